"""Every candidate of a run is in it, or left out for a reason that is named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from made_items import make_item

from feeds.model import Selection, Topic
from notifier.membership import Subscriber
from notifier.opening import audience
from notifier.runs import Why

TOPICS = [Topic(slug, slug, all=Selection(themes=frozenset({slug}))) for slug in ("logistics", "policy")]
ITEMS = [make_item(themes=["logistics"])]


def reason(*topics: str, expired: bool = False) -> Why | None:
    candidate = Subscriber(1, "a@b.cn", "", "zh-CN", topics)
    (found,) = audience([candidate], TOPICS, ITEMS, lambda slug: (), expired=expired)
    return found.excluded


def test_each_reason_has_its_name() -> None:
    assert reason("logistics", "policy") is None
    assert reason("policy") is Why.NO_ITEMS
    assert reason("renamed") is Why.UNKNOWN_TOPIC
    assert reason("renamed", "policy") is Why.NO_ITEMS
    assert reason("logistics", expired=True) is Why.EXPIRED
    assert reason("policy", expired=True) is Why.NO_ITEMS  # nothing was missed


def test_a_member_gets_all_their_topics_that_there_are() -> None:
    candidate = Subscriber(1, "a@b.cn", "", "zh-CN", ("policy", "renamed", "logistics"))
    (found,) = audience([candidate], TOPICS, ITEMS, lambda slug: ())
    assert found.topics == ("policy", "logistics")


@given(st.lists(st.lists(st.sampled_from(["logistics", "policy", "renamed"]), unique=True, min_size=1)), st.booleans())
def test_candidates_are_those_to_send_to_and_those_left_out(drawn: list[list[str]], expired: bool) -> None:
    candidates = [Subscriber(n, f"m{n}@b.cn", "", "zh-CN", tuple(topics)) for n, topics in enumerate(drawn)]
    found = audience(candidates, TOPICS, ITEMS, lambda slug: (), expired=expired)
    assert [one.member_id for one in found] == [candidate.id for candidate in candidates]
    assert all(bool(one.topics) != bool(one.excluded) for one in found)
    assert not (expired and any(one.topics for one in found))
