"""The pictures of the trends page, as SVG that takes its colours from the page's style sheet (pure).

No text that a reader needs is in a picture alone: each stands before a table with the same numbers. svg.py writes
texts and attributes as they are, so that all that is not a number is escaped here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from html import escape

import svg

from feeds.publishing.facets import Facet
from feeds.publishing.trends import heat

# Where the provinces lie to each other, a square each: (column, row) of a grid. Not a map, which would have borders.
_PROVINCES = {
    "heilongjiang": (7, 0),
    "neimenggu": (5, 1),
    "jilin": (7, 1),
    "xinjiang": (0, 2),
    "gansu": (2, 2),
    "ningxia": (3, 2),
    "shanxi": (4, 2),
    "beijing": (5, 2),
    "tianjin": (6, 2),
    "liaoning": (7, 2),
    "qinghai": (1, 3),
    "shaanxi": (3, 3),
    "henan": (4, 3),
    "hebei": (5, 3),
    "shandong": (6, 3),
    "xizang": (0, 4),
    "sichuan": (2, 4),
    "chongqing": (3, 4),
    "hubei": (4, 4),
    "anhui": (5, 4),
    "jiangsu": (6, 4),
    "shanghai": (7, 4),
    "yunnan": (2, 5),
    "guizhou": (3, 5),
    "hunan": (4, 5),
    "jiangxi": (5, 5),
    "zhejiang": (6, 5),
    "guangxi": (3, 6),
    "guangdong": (4, 6),
    "fujian": (5, 6),
    "taiwan": (7, 6),
    "hainan": (3, 7),
    "macau": (4, 7),
    "hongkong": (5, 7),
}
_SIDE, _GAP, _COLUMNS, _ROWS = 44, 2, 8, 8
# With fewer the squares would be an empty field.
_FEWEST_PROVINCES = 3

_BAR, _HEIGHT = 10, 40


def bars(counts: Sequence[int], highest: int) -> str:
    """A bar for each number, as wide as there is room; ``highest`` fills the height. The least is still to be seen.

    A bar is a thick stroke: half of what a rectangle takes."""
    data: list[svg.PathData] = []
    for place, count in enumerate(counts):
        if count:
            top = _HEIGHT - max(2, round(_HEIGHT * count / highest))
            data += [svg.M(place * _BAR + _BAR // 2, _HEIGHT), svg.V(top)]
    box = svg.ViewBoxSpec(0, 0, len(counts) * _BAR, _HEIGHT)
    return str(
        svg.SVG(
            xmlns=None,
            viewBox=box,
            preserveAspectRatio=svg.PreserveAspectRatio("none"),
            class_=["bars"],
            extra={"aria-hidden": "true"},
            elements=[svg.Path(d=data)] if data else [],
        )
    )


def provinces(
    regions: Mapping[str, Facet], weights: Mapping[str, int], to: Callable[[str], str], label: str
) -> str | None:
    """China's provinces as squares, the darker the more items they carry; those that carry some lead to their pages.
    None where too few do. ``regions`` are those that the settings know, ``label`` says what this is."""
    known = {slug: place for slug, place in _PROVINCES.items() if slug in regions}
    most = max((weights.get(slug, 0) for slug in known), default=0)
    if sum(1 for slug in known if weights.get(slug)) < _FEWEST_PROVINCES:
        return None
    tiles = [_tile(regions[slug], place, weights.get(slug, 0), most, to) for slug, place in known.items()]
    box = svg.ViewBoxSpec(0, 0, _COLUMNS * _SIDE, _ROWS * _SIDE)
    return str(
        svg.SVG(
            xmlns=None,
            viewBox=box,
            class_=["provinces"],
            elements=tiles,
            extra={"role": "group", "aria-label": escape(label)},
        )
    )


def _tile(facet: Facet, place: tuple[int, int], count: int, most: int, to: Callable[[str], str]) -> svg.Element:
    left, top = (part * _SIDE + _GAP // 2 for part in place)
    side = _SIDE - _GAP
    middle = left + side / 2
    square = svg.Rect(x=left, y=top, width=side, height=side, rx=2)
    name = svg.Text(x=middle, y=top + (19 if count else 25), text=escape(facet.name))
    level = f"h{heat(count, most)}"
    if not count:
        return svg.G(class_=[level], elements=[square, name], extra={"aria-hidden": "true"})
    number = svg.Text(x=middle, y=top + 34, class_=["number"], text=f" {count}")
    return svg.A(href=escape(to(facet.page)), class_=[level], elements=[square, name, number])
