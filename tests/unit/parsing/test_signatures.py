"""Who signs a text on its last row, and names that sign nothing."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    ROOM,
    RUSH,
    TITLES,
    TWICE,
    bodies,
    cut,
    lines,
    signed,
    titles,
    weekly,
)

from feeds.parsing.attribution import _with_posts
from feeds.parsing.headline_cues import HEADLINE_RULES
from feeds.parsing.people import signing
from feeds.parsing.shade import shade
from feeds.parsing.tails import take_tail

# --- who signs ---


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("理事長　賴政勳　敬上", ("賴政勳",)),
        ("江望舒（本会会长）", ("江望舒",)),
        ("编辑部全体同仁 敬上", ()),
        ("全市物流园区布局", ()),
    ],
)
def test_who_signs_on_the_last_row(line: str, people: tuple[str, ...]) -> None:
    assert signing(line)[0] == people


def test_a_signature_without_brackets_is_no_text() -> None:
    found = cut(
        FRONT + f"会长的话\n\n把弯路走直\n\n{ROOM}\n\n江望舒（本会会长）\n\n行业要闻\n\n港口恢复夜间作业\n\n{RUSH}\n"
    )
    assert found.items[0].byline == ("江望舒",)
    assert found.items[0].body == ROOM


@pytest.mark.parametrize("name", ["欧阳德某", "司徒某"])
def test_who_has_a_surname_of_two_letters_signs_a_text(name: str) -> None:
    assert signing(f"会长　{name}")[0] == (name,)
    letter = [TITLES[0], PARAGRAPH, f"{INDENT * 7}{name}"]
    found = lines("【卷首语】", *letter, "【要闻】", TITLES[1], LONG)
    assert (found.items[0].body, found.items[0].byline) == (LONG, (name,))


@pytest.mark.parametrize("surname", "尚苑满矫亓仝查车席皮奚郎戚")
def test_surnames_that_are_not_so_common(surname: str) -> None:
    found = weekly(*(row for title in TITLES[:4] for row in (title, f"{LONG}（{surname}小明）")))
    assert {item.byline for item in found.items} == {(f"{surname}小明",)}
    assert bodies(found) == {LONG}


def test_an_office_and_an_author_hand_in_together() -> None:
    rows = [row for title in TITLES[:4] for row in (title, LONG, "供稿：某县供销社　作者：邵长亮")]
    found = lines(*HEAD, "【基层动态】", *rows)
    assert {(item.source, item.byline) for item in found.items} == {("某县供销社", ("邵长亮",))}


@pytest.mark.parametrize("row", ["文、图｜王小明", "图、文／王小明", "文/图｜王小明", "图/文：王小明"])
def test_who_wrote_it_and_took_the_pictures(row: str) -> None:
    found = weekly(*(one for title in TITLES[:4] for one in (title, LONG, LONG, row)))
    assert {item.byline for item in found.items} == {("王小明",)}
    assert bodies(found) == {TWICE}


SPEAKER = "夏葵（雪岭冷链董事长）"


def test_who_stands_alone_below_a_text_signs_it() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "理事会换届大会召开", LONG, SPEAKER, "木工比赛收官", LONG)
    assert (found.items[3].byline, found.items[3].body) == (("夏葵",), LONG)


# --- names in lists ---

PEOPLE = ("夏葵", "黎青", "向朔风")


def test_names_that_a_sentence_leads_to_are_of_the_text() -> None:
    rows = ["培训班聘请讲师", LONG, "首批受聘的讲师名单公布如下：", *PEOPLE, LONG, LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), *rows, "（来源：某某商报）")
    assert titles(found) == [*TITLES[:3], "培训班聘请讲师"]
    assert found.items[3].body == "\n".join(rows[1:])
    assert found.items[3].byline == ()


@pytest.mark.parametrize(
    "between",
    [
        # Too short to lead to a list.
        ["【卷首语】", "渔港夜话：", "把网撒到云上"],
        ["名单已经公布如下：", LONG, "培训班开到渔村"],
        ["名单已经公布如下：", "海岬冷链", "", "培训班开到渔村"],
        ["值班名单公布如下：", "海岬冷链", "【会员】", "培训班开到渔村"],
    ],
    ids=["short", "sentence", "blank", "column"],
)
def test_who_wrote_the_next_item_is_in_no_list_above(between: list[str]) -> None:
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[:3]), "云仓二期封顶", LONG, *between, "夏葵", LONG, LONG)
    assert found.items[-1].byline == ("夏葵",)


def test_who_leads_a_list_signs_nothing() -> None:
    rows = ["理事会换届大会召开", LONG, "到会致辞的嘉宾有：", SPEAKER, "雪岭冷链代表团一行九人", LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), *rows)
    assert titles(found) == [*TITLES[:3], "理事会换届大会召开"]
    assert (found.items[3].byline, found.items[3].body) == ((), "\n".join(rows[1:]))


@pytest.mark.parametrize(
    ("bracket", "byline"),
    [
        ("（物流促进局　农慧某）", ("农慧某",)),
        ("（办公室　韦小某　通讯员　甘　某）", ("韦小某", "甘某")),
        ("（企业服务中心　零　某）", ("零某",)),
        ("（本刊调查组　执笔：周立某　韩冬某）", ("周立某", "韩冬某")),
        ("（课题组成员：周立某　韩冬某　蒋　某；执笔：蒋　某）", ("周立某", "韩冬某", "蒋某")),
        ("（调研组：周立某　韩冬某）", ("周立某", "韩冬某")),
    ],
)
def test_people_behind_their_office_or_of_a_team_sign_a_text(bracket: str, byline: tuple[str, ...]) -> None:
    tail = take_tail(bracket)
    assert (tail.text, tail.attribution.byline, tail.attribution.source) == ("", byline, None)


@pytest.mark.parametrize("bracket", ["（统计局　城调队）", "（课题组成员名单附后；执笔：蒋某）"])
def test_an_office_behind_another_is_nobody_s_name(bracket: str) -> None:
    assert take_tail(bracket).attribution.byline == ()


def test_who_signs_a_notice_and_stands_on_the_cover_too_heads_nothing() -> None:
    body, title = "某某行业协会托盘与周转箱分会", "关于征集参编单位的通知"
    front = (body, "分会通讯", "2016年第4期", "目录", "一、通知", title, "二、会议报道", TITLES[1], "")
    notice = (title, "各会员单位：", LONG, "附件：申请表（略）", body, "2016年8月12日")
    assert titles(lines(*front, "一、通知", *notice, "二、会议报道", *signed(TITLES[1]))) == [title, TITLES[1]]


def test_the_day_below_a_letter_heads_nothing() -> None:
    assert sum(rule(shade("2015年7月8日")) for rule in HEADLINE_RULES) <= -4.0


@pytest.mark.parametrize(
    ("bracket", "byline"),
    [
        ("（作者：章立某，协会常务副会长兼秘书长）", ("章立某",)),
        ("（作者：周海某，某州学院研究所副教授；梅振某，协会信息部主任）", ("周海某", "梅振某")),
        ("（作者：冯立某，某岭市某某铸造厂厂长、协会理事）", ("冯立某",)),
        ("（作者：许国某，国家水泵质检中心（某州）高级工程师）", ("许国某",)),
        ("（沈某，某江某某泵业有限公司研究院）", ("沈某",)),
    ],
)
def test_who_holds_which_post_signs_a_text(bracket: str, byline: tuple[str, ...]) -> None:
    tail = take_tail(LONG + bracket)
    assert (tail.text, tail.attribution.byline, tail.attribution.source) == (LONG, byline, None)


@pytest.mark.parametrize(
    "bracket", ["（作者：章立某，二〇一九年）", "（全文，见某某办公室）", "（章立某，某某路第3号某某公司）"]
)
def test_what_is_no_post_shows_no_name(bracket: str) -> None:
    assert _with_posts(shade(bracket[1:-1])) == ()


def test_who_wrote_it_may_stand_before_where_it_is_from() -> None:
    tail = take_tail("（周立某　来源：某会秘书处）")
    assert (tail.text, tail.attribution.byline, tail.attribution.source) == ("", ("周立某",), "某会秘书处")
