"""Messages of a group robot of WeCom: items in, messages out, each within the robot's limits. Pure.

https://developer.work.weixin.qq.com/document/path/91770
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from feeds.i18n import gettext as _
from feeds.model import StoredIssue, StoredItem
from feeds.publishing.xmltext import cleaned
from notifier.wechat import words
from notifier.wechat.addresses import without_addresses
from notifier.wechat.groups import weightiest
from notifier.wechat.phrases import sentence, shorten, squeeze

MARKDOWN_BYTES = 4096
CARDS = 8
CARD_TITLE_BYTES, CARD_TEXT_BYTES = 128, 512
A_MINUTE = 20
"""Messages that a robot may send in a minute."""

_SUMMARY = 120
_CREDIT = 60
_PARTS = "99/99"
# A robot knows no escapes: what would be markup becomes its full-width twin.
_PLAIN = str.maketrans("[]<>*`_#", "［］＜＞＊｀＿＃")


@dataclass(frozen=True, slots=True)
class Site:
    """Where things are read on: ``address`` without a slash at its end, ``cover`` that of the issue's cover or ""."""

    address: str
    cover: str = ""


def messages(
    issue: StoredIssue, items: Sequence[StoredItem], form: Literal["markdown", "news"], site: Site
) -> list[dict[str, Any]]:
    """The bodies of webhook/send, in the language set: all items, the weightiest first, none cut in two."""
    issue = cleaned(issue)
    ordered = [cleaned(stored) for stored in weightiest(items)]
    return _cards(issue, ordered, site) if form == "news" else _markdown(issue, ordered, site)


def _markdown(issue: StoredIssue, items: Sequence[StoredItem], site: Site) -> list[dict[str, Any]]:
    year = words.year_of(issue)
    longest_head = _head(issue, len(items), _PARTS)
    tail = _link(_("本期全文"), f"{site.address}/issues/{issue.key}/")
    room = MARKDOWN_BYTES - _size(longest_head) - _size(tail) - 4
    parts = list(_filled([_entry(stored, site, year) for stored in items], room))
    return [
        _message("markdown", content="\n\n".join([_head(issue, len(items), place), *entries, tail]))
        for place, entries in ((_place(n, len(parts)), entries) for n, entries in enumerate(parts, 1))
    ]


def _head(issue: StoredIssue, count: int, place: str) -> str:
    name = words.issue_name(issue).translate(_PLAIN) + (f"（{place}）" if place else "")
    return f"**{name}**\n" + _("与本群有关的 {n} 条").format(n=count)


def _entry(stored: StoredItem, site: Site, year: int | None) -> str:
    item = stored.item
    lines = [f"**{_link(words.headline_of(stored), f'{site.address}/{stored.path}')}**"]
    meta = [words.date_words(item.date, year) if item.date else "", *(squeeze(tag.name) for tag in item.regions[:1])]
    meta.append(_("来源：{source}").format(source=squeeze(item.source)) if item.source else "")
    if shown := " · ".join(shorten(part, _CREDIT) for part in meta if part):
        lines.append(f'> <font color="comment">{shown.translate(_PLAIN)}</font>')
    if summary := _summary(stored):
        lines.append(f"> {summary.translate(_PLAIN)}")
    return "\n".join(lines)


def _filled(entries: Sequence[str], room: int) -> Iterator[list[str]]:
    part: list[str] = []
    used = 0
    for entry in entries:
        cost = _size(entry) + 2
        if part and used + cost > room:
            yield part
            part, used = [], 0
        part.append(entry)
        used += cost
    yield part


def _cards(issue: StoredIssue, items: Sequence[StoredItem], site: Site) -> list[dict[str, Any]]:
    cards: list[dict[str, str]] = []
    for stored in items:
        card = {
            "title": _within(words.headline_of(stored), CARD_TITLE_BYTES),
            "description": _within(_summary(stored), CARD_TEXT_BYTES),
            "url": f"{site.address}/{stored.path}",
        }
        cards.append(card if cards or not site.cover else card | {"picurl": site.cover})
    return [_message("news", articles=cards[at : at + CARDS]) for at in range(0, len(cards), CARDS)]


def _summary(stored: StoredItem) -> str:
    item = stored.item
    text = item.summary or (item.body if item.title is not None else "")
    return sentence(without_addresses(text, lambda _url: ""), _SUMMARY)


def _link(text: str, address: str) -> str:
    return f"[{text.translate(_PLAIN)}]({address})"


def _place(n: int, count: int) -> str:
    return f"{n}/{count}" if count > 1 else ""


def _message(kind: str, **content: Any) -> dict[str, Any]:
    return {"msgtype": kind, kind: content}


def _size(text: str) -> int:
    return len(text.encode())


def _within(text: str, limit: int) -> str:
    """The text in at most so many bytes of UTF-8, shortened where a reader would pause."""
    length = min(len(text), limit)
    while _size(text) > limit:
        length -= 1
        text = shorten(text, length)
    return text
