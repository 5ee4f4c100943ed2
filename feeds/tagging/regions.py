"""The one to three places that an item is about, not each place that it names.

``region_index`` finds the words, ``region_context`` tells which place they mean, ``region_candidates`` weighs them by
where they stand; here the choice is made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from feeds.model import Item, Kind, Tag, Taxonomies
from feeds.tagging.reading import Reading
from feeds.tagging.region_candidates import CERTAIN, RegionCandidate, RegionHit, region_candidates
from feeds.tagging.region_home import country_of, place_named, written_at_home
from feeds.tagging.region_index import CHINA, WORLD, RegionIndex, Way

_MOST = 3
# What an item only brushes, it is not about: less than one mention in the opening sentence or the headline.
_FLOOR, _WIDE_FLOOR = 2.5, 1.6
_BESIDE_BEST = 0.5
_PART_OF_BEST = 0.8
# What a headline names comes before what only the text is full of.
_HEADLINE = 2.0
_OWN_SOURCE = re.compile(r"本刊|本报|本网|本会|采编|编辑部|中心$|协会供稿|秘书处")


class RegionTagger:
    def __init__(self, taxonomies: Taxonomies) -> None:
        self.index = RegionIndex(taxonomies)

    def candidates(self, reading: Reading, home: str | None) -> list[RegionCandidate]:
        return region_candidates(self.index, reading, home)

    def choose(
        self, candidates: Sequence[RegionCandidate], reading: Reading, home: str | None
    ) -> list[RegionCandidate]:
        """The one to three that the item is about, best first."""
        ranked = self._without_wide(candidates)
        if not ranked:
            brushed = self._brushed(candidates, reading, home)
            return [*brushed, *filter(None, (self._its_city(one, candidates, home) for one in brushed))]
        best = self._narrowed(max(ranked, key=_prominence), ranked)
        chosen = [best]
        venues = [one for one in ranked if one.is_venue]
        for other in ranked:
            beside = other.in_title and best.in_title and other.score >= _BESIDE_BEST * best.score
            # 在东莞举行 adds the place where it happens; of several places each is one of a series.
            if (beside or venues == [other]) and not any(self._related(other.slug, one.slug) for one in chosen):
                chosen.append(other)
        if best.slug != CHINA:
            chosen += [one for one in candidates if one.slug == CHINA and self._opens_headline(one, reading)]
        above = self._its_city(best, candidates, home)
        return [best, *([above] if above else []), *chosen[1:]][:_MOST]

    def _without_wide(self, candidates: Sequence[RegionCandidate]) -> list[RegionCandidate]:
        """A ministry or 我国 is not what an item is about that has a place in its headline or group mark."""
        local = [one for one in candidates if CHINA in self.index.ancestors[one.slug]]
        if any(one.in_title or one.in_group for one in local):
            return [one for one in candidates if one.slug not in (CHINA, WORLD)]
        if any(one.assumed for one in local):
            # 开出海外直播间, told by an office at home.
            candidates = [one for one in candidates if one.slug != WORLD]
        return [one for one in candidates if one.score >= (_WIDE_FLOOR if one.slug in (CHINA, WORLD) else _FLOOR)]

    def _brushed(
        self, candidates: Sequence[RegionCandidate], reading: Reading, home: str | None
    ) -> list[RegionCandidate]:
        """An item about no place in particular: at home if it names that or is the periodical's own, else national."""
        own = [one for one in candidates if home in (one.slug, *self.index.ancestors[one.slug])]
        wide = sum(one.score for one in candidates if one.slug == CHINA)
        country = country_of(self.index, home)
        named = sum(one.score for one in own) > wide
        at_home = named or (not candidates and country == CHINA and self._printed_here(reading.item, home))
        slug, own = (home, own) if home and at_home else (country, [])
        if slug not in self.index.by_slug:
            return []
        hits = [hit for one in candidates if one in own or one.slug == slug for hit in one.hits]
        if not hits and reading.passages:
            headline = reading.passages[0]
            hits = [RegionHit(0.0, "no-place-named", headline.start, min(headline.end, headline.start + 40))]
        return [RegionCandidate(slug, _FLOOR / 2, hits=hits)]

    def _printed_here(self, item: Item, home: str | None) -> bool:
        """Nobody else's: not taken from a paper, and no document, which without a place is the country's."""
        source = item.source
        if item.kind is Kind.DOCUMENT:
            return False
        if not source:
            return True
        near = place_named(self.index, source)
        at_home = near is not None and self._related(near, home or near)
        return bool(_OWN_SOURCE.search(source) or at_home or written_at_home(self.index, source, home))

    def _narrowed(self, best: RegionCandidate, ranked: Sequence[RegionCandidate]) -> RegionCandidate:
        """A part of the place in the headline is what it is about: 龙岗区…商会成立, with 深圳 all over the text."""
        for other in ranked:
            inside = other.in_title and best.slug in self.index.ancestors[other.slug]
            told = best.in_title and not (best.assumed or other.assumed)
            if inside and (not told or other.score >= _PART_OF_BEST * best.score):
                return self._narrowed(other, [one for one in ranked if one is not best])
        return best

    def _opens_headline(self, china: RegionCandidate, reading: Reading) -> bool:
        """2014年中国淘宝村报告 浙江居首 is about both; 中国深圳…展 only names the city's country."""
        title = reading.passages[0].folded if reading.passages else ""
        names = [one for one in self.index.find(title) if one.slugs]
        if not china.in_title or not names or names[0].way is not Way.NAME or names[0].slugs != (CHINA,):
            return False
        opening = title[: names[0].start].replace("年", "")
        apart = all(one.start - names[0].end > 1 for one in names[1:])
        return apart and not re.search(r"[一-鿿]{2}", opening)

    def _its_city(
        self, best: RegionCandidate, candidates: Sequence[RegionCandidate], home: str | None
    ) -> RegionCandidate | None:
        """The city of a county or district; of other places only if the item, its home or the name itself names it."""
        region = self.index.by_slug[best.slug]
        above = self.index.by_slug.get(region.parent or "")
        if above is None or above.kind not in ("city", "province") or region.kind not in ("city", "district", "zone"):
            return None
        if region.kind == "city" and above.kind != "city":
            return None
        home_and_above = (home, *self.index.ancestors[home]) if home else ()
        named = above.slug in home_and_above or any(one.slug == above.slug for one in candidates)
        # A county alone tells few readers where it is; a county's city (义乌) is known by its own name.
        if region.kind != "district" and not named and not region.name.startswith(above.name):
            return None
        return RegionCandidate(above.slug, best.score, hits=[replace(hit, rule="place-in-it") for hit in best.hits])

    def _related(self, one: str, other: str) -> bool:
        return one == other or one in self.index.ancestors[other] or other in self.index.ancestors[one]

    def as_tag(self, candidate: RegionCandidate, reading: Reading, evidence: int = 3) -> Tag:
        """The tag with at most so many pieces of evidence, the weightiest first."""
        score = round(min(1.0, candidate.score / CERTAIN), 2)
        name = self.index.by_slug[candidate.slug].name
        return Tag(candidate.slug, name, score, candidate.evidence(reading, evidence))


def _prominence(candidate: RegionCandidate) -> float:
    return candidate.score + (_HEADLINE if candidate.in_title else 0)
