"""How far an item, and an issue, can be trusted without a person, and what follows from it (pure).

grade     good, doubtful or poor, with the review flags that speak against it
policy    the settings under ``review``: from which confidence on, and what happens below it
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from feeds.model import Flag, Item

MARK = "doubtful"
"""The code of the flag by which a reader sees that an item or an issue is doubtful."""


class Grade(StrEnum):
    GOOD = "good"
    DOUBTFUL = "doubtful"
    POOR = "poor"


class Action(StrEnum):
    """What happens to an item or an issue: published, published with a mark, or held until a person accepts it."""

    PUBLISH = "publish"
    FLAG = "flag"
    HOLD = "hold"


@dataclass(frozen=True, slots=True)
class Verdict:
    """``reasons`` are flags: their words say to a person what is wrong."""

    grade: Grade
    reasons: tuple[Flag, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """``doubtful_below`` and ``poor_below`` are confidences of an item, ``poor_share`` is the part of an issue's items
    from which on, when they are not good, the issue is poor; all 0 to 1. The actions are for each grade below good.
    """

    doubtful_below: float = 0.6
    poor_below: float = 0.3
    poor_share: float = 0.3
    doubtful_items: Action = Action.FLAG
    poor_items: Action = Action.FLAG
    doubtful_issues: Action = Action.PUBLISH
    poor_issues: Action = Action.FLAG


# Flags that make a person doubt an item however sure the cut is: what follows them in a feed is not what was printed.
_DOUBT_ITEM = {"no-headline", "torn-start", "torn-end", "doubtful-date", "short", "long"}
# Flags of an issue that may be mistaken for another, be of another day, lack a part, or have slips all over.
_DOUBT_ISSUE = {
    "no-title",
    "no-number",
    "no-date",
    "date-inferred",
    "month-inferred",
    "identity-from-file-name",
    "torn-pages",
    "listed-not-found",
    "recognised",
}


def judge_item(item: Item, policy: Policy, *, accepted: bool = False) -> Verdict:
    """An item that a person has accepted, or of which a person has set a field, has been looked at: it is good."""
    if accepted or item.corrected:
        return Verdict(Grade.GOOD)
    reasons = tuple(flag for flag in item.flags if flag.code in _DOUBT_ITEM)
    if item.confidence < policy.doubtful_below:
        reasons += (Flag("low-confidence", _percent(item.confidence)),)
    if item.confidence < policy.poor_below:
        return Verdict(Grade.POOR, reasons)
    return Verdict(Grade.DOUBTFUL if reasons else Grade.GOOD, reasons)


def judge_issue(flags: Iterable[Flag], verdicts: Sequence[Verdict], policy: Policy) -> Verdict:
    """``flags`` are the issue's own, ``verdicts`` those of its items."""
    reasons = tuple(flag for flag in flags if flag.code in _DOUBT_ISSUE)
    bad = sum(verdict.grade is not Grade.GOOD for verdict in verdicts)
    if bad:
        reasons += (Flag("doubtful-items", f"{bad}/{len(verdicts)}"),)
    if bad and bad >= policy.poor_share * len(verdicts):
        return Verdict(Grade.POOR, reasons)
    return Verdict(Grade.DOUBTFUL if reasons else Grade.GOOD, reasons)


def action_for_item(verdict: Verdict, policy: Policy) -> Action:
    return {Grade.DOUBTFUL: policy.doubtful_items, Grade.POOR: policy.poor_items}.get(verdict.grade, Action.PUBLISH)


def action_for_issue(verdict: Verdict, policy: Policy) -> Action:
    return {Grade.DOUBTFUL: policy.doubtful_issues, Grade.POOR: policy.poor_issues}.get(verdict.grade, Action.PUBLISH)


def marked(flags: tuple[Flag, ...], action: Action, verdict: Verdict) -> tuple[Flag, ...]:
    """The flags with the mark that a reader sees if the action says so, and without one that was there before."""
    bare = tuple(flag for flag in flags if flag.code != MARK)
    return (*bare, Flag(MARK, verdict.grade.value)) if action is Action.FLAG else bare


def unmarked(item: Item) -> Item:
    return replace(item, flags=tuple(flag for flag in item.flags if flag.code != MARK))


def with_marks(item: Item, action: Action, verdict: Verdict) -> Item:
    """As ``marked``, for an item."""
    return replace(item, flags=marked(item.flags, action, verdict))


def _percent(value: float) -> str:
    return f"{value:.0%}"
