"""Files of corrections: with an issue, after it, beside it in done/, wrong, and cut off by a crash."""

from __future__ import annotations

import os

import pytest
from drop_folder import CORRECTED, ISSUE, KEY, DropFolder

from feeds.pipeline import Result

TITLE = "items:\n- number: 2\n  title: 宁波港绿茶出口两位数增长\n"
NAME = "茶乡.txt.corrections.yaml"


def titles(folder: DropFolder) -> list[str | None]:
    return [one.item.title for one in folder.store.items_of(KEY)]


@pytest.fixture
def published(folder: DropFolder) -> DropFolder:
    folder.drop("茶乡.txt")
    folder.take()
    return folder


def test_corrections_dropped_with_their_issue_are_applied_and_go_along(folder: DropFolder) -> None:
    folder.drop("茶乡.txt")
    folder.drop(NAME, TITLE)
    (outcome,) = folder.take()
    assert outcome.result is Result.PUBLISHED
    assert titles(folder)[1] == "宁波港绿茶出口两位数增长"
    assert folder.names("done") == ["茶乡.txt", NAME]
    assert folder.take() == []


def test_corrections_dropped_alone_find_their_issue_by_their_name(published: DropFolder) -> None:
    published.drop("茶乡.corrections.yaml", TITLE)
    (outcome,) = published.take()
    assert (outcome.result, outcome.key) == (Result.CORRECTED, KEY)
    assert titles(published)[1] == "宁波港绿茶出口两位数增长"
    assert published.names("done") == ["茶乡.corrections.yaml", "茶乡.txt"]


def test_corrections_whose_issue_is_not_there_wait_for_it(folder: DropFolder) -> None:
    folder.drop(NAME, TITLE)
    assert folder.take() == []
    assert NAME in folder.names()
    folder.drop("茶乡.txt")
    folder.take()
    assert titles(folder)[1] == "宁波港绿茶出口两位数增长"


def test_corrections_that_come_again_take_the_place_of_the_earlier_ones(published: DropFolder) -> None:
    published.drop(NAME, TITLE)
    published.take()
    old = published.drop(NAME, "items:\n- number: 1\n  drop: true\n")
    # Copied with the time at which it was written, long ago.
    os.utime(old, (1_000_000_000, 1_000_000_000))
    published.take()
    assert titles(published) == ["宁波港出口绿茶增长一成"]
    assert published.names("done") == ["茶乡.txt", NAME]
    assert published.take() == []


def test_corrections_edited_in_done_are_applied_at_the_next_look(published: DropFolder) -> None:
    intake = published.intake()
    file = published.inbox / "done" / NAME
    file.write_text(TITLE, "utf-8")
    (outcome,) = published.take(intake)
    assert outcome.result is Result.CORRECTED
    file.write_text("items: []\n# 都撤回了\n", "utf-8")
    published.take(intake)
    assert titles(published)[1] == "宁波港出口绿茶增长一成"
    assert published.take(intake) == published.take() == []


def test_a_mistake_in_done_is_told_once_and_changes_nothing(published: DropFolder) -> None:
    intake = published.intake()
    file = published.inbox / "done" / NAME
    file.write_text(TITLE.replace("title", "titel"), "utf-8")
    (outcome,) = published.take(intake)
    assert outcome.result is Result.FAILED
    assert f"{NAME}:3" in outcome.message
    assert published.take(intake) == []
    assert [entry.subject for entry in published.store.last_errors()] == [NAME]
    file.write_text(TITLE, "utf-8")
    assert [one.result for one in published.take(intake)] == [Result.CORRECTED]


@pytest.mark.parametrize(
    ("text", "place"),
    [("items:\n- number: 9\n  drop: true\n", ":2"), ("issue: cha-xiang-jian-xun-2026-04\nitems: []\n", ":1")],
)
def test_corrections_of_what_is_not_there_are_rejected_with_the_line(
    published: DropFolder, text: str, place: str
) -> None:
    published.drop(NAME, text)
    (outcome,) = published.take()
    assert outcome.result is Result.REJECTED
    assert NAME + place in outcome.message
    assert published.names("rejected") == [NAME, NAME + ".report.txt"]


def test_a_corrected_issue_keeps_its_corrections_and_its_newer_file_of_them_goes_first(published: DropFolder) -> None:
    published.drop(NAME, TITLE)
    published.take()
    published.drop("茶乡.txt", CORRECTED)
    published.drop(NAME, TITLE.replace("两位数", "一成二"))
    published.take()
    assert titles(published)[1] == "宁波港绿茶出口一成二增长"
    assert published.names("done") == ["茶乡 (2).txt", "茶乡 (2).txt.corrections.yaml", "茶乡.txt", NAME]
    # A new process reads both files again.
    assert published.take() == []
    assert titles(published)[1] == "宁波港绿茶出口一成二增长"
    (published.inbox / "done/茶乡 (2).txt.corrections.yaml").write_text("items: []\n", "utf-8")
    published.take()
    assert titles(published)[1] == "宁波港出口绿茶增长一成二"


def test_corrections_cut_off_before_they_were_moved_are_simply_taken_again(published: DropFolder) -> None:
    file = published.drop(NAME, TITLE)
    os.link(file, published.inbox / "done" / NAME)
    published.take()
    assert published.names() == ["done", "rejected"]
    assert published.names("done") == ["茶乡.txt", NAME]
    assert titles(published)[1] == "宁波港绿茶出口两位数增长"


def test_corrections_without_the_ending_keep_their_kind_when_the_name_is_taken(folder: DropFolder) -> None:
    for text in (ISSUE, CORRECTED):
        folder.drop("茶乡.txt", text)
        folder.drop("茶乡.corrections.yaml", TITLE)
        folder.take()
    assert folder.names("done") == [
        "茶乡 (2).corrections.yaml",
        "茶乡 (2).txt",
        "茶乡.corrections.yaml",
        "茶乡.txt",
    ]
