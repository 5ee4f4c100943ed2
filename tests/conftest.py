"""What every test may ask for: a database of its own, SQLite or PostgreSQL.

PostgreSQL is looked for at JIANBAO_TEST_POSTGRESQL (default: the local server, user postgres, database test), where
each test gets a database of its own or an emptied one. Such a test is skipped where there is no server; on CI it fails.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
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
    with _database() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'jianbao.db'}"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database of each kind in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def store(request: pytest.FixtureRequest) -> Store:
    """An open store on each kind of database in turn, with nothing in it."""
    opened: Store = request.getfixturevalue(f"{request.param}_store")
    return opened


# To make the tables takes longer than most tests: they are made once, and copied or emptied. Row by row, for a TRUNCATE
# makes new files for every table and index.
_EMPTY = """DO $$
DECLARE one text;
BEGIN
  SET LOCAL session_replication_role = replica;
  FOR one IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version' LOOP
    EXECUTE 'DELETE FROM ' || quote_ident(one);
  END LOOP;
  PERFORM setval(quote_ident(sequencename)::regclass, start_value, false) FROM pg_sequences WHERE schemaname = 'public';
END $$"""


@pytest.fixture
def sqlite_store(sqlite_url: str, tmp_path: Path, _sqlite_file: Path) -> Iterator[Store]:
    shutil.copy(_sqlite_file, tmp_path / "jianbao.db")
    with _opened(sqlite_url) as opened:
        yield opened


@pytest.fixture
def postgresql_store(_kept_postgresql: str) -> Iterator[Store]:
    with _opened(_kept_postgresql) as opened:
        yield opened
    engine = make_engine(_kept_postgresql)
    with engine.begin() as connection:
        # Of processes that a test has killed.
        others = "pid <> pg_backend_pid() AND datname = current_database()"
        connection.exec_driver_sql(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")
        connection.exec_driver_sql(_EMPTY)
    engine.dispose()


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    with Store.open(url) as opened:
        yield opened
        pool = opened.engine.pool
        # Otherwise it is closed whenever it is collected, with a warning that fails some later test.
        assert not isinstance(pool, sa.QueuePool) or pool.checkedout() == 0, "a connection was not given back"


@pytest.fixture(scope="session")
def _sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / "empty.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture(scope="session")
def _kept_postgresql() -> Iterator[str]:
    with _database() as url:
        Store.open(url).close()
        yield url


@contextmanager
def _database() -> Iterator[str]:
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
