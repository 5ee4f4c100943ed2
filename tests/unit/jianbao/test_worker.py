"""The one thread that does the work."""

from __future__ import annotations

import logging
import threading

import pytest

from feeds import i18n
from jianbao import worker as worker_module
from jianbao.worker import Worker

# How long a test waits for what must happen; it fails by this, it does not measure.
PATIENCE = 20.0


class Steps:
    """A step that can be held, and counts itself."""

    def __init__(self) -> None:
        self.begun = threading.Semaphore(0)
        self.may_end = threading.Semaphore(0)
        self.count = 0

    def __call__(self) -> None:
        self.count += 1
        self.begun.release()
        assert self.may_end.acquire(timeout=PATIENCE)

    def let(self, steps: int) -> None:
        self.may_end.release(steps)

    def wait_until_begun(self) -> bool:
        return self.begun.acquire(timeout=PATIENCE)


def test_it_looks_at_the_start_without_being_told() -> None:
    steps = Steps()
    steps.let(1)
    worker = Worker(steps)
    worker.start()
    assert steps.wait_until_begun()
    worker.stop()
    assert worker.last_look is not None


def test_looks_that_come_during_a_step_become_one_further_step() -> None:
    steps = Steps()
    worker = Worker(steps)
    worker.start()
    assert steps.wait_until_begun()
    for _ in range(5):
        worker.look()
    steps.let(2)
    assert steps.wait_until_begun()
    worker.stop()
    assert steps.count == 2


def test_stopping_waits_for_the_step_under_way_and_begins_no_other() -> None:
    steps = Steps()
    worker = Worker(steps)
    worker.start()
    assert steps.wait_until_begun()
    worker.look()
    stopping = threading.Thread(target=worker.stop)
    stopping.start()
    assert worker.alive
    steps.let(1)
    stopping.join(PATIENCE)
    assert not worker.alive
    assert steps.count == 1


def test_what_takes_long_has_a_time_of_its_own_before_it_gives_way(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = [100.0]
    monkeypatch.setattr(worker_module.time, "monotonic", lambda: clock[0])
    worker = Worker(lambda: None)
    is_over = worker.turn()
    assert not is_over()
    clock[0] += 3600
    assert not is_over()  # nobody waits
    worker.look()
    assert is_over()
    is_over = worker.turn()
    clock[0] += 3600  # what came before the sending took that long
    assert not is_over()
    clock[0] += 60
    assert is_over()


def test_what_takes_long_breaks_off_at_once_when_the_worker_is_to_stop() -> None:
    worker = Worker(lambda: None)
    is_over = worker.turn()
    worker.stop()
    assert is_over()


def test_a_step_that_wants_to_is_called_again_unasked() -> None:
    twice = threading.Event()
    calls: list[int] = []

    def step() -> float | None:
        calls.append(1)
        if len(calls) == 2:
            twice.set()
            return None
        return 0.0

    worker = Worker(step)
    worker.start()
    assert twice.wait(PATIENCE)
    worker.stop()


def test_a_step_that_fails_is_logged_and_tried_again(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(worker_module, "_AFTER_FAILURE", 0.0)
    recovered = threading.Event()
    calls: list[int] = []

    def step() -> None:
        calls.append(1)
        if len(calls) == 1:
            raise OSError("disk full")
        recovered.set()

    worker = Worker(step)
    with caplog.at_level(logging.ERROR):
        worker.start()
        assert recovered.wait(PATIENCE)
        worker.stop()
    assert "disk full" in caplog.text


def test_the_worker_speaks_the_language_of_who_made_it() -> None:
    spoken: list[str] = []
    said = threading.Event()

    def step() -> None:
        spoken.append(i18n.language())
        said.set()

    with i18n.in_language("en"):
        worker = Worker(step)
    worker.start()
    assert said.wait(PATIENCE)
    worker.stop()
    assert spoken == ["en"]
