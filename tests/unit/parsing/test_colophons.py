"""Who made an issue and how to reach them, whose the texts are, and the word that ends it."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    HEAD,
    LONG,
    MORE,
    NEWS,
    PARAGRAPH,
    TITLES,
    TWICE,
    bodies,
    broken,
    given,
    lines,
    narrow,
    news,
    placed,
    signed,
    spaced,
    titles,
    weekly,
)

from feeds.parsing.front import IMPRINT
from feeds.parsing.layout import measure
from feeds.parsing.shade import shade

# --- who made it ---

LAST = "招工信息汇总"


def last_body(*own: str, between: str = "") -> str:
    """The text of the last item above the publisher's own rows."""
    items = [row for title in TITLES[:3] for row in (title, PARAGRAPH, PARAGRAPH)]
    found = lines(*HEAD, "", *items, LAST, PARAGRAPH, between, *own)
    assert titles(found) == [*TITLES[:3], LAST]
    return found.items[-1].body


OWN = [
    ("《某某商情》欢迎来稿　　投稿邮箱：tougao@jianbao.example",),
    ("《某某商情》半月刊　欢迎会员单位来稿", "投稿邮箱：tougao@jianbao.example　本期印数：1200册"),
    ("（本刊为会员交流读物　欢迎来稿　邮箱：tougao@jianbao.example）",),
    ("督印：某某商贸联合会　　编辑委员会：闻天歌　周启元", "本刊文章版权属本会所有，欢迎转载，惟须注明出处。"),
    ("某某商贸　版权所有　未经同意请勿转载",),
    ("本电子报所载资料仅供参考，如需转载请注明出处。　　取消订阅　｜　变更信箱",),
    ("发行人：闻天歌", "总编辑：周启元", "邮政划拨：1934××××　户名：某某商贸联合会"),
    ("《某某商情》每周五发送，供会员参阅，", "来稿请发 tougao@jianbao.example，邮编100000。", "退订请回复本邮件。"),
]


def test_however_full_the_row_above_a_colophon_is_no_sentence_goes_on_in_it() -> None:
    text = broken(LONG, 18)
    items = [row for title in TITLES[:3] for row in (title, *text, "（来源：某某商报）")]
    events = ("某港跨境电商选品展　6月28日　某港", "某市家居出海博览会　7月14日　某市")
    table = ("展会名称　时间　地点", *events, "（协会会展部整理，以主办方公布为准）")
    own = ("\f《某某商情》半月刊　欢迎会员单位来稿", "投稿邮箱：tougao@jianbao.example")
    found = lines(*HEAD, *items, LAST, *table, *own)
    assert found.items[-1].body.endswith(table[-1])


@pytest.mark.parametrize("own", OWN, ids=[rows[0][:8] for rows in OWN])
def test_who_made_an_issue_and_how_to_reach_them_is_no_text(own: tuple[str, ...]) -> None:
    assert last_body(*own) == LONG
    assert last_body("=" * 40, *own) == LONG


def test_rows_right_below_a_text_are_of_it_unless_a_line_parts_them() -> None:
    own = "发行人手一册，编委：闻天歌等五人参加了座谈。"
    items = [row for title in TITLES[:3] for row in (title, PARAGRAPH)]
    found = lines(*HEAD, "", *items, LAST, PARAGRAPH, f"　　{own}")
    assert found.items[-1].body == f"{LONG}\n{own}"


@pytest.mark.parametrize(
    "row",
    [
        "出版日期：2020年5月3日",
        "出版时间：2020年5月",
        "印发日期：2020年5月3日",
        "总编辑：王小明",
        "执行主编：王小明",
        "副主编：王小明",
        "美编：王小明",
        "社长：王小明",
    ],
)
def test_who_made_an_issue_and_when_is_no_part_of_the_last_item(row: str) -> None:
    found = weekly(*(one for title in EIGHT_TITLES for one in (title, LONG, LONG)), row)
    assert bodies(found) == {TWICE}


MADE = [
    *("主管：某某市商务局", "主管单位：某某市商务局", "编：闻天歌　周启元", "会址：某某市某某路一号", "督印：闻天歌"),
    *("发行人：闻天歌", "发行单位：海岬书局", "发行所：海岬书局", "编委：闻天歌", "监制：周启元", "承印：海岬彩印厂"),
]


@pytest.mark.parametrize("made", MADE)
def test_who_made_an_issue_is_told_below_its_last_item(made: str) -> None:
    assert [item.body for item in lines(*HEAD, *NEWS, made, "共印200份").items] == [LONG] * 3


def test_who_supervises_the_printing_is_of_the_imprint() -> None:
    found = lines("某某會訊", "2016年第4期", "督印人：陳某某", "編輯：何某某", TITLES[0], LONG, "督印人：陳某某")
    assert titles(found) == [TITLES[0]]
    assert found.items[0].body == LONG


def test_whom_an_issue_goes_to_is_told_by_the_whole_label() -> None:
    rows = [row for title in TITLES[:4] for row in (title, f"报关单量上月回升。{LONG}", LONG)]
    found = weekly(*rows, "", "报：某某市政府办公室", "送：各会员单位")
    assert titles(found) == list(TITLES[:4])
    assert bodies(found) == {f"报关单量上月回升。{LONG}\n{LONG}"}


def test_what_each_item_ends_with_is_no_imprint_of_the_last() -> None:
    rows = ["【新会员介绍】"]
    for name in ("甲", "乙", "丙"):
        rows += [f"某某{name}号网络科技有限公司", PARAGRAPH, f"网址：www.{name}.example    电话：0796-8550"]
    found = lines("某某网商", "2015年第7期", *rows)
    assert all("电话" in item.body for item in found.items)
    assert len(found.items) == 3


def test_a_fax_machine_in_a_headline_is_no_way_to_reach_anybody() -> None:
    found = lines(*HEAD, "■ 海外", *signed(TITLES[0], "老人用传真网购", TITLES[1]))
    assert titles(found)[1] == "老人用传真网购"


# --- inside the cover ---


def test_whose_views_the_texts_are_not_is_of_the_imprint() -> None:
    front = ["某某會訊", "2019年6月號", "目錄", *(f"{title}………{page}" for page, title in enumerate(TITLES[:3], 3)), ""]
    front += ["出版：某某联合会", "本刊文章版权所有，未经许可不得转载。", "文中观点不代表本会立场。", ""]
    rows = [row for title in TITLES[:3] for row in (title, "", *narrow(6), "")]
    assert titles(lines(*front, *rows)) == list(TITLES[:3])


@pytest.mark.parametrize("row", ["封三  征稿启事", "封底：北岸冷库夜景", "封二 协会公益广告"])
def test_what_stands_inside_the_cover_is_of_the_imprint(row: str) -> None:
    assert IMPRINT.match(shade(row))


def test_a_cover_of_something_else_is_not() -> None:
    assert not IMPRINT.match(shade("封面人物"))
    assert not IMPRINT.match(shade("封三面围网养蟹"))


# --- the end ---

ENDS = ["— END —", "—— END ——", "————  E N D  ————", "◇— The End —◇", "- END -", "-- The End --"]
PARTING = ["记得带伞，下周再见。"]
PAST = [
    "编辑：王某某",
    "第8期：港口夜航满月",
    "第7期：渔村办起夜校",
    "第6期：冷库联网",
    "请转给同事",
    "下周再见",
    "记得带伞",
]


@pytest.mark.parametrize("below", [PARTING, PAST])
@pytest.mark.parametrize("end", ENDS)
def test_the_end_between_signs_is_no_column_and_nothing_below_it_is_an_item(end: str, below: list[str]) -> None:
    rows = signed(*TITLES[:4])
    found = weekly(*rows, end, *below)
    assert placed(found) == [("要闻", title) for title in TITLES[:4]]
    assert found.items[-1].body == LONG


@pytest.mark.parametrize("end", ENDS)
def test_the_end_below_an_event_is_none_of_its_facts(end: str) -> None:
    event = ["渔具展销会", "时间：5月30日上午9:30", "地点：码头街会议厅", "内容：新式渔具展销。"]
    rows = signed(*TITLES)
    found = weekly(*rows, "【预告】", *event, end, "投稿邮箱：a@example.org", "编辑：王某某")
    assert titles(found) == [*TITLES, event[0]]
    assert (found.items[-1].body, found.items[-1].byline) == ("\n".join(event[1:]), ())


@pytest.mark.parametrize("end", ENDS)
def test_the_end_of_each_text_ends_no_issue(end: str) -> None:
    rows = [row for title in TITLES for row in (title, LONG, end)]
    found = lines("某某周报", "第9期", *rows)
    assert [(item.section, item.title, item.body) for item in found.items] == [(None, title, LONG) for title in TITLES]


def test_a_stroke_may_stand_behind_what_someone_did_for_the_issue() -> None:
    people = ("发行人／闻天歌　　社务委员／周启元、毛晓珊", "总编辑／闻天歌　　美术编辑／周启元")
    assert last_body("", *people, "会址／某市港区大道8号", "（非卖品，欢迎转载，请注明出处）") == LONG


def test_a_few_rows_of_a_colophon_say_nothing_of_how_wide_the_page_is() -> None:
    own = ("发行：某某市港区商贸联合会秘书处", "地址：某某市港区港前大道一百号", "印刷：某某市港区彩色印刷公司")
    rows = [row for title in (*TITLES, *MORE) for row in (title, f"{LONG}{LONG}")]
    found = given(*HEAD, *rows[: 16 - len(HEAD)], *own)
    measure(found)
    assert not any(row.wrapped for row in found)


@pytest.mark.parametrize(
    "own",
    [
        ("某某商情　2019年第3期（总第21期）　双月刊", "主　　办：某某商贸联合会", "地　　址：某市港区大道8号"),
        ("出　　版：某某商贸联合会", "社　　长：闻天歌", "主　　编：周启元", "地　　址：某市港区大道8号"),
    ],
    ids=["name", "published"],
)
def test_the_name_or_who_published_it_may_open_a_colophon(own: tuple[str, ...]) -> None:
    assert last_body("", *own) == LONG


def test_words_to_readers_in_brackets_below_who_made_an_issue_are_no_text() -> None:
    own = ("主编：闻天歌　编辑：周启元", "地址：某市港区大道8号", "（会员单位免费赠阅，欢迎来稿）")
    found = lines(*HEAD, *signed(*TITLES[:3]), *own)
    assert found.items[-1].body == LONG


def test_the_head_of_the_editorial_board_may_open_a_colophon() -> None:
    own = (
        "编委会主任：闻天歌",
        "主编：周启元　　编辑：毛晓珊",
        "地址：某市港区大道8号",
        "声明：本刊所载信息仅供会员参考。",
    )
    assert spaced(*HEAD, "■ 要闻", *news(*TITLES[:3]), *own).items[-1].body == TWICE


@pytest.mark.parametrize("own", ["某某通讯编辑部地址：某市港区大道000号", "某某协会秘书处电话：0796-5380126"])
def test_whose_address_stands_last_may_be_named_before_it(own: str) -> None:
    items = [row for title in TITLES[:3] for row in (title, "", LONG, "")]
    found = lines(*HEAD, "", *items, own, "投稿邮箱：tougao@jianbao.example")
    assert [item.body for item in found.items] == [LONG] * 3
