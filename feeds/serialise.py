"""Items and issues as JSON values and back: what the store keeps and what ``jianbao parse --json`` prints.

A tag is {"id", "name", "score", "evidence"}; a span is [start, end]; a date is YYYY[-MM[-DD]]. Empty evidence, flags
and rows are written too, so that the shape never varies; but only a block that is a picture has "picture".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from feeds.model import (
    Block,
    BlockKind,
    Evidence,
    Flag,
    Issue,
    Item,
    Kind,
    Masthead,
    PartialDate,
    Picture,
    Span,
    Tag,
)

if TYPE_CHECKING:
    from feeds.tagging.explanation import Explanation, Option

Json = dict[str, Any]


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _read_span(value: list[int] | None) -> Span | None:
    return Span(*value) if value else None


def _date(date: PartialDate | None) -> str | None:
    return str(date) if date else None


def _read_date(value: str | None) -> PartialDate | None:
    return PartialDate.parse(value) if value else None


def _picture(picture: Picture) -> Json:
    return {
        "sha256": picture.sha256,
        "media_type": picture.media_type,
        "width": picture.width,
        "height": picture.height,
        "alt": picture.alt,
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[Json]:
    return [{"text": one.text, "rule": one.rule, "span": _span(one.span)} for one in evidence]


def _read_evidence(values: list[Json]) -> tuple[Evidence, ...]:
    return tuple(Evidence(one["text"], one["rule"], _read_span(one["span"])) for one in values)


def _tags(tags: tuple[Tag, ...]) -> list[Json]:
    return [{"id": tag.slug, "name": tag.name, "score": tag.score, "evidence": _evidence(tag.evidence)} for tag in tags]


def _read_tags(values: list[Json]) -> tuple[Tag, ...]:
    return tuple(Tag(tag["id"], tag["name"], tag["score"], _read_evidence(tag["evidence"])) for tag in values)


def flags_to_json(flags: tuple[Flag, ...]) -> list[Json]:
    return [{"code": flag.code, "detail": flag.detail} for flag in flags]


def flags_from_json(values: list[Json]) -> tuple[Flag, ...]:
    return tuple(Flag(flag["code"], flag["detail"]) for flag in values)


def masthead_to_json(masthead: Masthead) -> Json:
    return {
        "title": masthead.title,
        "publisher": masthead.publisher,
        "year": masthead.year,
        "number": masthead.number,
        "serial": masthead.serial,
        "date": _date(masthead.date),
    }


def masthead_from_json(value: Json) -> Masthead:
    return Masthead(**{**value, "date": _read_date(value["date"])})


def item_to_json(item: Item) -> Json:
    return {
        "sequence": item.sequence,
        "kind": item.kind.value,
        "section": item.section,
        "group": item.group,
        "title": item.title,
        "subtitle": item.subtitle,
        "blocks": [
            {
                "kind": block.kind.value,
                "text": block.text,
                "rows": [list(row) for row in block.rows],
                "span": _span(block.span),
                **({"picture": _picture(block.picture)} if block.picture else {}),
            }
            for block in item.blocks
        ],
        "source": item.source,
        "byline": list(item.byline),
        "spans": [_span(span) for span in item.spans],
        "flags": flags_to_json(item.flags),
        "confidence": item.confidence,
        "date": _date(item.date),
        "date_evidence": _evidence(item.date_evidence),
        "regions": _tags(item.regions),
        "themes": _tags(item.themes),
        "summary": item.summary,
        "corrected": list(item.corrected),
    }


def item_from_json(value: Json) -> Item:
    return Item(
        sequence=value["sequence"],
        kind=Kind(value["kind"]),
        title=value["title"],
        subtitle=value["subtitle"],
        section=value["section"],
        group=value["group"],
        blocks=tuple(
            Block(
                BlockKind(block["kind"]),
                block["text"],
                tuple(tuple(row) for row in block["rows"]),
                _read_span(block["span"]),
                # Only a picture has it, so that items without any are written as they were before there were pictures.
                Picture(**block["picture"]) if "picture" in block else None,
            )
            for block in value["blocks"]
        ),
        source=value["source"],
        byline=tuple(value["byline"]),
        spans=tuple(Span(*span) for span in value["spans"]),
        flags=flags_from_json(value["flags"]),
        confidence=value["confidence"],
        date=_read_date(value["date"]),
        date_evidence=_read_evidence(value["date_evidence"]),
        regions=_read_tags(value["regions"]),
        themes=_read_tags(value["themes"]),
        summary=value["summary"],
        # Rows written before there were corrections lack it.
        corrected=tuple(value.get("corrected", ())),
    )


def issue_to_json(issue: Issue) -> Json:
    """What ``jianbao parse --json`` prints; each item also with its ``body``."""
    return {
        "issue": {**masthead_to_json(issue.masthead), "flags": flags_to_json(issue.flags)},
        "items": [{**item_to_json(item), "body": item.body} for item in issue.items],
    }


def explanation_to_json(explanation: Explanation) -> Json:
    """Every candidate for an item's date and tags, chosen or not: what ``jianbao explain --json`` prints."""
    return {
        "sequence": explanation.sequence,
        "dates": [
            {
                "value": _date(one.value),
                "precision": one.precision,
                "role": one.role,
                "score": one.score,
                "chosen": one.chosen,
                "evidence": _evidence((one.evidence,)),
            }
            for one in explanation.dates
        ],
        "regions": [_option(one) for one in explanation.regions],
        "themes": [_option(one) for one in explanation.themes],
    }


def _option(option: Option) -> Json:
    return {
        "id": option.slug,
        "name": option.name,
        "score": option.score,
        "chosen": option.chosen,
        "evidence": _evidence(option.evidence),
    }
