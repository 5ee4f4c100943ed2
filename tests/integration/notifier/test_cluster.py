"""Several machines on one PostgreSQL, as processes: a slot is one machine's, and what a dead one had begun goes on."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from notifier_workspace import make_settings

from feeds.errors import SettingsError
from feeds.store.engine import make_engine
from notifier.engine.cluster import SCHEMA, ClusterEngine

PROCESS = Path(__file__).parent / "cluster_process.py"
PATIENCE = 90.0


@contextmanager
def machine(workspace: Path, url: str, name: str, mode: str = "work") -> Iterator[subprocess.Popen[bytes]]:
    path = {"PYTHONPATH": f"{PROCESS.parents[3]}:{PROCESS.parent}", "PATH": "/usr/bin:/bin"}
    process = subprocess.Popen([sys.executable, PROCESS, workspace, url, name, mode], env=path)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def tasks(workspace: Path) -> list[str]:
    file = workspace / "tasks"
    return file.read_text().splitlines() if file.exists() else []


def wait_for(workspace: Path, count: int, word: str) -> None:
    end = time.monotonic() + PATIENCE
    while sum(line.startswith(word) for line in tasks(workspace)) < count:
        assert time.monotonic() < end, tasks(workspace)
        time.sleep(0.1)


def jobs(url: str, query: str) -> list[tuple[object, ...]]:
    engine = make_engine(url)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(sa.text(query))]
    engine.dispose()
    return rows


def test_three_machines_do_each_slot_once(tmp_path: Path, postgresql_url: str) -> None:
    with ExitStack() as stack:
        for name in "abc":
            stack.enter_context(machine(tmp_path, postgresql_url, name))
        wait_for(tmp_path, 5, "ended")
    deferred = f"SELECT count(*), count(DISTINCT defer_timestamp) FROM {SCHEMA}.procrastinate_periodic_defers"
    ((slots, distinct),) = jobs(postgresql_url, f"{deferred} WHERE task_name = 'jianbao.due'")
    assert slots == distinct
    ((done,),) = jobs(
        postgresql_url, f"SELECT count(*) FROM {SCHEMA}.procrastinate_jobs WHERE task_name = 'jianbao.due'"
    )
    assert len([line for line in tasks(tmp_path) if line.startswith("began")]) <= done


def test_what_a_killed_machine_had_begun_another_takes_up(tmp_path: Path, postgresql_url: str) -> None:
    with machine(tmp_path, postgresql_url, "dead", "hang") as first:
        wait_for(tmp_path, 1, "began")
        ((begun,),) = jobs(
            postgresql_url,
            f"SELECT id FROM {SCHEMA}.procrastinate_jobs WHERE task_name = 'jianbao.due' AND status = 'doing'",
        )
        first.kill()
        with machine(tmp_path, postgresql_url, "alive"):
            end = time.monotonic() + PATIENCE
            query = f"SELECT status, attempts FROM {SCHEMA}.procrastinate_jobs WHERE id = {begun}"
            while (found := jobs(postgresql_url, query)[0])[0] != "succeeded":
                assert time.monotonic() < end, found
                time.sleep(0.2)
    assert any(line == "ended alive" for line in tasks(tmp_path))


def test_a_cluster_on_sqlite_or_without_its_library_is_told_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SettingsError, match="PostgreSQL"):
        ClusterEngine(lambda: None, make_settings(tmp_path))
    monkeypatch.setitem(sys.modules, "procrastinate", None)
    with pytest.raises(SettingsError, match=r"jianbao\[cluster\]"):
        ClusterEngine(lambda: None, make_settings(tmp_path, database="postgresql://postgres@127.0.0.1/test"))
