"""A Word document gives a line a paragraph, with what Word knows about it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
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


def test_tables_stand_where_they_are_and_merged_cells_leave_their_columns_empty() -> None:
    word = docx.Document()
    word.add_paragraph("前")
    table = word.add_table(3, 3)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}{column}"
    table.cell(0, 0).merge(table.cell(0, 1)).text = "并"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "竖"
    word.add_paragraph("后")
    assert saved(word).text.split("\n") == ["前", "并\t\t02", "竖\t11\t12", "\t21\t22", "后"]


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


def numbered(document: WordDocument, *levels: tuple[str, str]) -> int:
    """A list of its own with these levels, (format, text); its number."""
    part = document.part.numbering_part.element
    identity = str(100 + len(part))
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), identity)
    for depth, (kind, text) in enumerate(levels):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", text)):
            child = OxmlElement(name)
            child.set(qn("w:val"), value)
            level.append(child)
        abstract.append(level)
    part.insert(0, abstract)
    return int(part.add_num(int(identity)).numId)


def in_list(document: WordDocument, text: str, number: int, depth: int = 0) -> None:
    properties = document.add_paragraph(text)._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_numId().val = number
    properties.get_or_add_ilvl().val = depth


def test_numbers_that_word_counts_are_written_out() -> None:
    document = docx.Document()
    chapters = numbered(document, ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."))
    articles = numbered(document, ("chineseCounting", "第%1条"))
    dots = numbered(document, ("bullet", "\uf0b7"))
    for text, number, depth in (
        ("总则", chapters, 0),
        ("目的", chapters, 1),
        ("依据", chapters, 1),
        ("细目", chapters, 2),
        ("附则", chapters, 0),
        ("解释", chapters, 1),
        ("为了规范", articles, 0),
        ("一点", dots, 0),
        ("没有号的", 0, 0),
    ):
        in_list(document, text, number, depth)
    for _count in range(10):
        in_list(document, "某某", articles)
    texts = [line.text for line in saved(document).lines]
    assert texts[:9] == [
        "一、总则",
        "（一）目的",
        "（二）依据",
        "1. 细目",
        "二、附则",
        "（一）解释",
        "第一条 为了规范",
        "• 一点",
        "没有号的",
    ]
    assert texts[-1] == "第十一条 某某"


@pytest.mark.parametrize(
    ("kind", "number", "written"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 21, "二十一"),
        ("chineseCounting", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 3, "丙"),
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("decimalEnclosedCircle", 3, "③"),
    ],
)
def test_each_way_to_write_a_number(kind: str, number: int, written: str) -> None:
    document = docx.Document()
    marks = numbered(document, (kind, "%1"))
    for _count in range(number):
        in_list(document, "项", marks)
    assert saved(document).lines[-1].text == f"{written} 项"


def test_what_is_larger_than_the_text_is_a_heading_where_there_are_no_styles() -> None:
    document = docx.Document()
    for text, size in (("行业动态", 22), ("一条标题", 16), ("一段文字，" * 20 + "完。", 10.5), ("又一条标题", 16)):
        document.add_paragraph().add_run(text).font.size = Pt(size)
    assert [line.level for line in saved(document).lines] == [1, 2, None, 2]


def test_a_footnote_follows_the_paragraph_that_refers_to_it() -> None:
    document = docx.Document()
    document.add_paragraph("有注的一段。")._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>')
    )
    document.add_paragraph("下一段。")
    notes = f"""<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>
    <w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>数据为快报数。</w:t></w:r></w:p></w:footnote>
    </w:footnotes>"""
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    assert [line.text for line in saved(document).lines] == ["有注的一段。", "注：数据为快报数。", "下一段。"]


def test_a_paragraph_says_with_what_bold_words_it_begins() -> None:
    word = docx.Document()
    for texts in (("新增两座", "冷库", None), ("一二", None, None), (None, "一", "二")):
        paragraph = word.add_paragraph()
        for at, text in enumerate(texts):
            run = paragraph.add_run(text or "9月3日。")
            run.bold = bool(text) and at < 2
    assert [line.bold_first for line in saved(word).lines] == ["新增两座冷库", "一二", ""]
    word = docx.Document()
    word.add_paragraph().add_run("全部").bold = True
    assert [(line.bold, line.bold_first) for line in saved(word).lines] == [(True, "")]
