"""Mails over a real connection: what each answer of a server does to a delivery."""

from __future__ import annotations

import datetime as dt
import gc
import socket
import ssl
import threading
from pathlib import Path
from typing import Any

import pytest
from mail_server import Mailroom, serve
from notifier_workspace import NOON, Office, make_office, make_settings

from notifier.jobs import do_due

pytestmark = [
    # aiosmtpd's own: it reports that it was asked to offer a login without TLS, and closes late.
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd"),
]
HOUR = dt.timedelta(hours=1)


@pytest.fixture
def mailroom() -> Mailroom:
    return Mailroom()


def over_smtp(office: Office, port: int, **smtp: Any) -> Office:
    settings = {"host": "127.0.0.1", "port": port, "security": "none", "timeout_seconds": 5, **smtp}
    mail = {"transport": "smtp", "smtp": settings}
    return make_office(make_settings(office.settings.workspace, mail=mail), office.store)


def post(office: Office, *names: str) -> None:
    office.members(*(f"{name}@{name}.example.org,会员,all,," for name in names))
    office.release(6, {"港口新开三条航线": "logistics", "。\n.": "policy"}, NOON)


def states(office: Office) -> dict[str, tuple[str, int]]:
    query = "SELECT email, state, attempts FROM deliveries JOIN members ON members.id = member_id"
    return {email.split("@")[0]: (state, attempts) for email, state, attempts in office.rows(query)}


def answers(office: Office) -> str:
    return "\n".join(str(answer) for (answer,) in office.rows("SELECT answer FROM deliveries"))


def test_a_batch_goes_over_the_connections_that_the_settings_allow(sqlite_office: Office, mailroom: Mailroom) -> None:
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port, connections=1)
        post(office, "zhang", "li", "wang")
        assert do_due(office.context, NOON).sent == 3
        assert do_due(office.context, NOON).sent == 0
    assert mailroom.recipients == ["li@li.example.org", "wang@wang.example.org", "zhang@zhang.example.org"]
    assert mailroom.connections == 1
    for _recipient, data in mailroom.taken:
        assert data.isascii()
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert b"\r" not in data.replace(b"\r\n", b"")
        assert max(map(len, data.split(b"\r\n"))) <= 998
    assert "250" in answers(office)


def test_each_answer_has_its_consequence_and_costs_no_one_else_their_mail(
    sqlite_office: Office, mailroom: Mailroom
) -> None:
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port)
        post(office, "unknown", "busy", "limited", "hangs-up", "spam", "greylisted", "cut", "zhang")
        done = do_due(office.context, NOON)
        assert (done.sent, done.failed, done.deferred, done.uncertain) == (1, 2, 4, 1)
        assert states(office) == {
            "unknown": ("failed", 1),
            "busy": ("pending", 1),
            "limited": ("pending", 1),
            "hangs-up": ("pending", 1),
            "spam": ("failed", 1),
            "greylisted": ("pending", 1),
            "cut": ("uncertain", 1),
            "zhang": ("sent", 1),
        }
        for words in ("no such user here", "mailbox busy", "frequency limited", "rejected as spam", "DT:SPM"):
            assert words in answers(office)

        # Not before its time; then again, but never what was taken, refused or uncertain.
        minute = dt.timedelta(minutes=1)
        assert do_due(office.context, NOON + minute).deferred == 0
        assert do_due(office.context, NOON + 4 * minute).deferred == 1  # greylisted: two minutes
        assert do_due(office.context, NOON + 7 * minute).deferred == 2  # busy, hangs-up: five
        assert do_due(office.context, NOON + 40 * minute).deferred == 4  # all: limited had to wait longest
    assert mailroom.recipients == ["cut@cut.example.org", "zhang@zhang.example.org"]


def test_the_same_message_id_on_every_attempt(sqlite_office: Office, mailroom: Mailroom) -> None:
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port)
        post(office, "busy")
        do_due(office.context, NOON)
        (before,) = office.rows("SELECT message_id FROM deliveries")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("mail_server.RCPT_ANSWERS", {})
            assert do_due(office.context, NOON + HOUR).sent == 1
    assert before[0].encode() in mailroom.taken[0][1]


def test_no_server_is_trouble_and_fails_no_delivery(sqlite_office: Office, mailroom: Mailroom) -> None:
    with serve(mailroom) as port:
        pass
    office = over_smtp(sqlite_office, port)
    post(office, "zhang", "li")
    assert f"127.0.0.1:{port}" in do_due(office.context, NOON).trouble
    assert states(office) == {"zhang": ("pending", 0), "li": ("pending", 0)}


def test_a_server_that_refuses_the_sender_fails_no_delivery(sqlite_office: Office, mailroom: Mailroom) -> None:
    mailroom.sender_answer = "550 5.7.1 sender not owned by user"
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port)
        post(office, "zhang", "li")
        assert "sender not owned" in do_due(office.context, NOON).trouble
        assert {state for state, _attempts in states(office).values()} == {"pending"}
        mailroom.sender_answer = "250 OK"
        assert do_due(office.context, NOON + HOUR).sent == 2


@pytest.mark.parametrize(("password", "sent"), [("密码 x", 2), ("wrong", 0)])
def test_the_password_comes_from_the_environment(
    sqlite_office: Office, mailroom: Mailroom, monkeypatch: pytest.MonkeyPatch, password: str, sent: int
) -> None:
    monkeypatch.setenv("JIANBAO_SMTP_PASSWORD", password)
    with serve(mailroom, login=True) as port:
        office = over_smtp(sqlite_office, port, username="jianbao")
        post(office, "zhang", "li")
        done = do_due(office.context, NOON)
    assert done.sent == sent
    assert bool(done.trouble) == (not sent)
    assert password not in done.trouble
    assert done.failed == 0


def test_a_password_file_that_is_missing_is_trouble(sqlite_office: Office, mailroom: Mailroom) -> None:
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port, username="jianbao", password_file="secret.txt")
        post(office, "zhang")
        assert "secret.txt" in do_due(office.context, NOON).trouble


@pytest.mark.parametrize("security", ["tls", "starttls"])
@pytest.mark.parametrize("trusted", [True, False])
def test_mails_leave_encrypted_or_not_at_all(
    sqlite_office: Office,
    mailroom: Mailroom,
    certificate: tuple[Path, Path],
    monkeypatch: pytest.MonkeyPatch,
    security: str,
    trusted: bool,
) -> None:
    chain, key = certificate
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    with serve(mailroom, tls=context, starttls=security == "starttls") as port:
        if trusted:
            monkeypatch.setenv("SSL_CERT_FILE", str(chain))
        office = over_smtp(sqlite_office, port, security=security)
        post(office, "zhang")
        done = do_due(office.context, NOON)
    assert (done.sent, "加密" in done.trouble) == ((1, False) if trusted else (0, True))


def test_starttls_is_never_given_up_for_a_server_that_has_none(sqlite_office: Office, mailroom: Mailroom) -> None:
    with serve(mailroom) as port:
        office = over_smtp(sqlite_office, port, security="starttls")
        post(office, "zhang")
        done = do_due(office.context, NOON)
    assert done.trouble
    assert mailroom.taken == []


def _never_says_farewell(listening: socket.socket, context: ssl.SSLContext, done: threading.Event) -> None:
    """To such a server TLS's end means nothing: it takes what comes, says goodbye to QUIT, and keeps the connection."""
    connection, _address = listening.accept()
    with context.wrap_socket(connection, server_side=True) as tls, tls.makefile("rwb", buffering=0) as lines:
        lines.write(b"220 ready\r\n")
        text = False
        while line := lines.readline():
            if text and line != b".\r\n":
                continue
            text = line == b"DATA\r\n"
            lines.write(b"354 go on\r\n" if text else b"221 bye\r\n" if line == b"QUIT\r\n" else b"250 OK\r\n")
            if line == b"QUIT\r\n":
                break
        done.wait()


def test_a_server_that_never_ends_tls_keeps_no_connection_of_ours_open(
    sqlite_office: Office, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    done = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=_never_says_farewell, args=(listening, context, done))
        server.start()
        try:
            office = over_smtp(sqlite_office, listening.getsockname()[1], security="tls")
            post(office, "zhang")
            assert do_due(office.context, NOON).sent == 1
            # An open socket that nobody holds any more is a ResourceWarning, which is an error here.
            gc.collect()
        finally:
            done.set()
            server.join()
