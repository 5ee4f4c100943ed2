"""DKIM: every signature is good for another implementation, and for none once a signed part is changed."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import dkim
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from feeds.errors import SettingsError
from feeds.model import Taxonomies
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from notifier.mail.addresses import Office, address, named
from notifier.mail.message import Content, Personal, Stencil
from notifier.mail.places import place
from notifier.mail.signing import DkimSigner, Key, signer_of

RSA = Key("r1", generate_private_key(65537, 2048))
ED25519 = Key("e1", Ed25519PrivateKey.generate())
SIGNER = DkimSigner("jianbao.example", (RSA, ED25519))
NOW = dt.datetime(2026, 10, 15, 8, 0, tzinfo=dt.UTC)


def records(name: bytes, timeout: int = 5) -> bytes:
    return {
        b"r1._domainkey.jianbao.example.": RSA.record.encode(),
        b"e1._domainkey.jianbao.example.": ED25519.record.encode(),
    }[name]


def mail(name: str = "张三", subject: str = "港口新开航线", text: str = "正文\n") -> bytes:
    content = Content(subject, text, f"<p>{place('greeting')}</p>", "zh-CN", "digest.jianbao.example", ("1", "daily"))
    office = Office(address("简报 <jianbao@jianbao.example>"), address("编辑部 <editor@jianbao.example>"))
    leave = "https://news.jianbao.example/m/unsubscribe/5-12.AbCdEf"
    personal = Personal(named(name, "zhang@example.org"), "<12.5@jianbao.example>", leave, {"greeting": name})
    return Stencil(content, office, SIGNER).write(personal, NOW)


def verified(raw: bytes) -> list[bool]:
    def good(turn: int) -> bool:
        try:
            return bool(dkim.DKIM(raw).verify(idx=turn, dnsfunc=records))
        except dkim.ValidationError:
            return False

    return [good(turn) for turn in range(2)]


@hypothesis_settings(max_examples=25)
@given(st.text(max_size=60), st.text(max_size=120), st.text(max_size=300))
def test_both_signatures_are_good_whatever_is_written(name: str, subject: str, text: str) -> None:
    assert verified(mail(name, subject, text)) == [True, True]


def test_what_must_be_signed_is() -> None:
    for signature in re.findall(rb"DKIM-Signature:.*?b=", mail(), re.S):
        signed = b"".join(re.findall(rb"\bh=([^;]*);", signature)[0].split()).split(b":")
        wanted = "from to subject date message-id mime-version content-type list-unsubscribe list-unsubscribe-post"
        assert set(wanted.encode().split()) <= set(signed)
        assert signed.count(b"from") == 2
    assert max(map(len, mail().split(b"\r\n\r\n")[0].split(b"\r\n"))) <= 100


@pytest.mark.parametrize("change", [b"Subject: ", b"List-Unsubscribe: <https", b"List-Unsubscribe-Post: ", b"Date: T"])
def test_a_changed_header_is_found_out(change: bytes) -> None:
    raw = mail()
    assert raw.count(change) == 1
    assert verified(raw.replace(change, change[:-1] + b"X" + change[-1:])) == [False, False]


def test_a_changed_body_and_a_second_sender_are_found_out() -> None:
    assert verified(mail() + b"more\r\n") == [False, False]
    assert verified(b"From: x@example.org\r\n" + mail()) == [False, False]


def settings(workspace: Path, *keys: dict[str, str]) -> Settings:
    mail = {"sender": "a@jianbao.example", "dkim": {"keys": list(keys)}}
    jianbao = JianbaoSettings.model_validate({"mail": mail})
    return Settings(workspace, workspace / "config", jianbao, Taxonomies((), ()), (), ())


def test_keys_are_read_from_the_files_that_the_settings_name(tmp_path: Path) -> None:
    for key in (RSA, ED25519):
        pem = key.private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        (tmp_path / f"{key.selector}.pem").write_bytes(pem)
    keys = [{"selector": key.selector, "key_file": f"{key.selector}.pem"} for key in (RSA, ED25519)]
    signer = signer_of(settings(tmp_path, *keys))
    assert signer is not None
    assert signer.domain == "jianbao.example"
    assert [key.record for key in signer.keys] == [RSA.record, ED25519.record]


@pytest.mark.parametrize("content", [None, b"", b"no key"])
def test_a_key_that_cannot_be_read_is_named(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        (tmp_path / "key.pem").write_bytes(content)
    with pytest.raises(SettingsError, match=r"mail\.dkim\.keys\[1\]\.key_file.*key\.pem"):
        signer_of(settings(tmp_path, {"selector": "r1", "key_file": "key.pem"}))
