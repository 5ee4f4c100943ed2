from __future__ import annotations

from pathlib import Path

import pytest
from notifier_workspace import Office, make_office, make_settings

from feeds.store import Store


@pytest.fixture
def office(tmp_path: Path, store: Store) -> Office:
    """A workspace that writes its mails to files, over each kind of database in turn."""
    return make_office(make_settings(tmp_path), store)


@pytest.fixture
def sqlite_office(tmp_path: Path, sqlite_store: Store) -> Office:
    """The same over SQLite, in the file that a process of its own finds too."""
    return make_office(make_settings(tmp_path), sqlite_store)
