"""Plain text keeps its lines, pages and characters."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from feeds.readers import read


def written(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, "简报 第6期.txt", "动态\n")
    document = read(path)
    assert (document.name, document.format) == ("简报 第6期.txt", "text")
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_mixed_line_ends_part_lines_and_form_feeds_part_pages(encoding: str, tmp_path: Path) -> None:
    text = "电子商务动态\r\n第一行\r第二行\n\f第二页的文字\n"
    document = read(written(tmp_path, "a.txt", text.encode(encoding)))
    assert [(line.text, line.page, line.number) for line in document.lines] == [
        ("电子商务动态", 1, 1),
        ("第一行", 1, 2),
        ("第二行", 1, 3),
        ("第二页的文字", 2, 4),
        ("", 2, 5),
    ]
    assert all(document.text[line.start : line.end] == line.text for line in document.lines)


def test_control_characters_are_characters(tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt", "深\x07圳\x0b\x85\u2028动态")).text == "深\x07圳\x0b\x85\u2028动态"


@pytest.mark.parametrize("start", ["MZ 系列", "BM 公司", "CAJ 文件", "HN 航空", "GIF 动图", "KDH", "From: 编辑部"])
def test_a_text_may_begin_with_any_letters(start: str, tmp_path: Path) -> None:
    assert read(written(tmp_path, "a.txt", start + "的新闻")).text == start + "的新闻"


def test_a_name_without_suffix_and_an_unknown_one_are_text(tmp_path: Path) -> None:
    for name in ("简报", "简报.2013年第6期", "a.TXT"):
        assert read(written(tmp_path, name, "动态")).format == "text"
