"""Text from an issue, made fit for XML and HTML.

A form feed of a PDF or a stray U+FFFE makes a whole feed unreadable: lxml raises, other serialisers write it silently,
and CDATA does not help. So text is cleaned once, where it comes out of the store, before anything is made of it.
"""

from __future__ import annotations

import dataclasses
import re
from typing import Any, TypeVar

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
    return _NOT_TEXT.sub("", text)


def cleaned(value: T) -> T:
    """A frozen value of ``feeds.model`` with every text in it clean; the same object if nothing had to go."""
    result: T = _cleaned(value)
    return result


def _cleaned(value: Any) -> Any:
    if type(value) is str:
        return clean(value)
    if isinstance(value, tuple):
        parts = tuple(map(_cleaned, value))
        return value if parts == value else parts
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        old = {field.name: getattr(value, field.name) for field in dataclasses.fields(value)}
        new = {name: _cleaned(part) for name, part in old.items()}
        # Compared one by one: a StoredItem's equality leaves its issue out.
        return value if all(new[name] == old[name] for name in old) else dataclasses.replace(value, **new)
    return value
