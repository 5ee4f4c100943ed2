"""What there is to look at in an issue, as tables for the terminal."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from feeds.corrections.template import Doubt
from feeds.i18n import gettext as _
from feeds.model import Item, StoredIssue
from feeds.store import ReviewItem
from feeds.verdict import MARK, Grade, Policy, Verdict, judge_issue, judge_item
from feeds.wording import flag_words, grade_words

_STYLES = {Grade.GOOD: "", Grade.DOUBTFUL: "yellow", Grade.POOR: "red"}


@dataclass(frozen=True, slots=True)
class ItemLook:
    """An item with the verdict over it. ``wanting``: a person should look and has not yet."""

    item: ReviewItem
    verdict: Verdict

    @property
    def wanting(self) -> bool:
        one = self.item
        return one.removal is None and self.verdict.grade is not Grade.GOOD


@dataclass(frozen=True, slots=True)
class Look:
    """An issue with the verdicts over it and its items. ``wanting``: something of it is still to be looked at."""

    issue: StoredIssue
    verdict: Verdict
    items: tuple[ItemLook, ...]

    @property
    def held(self) -> int:
        return sum(one.item.held is not None and one.item.removal is None for one in self.items)

    @property
    def wanting(self) -> bool:
        looked_at = all(one.item.accepted is not None or one.item.removal is not None for one in self.items)
        return self.held > 0 or (self.verdict.grade is not Grade.GOOD and not looked_at)


def look_at(issue: StoredIssue, items: Sequence[ReviewItem], policy: Policy) -> Look:
    looks = tuple(ItemLook(one, judge_item(one.item, policy, accepted=one.accepted is not None)) for one in items)
    standing = [look.verdict for look in looks if look.item.removal is None]
    return Look(issue, judge_issue(issue.flags, standing, policy), looks)


def issues_table(looks: Sequence[Look]) -> Table:
    """A row an issue: its key, its name, the verdict, how many items to look at and held, and why."""
    table = _table()
    # Never broken over lines, for it is to be typed or copied.
    table.add_column(_("期号"), style="bold", no_wrap=True, min_width=max(len(look.issue.key) for look in looks))
    table.add_column(_("刊名"), overflow="fold")
    table.add_column(_("判定"), no_wrap=True)
    table.add_column(_("待看"), justify="right", no_wrap=True)
    table.add_column(_("未发"), justify="right", no_wrap=True)
    table.add_column(_("原因"), overflow="fold")
    for look in looks:
        wanting = sum(one.wanting for one in look.items)
        table.add_row(
            Text(look.issue.key),
            Text(look.issue.label),
            Text(grade_words(look.verdict.grade), style=_STYLES[look.verdict.grade]),
            str(wanting or ""),
            str(look.held or ""),
            Text(_reasons(look.verdict)),
        )
    return table


def issue_heading(look: Look) -> Iterator[Text]:
    yield Text(f"{look.issue.label}  {look.issue.key}", style="bold")
    grade = Text(grade_words(look.verdict.grade), style=_STYLES[look.verdict.grade])
    yield Text(_("判定：")).append(grade)
    for flag in look.verdict.reasons:
        yield Text("  " + flag_words(flag), style="yellow")
    for flag in look.issue.flags:
        # What is no reason to doubt is still said: that a sidecar gave the issue its identity.
        if flag not in look.verdict.reasons and flag.code != MARK:
            yield Text("  " + flag_words(flag), style="dim")
    if look.issue.held:
        yield Text(_("这一期还没有发布，等人看过。"), style="yellow")


def items_table(items: Iterable[ItemLook], text: str, pages: Sequence[int]) -> Table:
    """A row an item: its number, headline, why to look, confidence, place in the file and state."""
    table = _table()
    table.add_column("#", justify="right", style="dim")
    table.add_column(_("标题"), ratio=4, style="bold", overflow="fold")
    table.add_column(_("请核对"), ratio=5, style="yellow", overflow="fold")
    table.add_column(_("把握"), justify="right", no_wrap=True)
    table.add_column(_("位置"), no_wrap=True)
    table.add_column(_("状态"), no_wrap=True)
    for one in items:
        item = one.item.item
        table.add_row(
            str(one.item.number),
            Text(item.headline),
            Text(_("；").join(flag_words(flag) for flag in item.flags if flag.code != MARK)),
            f"{item.confidence:.0%}",
            where(item, text, pages),
            _state(one.item),
        )
    return table


def where(item: Item, text: str, pages: Sequence[int]) -> str:
    """The place of an item in its file, as people count: page, where there are several, and line."""
    if not item.spans:
        return ""
    start = item.spans[0].start
    line = text.count("\n", 0, start) + 1
    if len(pages) < 2:
        return _("第 {line} 行").format(line=line)
    return _("第 {page} 页，第 {line} 行").format(page=bisect_right(pages, start), line=line)


def doubt_of(one: ItemLook, text: str, pages: Sequence[int]) -> Doubt:
    item = one.item.item
    return Doubt(one.item.number, item.headline, _reasons(one.verdict), where(item, text, pages), item.body)


def _reasons(verdict: Verdict) -> str:
    return _("；").join(map(flag_words, verdict.reasons))


def _state(one: ReviewItem) -> str:
    if one.removal == "person":
        return _("已撤下")
    if one.removal == "file":
        return _("按更正撤下")
    if one.held:
        return _("等人看")
    if one.accepted:
        return _("已认可")
    if one.item.corrected:
        return _("已更正")
    return _("已发布，已注明") if any(flag.code == MARK for flag in one.item.flags) else _("已发布")


def _table() -> Table:
    return Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
