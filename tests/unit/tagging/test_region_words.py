"""Which words are places: every way to write a region, and what only looks like one."""

from __future__ import annotations

import pytest
from writing import article, names, tagged

from feeds.model import Region, Taxonomies
from feeds.tagging.gazetteer import builtin_regions
from feeds.tagging.region_index import RegionIndex, Way
from feeds.tagging.shadow import fold

INDEX = RegionIndex(Taxonomies(builtin_regions(), ()))


def found(text: str) -> list[tuple[str, Way]]:
    folded = fold(text)
    return [(folded[one.start : one.end], one.way) for one in INDEX.find(folded)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("广东省出台意见", "guangdong"),
        ("义乌市启动试点", "yiwu"),
        ("内蒙古自治区", "neimenggu"),
        ("恩施土家族苗族自治州", "enshi"),
        ("深 圳 现 代 物 流", "shenzhen"),
        ("臺灣和廣東", "taiwan"),
        ("苗栗縣、雲林縣", "yunlin"),
        ("新竹縣", "xinzhu"),
        ("中国（上海）自由贸易试验区", "shanghai-ftz"),
        ("印度尼西亚卖家", "indonesia"),
        ("在新德里开店", "india"),
        ("欧盟委员会", "europe"),
    ],
)
def test_a_region_is_found_however_it_is_written(text: str, slug: str) -> None:
    assert slug in {slug for one in INDEX.find(fold(text)) for slug in one.slugs}


def test_the_longest_name_is_meant() -> None:
    assert found("上海自贸区") == [("上海自贸区", Way.NAME)]
    assert found("吉林市") == [("吉林市", Way.NAME)]


@pytest.mark.parametrize(
    "text",
    [
        "敦煌网发布报告",
        "《上海证券报》",
        "据深圳特区报报道",
        "走在南京路上",
        "资本市场回暖",
        "安全区域之外",
        "由市场监管部门和市场主体办理",
        "新华社北京8月5日电",
        "中国移动推出",
        "公开平台数据",
        "京东营业额",
        "线上海量商品",
    ],
)
def test_companies_papers_streets_and_parts_of_words_are_no_places(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text", ["双方开展合作", "与会来宾", "白银价格", "日照充足", "朝阳产业", "半壁江山", "阿里和腾讯"]
)
def test_an_everyday_word_is_no_place(text: str) -> None:
    assert names(tagged(article("行业随笔", text + "，令人深思。"), publisher=None).regions) == ["全国"]


@pytest.mark.parametrize(("text", "name"), [("合作市新开网店百家", "合作市"), ("来宾市发布规划", "来宾市")])
def test_by_its_full_name_it_is_one(text: str, name: str) -> None:
    assert names(tagged(article(text, "项目已经启动。")).regions)[:1] == [name]


def test_a_ministry_is_known_by_its_name() -> None:
    assert found("海关总署发布公告") == [("海关总署", Way.MINISTRY)]


@pytest.mark.parametrize("text", ["由市商务局牵头", "市邮政管理局公布"])
def test_an_office_of_the_city_need_not_name_it(text: str) -> None:
    assert [way for _, way in found(text)] == [Way.HERE]


@pytest.mark.parametrize(
    ("text", "letters"), [("论坛在沪举行", "沪"), ("深港跨境班列开行", "深港"), ("沪企组团参展", "沪")]
)
def test_an_abbreviation_counts_in_the_company_that_makes_it_one(text: str, letters: str) -> None:
    assert "".join(one.text for one in INDEX.shortened(fold(text))) == letters


@pytest.mark.parametrize("text", ["在深入研究之后", "在京东开店", "来港口提货", "黑色商品"])
def test_elsewhere_the_letter_is_a_letter(text: str) -> None:
    assert list(INDEX.shortened(fold(text))) == []


def test_an_operator_s_region_is_found_like_any_other() -> None:
    own = Region("bagualing", "八卦岭", "zone", "futian", ("八卦岭产业园",))
    index = RegionIndex(Taxonomies((*builtin_regions(), own), ()))
    assert [one.slugs for one in index.find(fold("八卦岭产业园开园"))] == [("bagualing",)]
