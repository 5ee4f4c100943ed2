"""An issue as a table for the terminal: what ``jianbao parse`` prints without ``--json``."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from feeds.i18n import gettext as _
from feeds.model import Flag, Issue, Item, Masthead, Tag
from feeds.wording import flag_words


def issue_table(issue: Issue) -> RenderableType:
    """The masthead, a row an item in the order of the text, and how many there are."""
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("#", justify="right", style="dim")
    table.add_column(_("日期"), no_wrap=True)
    table.add_column(_("栏目"), ratio=2)
    table.add_column(_("标题"), ratio=5, style="bold")
    table.add_column(_("地区"), ratio=2)
    table.add_column(_("主题"), ratio=2)
    table.add_column(_("请核对"), ratio=3, style="yellow")
    for item in issue.items:
        table.add_row(*map(Text, _cells(item)))
    parts = [Text(_masthead_line(issue.masthead), style="bold"), *_flag_lines(issue.flags), Text()]
    return Group(*parts, table, Text(), Text(_("共 {n} 条").format(n=len(issue.items))))


def _cells(item: Item) -> tuple[str, ...]:
    place = " / ".join(filter(None, (item.section, item.group)))
    date = str(item.date) if item.date else ""
    tags = (_names(item.regions), _names(item.themes))
    return (str(item.sequence), date, place, item.headline, *tags, "；".join(map(flag_words, item.flags)))


def _names(tags: Iterable[Tag]) -> str:
    return "、".join(tag.name for tag in tags)


def _flag_lines(flags: Iterable[Flag]) -> list[Text]:
    return [Text(_("请核对：{words}").format(words=flag_words(flag)), style="yellow") for flag in flags]


def _masthead_line(masthead: Masthead) -> str:
    facts = [masthead.title or _("（没有刊名）"), masthead.publisher]
    if masthead.year and masthead.number:
        facts.append(_("{year} 年第 {number} 期").format(year=masthead.year, number=masthead.number))
    if masthead.serial:
        facts.append(_("总第 {serial} 期").format(serial=masthead.serial))
    facts.append(str(masthead.date) if masthead.date else None)
    return "  ".join(filter(None, facts))
