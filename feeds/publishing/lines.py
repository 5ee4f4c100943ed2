"""An item as a line of a list: all that pages and feeds of many items have to know of each.

It stands in the store beside the item's entries, so that the newest fifty of a feed are joined and listed without
fifty items being read.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, NamedTuple

from pydantic import PlainSerializer, PlainValidator, TypeAdapter

from feeds.model import PartialDate

_Date = Annotated[
    PartialDate | None,
    PlainValidator(lambda text: PartialDate.parse(text) if text else None),
    PlainSerializer(lambda date: str(date) if date else None),
]


class Line(NamedTuple):
    """Of a kind that is soon made: thousands are read for each issue that is published.

    ``issue`` is the key and ``label`` the name of its issue; ``regions`` and ``themes`` are slugs. ``published`` is
    the item's moment as in StoredItem, ``updated`` what feeds say of it (``entries.moments``)."""

    path: str
    headline: str
    summary: str
    date: _Date
    section: str | None
    group: str | None
    regions: tuple[str, ...]
    themes: tuple[str, ...]
    issue: str
    label: str
    published: dt.datetime
    updated: dt.datetime

    def to_text(self) -> str:
        """A list in JSON: the names of the fields would be half of it."""
        return _lines.dump_json(self).decode()

    @classmethod
    def from_text(cls, text: str) -> Line:
        return _lines.validate_json(text)


_lines = TypeAdapter(Line)
