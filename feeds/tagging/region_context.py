"""Which region words mean in an item: names used twice, districts without their city, 我市 and 本省."""

from __future__ import annotations

from collections.abc import Sequence

from feeds.tagging.institutions import SHARED_MINISTRIES
from feeds.tagging.reading import Reading, Where
from feeds.tagging.region_home import country_of, level, place_named
from feeds.tagging.region_index import CHINA, HERE, WORLD, Found, RegionIndex, Way

# A word surely begins after these: 义乌启动…, 在义乌.
_OUR_COUNTRY = ("全国", "国内", "我国", "全国各地")
_BEGINNINGS = "在于赴。，,；\n"


class RegionContext:
    """What the whole item says about its names. ``home`` and ``group`` are slugs."""

    def __init__(
        self, index: RegionIndex, reading: Reading, found: Sequence[Found], home: str | None, group: str | None
    ) -> None:
        self._index = index
        self._reading = reading
        self._home = home or ""
        self._country = country_of(index, home)
        sure = [one for one in found if one.way is Way.NAME and len(one.slugs) == 1]
        named = {one.slugs[0] for one in sure} | {slug for slug in (home, group) if slug}
        # Everything named and what it lies in. That 中国 is named makes no county of it likelier.
        self._near = (named | {above for slug in named for above in index.ancestors[slug]}) - {CHINA, WORLD}
        headline = next((one.slugs[0] for one in sure if reading.where(one.start) is Where.TITLE), None)
        source = place_named(index, reading.item.source)
        # 我市 in an item of another city's paper is that city; 市政府 may also be of the city just named.
        self._own = {"here-by-source": source, "here-by-home": home, "here-by-headline": headline}
        self._any = {"here-by-headline": headline, "here-by-group": group, "here-by-home": home}

    def resolve(self, one: Found) -> tuple[str, str] | None:
        """The region's slug and the rule that told it; None where the words are not, or not surely, a place."""
        if one.way is Way.HERE:
            return self._here(one.text)
        if one.slugs == (CHINA,) and one.text in _OUR_COUNTRY:
            return self._country, "name"
        if one.text in SHARED_MINISTRIES and self._country == "taiwan":
            return self._country, str(one.way)
        if one.way in (Way.MINISTRY, Way.SEAT):
            return one.slugs[0], str(one.way)
        if one.way is Way.ABBREVIATION and self._is_home(one.text):
            return self._home, "abbreviation"
        if one.way is Way.ABBREVIATION:
            return next((slug for slug in one.slugs if slug in self._near), one.slugs[0]), "abbreviation"
        if one.way is Way.NAME and len(one.slugs) == 1:
            return one.slugs[0], "name"
        inside = [slug for slug in one.slugs if self._index.by_slug[slug].parent in self._near or slug in self._near]
        if len(inside) == 1:
            return inside[0], "name-in-its-parent"
        if len(one.slugs) != 1 or not self._stands_alone(one):
            return None
        # 炎陵 opening a headline of 湖南's paper is the county; elsewhere only a county's city is known so well.
        known = one.way is Way.COUNTY_CITY or self._near & set(self._index.ancestors[one.slugs[0]])
        return (one.slugs[0], "name") if known else None

    def _is_home(self, letter: str) -> bool:
        """来苏 in a paper of 苏州 is there, not the province."""
        home = self._index.by_slug.get(self._home)
        return home is not None and home.kind == "city" and home.name.startswith(letter)

    def _here(self, words: str) -> tuple[str, str] | None:
        if words == "本会":
            home = self._own["here-by-home"]
            return (home, "here-by-association") if home else None
        for rule, place in (self._own if words[0] in "我本" else self._any).items():
            if slug := level(self._index, place, HERE[words]):
                return slug, rule
        return None

    def _stands_alone(self, one: Found) -> bool:
        passage = self._reading.passage_at(one.start)
        return one.start == passage.start or self._reading.folded[one.start - 1] in _BEGINNINGS
