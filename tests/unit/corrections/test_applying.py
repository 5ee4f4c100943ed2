"""Corrections applied to items: pure, idempotent, and to be taken back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from feeds.corrections.applying import Numbered, apply, restored
from feeds.corrections.correction import Correction, Corrections, corrections_from_json, corrections_to_json
from feeds.model import Block, BlockKind, Flag, Item, Kind, PartialDate, Span


def item(number: int, title: str | None, body: str, **more: Any) -> Numbered:
    span = Span(number * 100, number * 100 + len(body))
    made = Item(number, Kind.BRIEF, title, blocks=(Block(BlockKind.PARAGRAPH, body, span=span),), spans=(span,), **more)
    return Numbered(f"tag:x,2026:yj/2026-05/{number:02d}", number, made)


HEADLESS = item(1, None, "码头恢复夜航。", flags=(Flag("no-headline"), Flag("footnotes", "注")))
TORN = item(2, "堆场扩建", "新堆场年底可以", flags=(Flag("torn-end", "年底可以"),))
REST = item(3, None, "投入使用。", source="港口周报", flags=(Flag("no-headline"), Flag("torn-start")))
ITEMS = (HEADLESS, TORN, REST)


def test_fields_are_set_named_and_answer_their_flags() -> None:
    fields = {"title": "夜航恢复", "date": "2026-05-18", "date_evidence": []}
    corrected = apply(ITEMS, Corrections(items=(Correction(number=1, fields=fields),))).items[0]
    assert corrected.item == replace(
        HEADLESS.item,
        title="夜航恢复",
        date=PartialDate(2026, 5, 18),
        flags=(Flag("footnotes", "注"),),
        corrected=("date", "title"),
    )
    assert restored(corrected.item, corrected.original) == HEADLESS.item


def test_an_item_is_named_by_its_id_too() -> None:
    by_id = Correction(id=TORN.id, fields={"title": "堆场"})
    assert apply(ITEMS, Corrections(items=(by_id,))).items[1].item.title == "堆场"


def test_a_dropped_item_is_out_and_the_others_are_not() -> None:
    assert [one.out for one in apply(ITEMS, Corrections(items=(Correction(number=2, drop=True),))).items] == [
        False,
        True,
        False,
    ]


def test_the_rest_of_a_torn_item_goes_to_its_end() -> None:
    _, torn, rest = apply(ITEMS, Corrections(items=(Correction(number=3, join=2),))).items
    assert (torn.item.body, torn.item.source) == ("新堆场年底可以\n投入使用。", "港口周报")
    assert torn.item.spans == (*TORN.item.spans, *REST.item.spans)
    assert torn.item.flags == ()
    assert torn.item.corrected == ("blocks",)
    assert rest.out
    assert restored(torn.item, torn.original) == TORN.item


def test_a_chain_of_joins_ends_in_the_first_in_the_order_of_the_text() -> None:
    chain = Corrections(items=(Correction(number=3, join=2), Correction(number=2, join=1)))
    found = apply(ITEMS, chain).items
    assert [one.out for one in found] == [False, True, True]
    assert found[0].item.body == "码头恢复夜航。\n新堆场年底可以\n投入使用。"


def test_joins_in_a_circle_and_unknown_items_are_told_and_nothing_is_lost() -> None:
    circle = (Correction(number=1, join=2), Correction(number=2, join=1, place=1))
    unknown = (Correction(number=9, drop=True, place=2), Correction(number=3, join=9, place=3))
    found = apply(ITEMS, Corrections(items=circle + unknown))
    assert {one.place for one in found.unmatched} == {0, 1, 2, 3}
    assert [one.item for one in found.items] == [one.item for one in ITEMS]
    assert not any(one.out for one in found.items)


def test_corrections_survive_the_store() -> None:
    some = (Correction(number=1, fields={"title": "夜航"}), Correction(id="x", drop=True, place=1))
    assert corrections_from_json(corrections_to_json(Corrections(items=some)), "00").items == some


corrections = st.lists(
    st.builds(
        Correction,
        number=st.integers(0, 4),
        fields=st.dictionaries(st.sampled_from(["title", "section", "source"]), st.none() | st.text(max_size=3)),
        drop=st.booleans(),
        join=st.none() | st.integers(0, 4),
    ),
    max_size=6,
)


@given(corrections)
def test_whatever_the_corrections_say_they_can_be_applied_again_and_taken_back(some: list[Correction]) -> None:
    given_ones = Corrections(items=tuple(some))
    once = apply(ITEMS, given_ones)
    back = [
        Numbered(one.id, one.number, restored(c.item, c.original)) for one, c in zip(ITEMS, once.items, strict=True)
    ]
    assert [one.item for one in back] == [one.item for one in ITEMS]
    assert apply(back, given_ones) == once
