"""Files that begin or end in mid-sentence, and pages that only seem to."""

from __future__ import annotations

from collections.abc import Collection

import pytest
from invented import INDENT, LONG, PARAGRAPH, ROOM, RUSH, TEN_TITLES, TITLES, broken, cut, lines, titles
from paged import SENTENCES, SET_PARAGRAPH

from feeds.model import Document, Issue, Kind
from feeds.parsing.joins import within_date
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of
from feeds.parsing.tears import find_tears

# --- torn ---


def in_lines(text: str, *, indent: bool) -> str:
    return "\n".join(broken((INDENT if indent else "") + text)) + "\n"


def test_a_column_s_page_that_begins_in_mid_sentence_begins_a_fragment() -> None:
    briefs = "".join(
        f"{name}\n{in_lines(text, indent=True)}（江北日报）\n\n"
        for name, text in (("板栗提速", ROOM), ("网商退换", RUSH), ("基地开工", ROOM), ("航线增加", RUSH))
    )
    rest = in_lines("额度由原来的五十万元提高到二百万元，而且不再需要" + RUSH, indent=False)
    found = cut(
        f"短讯\n\n{briefs}· 11 ·\n\n会员之窗\n\n{rest}（商会秘书处供稿）\n\n"
        + f"走进宫灯小镇\n{in_lines(ROOM, indent=True)}（商会秘书处供稿）\n"
    )
    fragment = next(item for item in found.items if item.body.startswith("额度"))
    assert (fragment.kind, fragment.title, fragment.section) == (Kind.FRAGMENT, None, "会员之窗")


ACCOUNTS = (
    "冷链的账，历来都是一本糊涂账，各家各记，谁也不肯把自己的那一页翻给别人看。这一年里，三家仓库先后换了东家，"
    "原来定下的价钱，就没有人再肯认了，协会只好从头议起。"
)
WIDTH = 24


def set_lines(text: str, lead: str = INDENT) -> list[str]:
    """A paragraph in lines of one width."""
    return broken(lead + text, WIDTH)


LATER = (
    f"冬前须完成保温层的检查，{ACCOUNTS}",
    f"各家的温度记录都交到秘书处，{ACCOUNTS}",
)


def torn_pages(*heads: str) -> list[str]:
    """Three pages of which each begins in mid-sentence and ends so."""
    rows = [*heads, *set_lines(ACCOUNTS[5:], ""), *set_lines(ACCOUNTS) * 2, *set_lines(ACCOUNTS)[:3]]
    for number, text in enumerate(LATER, 1):
        rows += ["", f"- {number} -", "", *set_lines(text, ""), *set_lines(ACCOUNTS) * 2, *set_lines(ACCOUNTS)[:3]]
    return rows


@pytest.mark.parametrize("heads", [(), ("2022年8月8日　第31期（总第286期）",)])
def test_the_head_of_its_page_may_be_left_above_a_torn_beginning(heads: tuple[str, ...]) -> None:
    assert len(lines(*torn_pages(*heads)).items) == 3


def test_a_file_that_begins_with_a_headline_is_not_torn() -> None:
    assert len(lines("冷链账目的来历", *torn_pages()).items) == 1


def without_pages(*, begun: bool) -> list[str]:
    """A file that begins in mid-sentence and has no mark where a page is missing; what begins there names a document
    whose name began above, or else begins in the row above."""
    ends = set_lines(ACCOUNTS)[:3]
    named = "冬储冷库须知》交到秘书处，" + ACCOUNTS
    if begun:
        ends[-1] = ends[-1][:-2] + "把《"
    whole = set_lines(ACCOUNTS) * 4
    return [*set_lines(ACCOUNTS[5:], ""), *whole, *ends, *set_lines(named, ""), *whole]


def test_a_row_that_closes_a_title_never_opened_goes_on_with_no_row_above_it() -> None:
    first, second = lines(*without_pages(begun=False)).items
    assert second.body.startswith("冬储冷库须知》")
    assert {flag.code for flag in first.flags} >= {"torn-end"}


def test_a_row_that_closes_the_title_above_it_goes_on_there() -> None:
    assert len(lines(*without_pages(begun=True)).items) == 1


def test_a_title_never_opened_is_a_slip_where_a_file_begins_with_a_headline() -> None:
    assert len(lines("冷链账目的来历", *without_pages(begun=False)).items) == 1


def test_words_that_are_quoted_over_many_rows_close_where_no_page_is_missing() -> None:
    said = set_lines("老东家说：“" + ACCOUNTS * 2 + ACCOUNTS.rstrip("。") + "”这才作罢，各家又都回到了各自的码头上去")
    whole = set_lines(ACCOUNTS) * 4
    rows = [*set_lines(ACCOUNTS[5:], ""), *whole, *said, *whole]
    closing = next(at for at, row in enumerate(said) if "”" in row)
    assert closing > 6
    assert len(said[closing - 1]) == WIDTH
    assert len(lines(*rows).items) == 1


def numbered_again(counted: Collection[int]) -> list[str]:
    """Torn pages behind form feeds, numbered by another hand in mid-sentence and before those that are counted."""
    rows, number = set_lines(ACCOUNTS[5:], ""), 0
    for page, text in enumerate(LATER):
        whole = set_lines(ACCOUNTS) * 2
        for _ in range(2):
            number += 1
            rows += [*whole[:2], "", f"- {number} -", "", *whole[2:]]
        rows += set_lines(ACCOUNTS)[:3]
        number += page in counted
        rows += ["", f"- {number} -", ""] if page in counted else []
        first, *rest = set_lines(text, "")
        rows += [f"\f{first}", *rest]
    return rows


@pytest.mark.parametrize("counted", [(), (1,)])
def test_a_torn_page_that_happens_to_be_numbered_is_torn_like_the_others(counted: tuple[int, ...]) -> None:
    assert len(lines(*numbered_again(counted)).items) == 3


# --- not torn ---


def test_a_page_that_begins_with_what_was_said_is_not_torn() -> None:
    said = f"{INDENT}他说："
    rows = [*SET_PARAGRAPH, said, "", "- 6 -", "", f"“{SENTENCES[0][:-1]}。", *SET_PARAGRAPH]
    found = lines("【访谈】", "一家渔港的账", *SET_PARAGRAPH, *SET_PARAGRAPH, *rows)
    assert titles(found) == ["一家渔港的账"]


def test_a_page_below_a_full_line_that_ends_a_sentence_is_torn_only_where_others_are() -> None:
    """A sentence may end at a line's end in the middle of its paragraph, and with it the page."""
    begins, goes_on, ends = INDENT + SENTENCES[0][:32], SENTENCES[1][:34], SENTENCES[2]
    full = (begins, f"{goes_on[:-1]}。")
    pages = [[*(begins, goes_on, ends) * 3, *full] for _ in range(4)]
    pages[1][:1] = [SENTENCES[0][:34]]
    rows = [row for number, page in enumerate(pages, 1) for row in (*page, "", f"- {number} -", "")]
    assert titles(lines("【访谈】", "一家渔港的账", *rows)) == ["一家渔港的账"]


def torn(text: str) -> list[str]:
    """Full lines of a paragraph of which the beginning and the end are missing."""
    return [row for row in set_lines(text[5:], "") if len(row) == WIDTH]


def test_of_many_counted_pages_none_is_torn_where_a_sentence_happens_to_fill_the_last_line() -> None:
    rows = torn(ACCOUNTS)
    for page in range(1, 9):
        paragraph = set_lines(ACCOUNTS + ACCOUNTS)
        rows += [*set_lines(ACCOUNTS), *paragraph[:2], "", f"{page}", "", *paragraph[2:]]
    full = "账目合到一处，才看得见货在哪里停了几天，停在谁家。"[-WIDTH + 2 :]
    rows += [INDENT + full, "", "9", "", *torn(ACCOUNTS), "协会只好从头议起。"]
    assert len(lines(*rows).items) == 1


def scanned(*front: str) -> list[str | None]:
    """Headlines of an issue in which one paragraph in the middle of a page has lost its indent."""
    whole, lost = set_lines(LONG + ROOM), set_lines(RUSH + ROOM, "")
    rows: list[str] = []
    for number, title in enumerate(TITLES, 1):
        rows += [title, *whole * 3, *(lost if number == 2 else []), *whole * 2, f"- {number} -"]
    return titles(lines("某某会讯", "第9期", *front, *rows))


def test_behind_a_cover_a_paragraph_without_indent_in_the_middle_of_a_numbered_page_is_not_torn() -> None:
    assert scanned("目录", *(f"{title}………{number}" for number, title in enumerate(TITLES, 1)), "") == list(TITLES)


def test_in_a_file_without_its_cover_it_is_torn() -> None:
    assert scanned() == [*TITLES[:2], None, *TITLES[2:]]


def test_a_quotation_that_ends_on_the_next_page_is_no_tear() -> None:
    """One that was opened further above closes first."""
    text = [
        "就会更加便利。”他还介绍了今年新建和改造冷库的整体进展情况和各区的",
        "安排，并强调“农户的损耗明显下降，企业积极性",
    ]
    rows = rows_of(Document.from_text("\n".join(text) + "\n\f也随之提高，这是产区的特点。”他表示满意。"))
    measure(rows)
    rows[1].full = True
    assert rows[2].opens_page
    assert find_tears(rows, [False, False, True], [0.0, 3.0, 3.0, -4.0], indents=False) == set()


# --- chronologies below a torn text ---

DAYS = (
    "12 月 25 日，协会在港区召开了年终的评议会，四十六家会员到会，议定了来年共用冷库的五条办法。",
    "11 月 15 日，首批冷链车挂上了统一的标牌，由港区一路开到批发市场，沿途不再逐车开箱查验。",
    "10 月 8 日，协会的新址启用，设在港区的北门。",
)


def test_a_chronology_below_a_torn_text_has_nothing_to_do_with_its_parts() -> None:
    part = [f"{INDENT}（一）先把账目合到一处", *set_lines(ACCOUNTS)[:2]]
    days = [row for day in DAYS for row in set_lines(day)]
    found = lines(*torn(ACCOUNTS), *set_lines(ACCOUNTS), *part, "\f2015某市冷链协会大事记", "附", *days)
    assert [one.kind for one in found.items] == [Kind.FRAGMENT, *[Kind.CHRONICLE] * 3]
    assert {one.group for one in found.items[1:]} == {"2015某市冷链协会大事记"}
    assert "先把账目合到一处" in found.items[0].body


@pytest.mark.parametrize("below", [("附",), ()])
def test_a_chronology_s_title_is_neither_of_the_torn_text_above_nor_its_headline(below: tuple[str, ...]) -> None:
    days = [row for day in DAYS for row in set_lines(day)]
    found = lines(
        *torn(ACCOUNTS), *set_lines(ACCOUNTS), *set_lines(ACCOUNTS)[:2], "2015某市冷链协会大事记", *below, *days
    )
    assert [(one.title, one.group) for one in found.items] == [(None, None), *[(None, "2015某市冷链协会大事记")] * 3]
    assert found.items[0].body.endswith(set_lines(ACCOUNTS)[1])


# --- a blank where a page begins ---


def test_a_blank_beside_a_figure_marks_no_page_where_lines_are_broken_at_a_count() -> None:
    rows = [*broken((LONG * 6)[:264], 33), *broken(f"{LONG[:31]}截至 2019 年年底，{LONG * 5}", 33)]
    found = rows_of(Document.from_text("\n".join(rows)))
    assert sum(row.raw[0] == " " for row in found) == 1
    assert not any(row.opens_page for row in found)


def test_a_blank_beside_words_marks_a_page() -> None:
    rows = [*broken((LONG * 6)[:264], 33), f" {LONG[:32]}", *broken((LONG * 6)[:264], 33)]
    assert sum(row.opens_page for row in rows_of(Document.from_text("\n".join(rows)))) == 1


def test_a_blank_inside_a_sentence_marks_no_page_where_its_line_was_broken_again() -> None:
    before = [row for _ in range(5) for row in set_lines(ACCOUNTS)]
    parted = [f"{INDENT}港区的冷链车队已有多年，其中最早的一支可以上溯到", " 1997", *set_lines("年，" + ACCOUNTS, "")]
    found = lines(*torn(ACCOUNTS), *before, *parted)
    assert len(found.items) == 1


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("（来源：根据《某某日报》相关内容编写", " ）"),
        ("冷 链 车 队 已 经 有 许 多", " 年 仍 旧 归 港 区 管"),
        ("预计 2015 年 1 月至 2016", " 年 6 月，开展并完成"),
        ("冷 链 车 队 已 经 有 许 多", " 年 仍 归 港 区"),
    ],
    ids=["a bracket that closes", "letters set apart", "the unit of a figure", "few letters set apart"],
)
def test_a_blank_before_the_rest_of_a_broken_line_marks_no_page(above: str, below: str) -> None:
    rows = [*broken((LONG * 6)[:264], 33), above, below, *broken((LONG * 6)[:264], 33)]
    assert not any(row.opens_page for row in rows_of(Document.from_text("\n".join(rows))))


def test_a_numbered_headline_that_fills_its_line_at_the_head_of_a_page_is_no_torn_text() -> None:
    headline = broken("18 港区联合会在三号码头恢复了停办多年的夜间作业")
    above, below = in_lines(ROOM, indent=True), in_lines(RUSH, indent=True)
    rows = rows_of(Document.from_text(above * 3 + "\f" + "\n".join(headline) + "\n" + below * 3))
    measure(rows)
    done = [row.shade[-1] == "。" for row in rows]
    joins = [3.0] * (len(rows) + 1)
    assert find_tears(rows, done, joins, indents=True) == set()


def test_a_page_that_begins_inside_a_day_goes_on_though_others_are_torn() -> None:
    assert within_date("称重记录证明发货时已非真机。8月", "11日,平台按照协议先行赔付")
    assert within_date("预计2015年1月至2016", "年6月,开展")
    assert not within_date("本刊每年出版十二期,每月", "11家会员")
    above = in_lines(ROOM, indent=True) + "    网点的复核工作从这里开始，一直要做到本年8月\n"
    rows = rows_of(
        Document.from_text(above + "\f11 日，平台按照协议先行赔付给各家网点的运费\n" + in_lines(RUSH, indent=True))
    )
    measure(rows)
    done = [row.shade[-1] == "。" for row in rows]
    assert not find_tears(rows, done, [1.0] * (len(rows) + 1), indents=True)


def sheets(*pages: tuple[int, list[str]]) -> list[str]:
    """Pages with their numbers, of which some may be missing."""
    return [row for number, rows in pages for row in (*rows, f"- {number} -", "")]


BROKEN_OFF = set_lines(ACCOUNTS)[:3]
GOES_ON = set_lines(ACCOUNTS[5:], "")


def test_the_days_of_a_chronology_go_on_behind_missing_pages() -> None:
    days = [row for day in ("3月5日", "3月9日", "3月28日") for row in set_lines(f"{day}　{ACCOUNTS}")]
    later = [row for day in ("5月12日", "6月8日") for row in set_lines(f"{day}　{ACCOUNTS}")]
    rows = sheets((6, ["某会大事记", *days[:-2]]), (8, [*GOES_ON, *later]), (9, set_lines(ACCOUNTS) * 3))
    found = lines("冷链账目的来历", *sheets((5, set_lines(ACCOUNTS) * 4)), *rows)
    kinds = [item.kind for item in found.items if item.group == "某会大事记" or item.kind is Kind.FRAGMENT]
    assert kinds == [Kind.CHRONICLE] * 3 + [Kind.FRAGMENT] + [Kind.CHRONICLE] * 2


def regulation(first_below: int) -> Issue:
    above = [row for number in "一二三" for row in set_lines(f"第{number}条　{ACCOUNTS}")]
    below = [row for number in range(first_below, first_below + 3) for row in set_lines(f"第{number}条　{ACCOUNTS}")]
    return lines(
        *("冷链账目的来历", *sheets((5, set_lines(ACCOUNTS) * 4)), "冷链信用评价管理办法"),
        *sheets((6, [*above, *BROKEN_OFF]), (8, [*GOES_ON, *below])),
    )


def test_a_document_goes_on_behind_missing_pages_where_its_articles_count_on() -> None:
    found = regulation(9)
    assert titles(found) == ["冷链账目的来历", "冷链信用评价管理办法"]
    assert "第十一条" not in found.items[1].body
    assert "第11条" in found.items[1].body
    flags = {flag.code: flag.detail for flag in found.items[1].flags}
    assert flags["torn-end"] == BROKEN_OFF[-1][-12:]
    assert [flag.detail for flag in found.flags if flag.code == "torn-pages"] == ["1"]


def test_articles_that_begin_anew_are_of_another_document() -> None:
    assert [item.kind for item in regulation(1).items][2:] == [Kind.FRAGMENT]


def whole(number: int, *rows: str) -> list[str]:
    """A page whose paragraphs are whole lines, with its number at the foot."""
    return [*rows, f"— {number} —"]


def test_a_whole_paragraph_without_indent_behind_a_missing_page_is_of_another_text() -> None:
    breaks = INDENT + ROOM[:-20] + "，而且"
    pages = [
        *(whole(page, TEN_TITLES[page], INDENT + LONG + RUSH, INDENT + ROOM, "（某某报）") for page in (3, 4, 5)),
        whole(6, TITLES[1], INDENT + LONG + ROOM + RUSH, breaks),
        whole(8, "的占四成，" + RUSH, INDENT + LONG, "（某某报）", TITLES[2], INDENT + ROOM + RUSH, breaks),
        whole(9, "再多一成，" + RUSH, "（某某报）", TITLES[0], INDENT + LONG, "（某某报）"),
    ]
    found = lines("某某网商", "第9期", "", *(row for page in pages for row in page))
    assert [item.title for item in found.items[3:]] == [TITLES[1], None, TITLES[2], TITLES[0]]
    assert found.items[4].body.startswith("的占四成")
    assert "再多一成" in found.items[5].body


def test_the_name_of_an_event_or_table_at_the_top_of_a_page_is_not_the_rest_of_a_text() -> None:
    full = "云端发票说明会与摄影班"
    for below in ("日期：11月21日下午2时至4时", "序号 名称 所在地 贷款额 贴息额"):
        pages = [row for number in (3, 4, 5) for row in (f"- {number} -", "要闻", *broken(PARAGRAPH, len(full)) * 2)]
        found = lines(*pages, "- 6 -", "活动预告", full, below, *broken(PARAGRAPH, len(full)))
        assert full in [item.title for item in found.items]
