"""What a server's answer means: the codes of RFC 5321 and the words of the big receivers."""

from __future__ import annotations

import pytest

from feeds.errors import DeliveryError, PermanentFailure, TemporaryFailure, UncertainOutcome
from notifier.mail.smtp import classify


@pytest.mark.parametrize(
    ("code", "message", "kind"),
    [
        (421, "HL:REP 163 smtp8, too many connections", TemporaryFailure),
        (450, "MI:DMC mails a connection exceeded", TemporaryFailure),
        (451, "DT:SPM", TemporaryFailure),
        (550, "Connection frequency limited", TemporaryFailure),
        (550, "Mailbox not found", PermanentFailure),
        (554, "DT:SPM rejected", PermanentFailure),
        (250, "queued, but not as it should be", UncertainOutcome),
        (-1, "not an answer at all", UncertainOutcome),
    ],
)
def test_an_answer_is_not_now_or_never_or_unknown(code: int, message: str, kind: type[DeliveryError]) -> None:
    failure = classify(code, message)
    assert type(failure) is kind
    assert str(failure) == f"{code} {message}"
