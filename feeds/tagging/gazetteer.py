"""The built-in tree of regions, read from gazetteer.tsv beside this file."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from feeds.model import Region


@lru_cache(maxsize=1)
def builtin_regions() -> tuple[Region, ...]:
    """World, areas, countries, and China down to its counties and zones; parents before their children."""
    table = resources.files(__package__).joinpath("gazetteer.tsv").read_text(encoding="utf-8")
    regions = []
    for row in table.splitlines():
        if not row.startswith("#"):
            slug, name, kind, parent, aliases, *_ = (row + "\t\t").split("\t")
            regions.append(Region(slug, name, kind, parent or None, tuple(aliases.split())))
    return tuple(regions)
