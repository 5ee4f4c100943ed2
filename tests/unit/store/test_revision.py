from __future__ import annotations

from dataclasses import replace

from feeds.model import Block, BlockKind, Evidence, Flag, Item, Kind, PartialDate, Span, Tag
from feeds.store.revision import digest_of

ITEM = Item(
    1,
    Kind.BRIEF,
    "夜航恢复",
    section="港航",
    blocks=(Block(BlockKind.PARAGRAPH, "三个码头恢复夜航。", span=Span(10, 19)),),
    spans=(Span(5, 19),),
    date=PartialDate(2026, 3, 2),
    date_evidence=(Evidence("3月2日", "day", Span(5, 9)),),
    regions=(Tag("ningbo", "宁波", 0.8, (Evidence("宁波", "name", Span(0, 2)),)),),
)


def test_the_place_in_the_file_the_scores_and_the_flags_are_no_update() -> None:
    moved = replace(
        ITEM,
        sequence=2,
        blocks=(replace(ITEM.blocks[0], span=Span(30, 39)),),
        spans=(Span(25, 39),),
        date_evidence=(),
        confidence=0.4,
        flags=(Flag("doubtful-date"),),
        regions=(Tag("ningbo", "宁波", 0.6),),
    )
    assert digest_of(moved) == digest_of(ITEM)


def test_what_a_reader_sees_is_an_update() -> None:
    changes = [
        replace(ITEM, title="夜航停止"),
        replace(ITEM, section="物流"),
        replace(ITEM, blocks=(replace(ITEM.blocks[0], text="两个码头恢复夜航。"),)),
        replace(ITEM, date=PartialDate(2026, 3, 3)),
        replace(ITEM, regions=()),
        replace(ITEM, summary="夜航"),
        replace(ITEM, source="港口周报"),
    ]
    assert len({digest_of(one) for one in (ITEM, *changes)}) == len(changes) + 1
