"""The one to three places that an item is about, not each place that it names.

Which words are places, ``region_index`` tells; here they are weighed by where they stand, and the choice is made:
a headline weighs more than the lead, the lead more than the body; a ministry means the whole country unless the item is
about one place; a list of many places is about none of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from feeds.model import Evidence, Item, Kind, Tag, Taxonomies
from feeds.tagging.reading import Reading, Where
from feeds.tagging.region_home import level, place_named
from feeds.tagging.region_index import CHINA, HERE, WORLD, Found, RegionIndex, Way
from feeds.tagging.shadow import fold

_MOST = 3
# What a mention weighs in headline, subtitle, lead, body.
_PLACE = (6.0, 3.0, 2.0, 0.5)
_FIRST_SENTENCE = 3.0
# 我国, 全国, 国内 come by the way in local news.
_WIDE = (3.0, 1.5, 0.8, 0.2)
_MINISTRY = (5.0, 2.0, 2.5, 0.2)
_SEAT = (2.0, 1.0, 0.5, 0.1)
_LEAD_CAP, _BODY_CAP = 5.0, 3.0
_GROUP, _LOOSE_GROUP = 4.0, 0.3
_VENUE = 3.0
_IN_LIST = 0.15
_LIST_LENGTH = 4
# What an item only brushes, it is not about.
_FLOOR = 1.6
_BESIDE_BEST = 0.5

_OWN_SOURCE = re.compile(r"本刊|本报|本网|本会|中心采编|编辑部|中心$|协会供稿|秘书处")
_DOMESTIC = ("国内", "全国", "国家")
_FOREIGN = ("国际", "国外", "海外", "境外", "全球")
_HEADING_NOISE = re.compile(r"动态|新闻|资讯|数据|快讯|信息|要闻|电商|电子商务|大事记|行业|本地|地区|\d{4}年?|\W")
_LOOSE = re.compile(r"其他|其它|周边|等地|及|与")
_HELD = re.compile(r"[^，。；\n]{0,12}?(?:举行|举办|召开|开幕|揭牌|开馆|落户|挂牌成立)")
_SITUATED = ("位于", "坐落于", "落户", "总部设在")
_BETWEEN_LISTED = re.compile(r"[^，。；、\n]{0,4}[、,，和及与/]+[^，。；、\n]{0,2}|[\d.%()万个家亿元]{0,8}[、,，]")
_WITHIN_DOCUMENT = re.compile(r"《[^》]*$")
_RANKING = re.compile(
    r"(?:首个|首家|首位|第[一二三四五六七八九十\d]|前[列茅一二三四五六七八九十\d]|领先|名列|百强|各地|[一二]等奖|唯一|之首|重点|性)"
)


@dataclass(frozen=True, slots=True)
class RegionHit:
    """Words at [start, end) of the reading's shadow that speak for a region; ``evidence`` where they are outside it."""

    weight: float
    rule: str
    start: int = 0
    end: int = 0
    evidence: Evidence | None = None


@dataclass
class RegionCandidate:
    slug: str
    score: float = 0.0
    in_title: bool = False
    in_group: bool = False
    is_venue: bool = False
    hits: list[RegionHit] = field(default_factory=list)
    _caps: dict[Where, float] = field(default_factory=lambda: {Where.LEAD: _LEAD_CAP, Where.BODY: _BODY_CAP})

    def add(self, hit: RegionHit, where: Where) -> None:
        weight = hit.weight
        if where in self._caps:
            weight = min(weight, self._caps[where])
            self._caps[where] -= weight
        self.score += weight
        self.hits.append(hit)


class RegionTagger:
    def __init__(self, taxonomies: Taxonomies) -> None:
        self.index = RegionIndex(taxonomies)

    def candidates(self, reading: Reading, home: str | None) -> list[RegionCandidate]:
        """Every region that the item names, best first. ``home`` is the slug of the issue's home."""
        found = self._found(reading)
        group = self._group(reading.item)
        context = _Context(self.index, reading, found, home, group[0] if group else None)
        listed = _listed(reading, found)
        candidates: dict[str, RegionCandidate] = {}
        if group:
            slug, hit = group
            candidates[slug] = RegionCandidate(slug, in_group=hit.weight >= _GROUP)
            candidates[slug].add(hit, Where.TITLE)
        for one in found:
            resolved = context.resolve(one)
            if resolved is None:
                continue
            slug, rule = resolved
            where = reading.where(one.start)
            candidate = candidates.setdefault(slug, RegionCandidate(slug))
            weight, rule = self._weigh(one, slug, rule, where, reading, id(one) in listed)
            candidate.add(RegionHit(weight, rule, one.start, one.end), where)
            if rule not in ("list-of-places", "wide-by-the-way"):
                candidate.in_title |= where is Where.TITLE
            if self._is_venue(one, slug, where, reading):
                candidate.add(RegionHit(_VENUE, "venue", one.start, one.end), Where.SUBTITLE)
                candidate.is_venue = True
        return sorted(candidates.values(), key=lambda candidate: -candidate.score)

    def _found(self, reading: Reading) -> list[Found]:
        found = self.index.find(reading.folded)
        taken = {at for one in found for at in range(one.start, one.end)}
        for passage in reading.passages:
            if passage.where <= Where.LEAD:
                for one in self.index.shortened(passage.folded[:120]):
                    at = passage.start + one.start
                    if at not in taken:
                        found.append(Found(at, at + 1, one.way, one.slugs, one.text))
        return sorted(found, key=lambda one: one.start)

    def _weigh(
        self, one: Found, slug: str, rule: str, where: Where, reading: Reading, listed: bool
    ) -> tuple[float, str]:
        if listed:
            return _PLACE[where] * _IN_LIST, "list-of-places"
        if one.way is Way.MINISTRY:
            return _MINISTRY[where], rule
        if one.way is Way.SEAT:
            return _SEAT[where], rule
        if slug in (CHINA, WORLD):
            after = reading.folded[one.end : one.end + 4]
            if _RANKING.match(after) or (one.text == "国际" and where is not Where.TITLE):
                return 0.1, "wide-by-the-way"
            return _WIDE[where], rule
        weight = _PLACE[where]
        if where is Where.LEAD:
            passage = reading.passage_at(one.start)
            if "。" not in reading.folded[passage.start : one.start]:
                weight = _FIRST_SENTENCE
        if where >= Where.LEAD and _WITHIN_DOCUMENT.search(reading.folded[max(0, one.start - 40) : one.start]):
            weight /= 2
        if one.way is Way.HERE and one.text[0] == "全":
            weight /= 2
        return weight, rule

    def _is_venue(self, one: Found, slug: str, where: Where, reading: Reading) -> bool:
        """在东莞松山湖举行, 位于广西: where something of the lead takes place."""
        if (
            where is not Where.LEAD
            or one.way not in (Way.NAME, Way.COUNTY_CITY, Way.DISTRICT)
            or CHINA not in self.index.ancestors[slug]
        ):
            return False
        before, after = reading.folded[max(0, one.start - 4) : one.start], reading.folded[one.end : one.end + 20]
        return before.endswith(_SITUATED) or (before.endswith("在") and bool(_HELD.match(after)))

    def _group(self, item: Item) -> tuple[str, RegionHit] | None:
        """The region of the mark that an item stands under: [深圳], ◎国内; next to nothing if loose (广东及其他)."""
        for heading, weight in ((item.group, _GROUP), (item.section, _GROUP / 2)):
            if not heading:
                continue
            evidence = Evidence(heading, "group-mark")
            bare = _HEADING_NOISE.sub("", fold(heading))
            if bare.startswith(_DOMESTIC):
                return CHINA, RegionHit(weight / 2, "group-mark", evidence=evidence)
            if bare.startswith(_FOREIGN):
                return WORLD, RegionHit(weight / 2, "group-mark", evidence=evidence)
            slug = place_named(self.index, heading)
            if slug is None:
                continue
            region = self.index.by_slug[slug]
            if bare in {fold(name) for name in (region.name, *region.aliases)}:
                # Of a chronology all entries are about the place in its title.
                weight *= 1.5 if item.kind is Kind.CHRONICLE else 1
                return slug, RegionHit(weight, "group-mark", evidence=evidence)
            if _LOOSE.search(bare):
                return slug, RegionHit(_LOOSE_GROUP, "group-mark", evidence=evidence)
        return None

    # --- the choice ---

    def choose(
        self, candidates: Sequence[RegionCandidate], reading: Reading, home: str | None
    ) -> list[RegionCandidate]:
        """The one to three that the item is about, best first."""
        ranked = self._without_wide(candidates)
        if not ranked or ranked[0].score < _FLOOR:
            return self._brushed(candidates, reading, home)
        best = self._narrowed(ranked[0], ranked)
        chosen = [best]
        for other in ranked:
            enough = (other.score >= _BESIDE_BEST * best.score and other.in_title and best.in_title) or other.is_venue
            if len(chosen) < _MOST and enough and not any(self._related(other, one) for one in chosen):
                chosen.append(other)
        if best.slug != CHINA and len(chosen) < _MOST:
            chosen += [one for one in candidates if one.slug == CHINA and self._opens_headline(one, reading)]
        region = self.index.by_slug[best.slug]
        above = self.index.by_slug.get(region.parent or "")
        if region.kind == "zone" and above is not None and region.name.startswith(above.name) and len(chosen) < _MOST:
            # 上海自贸区 bears its city's name: what is about it is about 上海 in so many words.
            chosen.append(RegionCandidate(above.slug, best.score, hits=best.hits))
        return chosen

    def _brushed(
        self, candidates: Sequence[RegionCandidate], reading: Reading, home: str | None
    ) -> list[RegionCandidate]:
        """An item about no place in particular: at home if it names that or is the periodical's own, else national."""
        at_home = [one for one in candidates if home in (one.slug, *self.index.ancestors[one.slug])]
        wide = max((one.score for one in candidates if one.slug == CHINA), default=0.0)
        if wide > sum(one.score for one in at_home):
            at_home = []
        if at_home or not candidates:
            own = not reading.item.source or _OWN_SOURCE.search(reading.item.source)
            slug = home if home and (at_home or own) else CHINA
        else:
            slug = CHINA if wide else candidates[0].slug
        hits = [
            hit
            for one in at_home or candidates
            if slug in (one.slug, *self.index.ancestors[one.slug])
            for hit in one.hits
        ]
        if not hits and reading.passages:
            first = reading.passages[0]
            hits = [RegionHit(_FLOOR / 2, "no-place-named", first.start, min(first.end, 40))]
        return [RegionCandidate(slug, _FLOOR / 2, hits=hits)] if slug in self.index.by_slug else []

    def _without_wide(self, candidates: Sequence[RegionCandidate]) -> list[RegionCandidate]:
        """A ministry or 我国 is not what an item is about that has a place in its headline or group mark."""
        local = [one for one in candidates if one.slug not in (CHINA, WORLD)]
        if any(one.in_title or one.in_group for one in local if CHINA in self.index.ancestors[one.slug]):
            return local
        about = [one for one in candidates if one.slug in (CHINA, WORLD) or one.score >= _FLOOR]
        return about or list(candidates)

    def _opens_headline(self, china: RegionCandidate, reading: Reading) -> bool:
        """2014年中国淘宝村报告 浙江居首 is about both; 中国深圳…展 names the city's country only."""
        title = reading.passages[0].folded if reading.passages else ""
        return china.in_title and any(
            hit.end <= len(title)
            and hit.rule == "name"
            and not re.search(r"[一-鿿]{2}", title[: hit.start].replace("年", ""))
            and not any(other.start - hit.end < 2 for other in self.index.find(title) if other.start >= hit.end)
            for hit in china.hits
        )

    def _related(self, one: RegionCandidate, other: RegionCandidate) -> bool:
        slugs = (one.slug, *self.index.ancestors[one.slug]), (other.slug, *self.index.ancestors[other.slug])
        return one.slug in slugs[1] or other.slug in slugs[0]

    def _narrowed(self, best: RegionCandidate, ranked: Sequence[RegionCandidate]) -> RegionCandidate:
        """A part of the place in the headline is what it is about: 龙岗区…商会成立, with 深圳 all over the text."""
        for other in ranked:
            inside = other.in_title and best.slug in self.index.ancestors[other.slug]
            if inside and (not best.in_title or other.score >= 0.8 * best.score):
                return self._narrowed(other, [one for one in ranked if one is not best])
        return best

    def tag(self, reading: Reading, home: str | None) -> tuple[Tag, ...]:
        chosen = self.choose(self.candidates(reading, home), reading, home)
        return tuple(self.as_tag(one, reading) for one in chosen)

    def as_tag(self, one: RegionCandidate, reading: Reading, shown: int = 3) -> Tag:
        evidence: dict[Evidence, None] = {}
        for hit in sorted(one.hits, key=lambda hit: -hit.weight)[:shown]:
            evidence[hit.evidence or reading.evidence(hit.start, hit.end, hit.rule)] = None
        score = round(min(1.0, one.score / _PLACE[Where.TITLE]), 2)
        return Tag(one.slug, self.index.by_slug[one.slug].name, score, tuple(evidence))


class _Context:
    """What the rest of the item says about a name that could be several places, or none."""

    def __init__(
        self, index: RegionIndex, reading: Reading, found: Sequence[Found], home: str | None, group: str | None
    ) -> None:
        self.index = index
        self.reading = reading
        named = {one.slugs[0] for one in found if one.way is Way.NAME and len(one.slugs) == 1}
        named |= {slug for slug in (home, group) if slug}
        self.near = named | {above for slug in named for above in index.ancestors[slug]}
        self.near -= {CHINA, WORLD, "asia"}
        headline = [
            one
            for one in found
            if one.way is Way.NAME and reading.where(one.start) is Where.TITLE and len(one.slugs) == 1
        ]
        # What is meant by 我市: in an item of another city's paper, that city; then the headline's; then the home.
        self.places = {
            "here-by-source": place_named(index, reading.item.source),
            "here-by-headline": headline[0].slugs[0] if headline else None,
            "here-by-home": home,
        }

    def resolve(self, one: Found) -> tuple[str, str] | None:
        """The region's slug and the rule that told it; None where the words are not, or not surely, a place."""
        if one.way is Way.HERE:
            for rule, place in self.places.items():
                slug = level(self.index, place, HERE[one.text])
                if slug and (rule != "here-by-source" or one.text[0] in "我本"):
                    return slug, rule
            return None
        if one.way in (Way.MINISTRY, Way.SEAT):
            return one.slugs[0], str(one.way)
        if one.way is Way.ABBREVIATION:
            return next((slug for slug in one.slugs if slug in self.near), one.slugs[0]), "abbreviation"
        inside = [slug for slug in one.slugs if self.index.by_slug[slug].parent in self.near or slug in self.near]
        if len(inside) == 1:
            return inside[0], "name-in-its-parent" if one.way is not Way.NAME or len(one.slugs) > 1 else "name"
        if len(one.slugs) == 1 and (one.way is Way.NAME or (one.way is Way.COUNTY_CITY and self._stands_alone(one))):
            return one.slugs[0], "name"
        return None

    def _stands_alone(self, one: Found) -> bool:
        """义乌启动…, 在义乌: where a word begins for sure."""
        passage = self.reading.passage_at(one.start)
        return one.start == passage.start or self.reading.folded[one.start - 1] in "在于赴。，,"


def _listed(reading: Reading, found: Sequence[Found]) -> set[int]:
    """The ids of the names that stand in a list of many: 广东、浙江、上海、北京和江苏."""
    listed: set[int] = set()
    run: list[Found] = []
    for one in found:
        if one.way not in (Way.NAME, Way.DISTRICT, Way.COUNTY_CITY):
            continue
        if run and _BETWEEN_LISTED.fullmatch(reading.folded[run[-1].end : one.start]):
            run.append(one)
        else:
            run = [one]
        if len({one.slugs for one in run}) >= _LIST_LENGTH:
            listed.update(map(id, run))
    return listed
