"""What white between two letters of a line means. Pure."""

from __future__ import annotations

_WIDE, _NARROW = 0.7, 0.1  # widths of a letter of white that are a blank, in Chinese and beside other letters
_WIDER = 0.15  # the same, in Chinese, beyond what stands between most letters of the line


def blank_between(before: str, after: str, gap: float, spacing: float | None = None) -> str:
    """What white between two letters means, ``gap`` in widths of a letter: Chinese set wide is not set apart, unless it
    is wider than the ``spacing`` of the line."""
    widest = _NARROW
    if is_chinese(before) and is_chinese(after):
        is_known = spacing is not None and _is_letter(before) and _is_letter(after)
        # Programs that stretch a line do it beside the signs first.
        widest = min(_WIDE, spacing + _WIDER) if is_known and spacing is not None else _WIDE
    return " " if gap > widest and not before.isspace() else ""


def is_chinese(character: str) -> bool:
    return character > "\u2e7f"


def _is_letter(character: str) -> bool:
    return character.isalnum()
