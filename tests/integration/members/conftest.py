from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from member_desk import Desk, served

from feeds.store import Store


@pytest.fixture(autouse=True)
def _answers_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianbao.web_subscribe._ANSWER_SECONDS", 0.0)


@pytest.fixture
def desk(tmp_path: Path, store: Store) -> Iterator[Desk]:
    """The pages for members over each kind of database in turn, with a clock that a test may set."""
    yield from served(tmp_path, store)
