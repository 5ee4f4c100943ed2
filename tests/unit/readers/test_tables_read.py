"""Rows and cells of a table survive from the file to the page: lines of a cell, merged cells, empty ones."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest

from feeds.model import CELL_BREAK, ROW, Block, BlockKind, Document
from feeds.parsing import parse
from feeds.publishing.content import fragment
from feeds.readers.content import read_content

LONG = "全市冷链仓储能力稳步提升，新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降，企业的积极性也随之提高。"
HEAD, TAIL = ("冷库建设进度", f"3月5日，{LONG}"), f"{LONG}（来源：《某某日报》）"
CELLS = [["地区", "冷库", "说明"], ["甬江", "", "一期\n二期"], ["钱塘", "5", "已投用"]]


def word() -> bytes:
    made = docx.Document()
    made.add_heading(HEAD[0], 1)
    made.add_paragraph(HEAD[1])
    table = made.add_table(3, 3)
    for row, texts in enumerate(CELLS):
        for column, text in enumerate(texts):
            first, *rest = text.split("\n")
            cell = table.cell(row, column)
            cell.text = first
            for line in rest:
                cell.add_paragraph(line)
    # The region is merged with the empty cell beside it.
    table.cell(1, 0).merge(table.cell(1, 1))
    made.add_paragraph(TAIL)
    made.add_heading("港口夜航", 1)
    made.add_paragraph(TAIL)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def page() -> bytes:
    rows = (
        "<tr><th>地区</th><th>冷库</th><th>说明</th></tr>"
        "<tr><td colspan=2>甬江</td><td><p>一期</p>\n<p>二期</p></td></tr>"
        "<tr><td>钱塘</td><td>5</td><td>已投用</td></tr>"
    )
    body = f"<h1>{HEAD[0]}</h1><p>{HEAD[1]}</p><table>{rows}</table><p>{TAIL}</p><h1>港口夜航</h1><p>{TAIL}</p>"
    return f"<html><body>{body}</body></html>".encode()


def markdown() -> bytes:
    rows = "\n".join("| " + " | ".join(text.replace("\n", "<br>") for text in row) + " |" for row in CELLS)
    rows = rows.replace("\n", "\n|---|---|---|\n", 1)
    return f"# {HEAD[0]}\n\n{HEAD[1]}\n\n{rows}\n\n{TAIL}\n\n# 港口夜航\n\n{TAIL}\n".encode()


FORMATS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "word": ("a.docx", word),
    "page": ("a.html", page),
    "markdown": ("a.md", markdown),
}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_small_table_is_a_table_with_the_cells_of_its_file(kind: str) -> None:
    name, content = FORMATS[kind]
    document = read_content(content(), name)
    assert [line.text for line in document.lines if line.style == ROW] == [
        "\t".join(text.replace("\n", CELL_BREAK) for text in row) for row in CELLS
    ]
    item = parse(document).items[0]
    (table,) = (block for block in item.blocks if block.kind is BlockKind.TABLE)
    assert [list(row) for row in table.rows] == CELLS
    assert [block.kind for block in item.blocks] == [BlockKind.PARAGRAPH, BlockKind.TABLE, BlockKind.PARAGRAPH]
    assert "一期 二期" in item.body


def test_the_lines_of_a_cell_are_lines_of_the_page() -> None:
    item = parse(read_content(page(), "a.html")).items[0]
    assert "<td>一期<br>二期</td>" in fragment(item, lambda picture: "")


def test_a_cell_that_goes_down_leaves_the_cells_below_it_empty() -> None:
    rows = "<tr><td rowspan=2>浙江</td><td>甬江</td><td>3</td></tr><tr><td>钱塘</td><td>5</td></tr>"
    document = read_content(f"<p>文</p><table>{rows}</table>".encode(), "a.html")
    assert [line.text for line in document.lines] == ["文", "浙江\t甬江\t3", "\t钱塘\t5"]


def test_spans_without_end_cost_no_more_than_a_table() -> None:
    rows = "<tr>" + "<td colspan=999999999 rowspan=999999999>格</td><td>格</td>" * 3 + "</tr>"
    document = read_content(f"<p>文</p><table>{rows * 50}</table>".encode(), "a.html")
    assert max(len(line.text) for line in document.lines) < 2000


def test_a_table_that_only_arranges_articles_is_no_table() -> None:
    rows = "".join(f"<tr><td>3月{day}日</td><td>{LONG}（来源：《某某日报》）</td></tr>" for day in range(1, 6))
    issue = parse(read_content(f"<p>文</p><table>{rows}</table>".encode(), "a.html"))
    assert not any(block.kind is BlockKind.TABLE for item in issue.items for block in item.blocks)


def test_text_of_a_table_has_a_line_a_row() -> None:
    block = Block(BlockKind.TABLE, rows=(("甲\n乙", "丙"), ("", "丁")))
    assert block.plain == "甲 乙\t丙\n\t丁"
    assert Document.from_text("甲\t乙").lines[0].style is None
