"""The blocks of an item, whole paragraphs among them, and their places in the file."""

from __future__ import annotations

from invented import LONG, dated, lines, only, spaced

from feeds.model import BlockKind, Document
from feeds.parsing import parse


def test_inner_headings_and_lists_survive_as_blocks() -> None:
    found = spaced(
        "某市发展情况", LONG, "一、发展现状", LONG, "1、完善制度；", "2、加大投入；", "3、培养人才。",
        f"{LONG}（本刊记者 张三）", *dated("乙市获批试点"),
    )  # fmt: skip
    kinds = [block.kind for block in found.items[0].blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.PARAGRAPH]
    assert found.items[0].blocks[3].rows == (("1、完善制度；",), ("2、加大投入；",), ("3、培养人才。",))


def test_a_short_row_between_whole_paragraphs_is_an_inner_heading() -> None:
    summer = "到了夏天，三个镇的合作社把冷库连成了一张网，蔬菜当天采、当天冷、当天走，运到城里叶子还是脆的。"
    found = only(spaced("某市冷链观察", LONG, "产地仓先行一步", summer, "（本刊记者 张三）"))
    assert [block.kind for block in found.blocks] == [BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.PARAGRAPH]
    # A sentence that a page broke is none.
    broken = only(spaced("某市冷链观察", f"{LONG}产地仓先行", "一步，" + summer, "（本刊记者 张三）"))
    assert all(block.kind is BlockKind.PARAGRAPH for block in broken.blocks)


def test_an_inner_heading_of_two_rows_is_one_heading() -> None:
    def column(first: str) -> str:
        rows = [f"　　{one}的冷链，仓储能力正在稳步提升\n{one}新建的冷库，已经覆盖了全部主要产区" for one in first]
        return "\n".join(f"{row}\n农户的损耗因此一年比一年少。" for row in rows)

    found = lines(
        "山城最后一公里的三本账",
        column("甲乙丙丁戊"),
        "一、优化仓配的生态环境，夯实冷链发\n展基础",
        column("己庚辛壬癸"),
    )
    headings = [block.text for item in found.items for block in item.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["一、优化仓配的生态环境，夯实冷链发展基础"]


def test_a_paragraph_broken_by_a_page_is_one_again() -> None:
    half = len(LONG) // 2
    found = spaced("某市发展情况", LONG + LONG[:half], LONG[half:] + LONG, "（本刊记者 张三）")
    assert len(only(found).blocks) == 1


def test_footnotes_are_no_body_and_are_named() -> None:
    found = spaced(
        "某市发展情况", LONG, "（本刊记者 张三）", "1、某市统计调查", "2、某网《年度报告》", *dated("乙市获批试点")
    )
    assert "统计调查" not in found.items[0].body
    assert [flag.code for flag in found.items[0].flags] == ["footnotes"]


def test_the_file_s_places_cover_the_text() -> None:
    text = "\n\n".join([*dated("甲市获批试点"), *dated("乙市获批试点")])
    document = Document.from_text(text)
    for item in parse(document).items:
        joined = "".join(document.text[span.start : span.end] for span in item.spans)
        assert item.title is not None
        assert joined.startswith(item.title)
        for block in item.blocks:
            assert block.span is not None
            assert document.text[block.span.start : block.span.end].startswith(block.plain[:10])
