from __future__ import annotations

import datetime as dt
import errno
import os
from pathlib import Path

import pytest
from drop_folder import CORRECTED, ELSEWHERE, ISSUE, KEY, NOW, OTHER, DropFolder
from sqlalchemy.exc import DataError, OperationalError

from feeds.errors import UnreadableIssue
from feeds.intake.folder import locked
from feeds.pipeline import Outcome, Result


def test_a_file_is_taken_when_two_looks_a_settle_time_apart_saw_the_same(folder: DropFolder) -> None:
    intake = folder.intake()
    path = folder.drop("茶乡简讯2026-03.txt", ISSUE[:100])
    assert intake.look(NOW) == []
    assert intake.next_look == 2.0
    folder.clock.sleep(1.9)
    assert intake.look(NOW) == []
    path.write_text(ISSUE, encoding="utf-8")
    folder.clock.sleep(1.9)
    assert intake.look(NOW) == []
    folder.clock.sleep(2)
    (outcome,) = intake.look(NOW)
    assert (outcome.name, outcome.result, outcome.key) == (path.name, Result.PUBLISHED, KEY)
    assert folder.names() == ["done", "rejected"]
    assert folder.names("done") == ["茶乡简讯2026-03.txt"]
    assert intake.next_look is None


@pytest.mark.parametrize("year", [1999, 2038])
def test_the_time_that_a_file_carries_does_not_matter(folder: DropFolder, year: int) -> None:
    seconds = dt.datetime(year, 1, 1, tzinfo=dt.UTC).timestamp()
    os.utime(folder.drop("old.txt"), (seconds, seconds))
    assert [one.result for one in folder.take()] == [Result.PUBLISHED]


def test_a_stalled_copy_is_not_complete_while_its_writer_has_it_open(folder: DropFolder) -> None:
    intake = folder.intake()
    path = folder.drop("slow.txt", "")
    with path.open("w", encoding="utf-8") as file:
        file.write(ISSUE[:150])
        file.flush()
        assert folder.take(intake) == []
        folder.clock.sleep(3600)
        assert intake.look(NOW) == []
        assert intake.next_look is not None
        file.write(ISSUE[150:])
    assert [one.result for one in folder.take(intake)] == [Result.PUBLISHED]


@pytest.mark.parametrize(
    "name",
    [
        "a.txt.part",
        "a.PARTIAL",
        "a.pdf.crdownload",
        "a.download",
        "a.tmp",
        "~$a.docx",
        ".~lock.a.docx#",
        ".hidden.txt",
        ".a.txt.Xk3P9q",
        ".syncthing.a.txt.tmp",
        "~syncthing~a.txt.tmp",
        "a.txt~",
        "Thumbs.db",
        "a.txt.report.txt",
        "lonely.yaml",
    ],
)
def test_what_is_no_issue_is_left_alone(folder: DropFolder, name: str) -> None:
    folder.drop(name)
    assert folder.take() == []
    assert (folder.inbox / name).is_file()


def test_folders_and_links_are_reported_once_and_not_followed(folder: DropFolder, tmp_path: Path) -> None:
    (folder.inbox / "2026").mkdir()
    secret = tmp_path / "secret.txt"
    secret.write_text(ISSUE, encoding="utf-8")
    (folder.inbox / "link.txt").symlink_to(secret)
    intake = folder.intake()
    outcomes = intake.look(NOW)
    assert [(one.name, one.result) for one in outcomes] == [("2026", Result.IGNORED), ("link.txt", Result.IGNORED)]
    assert folder.take(intake) == []
    assert folder.store.counts().issues == 0
    assert folder.names() == ["2026", "done", "link.txt", "rejected"]


def test_the_same_bytes_under_another_name_are_reported_and_not_published_twice(folder: DropFolder) -> None:
    intake = folder.intake()
    folder.drop("first.txt")
    folder.take(intake)
    folder.drop("copy.txt")
    (outcome,) = folder.take(intake)
    assert (outcome.result, outcome.key) == (Result.DUPLICATE, KEY)
    assert folder.names("done") == ["copy.txt", "copy.txt.report.txt", "first.txt"]
    report = (folder.inbox / "done" / "copy.txt.report.txt").read_text(encoding="utf-8")
    assert "《茶乡简讯》2026年第3期" in report
    assert "first.txt" in report
    assert "2026-11-02 09:30" in report
    assert folder.store.counts().issues == 1


def test_a_published_file_whose_move_was_cut_off_is_moved_without_a_report(
    folder: DropFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.drop("a.txt")

    def killed(*_: object) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr("feeds.intake.taking.move", killed)
    with pytest.raises(KeyboardInterrupt):
        folder.take()
    monkeypatch.undo()
    (outcome,) = folder.take()
    assert outcome.result is Result.DUPLICATE
    assert folder.names("done") == ["a.txt"]


def test_a_corrected_file_updates_its_issue(folder: DropFolder) -> None:
    intake = folder.intake()
    folder.drop("a.txt")
    folder.take(intake)
    before = folder.store.items_of(KEY)
    folder.drop("a.txt", CORRECTED)
    (outcome,) = folder.take(intake)
    assert outcome.result is Result.CORRECTED
    after = folder.store.items_of(KEY)
    assert [one.id for one in after] == [one.id for one in before]
    assert [one.item.body for one in after] != [one.item.body for one in before]
    assert folder.names("done") == ["a (2).txt", "a.txt"]


def test_two_publishers_of_one_title_get_an_issue_each(folder: DropFolder) -> None:
    folder.drop("a.txt")
    folder.drop("b.txt", ELSEWHERE.replace("茶乡协会", "西山茶农会"))
    assert [one.result for one in folder.take()] == [Result.PUBLISHED, Result.PUBLISHED]
    assert {issue.key for issue in folder.store.issues()} == {KEY, KEY.replace("-2026", "-2-2026")}


def test_another_issue_under_the_same_title_and_number_is_rejected_until_a_sidecar_tells_them_apart(
    folder: DropFolder,
) -> None:
    folder.drop("a.txt")
    folder.take()
    folder.drop("b.txt", ELSEWHERE)
    (outcome,) = folder.take()
    assert outcome.result is Result.REJECTED
    assert KEY in outcome.message
    assert len(folder.store.items_of(KEY)) == 2
    (folder.inbox / "rejected" / "b.txt").rename(folder.inbox / "b.txt")
    folder.drop("b.yaml", "periodical: west-hill\n")
    assert [one.key for one in folder.take()] == ["west-hill-2026-03"]
    assert len(folder.store.items_of(KEY)) == 2


def test_a_file_and_its_correction_dropped_together_are_taken_in_the_order_of_their_times(folder: DropFolder) -> None:
    os.utime(folder.drop("a corrected.txt", CORRECTED), (2_000_000, 2_000_000))
    os.utime(folder.drop("z.txt"), (1_000_000, 1_000_000))
    assert [one.result for one in folder.take()] == [Result.PUBLISHED, Result.CORRECTED]
    assert "一成二" in folder.store.text(KEY)


def test_an_unreadable_file_goes_to_rejected_with_a_report_in_words(folder: DropFolder) -> None:
    folder.drop("scan.docx", b"PK\x03\x04 torn")
    folder.drop("good.txt")
    outcomes = folder.take()
    assert sorted(one.result for one in outcomes) == [Result.PUBLISHED, Result.REJECTED]
    assert folder.names("rejected") == ["scan.docx", "scan.docx.report.txt"]
    report = (folder.inbox / "rejected" / "scan.docx.report.txt").read_text(encoding="utf-8")
    assert "文件：scan.docx" in report
    assert "重新放进收件夹" in report
    (entry,) = folder.store.last_errors()
    assert (entry.kind, entry.subject) == ("intake", "scan.docx")


def test_rejected_bytes_are_tried_again(folder: DropFolder) -> None:
    def refuse(path: Path, now: dt.datetime) -> Outcome:
        raise UnreadableIssue("还没有装好")

    folder.drop("a.txt")
    folder.take(folder.intake(refuse))
    for path in list((folder.inbox / "rejected").iterdir()):
        path.rename(folder.inbox / path.name)  # the operator puts back everything, the report too
    assert [one.result for one in folder.take()] == [Result.PUBLISHED]
    assert folder.names() == ["done", "rejected"]
    assert folder.names("done") == ["a.txt", "a.txt.report.txt"]


def test_text_without_items_is_rejected(folder: DropFolder) -> None:
    folder.drop("a.txt", "12345\n")
    (outcome,) = folder.take()
    assert outcome.result is Result.REJECTED
    assert "没有找到任何条目" in outcome.message


def test_an_empty_file_waits_and_is_rejected_after_a_minute(folder: DropFolder) -> None:
    folder.drop("empty.txt", "")
    intake = folder.intake()
    assert folder.take(intake) == []
    folder.clock.sleep(60)
    (outcome,) = intake.look(NOW)
    assert (outcome.result, outcome.name) == (Result.REJECTED, "empty.txt")
    assert folder.names("rejected") == ["empty.txt", "empty.txt.report.txt"]


def test_a_file_that_is_too_large_is_rejected_unread(folder: DropFolder) -> None:
    def read(path: Path, now: dt.datetime) -> Outcome:
        raise AssertionError("read")

    with folder.drop("big.pdf").open("r+b") as file:
        file.truncate(3 * 1024 * 1024)
    (outcome,) = folder.take(folder.intake(read, largest=2))
    assert outcome.result is Result.REJECTED
    assert "3 MB" in outcome.message
    assert folder.names("rejected") == ["big.pdf", "big.pdf.report.txt"]


def test_a_sidecar_says_which_issue_it_is_and_goes_along(folder: DropFolder) -> None:
    folder.drop("scan0001.txt")
    folder.drop("scan0001.yaml", "title: 山茶月报\nyear: 2025\nnumber: 12\ndate: 2025-12\n")
    (outcome,) = folder.take()
    assert outcome.key == "shan-cha-yue-bao-2025-12"
    assert folder.names("done") == ["scan0001.txt", "scan0001.yaml"]
    stored = folder.store.issue("shan-cha-yue-bao-2025-12")
    assert stored is not None
    assert "identity-from-sidecar" in {flag.code for flag in stored.flags}
    assert stored.published == dt.datetime(2025, 12, 1, 4, tzinfo=dt.UTC)


def test_a_published_file_dropped_again_with_a_sidecar_is_called_as_that_says(folder: DropFolder) -> None:
    folder.drop("a.txt")
    folder.take()
    folder.drop("a.txt")
    folder.drop("a.yaml", "date: 2026-09-30\n")
    (outcome,) = folder.take()
    assert (outcome.result, outcome.key) == (Result.CORRECTED, KEY)
    (found,) = folder.store.issues()
    assert found.published == dt.datetime(2026, 9, 30, 4, tzinfo=dt.UTC)
    assert folder.names("done") == ["a (2).txt", "a (2).yaml", "a.txt"]


def test_a_sidecar_with_a_mistake_puts_the_issue_into_quarantine_with_the_line(folder: DropFolder) -> None:
    folder.drop("a.txt")
    folder.drop("a.txt.yaml", "title: 山茶月报\nnumbr: 12\n")
    (outcome,) = folder.take()
    assert outcome.result is Result.REJECTED
    assert "a.txt.yaml:2" in outcome.message
    assert "number" in outcome.message
    assert folder.names("rejected") == ["a.txt", "a.txt.report.txt", "a.txt.yaml"]


def test_a_sidecar_that_still_changes_holds_its_issue_back(folder: DropFolder) -> None:
    intake = folder.intake()
    folder.drop("a.txt")
    intake.look(NOW)
    folder.clock.sleep(1.5)
    folder.drop("a.yaml", "year: 2025\n")
    assert intake.look(NOW) == []
    folder.clock.sleep(1.5)
    assert intake.look(NOW) == []
    folder.clock.sleep(1.5)
    assert [one.result for one in intake.look(NOW)] == [Result.PUBLISHED]


def test_a_taken_name_gets_a_number_and_so_do_its_companions(folder: DropFolder) -> None:
    intake = folder.intake()
    folder.drop("a.txt")
    folder.take(intake)
    folder.drop("a.txt", OTHER)
    folder.drop("a.yaml", "publisher: 茶乡协会\n")
    folder.take(intake)
    assert folder.names("done") == ["a (2).txt", "a (2).yaml", "a.txt"]
    assert (folder.inbox / "done" / "a.txt").read_text(encoding="utf-8") == ISSUE


def test_what_is_no_fault_of_the_file_leaves_it_there_and_is_told_once(folder: DropFolder) -> None:
    broken = True

    def process(path: Path, now: dt.datetime) -> Outcome:
        if broken and path.name == "b.txt":
            raise OSError(errno.ENOSPC, "No space left on device")
        return Outcome(path.name, Result.PUBLISHED, "key", "")

    intake = folder.intake(process)
    for place, name in enumerate(("a.txt", "b.txt", "c.txt")):
        os.utime(folder.drop(name), (place, place))
    outcomes = folder.take(intake)
    assert [one.result for one in outcomes] == [Result.PUBLISHED, Result.FAILED, Result.PUBLISHED]
    assert "No space left" in outcomes[1].message
    assert [one for one in folder.names() if one.endswith(".txt")] == ["b.txt"]
    assert intake.look(NOW) == []
    assert len(folder.store.last_errors()) == 1
    broken = False
    assert [one.name for one in intake.look(NOW)] == ["b.txt"]


def test_a_database_that_is_away_leaves_the_files_there(folder: DropFolder) -> None:
    def process(path: Path, now: dt.datetime) -> Outcome:
        raise OperationalError("SELECT", {}, Exception("server closed the connection"))

    folder.drop("a.txt")
    (outcome,) = folder.take(folder.intake(process))
    assert outcome.result is Result.FAILED
    assert (folder.inbox / "a.txt").is_file()


def test_a_row_that_the_database_refuses_is_the_fault_of_the_file(folder: DropFolder) -> None:
    def process(path: Path, now: dt.datetime) -> Outcome:
        raise DataError("INSERT", {}, Exception("value too long"))

    folder.drop("a.txt")
    assert [one.result for one in folder.take(folder.intake(process))] == [Result.REJECTED]


def test_a_defect_of_the_program_costs_one_file_only(folder: DropFolder) -> None:
    def process(path: Path, now: dt.datetime) -> Outcome:
        raise ZeroDivisionError

    folder.drop("a.txt")
    (outcome,) = folder.take(folder.intake(process))
    assert outcome.result is Result.REJECTED
    assert "ZeroDivisionError" in outcome.message
    assert folder.names("rejected") == ["a.txt", "a.txt.report.txt"]


def test_a_file_that_vanishes_or_changes_meanwhile_is_neither_moved_nor_rejected(folder: DropFolder) -> None:
    def process(path: Path, now: dt.datetime) -> Outcome:
        if path.name == "gone.txt":
            path.unlink()
        else:
            path.write_text(ISSUE * 2, encoding="utf-8")
        raise UnreadableIssue("只有一半")

    folder.drop("gone.txt")
    folder.drop("grows.txt")
    assert folder.take(folder.intake(process)) == []
    assert folder.names() == ["done", "grows.txt", "rejected"]
    assert folder.names("rejected") == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_stays(folder: DropFolder) -> None:
    folder.drop("a.txt").chmod(0)
    (outcome,) = folder.take()
    assert outcome.result is Result.FAILED
    assert (folder.inbox / "a.txt").exists()


def test_an_inbox_that_is_away_is_an_outcome_and_told_once(folder: DropFolder) -> None:
    folder.inbox.rmdir()
    folder.inbox.write_text("a file where the folder should be", encoding="utf-8")
    intake = folder.intake()
    (outcome,) = intake.look(NOW)
    assert outcome.result is Result.FAILED
    assert "收件夹用不了" in outcome.message
    assert intake.look(NOW) == []
    folder.inbox.unlink()
    assert intake.look(NOW) == []
    assert folder.names() == ["done", "rejected"]


def test_folders_on_other_file_systems_get_a_copy(folder: DropFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    monkeypatch.setattr("os.link", no_link)
    folder.drop("a.txt")
    folder.take()
    assert folder.names() == ["done", "rejected"]
    assert (folder.inbox / "done" / "a.txt").read_text(encoding="utf-8") == ISSUE


def test_a_name_as_long_as_names_may_be_still_gets_its_report(folder: DropFolder) -> None:
    folder.drop("茶" * 83 + ".docx", b"PK\x03\x04 torn")
    (outcome,) = folder.take()
    assert outcome.result is Result.REJECTED
    kept = folder.names("rejected")
    assert len(kept) == 2
    assert kept[1] == kept[0] + ".report.txt"


def test_a_name_that_is_no_text_is_taken_too(folder: DropFolder) -> None:
    raw = os.fsencode(folder.inbox) + b"/\xd6\xd0.txt"  # GBK
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(ISSUE.encode())
    (outcome,) = folder.take()
    assert outcome.result is Result.PUBLISHED
    assert os.listdir(os.fsencode(folder.inbox / "done")) == [b"\xd6\xd0.txt"]  # noqa: PTH208
    outcome.name.encode()


def test_each_file_of_a_long_look_is_released_at_its_own_moment(folder: DropFolder) -> None:
    moments = []

    def process(path: Path, now: dt.datetime) -> Outcome:
        moments.append(now)
        folder.clock.sleep(90)
        return Outcome(path.name, Result.PUBLISHED, "key", "")

    folder.drop("a.txt")
    folder.drop("b.txt", OTHER)
    folder.take(folder.intake(process))
    assert moments == [NOW, NOW + dt.timedelta(seconds=90)]


def test_while_another_process_looks_nothing_is_touched(folder: DropFolder) -> None:
    folder.drop("a.txt")
    intake = folder.intake()
    intake.look(NOW)
    folder.clock.sleep(5)
    with locked(folder.inbox, wait=False) as alone:
        assert alone
        assert intake.look(NOW) == []
        assert intake.next_look == 2.0
    assert [one.result for one in intake.look(NOW)] == [Result.PUBLISHED]
