"""How what was done is said."""

from __future__ import annotations

from feeds.errors import Problem
from feeds.pipeline import Outcome, Result
from jianbao.work import Did, sentences
from notifier.jobs import Done


def did(*outcomes: Outcome, published: int = 0, notified: Done | None = None, mails_leave: bool = True) -> Did:
    return Did(outcomes, published, notified or Done(), mails_leave, None)


def said(one: Did) -> list[tuple[str, bool]]:
    return [(sentence.text, sentence.trouble) for sentence in sentences(one)]


def test_nothing_done_is_nothing_said() -> None:
    assert said(did()) == []


def test_a_published_file_is_no_trouble_a_rejected_one_is() -> None:
    good = Outcome("a.txt", Result.PUBLISHED, "a-2026-01", "已入库")
    bad = Outcome("b.pdf", Result.REJECTED, None, "读不出")
    assert said(did(good, bad)) == [("a.txt：已入库", False), ("b.pdf：读不出", True)]


def test_results_are_counted_by_kind() -> None:
    one = did(Outcome("a", Result.REJECTED, None, ""), Outcome("b", Result.FAILED, None, ""))
    assert (one.results(Result.REJECTED), one.results(Result.FAILED), one.results(Result.PUBLISHED)) == (1, 1, 0)


def test_mails_that_are_files_are_not_said_to_be_sent() -> None:
    [(to_files, _)] = said(did(notified=Done(sent=2), mails_leave=False))
    [(to_people, _)] = said(did(notified=Done(sent=2)))
    assert "outbox" in to_files
    assert "outbox" not in to_people


def test_every_trouble_of_the_notifier_is_said() -> None:
    problem = Problem("members.csv", 3, "email", "不是地址")
    troubles = Done(deferred=1, failed=2, uncertain=3, trouble="连不上", problems=(problem,))
    texts = said(did(notified=troubles))
    assert all(trouble for _text, trouble in texts)
    assert [text[:1] for text, _trouble in texts[:3]] == ["1", "2", "3"]
    assert [text for text, _trouble in texts[3:]] == ["连不上", str(problem)]
