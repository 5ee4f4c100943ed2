"""Patterns on the shadow that several rules share."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(
    r"(?:[。!?;:]|(?<=[^\x00-\x7f])\.|(?<=[a-z]{4})\.|\.{3,}|·{3,})[”’)\]》]*$|[。!?]”?\([^()]{1,40}\)$"
)


_TAIL = 48
"""Characters: a sentence, and what a bracket behind it adds."""
_MAY_END = frozenset("。!?;:.·”’)]》*")


def ends_sentence(shadow: str) -> bool:
    """Whether a row has said its sentence; a colon announces what follows, and counts."""
    # Most rows end within a word, which is sooner seen by one character.
    return shadow[-1:] in _MAY_END and _SENTENCE_END.search(shadow[-_TAIL:]) is not None


_COMMA = r"(?:(?<!\d),|,(?!\d{3}))"
"""Not that of 6,800, nor of several such figures, whose blanks the shadow leaves out."""
NEVER_FIRST = ",。;:!?、”’)]》%·"
"""Signs of the shadow with which no line begins that a layout program has set."""
PROSE = re.compile(rf"[。;]|{_COMMA}.*{_COMMA}|(?<=[^\x00-\x7f\d])\.(?=[^\x00-\x7f])")

_NUMERAL = "一二三四五六七八九十百〇零"
ORDINALS: dict[str, re.Pattern[str]] = {
    "chinese": re.compile(rf"([{_NUMERAL}]+)(?:、|[.,](?!\d))"),
    "chinese-bracket": re.compile(rf"[(\[]([{_NUMERAL}]+)[)\]]、?"),
    "digit": re.compile(r"(\d{1,3})(?:[、)]|[.,](?![\d]))"),
    "digit-bracket": re.compile(r"[(\[](\d{1,3})[)\]]"),
    "article": re.compile(rf"第([{_NUMERAL}\d]+)[条章节款部篇编](?![一-鿿]{{0,1}}期)"),
    "rank": re.compile(rf"第([{_NUMERAL}\d]+)(?:[、,:.]|(?!季度|[季届期批])[一-鿿]{{1,2}}:)"),
    "that": re.compile(rf"其([{_NUMERAL}]+)[、,:.]?"),
    "one-is": re.compile(rf"([{_NUMERAL}]+)是"),
    "named": re.compile(rf"\[?[一-鿿]{{2,4}}([{_NUMERAL}\d]+)[::、]"),
}
"""Name -> pattern at the start of a row: 一、 (一) 1. (1) 第一条 第一， 第一课： 其一、 一是 亮点一："""

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}

ATTRIBUTION_WORD = (
    r"(?:资料|信息|稿件|文章|新闻|稿|图片)?来源|来自|摘自|转自|转载自|选自|摘编自|据.{0,24}(?:报导|报道)|供稿|供图|编译|编选|编写|整理|采编|改编|综合|"
    r"作者|撰稿|撰文|记者|通讯员|通信员|特约|本刊|本报|编辑部|文\/|文:|图文|发布$|转载|刊载|资料$"
)
ATTRIBUTION_START = re.compile(r"[(\[](?:" + ATTRIBUTION_WORD + r")")


def numeral(text: str) -> int | None:
    """12 for "12", "十二" or "一二"; None for what is no number below 1000."""
    if text.isascii() and text.isdigit():
        return int(text)
    total, digit = 0, 0
    for char in text:
        if char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if digit and "十" not in text and "百" not in text else _DIGITS[char]
        elif char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            return None
    return total + digit
