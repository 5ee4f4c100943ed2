"""``jianbao digest``, as an operator runs it."""

from __future__ import annotations

import csv
import email
import io
import json
import shutil
from pathlib import Path

import pytest
from tools.commands import jianbao
from tools.returned import report

from jianbao import exits

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "jianbao/samples/yongjiang-2026-09.txt"
MEMBERS = """email,name,topics,frequency,language
zhang@example.org,张三,all,issue,zh-CN
li@example.org,李四,cross-border,weekly,en
wang@example.org,,policy,daily,zh-CN
"""
COMMANDS = ("preview", "test", "run", "list", "report", "resend", "resolve")


@pytest.fixture(scope="module")
def mailed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mailed")
    assert jianbao("init", folder).returncode == 0
    shutil.copy(SAMPLE, folder / "inbox")
    (folder / "config/members.csv").write_text(MEMBERS, encoding="utf-8")
    done = jianbao("run", "--once", "--config", folder / "config")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def workspace(mailed: Path, tmp_path: Path) -> Path:
    """With one issue published, and mailed to whoever wants each."""
    shutil.copytree(mailed, tmp_path, dirs_exist_ok=True)
    return tmp_path


def digest(workspace: Path, *arguments: str | Path) -> tuple[int, str, str]:
    done = jianbao("digest", *arguments, "--config", workspace / "config")
    return done.returncode, done.stdout, done.stderr


def test_a_mail_that_came_back_is_taken_from_a_pipe(workspace: Path) -> None:
    (mail,) = (workspace / "outbox").glob("*.eml")
    message_id = email.message_from_bytes(mail.read_bytes())["Message-ID"]
    returned = report(message_id=message_id)
    said = [
        jianbao("bounce", "--config", workspace / "config", standard_input=data).stdout.strip()
        for data in (returned, returned, returned.replace(message_id.encode(), b"<x@y>"), b"Subject: hello\n\nhello")
    ]
    assert said[:2] == ["记下了。", "这封退信先前已经记下。"]
    assert said[2:] == ["是退信，但不是这里发出的邮件的。", "不是退信，也不是投诉；什么也没有记。"]
    shown = jianbao("members", "show", "zhang@example.org", "--config", workspace / "config").stdout
    assert "5.1.1" in shown


def outbox(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "outbox").glob("*.eml"))


def test_a_preview_shows_the_mail_and_leaves_nothing_behind(workspace: Path) -> None:
    code, shown, _ = digest(workspace, "preview", "--member", "LI@example.org")
    assert code == exits.OK
    assert "Dear 李四," in shown
    assert "/m/unsubscribe/" in shown
    page = workspace / "preview.html"
    assert digest(workspace, "preview", "--member", "li@example.org", "--out", page)[0] == exits.OK
    assert "prefers-color-scheme: dark" in page.read_text("utf-8")
    assert len(outbox(workspace)) == 1
    assert "每周" not in digest(workspace, "list")[1]
    # Whoever has had everything can be shown it all the same.
    code, shown, said = digest(workspace, "preview", "--member", "zhang@example.org")
    assert (code, shown) == (exits.OK, "")
    assert "--since" in said
    shown = digest(workspace, "preview", "--member", "zhang@example.org", "--since", "2026-01-01")[1]
    assert "张三，您好" in shown
    code, _, said = digest(workspace, "preview", "--member", "nobody@example.org")
    assert code == exits.ERROR
    assert "nobody@example.org" in said


def test_a_run_is_tried_first_and_then_sent_once(workspace: Path) -> None:
    code, tried, _ = digest(workspace, "run", "weekly", "--dry-run")
    assert code == exits.OK
    assert "1 = 1 发 + 0 不发" in tried
    assert len(outbox(workspace)) == 1
    assert digest(workspace, "run", "weekly")[0] == exits.OK
    assert digest(workspace, "run", "weekly")[0] == exits.OK
    assert [name for name in outbox(workspace) if name.startswith("weekly")] == ["weekly-0002-li@example.org.eml"]
    code, _, said = digest(workspace, "run", "hourly")
    assert code == exits.ERROR
    assert "hourly" in said


def test_a_report_says_who_got_it_and_who_did_not_and_why(workspace: Path) -> None:
    code, text, _ = digest(workspace, "report", "1")
    assert code == exits.OK
    assert "1 = 1 发 + 0 不发" in text
    assert "zhang@example.org" in text
    (row,) = csv.DictReader(io.StringIO(digest(workspace, "report", "1", "--csv")[1].lstrip("\ufeff")))
    assert (row["email"], row["outcome"]) == ("zhang@example.org", "sent")
    (line,) = digest(workspace, "report", "1", "--json")[1].splitlines()
    assert json.loads(line)["topics"] == ["all"]
    code, _, said = digest(workspace, "report", "99")
    assert code == exits.ERROR
    assert "99" in said


def test_a_test_goes_to_one_address_and_into_no_ledger(workspace: Path) -> None:
    before = digest(workspace, "list")[1]
    assert digest(workspace, "test", "--to", "editor@example.org", "--topic", "policy")[0] == exits.OK
    assert [name for name in outbox(workspace) if "editor@example.org" in name]
    assert digest(workspace, "list")[1] == before
    assert digest(workspace, "test", "--to", "nowhere")[0] == exits.ERROR
    assert digest(workspace, "test", "--to", "a@b.cn", "--topic", "nonesuch")[0] == exits.ERROR


def test_nothing_is_resent_or_resolved_where_nothing_was_missed(workspace: Path) -> None:
    assert digest(workspace, "resend", "1")[0] == exits.USAGE
    assert digest(workspace, "resend", "1", "--missed")[0] == exits.OK
    assert len(outbox(workspace)) == 1
    assert digest(workspace, "resolve")[0] == exits.OK
    assert digest(workspace, "resolve", "--sent", "1")[0] == exits.ERROR
    assert digest(workspace, "resolve", "--sent", "--resend", "1")[0] == exits.USAGE


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_worth_reading_in_both_languages(command: str) -> None:
    english = jianbao("--lang", "en", "digest", command, "--help").stdout
    assert len(english.split()) > 30
    assert not any("\u4e00" <= char <= "\u9fff" for char in english)
    assert "digest " + command in (ROOT / "docs/digests.md").read_text("utf-8")
