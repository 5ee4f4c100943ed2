"""How far an item and an issue can be trusted, and what the settings make of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from feeds.model import Flag, Item, Kind
from feeds.verdict import Action, Grade, Policy, Verdict, action_for_item, judge_issue, judge_item, unmarked, with_marks

ITEM = Item(1, Kind.BRIEF, "夜航恢复")
GOOD, BAD = Verdict(Grade.GOOD), Verdict(Grade.DOUBTFUL)


@pytest.mark.parametrize(
    ("confidence", "grade"),
    [(1.0, Grade.GOOD), (0.6, Grade.GOOD), (0.59, Grade.DOUBTFUL), (0.3, Grade.DOUBTFUL), (0.29, Grade.POOR)],
)
def test_an_item_is_graded_by_its_confidence(confidence: float, grade: Grade) -> None:
    assert judge_item(replace(ITEM, confidence=confidence), Policy()).grade is grade


def test_a_flag_that_readers_suffer_from_makes_an_item_doubtful_however_sure_the_cut() -> None:
    verdict = judge_item(replace(ITEM, flags=(Flag("doubtful-date", "三月"), Flag("footnotes", "注"))), Policy())
    assert verdict == Verdict(Grade.DOUBTFUL, (Flag("doubtful-date", "三月"),))


def test_a_flag_that_is_only_a_note_does_not() -> None:
    assert judge_item(replace(ITEM, flags=(Flag("no-attribution"), Flag("resumed", "0.9"))), Policy()) == GOOD


def test_what_a_person_has_corrected_is_good() -> None:
    item = replace(ITEM, confidence=0.1, flags=(Flag("torn-end"),), corrected=("title",))
    assert judge_item(item, Policy()) == GOOD


def test_what_a_person_has_accepted_is_good() -> None:
    assert judge_item(replace(ITEM, confidence=0.1), Policy(), accepted=True) == GOOD


def test_an_issue_is_poor_when_many_of_its_items_are_doubtful() -> None:
    assert judge_issue((), [GOOD] * 7 + [BAD] * 3, Policy()).grade is Grade.POOR
    assert judge_issue((), [GOOD] * 8 + [BAD] * 2, Policy()).grade is Grade.DOUBTFUL
    assert judge_issue((), [GOOD] * 10, Policy()).grade is Grade.GOOD


def test_an_issue_that_may_be_another_one_is_doubtful_and_says_why() -> None:
    verdict = judge_issue((Flag("identity-from-file-name", "a.txt"), Flag("identity-from-sidecar")), [GOOD], Policy())
    assert verdict == Verdict(Grade.DOUBTFUL, (Flag("identity-from-file-name", "a.txt"),))


def test_an_issue_without_items_is_not_divided_by_them() -> None:
    assert judge_issue((), [], Policy(poor_share=0)).grade is Grade.GOOD


def test_the_settings_say_what_follows_from_a_grade() -> None:
    policy = Policy(doubtful_items=Action.FLAG, poor_items=Action.HOLD)
    grades = (Grade.GOOD, Grade.DOUBTFUL, Grade.POOR)
    assert [action_for_item(Verdict(grade), policy) for grade in grades] == [Action.PUBLISH, Action.FLAG, Action.HOLD]


def test_a_mark_is_set_once_and_taken_off() -> None:
    once = with_marks(ITEM, Action.FLAG, BAD)
    assert with_marks(once, Action.FLAG, BAD) == once != ITEM
    assert with_marks(once, Action.PUBLISH, BAD) == unmarked(once) == ITEM
