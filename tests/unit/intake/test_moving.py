from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from feeds.intake.moving import move, twin


@pytest.fixture
def done(tmp_path: Path) -> Path:
    (tmp_path / "done").mkdir()
    return tmp_path / "done"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir() if path.is_file()}


def test_nothing_is_overwritten_and_companions_keep_step(tmp_path: Path, done: Path) -> None:
    write(done / "a.txt", "old")
    write(done / "a (2).yaml", "somebody's")
    path = write(tmp_path / "a.txt", "new")
    write(tmp_path / "a.yaml", "mine")
    assert move(path, ["a.yaml"], done) == done / "a (3).txt"
    assert contents(done) == {"a.txt": "old", "a (2).yaml": "somebody's", "a (3).txt": "new", "a (3).yaml": "mine"}
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("deaths", range(1, 5))
def test_a_move_that_was_interrupted_is_finished(
    tmp_path: Path, done: Path, monkeypatch: pytest.MonkeyPatch, deaths: int
) -> None:
    path = write(tmp_path / "a.txt", "issue")
    write(tmp_path / "a.yaml", "sidecar")
    left = deaths

    def mortal(do: Callable[..., object]) -> Callable[..., object]:
        def dies(*arguments: object, **options: object) -> object:
            nonlocal left
            left -= 1
            if left == 0:
                raise KeyboardInterrupt
            return do(*arguments, **options)

        return dies

    monkeypatch.setattr("os.link", mortal(os.link))
    monkeypatch.setattr(Path, "unlink", mortal(Path.unlink))
    with pytest.raises(KeyboardInterrupt):
        move(path, ["a.yaml"], done)
    monkeypatch.undo()
    assert (twin(path, done) is not None) == (deaths > 1)
    move(path, [name for name in ["a.yaml"] if (tmp_path / name).exists()], done)
    assert contents(tmp_path) == {}
    assert contents(done) == {"a.txt": "issue", "a.yaml": "sidecar"}


@pytest.mark.parametrize("code", [errno.EXDEV, errno.EPERM, errno.EOPNOTSUPP])
def test_without_links_a_copy_is_complete_or_not_there(
    tmp_path: Path, done: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("os.link", no_link)
    os.utime(path := write(tmp_path / "a.txt", "issue"), (1_000_000, 1_000_000))
    (done / ".jianbao-moving.part").write_text("what a crash left", encoding="utf-8")
    target = move(path, [], done)
    assert contents(done) == {"a.txt": "issue"}
    assert target.stat().st_mtime == 1_000_000
    assert not path.exists()


def test_a_full_disk_leaves_the_file_where_it_is(tmp_path: Path, done: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("os.link", full)
    path = write(tmp_path / "a.txt", "issue")
    with pytest.raises(OSError, match="No space"):
        move(path, [], done)
    assert contents(tmp_path) == {"a.txt": "issue"}
