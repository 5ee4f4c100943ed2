"""Names of columns on rows of their own at the heads and feet of pages."""

from __future__ import annotations

import pytest
from invented import (
    FRONT,
    INDENT,
    LONG,
    PARAGRAPH,
    ROOM,
    RUSH,
    TITLES,
    cut,
    lines,
    narrow,
    news,
    placed,
    sections,
    titles,
)
from paged import SENTENCES, set_item

from feeds.model import Document
from feeds.parsing.contents_page import read_contents
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of
from feeds.parsing.running import without_names_in_texts


def test_a_column_s_name_at_the_head_of_a_page_cuts_no_text() -> None:
    listed = "目录\n[特稿]\n把仓库搬进山里………………2\n[要闻]\n港口恢复夜间作业………………5\n河边的夜市………………6\n\n"
    found = cut(
        FRONT
        + listed
        + f"把仓库搬进山里\n\n一、先算一笔账\n{ROOM}\n二、再走一条路\n"
        + f"{RUSH}\n\n· 2 ·\n\n特稿\n三、后面的打算\n{ROOM}\n\n"
        + f"· 3 ·\n\n要 闻\n\n港口恢复夜间作业\n{RUSH}\n\n· 4 ·\n\n要闻\n河边的夜市\n{ROOM}\n"
    )
    assert placed(found) == [("特稿", "把仓库搬进山里"), ("要闻", "港口恢复夜间作业"), ("要闻", "河边的夜市")]
    assert "三、后面的打算" in found.items[0].body


def test_a_column_s_name_said_once_where_a_page_happens_to_begin_marks_it() -> None:
    listed = "目录\n[特稿]\n把仓库搬进山里………………2\n[要闻]\n港口恢复夜间作业………………5\n河边的夜市………………6\n\n"
    text = f"特稿\n把仓库搬进山里\n{ROOM}\n（来源：某某日报）\n\f要闻\n{RUSH}\n"
    rows = rows_of(Document.from_text(FRONT + listed + text))
    measure(rows)
    kept = without_names_in_texts(rows, read_contents(rows))
    assert [row.text for row in kept] == [row.text for row in rows]


NAMED = "目录\n[特稿]\n把仓库搬进山里………………2\n[要闻]\n港口恢复夜间作业………………5\n[数据]\n仓库面积又增一成………………6\n\n"


def kept_of(text: str) -> list[tuple[str, str | None]]:
    """(text, running head) of the rows of the issue's text that are kept."""
    rows = rows_of(Document.from_text(FRONT + NAMED + text))
    measure(rows)
    contents = read_contents(rows)
    return [(row.text, row.running) for row in without_names_in_texts(rows, contents)[contents.end :]]


def test_a_name_that_is_taken_from_a_text_names_the_column_of_its_page() -> None:
    kept = kept_of(f"把仓库搬进山里\n{ROOM}\n\f要闻\n{RUSH}\n\f要闻\n{LONG}\n")
    assert kept[-2:] == [(RUSH, "要闻"), (LONG, "要闻")]


@pytest.mark.parametrize("opens", ["", "\f"], ids=["at the foot", "alone on a page"])
def test_where_more_names_end_a_page_than_begin_one_all_are_kept(opens: str) -> None:
    text = f"{ROOM}\n{opens}特稿\n\f港口恢复夜间作业\n{RUSH}\n要闻\n\f{RUSH}\n\f要闻\n{LONG}\n"
    assert [row for row, _ in kept_of(text)].count("要闻") == 2


def test_a_column_s_name_that_happens_to_stand_last_on_its_page_holds_for_what_follows() -> None:
    listed = "目录\n◎特稿\n把仓库搬进山里…………2\n◎要闻\n港口恢复夜间作业…………3\n◎数据\n仓库面积又增一成…………5\n\n"
    told = "（来源：某某日报）"
    pages = f"把仓库搬进山里\n{ROOM}\n\n- 2 -\n\n{RUSH}\n{told}\n【渔港】\n河边的夜市\n{ROOM}\n{told}\n"
    end = f"港口恢复夜间作业\n{RUSH}\n{told}\n\n数据\n\n- 3 -\n\n仓库面积又增一成\n{ROOM}\n{told}\n\n- 4 -\n"
    assert placed(cut(FRONT + listed + pages + end)) == [
        ("特稿", "把仓库搬进山里"),
        ("特稿", "河边的夜市"),
        ("要闻", "港口恢复夜间作业"),
        ("数据", "仓库面积又增一成"),
    ]


def test_a_name_twice_at_the_top_of_pages_heads_them_and_breaks_no_source() -> None:
    told = "（来源：某某市港区渔业商会"
    rows = [
        *("数据窗口", TITLES[0], *narrow(2), "-1-"),
        *("数据窗口", "数据窗口", "港区联合会在三号码头恢复了停办多年的", "夜间作业", *narrow(2), "-2-"),
        *("会员风采", "会员风采", TITLES[2], *narrow(2), told, "-3-"),
        *("商务之窗", "秘书处）", TITLES[3], *narrow(2), "-4-"),
        *("会员风采", TITLES[4], *narrow(2), "-5-"),
    ]
    found = lines("某某会讯", "第9期", "", *rows)
    assert titles(found) == [TITLES[0], "港区联合会在三号码头恢复了停办多年的夜间作业", *TITLES[2:5]]
    assert sections(found)[:2] == ["数据窗口"] * 2
    assert found.items[2].source == "某某市港区渔业商会秘书处"


def test_where_names_head_pages_one_that_is_said_on_two_of_them_is_no_text() -> None:
    rows = [
        *("渔港", TITLES[0], *narrow(2), "-1-"),
        *("渔港", *narrow(1), TITLES[1], *narrow(2), "-2-"),
        *("渔港", *narrow(1), TITLES[2], *narrow(2), "-3-"),
        *("会员风采", "会员风采", TITLES[3], *narrow(2), "-4-"),
        *("数据窗口", "数据窗口", TITLES[4], *narrow(2), "-5-"),
    ]
    found = lines("某某会讯", "第9期", "", *rows)
    assert titles(found) == list(TITLES[:5])
    assert not any("渔港" in item.body for item in found.items)


def test_the_name_and_page_of_a_column_right_above_its_name_is_the_head_of_its_page() -> None:
    front = ["某某會訊", "2019年6月號", "主辦：某某联合会", "目錄", f"{TITLES[5]}………3"]
    front += [f"{title}………{page}" for page, title in enumerate(TITLES[:3], 4)]
    front += ["出版：某某联合会", "电话：2721 6060", "文中观点不代表本会立场。", ""]
    rows = ["\f主席的話　3", "", "主席的話", "", TITLES[5], "主席　王某某", "", *narrow(6), ""]
    for page, title in enumerate(TITLES[:3], 4):
        rows += [f"\f渔港见闻　{page}", "", title, "", *narrow(6), ""]
    found = lines(*front, *rows)
    assert [(item.title, item.byline) for item in found.items][:2] == [(TITLES[5], ("王某某",)), (TITLES[0], ())]
    assert len(found.items) == 4


def test_names_of_columns_at_the_right_edge_are_of_the_page() -> None:
    page = [*set_item("港口恢复夜间作业"), f"{INDENT}据统计，{SENTENCES[0]}"]
    rows: list[str] = []
    for number, name in enumerate(("行业动态", "行业动态", "数据观察", "数据观察"), 1):
        rows += [*page, "", f"- {number} -", "", "　" * 30 + name, "", SENTENCES[1], SENTENCES[2], "（来源：某某商报）"]
    found = lines("【行业动态】", *rows)
    assert not any("行业动态" in one.body or "数据观察" in one.body for one in found.items)


# --- newspapers ---


def test_pages_of_a_newspaper_are_its_columns() -> None:
    rows: list[str] = []
    for at, (name, title) in enumerate(zip(("要闻", "综合新闻", "会员天地", "副刊"), TITLES, strict=False)):
        day = " 2O14年9月15日 星期一" if at else ""
        rows += [f"第{'一二三四'[at]}版 {name}{day}", "责编 杨某某 版式 洪某某 电话 22567801", "", title, LONG, ""]
    rows[-2:-2] = ["新会员", "某某冷链物流有限公司", LONG]
    found = lines("某某电商会报", "2014年9月15日", "第9期（总第41期）", "", *rows)
    assert sections(found) == ["要闻", "综合新闻", "会员天地", "副刊", "副刊"][: len(found.items)]
    assert not any("责编" in item.body or "版式" in item.body for item in found.items)


@pytest.mark.parametrize(
    "head", ["0{}版　{}", "A{}版　{}", "0{} 版　{}　　责任编辑：王小明", "第{}版　{}　　责编：王小明"]
)
def test_a_newspaper_s_page_has_its_number_its_name_and_who_made_it(head: str) -> None:
    names = ("要闻", "社区", "教育", "体育")
    rows = [row for at, name in enumerate(names, 1) for row in (head.format(at, name), *news(TITLES[at]))]
    found = lines("某某商报", "第9期", *rows)
    assert titles(found) == list(TITLES[1:5])
    assert sections(found) == list(names)


def test_a_paper_names_its_pages_and_who_made_them_below() -> None:
    made = "某某市报　2016年5月13日　星期五　责任编辑：王某某　版式：李某"
    rows = [
        *("第2版　综合", made, TITLES[0], PARAGRAPH, PARAGRAPH),
        *("第3版　副刊", made, TITLES[1], PARAGRAPH, PARAGRAPH),
    ]
    found = lines("某某市报", "2016年5月13日", "", *rows)
    assert placed(found) == [("综合", TITLES[0]), ("副刊", TITLES[1])]
    assert not any("版式" in item.body for item in found.items)
