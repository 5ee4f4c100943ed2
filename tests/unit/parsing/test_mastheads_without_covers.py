"""What the heads of pages say of an issue whose cover is missing."""

from __future__ import annotations

from invented import EIGHT_TITLES, FULL, LONG, SOURCE, TITLES, lines, narrow, signed
from paged import left_and_right

from feeds.model import Document, Masthead, PartialDate
from feeds.parsing.masthead import read_masthead
from feeds.parsing.masthead_names import repeated_name
from feeds.parsing.rows import rows_of


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


def test_running_heads_with_a_month_name_and_number_an_issue_without_a_cover() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += ["某某物流　2016年4月第2期（总第38期）", title, *narrow(6), ""]
    head = lines(TITLES[5], *narrow(6), "", *rows).masthead
    assert (head.title, head.year, head.number, head.serial) == ("某某物流", 2016, 2, 38)


def test_pages_may_give_the_running_number_alone() -> None:
    pages = [
        row
        for at in range(4)
        for row in (f"{at + 4}　　某某参考　总第41期", *signed(*EIGHT_TITLES[2 * at : 2 * at + 2]), LONG, LONG, LONG)
    ]
    found = lines(f"{LONG[5:]}", *pages).masthead
    assert (found.title, found.number, found.serial) == ("某某参考", None, 41)


def test_what_such_heads_repeat_says_which_issue_it_is() -> None:
    head = left_and_right(3, 4, 5, 6, 7, 8).masthead
    assert (head.title, head.year, head.serial, str(head.date)) == ("某某通讯", 2015, 37, "2015-04")


def test_a_head_with_its_page_between_dots_names_the_periodical_and_its_number() -> None:
    rows = [
        row
        for at, number in enumerate((6, 8, 10, 12))
        for row in (EIGHT_TITLES[at], *FULL * 5, SOURCE, f"某某网讯　2015年第7期（总第22期）　　·{number}·")
    ]
    head = lines(*rows).masthead
    assert (head.title, head.year, head.number, head.serial) == ("某某网讯", 2015, 7, 22)


def test_the_name_that_pages_repeat_is_the_periodical_s() -> None:
    rows = [row for title in TITLES[:4] for row in ("港口物流研究月报", title, *FULL * 3, SOURCE)]
    assert lines(*rows).masthead.title == "港口物流研究月报"


def test_a_head_that_is_left_alone_names_the_issue_where_the_text_calls_it_so() -> None:
    rows = [*narrow(6), "某某网商  2016年第3期   9", *narrow(6)]
    found = lines(TITLES[0], *rows, "《某某网商》是会员自己的刊物。").masthead
    assert (found.title, found.year, found.number) == ("某某网商", 2016, 3)
    other = ["某某论坛　第12期", *rows, "《某某网商》是会员自己的刊物。"]
    assert lines(TITLES[0], *narrow(6), *other).masthead.title == "某某网商"
    assert lines(TITLES[0], *rows, "《某某快报》是会员自己的刊物。").masthead.number is None


def test_the_day_on_which_it_came_out_stands_in_the_colophon() -> None:
    back = rows_of(Document.from_text("内部资料  免费交流              2016年5月20日出版\n2016年6月3日召开年会"))
    assert read_masthead((), back, ()).date == PartialDate(2016, 5, 20)


def test_feet_with_dashes_and_a_call_for_papers_say_which_issue_it_is() -> None:
    rows = []
    for page, title in zip(range(11, 17), TITLES, strict=True):
        rows += [title, LONG, SOURCE, f"某某商声　2012年第9期（总第57期）　— {page} —", ""]
    found = lines(*rows, "本刊征稿", "《某某商声》是某某市进出口企业商会主办的内部月刊，欢迎来稿。").masthead
    assert (found.title, found.publisher, found.year, found.number, found.serial) == (
        *("某某商声", "某某市进出口企业商会"),
        *(2012, 9, 57),
    )


def test_a_running_head_may_say_its_month_in_chinese_numerals() -> None:
    rows = [row for title in TITLES for row in (title, LONG, SOURCE, "— 7 —", "某某网商　　二〇一三年十月")]
    head = lines(*rows).masthead
    assert (head.title, head.year, str(head.date)) == ("某某网商", 2013, "2013-10")


def test_a_column_that_pages_repeat_is_not_what_the_periodical_is_called() -> None:
    rows = [row for title in EIGHT_TITLES for row in ("行业动态", title, *FULL * 4, SOURCE, "")]
    assert repeated_name(rows_of(Document.from_text("\n".join(rows)))) is None
    named = [row.replace("行业动态", "某某研究月报") for row in rows]
    assert repeated_name(rows_of(Document.from_text("\n".join(named)))) == "某某研究月报"
