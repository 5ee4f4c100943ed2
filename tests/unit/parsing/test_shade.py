"""What is alike in the shadow of a text, and what signs and spacing in it say."""

from __future__ import annotations

import pytest

from feeds.parsing.headline import close_spacing
from feeds.parsing.joins import unclosed
from feeds.parsing.patterns import numeral
from feeds.parsing.shade import shade, shade_with_places


def test_the_shadow_makes_widths_brackets_bullets_and_traditional_forms_alike() -> None:
    assert shade("（來源：編輯部）") == shade("(来源:编辑部)")
    assert shade("■【專題】") == shade("◎[专题]")


def test_every_place_in_the_shadow_leads_back_to_the_text() -> None:
    text = "深 圳（①）"
    shadow, places = shade_with_places(text)
    assert [text[places[at]] for at in range(len(shadow))] == ["深", "圳", "（", "①", "）"]
    assert places[-1] == len(text)


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("十二", 12), ("二十", 20), ("一百零三", 103), ("甲", None)])
def test_numerals(text: str, value: int | None) -> None:
    assert numeral(text) == value


def test_letter_spacing_is_closed_and_other_spaces_stay() -> None:
    assert close_spacing("某 市 物 流 揭 牌") == "某市物流揭牌"
    assert close_spacing("甲市领跑 乙市跟进") == "甲市领跑 乙市跟进"


def test_straight_marks_of_quotation_are_pairs() -> None:
    assert not unclosed(shade('商会"快递进村"试点扩面'))
    assert unclosed(shade('商会"快递进村试点扩面'))
    assert not unclosed(shade("商会“快递进村”试点扩面"))
