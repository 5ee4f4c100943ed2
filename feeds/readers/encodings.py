"""Which encoding a text is in: UTF-8 with or without BOM, UTF-16, GB18030 (and so GBK, GB2312), Big5, then the rest.

Decided strictly where the bytes decide: a text that decodes as UTF-8 is UTF-8. GB18030 and Big5 cannot be told apart
by what decodes, for each takes nearly every text of the other, so the one wins that gives more common characters:
both standards keep the characters in daily use apart from the rare ones.
"""

from __future__ import annotations

import codecs
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 20_000  # characters that are enough to judge by
_DAMAGED = 0.01  # share of characters that may be broken in a text that is otherwise sound
_IMPOSSIBLE = ["utf_16", "utf_16_le", "utf_16_be", "utf_32", "utf_32_le", "utf_32_be"]  # without a single NUL
_FEW = 4  # NULs that even a short text may have got
_PLAUSIBLE = 0.5  # share of common characters: right readings have 0.72 and more, wrong ones up to 0.37


@dataclass(frozen=True, slots=True)
class Decoded:
    """``encoding`` is Python's name. Bytes that mean nothing in it have become U+FFFD in ``text``."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded | None:
    """The text of a file, or None if these bytes are no text."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return Decoded(data[len(bom) :].decode(encoding, "replace"), encoding)
    if b"\0" in data:
        return _utf16(data) or _sprinkled_with_nul(data)
    return _utf8(data) or _chinese(data) or _other(data)


def _utf8(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    # Cut off or damaged in one place: the rest is still so regular that nothing else looks like it.
    text = data.decode("utf-8", "replace")
    return Decoded(text, "utf-8") if _is_nearly_sound(text) else None


def _is_nearly_sound(text: str) -> bool:
    broken = text.count("\ufffd")
    foreign = sum(character > "\x7f" for character in text) - broken
    return broken <= max(1, foreign * _DAMAGED) and foreign > broken * 4


def _utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a BOM: its line feeds and Latin letters have NULs at every other place."""
    for encoding in ("utf-16-le", "utf-16-be"):
        text = data.decode(encoding, "replace")
        sample = text[:_SAMPLE]
        # Chinese, its punctuation and full-width forms, and ASCII without NUL.
        usual = sum(
            "\u4e00" <= character <= "\u9fff"
            or "\u2000" <= character <= "\u30ff"
            or "\uff00" <= character <= "\uffef"
            or "\t" <= character <= "~"
            for character in sample
        )
        if usual > 0.9 * len(sample):
            return Decoded(text, encoding)
    return None


def _sprinkled_with_nul(data: bytes) -> Decoded | None:
    """A text in which a NUL got here and there (a bad disk, a bad export) is a text; more than that is none."""
    if data.count(b"\0") > max(_FEW, len(data) * 0.001):
        return None
    return decode(data.replace(b"\0", b""))


def _is_common_gb(pair: bytes) -> bool:
    # GB 2312: rows 1 to 3 punctuation, 16 to 55 the 3755 characters of level 1.
    return len(pair) == 2 and pair[1] >= 0xA1 and (pair[0] <= 0xA3 or 0xB0 <= pair[0] <= 0xD7)


def _is_common_big5(pair: bytes) -> bool:
    # Big5: A1 to A3 punctuation, A4 to C6 the 5401 characters of level 1.
    return len(pair) == 2 and 0xA1 <= pair[0] <= 0xC6


def _common_share(text: str, encoding: str, is_common: Callable[[bytes], bool]) -> float:
    foreign = list(islice((character for character in text if character > "\x7f"), _SAMPLE))
    common = sum(is_common(character.encode(encoding, "ignore")) for character in foreign)
    return common / len(foreign) if foreign else 0.0


def _chinese(data: bytes) -> Decoded | None:
    for errors in ("strict", "replace"):
        best: tuple[float, Decoded] | None = None
        for encoding, is_common in (("gb18030", _is_common_gb), ("cp950", _is_common_big5)):
            try:
                text = data.decode(encoding, errors)
            except UnicodeDecodeError:
                continue
            if errors == "replace" and not _is_nearly_sound(text):
                continue
            share = _common_share(text, encoding, is_common)
            if share >= _PLAUSIBLE and (best is None or share > best[0]):
                best = share, Decoded(text, encoding)
        if best:
            return best[1]
    return None


def _other(data: bytes) -> Decoded | None:
    from charset_normalizer import from_bytes

    match = from_bytes(data, cp_exclusion=_IMPOSSIBLE).best()
    return Decoded(str(match), match.encoding) if match else None
