"""Items of made-up bulletins, for tests."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from feeds.model import Flag, Item, Kind, Masthead, PartialDate, StoredIssue, StoredItem, Tag

NOON = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)


def make_issue(number: int = 1) -> StoredIssue:
    moment = NOON + dt.timedelta(days=number)
    masthead = Masthead("钱塘商讯", year=2026, number=number)
    key = f"qiantang-2026-{number:02d}"
    return StoredIssue(key, "qiantang", "钱塘商讯", masthead, f"{key}.txt", "0" * 64, (), moment, moment, moment)


def make_item(
    sequence: int = 1,
    title: str | None = "港口新开三条航线",
    *,
    issue: int = 1,
    themes: Sequence[str] = ("logistics",),
    score: float = 1.0,
    kind: Kind = Kind.BRIEF,
    flags: Sequence[str] = (),
    summary: str = "三条航线本月开通。",
) -> StoredItem:
    stored = make_issue(issue)
    item = Item(
        sequence=sequence,
        kind=kind,
        title=title,
        date=PartialDate(2026, 10, 8),
        regions=(Tag("hangzhou", "杭州"),),
        themes=tuple(Tag(theme, theme, score) for theme in themes),
        flags=tuple(Flag(code) for code in flags),
        summary=summary,
    )
    identifier = f"tag:jianbao.example,2026:qiantang/2026-{issue:02d}/{sequence}"
    return StoredItem(identifier, stored.key, sequence, item, stored.released, stored.published, stored.changed, stored)
