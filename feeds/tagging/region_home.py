"""Where an issue is at home, and which place 我市, 本省 or 我区 mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from feeds.model import Issue, Periodical
from feeds.tagging.reading import Reading
from feeds.tagging.region_index import CHINA, WORLD, RegionIndex, Way
from feeds.tagging.shadow import fold

# Whose publishers say 全国 of themselves and 大陆 or 中国 of the rest.
OWN_MARKETS = ("taiwan", "hongkong", "macau")
# 综合科, 经济发展局, 李庄镇: who writes for a periodical from within. Not papers, sites and agencies, nor who names
# another place or the whole country.
_OFFICE = re.compile(r"(?:科|处|股|室|办|部|局|委|会|中心|站|所|队|镇|乡|街道|村|支部|商会|馆|供电公司)$")
_MEDIUM = re.compile(r"[报網网社刊台a-z]|频道|客户端|公众号|微信|微博|新闻|媒体|研究|综合(?!科)|国家|全国|总局|中央")
# Where no name says it, the city or else the province that most items open with is home; so many must, and so large a
# share where there is a publisher: who names no place may be at home anywhere.
_ITEMS, _SHARE = 3, 0.3
_OPENING = 300
_HANDED_IN = re.compile(r"(?:联合)?(?:供稿|来稿|提供|报送|整理)$")
"""铜山街道供稿"""
_OF_ALL = re.compile(r"中国|全国|国家|国际|世界|中华|亚太|亚洲")


def place_named(index: RegionIndex, text: str | None) -> str | None:
    """The narrowest place in a name of a publisher, paper or column: 安徽 in 安徽经济报."""
    best: str | None = None
    for one in index.words(fold(text or "")):
        if one.way in (Way.NAME, Way.COUNTY_CITY) and len(one.slugs) == 1 and one.slugs[0] not in (CHINA, WORLD):
            slug = one.slugs[0]
            if best is None or best in index.ancestors[slug]:
                best = slug
    return best


def written_at_home(index: RegionIndex, source: str | None, home: str | None) -> str | None:
    """The place of an office at home that an item is by: 秭归 of 秭归县商务局 in Yichang's bulletin, home of 综合科.

    None for items from elsewhere."""
    folded = _HANDED_IN.sub("", fold(source or ""))
    if not home or not _OFFICE.search(folded) or _MEDIUM.search(folded):
        return None
    words = [one for one in index.words(folded) if one.way is not Way.NOT]
    if any(one.way is Way.MINISTRY or {CHINA, WORLD} & set(one.slugs) for one in words):
        return None
    place = place_named(index, source)
    if place is None or place in index.ancestors[home]:
        return home
    return place if home in (place, *index.ancestors[place]) else None


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
    if _OF_ALL.search(fold(issue.masthead.publisher or "")):
        return None
    places = [_places(index, f"{reading.item.group or ''}{reading.folded[:_OPENING]}") for reading in readings]
    least = max(_ITEMS, _SHARE * len(places)) if issue.masthead.publisher else _ITEMS
    return _most_named(index, places, "city", least) or _most_named(index, places, "province", least)


def _places(index: RegionIndex, text: str) -> set[str]:
    return {slug for one in index.words(fold(text)) if one.way is Way.NAME for slug in one.slugs}


def _most_named(index: RegionIndex, texts: Iterable[set[str]], kind: str, least: float) -> str | None:
    """The city or province that so many items name, and no other half as many."""
    found: Counter[str] = Counter()
    for places in texts:
        found.update({one for place in places if (one := level(index, place, kind))})
    first, second = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= least and first[1] > 2 * second[1] else None


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
