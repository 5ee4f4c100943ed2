"""An archive of a tea trade's bulletins, of any size."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from feeds.identity import Identity
from feeds.model import Block, BlockKind, Document, Issue, Item, Kind, Masthead, PartialDate, Tag
from feeds.store import Publication, Store

NOW = dt.datetime(2026, 6, 1, 1, 30, tzinfo=dt.UTC)
SECTIONS = ("港航", "农事")


def fill(store: Store, issues: int, *, periodical: str = "chaye", items: int = 4) -> None:
    """Issues of months 1, 2, 3 …, released an hour apart; every item of Zhejiang, every second one on trade."""
    for number in range(1, issues + 1):
        found = tuple(
            Item(
                place,
                Kind.BRIEF,
                f"{periodical}第{number}期第{place}条",
                section=SECTIONS[place % 2],
                blocks=(Block(BlockKind.PARAGRAPH, f"{'茶船稻麦'[place % 4] * 20}{number}"),),
                regions=(Tag("zhejiang", "浙江"),),
                themes=(Tag("trade", "贸易"),) if place % 2 else (),
            )
            for place in range(1, items + 1)
        )
        year, month = 2000 + (number - 1) // 12, (number - 1) % 12 + 1
        masthead = Masthead(f"{periodical}动态", "茶乡协会", year, month, date=PartialDate(year, month))
        store.save_issue(
            Issue(masthead, found),
            Identity(periodical, f"{periodical}动态", f"{periodical}-{year}-{month:02d}", year, month),
            Document.from_text("全文", name=f"{number}.txt", sha256=f"{periodical}{number}"),
            authority="tea.example,2026",
            ancestors=lambda slug: ("china",) if slug == "zhejiang" else (),
            published=Publication(ZoneInfo("Asia/Shanghai")),
            now=NOW + dt.timedelta(hours=number),
        )
