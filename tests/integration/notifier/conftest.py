from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from notifier_workspace import Office, make_office, make_settings

from feeds.store import Store


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """A workspace that writes its mails to files, over SQLite."""
    with Store.open(f"sqlite:///{tmp_path / 'jianbao.db'}") as store:
        yield make_office(make_settings(tmp_path), store)
