"""What the tests of cutting share: an invented text, headlines, items of them, and what was found of an issue."""

from __future__ import annotations

from feeds.model import Document, Issue, Item
from feeds.parsing import parse
from feeds.parsing.rows import Row, rows_of

# --- texts ---

LONG = "全市冷链仓储能力稳步提升，新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降，企业的积极性也随之提高。"
ROOM = "全市仓储企业上半年新增面积十二万平方米，周转天数缩短三天，行业协会预计下半年仍将保持平稳增长的势头。"
RUSH = "业内人士认为，旺季之前的准备要做在前面，人手、车辆和场地都要留出余量，忙起来才不至于顾此失彼。"
"""Two other texts, for what stands beside each other."""
INDENT = "　　"
MIDDLE = "　　　　　　　　　"
"""What sets a row in the middle of its line."""
PARAGRAPH = INDENT + LONG
TWICE = f"{LONG}\n{LONG}"
"""The body of an item of two paragraphs."""
WRAPPED = (INDENT + LONG[:22], LONG[22:46], LONG[46:])
"""The text in lines that a page broke."""
FULL = (INDENT + LONG[:34], LONG[34:])
"""The text in wider lines, of which the first is full."""
SOURCE = "（来源：某某商报）"
SIGNED = LONG + SOURCE
"""The text with its source behind it."""
AUTHORS = ("闻天歌", "周启元", "毛晓珊")


def broken(text: str, width: int = 20) -> list[str]:
    """A text in lines of so many characters."""
    return [text[at : at + width] for at in range(0, len(text), width)]


def narrow(paragraphs: int) -> list[str]:
    """The paragraph in such lines, again and again."""
    return broken(PARAGRAPH) * paragraphs


# --- headlines ---

TITLES = (
    "港口恢复夜间作业",
    "渔港增开两条航线",
    "理事会审议两份报告",
    "培训班开到渔村",
    "调解室受理首案",
    "云仓二期封顶",
)
EIGHT_TITLES = (*TITLES, "早市搬进新棚", "木工比赛收官")
MORE = (
    "码头换上新灯",
    "两村合办粮仓",
    "茶行联手出海",
    "商船学校招生",
    "夜校添了木工课",
    "三家作坊迁入新园",
    "电网通到外岛",
    "渔火节下月开幕",
)
"""Headlines that are none of the eight."""
TEN_TITLES = (*EIGHT_TITLES, *MORE[:2])
LONGER_TITLES = (
    "港区联合会在三号码头恢复了停办多年的夜间作业",
    "渔港本月起新增通往南岸各镇的两条冷链货运航线",
    "联合会理事会听取并审议本年度的工作和财务报告",
    "冷库安全培训班首次开到北岸最偏远的三个渔村",
    "港区商事调解室受理设立以来首例运费纠纷案件",
    "云仓二期主体结构封顶并将于明年春天投入使用",
    "北岸冷库联网监测平台上线",
    "南岸鱼市设立公平秤",
)
"""Headlines that do not fit a narrow line, but for the last two."""

REPORT = "关于冷链建设的报告"
PART = "冷库建设的经过"
"""What heads a part of a text."""

# --- rows of an issue ---

HEAD = ("某某商情", "第9期", "2022年3月10日")
"""The masthead of an issue, in rows."""
FRONT = "江南物流简报\n第3期\n2021年5月8日\n江南物流协会主办\n\n"
"""A masthead with its publisher, as a text that goes on."""


def signed(*heads: str) -> list[str]:
    """Items of one paragraph with its source."""
    return [row for head in heads for row in (head, SIGNED)]


def dated(*heads: str) -> list[str]:
    """Items of one paragraph that begins with a day, with its source."""
    return [row for head in heads for row in (head, f"3月5日，{LONG}（来源：《某某日报》）")]


def news(*heads: str) -> list[str]:
    """Items of two paragraphs without a source."""
    return [row for head in heads for row in (head, LONG, LONG)]


def briefs(*heads: str) -> list[str]:
    """Items of one paragraph without a source, which has an indent."""
    return [row for head in heads for row in (head, PARAGRAPH)]


def set_in(*heads: str) -> list[str]:
    """Items of two paragraphs that have an indent, with an empty line above the headline alone."""
    return [row for head in heads for row in ("", head, PARAGRAPH, PARAGRAPH)]


NEWS = ("■ 要闻", *signed(*TITLES[:3]))
"""A column with three items."""


# --- issues ---


def cut(text: str) -> Issue:
    return parse(Document.from_text(text))


def given(*rows: str) -> list[Row]:
    """The rows as parsing meets them first."""
    return rows_of(Document.from_text("\n".join(rows)))


def lines(*rows: str) -> Issue:
    return cut("\n".join(rows))


def spaced(*paragraphs: str) -> Issue:
    """With an empty line between the paragraphs."""
    return cut("\n\n".join(paragraphs))


def weekly(*rows: str) -> Issue:
    """With all rows in one column."""
    return lines("某某周报", "第9期", "【要闻】", *rows)


def below_headline(row: str) -> Issue:
    """Three items with a row between headline and text."""
    return lines(*HEAD, "■ 要闻", *(one for title in TITLES[:3] for one in (title, row, LONG, LONG)))


# --- what was found ---


def titles(found: Issue) -> list[str | None]:
    return [item.title for item in found.items]


def sections(found: Issue) -> list[str | None]:
    return [item.section for item in found.items]


def groups(found: Issue) -> list[str | None]:
    return [item.group for item in found.items]


def columns(found: Issue) -> list[tuple[str | None, str | None]]:
    return [(item.section, item.group) for item in found.items]


def placed(found: Issue) -> list[tuple[str | None, str | None]]:
    """The column of each item, and its headline."""
    return [(item.section, item.title) for item in found.items]


def bodies(found: Issue) -> set[str]:
    return {item.body for item in found.items}


def told(found: Issue) -> set[tuple[str | None, tuple[str, ...], str]]:
    """What is told of the source and the authors of three items, and their text."""
    assert titles(found) == list(TITLES[: len(found.items)])
    assert sections(found) == ["要闻"] * 3
    return {(item.source, item.byline, item.body) for item in found.items}


def only(found: Issue) -> Item:
    assert len(found.items) == 1
    return found.items[0]


def titled(found: Issue, title: str) -> Item:
    return next(item for item in found.items if item.title == title)
