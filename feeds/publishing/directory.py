"""The directory of feeds in pages (pure): a site of hundreds of regions has hundreds of feeds, too many for a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from feeds.publishing.heads import Feed

# Of 400 bytes each, so that a page with its styles stays below 60 kB.
_ON_A_PAGE = 80
FIRST = "feeds/index.html"

Group = tuple[str, Sequence[Feed]]
"""A heading, empty for the feed of everything, and the feeds below it."""


@dataclass(frozen=True, slots=True)
class DirectoryPage:
    """``starts`` are all headings and where each begins, ``before`` and ``after`` the pages next to this one: addresses
    below feeds/."""

    path: str
    groups: tuple[Group, ...]
    starts: tuple[tuple[str, str], ...]
    before: str | None
    after: str | None


def directory(groups: Sequence[Group]) -> list[DirectoryPage]:
    parts = list(_parts(groups))
    names = [_name(number) for number in range(1, len(parts) + 1)]
    starts: dict[str, str] = {}
    for name, part in zip(names, parts, strict=True):
        for heading, feeds in part:
            starts.setdefault(heading, f"{name}#{feeds[0].kind}")
    neighbours = zip([None, *names], [*names[1:], None], strict=False)
    return [
        DirectoryPage(f"feeds/{name}", tuple(part), tuple(starts.items()) if len(parts) > 1 else (), before, after)
        for name, part, (before, after) in zip(names, parts, neighbours, strict=True)
    ]


def beyond(public: Path, last: int) -> Iterator[Path]:
    """What is left of pages after the last one, where there were more of them once."""
    number = last + 1
    while found := list(public.glob(f"feeds/{_name(number)}*")):
        yield from found
        number += 1


def _name(number: int) -> str:
    return "index.html" if number == 1 else f"{number}.html"


def _parts(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """A group that does not fit goes on, under its heading, on the next page."""
    part: list[Group] = []
    room = _ON_A_PAGE
    for heading, feeds in groups:
        left = list(feeds)
        while left:
            if not room:
                yield part
                part, room = [], _ON_A_PAGE
            part.append((heading, left[:room]))
            room, left = room - len(left[:room]), left[room:]
    yield part
