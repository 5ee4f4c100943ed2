"""Who of a run's candidates gets a mail, with what; and why the others get none. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from notifier.candidates import Candidate
from notifier.scopes import Contents


class Why(StrEnum):
    """Why a candidate of a run gets no mail."""

    UNKNOWN_TOPIC = "unknown-topic"  # none of the member's topics is configured any more
    NO_ITEMS = "no-items"
    GIVEN = "given"  # all of it stands in mails that the member gets otherwise
    UNCONFIRMED = "unconfirmed"
    COMPLAINED = "complained"
    SUPPRESSED = "suppressed"  # mails to the address have come back
    PAUSED = "paused"
    OLD_ISSUE = "old-issue"  # taken in long after its date: published, not mailed unless asked
    EXPIRED = "expired"  # the run was missed and is too old


MISSED = frozenset({Why.UNCONFIRMED, Why.COMPLAINED, Why.SUPPRESSED, Why.PAUSED, Why.OLD_ISSUE, Why.EXPIRED})
"""There was something for the member, and they did not get it."""


@dataclass(frozen=True, slots=True)
class Addressee:
    """A candidate of a run: the topics (in the order of topics.yaml) and the scope of their mail, or why none."""

    member_id: int
    domain: str = ""
    topics: tuple[str, ...] = ()
    scope: str = ""
    excluded: Why | None = None


def addressees(
    candidates: Iterable[Candidate], topics: Sequence[str], contents: Contents, *, against: Why | None = None
) -> Iterator[Addressee]:
    """Every candidate once. ``topics`` are the slugs configured, in their order; ``against`` stands against the run as
    a whole (EXPIRED, OLD_ISSUE)."""
    order = {slug: place for place, slug in enumerate(topics)}
    for candidate in candidates:
        known = tuple(sorted((one for one in candidate.topics if one.topic in order), key=lambda one: order[one.topic]))
        scope = contents.scope(known, candidate.earlier)
        if not known:
            why: Why | None = Why.UNKNOWN_TOPIC
        elif scope is None:
            why = Why.GIVEN if contents.owed(known) else Why.NO_ITEMS
        else:
            why = _against(candidate) or against
        if why is None:
            assert scope is not None
            yield Addressee(candidate.member_id, candidate.domain, tuple(one.topic for one in known), scope)
        else:
            yield Addressee(candidate.member_id, excluded=why)


def _against(candidate: Candidate) -> Why | None:
    if not candidate.confirmed:
        return Why.UNCONFIRMED
    if candidate.complained:
        return Why.COMPLAINED
    if candidate.suppressed:
        return Why.SUPPRESSED
    return Why.PAUSED if candidate.paused else None
