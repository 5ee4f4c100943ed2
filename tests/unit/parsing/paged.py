"""Invented issues in pages: texts in lines of one width, and what stands at the heads and feet of pages."""

from __future__ import annotations

from invented import FULL, INDENT, LONG, SOURCE, TEN_TITLES, broken, lines

from feeds.model import Issue

SENTENCES = (
    "三月五日，某市冷链协会在港区召开了本年度的第一次理事会，到会单位四十六家，",
    "会议审议通过了工作报告和财务报告，并就冷库的共用办法充分地交换了各自的意见，",
    "秘书处将在一个月之内印发纪要。",
)
SET_PARAGRAPH = (INDENT + SENTENCES[0], *SENTENCES[1:])


def set_item(title: str) -> list[str]:
    return [title, *SET_PARAGRAPH, SOURCE]


def paged(*pages: tuple[str, list[str]], at_foot: bool) -> list[str]:
    """Pages with what each bears at its head or foot."""
    found: list[str] = []
    for mark, rows in pages:
        found += [*rows, mark, ""] if at_foot else ["", mark, "", *rows]
    return found


# --- left and right pages ---

COLUMNS = ("协会动态", "政策速递", "行业观察", "会员风采", "同城快讯", "数据点滴")
WIDE = "　" * 16


def left_or_right(number: int, column: str) -> str:
    """Even pages bear the periodical's name and the column's, odd ones column, month and number."""
    return f"{column}{WIDE}2015年4月　总第37期　{number}" if number % 2 else f"{number}　某某通讯{WIDE}{column}"


def left_and_right(*numbers: int) -> Issue:
    """A file without its cover, with one item a page."""
    rows: list[str] = []
    for number, column, title in zip(numbers, COLUMNS, TEN_TITLES, strict=False):
        rows += [left_or_right(number, column), title, *FULL * 4]
    return lines(*rows)


STROKED = (("卷首", 3), ("特稿", 4), ("特稿", 5), ("资讯", 6), ("资讯", 7))


def stroked(column: str, number: int) -> str:
    """Even pages bear the periodical's name and the column's, odd ones column and month, with a stroke between."""
    return f"{column}｜2016年5月号" if number % 2 else f"某某电商｜{column}"


def with_strokes(*more: tuple[str, int, list[str]]) -> Issue:
    """A file without its cover, with five items a page each, and then what ``more`` pages hold."""
    pages = [(column, number, [title, *FULL * 4]) for (column, number), title in zip(STROKED, TEN_TITLES, strict=False)]
    rows = [
        row for column, number, page in (*pages, *more) for row in (stroked(column, number), *page, foot_of(number))
    ]
    return lines(*rows)


# --- covers and heads ---

COVER = (
    "某某通讯",
    "2015年4月　总第37期",
    "主办：某某省流通协会",
    "主编：夏葵",
    "编辑：黎青",
    "地址：某某市港前路1号",
    "电话：0000-1234567",
    "邮箱：a@jianbao.example",
)

# --- what a page breaks off, and what it begins with ---

BREAKS_OFF = "走进三号车间，老师傅正带着徒弟校准新到的刨床，他说这批机器要赶在月底以前全部"
GOES_ON = "装好，否则秋天的订单就来不及了，徒弟们为此把午休也让了出来，厂里专门添了一顿夜宵。"
REST = (
    "年来，不少会员同我讲过同一句话：流量一天比一天贵，账目摊开来看，推广的费",
    "用占到销售额的两成，比房租加人工还高。",
)
"""What goes on from a page that is missing."""
WRAPPED_TWICE = broken(INDENT + LONG * 2, 24)


def texts(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, *WRAPPED_TWICE)]


def foot_of(page: int) -> str:
    return f"　　　　　　－ {page} －"
