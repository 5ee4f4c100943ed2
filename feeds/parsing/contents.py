"""What the contents page of an issue, or the list on its cover, announces: headlines, in columns; and finding one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from .shade import bare

_LIKENESS = 84.0
"""Of 100: below, two headlines are two headlines."""
_SHORTEST = 3
"""Characters of what may be found."""


@dataclass(slots=True)
class Entry:
    """An announced headline. ``section`` is None where its mark has come loose."""

    title: str
    key: str
    section: str | None = None
    subtitle: str | None = None
    page: int | None = None


@dataclass(slots=True)
class Contents:
    """``sections`` in the order met; ``loose``: sections that no entry follows; ``end``: rows before it are front."""

    entries: list[Entry] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    end: int = 0
    body: int | None = None
    """Where the first name of the contents page stands again: the text begins there at the latest."""
    listed_rows: set[int] = field(default_factory=set)
    """Rows of the front that begin with the number of a page, or that stand again in the text."""
    groups: set[str] = field(default_factory=set)
    """The names, bare, of groups: further in than the columns in an outline of the issue."""
    named_in_one: bool = False
    """Of columns that are listed in two languages, the cover or the text calls some by the first name alone."""
    numbered: bool = False
    """Its entries give pages: a contents page, not only the list on a cover."""
    keys: list[str] = field(default_factory=list)
    """What the entries are found by, bare: their headlines, and those that have a second line with it, too."""
    owners: list[int] = field(default_factory=list)
    """The entry of each key."""
    found: dict[str, tuple[int, float] | None] = field(default_factory=dict)
    """What has been looked up already."""
    strange: re.Pattern[str] | None = None
    """A letter that no key has; made when it is first asked for."""

    def _is_strange(self, text: str) -> bool:
        """Whether too much of a text is of letters that no key has: of most texts, and sooner seen than compared."""
        if self.strange is None:
            self.strange = re.compile(rf"[^\W_{''.join(sorted(set().union(*self.keys)))}]")
        # Likeness is 200 times what both have by their lengths, and the other is no shorter than what both have.
        return len(self.strange.findall(text)) * (200 - _LIKENESS) > len(text) * (200 - 2 * _LIKENESS)

    def find(self, text: str, *, cutoff: float = _LIKENESS) -> tuple[int, float] | None:
        """The entry most like a headline, given by its shadow, and how like, 0 to 100; None below the cut-off."""
        if not self.keys:
            return None
        if text not in self.found and self._is_strange(text):
            self.found[text] = None
        elif text not in self.found:
            key = bare(text)
            alike = process.extractOne(key, self.keys, scorer=fuzz.ratio, score_cutoff=_LIKENESS)
            self.found[text] = (self.owners[alike[2]], alike[1]) if alike and len(key) >= _SHORTEST else None
        found = self.found[text]
        return found if found and found[1] >= cutoff else None
