"""A mail that came back, as servers write it: a bounce (RFC 3464) or a complaint (ARF, RFC 5965)."""

from __future__ import annotations

_REPORT = """From: MAILER-DAEMON@mx.example.org
To: {to}
Subject: Undelivered Mail
MIME-Version: 1.0
Content-Type: multipart/report; report-type={kind}; boundary="b"

--b
Content-Type: message/{kind}

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; zhang@example.org
Feedback-Type: abuse
Action: failed
Status: 5.1.1

--b
Content-Type: text/rfc822-headers

Message-ID: {message_id}

--b--
"""


def report(kind: str = "delivery-status", to: str = "b@jianbao.example", message_id: str = "<x@y.example>") -> bytes:
    """``kind`` delivery-status or feedback-report, about a mail to zhang@example.org that nobody there takes."""
    return _REPORT.format(kind=kind, to=to, message_id=message_id).encode()
