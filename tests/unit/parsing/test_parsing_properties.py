"""Whatever the text, parsing gives an issue whose places lie in the text."""

from __future__ import annotations

import random

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
        *("a", "\x00", "\ud800"),
    ]
)


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
