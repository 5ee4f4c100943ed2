"""A stored issue and its items, made up for the tests of WeChat articles."""

from __future__ import annotations

import datetime as dt
from typing import Any

from feeds.model import Block, BlockKind, Item, Kind, Masthead, PartialDate, StoredIssue, StoredItem, Tag

NOON = dt.datetime(2026, 9, 30, 4, tzinfo=dt.UTC)
ADDRESS = "https://news.example/issues/yongjiang-2026-09/"


def an_issue(**changes: Any) -> StoredIssue:
    masthead = changes.pop("masthead", Masthead("甬江月报", "宁波市甬江商会", 2026, 9, 57, PartialDate(2026, 9, 30)))
    values: dict[str, Any] = {
        "key": "yongjiang-2026-09",
        "periodical": "yongjiang",
        "periodical_title": "甬江月报",
        "masthead": masthead,
        "name": "9.txt",
        "sha256": "0" * 64,
        "flags": (),
        "released": NOON,
        "changed": NOON,
        "published": NOON,
    }
    return StoredIssue(**values | changes)


def an_item(number: int = 1, **changes: Any) -> StoredItem:
    body = changes.pop("body", "九月三日，退货集拼仓启用。首批入驻二十六家企业。")
    values: dict[str, Any] = {
        "sequence": number,
        "kind": Kind.BRIEF,
        "title": f"梅山启用第{number}座退货集拼仓",
        "section": "行业动态",
        "blocks": (Block(BlockKind.PARAGRAPH, body),),
        "source": "《甬江商报》",
        "date": PartialDate(2026, 9, 3),
        "regions": (Tag("ningbo", "宁波"),),
        "themes": (Tag("logistics", "物流"),),
        "summary": "退货集拼仓启用，首批入驻二十六家企业。",
    }
    item = Item(**values | changes)
    return StoredItem(f"tag:jianbao.example,2026:yongjiang/2026-09/{number}", "k", number, item, NOON, NOON, NOON)
