"""What a search asks for, and the one address that it has (pure)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from feeds.searching.tokens import phrases


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for. ``region`` and ``theme`` are slugs; ``first`` and ``last`` days of publication, both included.
    ``trouble`` says what could not be understood."""

    words: str = ""
    region: str = ""
    region_name: str = ""
    theme: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    trouble: str = ""

    @property
    def query(self) -> str:
        """As the address has it, in one order: one search has one address."""
        days = {"first": self.first, "last": self.last}
        values = {"q": self.words, "region": self.region, "theme": self.theme}
        values |= {name: day.isoformat() for name, day in days.items() if day}
        return urlencode({name: value for name, value in values.items() if value}, quote_via=quote)

    @property
    def asks_for_something(self) -> bool:
        return bool(not self.trouble and (phrases(self.words) or self.region or self.theme))
