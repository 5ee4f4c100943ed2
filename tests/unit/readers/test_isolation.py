"""A file is read in a process of its own: whatever it does there costs one report."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from feeds.errors import UnreadableIssue
from feeds.i18n import in_language
from feeds.readers import isolation
from feeds.readers.content import read_content
from feeds.readers.isolation import read_apart

PAGE = "<h1>动态</h1><p><b>粗体标题</b></p><p><b>开头</b>一段文字。\U00020bb7</p>".encode()

limited = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are the system's")


def test_what_comes_back_is_what_was_read() -> None:
    assert read_apart(PAGE, "a.html") == read_content(PAGE, "a.html")


def test_a_refusal_comes_back_in_the_language_set() -> None:
    with in_language("en"), pytest.raises(UnreadableIssue) as caught:
        read_apart(b"%PDF-1.7 x", "a.pdf")
    assert str(caught.value).isascii()


@limited
def test_a_file_that_takes_too_much_memory_is_refused() -> None:
    with pytest.raises(UnreadableIssue, match="时间或内存太多"):
        read_apart(b"<p>" + b"0123456789" * 20_000_000, "a.html", memory=300 * 2**20)


def test_a_file_that_takes_too_long_is_refused() -> None:
    with pytest.raises(UnreadableIssue, match="时间或内存太多"):
        read_apart(b"<p>" * 3_000_000, "a.html", seconds=0.01)


def test_a_process_that_ends_without_an_answer_is_a_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nkill -SEGV $$\n")
    program.chmod(0o755)
    monkeypatch.setattr(isolation.sys, "executable", str(program))
    with pytest.raises(UnreadableIssue, match="中途退出"):
        read_apart(PAGE, "a.html")


def test_a_folder_called_feeds_where_jianbao_was_started_is_not_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "feeds").mkdir()
    (tmp_path / "feeds" / "__init__.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(tmp_path)
    assert read_apart(PAGE, "a.html").text.startswith("动态")
