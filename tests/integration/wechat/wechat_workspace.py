"""A workspace with an official account and groups, over the stand-in for WeChat's servers."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from wechat_server import APPID, KEY, SECRET

from feeds.identity import Identity
from feeds.model import (
    Block,
    BlockKind,
    Document,
    Issue,
    Item,
    Kind,
    Masthead,
    PartialDate,
    Picture,
    PlacedPicture,
    Selection,
    Tag,
    Taxonomies,
    Topic,
)
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Store
from feeds.store.correcting import Decision
from feeds.store.placing import Rules
from feeds.store.publication import Publication
from feeds.verdict import Policy
from notifier.jobs import Context, Done, do_due

NOON = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
TOPICS = (
    Topic("logistics", "物流", all=Selection(themes=frozenset({"logistics"}))),
    Topic("policy", "政策", all=Selection(themes=frozenset({"policy"}))),
)


@dataclass
class Desk:
    """The workspace of a test."""

    settings: Settings
    store: Store
    policy: Policy = field(default_factory=Policy)

    def release(
        self,
        number: int = 6,
        count: int = 3,
        theme: str = "logistics",
        doubtful: int = 0,
        picture: bytes = b"",
        **changes: Any,
    ) -> str:
        """An issue with so many items, of which the last ones are doubtful, each with the picture; gives its key."""
        placed = ()
        if picture:
            shown = Picture(hashlib.sha256(picture).hexdigest(), "image/jpeg", 1200, 800)
            placed = (PlacedPicture(shown, picture, 0, 1),)
            changes["blocks"] = (Block(BlockKind.PICTURE, picture=shown),)

        def item(n: int) -> Item:
            values: dict[str, Any] = {
                "sequence": n,
                "kind": Kind.BRIEF,
                "title": f"钱塘江口第{n}座驿站开门迎客",
                "date": PartialDate(2026, 10, n % 28 + 1),
                "source": "《钱塘商报》",
                "themes": (Tag(theme, theme),),
                "confidence": 0.5 if n > count - doubtful else 1.0,
                "summary": f"第{n}座驿站开门，附近三个镇的包裹当天送到。",
            }
            return Item(**values | changes)

        items = tuple(map(item, range(1, count + 1)))
        text = "\n".join(f"{each.headline}{each.summary}" for each in items) + f"第{number}期"
        key = f"qiantang-2026-{number:02d}"
        self.store.save_issue(
            Issue(Masthead("钱塘商讯", "钱塘商会", 2026, number), items),
            Identity("qiantang", "钱塘商讯", key, 2026, number),
            replace(
                Document.from_text(text, name=f"{key}.txt", sha256=hashlib.sha256(text.encode()).hexdigest()),
                pictures=placed,
            ),
            authority="jianbao.example,2026",
            ancestors=lambda slug: (),
            published=Publication(self.settings.zone),
            policy=self.policy,
            now=NOON,
        )
        return key

    def accept(self, key: str, minutes: float) -> None:
        """A person accepts all that is held of an issue, so long after noon."""
        rules = Rules(lambda slug: (), Publication(self.settings.zone), self.policy)
        self.store.decide(key, Decision.ACCEPT, None, rules=rules, now=NOON + dt.timedelta(minutes=minutes))

    def work(self, minutes: float = 0) -> Done:
        """Does what is due so long after noon."""
        return do_due(Context(self.settings, self.store), NOON + dt.timedelta(minutes=minutes))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with self.store.engine.connect() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]

    @property
    def states(self) -> list[str]:
        return [state for (state,) in self.rows("SELECT state FROM deliveries ORDER BY id")]

    @property
    def answers(self) -> list[str]:
        return [answer for (answer,) in self.rows("SELECT answer FROM deliveries ORDER BY id")]


def settings_for(
    workspace: Path,
    api: str,
    *,
    automatic: str = "draft",
    account: bool = True,
    groups: Sequence[dict[str, Any]] = (),
    timeout: float = 20.0,
    **wechat: Any,
) -> Settings:
    """Settings whose WeChat is at that address; the secrets lie in files."""
    config = workspace / "config"
    config.mkdir(exist_ok=True)
    (workspace / "secret.txt").write_text(SECRET + "\n", "utf-8")
    (workspace / "key.txt").write_text(KEY + "\n", "utf-8")
    if account:
        wechat["account"] = {
            "appid": APPID,
            "secret_file": "secret.txt",
            "automatic": automatic,
            "api": api,
            "timeout_seconds": timeout,
        }
    wechat["groups"] = [
        {"key_file": "key.txt", "webhook": f"{api}/cgi-bin/webhook/send", "name": group["slug"]} | group
        for group in groups
    ]
    site = {"title": "钱塘简报", "address": "https://news.jianbao.example"}
    jianbao = JianbaoSettings.model_validate({"site": site, "wechat": wechat})
    return Settings(workspace, config, jianbao, Taxonomies((), ()), TOPICS, ())
