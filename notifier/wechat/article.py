"""An issue as WeChat articles. Pure: the stored issue, its items and the options in, articles out.

The limits of ``limits`` are kept by construction: titles, authors and digests are built to their length, and items are
handed out to as few articles as can hold them. What eight articles cannot hold is counted in the last one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from feeds.i18n import gettext as _
from feeds.model import Item, Picture, StoredIssue, StoredItem
from feeds.publishing.xmltext import cleaned
from notifier.wechat import limits, markup, words
from notifier.wechat.addresses import Notes, addresses_of, without_addresses
from notifier.wechat.figures import figures
from notifier.wechat.groups import Group, GroupBy, grouped, weightiest
from notifier.wechat.limits import length
from notifier.wechat.phrases import sentence, shorten, squeeze
from notifier.wechat.theme import BUILTIN, Theme

SUMMARY = 120
"""Characters of an item's summary at most."""

_CREDIT = 60
_HEADLINES = 3
_HIGHLIGHT = 60
_LABEL = 30
_NAMES = 160
_IMPRINT = 80
# How many characters articles of one draft may differ by, beside the length of an item.
_EVEN = 300


@dataclass(frozen=True, slots=True)
class ArticleOptions:
    """``address`` is the absolute URL of the issue's page, ``image`` that of an image for the end, if there is one.
    ``pictures`` are the addresses of items' pictures, by their SHA-256; an item shows its first one that has one."""

    address: str
    group_by: GroupBy = "theme"
    author: str = ""
    theme: Theme = BUILTIN
    image: str = ""
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a draft, with the names that WeChat's API has for its parts, and ``plain_text`` for a group chat.

    ``items`` are the ids of the items in it. ``left`` says how many the draft has no room for; it is 0 in all but the
    last article, and that one tells its readers.
    """

    title: str
    author: str
    digest: str
    content: str
    content_source_url: str
    plain_text: str
    items: tuple[str, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Draft:
    """What all articles of a draft have in common."""

    issue: StoredIssue
    items: tuple[StoredItem, ...]
    groups: tuple[Group, ...]
    options: ArticleOptions
    headlines: tuple[str, ...]
    """Of all items, the weightiest first."""


_Placed = tuple[str, StoredItem]
"""An item with the name of the group it stands in."""


def compose(issue: StoredIssue, items: Sequence[StoredItem], options: ArticleOptions) -> tuple[Article, ...]:
    """One article, or up to eight of one draft where the items need them; at least one, even without items."""
    issue = cleaned(issue)
    ordered = tuple(cleaned(stored) for stored in items)
    draft = _Draft(
        issue,
        ordered,
        grouped(ordered, options.group_by),
        options,
        tuple(words.headline_of(stored) for stored in weightiest(ordered)),
    )
    reserve = 0
    while True:
        parts = _balanced(draft, limits.CONTENT - reserve)
        kept, left = parts[: limits.ARTICLES], sum(map(len, parts[limits.ARTICLES :]))
        articles = tuple(_article(draft, kept, n, left if n == len(kept) - 1 else 0) for n in range(len(kept)))
        over = max(length(article.content) for article in articles) - limits.CONTENT
        if over <= 0:
            return articles
        # The frame around the items depends on how they were split: measured, and left free in the next round.
        reserve += over


def _balanced(draft: _Draft, room: int) -> list[list[_Placed]]:
    """As few parts as the room allows, of about the same length: nobody sends an article of forty items and one of a
    single item. What a draft cannot hold is filled to the brim."""
    parts = list(_split(draft, room))
    if not 1 < len(parts) <= limits.ARTICLES:
        return parts
    least, most = room // 2, room
    while most - least > _EVEN:
        middle = (least + most) // 2
        tried = list(_split(draft, middle))
        if len(tried) > len(parts):
            least = middle
        else:
            parts, most = tried, middle
    return parts


def _split(draft: _Draft, room: int) -> Iterator[list[_Placed]]:
    """The items in their order, each part as long as the room for its items allows; one item at least."""
    part: list[_Placed] = []
    notes, size, current = Notes(), 0, None
    for placed in ((group.name, stored) for group in draft.groups for stored in group.items):
        cost = _cost(draft, placed, notes, current)
        if part and size + cost > room:
            yield part
            part, notes, size = [], Notes(), 0
            cost = _cost(draft, placed, notes, None)
        part.append(placed)
        size += cost
        current = placed[0]
    yield part


def _cost(draft: _Draft, placed: _Placed, notes: Notes, current: str | None) -> int:
    """What an item adds to an article: its entry, its new notes, and the heading of its group if that begins."""
    known = len(notes.all())
    name, stored = placed
    pieces = [_entry(draft, stored, notes)]
    pieces += [markup.note_line(draft.options.theme, note) for note in notes.all()[known:]]
    if name != current:
        pieces.append(markup.heading(draft.options.theme, name, len(draft.items)))
    return sum(map(length, pieces))


def _article(draft: _Draft, parts: Sequence[Sequence[_Placed]], n: int, left: int) -> Article:
    issue, options, part = draft.issue, draft.options, parts[n]
    groups = [
        Group(name, tuple(stored for _name, stored in placed)) for name, placed in groupby(part, lambda one: one[0])
    ]
    names = [group.name for group in groups]
    ranked = weightiest([stored for _name, stored in part])
    address = options.address if len(options.address.encode()) <= limits.SOURCE_URL_BYTES else ""
    headlines = draft.headlines if n == 0 else ["、".join(names), *names]
    return Article(
        title=words.title(issue, headlines, n, len(parts)),
        author=words.author(issue, options.author),
        digest=words.digest([words.headline_of(stored) for stored in ranked], len(parts)),
        content=_content(draft, groups, n, len(parts), left, address),
        content_source_url=address,
        plain_text=words.plain_text(issue, groups, left, options.address),
        items=tuple(stored.id for _name, stored in part),
        left=left,
    )


def _content(draft: _Draft, groups: Sequence[Group], n: int, parts: int, left: int, address: str) -> str:
    notes = Notes()
    theme = draft.options.theme
    pieces = [_lead(draft, groups, n, parts)]
    if n == 0:
        pieces.append(markup.figures_box(theme, figures(draft.items)))
    for group in groups:
        pieces.append(markup.heading(theme, group.name, len(group.items)))
        pieces += [_entry(draft, stored, notes) for stored in group.items]
    if address:
        number = notes.number(address, _("本期全文"))
        where = _("点“阅读原文”，或见注 [{n}]。").format(n=number)
        text = _("另有 {n} 条没有列在这里：").format(n=left) + where if left else _("各条全文：") + where
        pieces.append(markup.closing(theme, text))
    elif left:
        pieces.append(markup.closing(theme, _("另有 {n} 条没有列在这里，见本刊网站。").format(n=left)))
    if notes.all():
        pieces.append(markup.notes_box(theme, notes.all()))
    if draft.options.image:
        pieces.append(markup.image(draft.options.image))
    return "".join(pieces)


def _lead(draft: _Draft, groups: Sequence[Group], n: int, parts: int) -> str:
    issue, head = draft.issue, draft.issue.masthead
    if n:
        name = _("第 {n} 篇，共 {parts} 篇").format(n=n + 1, parts=parts)
        text = _("本篇：{names}。").format(names=shorten("、".join(group.name for group in groups), _NAMES))
        return markup.lead(draft.options.theme, name, words.issue_name(issue), text, ())
    text = words.overview(draft.groups, len(draft.items))
    if parts > 1:
        text += _("分 {parts} 篇发出，这是第 1 篇。").format(parts=parts)
    imprint = [squeeze(head.publisher or ""), words.date_words(head.date) if head.date else ""]
    first = [shorten(headline, _HIGHLIGHT) for headline in draft.headlines[:_HEADLINES]]
    return markup.lead(
        draft.options.theme, _("本期导读"), shorten(" · ".join(filter(None, imprint)), _IMPRINT), text, first
    )


def _entry(draft: _Draft, stored: StoredItem, notes: Notes) -> str:
    """The item as an entry; its addresses go to the notes, and their numbers where they stood, or to the headline."""
    item = stored.item
    headline = words.headline_of(stored)
    label = shorten(headline, _LABEL)
    numbers = {url: notes.number(url, label) for url in addresses_of(item)}

    def mark(url: str) -> str:
        # The end of a summary may cut an address short: it is still the same address.
        return next((f"[{number}]" for whole, number in numbers.items() if whole.startswith(url)), "")

    # Without a title the headline is the beginning of the text already.
    text = item.summary or (item.body if item.title is not None else "")
    summary = sentence(without_addresses(text, mark), SUMMARY)
    places = item.regions[:2] if draft.options.group_by != "region" else ()
    meta = (
        words.date_words(item.date, words.year_of(draft.issue)) if item.date else "",
        "、".join(filter(None, (squeeze(place.name) for place in places))),
        without_addresses(_credit(item), mark),
    )
    shown_meta = [shorten(part, _CREDIT) for part in meta if part]
    shown = " ".join((summary, *shown_meta))
    return markup.entry(
        draft.options.theme,
        headline=headline,
        meta=shown_meta,
        summary=summary,
        notes=[number for number in numbers.values() if f"[{number}]" not in shown],
        picture=next(filter(None, map(draft.options.pictures.get, map(_name_of, item.pictures))), ""),
    )


def _name_of(picture: Picture) -> str:
    return picture.sha256


def _credit(item: Item) -> str:
    if item.source:
        return _("来源：{source}").format(source=squeeze(item.source))
    return _("文：{names}").format(names="、".join(map(squeeze, item.byline))) if item.byline else ""
