from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from drop_folder import DropFolder

from feeds.settings import Settings, builtin_settings
from feeds.store import Store
from feeds.tagging import Tagger


@pytest.fixture(scope="session")
def shipped() -> Settings:
    return builtin_settings()


@pytest.fixture(scope="session")
def tagger(shipped: Settings) -> Tagger:
    return Tagger(shipped.taxonomies)


@pytest.fixture
def folder(shipped: Settings, tagger: Tagger, sqlite_store: Store, tmp_path: Path) -> DropFolder:
    """An empty drop folder, with the settings that ship."""
    return DropFolder(replace(shipped, workspace=tmp_path), sqlite_store, tagger)
