"""What a retagging changes, as lines for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from feeds.i18n import gettext as _
from feeds.model import Item, Tag
from feeds.retagging import as_corrected, changed_fields

_REMOVED, _ADDED = "−", "+"


@dataclass(frozen=True, slots=True)
class Change:
    """An item whose date, tags or summary are different. ``regions`` and ``themes`` are +NAME and −NAME."""

    number: int
    headline: str
    date: str
    regions: tuple[str, ...]
    themes: tuple[str, ...]
    summary: bool

    @classmethod
    def of(cls, number: int, before: Item, tagged: Item) -> Change | None:
        """From an item as it is, corrections and all, and as the rules now see it; None where nobody sees the
        difference."""
        after = as_corrected(before, tagged)
        if not changed_fields(before, after):
            return None
        date = f"{before.date or _('无')} → {after.date or _('无')}" if before.date != after.date else ""
        return cls(
            number,
            after.headline,
            date,
            tuple(_changed(before.regions, after.regions)),
            tuple(_changed(before.themes, after.themes)),
            before.summary != after.summary,
        )

    @property
    def kinds(self) -> Iterator[tuple[str, str]]:
        """What is counted: the group of the count and its name."""
        yield from ((_("地区"), name) for name in self.regions)
        yield from ((_("主题"), name) for name in self.themes)
        if self.date:
            yield _("日期"), _("改")
        if self.summary:
            yield _("摘要"), _("改")


def _changed(before: Iterable[Tag], after: Iterable[Tag]) -> Iterator[str]:
    """What left and what came; where neither did, the new order, since the first tag is the main one."""
    old, new = [tag.name for tag in before], [tag.name for tag in after]
    if sorted(old) == sorted(new):
        if old != new:
            yield _("次序")
        return
    yield from (_REMOVED + name for name in old if name not in new)
    yield from (_ADDED + name for name in new if name not in old)


def change_table(changes: Iterable[Change]) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(justify="right", style="dim", width=5)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=4, overflow="fold")
    for one in changes:
        parts = [_marked(name) for name in (*one.regions, *one.themes)]
        if one.date:
            parts.append(Text(_("日期 {change}").format(change=one.date)))
        if one.summary:
            parts.append(Text(_("摘要")))
        table.add_row(str(one.number), Text(one.headline), Text("  ").join(parts))
    return table


def _marked(name: str) -> Text:
    return Text(name, style={_ADDED: "green", _REMOVED: "red"}.get(name[0], ""))


def counts_lines(counts: Counter[tuple[str, str]]) -> Iterator[Text]:
    """A line a group, most frequent first: 地区  +深圳 12  −全国 3."""
    groups: dict[str, list[tuple[str, int]]] = {}
    for (group, name), number in counts.most_common():
        groups.setdefault(group, []).append((name, number))
    for group, named in groups.items():
        counted = [_marked(name).append(f" {number}", style="bold default") for name, number in named]
        yield Text(f"  {group}  ", style="dim").append(Text("  ", style="not dim").join(counted))
