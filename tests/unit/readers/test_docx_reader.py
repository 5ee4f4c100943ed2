"""A Word document gives a line a paragraph, with what Word knows about it."""

from __future__ import annotations

import io

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from feeds.model import Document
from feeds.readers.docx import read


def saved(document: WordDocument) -> Document:
    buffer = io.BytesIO()
    document.save(buffer)
    return read(buffer.getvalue(), "a.docx")


def test_headings_have_levels_sizes_and_styles() -> None:
    word = docx.Document()
    word.add_heading("动态", 0)
    word.add_heading("要闻", 2)
    run = word.add_paragraph().add_run("大字")
    run.font.size, run.bold = Pt(22), True
    word.add_paragraph("正文")
    found = [(line.text, line.level, line.size, line.bold, line.style) for line in saved(word).lines]
    assert [(text, level) for text, level, *_rest in found] == [
        ("动态", 1),
        ("要闻", 2),
        ("大字", None),
        ("正文", None),
    ]
    assert found[2][2:4] == (22.0, True)
    assert found[1][4] == "Heading 2"


def test_an_outline_level_makes_a_heading_without_a_style() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("要闻")
    paragraph._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    assert saved(word).lines[0].level == 1


def test_breaks_part_lines_and_pages() -> None:
    word = docx.Document()
    word.add_paragraph("一\n二\t三")
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    word.add_paragraph("四")
    assert [(line.text, line.page) for line in saved(word).lines] == [("一", 1), ("二\t三", 1), ("", 1), ("四", 2)]


def test_tables_stand_where_they_are_and_merged_cells_count_once() -> None:
    word = docx.Document()
    word.add_paragraph("前")
    table = word.add_table(3, 3)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "并"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "竖"
    word.add_paragraph("后")
    assert saved(word).text.split("\n") == ["前", "并\t02", "竖\t11\t12", "\t21\t22", "后"]


def test_a_table_that_arranges_the_page_gives_its_paragraphs() -> None:
    word = docx.Document()
    cell = word.add_table(1, 2).cell(0, 1)
    cell.text = "新闻。" * 100
    cell.add_paragraph("完")
    assert saved(word).text.split("\n") == ["新闻。" * 100, "完"]


def test_tracked_changes_controls_links_and_boxes_keep_their_text() -> None:
    word = docx.Document()
    text = "<w:r><w:t>{}</w:t></w:r>"
    namespaces = nsdecls("w", "r")
    body = word.element.body
    deleted = "<w:r><w:delText>删</w:delText></w:r>"
    box = f"<w:r><w:pict><w:txbxContent><w:p>{text.format('框')}</w:p></w:txbxContent></w:pict></w:r>"
    blocks = [
        f"<w:p><w:ins>{text.format('增')}</w:ins><w:del>{deleted}</w:del></w:p>",
        f"<w:sdt><w:sdtContent><w:p>{text.format('目录')}</w:p></w:sdtContent></w:sdt>",
        f"<w:p><w:hyperlink>{text.format('链接')}</w:hyperlink><w:smartTag>{text.format('深圳')}</w:smartTag></w:p>",
        f"<w:p>{box}{text.format('外')}</w:p>",
    ]
    for number, block in enumerate(blocks):
        body.insert(number, parse_xml(block.replace(">", f" {namespaces}>", 1)))
    assert saved(word).text.split("\n") == ["增", "目录", "链接深圳", "外", "框"]
