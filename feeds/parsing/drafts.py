"""What an issue is cut into before its items are made: rows, by what they are to an item."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Draft:
    """An item on its way: indices of rows, in reading order. ``floats`` fell into its text."""

    first: int
    headline: list[int] = field(default_factory=list)
    subtitle: list[int] = field(default_factory=list)
    body: list[int] = field(default_factory=list)
    credits: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    floats: list[list[int]] = field(default_factory=list)
    lead_in: list[int] = field(default_factory=list)
    """Rows above its headline that the contents page leaves out: 引题. They are among ``headline``, too."""
    kicker: str | None = None
    """The name of a series that stands before the headline on its row."""
    chronicle: int | None = None
    """The row that holds the chronology's title."""
    resumed: float | None = None
    """How well the text that was found further on continues it; None where nothing was."""
    score: float = 0.0
    """Of its headline."""


@dataclass(slots=True)
class Cut:
    drafts: list[Draft]
    section_rows: list[int]
    """Rows that head a column or group, in order."""
    front: list[int]
    notices: list[int]
