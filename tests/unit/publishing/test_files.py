from __future__ import annotations

import os
import stat
import threading
from pathlib import Path

import pytest

from feeds.publishing.files import sweep, write_all, write_if_changed


def test_the_same_bytes_leave_the_file_alone(tmp_path: Path) -> None:
    path = tmp_path / "feeds" / "all.rss"
    assert write_if_changed(path, b"one")
    before = path.stat()
    assert not write_if_changed(path, b"one")
    after = path.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_other_bytes_of_the_same_length_are_written(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_if_changed(path, b"one")
    assert write_if_changed(path, b"two")
    assert path.read_bytes() == b"two"


def test_a_web_server_may_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write_if_changed(path, b"one")
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_a_full_disk_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    write_if_changed(path, b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_if_changed(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_reader_meets_the_old_file_or_the_new_one_and_never_a_part(tmp_path: Path) -> None:
    path = tmp_path / "all.atom"
    versions = [bytes([letter]) * 200_000 for letter in b"ab"]
    write_if_changed(path, versions[0])
    done = threading.Event()
    met: set[bytes] = set()

    def read() -> None:
        while not done.is_set():
            met.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for turn in range(40):
        write_if_changed(path, versions[turn % 2])
    done.set()
    reader.join()
    assert met <= set(versions)


def test_a_file_that_was_swept_away_while_it_was_written_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, swept = os.fsync, []

    def sweep_once(descriptor: int) -> None:
        real(descriptor)
        if not swept:
            swept.append(sweep(tmp_path))

    monkeypatch.setattr(os, "fsync", sweep_once)
    assert write_if_changed(tmp_path / "page.html", b"whole")
    assert swept == [1]
    assert (tmp_path / "page.html").read_bytes() == b"whole"


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    page = tmp_path / "items" / "01.html"
    write_if_changed(page, b"whole")
    (page.parent / ".jianbao-x1y2.part").write_bytes(b"ha")
    assert sweep(tmp_path) == 1
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [page]


@pytest.mark.parametrize("waits", [True, False])
def test_many_files_are_written(tmp_path: Path, *, waits: bool) -> None:
    files = [(tmp_path / f"items/{number}.html", b"%d" % number) for number in range(50)]
    write_all(files, lambda file: write_if_changed(*file), waits=waits)
    assert {path: path.read_bytes() for path in (tmp_path / "items").iterdir()} == dict(files)


def test_a_full_disk_is_told_by_whoever_writes_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_all([tmp_path / f"{number}.html" for number in range(40)], lambda path: write_if_changed(path, b"page"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_folder_one_is_in_is_written_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    parts: list[Path] = []
    rename = os.rename

    def record(part: str, path: str) -> None:
        parts.append(Path(part).resolve())
        rename(part, path)

    monkeypatch.setattr(os, "rename", record)
    assert write_if_changed("page.html", b"1")
    assert [part.parent for part in parts] == [tmp_path]
    assert Path("page.html").read_bytes() == b"1"
