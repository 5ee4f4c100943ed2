"""Mails as bytes: what every server takes, read back by Python's own parser."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.utils import parseaddr
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.mail.addresses import Office, address, clean_header, named
from notifier.mail.message import Content, Personal, Stencil
from notifier.mail.places import fill_html, fill_text, place

OFFICE = Office(address("简报 <jianbao@jianbao.example>"), address("编辑部 <editor@jianbao.example>"))
LEAVE = "https://news.jianbao.example/m/unsubscribe/5-12.AbCdEfGhIjKlMnOpQrStUvWxYz"
DATE = dt.datetime(2026, 10, 15, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))


def stencil(
    subject: str = "港口新开航线",
    text: str = "正文\n",
    html: str | None = "<p>正文</p>\n",
    office: Office = OFFICE,
) -> Stencil:
    feedback = ("12", "daily", "digest", "jianbao")
    return Stencil(Content(subject, text, html, "zh-CN", "logistics.jianbao.example", feedback), office)


def personal(name: str = "张三", email: str = "zhang@example.org", **values: str) -> Personal:
    return Personal(named(name, email), "<12.5.0123456789abcdef@jianbao.example>", LEAVE, values)


def data(name: str = "张三", **content: Any) -> bytes:
    return stencil(**content).write(personal(name), DATE)


def read(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert [defect for part in message.walk() for defect in part.defects] == []
    return message


def assert_fit_for_every_server(raw: bytes) -> None:
    assert raw.isascii()
    assert b"\0" not in raw
    lines = raw.split(b"\r\n")
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998
    head = raw.split(b"\r\n\r\n")[0].split(b"\r\n")
    assert not any(line.startswith(b".") for line in lines)
    # What machines read is not folded; an encoded word's line has 76 characters at most (RFC 2047 2).
    long = (b"List-", b"Feedback-", b"Message-", b" <mailto:")
    assert all(len(line) <= (76 if b"=?" in line else 78) or line.startswith(long) for line in head)
    for word in re.findall(rb"=\?[^?]*\?.\?[^?]*\?=", b" ".join(head)):
        assert len(word) <= 75
    for part in email.message_from_bytes(raw).walk():
        if part.get("Content-Transfer-Encoding") == "base64":
            sent = str(part.get_payload()).split()
            assert all(len(line) <= 76 and len(line) % 4 == 0 for line in sent)
            assert not any("=" in line for line in sent[:-1])
        elif part.get("Content-Transfer-Encoding") == "quoted-printable":
            for line in str(part.get_payload()).splitlines():
                assert len(line) <= 76
                assert not line.endswith((" ", "\t"))
                assert re.fullmatch(r"([\t -<>-~]|=[0-9A-F]{2})*=?", line)


def test_the_headers_of_a_digest() -> None:
    message = read(data())
    assert message["Message-ID"] == "<12.5.0123456789abcdef@jianbao.example>"
    assert message["Date"].datetime == DATE
    assert message["Date"].endswith("+0800")
    assert message["Subject"] == "港口新开航线"
    assert str(message["From"]) == "简报 <jianbao@jianbao.example>"
    assert str(message["To"]) == "张三 <zhang@example.org>"
    assert str(message["Reply-To"]) == "编辑部 <editor@jianbao.example>"
    assert message["List-Id"] == "<logistics.jianbao.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Precedence"] == "bulk"
    assert message["Feedback-ID"] == "12:daily:digest:jianbao"
    assert message["MIME-Version"] == "1.0"


def test_one_click_leaves_and_a_mail_to_whoever_keeps_the_members_does_too() -> None:
    message = read(data())
    page, letter = [one.strip(" <>") for one in message["List-Unsubscribe"].split(",")]
    assert page == LEAVE
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = urlsplit(letter)
    assert (link.scheme, link.path) == ("mailto", "editor@jianbao.example")
    assert parse_qs(link.query) == {"subject": ["退订 zhang@example.org"]}
    without = Office(OFFICE.sender, None)
    assert "mailto:jianbao@jianbao.example?" in read(data(office=without))["List-Unsubscribe"]


def test_an_address_that_is_not_https_promises_no_one_click() -> None:
    local = Personal(named("", "zhang@example.org"), "<1@jianbao.example>", "http://127.0.0.1/m/unsubscribe/1")
    message = read(stencil().write(local, DATE))
    assert message["List-Unsubscribe"].startswith("<mailto:")
    assert "List-Unsubscribe-Post" not in message


def test_who_wants_text_alone_gets_no_html() -> None:
    message = read(data(html=None))
    assert message.get_content_type() == "text/plain"
    assert message["Content-Language"] == "zh-CN"
    assert message.get_content().strip() == "正文"


PIECES = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\ufdd0\ufdd1\0"), max_size=300)
LONG = st.builds(lambda piece, times: piece * times, PIECES, st.integers(1, 8))


@given(st.lists(st.tuples(LONG, LONG), max_size=4), LONG)
def test_each_member_reads_the_letter_with_their_own_parts_in_it(parts: list[tuple[str, str]], end: str) -> None:
    """Whatever the lengths are: a part in base64 is joined at three offsets, one in quoted-printable anywhere."""
    body = "".join(text + place(chr(97 + n)) for n, (text, _value) in enumerate(parts)) + end
    values = {chr(97 + n): value for n, (_text, value) in enumerate(parts)}
    made = stencil(text=body, html=body)
    for _turn in range(2):
        raw = made.write(personal(**values), DATE)
        assert_fit_for_every_server(raw)
        sent = {name: with_crlf(value) for name, value in values.items()}
        whole = with_crlf(body if body.endswith("\n") else body + "\n")
        for kind, expected in (("plain", fill_text(whole, sent)), ("html", fill_html(whole, sent))):
            part = read(raw).get_body((kind,))
            assert part is not None
            decoded = part.get_payload(decode=True)
            assert isinstance(decoded, bytes)
            assert decoded.decode() == expected


def with_crlf(text: str) -> str:
    return re.sub("\r\n|\r|\n", "\r\n", text)


@pytest.mark.parametrize(("text", "encoding"), [("Plain words. " * 50, "quoted-printable"), ("汉字" * 50, "base64")])
def test_a_body_travels_by_the_shorter_encoding(text: str, encoding: str) -> None:
    part = read(data(text=text)).get_body(("plain",))
    assert part is not None
    assert part["Content-Transfer-Encoding"] == encoding


def test_text_comes_before_html_and_each_says_its_language() -> None:
    message = read(data(text="文字\n", html="<p>网页</p>"))
    assert message.get_content_type() == "multipart/alternative"
    parts = list(message.iter_parts())
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    assert [part.get_content().strip() for part in parts] == ["文字", "<p>网页</p>"]
    assert [part["Content-Language"] for part in parts] == ["zh-CN", "zh-CN"]
    assert {part.get_content_charset() for part in parts} == {"utf-8"}


@pytest.mark.parametrize("body", ["", "a" * 5000, "汉" * 5000, ".\n..\nFrom 简报\n", "\r\n" * 20])
def test_any_body_travels_in_short_lines(body: str) -> None:
    raw = data(text=body, html=body)
    assert_fit_for_every_server(raw)
    plain = read(raw).get_body(("plain",))
    assert plain is not None
    assert plain.get_content().split() == body.split()


@pytest.mark.parametrize(
    "name",
    [
        "张三\r\nBcc: c@d.cn",
        '引号" 和 \\ 反斜线',
        "Zhang, San (注释) <x@y.cn>",
        "=?utf-8?q?=0d=0aBcc:_c=40d.cn?=",
        "👩‍👩‍👧" * 9,
        "\u202egro.elpmaxe\u202c",
        "\ud800半个",
        "浙江省电子商务促进会会刊编辑部通讯联络员张三先生" * 3,
        "",
    ],
)
def test_a_hostile_name_stays_a_name(name: str) -> None:
    raw = data(name=name, subject=name)
    assert_fit_for_every_server(raw)
    message = read(raw)
    assert sorted(message.keys()) == sorted(read(data()).keys())
    assert [mailbox.addr_spec for mailbox in message["To"].addresses] == ["zhang@example.org"]


@given(st.text(max_size=120), st.text(max_size=200))
def test_names_and_subjects_arrive_as_they_were_written(name: str, subject: str) -> None:
    raw = data(name=name, subject=subject)
    assert_fit_for_every_server(raw)
    # The older parser: the newer one puts a space between two encoded words of a name (Python 3.11).
    plain = email.message_from_bytes(raw)
    assert str(make_header(decode_header(plain["Subject"]))) == clean_header(subject)
    shown, spec = parseaddr(plain["To"])
    assert (str(make_header(decode_header(shown))), spec) == (clean_header(name), "zhang@example.org")


@pytest.mark.parametrize("text", ["", "简报", "简报 <>", "a@", "@b", "张三@例子.cn"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        address(text)
