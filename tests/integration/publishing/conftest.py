from __future__ import annotations

from pathlib import Path

import pytest
from bulletin import FIRST, LONG, NASTY, save, settings

from feeds.publishing import Publisher
from feeds.store import Store


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published site of two issues, one of them hostile. To be read only."""
    workspace = tmp_path_factory.mktemp("site")
    with Store.open(f"sqlite:///{workspace / 'jianbao.db'}") as store:
        save(store, 5, *FIRST)
        save(store, 4, NASTY, LONG)
        Publisher(settings(workspace), store).publish()
    return workspace / "public"
