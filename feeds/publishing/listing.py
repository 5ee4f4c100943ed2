"""What pages list, arranged (pure): an issue's items under their sections and groups, facets as a tree with counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from feeds.model import Region, StoredIssue
from feeds.publishing.facets import Facet, Facets
from feeds.publishing.lines import Line


@dataclass(frozen=True)
class Group:
    """Items under one sub-heading; ``name`` is None for those without."""

    name: str | None
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Section:
    """A column of an issue; ``facet`` is None for items that stand in none."""

    facet: Facet | None
    groups: tuple[Group, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for group in self.groups for line in group.lines)


@dataclass(frozen=True)
class IssueListing:
    """An issue's contents in the order of the text; a section that is taken up again is listed once."""

    issue: StoredIssue
    sections: tuple[Section, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return tuple(line for section in self.sections for line in section.lines)


@dataclass(frozen=True)
class Node:
    """A facet in a tree, how many items it and those below it carry, each item counted once."""

    facet: Facet
    count: int
    below: tuple[Node, ...] = ()


def list_issue(issue: StoredIssue, lines: Sequence[Line], facets: Facets) -> IssueListing:
    sections: dict[str | None, dict[str | None, list[Line]]] = {}
    for line in lines:
        groups = sections.setdefault(line.section, {})
        groups.setdefault(line.group, []).append(line)
    return IssueListing(
        issue,
        tuple(
            Section(
                facets.section(name) if name else None,
                # Items without a group first: after one they would seem to be in it.
                tuple(Group(group, tuple(groups[group])) for group in sorted(groups, key=bool)),
            )
            for name, groups in sections.items()
        ),
    )


def region_tree(regions: Sequence[Region], counts: Mapping[str, int], facets: Facets) -> tuple[Node, ...]:
    """The regions that carry items, in the order of the taxonomy, under those they lie in."""
    below: dict[str | None, list[str]] = {}
    known = {region.slug for region in regions}
    for region in regions:
        if counts.get(region.slug):
            parent = region.parent if region.parent in known and counts.get(region.parent or "") else None
            below.setdefault(parent, []).append(region.slug)
    # Tags of a region that has since been taken out of the taxonomy stay to be found.
    below.setdefault(None, []).extend(slug for slug in counts if slug not in known)

    def grow(parent: str | None) -> tuple[Node, ...]:
        return tuple(Node(facets.region(slug), counts[slug], grow(slug)) for slug in below.get(parent, ()))

    return grow(None)
