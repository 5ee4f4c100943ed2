"""Every candidate of a run is in it, or left out for a reason that is named."""

from __future__ import annotations

import datetime as dt
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from made_items import NOON

from notifier.audience import Addressee, Why, addressees
from notifier.candidates import Candidate
from notifier.scopes import Contents, Earlier, Owed

TOPICS = ["logistics", "policy"]
HOUR = dt.timedelta(hours=1)


def contents(shared: dict[int, dict[int, int]] | None = None) -> Contents:
    """Three items: two of logistics, and one of policy from before the window."""
    return Contents(
        released={0: NOON, 1: NOON + HOUR, 2: NOON - HOUR},
        early=frozenset({2}),
        selected={"logistics": frozenset({0, 1}), "policy": frozenset({2})},
        shared=shared or {},
    )


def found(*topics: Owed | str, against: Why | None = None, about: Contents | None = None, **state: Any) -> Addressee:
    owed = tuple(Owed(topic) if isinstance(topic, str) else topic for topic in topics)
    candidate = Candidate(1, "b.cn", owed, **state)
    (one,) = addressees([candidate], TOPICS, about or contents(), against=against)
    return one


def test_each_reason_has_its_name() -> None:
    assert found("logistics", "policy").excluded is None
    assert found("policy").excluded is Why.NO_ITEMS
    assert found("renamed").excluded is Why.UNKNOWN_TOPIC
    assert found("renamed", "policy").excluded is Why.NO_ITEMS
    assert found("logistics", confirmed=False).excluded is Why.UNCONFIRMED
    assert found("logistics", suppressed=True).excluded is Why.SUPPRESSED
    assert found("logistics", suppressed=True, complained=True).excluded is Why.COMPLAINED
    assert found("logistics", paused=True).excluded is Why.PAUSED
    assert found("logistics", against=Why.EXPIRED).excluded is Why.EXPIRED
    # Whatever else stands in the way: nothing was missed.
    assert found("policy", against=Why.EXPIRED, paused=True).excluded is Why.NO_ITEMS


def test_a_member_gets_all_their_topics_that_there_are_in_the_order_of_the_settings() -> None:
    assert found("policy", "renamed", "logistics").topics == ("logistics", "policy")
    assert found("policy", "renamed", "logistics").scope == ""


def test_a_subscription_that_has_just_begun_gets_what_it_is_owed_and_no_more() -> None:
    assert found(Owed("policy", NOON - HOUR)).scope == "2"
    assert found(Owed("policy", NOON - HOUR / 2)).excluded is Why.NO_ITEMS
    assert found(Owed("logistics", NOON + HOUR)).scope == "1"
    assert found("logistics", Owed("policy", NOON - 2 * HOUR)).scope == "0-2"


def test_what_another_mail_carries_is_left_out() -> None:
    about = contents({7: {0: 4, 1: 5}})
    assert found("logistics", about=about, earlier=(Earlier(7, ("logistics",), ""),)).excluded is Why.GIVEN
    assert found("logistics", about=about, earlier=(Earlier(7, ("logistics",), "4"),)).scope == "1"
    assert found("logistics", about=about, earlier=(Earlier(7, ("policy",), ""),)).scope == ""
    assert found("logistics", about=about, earlier=(Earlier(8, ("logistics",), ""),)).scope == ""


def test_what_was_early_in_another_run_was_not_in_a_mail_of_its_window_alone() -> None:
    about = contents({7: {0: 4, 1: 5}})
    about.early_of = {7: frozenset({5})}
    assert found("logistics", about=about, earlier=(Earlier(7, ("logistics",), ""),)).scope == "1"


@given(st.lists(st.lists(st.sampled_from([*TOPICS, "renamed"]), unique=True, min_size=1)), st.booleans())
def test_candidates_are_those_to_send_to_and_those_left_out(drawn: list[list[str]], expired: bool) -> None:
    candidates = [Candidate(n, "b.cn", tuple(map(Owed, topics))) for n, topics in enumerate(drawn)]
    people = list(addressees(candidates, TOPICS, contents(), against=Why.EXPIRED if expired else None))
    assert [one.member_id for one in people] == [candidate.member_id for candidate in candidates]
    assert all(bool(one.topics) != bool(one.excluded) for one in people)
    assert not (expired and any(one.topics for one in people))
