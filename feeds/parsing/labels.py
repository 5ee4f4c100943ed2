"""The labels of rows, and segments of rows under one label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum


class Label(IntEnum):
    FRONT = 0
    SECTION = 1
    HEADLINE = 2
    SUBTITLE = 3
    BODY = 4
    RUN = 5
    FLOAT = 6
    NOTE = 7
    NOTICE = 8
    CREDIT = 9


@dataclass(frozen=True, slots=True)
class Segment:
    """Rows [first, end) under one label. ``score`` is what the segment and the step into it added."""

    label: Label
    first: int
    end: int
    score: float
