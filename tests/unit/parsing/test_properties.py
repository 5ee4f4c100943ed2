"""Whatever the text, parsing gives an issue whose places lie in the text."""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from publishers import BRACKETS, GOVERNMENT, MONTHLY, TORN, WEEKLY

from feeds.model import Document, Issue
from feeds.parsing import parse

SHAPES = (GOVERNMENT, WEEKLY, BRACKETS, MONTHLY, TORN)
PIECES = st.sampled_from(
    [
        *("某市出台办法", "（来源：", "）", "【", "】", "一、", "1. ", "——", "◎", "\n", "\n\n", "\f", "目录", "大事记"),
        *(
            "。",
            "，",
            "# ",
            "**",
            "…………3",
            "-12-",
            "　　",
            "3月5日，",
            "征稿启事",
            "（上接第3页）",
            "链接：",
            "第一条 ",
        ),
        *(
            "01",
            "3.12　",
            "107/05/03　",
            "[11-26] ",
            "[更多]",
            "·4·",
            "12",
            "第2版　综合",
            "附",
            "（转3页）",
            "END",
            "摘要",
        ),
        *("a", "|", "▲", "1．", "《", "”", "？", "\x00", "\ud800", "\u200b", "\ufeff"),
    ]
)


FILES = sorted((Path(__file__).parents[2] / "issues" / "publishers").glob("*.txt"))


@cache
def rows_of_file(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def check(document: Document, found: Issue) -> None:
    size = len(document.text)
    for item in found.items:
        assert 0 < item.confidence <= 1
        assert item.title or item.blocks
        for span in (*item.spans, *(block.span for block in item.blocks if block.span)):
            assert 0 <= span.start <= span.end <= size
    assert [item.sequence for item in found.items] == list(range(1, len(found.items) + 1))


@given(st.text())
def test_arbitrary_text(text: str) -> None:
    document = Document.from_text(text)
    check(document, parse(document))


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=120))
def test_arbitrary_marks(pieces: list[str]) -> None:
    document = Document.from_text("".join(pieces))
    check(document, parse(document))


@given(st.sampled_from(SHAPES), st.randoms(use_true_random=False))
def test_shuffled_issues(text: str, chance: random.Random) -> None:
    lines = text.split("\n")
    chance.shuffle(lines)
    document = Document.from_text("\n".join(lines))
    check(document, parse(document))


@given(st.sampled_from(SHAPES), st.integers(0, 2000), st.integers(0, 2000))
def test_truncated_issues(text: str, start: int, end: int) -> None:
    document = Document.from_text(text[start : max(start, end)])
    check(document, parse(document))


@given(st.sampled_from(SHAPES))
def test_parsing_is_a_function_of_the_text(text: str) -> None:
    assert parse(Document.from_text(text)) == parse(Document.from_text(text))


def test_one_long_line_and_many_short_ones() -> None:
    for text in (
        "某市出台了办法，很好。" * 100_000,
        "（" * 200_000,
        "." * 200_000,
        "题目\n" * 20_000,
        "大事记\n一、某\n" * 5_000,
    ):
        document = Document.from_text(text)
        check(document, parse(document))


def test_nothing_is_found_in_nothing() -> None:
    found = parse(Document.from_text(""))
    assert found.items == ()
    assert "nothing-found" in {flag.code for flag in found.flags}


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False), st.lists(PIECES, max_size=12), st.booleans())
def test_parts_of_issues_in_disorder_with_marks_among_them(
    path: Path, dice: random.Random, pieces: list[str], shuffled: bool
) -> None:
    rows = rows_of_file(path)
    first = dice.randrange(len(rows))
    rows = rows[first : first + dice.randint(1, 60)]
    if shuffled:
        dice.shuffle(rows)
    for piece in pieces:
        at = dice.randrange(len(rows))
        cut = dice.randint(0, len(rows[at]))
        rows[at] = rows[at][:cut] + piece + dice.choice(("", rows[at][cut:]))
    document = Document.from_text("\n".join(rows))
    check(document, parse(document))
