"""The mailbox of bounces, read over IMAP from a real server."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imap_server
import pytest
from imap_server import PASSWORD, Mailbox
from notifier_workspace import NOON, Office, make_office, make_settings
from returning import return_path, sent
from tools.returned import report

from feeds.errors import SettingsError
from notifier.jobs import do_due
from notifier.returns import Handled, MailboxClosed, read_mailbox

LETTER = b"From: zhang@example.org\nTo: b@jianbao.example\nSubject: thank you\n\nA good issue.\n"


@pytest.fixture(scope="module")
def server(certificate: tuple[Path, Path]) -> Iterator[Mailbox]:
    with imap_server.serve(certificate) as mailbox:
        yield mailbox


@pytest.fixture
def mailbox(server: Mailbox, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Mailbox:
    """Empty, with a certificate that is trusted and a password that is known."""
    for part in ("new", "cur"):
        for path in (server.folder / "mail" / part).iterdir():
            path.unlink()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    monkeypatch.setenv("JIANBAO_IMAP_PASSWORD", PASSWORD)
    return server


def office_with(office: Office, mailbox: Mailbox, **changes: Any) -> Office:
    office = sent(office)
    plain = changes.get("security", "tls") != "tls"
    place = {"host": "127.0.0.1", "port": mailbox.plain if plain else mailbox.tls, "username": "bounces", **changes}
    mail = {"return_path": "b+*@jianbao.example", "bounces": {"mailbox": place}}
    return make_office(make_settings(office.settings.workspace, mail=mail), office.store)


@pytest.mark.parametrize("security", ["tls", "starttls", "none"])
def test_bounces_are_recorded_and_marked_and_letters_left_to_people(
    sqlite_office: Office, mailbox: Mailbox, security: str
) -> None:
    office = office_with(sqlite_office, mailbox, security=security)
    mailbox.deliver(report(to=return_path(office)), LETTER, report())
    found = read_mailbox(office.store, office.settings, NOON)
    assert found == {Handled.RECORDED: 1, Handled.OTHER: 1, Handled.UNMATCHED: 1}
    assert mailbox.flags == ["", "S", "S"]
    assert office.rows("SELECT kind, status, origin FROM bounces") == [("hard", "5.1.1", "report")]
    # What is seen is not read again, and the letter is still no bounce.
    assert read_mailbox(office.store, office.settings, NOON) == {Handled.OTHER: 1}


def test_bounces_that_are_ours_are_deleted_when_asked_and_nothing_else(sqlite_office: Office, mailbox: Mailbox) -> None:
    office = office_with(sqlite_office, mailbox, afterwards="delete")
    mailbox.deliver(report(to=return_path(office)), LETTER, report())
    read_mailbox(office.store, office.settings, NOON)
    assert mailbox.flags == ["", "S"]
    assert office.rows("SELECT count(*) FROM bounces") == [(1,)]


def test_a_folder_may_have_a_chinese_name_and_the_server_is_told_who_reads(
    sqlite_office: Office, mailbox: Mailbox
) -> None:
    folder = mailbox.folder / "mail" / ".&kABP4Q- &- a"
    office = office_with(sqlite_office, mailbox, folder="退信 & a")
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
        for path in (folder, folder / part):
            shutil.chown(path, mailbox.folder.stat().st_uid)
    (folder / "new" / "1.1.here").write_bytes(report(to=return_path(office)))
    assert read_mailbox(office.store, office.settings, NOON) == {Handled.RECORDED: 1}
    assert "name=jianbao" in mailbox.log


def test_the_mailbox_is_read_with_the_rest_of_the_work_and_its_trouble_is_on_record(
    sqlite_office: Office, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_with(sqlite_office, mailbox)
    mailbox.deliver(report("feedback-report", return_path(office)))
    do_due(office.context, NOON)
    assert office.rows("SELECT reason FROM subscriptions WHERE ended IS NOT NULL") == [("complaint",)]
    monkeypatch.setenv("JIANBAO_IMAP_PASSWORD", "wrong")
    do_due(office.context, NOON)
    (error,) = [entry for entry in office.store.last_errors(5) if entry.kind == "bounces"]
    assert f"127.0.0.1:{mailbox.tls}" in error.message
    assert "wrong" not in error.message


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"folder": "退信"}, "退信"), ({"port": 1}, "连不上"), ({"security": "tls"}, "certificate")],
)
def test_what_keeps_the_mailbox_closed_is_said(
    sqlite_office: Office, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch, changes: dict[str, Any], words: str
) -> None:
    if "security" in changes:
        monkeypatch.delenv("SSL_CERT_FILE")
    office = office_with(sqlite_office, mailbox, **changes)
    with pytest.raises(MailboxClosed, match=words):
        read_mailbox(office.store, office.settings, NOON)


def test_without_a_password_the_settings_are_to_blame(
    sqlite_office: Office, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = office_with(sqlite_office, mailbox)
    monkeypatch.delenv("JIANBAO_IMAP_PASSWORD")
    with pytest.raises(SettingsError, match="JIANBAO_IMAP_PASSWORD"):
        read_mailbox(office.store, office.settings, NOON)
