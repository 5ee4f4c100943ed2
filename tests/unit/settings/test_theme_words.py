"""Words are added to themes.yaml on lines of their own; comments, order and encoding stay."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.errors import JianbaoError
from feeds.resources import config_dir
from feeds.settings.theme_words import with_words
from feeds.settings.yaml_file import read_yaml


def edited(tmp_path: Path, text: str, added: dict[str, dict[str, float]], encoding: str = "utf-8") -> str:
    path = tmp_path / "themes.yaml"
    path.write_bytes(text.encode(encoding))
    before, after = with_words(path, added)
    assert before == path.read_bytes()
    return after.decode(encoding)


BLOCK = """\
# 主题
themes:
  - slug: a   # 甲
    name: 甲
    words:
      旧词: 2  # 常用
      另一个: [6, 3, 2]

    excludes: [不要]
  - slug: b
    name: 乙
    words:
      乙词: 1
"""


def test_a_word_stands_below_the_last_and_nothing_else_moves(tmp_path: Path) -> None:
    text = edited(tmp_path, BLOCK, {"a": {"新词": 2.0, "再一个": 2.5}, "b": {"乙二": 3.0}})
    lines = text.splitlines()
    assert [line for line in lines if line not in BLOCK.splitlines()] == [
        "      新词: 2",
        "      再一个: 2.5",
        "      乙二: 3",
    ]
    assert lines[lines.index("      新词: 2") - 1] == "      另一个: [6, 3, 2]"
    assert lines[-1] == "      乙二: 3"


@pytest.mark.parametrize(
    ("theme", "expected"),
    [
        ("  - {slug: a, name: 甲, words: {旧: 1}}\n", "  - {slug: a, name: 甲, words: {旧: 1, 新: 2}}\n"),
        ("  - slug: a\n    words: {旧: [3, 2, 1]}\n", "  - slug: a\n    words: {旧: [3, 2, 1], 新: 2}\n"),
        ("  - slug: a\n    words: {}\n    name: 甲\n", "  - slug: a\n    words: {新: 2}\n    name: 甲\n"),
        ("  - slug: a\n    words:\n    name: 甲\n", "  - slug: a\n    words:\n      新: 2\n    name: 甲\n"),
        ("  - slug: a\n    name: 甲\n", "  - slug: a\n    name: 甲\n    words:\n      新: 2\n"),
        (
            "  - slug: a\n    name: 甲\n    sections:\n      - 栏目\n",
            "  - slug: a\n    name: 甲\n    sections:\n      - 栏目\n    words:\n      新: 2\n",
        ),
    ],
)
def test_every_usual_layout_is_kept(tmp_path: Path, theme: str, expected: str) -> None:
    assert edited(tmp_path, "themes:\n" + theme, {"a": {"新": 2.0}}) == "themes:\n" + expected


def test_a_file_without_a_last_line_end_gets_one(tmp_path: Path) -> None:
    assert edited(tmp_path, BLOCK.rstrip("\n"), {"b": {"新": 2.0}}).endswith("      乙词: 1\n      新: 2\n")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-8"])
def test_encoding_and_line_ends_stay(tmp_path: Path, encoding: str) -> None:
    text = edited(tmp_path, BLOCK.replace("\n", "\r\n"), {"a": {"新词": 2.0}}, encoding)
    assert "      新词: 2\r\n" in text
    assert text.count("\n") == text.count("\r\n")


def test_the_shipped_file_takes_words(tmp_path: Path) -> None:
    path = config_dir() / "themes.yaml"
    slug = read_yaml(path, "themes.yaml").values["themes"][-1]["slug"]
    before, after = with_words(path, {slug: {"从未见过的词": 2.0}})
    assert len(after.splitlines()) == len(before.splitlines()) + 1


def test_a_layout_that_cannot_be_added_to_is_told(tmp_path: Path) -> None:
    text = "x: &words {旧: 1}\nthemes:\n  - {slug: a, words: *words}\n  - {slug: b, words: *words}\n"
    with pytest.raises(JianbaoError, match="手工"):
        edited(tmp_path, text, {"a": {"新": 2.0}})


def test_without_a_file_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(JianbaoError, match="jianbao init"):
        with_words(tmp_path / "themes.yaml", {})
