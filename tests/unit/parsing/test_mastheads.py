"""What an issue says of itself: its name, its number, its date and who publishes it."""

from __future__ import annotations

import pytest
from invented import (
    HEAD,
    INDENT,
    LONG,
    MIDDLE,
    MORE,
    NEWS,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    TITLES,
    cut,
    given,
    lines,
    news,
    sections,
    signed,
    titles,
)
from paged import with_strokes

from feeds.model import Masthead, PartialDate
from feeds.parsing.masthead import read_masthead

# --- its name ---


def masthead(*lines: str) -> Masthead:
    return read_masthead(given(*lines), ())


def test_a_name_of_no_usual_ending_stands_above_the_number() -> None:
    assert masthead("湖商天下", "HU SHANG TIAN XIA", "2017年第2期（双月刊）", "会长寄语").title == "湖商天下"


def test_of_a_path_through_a_site_only_the_heading_below_is_the_name() -> None:
    assert masthead("首页 > 政务公开 > 产业动态", "产业动态", "2018年第5期").title == "产业动态"


def test_how_often_it_comes_out_is_no_title() -> None:
    assert masthead("豫风某某", "电子月刊", "2022 · 第3期（总第15期）", "主办｜某市电商联合会").title == "豫风某某"


@pytest.mark.parametrize("row", ["某省鞋服商会 编", "某某协会主办", "主办单位：某某协会"])
def test_between_the_name_and_the_number_may_stand_who_publishes_it(row: str) -> None:
    assert masthead("鞋服一周", "FOOTWEAR WEEKLY", row, "2021年第23期").title == "鞋服一周"


def test_a_name_that_ends_like_who_compiles_is_none_of_a_publisher() -> None:
    assert masthead("某某律师", "贸易法规月度汇编", "二〇二〇年第八期").title == "贸易法规月度汇编"


def masthead_above_news(*rows: str) -> Masthead:
    return lines(*rows, "", *NEWS).masthead


def test_two_letters_are_a_name_where_they_stand_first() -> None:
    assert masthead_above_news("商韵", "2022年第9期").title == "商韵"
    assert masthead_above_news("海岬冷链商会会刊", "会刊", "2022年第9期").title == "海岬冷链商会会刊"


def test_what_stands_between_the_name_and_the_number_is_what_the_issue_is_about() -> None:
    assert masthead_above_news("某某商会通讯", "秋季招商会专辑", "2022年第9期").title == "某某商会通讯"


def test_the_name_stands_above_the_number_where_the_first_row_is_the_publisher_or_says_it_in_full() -> None:
    assert masthead_above_news("某某市商贸联合会", "海岬商情", "2022年第9期").title == "海岬商情"
    assert masthead_above_news("某某冷链通讯", "冷链通讯", "2022年第9期").title == "冷链通讯"


def test_a_name_with_a_page_before_it_is_an_entry_of_the_contents() -> None:
    assert masthead_above_news("第9期", "目录", "02　湾区纵横周报", "05　湾区新事").title is None


MAIL = ("发件人：海岬秘书处", "收件人：全体会员", "抄送：周启元", "日期：2022年3月10日", "主题：海岬第9期", "[图片]")


def test_the_header_of_a_mail_names_nothing() -> None:
    assert masthead_above_news(*MAIL, "海岬冷链展讯", "2022年第9期").title == "海岬冷链展讯"
    ascii_header = ("From: sec@jianbao.example", "To: all@jianbao.example", "Cc: a@jianbao.example", "Date: 2022-03-10")
    assert masthead_above_news(*ascii_header, *MAIL, "海岬冷链展讯", "2022年第9期").title == "海岬冷链展讯"


def test_a_name_and_a_number_parted_by_a_stroke_are_the_masthead_whatever_follows() -> None:
    first = "某贸一周 | 第88期：港口恢复夜间作业；冷链扩容带动果农增收；早市搬进新棚；木工比赛收官；云仓二期封顶"
    found = lines(first, *news(*TITLES[:3]))
    assert titles(found) == list(TITLES[:3])


# --- its number and its date ---


@pytest.mark.parametrize(("number", "serial"), [("2022年第23期", 127), ("2022年第23期　总第130期", 130)])
def test_a_volume_is_the_running_number_where_nothing_else_says_it(number: str, serial: int) -> None:
    found = masthead_above_news("海岬冷链", "VOL.127", number)
    assert (found.number, found.serial) == (23, serial)


def test_a_course_in_a_headline_behind_a_colon_is_no_number_of_the_issue() -> None:
    head = "夜校开班：冷链课堂第三期"
    found = lines(*HEAD, "■ 要闻", *signed(head, *TITLES[:2]))
    assert (titles(found), sections(found)) == ([head, *TITLES[:2]], ["要闻"] * 3)
    assert found.masthead.number == 9


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


def test_a_year_in_circles_is_one() -> None:
    head = lines("某某會訊", "二○一九年六月號", "主辦：某某联合会", "", TITLES[0], LONG, LONG).masthead
    assert (head.year, head.number, head.date) == (2019, 6, PartialDate(2019, 6))


def test_a_year_of_the_republic_may_have_a_ring_for_its_nought() -> None:
    found = lines(
        "台灣冷鏈半月刊", "第 92 期　　中華民國一○四年九月十六日出刊", "■ 要聞", *signed(*TITLES[:3])
    ).masthead
    assert (found.year, found.date and found.date.day) == (2015, 16)


# --- who publishes it ---


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
    "line", ["主办  江南物流协会", "江南物流协会 主办    今日4版    免费订阅", "编制单位：江南物流协会"]
)
def test_how_else_the_publisher_is_printed(line: str) -> None:
    found = cut(f"江南物流月报\n第3期  总第110期\n2021年5月8日\n{line}\n\n仓储面积稳步增长\n\n{ROOM}\n\n{RUSH}\n")
    assert found.masthead.publisher == "江南物流协会"


def test_who_compiles_and_who_signs_stand_on_one_row() -> None:
    row = "某市商务局办公室编   签发：王某某   2023年8月16日"
    head = lines("商务工作简报", row, "", TITLES[0], PARAGRAPH).masthead
    assert (head.publisher, head.date) == ("某市商务局办公室", PartialDate(2023, 8, 16))


@pytest.mark.parametrize("day", ["二〇一六年三月五日", "2016年3月5日"])
def test_an_office_beside_the_day_publishes(day: str) -> None:
    found = lines("商务工作动态", "第9期", f"某某市商务局办公室　　　　{day}", "", TITLES[0], PARAGRAPH)
    assert found.masthead.publisher == "某某市商务局办公室"
    assert (found.masthead.date and found.masthead.date.day) == 5


@pytest.mark.parametrize("supervises", ["主管　某某省商务厅", "主管单位　某某省商务厅"])
def test_who_supervises_is_not_who_publishes_though_it_stands_above(supervises: str) -> None:
    imprint = ("某某商情", "第9期", supervises, "主办　某某省流通协会", "2022年3月10日")
    assert lines(*imprint, "■ 要闻", *signed(*TITLES[:3])).masthead.publisher == "某某省流通协会"


@pytest.mark.parametrize("word", ["主管", "主管主办"])
def test_who_supervises_publishes_where_nobody_else_does(word: str) -> None:
    imprint = ("某某商情", "第9期", f"{word}　某某省商务厅", "2022年3月10日")
    assert lines(*imprint, "■ 要闻", *signed(*TITLES[:3])).masthead.publisher == "某某省商务厅"


def test_a_founding_day_is_no_date_and_an_editor_no_publisher() -> None:
    head = [
        "台北市冷鏈物流商業同業公會 會訊",
        "中華民國112年5月號　No.86",
        "發行人：賴建勳　總編輯：謝佩芸",
        "創刊日期：中華民國105年4月15日",
    ]
    found = lines(*head, "■ 要聞", *signed(*TITLES[:3])).masthead
    assert (found.publisher, found.year, found.serial) == ("台北市冷鏈物流商業同業公會", 2023, 86)


def test_who_brings_it_out_publishes_it() -> None:
    found = lines("冷链周刊", "2021年第33期", "海岬冷链研究中心 出品", "一、行业动态", *signed(*TITLES[:3])).masthead
    assert found.publisher == "海岬冷链研究中心"


def test_a_call_for_papers_says_who_publishes() -> None:
    rows = ["征稿启事", f"{INDENT}《某某流通》由某某省流通协会主办，双月刊。欢迎惠赐稿件。"]
    assert lines(*signed(*TITLES[:4]), *rows).masthead.publisher == "某某省流通协会"


def test_what_is_not_public_is_no_name() -> None:
    assert (
        masthead("内部资料　仅供参考", "电子商务信息摘编", "2016年第11期", "某某省电子商务协会编").title
        == "电子商务信息摘编"
    )


def test_the_news_of_a_day_is_no_name() -> None:
    assert masthead("内部资料　注意保存", "2022年3月10日要闻", *NEWS).title is None
    assert masthead("某某要闻", "2022年3月10日", *NEWS).title == "某某要闻"


def test_a_name_in_two_rows_in_the_middle_is_one() -> None:
    rows = ("★内部资料　注意保存★", "", MIDDLE + "优化营商环境", MIDDLE + "工  作  简  报", "", MIDDLE + "第 8 期")
    assert masthead(*rows).title == "优化营商环境工作简报"


def test_the_journal_of_a_chamber_has_a_name_of_its_own() -> None:
    assert masthead("香港岭东工商总会 会刊", "", "岭东商讯", "2018年6月号　第213期").title == "岭东商讯"


def test_a_name_before_a_stroke_is_that_of_the_series_if_another_issue_bears_it() -> None:
    front = ("# 某某要闻｜运费又涨了，独立站怎么办？", "第96期　2021.3.8—3.14")
    back = ("**往期回顾**", "[某某要闻｜第95期：集装箱去哪儿了？](https://jianbao.example/95)")
    assert lines(*front, "## 要闻", *signed(*TITLES[:3]), *back).masthead.title == "某某要闻"
    assert lines(*front, "## 要闻", *signed(*TITLES[:3])).masthead.title != "某某要闻"


@pytest.mark.parametrize("mark", ["「某某观察」", "本号"])
def test_who_publishes_is_told_at_the_end(mark: str) -> None:
    told = f"{mark}由某某省跨境商贸促进会主办，为会员服务。"
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "征稿启事", told)
    assert found.masthead.publisher == "某某省跨境商贸促进会"


def test_what_says_whose_periodical_it_is_is_not_its_name() -> None:
    front = ("渔 网 商", "YU E-MERCHANTS", "东某市网商商会会刊 双月刊", "", "2016 年第 4 期", "总第 22 期")
    assert masthead(*front).title == "渔网商"


def test_the_name_stands_before_a_stroke_and_a_column_at_the_heads_of_pages() -> None:
    assert with_strokes(("数读", 8, [TITLES[5], PARAGRAPH])).masthead.title == "某某电商"


@pytest.mark.parametrize("label", ["主　办", "主 办", "主　辦", "编　印", "出　版", "编　制"])
def test_blanks_in_the_word_for_who_publishes_are_of_no_name(label: str) -> None:
    assert masthead("某某通讯", "2018年第4期", f"{label}　某某市流通协会").publisher == "某某市流通协会"


def test_who_supervises_does_not_publish_however_the_word_is_spaced() -> None:
    front = ("某某通讯", "2018年第4期", "主　管　某某市工商业联合会", "主　办　某某市流通协会")
    assert masthead(*front).publisher == "某某市流通协会"


@pytest.mark.parametrize("label", ["主办", "主办单位"])
def test_who_publishes_is_told_in_an_imprint_behind_the_last_item(label: str) -> None:
    imprint = (f"{label}：某某市流通协会", "编辑：夏葵", "电话：0000-1234567")
    assert lines(*HEAD, *NEWS, "", *imprint).masthead.publisher == "某某市流通协会"


def test_who_organises_what_an_item_tells_of_does_not_publish() -> None:
    event = (MORE[0], LONG, "主办：某某市流通协会", "时间：5月8日", *signed(MORE[1]))
    assert lines(*HEAD, *NEWS, *event).masthead.publisher is None


def test_the_month_stands_behind_a_stroke_and_a_column_at_the_heads_of_pages() -> None:
    found = with_strokes(("数读", 8, [TITLES[5], PARAGRAPH])).masthead
    assert (found.year, found.date) == (2016, PartialDate(2016, 5))


def test_the_publisher_behind_a_stroke() -> None:
    assert masthead("某某月刊", "第9期", "發行所／某市網路商業公會", "2019年6月15日").publisher == "某市網路商業公會"


@pytest.mark.parametrize(
    "other", ["关于举办2020年第二期报关人员培训班的通知", "某署公告2020年第118号（关于某事的公告）"]
)
def test_a_number_of_something_else_is_not_the_issue_s_if_that_has_one(other: str) -> None:
    assert masthead("某某简报", "第7期", "某某协会主办", "2020年7月31日", "目录", other).number == 7


def test_the_year_may_have_a_row_to_itself() -> None:
    found = masthead("某某简报", "2021", "第6期　总第38期", "3月26日出版", "主办：某某协会")
    assert (found.year, found.number, found.date) == (2021, 6, PartialDate(2021, 3, 26))


def test_whose_office_edits_it_is_the_publisher() -> None:
    assert masthead("某某动态", "第9期", "某某物流企业联合会　信息研究部编").publisher == "某某物流企业联合会"


def test_the_name_that_stands_first_and_on_each_page_is_the_periodical_s() -> None:
    rows = [
        row
        for page, title in enumerate(TITLES, 1)
        for row in (f"某港商訊 2015年9月號          {page:02}", title, SIGNED)
    ]
    head = lines("某港商訊", "某某業總會 會員月刊", "2015年9月號   第187期", "", *rows).masthead
    assert (head.title, head.serial or head.number) == ("某港商訊", 187)


def test_what_a_report_is_alone_is_no_name_below_a_row_in_the_middle() -> None:
    head = (
        f"{MIDDLE}某某省电商与快递物流",
        "",
        f"{MIDDLE}　　工 作 简 报",
        "",
        f"{MIDDLE}2018年第9期",
        "某某省商务厅编",
    )
    assert lines(*head, "", *NEWS).masthead.title == "某某省电商与快递物流工作简报"


@pytest.mark.parametrize("name", ["信　息　专　报", "工 作 简 报"])
def test_what_a_report_is_of_may_stand_above_what_it_is(name: str) -> None:
    work = "某某省电子商务进农村综合示范工作"
    head = (work, "", name, "", "第12期", "（总第38期）", "", "某某省商务厅主办　　2016年6月30日")
    assert lines(*head, "", *NEWS).masthead.title == work + "".join(name.split())


@pytest.mark.parametrize("lead", ["", MIDDLE], ids=["flush", "in the middle"])
def test_who_makes_a_report_is_not_of_its_name(lead: str) -> None:
    head = (f"{lead}某某省商务厅", "", f"{lead}工　作　简　报", "", "第12期", "", "2016年6月30日")
    assert lines(*head, "", *NEWS).masthead.title == "工作简报"
