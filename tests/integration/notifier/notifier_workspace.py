"""A workspace with topics, and a way to release issues into it: real settings, a real database, made-up bulletins."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from feeds.identity import Identity
from feeds.model import Document, Issue, Item, Kind, Masthead, PartialDate, Selection, Tag, Taxonomies, Topic
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Store
from feeds.store.publication import Publication
from feeds.verdict import Policy
from notifier.jobs import Context

NOON = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
"""A Thursday, noon in Shanghai."""

TOPICS = (
    Topic("all", "全部"),
    Topic("logistics", "物流", all=Selection(themes=frozenset({"logistics"}))),
    Topic("policy", "政策", all=Selection(themes=frozenset({"policy"})), frequency="weekly"),
)


@dataclass
class Office:
    """The workspace of a test."""

    context: Context
    settings: Settings
    store: Store

    def members(self, *rows: str) -> None:
        text = "\n".join(("email,name,topics,frequency,language", *rows))
        self.settings.members_file.write_text(text + "\n", encoding="utf-8")

    def release(
        self,
        number: int,
        headlines: dict[str, str],
        now: dt.datetime,
        *,
        doubtful: Collection[int] = (),
        policy: Policy = Policy(),  # noqa: B008 - frozen
    ) -> str:
        """An issue with these headlines, each with the theme given; gives its key. The ``doubtful`` are not sure."""
        items = tuple(
            Item(
                sequence=n,
                kind=Kind.BRIEF,
                title=headline,
                date=PartialDate(2026, 10, n % 31 + 1),
                themes=(Tag(theme, theme),),
                regions=(Tag("hangzhou", "杭州"),),
                summary=f"{headline}，有关方面作了说明。",
                confidence=0.4 if n in doubtful else 1.0,
            )
            for n, (headline, theme) in enumerate(headlines.items(), 1)
        )
        text = "\n".join(headlines)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        key = f"qiantang-2026-{number:02d}"
        self.store.save_issue(
            Issue(Masthead("钱塘商讯", year=2026, number=number), items),
            Identity("qiantang", "钱塘商讯", key, 2026, number),
            Document.from_text(text, name=f"{key}.txt", sha256=sha256),
            authority="jianbao.example,2026",
            ancestors=lambda slug: (),
            published=Publication(self.settings.zone),
            policy=policy,
            now=now,
        )
        return key

    @property
    def outbox(self) -> list[Path]:
        return sorted(self.settings.outbox.glob("*.eml"))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.store.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]


def make_settings(workspace: Path, **sections: Any) -> Settings:
    """Settings of a workspace; keywords are sections of jianbao.yaml."""
    config = workspace / "config"
    config.mkdir(exist_ok=True)
    site = {"title": "钱塘简报", "address": "https://news.jianbao.example", **sections.pop("site", {})}
    return Settings(
        workspace=workspace,
        config_dir=config,
        jianbao=JianbaoSettings.model_validate({"site": site, **sections}),
        taxonomies=Taxonomies((), ()),
        topics=TOPICS,
        periodicals=(),
    )


def make_office(settings: Settings, store: Store) -> Office:
    return Office(Context(settings, store), settings, store)
