"""The regions that an item may be about, weighed by where and how it names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from feeds.model import Evidence, Item, Kind
from feeds.tagging.reading import Reading, Where
from feeds.tagging.region_context import RegionContext
from feeds.tagging.region_home import country_of, level, place_named, written_at_home
from feeds.tagging.region_index import CHINA, TOWARDS, WORLD, Found, RegionIndex, Way
from feeds.tagging.shadow import fold

# What a mention weighs in headline, subtitle, lead, body.
_PLACE = (6.0, 3.0, 2.0, 0.5)
_FIRST_SENTENCE = 3.0
# 我国, 全国, 国内 come by the way in local news.
_WIDE = (3.0, 1.5, 0.8, 0.2)
_MINISTRY = (5.0, 2.0, 2.5, 0.2)
_SEAT = (3.0, 1.0, 0.5, 0.1)
_VENUE = 3.0
_IN_LIST = 0.15
# However often a place is named there, lead and body give no more than this.
_CAPS = {Where.LEAD: 5.0, Where.BODY: 3.0}
FULL_GROUP = 4.0
_LOOSE_GROUP = 0.3
# An item by an office at home, a member's profile and an entry of the association's own chronicle are about home,
# whatever else they name.
_BY_OFFICE = 3.0
_OWN = 4.0
# A score that a headline alone gives: the score of a tag is 1 from here on.
CERTAIN = _PLACE[Where.TITLE]

_DOMESTIC = ("国内", "全国", "国家")
_FOREIGN = ("国际", "国外", "海外", "境外", "全球")
_HEADING_NOISE = re.compile(r"动态|新闻|资讯|数据|快讯|信息|要闻|电商|电子商务|大事记|行业|本地|地区|\d{4}年?|\W")
# 本市动态, 本省要闻, 本地.
_OF_HERE = re.compile(r"[本我]([省市区县地])")
_LOOSE = re.compile(r"其他|其它|周边|等地|及|与")
_HELD = re.compile(r"[^，。；\n]{0,12}?(?:举行|举办|召开|开幕|揭牌|开馆|落户|挂牌成立)")
_SITUATED = ("位于", "坐落于", "落户", "总部设在")
_WITHIN_DOCUMENT = re.compile(r"《[^》]*$")
# 全国第三, 全国首个: the country is what is compared with.
_COMPARED = re.compile(
    r"首[个家位批]|第[一二三四五六七八九十\d]|前[列茅一二三四五六七八九十\d]|领先|名列|百强|各地|[一二]等奖|唯一|之首|重点|性"
)
# 全球某某大会, 世界某某博览会 are names.
_MEETING = re.compile(r"[—-]?[一-鿿]{2,10}?(?:大会|论坛|峰会|博览会|年会|展览会|大赛|会议)")
# 中国—南亚博览会, 东盟博览会.
_FAIR = re.compile(r"[一-鿿]{0,4}?(?:博览会|论坛|峰会)")
# 温州人, 浙江籍: where people come from is not where they are.
_PEOPLE = re.compile(r"人(?![民才口均员事工气行大寿社保力文造])|籍")
# 某国某某资本, 某国某某银行: who put money in is not where it happened.
_INVESTOR = re.compile(r"[一-鿿]{0,4}?(?:资本|基金|投资局|主权基金|财团)")
_LIST_LENGTH = 4
# Where an item has no headline, so many characters of its opening stand in for it.
_STANDS_IN = 24
_BETWEEN_LISTED = re.compile(r"[^，。；、\n]{0,4}[、,，和及与/]+[^，。；、\n]{0,2}|[\d.%()万个家亿元]{0,8}[、,，]")


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
    assumed: bool = False
    """By who wrote the item or whose chronicle it is in, not by what the item says."""
    hits: list[RegionHit] = field(default_factory=list)
    _given: dict[Where, float] = field(default_factory=dict)

    def add(self, hit: RegionHit, where: Where | None = None) -> None:
        weight = hit.weight
        if where in _CAPS:
            weight = min(weight, _CAPS[where] - self._given.get(where, 0.0))
            self._given[where] = self._given.get(where, 0.0) + weight
        self.score += weight
        self.hits.append(hit)

    def evidence(self, reading: Reading, most: int) -> tuple[Evidence, ...]:
        best = sorted(self.hits, key=lambda hit: -hit.weight)[:most]
        return tuple(dict.fromkeys(hit.evidence or reading.evidence(hit.start, hit.end, hit.rule) for hit in best))


def region_candidates(index: RegionIndex, reading: Reading, home: str | None) -> list[RegionCandidate]:
    """Every region that the item names, best first. ``home`` is the slug of the issue's home."""
    found = _found(index, reading)
    mark = _group_mark(index, reading.item, home)
    context = RegionContext(index, reading, found, home, mark[0] if mark else None)
    listed = _in_lists(reading, found)
    untitled = not reading.item.title
    body = next((passage.start for passage in reading.body if not passage.heading), 0)
    candidates: dict[str, RegionCandidate] = {}
    if mark:
        slug, hit = mark
        candidates[slug] = RegionCandidate(slug, in_group=hit.weight >= FULL_GROUP)
        candidates[slug].add(hit)
    for hit, slug in _of_home(index, reading.item, home, mark is not None):
        own = candidates.setdefault(slug, RegionCandidate(slug))
        own.add(hit)
        own.assumed = True
        own.in_title |= hit.weight >= _OWN
    for one in found:
        resolved = context.resolve(one)
        if resolved is None:
            continue
        slug, rule = resolved
        where = reading.where(one.start)
        candidate = candidates.setdefault(slug, RegionCandidate(slug))
        if one.start in listed:
            candidate.add(RegionHit(_PLACE[where] * _IN_LIST, "list-of-places", one.start, one.end), where)
            continue
        if slug in (CHINA, WORLD) and _by_the_way(one, where, reading):
            candidate.add(RegionHit(0.1, "wide-by-the-way", one.start, one.end), where)
            continue
        candidate.add(RegionHit(_weight(index, one, slug, where, reading), rule, one.start, one.end), where)
        heads = where is Where.TITLE or (untitled and one.end <= body + _STANDS_IN)
        candidate.in_title |= heads and one.way is not Way.SEAT
        if where is Where.LEAD and CHINA in index.ancestors[slug] and _is_venue(one, reading):
            candidate.add(RegionHit(_VENUE, "venue", one.start, one.end))
            candidate.is_venue = True
    return sorted(candidates.values(), key=lambda candidate: -candidate.score)


def _found(index: RegionIndex, reading: Reading) -> list[Found]:
    found = index.find(reading.folded)
    taken = {at for one in found for at in range(one.start, one.end)}
    for passage in reading.passages:
        if passage.where <= Where.LEAD:
            words = list(index.shortened(passage.folded[:120]))
            words += index.towns(passage.folded) if passage.where is Where.TITLE else []
            for one in words:
                at = passage.start + one.start
                if at not in taken:
                    found.append(Found(at, passage.start + one.end, one.way, one.slugs, one.text))
    return sorted(found, key=lambda one: one.start)


def _of_home(index: RegionIndex, item: Item, home: str | None, marked: bool) -> Iterator[tuple[RegionHit, str]]:
    """What speaks for home, or a place in it, though the text need not name it."""
    if home is None:
        return
    if place := written_at_home(index, item.source, home):
        yield RegionHit(_BY_OFFICE, "office-at-home", evidence=Evidence(item.source or "", "office-at-home")), place
    if item.kind is Kind.PROFILE:
        yield RegionHit(_OWN, "profile-of-member", evidence=Evidence(item.headline, "profile-of-member")), home
    if item.kind is Kind.CHRONICLE and not marked:
        heading = item.group or item.section or item.headline
        yield RegionHit(_OWN, "own-chronicle", evidence=Evidence(heading, "own-chronicle")), home


def _weight(index: RegionIndex, one: Found, slug: str, where: Where, reading: Reading) -> float:
    if one.way is Way.MINISTRY:
        return _MINISTRY[where]
    if one.way is Way.SEAT:
        return _SEAT[where]
    if slug in (CHINA, WORLD):
        return _WIDE[where]
    area = index.by_slug[slug].kind == "area"
    if (area and _MEETING.match(reading.folded, one.end)) or (
        CHINA not in index.ancestors[slug] and _FAIR.match(reading.folded, one.end)
    ):
        return _PLACE[where] * _IN_LIST
    weight = _PLACE[where]
    if one.way is Way.ABBREVIATION and reading.folded.startswith(tuple(TOWARDS), max(0, one.start - 1), one.start):
        return weight / 2
    if where is Where.LEAD and "。" not in reading.folded[reading.passage_at(one.start).start : one.start]:
        weight = _FIRST_SENTENCE
    if where >= Where.LEAD and _PEOPLE.match(reading.folded, one.end):
        return weight / 3
    if where >= Where.LEAD and CHINA not in index.ancestors[slug] and _INVESTOR.match(reading.folded, one.end):
        return weight * _IN_LIST
    # 《深圳市…办法》 in the text names a document; 全市 may be another's.
    named = where >= Where.LEAD and _WITHIN_DOCUMENT.search(reading.folded[max(0, one.start - 40) : one.start])
    loose = one.way is Way.HERE and (one.text[0] == "全" or (one.text == "本会" and where is not Where.TITLE))
    return weight / 2 if named or loose else weight


def _by_the_way(one: Found, where: Where, reading: Reading) -> bool:
    """全国第三, 全国首个; and 国际 in a text is mostly a part of a name (易观国际)."""
    compared = _COMPARED.match(reading.folded, one.end) or _MEETING.match(reading.folded, one.end)
    return bool(compared) or (one.text == "国际" and where is not Where.TITLE)


def _is_venue(one: Found, reading: Reading) -> bool:
    """在东莞松山湖举行, 位于广西: where something of the lead takes place."""
    if one.way not in (Way.NAME, Way.COUNTY_CITY, Way.DISTRICT):
        return False
    before = reading.folded[max(0, one.start - 4) : one.start]
    return before.endswith(_SITUATED) or (before.endswith("在") and bool(_HELD.match(reading.folded, one.end)))


def _in_lists(reading: Reading, found: Sequence[Found]) -> set[int]:
    """Where the names begin that stand in a list of many: 广东、浙江、上海、北京和江苏."""
    runs: list[list[Found]] = [[]]
    for one in found:
        if one.way not in (Way.NAME, Way.DISTRICT, Way.COUNTY_CITY):
            continue
        if runs[-1] and not _BETWEEN_LISTED.fullmatch(reading.folded, runs[-1][-1].end, one.start):
            runs.append([])
        runs[-1].append(one)
    return {one.start for run in runs if len({one.slugs for one in run}) >= _LIST_LENGTH for one in run}


def _group_mark(index: RegionIndex, item: Item, home: str | None) -> tuple[str, RegionHit] | None:
    """The region of the mark that an item stands under: [深圳], ◎国内; next to nothing if loose (广东及其他)."""
    for heading, weight in ((item.group, FULL_GROUP), (item.section, FULL_GROUP / 2)):
        if not heading:
            continue
        evidence = Evidence(heading, "group-mark")
        bare = _HEADING_NOISE.sub("", fold(heading))
        if home and (here := _OF_HERE.match(fold(heading))):
            kind = {"省": "province", "区": "district", "县": "district"}.get(here[1], "city")
            return level(index, home, kind) or home, RegionHit(weight, "group-mark", evidence=evidence)
        if bare.startswith(_DOMESTIC + _FOREIGN):
            slug = country_of(index, home) if bare.startswith(_DOMESTIC) else WORLD
            return (slug, RegionHit(weight / 2, "group-mark", evidence=evidence)) if slug in index.by_slug else None
        place = place_named(index, heading)
        if place is None:
            continue
        region = index.by_slug[place]
        if bare in {fold(name) for name in (region.name, *region.aliases)}:
            # Of a chronology all entries are about the place in its title.
            weight *= 1.5 if item.kind is Kind.CHRONICLE else 1
            return place, RegionHit(weight, "group-mark", evidence=evidence)
        if _LOOSE.search(bare):
            return place, RegionHit(_LOOSE_GROUP, "group-mark", evidence=evidence)
    return None
