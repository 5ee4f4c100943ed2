"""What an issue says of itself, in the ways in which publishers print it."""

from __future__ import annotations

import pytest

from feeds.model import Document, Masthead, PartialDate
from feeds.parsing.masthead import read_masthead
from feeds.parsing.rows import rows_of


def masthead(*lines: str) -> Masthead:
    return read_masthead(rows_of(Document.from_text("\n".join(lines))), ())


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("主办：湖州湖笔行业协会　　协办：湖州商会", "湖州湖笔行业协会"),
        ("主办单位：湖州湖笔行业协会  承办单位：湖州商会", "湖州湖笔行业协会"),
        ("主辦：湖州湖筆行業協會　　編　輯：王小筆", "湖州湖筆行業協會"),
        ("發 行 所：新竹市米粉同業公會", "新竹市米粉同業公會"),
        ("主管/主办：湖州市商务局", "湖州市商务局"),
        ("湖州市商务局办公室 编　　　2019年7月15日", "湖州市商务局办公室"),
    ],
)
def test_the_publisher_s_name_ends_where_the_next_label_begins(line: str, publisher: str) -> None:
    assert masthead("湖笔通讯", "2019年第7期", line).publisher == publisher


def test_those_who_run_it_come_before_those_above_them() -> None:
    assert masthead("湖笔通讯", "主管：湖州市商务局", "主办：湖州湖笔行业协会").publisher == "湖州湖笔行业协会"


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("（2018.10.08—2018.10.14）", None),
        ("2018年10月15日出版　内部交流", "2018-10-15"),
        ("出版日期:2014年9月25曰", "2014-09-25"),
        ("發布時間：2018-05-30　瀏覽次數：4", "2018-05-30"),
        ("2016年5月號　每月10日出刊", "2016-05"),
        ("中華民國105年5月號", "2016-05"),
    ],
)
def test_the_date_is_read(line: str, date: str | None) -> None:
    found = masthead("湖笔周刊", line).date
    assert (str(found) if found else None) == date


def test_the_day_of_publication_beats_the_days_reported() -> None:
    found = masthead("湖笔周刊", "第41期", "（2018.10.08—2018.10.14）", "2018年10月12日编辑", "2018年10月15日出版")
    assert found.date == PartialDate(2018, 10, 15)


def test_a_name_of_no_usual_ending_stands_above_the_number() -> None:
    assert masthead("湖商天下", "HU SHANG TIAN XIA", "2017年第2期（双月刊）", "会长寄语").title == "湖商天下"


def test_of_a_path_through_a_site_only_the_heading_below_is_the_name() -> None:
    assert masthead("首页 > 政务公开 > 产业动态", "产业动态", "2018年第5期").title == "产业动态"


def test_running_heads_stand_in_for_a_torn_off_cover() -> None:
    text = ["湖笔商情   2012.03      市  场", "笔价涨了。", "湖笔商情   2012.03      信  息", "竹价也涨了。"]
    found = read_masthead((), (), rows_of(Document.from_text("\n".join(text))))
    assert (found.title, found.year, found.date) == ("湖笔商情", 2012, PartialDate(2012, 3))


def test_a_date_in_the_text_is_no_running_head() -> None:
    found = read_masthead((), (), rows_of(Document.from_text("湖笔销售额   2012年3月\n笔价涨了。")))
    assert found == Masthead()


def test_heads_that_count_the_issues_stand_in_for_a_torn_off_cover() -> None:
    text = "冷库建设提速，农户的损耗明显下降，企业的积极性也随之提高，各地的做法值得总结。"
    rows = [part for page in (8, 9, 10) for part in (text, text, f"{page}    某某轻工会刊 第7期（总第31期）")]
    found = read_masthead((), (), rows_of(Document.from_text("\n".join(rows))))
    assert (found.title, found.year, found.number, found.serial) == ("某某轻工会刊", None, 7, 31)


def test_how_often_it_comes_out_is_no_title() -> None:
    assert masthead("豫风某某", "电子月刊", "2022 · 第3期（总第15期）", "主办｜某市电商联合会").title == "豫风某某"
