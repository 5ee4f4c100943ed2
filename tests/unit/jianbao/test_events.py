"""What a running jianbao says, and what it keeps."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from feeds.settings import Settings, builtin_settings
from jianbao import events


@pytest.fixture(autouse=True)
def _logging_as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv("JIANBAO_DEBUG", raising=False)
    root = logging.getLogger()
    handlers, level, raising = list(root.handlers), root.level, logging.raiseExceptions
    for handler in handlers:
        root.removeHandler(handler)
    yield
    for handler in list(root.handlers):
        root.removeHandler(handler)
        handler.close()
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    logging.raiseExceptions = raising


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return replace(builtin_settings(), workspace=tmp_path)


def fail() -> None:
    try:
        raise ZeroDivisionError("by zero")
    except ZeroDivisionError:
        logging.getLogger("notifier.sending").exception("A digest cannot be composed")


def test_a_service_says_its_events_a_line_each(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    events.start(settings, aloud=True)
    events.say("第一期已发布。")
    assert capsys.readouterr().err.endswith("  第一期已发布。\n")
    assert not events.log_file(settings).exists()


def test_a_defect_is_a_line_aloud_and_a_traceback_in_the_log(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    events.start(settings, aloud=True)
    fail()
    said = capsys.readouterr().err
    assert "by zero" in said
    assert said.count("\n") == 1
    assert "Traceback" in events.log_file(settings).read_text("utf-8")


def test_a_foreground_command_keeps_its_log_and_says_nothing_by_it(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    events.start(settings, aloud=False)
    fail()
    assert capsys.readouterr().err == ""
    assert "Traceback" in events.log_file(settings).read_text("utf-8")


def test_a_developer_sees_tracebacks_at_once(
    settings: Settings, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANBAO_DEBUG", "1")
    events.start(settings, aloud=False)
    fail()
    assert "Traceback" in capsys.readouterr().err


def test_a_log_that_cannot_be_written_stops_nothing(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    events.log_file(settings).mkdir(parents=True)
    events.start(settings, aloud=True)
    fail()
    said = capsys.readouterr().err
    assert "by zero" in said
    assert said.count("\n") == 1
