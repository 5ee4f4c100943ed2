"""Processes that are killed, and processes that work at the same time: nobody gets a mail twice."""

from __future__ import annotations

import datetime as dt
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from mail_server import Mailroom, serve
from notifier_workspace import NOON, Office, make_office, make_settings
from sqlalchemy.exc import IntegrityError

from notifier.jobs import do_due

HERE = Path(__file__).parent
BATCH = 4
HOUR = dt.timedelta(hours=1)


def start(office: Office, port: int) -> subprocess.Popen[bytes]:
    root = HERE.parents[2]
    arguments = [str(HERE / "notifier_process.py"), str(office.settings.workspace), str(port), NOON.isoformat()]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(root), str(HERE)])}
    return subprocess.Popen([sys.executable, *arguments], env=environment)


def over_smtp(office: Office, port: int) -> Office:
    smtp = {"host": "127.0.0.1", "port": port, "security": "none"}
    settings = make_settings(office.settings.workspace, mail={"transport": "smtp", "smtp": smtp})
    return make_office(settings, office.store)


def wait_for(mailroom: Mailroom, recipient: str, process: subprocess.Popen[bytes]) -> None:
    while recipient not in mailroom.recipients:
        assert process.poll() is None, "ended too early"
        time.sleep(0.01)


def test_kill_9_in_the_middle_of_a_batch_loses_nothing_and_repeats_nothing(sqlite_office: Office) -> None:
    office = sqlite_office
    names = [f"m{n:02d}" for n in range(5)] + ["stuck"] + [f"n{n:02d}" for n in range(5)]
    office.members(*(f"{name}@example.org,会员,all,," for name in names))
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    first = Mailroom()
    with serve(first) as port:
        process = start(office, port)
        try:
            # The server has the whole mail and does not answer.
            wait_for(first, "stuck@example.org", process)
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
        before = dict(office.rows("SELECT state, count(*) FROM deliveries GROUP BY state"))
        assert sum(before.values()) == len(names)
        assert 1 <= before["sending"] <= BATCH
    second = Mailroom()
    with serve(second) as port:
        done = do_due(over_smtp(office, port).context, NOON + HOUR)
        assert done.uncertain == before["sending"]
        assert done.sent == before.get("pending", 0)
        assert do_due(over_smtp(office, port).context, NOON + 2 * HOUR).sent == 0
    query = "SELECT email, answer FROM deliveries JOIN members ON members.id = member_id WHERE state = 'uncertain'"
    uncertain = dict(office.rows(query))
    assert "stuck@example.org" in uncertain
    assert all(uncertain.values())
    got = Counter(first.recipients + second.recipients)
    assert max(got.values()) == 1
    assert {f"{name}@example.org" for name in names} - set(uncertain) <= set(got)
    assert list((office.settings.workspace / ".jianbao" / "senders").iterdir()) == []


def test_two_processes_share_the_work_and_repeat_nothing(sqlite_office: Office) -> None:
    office = sqlite_office
    names = [f"m{n:02d}" for n in range(30)]
    office.members(*(f"{name}@example.org,会员,all,," for name in names))
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    mailroom = Mailroom()
    with serve(mailroom) as port:
        processes = [start(office, port) for _ in range(2)]
        assert [process.wait() for process in processes] == [0, 0]
    assert mailroom.recipients == [f"{name}@example.org" for name in names]
    assert office.rows("SELECT state, count(*), max(attempts) FROM deliveries GROUP BY state") == [("sent", 30, 1)]
    runs = office.rows("SELECT schedule, count(*) FROM runs GROUP BY schedule ORDER BY schedule")
    assert [(schedule.split(":")[0], count) for schedule, count in runs] == [("issue", 1)]


def test_a_run_is_opened_with_its_whole_audience_or_not_at_all(sqlite_office: Office) -> None:
    office = sqlite_office
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    with office.store.transaction() as connection:
        connection.exec_driver_sql(
            "CREATE TRIGGER full_disk BEFORE INSERT ON deliveries WHEN NEW.member_id = 2 "
            "BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"
        )
    with pytest.raises(IntegrityError, match="disk is full"):
        do_due(office.context, NOON)
    assert office.rows("SELECT count(*) FROM runs") == [(0,)]
    with office.store.transaction() as connection:
        connection.exec_driver_sql("DROP TRIGGER full_disk")
    assert do_due(office.context, NOON).sent == 2
