"""An item as a line of a list: all that pages and feeds of many items have to know of each.

It stands in the store beside the item's entries, so that the newest fifty of a feed are joined and listed without
fifty items being read.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import NamedTuple

from feeds.model import PartialDate


class Line(NamedTuple):
    """Of a kind that is soon made: thousands are read for each issue that is published.

    ``issue`` is the key and ``label`` the name of its issue; ``regions`` and ``themes`` are slugs. ``published`` is
    the item's moment as in StoredItem, ``updated`` what feeds say of it (``entries.moments``)."""

    path: str
    headline: str
    summary: str
    date: PartialDate | None
    section: str | None
    group: str | None
    regions: tuple[str, ...]
    themes: tuple[str, ...]
    issue: str
    label: str
    published: dt.datetime
    updated: dt.datetime

    def to_text(self) -> str:
        values = {
            "path": self.path,
            "headline": self.headline,
            "summary": self.summary,
            "date": str(self.date) if self.date else None,
            "section": self.section,
            "group": self.group,
            "regions": self.regions,
            "themes": self.themes,
            "issue": self.issue,
            "label": self.label,
            "published": self.published.isoformat(),
            "updated": self.updated.isoformat(),
        }
        return json.dumps(values, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_text(cls, text: str) -> Line:
        values = json.loads(text)
        return cls(
            path=values["path"],
            headline=values["headline"],
            summary=values["summary"],
            date=PartialDate.parse(values["date"]) if values["date"] else None,
            section=values["section"],
            group=values["group"],
            regions=tuple(values["regions"]),
            themes=tuple(values["themes"]),
            issue=values["issue"],
            label=values["label"],
            published=dt.datetime.fromisoformat(values["published"]),
            updated=dt.datetime.fromisoformat(values["updated"]),
        )
