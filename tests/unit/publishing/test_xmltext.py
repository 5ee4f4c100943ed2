from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.model import Block, BlockKind, Item, Kind, Tag
from feeds.publishing.xmltext import clean, cleaned

ANY_TEXT = st.text(st.characters(codec=None, exclude_categories=()))


@given(ANY_TEXT)
def test_what_is_left_can_stand_in_xml(text: str) -> None:
    element = etree.Element("a")
    element.text = clean(text)
    assert etree.fromstring(etree.tostring(element, encoding="unicode")).text in (clean(text).replace("\r", "\n"), None)


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_chinese_spaces_and_astral_characters_stay() -> None:
    text = "　首行缩进\t𠮷野家😀《简报》\n第二行"
    assert clean(text) == text


def test_controls_surrogates_and_noncharacters_go() -> None:
    assert clean("a\x00b\x0bc\x0cd\x1be\x7ff\x85g\ufffeh\uffffi\ud800j\ufdd0k\U0001fffel") == "abcdefghijkl"


def test_every_text_of_an_item_is_cleaned() -> None:
    dirty = Item(
        1,
        Kind.BRIEF,
        "标\x00题",
        blocks=(Block(BlockKind.TABLE, rows=(("表\x0c头",),)),),
        byline=("林\ufffe一舟",),
        regions=(Tag("ningbo", "宁\x0b波"),),
    )
    item = cleaned(dirty)
    assert item.title == "标题"
    assert item.blocks[0].rows == (("表头",),)
    assert item.byline == ("林一舟",)
    assert item.regions[0].name == "宁波"
    assert item.kind is Kind.BRIEF


def test_a_clean_item_is_handed_back_as_it_is() -> None:
    item = Item(1, Kind.BRIEF, "标题")
    assert cleaned(item) is item
