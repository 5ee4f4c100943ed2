"""Two lines of a paragraph as one text, with the blank that the line's end stands for, if any. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from feeds.readers.pdf_lines import PageLine

_CHINESE = re.compile(r"[一-鿿]")
_BESIDE = re.compile(r"[一-鿿]( ?)(?=[A-Za-z0-9])|[A-Za-z0-9]( ?)(?=[一-鿿])")
_LISTED = re.compile(r"(?:[一-鿿]{2,6} ){2,}[一-鿿]{2,6}")
_WORD = re.compile(r"[一-鿿]{2,6}")
_SPACED = 0.6  # share of words and figures beside Chinese that a blank parts from it


def joined(text: str, line: str, *, spaced: bool) -> str:
    """Chinese goes on without a blank; words of an alphabet had one in place of the line's end, and so has a word or
    figure beside Chinese where the text is ``spaced``. Of words that blanks part from each other the last one was."""
    if _LISTED.fullmatch(text) and _WORD.fullmatch(line):
        # 004: the head of a table, 类别 企业名称 领域 轮次 金额.
        return f"{text} {line}"
    is_word = [one.isascii() and one.isalnum() for one in (text[-1], line[0])]
    # A figure that did not fit is broken nowhere, so what stands on two lines were two words.
    if all(is_word) or (spaced and any(is_word) and _CHINESE.search(text[-1] + line[0])):
        return f"{text} {line}"
    return text + line


def is_spaced(lines: Sequence[PageLine]) -> bool:
    """Whether most words and figures have a blank between them and Chinese."""
    blanks = [pair[0] or pair[1] for line in lines for pair in _BESIDE.findall(line.text)]
    return blanks.count(" ") > _SPACED * len(blanks)
