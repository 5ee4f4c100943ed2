"""Every way to write every region, in one automaton; and which of the words found are places at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.model import Region, Taxonomies
from feeds.tagging.institutions import FOREIGN_COMPANIES, MINISTRIES, NOT_PLACES
from feeds.tagging.shadow import fold


class Way(StrEnum):
    """How words name a region."""

    NAME = "name"
    BARE = "bare-district-name"
    """A district without 区 or 县: a place only where its city is spoken of."""
    MINISTRY = "ministry"
    SEAT = "seat-of-company"
    HERE = "here"
    """我市, 本省, 我区: resolved through the source, the item and the periodical's home."""
    ABBREVIATION = "abbreviation"
    NOT = "not-a-place"


@dataclass(frozen=True, slots=True)
class Found:
    """Words at [start, end) of a folded text that name one of ``slugs`` (several where a name is used twice)."""

    start: int
    end: int
    way: Way
    slugs: tuple[str, ...]
    text: str


# 我市 and the like, by the kind of region that they mean; 全市 too, if weaker (it may mean a city just named).
HERE = {
    "我省": "province",
    "本省": "province",
    "全省": "province",
    "省政府": "province",
    "省委": "province",
    "我市": "city",
    "本市": "city",
    "全市": "city",
    "市政府": "city",
    "市委": "city",
    "我区": "district",
    "本区": "district",
    "全区": "district",
    "区政府": "district",
    "我县": "district",
    "本县": "district",
    "全县": "district",
    "县政府": "district",
    "县委": "district",
    "我州": "city",
    "全州": "city",
}
# Offices of a city that name no city: 市经贸信息委, 市市场监管局.
_CITY_OFFICE = re.compile(
    r"(?<![一-鿿])(?:由|经|与|据|和|、)?市[一-鿿]{1,10}?(?:局|委|办|委员会|中心|协会|商会|工商联)"
)

# What follows a name and makes it something else.
_PAPER = re.compile(
    r"[^，。、；：》《\n]{0,4}?(?:日报|晚报|商报|特区报|都市报|晨报|早报|时报|导报|证券报|经济报|周刊|卫视|电视台|广播电台|出版社|在线讯)"
)
_WEBSITE = re.compile(r"网(?![络购民商上站点店友格银售红约贷])")
_STREET = re.compile(r"[东西南北中]?[一二三四五]?(?:路(?!线|径|演|由|网|透)|街(?!道办|道)|大道|大厦|花园酒店)")
_PERSON = re.compile(r"(?:先生|女士|同志)")
_COMPANY_AFTER = re.compile(r"(?:银行|证券|保险|航空|汽车|集团|卫士|钢铁|电器|啤酒)")
_IN_PERIODICAL = re.compile(r"《[^《》]{0,12}$")
_PERIODICAL_REST = re.compile(r"[^《》]{0,10}(?:报|周刊|杂志|月刊|半月谈|内参|网|电子商务动态)》")

# 在沪, 赴京, 来深, 沪企: an abbreviation stands for its place only in such company.
_BEFORE_ABBREVIATION = "在来赴驻抵落户进入离返"
_AFTER_ABBREVIATION = "企商市"
_NOT_AFTER = frozenset("入度化层刻耕远厚究海东津贴南北西中口型式外国元学本常后前时间期内")


class RegionIndex:
    """Finds the names of regions. Built once from the taxonomies; immutable after."""

    def __init__(self, taxonomies: Taxonomies) -> None:
        self.taxonomies = taxonomies
        self.by_slug: dict[str, Region] = taxonomies.region_by_slug
        self.ancestors = {region.slug: taxonomies.ancestors(region.slug) for region in taxonomies.regions}
        words: dict[str, tuple[Way, list[str]]] = {}

        def add(word: str, way: Way, slug: str) -> None:
            known = words.setdefault(fold(word), (way, []))
            if slug and slug not in known[1]:
                known[1].append(slug)

        self.abbreviations: dict[str, list[str]] = defaultdict(list)
        for region in taxonomies.regions:
            for word in (region.name, *region.aliases):
                if len(word) == 1:
                    self.abbreviations[word].append(region.slug)
                elif (
                    region.kind == "district"
                    and word == region.name
                    and any(alias.startswith(word) for alias in region.aliases)
                ):
                    add(word, Way.BARE, region.slug)
                else:
                    if word in words and words[word][0] is Way.BARE:
                        del words[word]
                    add(word, Way.NAME, region.slug)
        for slug, ministries in MINISTRIES.items():
            for word in ministries.split():
                if slug in self.by_slug:
                    add(word, Way.MINISTRY, slug)
        for slug, companies in FOREIGN_COMPANIES.items():
            for word in companies.split():
                if slug in self.by_slug:
                    add(word, Way.SEAT, slug)
        for word in HERE:
            add(word, Way.HERE, "")
        for word in NOT_PLACES.split():
            words[fold(word)] = (Way.NOT, [])
        self._words = list(words)
        self._ways = list(words.values())
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        letters = "".join(self.abbreviations)
        self._near = re.compile(
            rf"(?<=[{_BEFORE_ABBREVIATION}])[{letters}](?![{''.join(_NOT_AFTER)}])|(?<![一-鿿])[{letters}](?=[{_AFTER_ABBREVIATION}])"
            rf"|(?<![{letters}])[{letters}]{{2,4}}(?=两地|三地|四地|两市|两省|两国|合作|跨境|自贸|携手|联手|贸易|经贸|班列)"
        )

    def find(self, text: str) -> Iterator[Found]:
        """The names in a folded text, none within another, in no particular order."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            way, slugs = self._ways[index]
            if way is not Way.NOT and not self._is_something_else(text, start, end, way):
                yield Found(start, end, way, tuple(slugs), self._words[index])
        for match in _CITY_OFFICE.finditer(text):
            yield Found(match.end() - 1, match.end(), Way.HERE, (), "市政府")

    def find_abbreviations(self, text: str) -> Iterator[Found]:
        """在沪, 深港两地: only for headlines and leads, where news shortens names."""
        for match in self._near.finditer(text):
            for at in range(match.start(), match.end()):
                yield Found(at, at + 1, Way.ABBREVIATION, tuple(self.abbreviations[text[at]]), text[at])

    def _is_something_else(self, text: str, start: int, end: int, way: Way) -> bool:
        """Papers, web sites, streets and companies that bear a place's name."""
        after = text[end : end + 12]
        if way in (Way.HERE, Way.MINISTRY, Way.SEAT):
            return False
        if _PAPER.match(after) or _WEBSITE.match(after) or _STREET.match(after):
            return True
        return bool(_IN_PERIODICAL.search(text[max(0, start - 14) : start]) and _PERIODICAL_REST.match(after))
