"""Brings a database to the newest schema. Alembic is imported only where there is something to do."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, OperationalError, ProgrammingError

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from feeds.store.engine import writing

MIGRATIONS = Path(__file__).parent / "migrations"

# Any number will do, as long as every version of jianbao takes the same one.
_POSTGRESQL_LOCK = 0x6A69616E


def revisions() -> list[str]:
    """The ids of all migrations, oldest first: what their file names begin with (``0001_first_tables.py``)."""
    return sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py"))


def is_current(engine: sa.Engine) -> bool:
    """Whether there is a database with the newest schema; makes none. Raises WorkspaceError if it cannot be asked."""
    file = engine.url.database
    if engine.dialect.name == "sqlite" and not (file and Path(file).is_file()):
        return False
    try:
        with engine.connect() as connection:
            return _revision(connection) == revisions()[-1]
    except DBAPIError as error:
        raise _cannot_open(engine, error) from error


def migrate(engine: sa.Engine) -> None:
    """Migrates under a lock, whole or not at all. Raises WorkspaceError, also for a database newer than this code."""
    try:
        with engine.connect() as connection:
            current = _revision(connection)
        known = revisions()
        if current == known[-1]:
            return
        with writing(engine, unchecked=True) as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(_POSTGRESQL_LOCK)))
            # Another process may have migrated while this one waited.
            current = _revision(connection)
            if current is not None and current not in known:
                message = _("数据库是由更新的版本写的（版本 {found}，本程序只认识到 {known}）：请升级 jianbao")
                raise WorkspaceError(message.format(found=current, known=known[-1]))
            if current != known[-1]:
                _upgrade(connection)
    except DBAPIError as error:
        raise _cannot_open(engine, error) from error


def _cannot_open(engine: sa.Engine, error: DBAPIError) -> WorkspaceError:
    message = _("打不开数据库 {database}：{error}")
    return WorkspaceError(message.format(database=engine.url.render_as_string(), error=error.orig))


def _revision(connection: sa.Connection) -> str | None:
    """The id of the last migration that was applied, None for an empty database."""
    table = sa.table("alembic_version", sa.column("version_num", sa.String))
    try:
        with connection.begin_nested():
            return connection.scalar(sa.select(table.c.version_num))
    except (OperationalError, ProgrammingError):
        if sa.inspect(connection).has_table("alembic_version"):
            raise
        return None


def _upgrade(connection: sa.Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
