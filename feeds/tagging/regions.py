"""The one to three places an item is about.

Not each place it names: a headline weighs more than the lead, the lead more than the body; ministries mean the whole
country unless the item is about one place; a list of many places is about none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from feeds.model import Evidence, Issue, Item, Periodical, Tag, Taxonomies
from feeds.tagging.reading import Reading, Where
from feeds.tagging.region_index import HERE, Found, RegionIndex, Way
from feeds.tagging.shadow import fold

CHINA, WORLD = "china", "world"
_MOST = 3
_SHOWN = 3
_WEIGHTS = {Where.TITLE: 6.0, Where.SUBTITLE: 3.0, Where.LEAD: 2.0, Where.BODY: 0.5}
_FIRST_SENTENCE = 3.0
_BODY_CAP = 3.0
_GROUP = 4.0
# Words for the whole country and the whole world come by the way in local news; in a headline they still count.
_WIDE = {Where.TITLE: 3.0, Where.SUBTITLE: 1.5, Where.LEAD: 0.8, Where.BODY: 0.2}
_MINISTRY = {Where.TITLE: 5.0, Where.SUBTITLE: 2.0, Where.LEAD: 2.5, Where.BODY: 0.2}
_SEAT = {Where.TITLE: 2.0, Where.SUBTITLE: 1.0, Where.LEAD: 0.5, Where.BODY: 0.1}
_LIST_LENGTH = 4
_DOMESTIC_GROUPS = ("国内", "全国", "国家")
_FOREIGN_GROUPS = ("国际", "国外", "海外", "境外", "全球")


@dataclass
class Candidate:
    """A region that an item may be about, with what speaks for it."""

    slug: str
    score: float = 0.0
    in_title: bool = False
    in_group: bool = False
    body: float = 0.0
    evidence: list[tuple[float, Evidence]] = field(default_factory=list)

    def add(self, weight: float, evidence: Evidence, *, body: bool = False) -> None:
        if body:
            weight = min(weight, _BODY_CAP - self.body)
            self.body += weight
        self.score += weight
        self.evidence.append((weight, evidence))


class RegionTagger:
    def __init__(self, taxonomies: Taxonomies) -> None:
        self.index = RegionIndex(taxonomies)

    # --- homes ---

    def home(self, issue: Issue, periodical: Periodical | None) -> str | None:
        """The slug of what 我市 means in an issue: the place in its publisher's name, else the periodical's home."""
        masthead = issue.masthead
        publishers = (masthead.publisher, masthead.title)
        for text in publishers:
            if place := self.place_in(text):
                return place
        if periodical is None:
            return None
        if periodical.home in self.index.by_slug:
            return periodical.home
        return self.place_in(periodical.publisher) or self.place_in(periodical.title)

    def place_in(self, text: str | None) -> str | None:
        """The narrowest place that a name (of a publisher, a paper, a column) bears, papers' own names included."""
        if not text:
            return None
        folded = fold(text)
        best: str | None = None
        for index, _start, _end in self.index._automaton.find_matches_as_indexes(folded):
            way, slugs = self.index._ways[index]
            if way is Way.NAME and len(slugs) == 1 and slugs[0] not in (CHINA, WORLD):
                slug = slugs[0]
                if best is None or best in self.index.ancestors[slug]:
                    best = slug
        return best

    def level(self, slug: str | None, kind: str) -> str | None:
        """The region of a kind that a place is or lies in: province of 深圳 is 广东; a municipality is its own city."""
        if slug is None:
            return None
        chain = (slug, *self.index.ancestors[slug])
        kinds = {one: self.index.by_slug[one].kind for one in chain}
        for one in chain:
            if kinds[one] == kind or (kind == "district" and kinds[one] == "zone"):
                return one
        if kind == "city":
            return next((one for one in chain if kinds[one] == "province"), None)
        return None

    # --- candidates ---

    def candidates(self, reading: Reading, home: str | None) -> list[Candidate]:
        """Every region that the item names, best first."""
        found = self._found(reading)
        named = {slug for one in found if one.way is Way.NAME and len(one.slugs) == 1 for slug in one.slugs}
        near = set(named)
        for slug in named | ({home} if home else set()):
            near.update(self.index.ancestors[slug])
        if home:
            near.add(home)
        candidates: dict[str, Candidate] = {}

        def candidate(slug: str) -> Candidate:
            return candidates.setdefault(slug, Candidate(slug))

        crowded = self._crowded(reading, found)
        here_source = self.place_in(reading.item.source)
        group = self._group(reading.item)
        if group:
            slug, weight, evidence = group
            candidate(slug).add(weight, evidence)
            candidate(slug).in_group = weight >= _GROUP
        title_place = next(
            (
                s
                for one in found
                if one.way is Way.NAME and reading.passage_at(one.start).where is Where.TITLE
                for s in one.slugs
            ),
            None,
        )
        for one in found:
            resolved = self._resolve(one, near, home, here_source, title_place, group[0] if group else None)
            if resolved is None:
                continue
            slug, rule = resolved
            passage = reading.passage_at(one.start)
            weight = self._weight(one, slug, passage, reading)
            if id(one) in crowded:
                weight *= 0.15
                rule = "list-of-places"
            entry = candidate(slug)
            entry.add(
                weight,
                reading.evidence(one.start, one.end, rule) if len(entry.evidence) < 12 else _NO_EVIDENCE,
                body=passage.where is Where.BODY,
            )
            entry.in_title |= passage.where is Where.TITLE
        return sorted(candidates.values(), key=lambda one: -one.score)

    def _found(self, reading: Reading) -> list[Found]:
        found = list(self.index.find(reading.folded))
        for passage in reading.passages:
            if passage.where <= Where.LEAD:
                taken = [(one.start, one.end) for one in found]
                for one in self.index.find_abbreviations(passage.folded[:120]):
                    at = one.start + passage.start
                    if not any(start <= at < end for start, end in taken):
                        found.append(Found(at, at + 1, one.way, one.slugs, one.text))
        return sorted(found, key=lambda one: one.start)

    def _resolve(
        self, one: Found, near: set[str], home: str | None, source: str | None, title: str | None, group: str | None
    ) -> tuple[str, str] | None:
        if one.way is Way.HERE:
            kind = HERE[one.text]
            own = one.text[0] in "我本"
            for place, rule in ((source, "here-by-source"), (title, "here-by-headline"), (home, "here-by-home")):
                if rule == "here-by-source" and not own:
                    continue
                slug = self.level(place, kind)
                if slug:
                    return slug, rule
            return None
        if one.way is Way.BARE:
            inside = [slug for slug in one.slugs if self.index.by_slug[slug].parent in near]
            return (inside[0], "district-in-its-city") if len(inside) == 1 else None
        if one.way is Way.ABBREVIATION:
            known = [slug for slug in one.slugs if slug in near]
            slug = known[0] if known else one.slugs[0]
            return slug, "abbreviation"
        if len(one.slugs) > 1:
            inside = [slug for slug in one.slugs if self.index.by_slug[slug].parent in near or slug in near]
            return (inside[0], "name-in-its-parent") if len(inside) == 1 else None
        rule = {Way.NAME: "name", Way.MINISTRY: "ministry", Way.SEAT: "seat-of-company"}[one.way]
        return one.slugs[0], rule

    def _weight(self, one: Found, slug: str, passage: object, reading: Reading) -> float:
        passage_ = reading.passage_at(one.start)
        where = passage_.where
        if one.way is Way.MINISTRY:
            return _MINISTRY[where]
        if one.way is Way.SEAT:
            return _SEAT[where]
        if slug in (CHINA, WORLD):
            return _WIDE[where]
        weight = _WEIGHTS[where]
        if where is Where.LEAD and "。" not in passage_.folded[: one.start - passage_.start]:
            weight = _FIRST_SENTENCE
        if one.way is Way.HERE and one.text[0] == "全":
            weight *= 0.5
        return weight

    def _crowded(self, reading: Reading, found: list[Found]) -> set[int]:
        """The names that stand in a list of many: 广东、浙江、上海、北京和江苏."""
        crowded: set[int] = set()
        run: list[Found] = []
        for one in [*found, None]:
            if one is not None and one.way is not Way.NAME:
                continue
            if (
                run
                and one is not None
                and re.fullmatch(
                    r"(?:[^，。；\n]{0,8}[、,，和及与/]|)[^，。；、\n]{0,2}", reading.folded[run[-1].end : one.start]
                )
                and one.start - run[-1].end < 10
            ):
                run.append(one)
                continue
            if len({place for place_ in run for place in place_.slugs}) >= _LIST_LENGTH:
                crowded.update(id(place) for place in run)
            run = [one] if one is not None else []
        return crowded

    def _group(self, item: Item) -> tuple[str, float, Evidence] | None:
        """The region of the mark that the item stands under: [深圳], ◎国内; less where more is meant (广东及其他)."""
        for heading, weight in ((item.group, _GROUP), (item.section, _GROUP / 2)):
            if not heading:
                continue
            bare = re.sub(r"(?:动态|新闻|资讯|数据|快讯|信息|要闻|电商|行业|本地|地区|及其他|\W)", "", fold(heading))
            evidence = Evidence(heading, "group-mark")
            if any(bare.startswith(word) for word in _DOMESTIC_GROUPS):
                return CHINA, weight / 2, evidence
            if any(bare.startswith(word) for word in _FOREIGN_GROUPS):
                return WORLD, weight / 2, evidence
            slug = self.place_in(heading)
            if slug and bare in {
                fold(name) for name in (self.index.by_slug[slug].name, *self.index.by_slug[slug].aliases)
            }:
                return slug, weight if "其他" not in heading else weight / 4, evidence
        return None

    # --- the choice ---

    def choose(self, candidates: list[Candidate]) -> list[Candidate]:
        ranked = self._without_wide(candidates)
        if not ranked:
            return []
        best = ranked[0]
        chosen = [best]
        for other in ranked[1:]:
            if len(chosen) == _MOST:
                break
            related = any(
                other.slug in self.index.ancestors[one.slug] or one.slug in self.index.ancestors[other.slug]
                for one in chosen
            )
            if related:
                continue
            if other.in_title and best.in_title and other.score >= 0.5 * best.score:
                chosen.append(other)
        return [self._narrowed(one, candidates) for one in chosen]

    def _without_wide(self, candidates: list[Candidate]) -> list[Candidate]:
        return candidates

    def _narrowed(self, chosen: Candidate, candidates: list[Candidate]) -> Candidate:
        """A city's own part in the headline is what the item is about: 龙岗区…商会成立, with 深圳 all over its text."""
        for other in candidates:
            inside = other.in_title and other.slug != CHINA and chosen.slug in self.index.ancestors[other.slug]
            if inside and (chosen.slug in (CHINA, WORLD) or not chosen.in_title):
                return other
        return chosen

    def tag(self, reading: Reading, home: str | None) -> tuple[Tag, ...]:
        chosen = self.choose(self.candidates(reading, home))
        top = max((one.score for one in chosen), default=1.0)
        return tuple(
            Tag(
                one.slug,
                self.index.by_slug[one.slug].name,
                round(min(1.0, one.score / max(top, 6.0)), 2),
                self._shown(one),
            )
            for one in chosen
        )

    def _shown(self, one: Candidate) -> tuple[Evidence, ...]:
        best = sorted(one.evidence, key=lambda pair: -pair[0])
        return tuple(dict.fromkeys(evidence for _, evidence in best if evidence is not _NO_EVIDENCE))[:_SHOWN]


_NO_EVIDENCE = Evidence("", "")
_ = defaultdict
