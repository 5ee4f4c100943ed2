"""Items and issues of our own writing, with spans that point into a text, as parsing would hand them over."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from feeds.model import Block, BlockKind, Issue, Item, Kind, Masthead, PartialDate, Periodical, Span, Tag
from feeds.settings import builtin_settings
from feeds.tagging import Tagger

NOVEMBER = PartialDate(2013, 11, 30)


def article(title: str | None, *paragraphs: str, kind: Kind = Kind.BRIEF, **fields: object) -> Item:
    """An item without places; ``laid_out`` gives it some. A paragraph that starts with # is an inner heading."""
    blocks = tuple(
        Block(BlockKind.HEADING, text[1:]) if text.startswith("#") else Block(BlockKind.PARAGRAPH, text)
        for text in paragraphs
    )
    return replace(Item(1, kind, title, blocks=blocks), **fields)  # type: ignore[arg-type]


def laid_out(
    *items: Item, publisher: str | None = "宁波市甬城电子商务协会", date: PartialDate | None = NOVEMBER
) -> tuple[Issue, str]:
    """The items one after the other as an issue, and its text."""
    text, placed = "", []
    for number, item in enumerate(items, 1):
        text += f"{item.title or ''}\n"
        start, blocks = len(text), []
        for block in item.blocks:
            span = Span(len(text), len(text) + len(block.plain))
            blocks.append(replace(block, span=span))
            text += block.plain + "\n"
        placed.append(replace(item, sequence=number, blocks=tuple(blocks), spans=(Span(start, len(text)),)))
    return Issue(Masthead(publisher=publisher, date=date), tuple(placed)), text


@cache
def tagger() -> Tagger:
    return Tagger(builtin_settings().taxonomies)


def tagged(
    item: Item,
    *others: Item,
    publisher: str | None = "宁波市甬城电子商务协会",
    date: PartialDate | None = NOVEMBER,
    periodical: Periodical | None = None,
) -> Item:
    """The first item as the built-in tagger tags it."""
    issue, text = laid_out(item, *others, publisher=publisher, date=date)
    return tagger().tag(issue, text, periodical).items[0]


def names(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.name for tag in tags]


def slugs(tags: tuple[Tag, ...]) -> list[str]:
    return [tag.slug for tag in tags]


def rules(tags: tuple[Tag, ...]) -> set[str]:
    return {evidence.rule for tag in tags for evidence in tag.evidence}
