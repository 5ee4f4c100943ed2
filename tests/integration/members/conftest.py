from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import uvicorn
from member_desk import NOON, Clock, Desk, make_settings

from feeds.store import Store
from jianbao.member_site import MemberSite
from jianbao.web import application


@pytest.fixture(autouse=True)
def _answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianbao.web_subscribe._ANSWER_SECONDS", 0.0)


@pytest.fixture
def desk(tmp_path: Path, store: Store) -> Iterator[Desk]:
    """The pages for members over each kind of database in turn, with a clock that a test may set."""
    yield from served(tmp_path, store)


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
