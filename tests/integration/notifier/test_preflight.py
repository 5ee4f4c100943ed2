"""``jianbao check --mail`` before real servers: what each can be got to say."""

from __future__ import annotations

import datetime as dt
import ssl
from pathlib import Path
from typing import Any

import pytest
from mail_server import Mailroom, serve
from notifier_workspace import NOON, make_settings

from feeds.settings import Settings
from notifier.mail import preflight

Certificate = tuple[Path, Path]
# aiosmtpd's own: it reports that it was asked to offer a login without TLS, and closes late.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd"),
]


def settings_of(workspace: Path, port: int, **smtp: Any) -> Settings:
    values = {"host": "127.0.0.1", "port": port, "username": "jianbao", **smtp}
    return make_settings(workspace, mail={"transport": "smtp", "smtp": values})


def server_of(certificate: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return context


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_a_good_server_is_told_with_its_certificate_and_its_login(
    tmp_path: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    monkeypatch.setenv("JIANBAO_SMTP_PASSWORD", "密码 x")
    with serve(Mailroom(), tls=server_of(certificate), starttls=security == "starttls", login=True) as port:
        found = list(preflight.relays(settings_of(tmp_path, port, security=security), NOON))
    assert [finding.good for finding in found][0::2] == [True, True]
    assert "证书" in found[1].text
    assert "jianbao" in found[2].text


def test_a_certificate_that_ends_soon_is_no_good_one(
    tmp_path: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
    # It was made for two days.
    now = dt.datetime.now(dt.UTC)
    with serve(Mailroom(), tls=server_of(certificate)) as port:
        found = list(preflight.relays(settings_of(tmp_path, port, security="tls", username=None), now))
    assert [finding.good for finding in found] == [True, False]
    assert "1 天" in found[1].text


def test_a_wrong_password_and_an_untrusted_certificate_are_told(
    tmp_path: Path, certificate: Certificate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIANBAO_SMTP_PASSWORD", "wrong")
    with serve(Mailroom(), login=True) as port:
        found = list(preflight.relays(settings_of(tmp_path, port, security="none"), NOON))
    assert [finding.good for finding in found] == [True, False]
    assert "wrong" not in found[1].text
    with serve(Mailroom(), tls=server_of(certificate)) as port:
        (finding,) = preflight.relays(settings_of(tmp_path, port, security="tls", username=None), NOON)
    assert not finding.good
    assert "证书" in finding.text
