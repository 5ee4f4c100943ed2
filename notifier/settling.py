"""What the outcome of an attempt means for a delivery: its state, and when it is tried again. Pure but for the dice."""

from __future__ import annotations

import datetime as dt
import random

from notifier.ledger import Delivery, Settlement, State
from notifier.mail.transport import Fate, Outcome

# Minutes until the next attempt, by how many there were. After the last they repeat until the run is stale.
_RETRY = (5, 15, 30, 60, 120, 240)
# So that those who were turned away together do not come back together.
_JITTER = 0.15
# If the answer was about this mail after all, it does not keep its whole domain waiting a second time.
_AFTER_THE_OTHERS = dt.timedelta(minutes=5)
# A mail of its own has no run that becomes stale: after some two days it is given up.
_LONGEST_NOTICE = 16

_STATES = {
    Fate.TAKEN: State.SENT,
    Fate.LATER: State.PENDING,
    Fate.CROWDED: State.PENDING,
    Fate.NEVER: State.FAILED,
    Fate.NO_ADDRESS: State.FAILED,
    Fate.UNCERTAIN: State.UNCERTAIN,
}


def settlement_of(delivery: Delivery, outcome: Outcome, relay: str, now: dt.datetime) -> Settlement:
    """``delivery.attempts`` counts this one."""
    state, later, domain_until = _STATES[outcome.fate], None, None
    if state is State.PENDING:
        if delivery.run is None and delivery.attempts >= _LONGEST_NOTICE:
            state = State.FAILED
        else:
            later = now + wait(delivery.attempts, outcome.wait)
        if outcome.fate is Fate.CROWDED and later is not None:
            domain_until, later = later, later + _AFTER_THE_OTHERS
    return Settlement(
        delivery.id, state, outcome.answer, now, relay, later, fate=outcome.fate, domain_until=domain_until
    )


def wait(attempts: int, wanted: dt.timedelta | None) -> dt.timedelta:
    """At least what the receiver wants, and longer the more attempts there were."""
    usual = dt.timedelta(minutes=_RETRY[min(max(attempts, 1), len(_RETRY)) - 1])
    # A greylist names two minutes: whoever comes then is let in, so that time is taken the first time.
    base = wanted if wanted is not None and (attempts <= 1 or wanted > usual) else usual
    return base * (1 + random.uniform(0, _JITTER))
