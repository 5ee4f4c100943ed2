"""What comes back, read: reports by the standards, complaints, and the words of servers that keep to none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.bounces import Kind
from notifier.mail.reports import Returned, read

OURS = "<12.5.0123456789abcdef@jianbao.example>"


def report(action: str = "failed", status: str = "5.1.1", said: str = "smtp; 550 5.1.1 no such user") -> bytes:
    return f"""From: MAILER-DAEMON@mx.example.org
To: bounce+d12-0123456789abcdef@jianbao.example
Subject: Undelivered Mail
Message-ID: <of-the-report@mx.example.org>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; Zhang@example.org
Action: {action}
Status: {status}
Diagnostic-Code: {said}

--b
Content-Type: text/rfc822-headers

Subject: x
Message-ID: {OURS}

--b--
""".encode()


def found(data: bytes) -> Returned:
    returned = read(data)
    assert returned is not None
    return returned


@pytest.mark.parametrize(
    ("status", "said", "kind", "code"),
    [
        ("5.1.1", "smtp; 550 5.1.1 no such user", Kind.HARD, "5.1.1"),
        ("5.0.0", "smtp; 550 5.2.1 mailbox disabled", Kind.HARD, "5.2.1"),
        ("5.0.0", "smtp; 550 User not found: zhang@example.org", Kind.HARD, "5.0.0"),
        ("5.2.2", "smtp; 552 5.2.2 mailbox full", Kind.SOFT, "5.2.2"),
        ("5.1.1", "smtp; 550 mailbox is full", Kind.SOFT, "5.1.1"),
        ("5.7.1", "smtp; 554 5.7.1 rejected by policy", Kind.SOFT, "5.7.1"),
        ("4.4.7", "smtp; 421 timed out", Kind.SOFT, "4.4.7"),
    ],
)
def test_a_report_says_whether_the_address_is_to_blame(status: str, said: str, kind: Kind, code: str) -> None:
    returned = found(report(status=status, said=said))
    assert (returned.kind, returned.status) == (kind, code)
    assert returned.message_ids == (OURS,)
    assert returned.addressed == ("bounce+d12-0123456789abcdef@jianbao.example",)
    assert returned.recipients == ("zhang@example.org",)


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded"])
def test_what_is_not_final_is_no_bounce(action: str) -> None:
    assert read(report(action=action, status="4.4.1")) is None


def complaint(kind: str = "abuse") -> bytes:
    return f"""From: fbl@mx.example.org
To: bounce@jianbao.example
Subject: FW: x
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="b"

--b
Content-Type: message/feedback-report

Feedback-Type: {kind}
User-Agent: x/1
Version: 1
Original-Rcpt-To: zhang@example.org

--b
Content-Type: message/rfc822

From: a@jianbao.example
Message-ID: {OURS}

x
--b--
""".encode()


def test_a_complaint_is_one_and_praise_is_none() -> None:
    returned = found(complaint())
    assert (returned.kind, returned.message_ids, returned.recipients) == (
        Kind.COMPLAINT,
        (OURS,),
        ("zhang@example.org",),
    )
    assert read(complaint("not-spam")) is None


def words(subject: str, text: str, sender: str = "postmaster@mail.example.com", charset: str = "utf-8") -> bytes:
    head = f"From: {sender}\r\nTo: bounce@jianbao.example\r\nMIME-Version: 1.0\r\n"
    kind = f"Content-Type: text/plain; charset={charset}\r\nContent-Transfer-Encoding: 8bit\r\n"
    return f"{head}Subject: {subject}\r\n{kind}\r\n{text}\r\nMessage-ID: {OURS}\r\n".encode(charset)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (words("退信", "您的邮件未能送达 zhang@example.com。\r\n原因：收件人邮箱不存在。"), Kind.HARD),
        (words("退信通知", "投递失败：该用户不存在", charset="gb18030"), Kind.HARD),
        (words("系统退信", "邮件无法投递，对方邮箱空间已满"), Kind.SOFT),
        (words("系统退信", "被退回：发送频率太高，请稍后再发"), Kind.SOFT),
        (words("failure notice", "<zhang@example.com>: user unknown"), Kind.HARD),
        (words("Undelivered mail", "host said 554: message content rejected"), Kind.SOFT),
    ],
)
def test_words_are_understood(data: bytes, kind: Kind) -> None:
    returned = found(data)
    assert returned.kind is kind
    assert OURS in returned.message_ids


@pytest.mark.parametrize(
    "data",
    [
        b"",
        words("Re: digest", "The user unknown to me has left.", sender="zhang@example.org"),
        words("放假通知", "本人休假，稍后回复", sender="zhang@example.org"),
        words("Welcome", "nothing of the kind"),
        words("Delivery Status Notification (Delay)", "4.4.1 will try again"),
    ],
)
def test_what_people_write_is_no_bounce(data: bytes) -> None:
    assert read(data) is None


@given(st.binary(max_size=400), st.integers(0, 1200))
def test_no_mail_whatsoever_makes_it_fail(noise: bytes, place: int) -> None:
    read(noise)
    whole = report()
    read(whole[:place] + noise + whole[place:])
    read(complaint()[:place])
