"""Processes that are killed at a call, and processes that work at the same time: one draft, one message."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from wechat_server import Fault, WeChat
from wechat_workspace import Desk

HERE = Path(__file__).parent
OpenDesk = Callable[..., Desk]


def start(desk: Desk, minutes: float = 0) -> subprocess.Popen[bytes]:
    account = desk.settings.jianbao.wechat.account
    assert account
    arguments = [str(HERE / "wechat_process.py"), str(desk.settings.workspace), account.api, str(minutes)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(HERE.parents[2]), str(HERE)])}
    return subprocess.Popen([sys.executable, *arguments], env=environment)


@pytest.fixture
def desk(open_desk: OpenDesk) -> Desk:
    return open_desk(groups=[{"slug": "members"}])


@pytest.mark.parametrize("fault", ["hang-before", "hang-after"])
@pytest.mark.parametrize("path", ["stable_token", "material/add_material", "draft/add", "webhook/send"])
def test_kill_9_at_a_call_makes_neither_a_second_draft_nor_a_second_message(
    path: str, fault: Fault, desk: Desk, wechat: WeChat
) -> None:
    desk.release()
    wechat.fail(path, fault)
    process = start(desk)
    try:
        while not wechat.calls[path]:
            assert process.poll() is None, "ended too early"
            time.sleep(0.01)
        while fault == "hang-after" and path == "draft/add" and not wechat.drafts:
            time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
    wechat.released.set()
    for minutes in (1, 5, 30):
        desk.work(minutes)
    assert len(wechat.drafts) == 1
    draft, group = desk.states
    assert draft == "sent"
    # Nobody can ask a group what it got: a person looks.
    assert group == ("uncertain" if path == "webhook/send" else "sent")
    assert len(wechat.messages) == (0 if (path, fault) == ("webhook/send", "hang-before") else 1)


def test_two_processes_share_the_work(desk: Desk, wechat: WeChat) -> None:
    for number in range(1, 6):
        desk.release(number)
    processes = [start(desk) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    assert len(wechat.drafts) == 5
    assert len(wechat.messages) == 5
    assert desk.states == ["sent"] * 10
    assert wechat.calls["stable_token"] == 1
