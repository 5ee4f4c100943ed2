"""Every review flag that the code raises has words for the person who is to look."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import feeds
from feeds.model import Flag
from feeds.wording import flag_words

SOURCES = sorted(Path(feeds.__file__).parent.rglob("*.py"))
CODES = sorted({code for path in SOURCES for code in re.findall(r'\bFlag\(\s*"([a-z-]+)"', path.read_text("utf-8"))})


def test_there_are_flags() -> None:
    assert len(CODES) > 10


@pytest.mark.parametrize("code", CODES)
def test_a_flag_has_words(code: str) -> None:
    words = flag_words(Flag(code, "某处"))
    assert words != code
    assert "{" not in words
