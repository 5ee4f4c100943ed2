"""A person's corrections of one issue as values, and as JSON for the store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Correction:
    """What is right of one item, which ``id`` or ``number`` (the SEQ of the id) names.

    ``fields`` are values as ``feeds.serialise`` writes them. ``drop``: it is no item, nobody is to see it; ``join``:
    its text belongs to the end of the item of that number. ``place`` counts from 0 in the file, for messages.
    """

    id: str | None = None
    number: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    drop: bool = False
    join: int | None = None
    place: int = 0

    @property
    def named(self) -> str:
        """As the file names its item."""
        return self.id if self.id is not None else str(self.number)


@dataclass(frozen=True, slots=True)
class Corrections:
    """``issue`` is the key if the file gives one; ``sha256`` is of the file's bytes."""

    issue: str | None = None
    items: tuple[Correction, ...] = ()
    sha256: str = ""


def corrections_to_json(corrections: Corrections) -> list[Json]:
    return [
        {"id": one.id, "number": one.number, "fields": dict(one.fields), "drop": one.drop, "join": one.join}
        for one in corrections.items
    ]


def corrections_from_json(values: list[Json], sha256: str) -> Corrections:
    return Corrections(None, tuple(Correction(**one, place=place) for place, one in enumerate(values)), sha256)
