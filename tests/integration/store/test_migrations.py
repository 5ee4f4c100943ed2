from __future__ import annotations

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext

from feeds.errors import WorkspaceError
from feeds.store import Store
from feeds.store.engine import make_engine
from feeds.store.migrate import MIGRATIONS, revisions
from feeds.store.schema import metadata

# One of everything that refers to something, as the first version wrote it.
FIRST_ROWS = (
    "INSERT INTO issues VALUES ('tea-2026-04', 'tea', '茶事', '{}', '[]', 'a.txt', 'x', MOMENT, MOMENT, MOMENT, NULL,"
    " '[0]', '全文')",
    "INSERT INTO items (id, issue_key, periodical, number, position, digest, released, published, updated, content)"
    " VALUES ('tag:a', 'tea-2026-04', 'tea', 1, 1, 'x', MOMENT, MOMENT, MOMENT, '{}')",
    "INSERT INTO item_tags VALUES ('tag:a', 'theme', 'tea', true, MOMENT, 'tea-2026-04', 1)",
    "INSERT INTO item_tags VALUES ('tag:a', 'region', 'ningbo', true, MOMENT, 'tea-2026-04', 1)",
    "INSERT INTO members VALUES (1, 'a@tea.example', '张', 'zh-CN', 'members.csv', MOMENT, NULL)",
    "INSERT INTO subscriptions VALUES (1, 1, 'all', 'daily', 'mail', 'members.csv', MOMENT, NULL, NULL)",
    "INSERT INTO runs VALUES (1, 'daily', MOMENT, MOMENT, 'done', '{}', MOMENT, MOMENT)",
    "INSERT INTO deliveries (id, run_id, channel, member_id, topics, state, attempts, changed)"
    " VALUES (1, 1, 'mail', 1, '[]', 'sent', 1, MOMENT)",
)


def _is_of_the_schema(name: str | None, kind: str, _parent: object) -> bool:
    # The index of words is another kind of table in each database.
    return not (kind == "table" and name is not None and name.startswith("search_words"))


_COMPARED = {"compare_type": True, "compare_server_default": True, "include_name": _is_of_the_schema}


def test_the_migrations_give_exactly_the_tables_of_the_schema(store: Store) -> None:
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=_COMPARED)
        assert compare_metadata(context, metadata) == []


def test_the_migrated_indexes_are_written_as_those_of_the_schema(sqlite_store: Store) -> None:
    # Alembic does not compare the expressions and the conditions of SQLite's indexes.
    fresh = sa.create_engine("sqlite://")
    metadata.create_all(fresh)
    query = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name")

    def indexes(engine: sa.Engine) -> list[tuple[str, str]]:
        with engine.connect() as connection:
            return [(name, re.sub(r"items\.", "", sql)) for name, sql in connection.execute(query)]

    assert indexes(sqlite_store.engine) == indexes(fresh)
    fresh.dispose()


def test_every_migration_follows_the_one_before() -> None:
    for file in sorted((MIGRATIONS / "versions").glob("[0-9]*.py")):
        number = file.name.split("_")[0]
        before = None if number == revisions()[0] else revisions()[revisions().index(number) - 1]
        text = file.read_text(encoding="utf-8")
        assert f'revision = "{number}"' in text
        assert f"down_revision = {before!r}".replace("'", '"') in text


def test_a_database_of_the_first_version_is_brought_up_with_all_that_is_in_it(database_url: str) -> None:
    engine = make_engine(database_url)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    moment = "2026-04-30 16:00:00+00:00" if engine.dialect.name == "postgresql" else "2026-04-30 16:00:00.000000"
    with engine.begin() as connection:
        for statement in FIRST_ROWS:
            connection.exec_driver_sql(statement.replace("MOMENT", f"'{moment}'"))
    engine.dispose()
    with Store.open(database_url) as store:
        assert store.tag_months("theme") == {"tea": {"2026-04": 1}}
        assert store.tag_counts("region") == {"ningbo": 1}
        with store.engine.connect() as connection:
            for table in ("members", "subscriptions", "runs", "deliveries", "items"):
                assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() == 1, table
            if connection.dialect.name == "sqlite":
                assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
                assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_opening_a_database_again_changes_nothing(database_url: str) -> None:
    for _ in range(2):
        with Store.open(database_url) as store:
            assert store.counts().issues == 0


def test_processes_that_open_a_new_database_at_once_migrate_it_once(database_url: str) -> None:
    def open_and_close(_: int) -> None:
        Store.open(database_url).close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(open_and_close, range(4)))
    with Store.open(database_url) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").all() == [(revisions()[-1],)]


def test_a_database_of_a_newer_version_is_refused(database_url: str) -> None:
    with Store.open(database_url) as store, store.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(WorkspaceError, match="9999"):
        Store.open(database_url)


def test_a_migration_that_fails_leaves_nothing_behind(database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(connection: sa.Connection) -> None:
        metadata.create_all(connection)
        raise RuntimeError("killed")

    monkeypatch.setattr("feeds.store.migrate._upgrade", fail)
    with pytest.raises(RuntimeError):
        Store.open(database_url)
    monkeypatch.undo()
    with Store.open(database_url) as store:
        assert store.counts().issues == 0


def test_opening_a_current_database_does_not_load_alembic(sqlite_url: str) -> None:
    Store.open(sqlite_url).close()
    program = f"import sys; from feeds.store import Store; Store.open({sqlite_url!r}).close(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "alembic" not in done.stdout.split()
    assert "feeds.store" in done.stdout.split()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "not a url", "postgresql+nonesuch://x/y"])
def test_an_address_that_is_none_is_refused_in_words(url: str) -> None:
    with pytest.raises(WorkspaceError, match="数据库地址无效"):
        Store.open(url)


def test_a_file_that_is_no_database_is_refused_in_words(sqlite_url: str) -> None:
    path = sa.make_url(sqlite_url).database
    assert path
    with open(path, "w") as file:  # noqa: PTH123 - the address holds text
        file.write("这不是数据库" * 100)
    with pytest.raises(WorkspaceError, match="打不开数据库"):
        Store.open(sqlite_url)


def test_a_server_that_does_not_answer_is_refused_in_words_without_the_password() -> None:
    with pytest.raises(WorkspaceError, match="打不开数据库") as caught:
        Store.open("postgresql://someone:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_a_plain_postgresql_address_means_psycopg() -> None:
    assert make_engine("postgresql://someone@127.0.0.1/none").driver == "psycopg"
    assert make_engine("postgres://someone@127.0.0.1/none").driver == "psycopg"
