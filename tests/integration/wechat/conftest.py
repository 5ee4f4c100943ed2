from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from wechat_server import WeChat, serve
from wechat_workspace import Desk, settings_for

from feeds.store import Store


@pytest.fixture
def wechat() -> WeChat:
    return WeChat()


@pytest.fixture
def address(wechat: WeChat) -> Iterator[str]:
    with serve(wechat) as address:
        yield address


@pytest.fixture
def open_desk(tmp_path: Path, address: str, sqlite_store: Store) -> Callable[..., Desk]:
    """A workspace over SQLite and the stand-in; keywords as of ``settings_for``."""

    def opened(**wanted: Any) -> Desk:
        return Desk(settings_for(tmp_path, address, **wanted), sqlite_store)

    return opened


@pytest.fixture
def desk(open_desk: Callable[..., Desk]) -> Desk:
    return open_desk()
