"""What the text of a line says of the one above: that something of it had no room there. Pure."""

from __future__ import annotations

import re

_LEADERS = re.compile(r"(?:[.·…⋯]\s*){2,}\d{0,3}$")
_LEADING, _LED_TO = re.compile(r"[.·…⋯]\s*$"), re.compile(r"[.·…⋯\s]*\d{1,3}")
_LED = re.compile(r"(?:[.·⋯]\s*){3,}\d{1,3}$")
_RULE = re.compile(r"[-–—―─━_=*＊]{3,}")
_HALVES = "—…"
"""Signs that are two in Chinese, —— and ……."""
_PAIRS = (("《", "》"), ("“", "”"), ("（", "）"), ("(", ")"), ("【", "】"), ("「", "」"))
_BEGINS_NOTHING = re.compile(r"[，。、；：！？）》〉」』】〕％]")
_PAUSES = "，、,"
_FIGURES, _DATE_SIGN = re.compile(r"[-–—―《“]*\s?\d{1,4}"), re.compile(r"[年月日]")


def is_led_to(before: str, line: str) -> bool:
    """Whether it is the dots and the page of an entry of the contents."""
    return _LEADERS.match(line) is not None or (
        _LEADING.search(before) is not None and _LED_TO.fullmatch(line) is not None
    )


def is_led(line: str) -> bool:
    """Whether it ends with the dots and the page of an entry of the contents, so that nothing goes on in the next."""
    return _LED.search(line) is not None


def is_rule(before: str, line: str) -> bool:
    """Whether a rule of dashes goes on."""
    return _RULE.fullmatch(before) is not None and set(line) <= set(before)


def is_halved(before: str, line: str) -> bool:
    """Whether a sign of two halves was broken in its middle."""
    return before[-1] == line[0] and line[0] in _HALVES


def is_cut_off(line: str) -> bool:
    """Whether it begins with a sign that nothing begins with: some programs break lines before any letter."""
    return _BEGINS_NOTHING.match(line) is not None


def is_date(before: str, line: str) -> bool:
    """Whether a line is the figures of a date alone, 2016, parted from its sign, 年: programs that break lines at
    blanks do that where Chinese behind them has none."""
    return _FIGURES.fullmatch(before) is not None and _DATE_SIGN.match(line) is not None


def is_left_over(text: str, line: str) -> bool:
    """Of a short line below a full one: whether it closes a bracket or a quotation that is open in the ``text`` above,
    or ends with a comma."""
    closed = (mark for opening, mark in _PAIRS if text.count(opening) > text.count(mark))
    return line[-1] in _PAUSES or any(mark in line for mark in closed)
