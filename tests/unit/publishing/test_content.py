from __future__ import annotations

from feeds.model import Block, BlockKind, Item, Kind, Picture
from feeds.publishing.content import feed_content, fragment, page_content


def address(picture: Picture) -> str:
    return f"/{picture.sha256}?a&b"


def body(*blocks: Block) -> str:
    return fragment(Item(1, Kind.ARTICLE, "标题", blocks=blocks), address)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def test_structure_becomes_elements() -> None:
    html = body(
        Block(BlockKind.HEADING, "一、夜航"),
        paragraph("恢复夜航。"),
        Block(BlockKind.LIST, rows=(("四班轮换",), ("潮水合适就放行",))),
    )
    assert html == "<h2>一、夜航</h2>\n<p>恢复夜航。</p>\n<ul><li>四班轮换</li><li>潮水合适就放行</li></ul>"


def test_a_table_has_a_head_and_rows_of_one_length() -> None:
    html = body(Block(BlockKind.TABLE, rows=(("月份", "艘次"), ("五月",))))
    assert html == (
        '<figure><table><thead><tr><th scope="col">月份</th><th scope="col">艘次</th></tr></thead>'
        "<tbody><tr><td>五月</td><td></td></tr></tbody></table></figure>"
    )


def test_a_table_on_a_page_can_be_reached_by_the_keyboard() -> None:
    table = Item(1, Kind.BRIEF, "港口", blocks=(Block(BlockKind.TABLE, rows=(("月份", "艘次"), ("五月", "7"))),))
    assert '<figure tabindex="0" aria-label="表格"><table>' in page_content(table, address)
    assert "tabindex" not in fragment(table, address)


def test_a_table_of_one_row_has_no_head() -> None:
    assert "<thead>" not in body(Block(BlockKind.TABLE, rows=(("五月", "388"),)))


def test_text_is_escaped_and_its_lines_kept() -> None:
    assert body(paragraph("甲 < 乙 & <b>\n第二行")) == "<p>甲 &lt; 乙 &amp; &lt;b&gt;<br>第二行</p>"


def test_blocks_without_text_leave_no_empty_elements() -> None:
    empty = (paragraph("　"), Block(BlockKind.HEADING), Block(BlockKind.LIST, rows=(("",),)), Block(BlockKind.TABLE))
    assert body(*empty) == ""


def test_feeds_carry_the_subtitle_too() -> None:
    item = Item(1, Kind.ARTICLE, "标题", subtitle="——见闻", blocks=(paragraph("正文。"),))
    assert feed_content(item, address) == "<p><strong>——见闻</strong></p>\n<p>正文。</p>"


def test_a_picture_has_its_size_its_words_and_its_caption() -> None:
    picture = Picture("abc", "image/png", 400, 300)
    shown = 'width="400" height="300" alt="{}" loading="lazy" decoding="async">'
    html = body(Block(BlockKind.PICTURE, "图1 <夜航>", picture=picture))
    assert html == (
        '<figure><img src="/abc?a&amp;b" '
        + shown.format("图1 &lt;夜航&gt;")
        + "<figcaption>图1 &lt;夜航&gt;</figcaption></figure>"
    )
    assert body(Block(BlockKind.PICTURE, picture=picture)).endswith(shown.format("图片") + "</figure>")
