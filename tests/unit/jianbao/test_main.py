"""What the command line says and returns when something is wrong: sentences and exit codes, never a traceback."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from feeds.errors import Problem, SettingsError, UnreadableIssue
from jianbao import __version__, cli
from jianbao.__main__ import main


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    def app(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr(cli, "app", app)


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"jianbao {__version__}\n"


@pytest.mark.parametrize("arguments", [["fly"], ["parse"], ["run", "--what"]])
def test_a_wrong_command_line_is_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert "--help" in capsys.readouterr().err


def test_no_workspace_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["status", "--config", str(tmp_path / "config")]) == 1
    said = capsys.readouterr().err
    assert "jianbao init" in said
    assert "Traceback" not in said


def test_a_language_that_jianbao_does_not_speak_is_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "fr", "status"]) == 1
    assert "zh, en" in capsys.readouterr().err


def test_an_error_for_people_is_printed_as_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, UnreadableIssue("这一期读不出来。"))
    assert main(["status"]) == 1
    assert capsys.readouterr().err == "这一期读不出来。\n"


def test_wrong_settings_are_exit_4_with_every_problem(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, SettingsError([Problem("a.yaml", 1, "x", "一"), Problem("b.yaml", None, "", "二")]))
    assert main(["check"]) == 4
    said = capsys.readouterr().err
    assert said.startswith("a.yaml:1: x: 一\nb.yaml: 二\n")
    assert "2" in said.splitlines()[-1]


def test_a_full_disk_is_not_called_a_defect(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, OSError(28, "No space left on device", "public/index.html"))
    assert main(["publish"]) == 1
    said = capsys.readouterr().err
    assert "public/index.html" in said
    assert "No space left" in said


def test_a_database_that_is_away_is_no_defect_and_its_sql_is_not_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    failing(monkeypatch, OperationalError("SELECT secrets", None, OSError("connection refused")))
    assert main(["status"]) == 1
    said = capsys.readouterr().err
    assert "connection refused" in said
    assert "SELECT" not in said


def test_a_defect_is_one_sentence_with_the_traceback_in_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.delenv("JIANBAO_DEBUG", raising=False)
    failing(monkeypatch, ZeroDivisionError("by zero"))
    assert main(["status"]) == 70
    said = capsys.readouterr().err
    assert "ZeroDivisionError" in said
    assert "Traceback" not in said
    kept = re.search(rf"{re.escape(str(tmp_path))}\S+\.log", said)
    assert kept
    assert "Traceback" in Path(kept[0]).read_text("utf-8")


def test_a_developer_sees_the_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANBAO_DEBUG", "1")
    failing(monkeypatch, ZeroDivisionError("by zero"))
    with pytest.raises(ZeroDivisionError):
        main(["status"])
