"""Members and their subscriptions brought in line with a list that the operator keeps.

What a member has decided on the pages stands against any list: who has unsubscribed is not subscribed again, who was
erased does not come back, and name, language, time zone and form are as the member set them. A list only ends what it
began.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from feeds.model import Topic
from feeds.store import Store
from feeds.store.schema import members, subscriptions
from notifier.keys import address_digest
from notifier.members import FILE, Member, MemberFile, Subscription
from notifier.subscriptions import BY_THE_MEMBER, CALENDAR, MAIL, PAGE, Changes, Ended, Running, of_row, running

IMPORT = "import"
_AT_ONCE = 500
_A_TRANSACTION = 5000
Digest = Callable[[str], str]
"""Of an address (``keys.address_digest``)."""


@dataclass
class Brought:
    """What became of a list. ``heeded`` are the addresses for which a member's own decision stood against it."""

    added: int = 0
    updated: int = 0
    started: int = 0
    ended: int = 0
    heeded: list[str] = field(default_factory=list)

    def add(self, other: Brought) -> None:
        self.added += other.added
        self.updated += other.updated
        self.started += other.started
        self.ended += other.ended
        self.heeded += other.heeded


def sync(store: Store, file: MemberFile, now: dt.datetime) -> Brought:
    """Makes the subscriptions from members.csv what the file says; a file that could not be read changes nothing.

    A member in a row with a mistake, and what other origins say, stay as they are.
    """
    if not file.complete:
        return Brought()
    digest = address_digest(store)
    # Most of the time nothing has changed: that is found out without keeping a writer waiting.
    with store.engine.connect() as connection:
        work = _of_file(connection, file, now, digest)
        if work.empty:
            return Brought(heeded=work.heeded)
    with store.transaction() as connection:
        _one_at_a_time(connection)
        return _of_file(connection, file, now, digest).write()


def heeded(store: Store, file: MemberFile) -> list[str]:
    """The addresses in members.csv for which what the member has decided stands against the file."""
    with store.engine.connect() as connection:
        return _of_file(connection, file, dt.datetime.now(dt.UTC), address_digest(store)).heeded


def bring_in(
    store: Store, listed: Sequence[Member], now: dt.datetime, advance: Callable[[int, int], None] = lambda _d, _t: None
) -> Brought:
    """Adds these members and their subscriptions; nobody else's end. The same again changes nothing: a list that was
    cut off is simply brought in once more. In transactions of some thousand; ``advance`` is told (done, total)."""
    digest = address_digest(store)
    whole = Brought()
    for at in range(0, len(listed), _A_TRANSACTION):
        some = listed[at : at + _A_TRANSACTION]
        with store.transaction() as connection:
            _one_at_a_time(connection)
            work = _Bringing(connection, IMPORT, now, digest)
            work.bring(some)
            whole.add(work.write())
        advance(at + len(some), len(listed))
    return whole


def _of_file(connection: sa.Connection, file: MemberFile, now: dt.datetime, digest: Digest) -> _Bringing:
    work = _Bringing(connection, FILE, now, digest)
    work.bring(file.members)
    work.end_what_is_gone({member.email.lower() for member in file.members} | file.doubtful)
    return work


def topics_moved(connection: sa.Connection, topics: Sequence[Topic]) -> bool:
    return bool(_moved(running(connection), topics))


def follow_topics(connection: sa.Connection, topics: Sequence[Topic], now: dt.datetime) -> int:
    """Takes subscriptions along where topics.yaml gives a topic another slug (``was``) or another default frequency.
    Gives how many."""
    _one_at_a_time(connection)
    found = running(connection)
    moved = _moved(found, topics)
    if not moved:
        return 0
    zones = {row.id: row.zone for row in connection.execute(sa.select(members.c.id, members.c.zone))}
    had = {(one.member_id, one.topic) for one in found}
    changes = Changes(connection, now)
    for one, topic in moved:
        if topic.slug == one.topic:
            changes.replace(one, Ended.DEFAULT_CHANGED, zone=zones[one.member_id], frequency=topic.frequency)
        elif (one.member_id, topic.slug) in had:
            changes.end(one, Ended.RENAMED)
        else:
            frequency = one.frequency if one.chosen else topic.frequency
            zone = zones[one.member_id]
            changes.replace(one, Ended.RENAMED, zone=zone, topic=topic.slug, frequency=frequency)
            had.add((one.member_id, topic.slug))
    changes.write()
    return len(moved)


def _moved(found: Sequence[Running], topics: Sequence[Topic]) -> list[tuple[Running, Topic]]:
    """Subscriptions whose topic has another slug or default now, with the topic."""
    by_slug = {topic.slug: topic for topic in topics}
    renamed = {old: topic for topic in topics for old in topic.was}
    pairs = [(one, by_slug.get(one.topic) or renamed.get(one.topic)) for one in found]
    return [
        (one, topic)
        for one, topic in pairs
        if topic and (topic.slug != one.topic or (not one.chosen and topic.frequency != one.frequency))
    ]


def any_members(connection: sa.Connection) -> bool:
    return connection.execute(sa.select(members.c.id).limit(1)).first() is not None


def _one_at_a_time(connection: sa.Connection) -> None:
    """Two processes must not both start one subscription. SQLite has one writer anyway."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("LOCK TABLE members IN SHARE ROW EXCLUSIVE MODE")


class _Bringing:
    """One list being brought in: first all that has to change, read; then that, written."""

    def __init__(self, connection: sa.Connection, origin: str, now: dt.datetime, digest: Digest) -> None:
        self._connection = connection
        self._origin = origin
        self._now = now
        self._digest = digest
        self._changes = Changes(connection, now)
        self._fresh: list[Member] = []
        self._updates: dict[int, dict[str, object]] = {}
        self._brought = Brought()
        self._rows = {row.email.lower(): row for row in connection.execute(sa.select(members))}
        self._gone = {row.former for row in self._rows.values() if row.former}
        self._running, self._decided = self._read_subscriptions()

    @property
    def heeded(self) -> list[str]:
        return self._brought.heeded

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self._fresh or self._updates or self._changes.started or self._changes.ended)

    def bring(self, listed: Sequence[Member]) -> None:
        for member in listed:
            row = self._rows.get(member.email.lower())
            if row is None:
                erased = self._gone and self._digest(member.email) in self._gone
                (self._brought.heeded.append(member.email) if erased else self._fresh.append(member))
            elif row.opted_out:
                self._brought.heeded.append(member.email)
            else:
                self._bring_known(row, member)

    def end_what_is_gone(self, listed: Collection[str]) -> None:
        """For members whom the list has no more; those who have nothing left have left."""
        for email, row in self._rows.items():
            if email in listed:
                continue
            mine = self._running.get(row.id, {}).values()
            for one in mine:
                if one.origin == self._origin:
                    self._changes.end(one, Ended.GONE_FROM_FILE)
            if row.origin == self._origin and row.left is None and all(one.origin == self._origin for one in mine):
                self._updates.setdefault(row.id, {})["left"] = self._now

    def write(self) -> Brought:
        self._add()
        for member_id, values in self._updates.items():
            self._connection.execute(sa.update(members).where(members.c.id == member_id).values(**values))
        self._changes.write()
        self._brought.updated = len(self._updates)
        self._brought.started, self._brought.ended = self._changes.started, self._changes.ended
        return self._brought

    def _read_subscriptions(self) -> tuple[dict[int, dict[str, Running]], set[tuple[int, str]]]:
        """What runs, by member and topic; and the pairs of member and topic that the member has decided on."""
        found: dict[int, dict[str, Running]] = {}
        decided: dict[tuple[int, str], bool] = {}
        for row in self._connection.execute(sa.select(subscriptions).order_by(subscriptions.c.id)):
            decided[row.member_id, row.topic] = row.origin == PAGE or row.reason in BY_THE_MEMBER
            if row.ended is None and row.channel == MAIL:
                found.setdefault(row.member_id, {})[row.topic] = of_row(row)
        return found, {pair for pair, by_her in decided.items() if by_her}

    def _bring_known(self, row: sa.Row[tuple[object, ...]], member: Member) -> None:
        moved = not row.settled and row.zone != member.zone
        self._refresh(row, member)
        mine = self._running.get(row.id, {})
        wanted = {one.topic: one for one in member.subscriptions}
        for topic, one in mine.items():
            listed = wanted.get(topic)
            served_anew = moved and one.frequency in CALENDAR
            if one.origin != self._origin or (row.id, topic) in self._decided or (not listed and self._origin != FILE):
                if served_anew:
                    self._changes.replace(one, Ended.CHANGED_IN_LIST, zone=row.zone)
            elif listed is None:
                self._changes.end(one, Ended.GONE_FROM_FILE)
            elif served_anew or _differs(one, listed):
                # A default that has changed in topics.yaml is followed by ``follow_topics``.
                frequency = listed.frequency if _differs(one, listed) else one.frequency
                self._changes.replace(
                    one, Ended.CHANGED_IN_LIST, zone=row.zone, frequency=frequency, chosen=listed.chosen
                )
        heeded = False
        for topic, listed in wanted.items():
            if topic in mine:
                continue
            if (row.id, topic) in self._decided:
                heeded = True
            else:
                self._start(row.id, listed)
        if heeded:
            self._brought.heeded.append(member.email)

    def _refresh(self, row: sa.Row[tuple[object, ...]], member: Member) -> None:
        """What the list says of a known member; one who had left is back."""
        values: dict[str, object] = {"email": member.email, "left": None, "confirmed": row.confirmed or self._now}
        if not row.settled:
            values |= {"name": member.name, "language": member.language, "zone": member.zone, "form": member.form}
        changed = {name: value for name, value in values.items() if getattr(row, name) != value}
        if changed:
            self._updates[row.id] = changed

    def _add(self) -> None:
        for at in range(0, len(self._fresh), _AT_ONCE):
            some = self._fresh[at : at + _AT_ONCE]
            inserting = sa.insert(members).returning(members.c.id, sort_by_parameter_order=True)
            ids = self._connection.scalars(inserting, [self._values(member) for member in some]).all()
            for member_id, member in zip(ids, some, strict=True):
                for wanted in member.subscriptions:
                    self._start(member_id, wanted)
        self._brought.added = len(self._fresh)

    def _values(self, member: Member) -> dict[str, object]:
        return {
            "email": member.email,
            "name": member.name,
            "language": member.language,
            "zone": member.zone,
            "form": member.form,
            "origin": self._origin,
            "joined": self._now,
            "confirmed": self._now,
        }

    def _start(self, member_id: int, wanted: Subscription) -> None:
        self._changes.start(member_id, wanted.topic, wanted.frequency, chosen=wanted.chosen, origin=self._origin)


def _differs(one: Running, listed: Subscription) -> bool:
    return one.chosen != listed.chosen or (listed.chosen and one.frequency != listed.frequency)
