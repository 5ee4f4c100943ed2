"""The pages for members with a real database behind them and a client in front."""

from __future__ import annotations

import datetime as dt
import re
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
import uvicorn

from feeds.model import Selection, Taxonomies, Theme, Topic
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Store
from feeds.store.schema import deliveries, members, runs, subscriptions
from jianbao.member_site import MemberSite
from jianbao.web import application
from notifier.members import Member, MemberFile, Subscription
from notifier.membership import sync

NOON = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
TOPICS = (
    Topic("all", "全部", "每一期的全部条目"),
    Topic("logistics", "物流", all=Selection(themes=frozenset({"logistics"}))),
    Topic("policy", "政策", all=Selection(themes=frozenset({"policy"})), frequency="weekly"),
)


@dataclass
class Clock:
    moment: dt.datetime

    def __call__(self) -> dt.datetime:
        return self.moment


@dataclass
class Desk:
    site: MemberSite
    store: Store
    client: httpx.Client
    clock: Clock

    def listed(self, email: str = "a@b.cn", *topics: str, language: str = "zh-CN") -> str:
        """A member by members.csv; gives their token."""
        wanted = tuple(Subscription(topic, "daily") for topic in topics or ("all",))
        sync(self.store, MemberFile((Member(email, "张三", language, wanted),)), self.clock())
        return self.site.links.token(self.member(email).id)

    def delivered(self, email: str, *topics: str) -> str:
        """A mail of a run to them; gives its token."""
        member_id = self.member(email).id
        with self.store.transaction() as connection:
            window = {"window_start": self.clock(), "window_end": self.clock()}
            run = {
                "schedule": "daily",
                **window,
                "state": "done",
                "counts": {},
                "started": self.clock(),
                "expires": self.clock(),
            }
            run_id = connection.execute(sa.insert(runs).values(**run).returning(runs.c.id)).scalar_one()
            values = {
                "run_id": run_id,
                "channel": "mail",
                "member_id": member_id,
                "topics": list(topics),
                "state": "sent",
                "attempts": 1,
                "changed": self.clock(),
            }
            delivery_id = connection.execute(
                sa.insert(deliveries).values(**values).returning(deliveries.c.id)
            ).scalar_one()
        return self.site.links.token(member_id, delivery_id)

    def ask(self, email: str = "a@b.cn", **fields: Any) -> httpx.Response:
        """Fills in the form as a browser does."""
        page = self.client.get("/subscribe").text
        sealed = re.search(r'name="sealed" value="([^"]+)"', page)
        assert sealed
        values = {"sealed": sealed[1], "email": email, "topic": ["all"], "language": "zh-CN", **fields}
        return self.client.post("/subscribe", data=values)

    def member(self, email: str) -> sa.Row[Any]:
        with self.store.engine.connect() as connection:
            return connection.execute(sa.select(members).where(members.c.email == email)).one()

    def members(self) -> list[str]:
        with self.store.engine.connect() as connection:
            return list(connection.scalars(sa.select(members.c.email).order_by(members.c.id)))

    def running(self, email: str = "a@b.cn") -> dict[str, str]:
        """Topic to frequency."""
        query = sa.select(subscriptions.c.topic, subscriptions.c.frequency)
        query = query.join(members, members.c.id == subscriptions.c.member_id)
        query = query.where(members.c.email == email, subscriptions.c.ended.is_(None))
        with self.store.engine.connect() as connection:
            return {row.topic: row.frequency for row in connection.execute(query)}

    def state(self) -> list[Any]:
        """All that these pages could change."""
        with self.store.engine.connect() as connection:
            return [
                [tuple(row) for row in connection.execute(sa.select(table).order_by(table.c.id))]
                for table in (members, subscriptions, deliveries)
            ]

    def notices(self) -> list[tuple[str, Any]]:
        """The kinds of the mails queued, with what they are about."""
        query = sa.select(deliveries.c.kind, deliveries.c.notice).where(deliveries.c.run_id.is_(None))
        with self.store.engine.connect() as connection:
            return [(row.kind, row.notice) for row in connection.execute(query.order_by(deliveries.c.id))]

    def confirmation(self) -> str:
        """Where the link of the last mail that asks for confirmation leads."""
        notice = [notice for kind, notice in self.notices() if kind == "confirm"][-1]
        return f"/m/confirm/{self.site.links.request_token(notice['request'])}"


def make_settings(workspace: Path, **site: Any) -> Settings:
    values = {"title": "钱塘简报", "address": "https://news.jianbao.example", "subscribe": "open", **site}
    return Settings(
        workspace=workspace,
        config_dir=workspace / "config",
        jianbao=JianbaoSettings.model_validate({"site": values}),
        taxonomies=Taxonomies((), (Theme("logistics", "物流"), Theme("policy", "政策"))),
        topics=TOPICS,
        periodicals=(),
    )


def served(workspace: Path, store: Store) -> Iterator[Desk]:
    listener = socket.create_server(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    clock = Clock(NOON)
    site = MemberSite(make_settings(workspace, address=address), store, clock=clock)
    (workspace / "public").mkdir()
    app = application(lambda: workspace / "public", lambda: {"ok": True}, members=lambda: site)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    with httpx.Client(base_url=address, follow_redirects=True) as client:
        yield Desk(site, store, client, clock)
    server.should_exit = True
    thread.join()
