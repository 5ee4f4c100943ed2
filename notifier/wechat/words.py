"""How an article names things: the issue, a date, a list, within the lengths that WeChat allows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feeds.i18n import gettext as _
from feeds.model import PartialDate, StoredIssue, StoredItem
from notifier.wechat import limits
from notifier.wechat.addresses import without_addresses
from notifier.wechat.groups import Group
from notifier.wechat.limits import length
from notifier.wechat.phrases import at_phrase, shorten, squeeze

_NUMERALS = "一二三四五六七八"
# A headline that loses most of its words to fit says less than no headline.
_LEAST = 8
_GROUPS = 6
_HEADLINE = 120


def date_words(date: PartialDate, year: int | None = None) -> str:
    """9月3日 in the year given, else 2025年9月3日."""
    if date.day is not None:
        words = _("{month}月{day}日") if date.year == year else _("{year}年{month}月{day}日")
    else:
        words = _("{year}年{month}月") if date.month is not None else _("{year}年")
    return words.format(year=date.year, month=date.month, day=date.day)


def year_of(issue: StoredIssue) -> int | None:
    """The year a date of the issue is read in: an issue of January may still be the last number of its volume."""
    head = issue.masthead
    return head.date.year if head.date else head.year


def issue_name(issue: StoredIssue, limit: int = 60) -> str:
    """甬江跨境贸易月报第9期; by its date where it has no number. A long name of the periodical gives way."""
    number = _number(issue)
    number = number if length(number) <= limit // 2 else ""
    return shorten(squeeze(issue.periodical_title), limit - length(number)) + number or shorten(issue.key, limit)


def _number(issue: StoredIssue) -> str:
    head = issue.masthead
    if head.number is not None:
        return _("第{n}期").format(n=head.number)
    return date_words(head.date) if head.date is not None else ""


def number_of(issue: StoredIssue) -> str:
    """2026年第9期, as it stands on a cover; empty where the issue has neither number nor date."""
    head = issue.masthead
    if head.year is not None and head.number is not None:
        return shorten(_("{year}年第{n}期").format(year=head.year, n=head.number), 24)
    return shorten(_number(issue), 24)


def title(issue: StoredIssue, headlines: Sequence[str], part: int = 0, parts: int = 1) -> str:
    """The issue and the first headline that fits, whole or up to a pause; ``part`` counts from 0."""
    place = f"（{_NUMERALS[part]}）" if parts > 1 else ""
    name = issue_name(issue, limits.TITLE - length(place)) + place
    room = limits.TITLE - length(name) - 1
    fitting = (short for headline in headlines if (short := at_phrase(headline, room, least=_LEAST)))
    headline = next(fitting, None)
    return f"{name}｜{headline}" if headline else name


def author(issue: StoredIssue, configured: str) -> str:
    """The one configured, else the publisher, else the periodical: the first that need not be shortened."""
    given = squeeze(configured)
    names = [given] if given else [squeeze(issue.masthead.publisher or ""), squeeze(issue.periodical_title)]
    names = [name for name in names if name]
    fitting = (name for name in names if length(name) <= limits.AUTHOR)
    return next(fitting, None) or shorten(names[0] if names else "", limits.AUTHOR)


def digest(headlines: Sequence[str], parts: int = 1) -> str:
    """本期 24 条: as many headlines as there is room for. ``parts`` is how many articles the draft has."""
    if not headlines:
        return _("本期没有可以单列的条目。")
    text = (_("本篇 {n} 条：") if parts > 1 else _("本期 {n} 条：")).format(n=len(headlines))
    text += shorten(headlines[0], limits.DIGEST - length(text))
    for headline in headlines[1:]:
        if length(f"{text}；{headline}") > limits.DIGEST:
            break
        text = f"{text}；{headline}"
    return text


def overview(groups: Sequence[Group], count: int) -> str:
    """本期共 24 条：物流 8 条、跨境电商 6 条."""
    if not count:
        return _("本期没有可以单列的条目。")
    named = [_("{name} {n} 条").format(name=group.name, n=len(group.items)) for group in groups[:_GROUPS]]
    listed = "、".join(named)
    if len(groups) > _GROUPS:
        listed = _("{listed}等").format(listed=listed)
    return _("本期共 {n} 条：{listed}。").format(n=count, listed=listed)


def plain_text(issue: StoredIssue, groups: Iterable[Group], left: int, address: str) -> str:
    """The article for a group chat, where there is text only: headlines under their groups, and where to read on."""
    lines = [issue_name(issue)]
    year = year_of(issue)
    for group in groups:
        lines += ["", f"【{group.name}】", *(f"· {_chat_line(stored, year)}" for stored in group.items)]
    if left:
        lines += ["", _("另有 {n} 条没有列出。").format(n=left)]
    return "\n".join([*lines, "", _("全文：{address}").format(address=address)])


def _chat_line(stored: StoredItem, year: int | None) -> str:
    date = stored.item.date
    headline = headline_of(stored)
    return f"{headline}（{date_words(date, year)}）" if date else headline


def headline_of(stored: StoredItem) -> str:
    """Of one line, without addresses, and short enough that no item fills an article."""
    headline = without_addresses(stored.item.headline[: 4 * _HEADLINE], lambda _url: "")
    return shorten(headline, _HEADLINE) or _("（无题）")
