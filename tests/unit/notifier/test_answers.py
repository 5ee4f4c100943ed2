"""What a server's answer means: the codes of RFC 5321 and the words of the big receivers."""

from __future__ import annotations

import datetime as dt

import pytest

from notifier.mail.answers import classify, concerns_the_relay
from notifier.mail.transport import Fate

MINUTE = dt.timedelta(minutes=1)

ANSWERS = [
    # code, text, what it means, how long it wants us to wait
    (250, "OK queued as 12", Fate.TAKEN, None),
    # QQ: a 5xx that is a limit
    (550, "Ip frequency limited. https://service.example/help", Fate.CROWDED, 30 * MINUTE),
    (550, "Connection frequency limited", Fate.CROWDED, 30 * MINUTE),
    (550, "Domain frequency limited", Fate.CROWDED, 30 * MINUTE),
    (550, "Mail content denied. https://service.example/help", Fate.NEVER, None),
    (550, "Mailbox not found. https://service.example/help", Fate.NO_ADDRESS, None),
    (550, "Mailbox unavailable or access denied", Fate.NEVER, None),
    # 163 and 126
    (421, "HL:REP 163 smtp8,x,1 reputation", Fate.CROWDED, 15 * MINUTE),
    (421, "HL:ICC 163 smtp8 connections", Fate.CROWDED, 15 * MINUTE),
    (421, "HL:IFC 163 smtp8 frequency", Fate.CROWDED, 15 * MINUTE),
    (450, "MI:DMC 163 smtp8 mails in a connection", Fate.LATER, MINUTE),
    (451, "MI:SFQ 163 smtp8 sender frequency", Fate.CROWDED, 15 * MINUTE),
    (450, "MI:CEL 163 smtp8", Fate.CROWDED, 15 * MINUTE),
    (451, "DT:SPM 163 smtp8 please try again", Fate.LATER, 2 * MINUTE),
    (554, "DT:SPM 163 smtp8", Fate.NEVER, None),
    (550, "User not found: zhang@example.com", Fate.NO_ADDRESS, None),
    (550, "User suspended", Fate.NO_ADDRESS, None),
    # the enhanced codes of everyone
    (550, "5.1.1 The email account that you tried to reach does not exist", Fate.NO_ADDRESS, None),
    (550, "5.1.1 User unknown", Fate.NO_ADDRESS, None),
    (553, "5.1.3 invalid recipient", Fate.NO_ADDRESS, None),
    (550, "5.2.1 mailbox disabled", Fate.NO_ADDRESS, None),
    (550, "无此用户", Fate.NO_ADDRESS, None),
    (552, "5.2.2 mailbox full", Fate.NEVER, None),
    (554, "5.7.1 rejected as spam", Fate.NEVER, None),
    (550, "5.7.26 unauthenticated: SPF and DKIM did not pass", Fate.NEVER, None),
    (552, "5.3.4 message too big", Fate.NEVER, None),
    (450, "4.2.1 mailbox busy", Fate.LATER, None),
    (451, "4.7.1 Greylisted, come back", Fate.LATER, 5 * MINUTE),
    (452, "4.2.2 over quota", Fate.LATER, None),
    (421, "4.3.2 shutting down", Fate.LATER, None),
    (421, "4.7.0 too many connections from your host", Fate.CROWDED, None),
    (450, "4.7.28 rate limited", Fate.CROWDED, None),
    (550, "please try again later", Fate.LATER, None),
    (599, "nothing that we know", Fate.NEVER, None),
    # not an answer to a mail
    (354, "go on", Fate.UNCERTAIN, None),
    (-1, "not an answer at all", Fate.UNCERTAIN, None),
]


@pytest.mark.parametrize(("code", "text", "fate", "wait"), ANSWERS, ids=[f"{a[0]} {a[1]}" for a in ANSWERS])
def test_an_answer_means(code: int, text: str, fate: Fate, wait: dt.timedelta | None) -> None:
    outcome = classify(code, text)
    assert (outcome.fate, outcome.wait, outcome.answer) == (fate, wait, f"{code} {text}")


@pytest.mark.parametrize(
    ("code", "text", "ours"),
    [
        (530, "5.7.0 Must issue a STARTTLS command first", True),
        (535, "5.7.8 authentication failed", True),
        (550, "5.7.1 authentication required", True),
        (550, "5.1.1 no such user", False),
        (554, "5.7.1 rejected as spam", False),
        (250, "OK", False),
    ],
)
def test_what_is_between_us_and_our_relay_is_no_members_fault(code: int, text: str, ours: bool) -> None:
    assert concerns_the_relay(code, text) is ours
