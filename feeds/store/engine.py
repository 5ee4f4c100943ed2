"""The connection to the one database: an engine for SQLite or PostgreSQL that behaves the same on both."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _

_WRITING = "jianbao_writing"

# How long a writer waits for another process's transaction. Saving an issue takes well under a second.
_BUSY_SECONDS = 30


def make_engine(url: str) -> sa.Engine:
    """An engine for ``sqlite:///FILE`` or ``postgresql://…`` (by psycopg 3), not yet connected.

    Raises WorkspaceError for an address that is not one.
    """
    try:
        address = sa.make_url(url)
        if address.drivername in ("postgresql", "postgres"):
            address = address.set(drivername="postgresql+psycopg")
        if address.get_backend_name() not in ("sqlite", "postgresql"):
            raise NoSuchModuleError(address.drivername)
        engine = sa.create_engine(address, json_serializer=_dump, pool_pre_ping=address.drivername != "sqlite")
    except (ArgumentError, NoSuchModuleError):
        # The address may hold a password: it is not repeated.
        message = _("数据库地址无效：请写 SQLite 文件名，或 postgresql://用户:密码@主机/库名")
        raise WorkspaceError(message) from None
    except ModuleNotFoundError:
        raise WorkspaceError(_("使用 PostgreSQL 需要另装一个库：pip install 'jianbao[postgresql]'")) from None
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "connect", _prepare_sqlite)
        sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def writing(engine: sa.Engine, *, unchecked: bool = False) -> Iterator[sa.Connection]:
    """A transaction that writes: committed at the end, undone by an exception. ``unchecked``: SQLite, which changes a
    table by making it anew, does not mind that rows refer to one that is not there meanwhile."""
    with engine.connect().execution_options(**{_WRITING: True}) as connection:
        # Only outside of a transaction can that be said, hence to the driver.
        said = unchecked and engine.dialect.name == "sqlite"
        driver = connection.connection.driver_connection if said else None
        if driver:
            driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                yield connection
        finally:
            if driver:
                driver.execute("PRAGMA foreign_keys = ON")


def _dump(value: Any) -> str:
    """Compact JSON with its Chinese readable, without lone surrogates, which no database takes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "replace").decode()


def _use_wal(cursor: sqlite3.Cursor) -> None:
    """SQLite does not wait for the others that turn a new database into one with a log at the same moment."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(_RETRY_SECONDS)
        else:
            return


_PRIMARY = 0xFF
"""The bits of SQLite's primary result code."""
_RETRY_SECONDS = 0.01


def _prepare_sqlite(connection: Any, record: Any) -> None:
    # The driver must not begin transactions by itself: _begin_sqlite does.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000}")
    _use_wal(cursor)
    # FULL, not NORMAL: a delivery that is marked as sent must still be so after a power cut, or a mail goes out twice.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _begin_sqlite(connection: sa.Connection) -> None:
    if connection.get_execution_options().get(_WRITING, False):
        # A writer takes its lock at once: two that read first and write later would refuse each other.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
    else:
        # Asks nothing of the file, hence cannot fail. By way of SQLAlchemy it takes as long as the query after it.
        driver: Any = connection.connection.driver_connection
        driver.execute("BEGIN")
