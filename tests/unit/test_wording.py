"""Every review flag has words, in every language the words of its detail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from feeds.model import Flag, Kind
from feeds.parsing import review
from feeds.wording import flag_words, kind_words

CODES = sorted(set(re.findall(r'Flag\("([a-z-]+)"', Path(review.__file__).read_text(encoding="utf-8"))))


@pytest.mark.parametrize("code", CODES)
def test_a_flag_that_parsing_sets_has_words(code: str) -> None:
    assert flag_words(Flag(code, "12")) != code


def test_the_detail_stands_in_the_words() -> None:
    assert "残缺的标题" in flag_words(Flag("listed-not-found", "残缺的标题"))


def test_a_detail_with_braces_is_only_text() -> None:
    assert "{0}" in flag_words(Flag("torn-end", "{0}"))


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert flag_words(Flag("something-new")) == "something-new"


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_words(kind: Kind) -> None:
    assert kind_words(kind)
