"""What a sixth look taught of pages and covers: numbers above heads, runs of pages, torn beginnings, names."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import EIGHT_TITLES, INDENT, LONG, NEWS, SIGNED, TITLES, WRAPPED, broken, lines, titles
from paged import BREAKS_OFF, GOES_ON
from test_parsing_page_order import in_order, issue

from feeds.model import Masthead

# --- numbers ---

HEADED = "商声　港粤会员月刊"


def pages(*numbers: str, gap: bool = True) -> list[str]:
    """Pages of two items, with a number and the running head at the top of each."""
    rows: list[str] = []
    for at, number in enumerate(numbers):
        items = [row for n in (0, 1) for row in (f"{EIGHT_TITLES[at]}之{'一二'[n]}", LONG, LONG)]
        rows += [*[""][:gap], number, HEADED, *items]
    return rows


@pytest.mark.parametrize("numbers", [("01", "02", "03", "05", "06"), ("1", "2", "3", "4"), ("01", "04", "09", "13")])
def test_numbers_above_a_running_head_are_those_of_pages_and_mark_no_headline(numbers: Sequence[str]) -> None:
    found = lines("商声", "第214期", *pages(*numbers))
    assert titles(found) == [f"{EIGHT_TITLES[at]}之一" for at in range(len(numbers))]
    assert not any(HEADED in item.body for item in found.items)


def test_numbers_above_headlines_are_theirs() -> None:
    rows = [row for at, head in enumerate(TITLES, 1) for row in ("", f"{at:02}", head, LONG)]
    assert titles(lines("商声", "第214期", "■ 要闻", *rows)) == list(TITLES)


@pytest.mark.parametrize("prices", [(20, 30, 40, 90, 130), (2, 5, 4, 9, 3)])
@pytest.mark.parametrize("unit", ["元每箱", "88"])
def test_figures_above_the_same_cell_are_of_their_table(prices: Sequence[int], unit: str) -> None:
    cells = [row for name, price in zip(TITLES, prices, strict=False) for row in (name[:2], str(price), unit)]
    found = lines("商声", "第214期", "■ 行情", "菜价连降两周", LONG, *cells, LONG)
    assert found.items[0].body.split("\n") == [LONG, *cells, LONG]


def dotted(order: Sequence[int], bare: int) -> list[str]:
    """Pages with their number between dots but for one; the text of page 4 goes on at the top of page 5."""
    rows: list[str] = []
    for page in order:
        items = [EIGHT_TITLES[page - 1], LONG, BREAKS_OFF if page == 4 else SIGNED]
        rows += [f"{page}" if page == bare else f"·{page}·", HEADED, *[GOES_ON, SIGNED][: 2 * (page == 5)], *items]
    return rows


def test_a_number_that_lost_its_dots_is_that_of_a_page_among_others() -> None:
    found = lines("商声", "第214期", *dotted((3, 4, 6, 7, 5, 8), bare=5))
    assert titles(found) == list(EIGHT_TITLES[2:])
    assert GOES_ON in found.items[1].body


def test_a_figure_above_its_text_is_no_page_though_its_number_is_missing() -> None:
    rows = dotted((3, 4, 6, 7, 8), bare=0)
    at = rows.index("·6·")
    found = lines("商声", "第214期", *rows[: at - 1], "夜班船今年已经增至", "5", "艘，其中三艘是冷链船。", *rows[at:])
    assert "\n5\n" in found.items[1].body


# --- the order of pages ---


@pytest.mark.parametrize(
    ("order", "broken"),
    [
        ((3, 4, 7, 8, 5, 6, 9), (4,)),
        ((6, 7, 3, 4, 5, 8), (5,)),
        ((3, 4, 5, 8, 9, 6, 7), (5,)),
        # What comes next by number goes on with the last of them.
        ((5, 6, 3, 4, 7, 8), (6,)),
        # The page before by number is missing.
        ((3, 7, 4, 5, 8), (7,)),
        ((7, 3, 4, 5, 8, 9), (7,)),
    ],
)
def test_pages_that_lie_together_are_moved_together(order: Sequence[int], broken: Sequence[int]) -> None:
    _text, found = issue(order, broken=broken)
    assert titles(found) == in_order(sorted(order))


@pytest.mark.parametrize("order", [(3, 4, 7, 8, 5, 6, 9), (7, 3, 4, 5, 8, 9)])
def test_pages_stay_where_no_text_goes_on_with_them_nor_they_with_another(order: Sequence[int]) -> None:
    _text, found = issue(order, broken=())
    assert titles(found) == in_order(order)


@pytest.mark.parametrize("broken", [(5, 6), (7, 8)])
def test_a_page_stays_where_the_one_that_its_text_needs_is_missing(broken: Sequence[int]) -> None:
    """Page 5 breaks off and page 7 begins in mid-sentence, or page 7 and page 9."""
    order = (3, 7, 4, 5, 9)
    _text, found = issue(order, broken=broken)
    starts = [span.start for item in found.items for span in item.spans]
    assert starts == sorted(starts)


CAPTIONS = ("（图为渔港夜市　闻天歌摄）", "图说明：渔港夜市开张（周启元　摄）")


@pytest.mark.parametrize("caption", CAPTIONS)
def test_a_caption_that_says_so_and_who_took_the_picture_is_no_headline(caption: str) -> None:
    rows = [row for head in TITLES[1:3] for row in (head, *WRAPPED, *WRAPPED)]
    found = lines("某某商情", "第9期", "■ 要闻", TITLES[0], *WRAPPED, caption, *WRAPPED, *rows)
    assert titles(found) == list(TITLES[:3])


@pytest.mark.parametrize("head", ["图为媒渔港两村结亲", "（图为媒）渔港两村结亲"])
def test_a_headline_that_begins_like_a_caption_names_no_photographer(head: str) -> None:
    rows = [row for one in (TITLES[0], head, TITLES[1]) for row in (one, f"{LONG}（来源：某某商报）")]
    assert titles(lines("某某商情", "第9期", "■ 要闻", *rows)) == [TITLES[0], head, TITLES[1]]


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


@pytest.mark.parametrize(("number", "serial"), [("2022年第23期", 127), ("2022年第23期　总第130期", 130)])
def test_a_volume_is_the_running_number_where_nothing_else_says_it(number: str, serial: int) -> None:
    found = masthead_above_news("海岬冷链", "VOL.127", number)
    assert (found.number, found.serial) == (23, serial)


# --- torn beginnings, and rows that were parted ---

WIDTH = 24
ACCOUNTS = (
    "冷链的账，历来都是一本糊涂账，各家各记，谁也不肯把自己的那一页翻给别人看。这一年里，三家仓库先后换了东家，"
    "原来定下的价钱，就没有人再肯认了，协会只好从头议起。"
)


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
