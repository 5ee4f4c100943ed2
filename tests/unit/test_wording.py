"""Every review flag that the code raises has words for the person who is to look."""

from __future__ import annotations

import ast
from pathlib import Path

from feeds.model import Flag
from feeds.wording import flag_words

FEEDS = Path(__file__).parents[2] / "feeds"


def codes() -> set[str]:
    """The codes of all flags written in the code: Flag("code", …)."""
    return {
        node.args[0].value
        for path in FEEDS.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Flag"
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def test_every_flag_has_words() -> None:
    assert codes()
    assert [code for code in sorted(codes()) if flag_words(Flag(code)) == code] == []


def test_the_detail_is_shown_with_the_words() -> None:
    assert "三月十二" in flag_words(Flag("doubtful-date", "三月十二"))


def test_a_flag_of_a_later_version_is_shown_as_its_code() -> None:
    assert flag_words(Flag("from-the-future")) == "from-the-future"
