"""Processes that are killed while they look, and processes that look at once."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from feeds.store import Store
from feeds.store.schema import items

_PROGRAM = Path(__file__).with_name("looking_process.py")
_ISSUES = 6
_ITEMS = 5


def start(workspace: Path, url: str, *deaths: str) -> subprocess.Popen[str]:
    """A looking process that is ready to look and waits for a line."""
    command = [sys.executable, str(_PROGRAM), str(workspace), url, *deaths]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def outcomes_of(process: subprocess.Popen[str]) -> tuple[list[str], int]:
    """What it said of each file, and how many of its children were killed."""
    *lines, killed = process.communicate("\n")[0].splitlines()
    assert process.returncode == 0
    return lines, int(killed)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """An inbox with issues, one of them twice, one with a sidecar, and one that is none."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(1, _ISSUES + 1):
        lines = [f"第{number}期的第{place}条：{'茶船稻麦桑'[place - 1] * 12}" for place in range(1, _ITEMS + 1)]
        text = "\n".join([f"chaye-2026-{number:02d}", *lines])
        (inbox / f"issue{number}.txt").write_text(text, encoding="utf-8")
    (inbox / "zz copy.txt").write_bytes((inbox / "issue1.txt").read_bytes())
    # Its text says number 1: without the sidecar it would be a correction of another issue.
    stated = "chaye-2026-01\n只有旁边的文件说得清是第九期"
    (inbox / "stated.txt").write_text(stated, encoding="utf-8")
    (inbox / "stated.yaml").write_text("title: 茶业动态\nnumber: 9\n", encoding="utf-8")
    (inbox / "bad.txt").write_text("nothing", encoding="utf-8")
    (inbox / "bad.yaml").write_text("number: 3\n", encoding="utf-8")
    return tmp_path


def assert_all_went_well(workspace: Path, url: str) -> None:
    inbox = workspace / "inbox"
    files = {folder: {path.name for path in (inbox / folder).iterdir()} for folder in ("done", "rejected")}
    taken = {f"issue{number}.txt" for number in range(1, _ISSUES + 1)} | {"stated.txt", "stated.yaml"}
    # Which of the two equal files is the copy depends on their times.
    assert files["done"] - {"zz copy.txt.report.txt", "issue1.txt.report.txt"} == taken | {"zz copy.txt"}
    assert files["rejected"] == {"bad.txt", "bad.yaml", "bad.txt.report.txt"}
    with Store.open(url) as store:
        keys = sorted(issue.key for issue in store.issues())
        assert keys == [f"chaye-2026-{number:02d}" for number in (*range(1, _ISSUES + 1), 9)]
        assert all(issue.released == issue.changed for issue in store.issues())
        with store.engine.connect() as connection:
            rows = connection.execute(sa.select(items.c.issue_key, items.c.number)).all()
    assert Counter(row.issue_key for row in rows) == dict.fromkeys(keys[:-1], _ITEMS) | {"chaye-2026-09": 1}
    assert all(row.number <= _ITEMS for row in rows)


def test_killed_at_every_step_it_still_publishes_each_issue_once(workspace: Path, sqlite_url: str) -> None:
    _, killed = outcomes_of(start(workspace, sqlite_url, *(f"step {number}" for number in range(1, 40))))
    assert killed > 5
    assert_all_went_well(workspace, sqlite_url)


def test_killed_at_any_moment_it_still_publishes_each_issue_once(workspace: Path, sqlite_url: str) -> None:
    chance = random.Random(20261121)
    deaths = [f"second {chance.uniform(0.0, 0.15)}" for _ in range(15)]
    outcomes_of(start(workspace, sqlite_url, *deaths, "never"))
    assert_all_went_well(workspace, sqlite_url)


def test_processes_that_look_at_one_folder_at_once_publish_each_issue_once(workspace: Path, database_url: str) -> None:
    with ThreadPoolExecutor(2) as pool:
        processes = list(pool.map(lambda _: start(workspace, database_url, "never"), range(2)))
        lines = [line for lines, _ in pool.map(outcomes_of, processes) for line in lines]
    results = Counter(line.split()[-2] for line in lines)
    assert results == {"published": _ISSUES + 1, "duplicate": 1, "rejected": 1}
    assert_all_went_well(workspace, database_url)
