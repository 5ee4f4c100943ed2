"""The embedded engine: it calls, and keeps calling, whatever the call does."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from notifier_workspace import make_settings

from notifier.engine.embedded import Engine


class Caller:
    """Counts the calls of an engine and waits for them."""

    def __init__(self, fails: bool = False) -> None:
        self.calls = 0
        self._fails = fails
        self._called = threading.Condition()

    def __call__(self) -> None:
        with self._called:
            self.calls += 1
            self._called.notify_all()
        if self._fails:
            raise RuntimeError("this call went wrong")

    def wait_for(self, calls: int) -> bool:
        with self._called:
            return self._called.wait_for(lambda: self.calls >= calls, timeout=60)


@pytest.mark.parametrize("fails", [False, True])
def test_it_calls_again_and_again_even_when_a_call_fails(tmp_path: Path, fails: bool) -> None:
    look = Caller(fails)
    engine = Engine(look, make_settings(tmp_path), every_seconds=0.05)
    engine.start()
    try:
        assert look.wait_for(3)
    finally:
        engine.stop()
    calls = look.calls
    assert not threading.Event().wait(0.2)
    assert look.calls == calls


def test_stopping_waits_for_the_call_under_way(tmp_path: Path) -> None:
    begun, go_on, ended = threading.Event(), threading.Event(), threading.Event()

    def look() -> None:
        begun.set()
        assert go_on.wait(60)
        ended.set()

    engine = Engine(look, make_settings(tmp_path), every_seconds=0.05)
    engine.start()
    assert begun.wait(60)
    threading.Timer(0.1, go_on.set).start()
    engine.stop(wait=True)
    assert ended.is_set()


def test_new_settings_move_the_times(tmp_path: Path) -> None:
    look = Caller()
    engine = Engine(look, make_settings(tmp_path))
    engine.start()
    try:
        before = engine.times()
        schedules = {"daily": "30 9 * * *", "weekly": "0 8 * * 1", "monthly": "0 8 1 * *"}
        engine.reconfigure(make_settings(tmp_path, digest={"schedules": schedules}, timezone="Europe/Berlin"))
        after = engine.times()
    finally:
        engine.stop()
    assert set(before) == set(after) == {"daily", "weekly", "monthly", "net"}
    assert (before["daily"].hour, before["daily"].minute) == (8, 0)
    assert (after["daily"].hour, after["daily"].minute) == (9, 30)
    assert str(after["daily"].tzinfo) == "Europe/Berlin"


def test_members_of_other_zones_have_times_of_their_own(tmp_path: Path) -> None:
    look, zones = Caller(), ["Europe/Paris"]
    engine = Engine(look, make_settings(tmp_path), every_seconds=0.05, zones=lambda: zones)
    engine.start()
    try:
        assert look.wait_for(2)
        paris = engine.times()["daily@Europe/Paris"]
        zones[:] = []
        assert look.wait_for(look.calls + 2)
        after = engine.times()
    finally:
        engine.stop()
    assert (paris.hour, str(paris.tzinfo)) == (8, "Europe/Paris")
    assert set(after) == {"daily", "weekly", "monthly", "net"}


def test_stopping_twice_or_before_the_start_is_no_error(tmp_path: Path) -> None:
    engine = Engine(Caller(), make_settings(tmp_path))
    engine.stop()
    engine.start()
    engine.stop()
    engine.stop()
