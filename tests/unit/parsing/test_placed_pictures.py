"""Pictures come to the item that they belong to, behind the block that they follow."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from invented import LONG

from feeds.corrections.applying import Numbered, apply
from feeds.corrections.correction import Correction, Corrections
from feeds.model import BlockKind, Document, Item, Line, Picture, PlacedPicture
from feeds.parsing import parse
from feeds.serialise import item_from_json, item_to_json
from feeds.store.revision import digest_of

A, B = "（来源：某某日报）", "（来源：某某晚报）"


def parsed(*parts: str | tuple[str, str], pages: Sequence[int] = ()) -> list[Item]:
    """Parts are lines, headlines with "# ", or pictures as (name, caption)."""
    lines: list[Line] = []
    pictures: list[PlacedPicture] = []
    start = 0
    for at, part in enumerate(parts):
        page = pages[at] if pages else 1
        if isinstance(part, tuple):
            name, caption = part
            picture = Picture(hashlib.sha256(name.encode()).hexdigest(), "image/png", 400, 300, name)
            pictures.append(PlacedPicture(picture, name.encode(), start, page, caption))
            continue
        text = part.removeprefix("# ")
        lines.append(Line(text, page, len(lines) + 1, start, level=1 if part != text else None))
        start = lines[-1].end + 1
    return list(parse(Document("a", "docx", tuple(lines), pictures=tuple(pictures))).items)


def outline(item: Item) -> list[str]:
    return [block.picture.alt if block.picture else block.text[:2] for block in item.blocks]


def test_a_picture_stands_between_the_paragraphs_that_it_stands_between() -> None:
    (item, _other) = parsed("# 冷库投用", "甲" + LONG, ("冷库", "图1 冷库"), "乙" + LONG + A, "# 港口夜航", LONG + B)
    assert outline(item) == ["甲全", "冷库", "乙全"]
    block = item.blocks[1]
    assert (block.kind, block.text) == (BlockKind.PICTURE, "图1 冷库")
    assert "图1 冷库" in item.body
    assert item.pictures[0].alt == "冷库"


def test_between_two_items_it_belongs_to_the_one_above() -> None:
    first, second = parsed("# 冷库投用", LONG + A, ("某图", ""), "# 港口夜航", LONG + B)
    assert (len(first.pictures), len(second.pictures)) == (1, 0)


def test_between_two_items_its_caption_speaks() -> None:
    first, second = parsed(
        "# 冷库投用", LONG + A, ("某图", "图2 夜航的港口"), "# 港口夜航", "港口夜航恢复。" + LONG + B
    )
    assert (len(first.pictures), len(second.pictures)) == (0, 1)
    assert outline(second)[0] == "某图"


def test_on_the_page_of_the_next_item_it_is_that_ones() -> None:
    first, second = parsed("# 冷库投用", LONG + A, ("某图", ""), "# 港口夜航", LONG + B, pages=(1, 1, 2, 2, 2))
    assert (len(first.pictures), len(second.pictures)) == (0, 1)


def test_the_cover_belongs_to_no_item() -> None:
    items = parsed(
        ("封面", ""), "某某动态", "2026年第3期", "某某协会编印", "# 冷库投用", LONG + A, "# 港口夜航", LONG + B
    )
    assert not any(item.pictures for item in items)


def test_the_words_of_a_caption_are_no_headline_and_no_summary() -> None:
    (item, *_rest) = parsed("# 冷库投用", ("某图", "图1 上面的话"), "甲" + LONG + A, "# 港口夜航", LONG + B)
    assert replace(item, title=None).headline.startswith("甲")


def test_pictures_survive_json_and_a_correction_that_joins_items() -> None:
    first, second = parsed("# 冷库投用", LONG + A, "# 港口夜航", LONG, ("港口", "图1 港口"), LONG + B)
    assert item_from_json(item_to_json(second)) == second
    items = [Numbered("a/1", 1, first), Numbered("a/2", 2, second)]
    joined = apply(items, Corrections(items=(Correction(number=2, join=1),))).items[0].item
    assert joined.pictures == second.pictures


def test_an_item_written_before_there_were_pictures_loads_and_is_what_it_was() -> None:
    (item, _other) = parsed("# 冷库投用", LONG + A, "# 港口夜航", LONG + B)
    assert all("picture" not in block for block in item_to_json(item)["blocks"])
    assert item_from_json(item_to_json(item)) == item


def test_another_picture_is_a_change_that_readers_see() -> None:
    (one, _), (other, _) = (
        parsed("# 冷库投用", LONG, (name, ""), LONG + A, "# 港口夜航", LONG + B) for name in ("甲", "乙")
    )
    assert digest_of(one) != digest_of(other)
