"""A disk that fills up while mails go out: SQLite is given no more pages, as the system would give no more blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import sqlalchemy as sa
from mail_server import Mailroom, serve
from notifier_workspace import NOON, Office, make_office, make_settings
from sqlalchemy.exc import OperationalError

from notifier.jobs import do_due

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:aiosmtpd")
MEMBERS, BATCH = 60, 10


@contextmanager
def disk_with(office: Office, pages: int) -> Iterator[None]:
    """So many pages more than there are now."""

    def limit(connection: object, _record: object) -> None:
        cursor = connection.cursor()  # type: ignore[attr-defined]
        (there,) = cursor.execute("PRAGMA page_count").fetchone()
        cursor.execute(f"PRAGMA max_page_count = {there + pages}")
        cursor.close()

    engine = office.store.engine
    engine.dispose()
    sa.event.listen(engine, "connect", limit)
    try:
        yield
    finally:
        sa.event.remove(engine, "connect", limit)
        engine.dispose()


@pytest.mark.parametrize("pages", [0, 1, 2, 4])
def test_a_disk_that_is_full_loses_nothing_and_sends_nothing_twice(sqlite_office: Office, pages: int) -> None:
    mailroom = Mailroom()
    with serve(mailroom) as port:
        smtp = {"host": "127.0.0.1", "port": port, "security": "none"}
        mail = {"transport": "smtp", "smtp": smtp, "batch": BATCH}
        office = make_office(make_settings(sqlite_office.settings.workspace, mail=mail), sqlite_office.store)
        office.members(*(f"m{n:02d}@example.org,会员,all,," for n in range(MEMBERS)))
        office.release(6, {"港口新开三条航线": "logistics"}, NOON)
        do_due(office.context, NOON, stop=lambda: True)  # opened, and nothing sent
        assert office.rows("SELECT count(*) FROM deliveries WHERE state = 'pending'") == [(MEMBERS,)]
        with disk_with(office, pages):
            failed = False
            for _turn in range(3):
                try:
                    do_due(office.context, NOON)
                except OperationalError:
                    failed = True
            assert failed or len(mailroom.taken) == MEMBERS
        do_due(office.context, NOON)
    states = Counter(dict(office.rows("SELECT state, count(*) FROM deliveries GROUP BY state")))
    assert states["sent"] + states["uncertain"] == MEMBERS
    # Of each call that the disk has ended, at most the batch under way.
    assert states["uncertain"] <= 3 * BATCH
    assert max(Counter(mailroom.recipients).values()) == 1
    assert len(mailroom.taken) >= states["sent"]
