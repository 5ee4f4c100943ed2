"""What the tests of cutting share: an invented text, headlines, and what was found of an issue."""

from __future__ import annotations

from feeds.model import Document, Issue
from feeds.parsing import parse

LONG = "全市冷链仓储能力稳步提升，新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降，企业的积极性也随之提高。"
INDENT = "　　"
TITLES = (
    "港口恢复夜间作业",
    "渔港增开两条航线",
    "理事会审议两份报告",
    "培训班开到渔村",
    "调解室受理首案",
    "云仓二期封顶",
)
EIGHT_TITLES = (*TITLES, "早市搬进新棚", "木工比赛收官")
WRAPPED = (INDENT + LONG[:22], LONG[22:46], LONG[46:])
"""The text in lines that a page broke."""


def lines(*rows: str) -> Issue:
    return parse(Document.from_text("\n".join(rows)))


def titles(found: Issue) -> list[str | None]:
    return [item.title for item in found.items]


def sections(found: Issue) -> list[str | None]:
    return [item.section for item in found.items]


def columns(found: Issue) -> list[tuple[str | None, str | None]]:
    return [(item.section, item.group) for item in found.items]
