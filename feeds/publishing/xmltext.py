"""Text from an issue, made fit for XML and HTML.

A form feed of a PDF or a stray U+FFFE makes a whole feed unreadable: lxml raises, other serialisers write it silently,
and CDATA does not help. So text is cleaned once, where it comes out of the store, before anything is made of it.
"""

from __future__ import annotations

import dataclasses
import re
from functools import lru_cache
from operator import is_not
from typing import Any, TypeVar, get_args, get_type_hints

# XML 1.0 (fifth edition), production 2, less what HTML calls a parse error: C1 controls and noncharacters.
# https://www.w3.org/TR/xml/#charsets  https://infra.spec.whatwg.org/#noncharacter
_NOT_TEXT = re.compile(
    "[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdcf\ufdf0-\ufffd"
    + "".join(f"{chr(plane * 0x10000)}-{chr(plane * 0x10000 + 0xFFFD)}" for plane in range(1, 17))
    + "]"
)

T = TypeVar("T")


def clean(text: str) -> str:
    """The text without the characters that XML or HTML forbids. U+3000 and astral characters stay."""
    # What Python calls printable has none of them, and is soon told.
    return text if text.isprintable() or not _NOT_TEXT.search(text) else _NOT_TEXT.sub("", text)


def cleaned(value: T) -> T:
    """A frozen value of ``feeds.model`` with every text in it clean; the same object if nothing had to go."""
    result: T = _cleaned(value)
    return result


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        parts = tuple(map(_cleaned, value))
        return parts if any(map(is_not, parts, value)) else value
    changed = {}
    kind: Any = type(value)
    for name in _fields(kind):
        # Most of an item's dozens of values are texts, or nothing.
        if old := getattr(value, name):
            new = clean(old) if type(old) is str else _cleaned(old)
            if new is not old:
                changed[name] = new
    return dataclasses.replace(value, **changed) if changed else value


@lru_cache
def _fields(kind: Any) -> tuple[str, ...]:
    """Those of a dataclass in which there may be a text. Asked of each of the dozens of values in an item, and always
    the same."""
    if not dataclasses.is_dataclass(kind):
        return ()
    types = get_type_hints(kind)
    return tuple(field.name for field in dataclasses.fields(kind) if _has_text(types[field.name]))


def _has_text(kind: Any) -> bool:
    """Whether a value of this type may be a text or have one in it: ``tuple[Span, ...]`` has none."""
    if parts := get_args(kind):
        return any(map(_has_text, parts))
    return kind is str or bool(_fields(kind))
