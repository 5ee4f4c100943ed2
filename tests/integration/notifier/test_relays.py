"""Several relays: their shares, one that fails, and the limits of each and of the receivers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest
from mail_server import Mailroom, serve
from notifier_workspace import NOON, Office, make_office, make_settings
from subscribing import add_member, subscribe

from notifier.jobs import do_due
from notifier.mail import preflight

HOUR = dt.timedelta(hours=1)
# aiosmtpd's own: it closes late.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")


@pytest.fixture
def rooms() -> Iterator[tuple[Mailroom, Mailroom, list[dict[str, Any]]]]:
    first, second = Mailroom(), Mailroom()
    with serve(first) as one, serve(second) as other:
        yield (
            first,
            second,
            [
                {"name": "first", "host": "127.0.0.1", "port": one, "security": "none", "weight": 2},
                {"name": "second", "host": "127.0.0.1", "port": other, "security": "none"},
            ],
        )


def office_with(office: Office, count: int, **mail: Any) -> Office:
    settings = make_settings(office.settings.workspace, mail={"transport": "smtp", **mail})
    office = make_office(settings, office.store)
    office.members(*(f"m{n:02d}@example.org,会员,all,," for n in range(count)))
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    return office


def test_relays_share_the_mails_by_weight(sqlite_office: Office, rooms: Any) -> None:
    first, second, relays = rooms
    office = office_with(sqlite_office, 9, relays=relays)
    assert do_due(office.context, NOON).sent == 9
    assert (len(first.taken), len(second.taken)) == (6, 3)
    assert office.rows("SELECT relay, count(*) FROM deliveries GROUP BY relay ORDER BY relay") == [
        ("first", 6),
        ("second", 3),
    ]


def test_a_relay_that_fails_is_replaced_by_the_others(sqlite_office: Office, rooms: Any) -> None:
    first, second, relays = rooms
    first.sender_answer = "550 5.7.1 sender not owned by user"
    relays.append({**relays[0], "name": "nobody-there", "port": 1})
    office = office_with(sqlite_office, 9, relays=relays)
    done = do_due(office.context, NOON)
    assert (done.sent, done.failed) == (9, 0)
    assert "not owned" in done.trouble
    assert len(second.taken) == 9
    assert office.rows("SELECT max(attempts) FROM deliveries") == [(1,)]


def test_limits_leave_the_rest_for_later(sqlite_office: Office, rooms: Any) -> None:
    first, second, relays = rooms
    relays[0]["a_minute"] = 2
    office = office_with(sqlite_office, 9, relays=relays, domains=[{"domains": ["example.org"], "a_minute": 5}])
    assert do_due(office.context, NOON).sent == 5
    assert do_due(office.context, NOON).sent == 0
    assert do_due(office.context, NOON + dt.timedelta(minutes=1)).sent == 4
    assert len(first.taken) <= 4
    assert len(first.taken) + len(second.taken) == 9


def test_nothing_leaves_at_night(sqlite_office: Office, rooms: Any) -> None:
    quiet = {"start": "11:00", "end": "13:00"}  # NOON is noon in Shanghai
    office = office_with(sqlite_office, 3, relays=rooms[2], quiet_hours=quiet)
    assert do_due(office.context, NOON).sent == 0
    assert do_due(office.context, NOON + HOUR).sent == 3


@pytest.mark.parametrize(("allowed", "most"), [(1, 1), (2, 2), (None, 4)])
def test_a_receiver_gets_no_more_mails_at_once_than_it_likes(
    sqlite_office: Office, rooms: Any, allowed: int | None, most: int
) -> None:
    first, _second, relays = rooms
    first.slow = True
    domains = [{"domains": ["example.org"], "connections": allowed}] if allowed else []
    office = office_with(sqlite_office, 12, relays=relays[:1], domains=domains)
    assert do_due(office.context, NOON).sent == 12
    assert first.most_at_once == most


@pytest.mark.parametrize(("mails", "connections"), [(100, 1), (3, 3), (1, 7)])
def test_a_connection_carries_so_many_mails_and_is_then_replaced(
    sqlite_office: Office, rooms: Any, mails: int, connections: int
) -> None:
    first, _second, relays = rooms
    relays[0] |= {"connections": 1, "mails_a_connection": mails}
    assert do_due(office_with(sqlite_office, 7, relays=relays[:1]).context, NOON).sent == 7
    assert first.connections == connections


def test_a_receiver_that_wants_less_gets_nothing_for_a_while_and_the_others_theirs(
    sqlite_office: Office, rooms: Any
) -> None:
    first, _second, relays = rooms
    relays[0]["connections"] = 1
    settings = make_settings(sqlite_office.settings.workspace, mail={"transport": "smtp", "relays": relays[:1]})
    office = make_office(settings, sqlite_office.store)
    office.members("limited@qq.com,,all,,", *(f"m{n}@qq.com,,all,," for n in range(5)), "z@example.org,,all,,")
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    done = do_due(office.context, NOON)
    assert done.sent == 1
    assert first.recipients == ["z@example.org"]
    assert office.rows("SELECT attempts, count(*) FROM deliveries GROUP BY attempts ORDER BY attempts") == [
        (0, 5),
        (1, 2),
    ]
    assert do_due(office.context, NOON + dt.timedelta(minutes=29)).sent == 0
    # Half an hour and at most 15 % more; the one that was refused comes after the others.
    assert do_due(office.context, NOON + dt.timedelta(minutes=34, seconds=40)).sent == 5


def test_members_sleep_in_their_own_time_zone(sqlite_office: Office, rooms: Any) -> None:
    quiet = {"start": "22:00", "end": "07:00", "zone": "member"}
    mail = {"transport": "smtp", "relays": rooms[2][:1], "quiet_hours": quiet}
    office = make_office(make_settings(sqlite_office.settings.workspace, mail=mail), sqlite_office.store)
    for name, zone in (("home", None), ("new-york", "America/New_York"), ("london", "Europe/London")):
        subscribe(office, add_member(office, f"{name}@example.org", NOON, zone=zone), "all", "issue", NOON)
    office.release(7, {"口岸通关再提速": "policy"}, NOON)
    # Noon in Shanghai is midnight in New York and five in the morning in London.
    assert do_due(office.context, NOON).sent == 1
    assert do_due(office.context, NOON + 2 * HOUR).sent == 1
    assert rooms[0].recipients == ["home@example.org", "london@example.org"]
    assert do_due(office.context, NOON + 7 * HOUR).sent == 1


def test_the_preflight_tries_each_relay_and_names_the_records(sqlite_office: Office, rooms: Any) -> None:
    relays = [*rooms[2], {**rooms[2][0], "name": "nobody-there", "port": 1}]
    office = office_with(sqlite_office, 0, relays=relays, sender="a@jianbao.example")
    assert [finding.good for finding in preflight.relays(office.settings, NOON)] == [True, True, False]
    assert [record.name for record in preflight.records(office.settings)] == [
        "jianbao.example",
        "_dmarc.jianbao.example",
    ]
