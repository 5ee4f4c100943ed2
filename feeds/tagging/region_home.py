"""Where an issue is at home, and which place 我市, 本省 or 我区 mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from feeds.model import Issue, Periodical
from feeds.tagging.reading import Reading
from feeds.tagging.region_index import CHINA, WORLD, RegionIndex, Way
from feeds.tagging.shadow import fold

# Whose publishers say 全国 of themselves and 大陆 or 中国 of the rest.
OWN_MARKETS = ("taiwan", "hongkong", "macau")
# Without a publisher, the city that most items open with is home; so many must.
_ITEMS = 3


def place_named(index: RegionIndex, text: str | None) -> str | None:
    """The narrowest place in a name of a publisher, paper or column: 安徽 in 安徽经济报."""
    best: str | None = None
    for one in index.words(fold(text or "")):
        if one.way in (Way.NAME, Way.COUNTY_CITY) and len(one.slugs) == 1 and one.slugs[0] not in (CHINA, WORLD):
            slug = one.slugs[0]
            if best is None or best in index.ancestors[slug]:
                best = slug
    return best


def home_of(index: RegionIndex, issue: Issue, periodical: Periodical | None, readings: Sequence[Reading]) -> str | None:
    """The slug of the issue's home: the periodical's, else the place in its publisher's name, else what it tells of."""
    if periodical is not None and periodical.home in index.by_slug:
        return periodical.home
    names = [issue.masthead.publisher, issue.masthead.title]
    if periodical is not None:
        names += [periodical.publisher, periodical.title]
    for name in names:
        if place := place_named(index, name):
            return place
    if issue.masthead.publisher:
        return None
    return _most_named(index, (f"{reading.item.group or ''}{reading.folded[:300]}" for reading in readings))


def _most_named(index: RegionIndex, texts: Iterable[str]) -> str | None:
    cities: Counter[str] = Counter()
    for text in texts:
        places = {slug for one in index.words(fold(text)) if one.way is Way.NAME for slug in one.slugs}
        cities.update({city for place in places if (city := level(index, place, "city"))})
    first, second = [*cities.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= _ITEMS and first[1] > 2 * second[1] else None


def country_of(index: RegionIndex, home: str | None) -> str:
    """What 全国 and 国内 mean in an issue: of Taiwan, Hong Kong and Macao their own, as they print it; else China."""
    chain = (home, *index.ancestors[home]) if home else ()
    return next((place for place in OWN_MARKETS if place in chain), CHINA)


def level(index: RegionIndex, slug: str | None, kind: str) -> str | None:
    """The region of a kind that a place is or lies in: the province of 深圳 is 广东; 上海 is its own city."""
    if slug is None:
        return None
    chain = (slug, *index.ancestors[slug])
    kinds = [index.by_slug[one].kind for one in chain]
    # A municipality has no city above its districts; a zone speaks of itself as a district does.
    wanted = {"city": ("city", "province"), "district": ("district", "zone")}.get(kind, (kind,))
    return next((chain[kinds.index(one)] for one in wanted if one in kinds), None)
