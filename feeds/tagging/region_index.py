"""Every way to write every region, in one automaton; and which of the words found are places at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from feeds.model import Region, Taxonomies
from feeds.tagging.institutions import FOREIGN_COMPANIES, MINISTRIES, NOT_PLACES
from feeds.tagging.shadow import fold

CHINA, WORLD = "china", "world"


class Way(StrEnum):
    """How words name a region."""

    NAME = "name"
    COUNTY_CITY = "county-city"
    """A county's city without 市 (江山, 高安): many are everyday words."""
    DISTRICT = "district"
    """A district without 区 or 县 (福田, 比如): a place only where its city is spoken of."""
    MINISTRY = "ministry"
    SEAT = "seat-of-company"
    HERE = "here"
    """我市, 本省, 我区: which place is meant, the source, the item and the periodical's home tell."""
    ABBREVIATION = "abbreviation"
    NOT = "not-a-place"


class Found(NamedTuple):
    """Words at [start, end) of a folded text that name one of ``slugs`` (several where a name is used twice)."""

    start: int
    end: int
    way: Way
    slugs: tuple[str, ...]
    text: str


# 我市 and the like with the kind of region that they mean. 全市 may also mean a city just named.
HERE = {
    word: kind
    for kind, words in {
        "province": "我省 本省 全省 省政府 省委 本港 全港 本澳",
        "city": "我市 本市 全市 市政府 市委 我州 全州",
        "district": "我区 本区 全区 区政府 区委 我县 本县 全县 县政府 县委",
    }.items()
    for word in words.split()
}
# The periodical's own body and its members: 本会, 会员企业, 商会 at the head of a sentence.
_OWN_BODY = re.compile(
    r"本会|我会|本协会|本商会|会员企业|会员单位|[我本](?:局|委|厅|办|院|中心|园)(?![长员])|(?<![一-鿿])(?:协会|商会|公会|促进会|联合会"
    r"|秘书处|理事长|会长|管委会|经开区|高新区|开发区|园区)"
)
# Offices of a province, city or county that do not name it: 由市经贸信息委, 省商务厅, 县税务局.
_OFFICE = re.compile(
    r"(?:(?<![一-鿿])|(?<=[由经与和]))(?:市(?![场值面民话])|省(?![份级内外去心略])|县(?![域级城])|区(?![块域别分间]))"
    r"[一-鿿]{0,9}?(?:厅|局|委员会|委|办公室|商会|工商联|农商行|医院|供电公司)"
)
_OFFICE_OF = {"省": "省政府", "市": "市政府", "县": "县政府", "区": "区政府"}
# 李庄镇 opening a headline: a town of the county or city where the periodical is at home.
_TOWN = re.compile(
    r"(?<![一-鿿])(?!(?:特色|各|全|本|我|[乡城村集小古重强]|中心|示范|重点)[一-鿿]{0,2}[镇乡])[一-鿿]{2,3}(?:镇(?![江静远定宁平海原康巴赉]|长)|乡(?![村镇土亲贤情下])|街道)"
)

# What follows a name and makes it something else: papers, web sites, streets.
_PAPER = re.compile(
    r"报(?![告名关表价考送])|[^，。、；：》《\n]{0,4}?(?:日报|晚报|商报|特区报|都市报|晨报|早报|时报|导报|证券报|经济报|周刊|卫视|电视台|广播电台|出版社)"
)
_WEBSITE = re.compile(r"网(?![络购民商上站点店友格银售红约贷])")
_EXCHANGE = re.compile(r"(?:证券|期货|航运|商品|数据|联合)?(?:交易所|航交所)")
_STREET = re.compile(r"[东西南北中]?[一二三四五]?(?:路(?![线径演由网透])|街(?![道区])|大道|大厦)")
# 新华社北京8月5日电 tells where it was written, not what of.
_AGENCY = ("社", "网", "报", "报记者")
_DATELINE = re.compile(r"(?:\d{1,2}月\d{1,2}日)?[电讯](?![子商信影力器视话池脑])")
# A name within 《…报》, of which the part before the name is looked at too.
_PERIODICAL_BEFORE = re.compile(r"《[^《》]{0,12}$")
_PERIODICAL_AFTER = re.compile(r"[^《》]{0,10}(?:报|周刊|杂志|月刊|内参|网)》")

# 在沪, 赴京, 来深, 沪企, 深港两地: an abbreviation stands for its place only in such company.
_BEFORE_ABBREVIATION = "在来赴驻抵访"
_AFTER_ABBREVIATION = "企市"
_NOT_ABBREVIATION = (
    # 访青洲: more of a place\'s name.
    "洲山岛湾江河湖镇村街路区县"
    "夜处五客好语律规院定治庭案官育行入度化层刻耕远厚究海东津贴南北西中口型式外国元学本常后前时间期内港企市"
)
_TOGETHER = (
    "两地|三地|四地|两市|两省|两国|合作|跨境|自贸|携手|联手|贸易|经贸|班列|列车|签署|签订|共建|联合|协同|互认|互供|一体化|边界|边境"
    "|毗邻|线|东线|海关"
)
# 对俄贸易, 输美: only of countries and markets; 对中小企业, 对黑客 are none.
_ABROAD = "俄美日韩德法英欧澳港台"
TOWARDS = "对输销"


class RegionIndex:
    """Finds the names of regions. Built once from the taxonomies; immutable after."""

    def __init__(self, taxonomies: Taxonomies) -> None:
        self.by_slug: dict[str, Region] = taxonomies.region_by_slug
        self.ancestors = {region.slug: taxonomies.ancestors(region.slug) for region in taxonomies.regions}
        ways: dict[tuple[str, Way], list[str]] = {}
        abbreviations: dict[str, list[str]] = {}
        for region in taxonomies.regions:
            for word in (region.name, *region.aliases):
                if len(word) == 1:
                    abbreviations.setdefault(word, []).append(region.slug)
                else:
                    ways.setdefault((fold(word), self._way(region, word)), []).append(region.slug)
        for table, way in ((MINISTRIES, Way.MINISTRY), (FOREIGN_COMPANIES, Way.SEAT)):
            for slug, words in table.items():
                if slug in self.by_slug:
                    ways.update({(fold(word), way): [slug] for word in words.split()})
        ways.update({(word, Way.HERE): [] for word in HERE})
        ways.update({(fold(word), Way.NOT): [] for word in NOT_PLACES.split()})
        # Where a word has two ways, the surer one holds: 吉林 is the province, then the city.
        order = list(Way)
        meanings: dict[str, tuple[Way, tuple[str, ...]]] = {}
        for (word, way), slugs in sorted(ways.items(), key=lambda entry: -order.index(entry[0][1])):
            if word and not (word in meanings and meanings[word][0] is Way.NOT):
                meanings[word] = (way, self._highest(slugs))
        self.meanings = meanings
        self._words = list(meanings)
        self._automaton = AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)
        self._abbreviations = {letter: tuple(slugs) for letter, slugs in abbreviations.items()}
        letters = "".join(abbreviations) or "\n"
        self._shortened = re.compile(
            rf"(?<=[{_BEFORE_ABBREVIATION}])[{letters}](?![{_NOT_ABBREVIATION}])"
            # Not 7月3日市领导.
            rf"|(?<![一-鿿\d])[{letters}](?=[{_AFTER_ABBREVIATION}])"
            rf"|(?<![{letters}])[{letters}]{{2,3}}(?={_TOGETHER})"
            rf"|(?<![一-鿿])[{_ABROAD}](?=系[一-鿿])"
            rf"|(?<=[{TOWARDS}])[{_ABROAD}](?![{_NOT_ABBREVIATION}])"
        )

    def _way(self, region: Region, word: str) -> Way:
        if region.kind == "district" and (
            len(word) == 2 or any(len(a) > len(word) and a.startswith(word) for a in region.aliases)
        ):
            return Way.DISTRICT
        above = self.by_slug.get(region.parent or "")
        if (
            region.kind == "city"
            and above is not None
            and above.kind == "city"
            and word == region.name
            and not word.endswith("市")
        ):
            return Way.COUNTY_CITY
        return Way.NAME

    def _highest(self, slugs: list[str]) -> tuple[str, ...]:
        """Of places with one name where one lies in the other, the upper: 吉林 is the province, 大理 the prefecture."""
        return tuple(slug for slug in dict.fromkeys(slugs) if not set(self.ancestors[slug]) & set(slugs))

    def words(self, text: str) -> Iterator[Found]:
        """Every word of the index in a folded text, papers and the like included; none within another."""
        for number, start, end in self._automaton.find_matches_as_indexes(text):
            word = self._words[number]
            way, slugs = self.meanings[word]
            yield Found(start, end, way, slugs, word)

    def find(self, text: str) -> list[Found]:
        """The places that a folded text names, in order."""
        found = [one for one in self.words(text) if one.way is not Way.NOT and not _is_something_else(text, one)]
        found += [Found(*match.span(), Way.HERE, (), _OFFICE_OF[match[0][0]]) for match in _OFFICE.finditer(text)]
        found += [Found(*match.span(), Way.HERE, (), "本会") for match in _OWN_BODY.finditer(text)]
        return sorted(found, key=lambda one: one.start)

    def towns(self, text: str) -> Iterator[Found]:
        """李庄镇, 玄庙镇: for headlines, where no table has the name."""
        named = {at for one in self.words(text) for at in range(one.start, one.end)}
        for match in _TOWN.finditer(text):
            if not named & set(range(*match.span())):
                yield Found(*match.span(), Way.HERE, (), "本会")

    def shortened(self, text: str) -> Iterator[Found]:
        """在沪, 深港两地: for headlines and openings, where news shortens names."""
        for match in self._shortened.finditer(text):
            for at in range(*match.span()):
                yield Found(at, at + 1, Way.ABBREVIATION, self._abbreviations[text[at]], text[at])


def _is_something_else(text: str, one: Found) -> bool:
    """Papers, web sites and streets that bear a place's name."""
    if one.way is Way.MINISTRY:
        # 财政部门 is any place's.
        return text.startswith("门", one.end)
    if one.way in (Way.HERE, Way.SEAT):
        return False
    after = text[one.end : one.end + 12]
    if _PAPER.match(after) or _WEBSITE.match(after) or _STREET.match(after) or _EXCHANGE.match(after):
        return True
    before = text[max(0, one.start - 13) : one.start]
    if before.endswith(_AGENCY) and _DATELINE.match(after):
        return True
    return "《" in before and bool(_PERIODICAL_BEFORE.search(before) and _PERIODICAL_AFTER.match(after))
