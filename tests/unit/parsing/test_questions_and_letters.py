"""Questions with their answers, and letters of readers."""

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
    bodies,
    cut,
    lines,
    set_in,
    signed,
    spaced,
    titles,
)

# --- questions ---

ASKED = ("冷库的押金能不能退？", "摊位转让后欠费谁来还？", "直播间打折算不算承诺？")


@pytest.mark.parametrize("note", [[], ["（本栏由值班律师解答，问题经整理刊登）"]])
def test_questions_with_answers_right_below_a_column_are_items(note: list[str]) -> None:
    who = ("方砚", "周启元", "毛晓珊")
    rows = [
        row for asked, name in zip(ASKED, who, strict=True) for row in (f"问：{asked}", f"答：{LONG}（{name}律师）")
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 法律问答", *note, *rows)
    assert [title for title in titles(found) if title and title[-1] == "？"] == list(ASKED)
    assert [item.byline for item in found.items if item.title in ASKED] == [(name,) for name in who]
    assert {item.body for item in found.items if item.title in ASKED} == {f"答：{LONG}"}


def test_questions_below_a_headline_are_those_of_an_interview() -> None:
    rows = [row for asked in ASKED for row in (f"问：{asked}", f"答：{LONG}")]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 访谈", "一位仓库主任的十年", *rows)
    assert titles(found)[2:] == ["一位仓库主任的十年"]


def test_a_headline_that_asks_something_has_the_questions_below_it() -> None:
    rows = [row for asked in ASKED for row in (f"问：{asked}", f"答：{LONG}")]
    head = ["冷库押金的事怎么办理？", "近来会员多有来电，现就主要问题解答如下。"]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 法律问答", *head, *rows)
    assert titles(found)[2:] == [head[0]]


def test_what_a_reporter_asks_is_no_signature() -> None:
    talk = f"记者：后来呢？\n\n王春梅：{ROOM}\n\n记者：有没有想过失败了怎么办？\n\n王春梅：{RUSH}\n\n"
    found = cut(
        FRONT
        + "【访谈】\n\n把雪地靴卖到北方\n\n文/王绮霞\n\n"
        + f"{talk}【要闻】\n\n仓储面积稳步增长\n\n{ROOM}（来源：江南日报）\n"
    )
    assert [(item.title, item.byline) for item in found.items] == [
        ("把雪地靴卖到北方", ("王绮霞",)),
        ("仓储面积稳步增长", ()),
    ]
    assert found.items[0].body.startswith("记者：后来呢？")


# --- letters ---


def asked(*, gap: bool = True, indent: str = INDENT, rows: int = 2) -> list[str]:
    letter = [f"{indent}我在渔港租了一间冷库，搬走时仓主不肯退押金。"] * rows
    return [row for ask in ASKED for row in (*[""][:gap], f"问：{ask}", *letter, f"答：{LONG}", PARAGRAPH)]


def test_a_letter_may_stand_between_a_question_and_its_answer() -> None:
    found = lines(*HEAD, "■ 要闻", *set_in(*TITLES[:2]), "■ 读者来信", *asked())
    assert titles(found)[2:] == list(ASKED)
    assert all("我在渔港" in item.body and "答：" in item.body for item in found.items[2:])


@pytest.mark.parametrize("rows", [asked(gap=False), asked(indent=""), asked(rows=13)], ids=["gap", "indent", "long"])
def test_what_is_not_set_like_a_letter_or_goes_on_too_long_is_none(rows: list[str]) -> None:
    found = lines(*HEAD, "■ 要闻", *set_in(*TITLES[:2]), "■ 读者来信", *rows)
    assert not set(ASKED) & set(titles(found))


@pytest.mark.parametrize("greeting", ["编辑同志：", "编辑部：", "编辑先生您好："])
def test_a_letter_greets_its_editor(greeting: str) -> None:
    rows = [row for title in TITLES[:3] for row in ("", title, greeting, LONG, LONG)]
    found = lines(*HEAD, "■ 读者来信", *rows)
    assert titles(found) == list(TITLES[:3])
    assert bodies(found) == {f"{greeting}\n{LONG}\n{LONG}"}


def test_the_day_below_a_letter_leads_into_no_headline() -> None:
    found = spaced(
        "目录",
        "某某关于促进本市会展产业健康发展的若干意见.....1",
        "某某市示范企业颁奖大会成功召开.....4",
        "某某市人民政府印发关于促进本市会展产业健康发展若干意见的通知",
        "各区人民政府，市政府各委、办、局：",
        "现将《关于促进本市会展产业健康发展的若干意见》印发给你们，请认真按照执行。",
        "某某市人民政府",
        "2024年8月4日",
        "关于促进本市会展产业健康发展的若干意见",
        LONG,
        "某某市示范企业颁奖大会成功召开",
        f"8月5日下午，{LONG}",
    )
    assert len(found.items) == 2
    assert "2024年8月4日" in found.items[0].body


def test_questions_and_answers_have_the_headline_that_says_so() -> None:
    asked = ("问：哪些人可以申请补助？", "答：农民合作社、家庭农场都可以申请。", "问：标准是多少？", f"答：{LONG}")
    notice = ("关于做好监管工作的通知", "各有关单位：", LONG, LONG, "2017年3月3日")
    found = spaced(*HEAD, "【政策链接】", *notice, "农产品补助政策问答", *asked)
    assert titles(found) == [notice[0], "农产品补助政策问答"]


def test_who_asks_is_named_behind_the_question_and_wrote_nothing() -> None:
    rows = [
        row
        for title, asked in zip(TITLES, ASKED, strict=False)
        for row in (title, f"问：{asked}（北岸 陈先生）", f"答：{LONG}", "（解答：周启元律师）")
    ]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[3:5]), "■ 法律问答", *rows)
    told = [(item.title, item.byline) for item in found.items[2:]]
    assert told == [(title, ("周启元",)) for title in TITLES[:3]]
    assert found.items[2].body == f"问：{ASKED[0]}（北岸 陈先生）\n答：{LONG}"


def test_what_the_editors_reply_below_a_letter_is_of_it() -> None:
    letter = (TITLES[0], f"编辑同志：{LONG}（北岸　方砚）", f"编者：{ROOM}")
    found = lines(*HEAD, "【要闻】", *signed(*TITLES[3:5]), "【读者来信】", *letter, "【数据】", *signed(TITLES[1]))
    assert titles(found) == [*TITLES[3:5], *TITLES[:2]]
    assert found.items[2].body == f"编辑同志：{LONG}\n编者：{ROOM}"
