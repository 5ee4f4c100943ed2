"""The second line of a headline: behind a dash, on the same row, over two rows."""

from __future__ import annotations

from invented import (
    HEAD,
    INDENT,
    LONG,
    MIDDLE,
    PARAGRAPH,
    SIGNED,
    TITLES,
    broken,
    dated,
    lines,
    signed,
    spaced,
    titles,
    weekly,
)

from feeds.model import Document
from feeds.parsing.attribution import read_line
from feeds.parsing.contents_page import read_contents
from feeds.parsing.credits import read_credit
from feeds.parsing.cues import floats
from feeds.parsing.evidence import gather
from feeds.parsing.headline import split_subtitle
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of


def test_a_second_line_is_the_subtitle() -> None:
    found = spaced("风好正是扬帆时", "——某市发展综述", LONG, LONG, "（本刊记者 张三）", *dated("乙市获批试点"))
    assert found.items[0].title == "风好正是扬帆时"
    assert found.items[0].subtitle == "某市发展综述"
    assert found.items[0].byline == ("张三",)


def test_a_second_line_on_the_same_row_is_split_off() -> None:
    assert split_subtitle("外贸服务在某市的发展 ——谈政策的影响与应对") == ("外贸服务在某市的发展", "谈政策的影响与应对")
    assert split_subtitle("某市观察——支付篇") == ("某市观察——支付篇", None)


def test_a_full_line_that_begins_with_dashes_is_the_sentences_own() -> None:
    full = "全市冷链仓储能力稳步提升新建改造的展厅"
    text = [f"{full}，", *[full] * 4, f"——{full[:17]}", *[full] * 4, "企业的积极性也随之提高。"]
    rows = rows_of(Document.from_text("\n".join(text)))
    measure(rows)
    evidence = gather(rows, read_contents([]))
    assert rows[5].full
    assert [score for end, score in floats(evidence, 5) if score > 0] == []


def test_a_second_line_in_the_middle_goes_on_in_the_next_row_that_is_set_so() -> None:
    second = [f"{MIDDLE}——记港区联合会八年来的", f"{MIDDLE}三次搬迁和一次扩建"]
    rows: list[str] = []
    for title in TITLES[:4]:
        rows += [MIDDLE + title, *second, PARAGRAPH, INDENT + SIGNED]
    found = weekly(*rows)
    assert titles(found) == list(TITLES[:4])
    assert {item.subtitle for item in found.items} == {"记港区联合会八年来的三次搬迁和一次扩建"}


def test_the_second_row_of_a_second_line_stands_above_the_author() -> None:
    found = lines(
        "某某通讯",
        "2016年第9期",
        "",
        TITLES[0],
        "——山货网创始人的",
        "第五年",
        "文 | 李若某  图 | 高翔某",
        *broken(PARAGRAPH, 18),
    )
    assert found.items[0].subtitle == "山货网创始人的第五年"
    assert found.items[0].byline == ("李若某",)


def test_a_row_behind_a_bullet_with_a_second_line_below_is_a_headline() -> None:
    rows = [row for title in TITLES[:2] for row in (f"◆{title}", SIGNED)]
    found = lines(*HEAD, "【要闻】", *rows, "【案例】", f"◆{TITLES[2]}", "——一座渔港的四季", "林小满", SIGNED)
    assert titles(found) == list(TITLES[:3])
    assert found.items[2].subtitle == "一座渔港的四季"
    assert found.items[2].section == "案例"


def test_a_second_line_that_walks_into_a_company_names_no_source() -> None:
    rows = ["把冷柜寄到千家万户", "——走进副会长单位雪岭冷链有限公司", "文/邓嘉怡", LONG, LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 走进会员", *rows)
    assert (found.items[3].title, found.items[3].subtitle) == ("把冷柜寄到千家万户", "走进副会长单位雪岭冷链有限公司")


def test_the_second_line_of_a_headline_is_no_source() -> None:
    assert read_line("——记副会长单位某某精密科技有限公司") is None
    assert read_line("——某某日报") is not None


def test_a_row_without_strokes_between_a_listed_headline_and_its_author_is_the_second_line() -> None:
    contents = ("目录", *(f"0{page}　{title}" for page, title in enumerate(TITLES, 1)))
    rows = [row for title in TITLES for row in ("", title, f"{title[:2]}的变化与业者的对策", "文／洪伟哲", LONG, LONG)]
    found = lines("某某月刊", "2022年第9期", *contents, "", "产业焦点", *rows)
    assert titles(found) == list(TITLES)
    assert [item.subtitle for item in found.items] == [f"{title[:2]}的变化与业者的对策" for title in TITLES]


def test_whom_a_text_talks_to_is_not_who_wrote_it() -> None:
    assert read_credit("专访银杏手锯总经理 简瑞云") is None


def test_a_second_line_whose_last_word_may_be_an_office_names_no_source() -> None:
    rows = ["老街的第二次开张", "——一条老街的网上去处", "本刊记者　汪晓岚", LONG, LONG]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), *rows)
    item = found.items[2]
    assert len(found.items) == 3
    assert (item.title, item.subtitle, item.source) == ("老街的第二次开张", "一条老街的网上去处", None)
    assert item.byline == ("汪晓岚",)


def test_an_office_behind_a_dash_below_the_text_is_its_source() -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, "——某某市港区管理处")]
    assert {item.source for item in lines(*HEAD, "■ 要闻", *rows).items} == {"某某市港区管理处"}
