"""So many in so long, for each who asks."""

from __future__ import annotations

from jianbao.rate_limits import RateLimit, client_key


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_one_too_many_waits_until_the_first_is_long_enough_ago() -> None:
    clock = Clock()
    limit = RateLimit(2, 60, clock)
    assert [limit.allows("a") for _turn in range(3)] == [True, True, False]
    assert limit.allows("b")
    clock.now = 59
    assert not limit.allows("a")
    clock.now = 61
    assert limit.allows("a")


def test_the_addresses_of_one_household_are_one() -> None:
    assert client_key("2001:db8:1:2::3") == client_key("2001:db8:1:2:ffff::9")
    assert client_key("2001:db8:1:2::3") != client_key("2001:db8:1:3::3")
    assert client_key("192.0.2.1") != client_key("192.0.2.2")
    assert client_key("testclient") == "testclient"
