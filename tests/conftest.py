"""What every test may ask for: a database of its own, SQLite or PostgreSQL.

PostgreSQL is looked for at JIANBAO_TEST_POSTGRESQL (default: the local server, user postgres, database test), where
each test gets a database of its own. Such a test is skipped where there is no server; on CI it fails.
"""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import settings

from feeds.store import Store
from feeds.store.engine import make_engine

# How long an example takes says more about the machine than about the code.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

_SERVER = os.environ.get("JIANBAO_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


@lru_cache
def _why_no_server() -> str | None:
    engine = sa.create_engine(
        sa.make_url(_SERVER).set(drivername="postgresql+psycopg"), connect_args={"connect_timeout": 3}
    )
    try:
        with engine.connect():
            return None
    except sa.exc.OperationalError as error:
        return f"no PostgreSQL at {_SERVER}: {error.orig}"
    finally:
        engine.dispose()


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """An empty PostgreSQL database, dropped after the test."""
    if why := _why_no_server():
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    name = f"jianbao_{uuid.uuid4().hex}"
    server = make_engine(_SERVER).execution_options(isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    try:
        yield sa.make_url(_SERVER).set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
        server.dispose()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'jianbao.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """An open store on each kind of database in turn."""
    with Store.open(database_url) as opened:
        yield opened


@pytest.fixture
def sqlite_store(sqlite_url: str) -> Iterator[Store]:
    with Store.open(sqlite_url) as opened:
        yield opened
