"""The story of notifier.jobs over a real database and real files."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import threading
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from notifier_workspace import NOON, Office, make_office

from feeds.store import Store, schema
from notifier import jobs, ledger, senders
from notifier.jobs import Done, do_due, next_times
from notifier.mail.letter import Letter

HOUR = dt.timedelta(hours=1)
DAY = 24 * HOUR
EIGHT = dt.datetime(2026, 10, 16, 0, 0, tzinfo=dt.UTC)
"""Friday, 8 o'clock in Shanghai: the daily slot after NOON."""
NEWS = {"港口新开三条航线": "logistics", "出口退税再提速": "policy"}


def read(path: Path) -> email.message.EmailMessage:
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, email.message.EmailMessage)
    return message


def runs(office: Office, schedule: str) -> list[tuple[str, dict[str, Any]]]:
    query = sa.select(schema.runs.c.state, schema.runs.c.counts).where(schema.runs.c.schedule == schedule)
    with office.store.engine.connect() as connection:
        return [(row.state, row.counts) for row in connection.execute(query.order_by(schema.runs.c.id))]


def body(message: email.message.EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def test_a_released_issue_reaches_its_members_once(office: Office) -> None:
    office.members("zhang@example.org,张三,all,issue,", "li@example.org,李四,logistics,,", "wang@example.org,,policy,,")
    office.release(6, NEWS, NOON)
    done = do_due(office.context, NOON + HOUR)
    assert (done.opened, done.sent, done.problems) == (1, 2, ())
    assert [path.name for path in office.outbox] == [
        "issue-qiantang-2026-06-0001-li@example.org.eml",
        "issue-qiantang-2026-06-0001-zhang@example.org.eml",
    ]
    li = read(office.outbox[0])
    assert li["Subject"] == "港口新开三条航线"
    for kind in ("plain", "html"):
        assert "https://news.jianbao.example/items/qiantang-2026-06/01.html" in body(li, kind)
        assert "出口退税" not in body(li, kind)
        assert "李四，您好" in body(li, kind)
    assert do_due(office.context, NOON + HOUR) == Done()
    assert do_due(office.context, NOON + 2 * HOUR) == Done()


def test_a_correction_sends_no_second_mail(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.release(6, NEWS, NOON)
    assert do_due(office.context, NOON).sent == 1
    office.release(6, {**NEWS, "仓储指数公布": "logistics"}, NOON + HOUR)
    assert do_due(office.context, NOON + HOUR).sent == 0


def test_one_digest_a_day_merges_the_topics_and_the_issues(office: Office) -> None:
    office.members("zhang@example.org,张三,logistics;policy,daily,")
    assert do_due(office.context, NOON - HOUR).sent == 0
    office.release(6, NEWS, NOON)
    office.release(7, {"仓储指数公布": "logistics"}, NOON + HOUR)
    assert do_due(office.context, EIGHT - HOUR).sent == 0
    assert do_due(office.context, EIGHT).sent == 1
    text = body(read(office.outbox[0]), "plain")
    assert text.index("仓储指数公布\n2026") < text.index("港口新开三条航线\n2026") < text.index("出口退税再提速\n2026")
    office.release(8, {"多出来的一条": "logistics"}, EIGHT)
    assert do_due(office.context, EIGHT + HOUR).sent == 0  # the window is half-open: it belongs to tomorrow
    assert do_due(office.context, EIGHT + DAY).sent == 1


def test_the_audience_adds_up(office: Office) -> None:
    office.members(
        "a@example.org,,all,,",
        "b@example.org,,logistics,,",
        "c@example.org,,policy,issue,",
        "d@example.org,,all,weekly,",
    )
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    jobs.sync_members(office.context, NOON)
    with office.store.transaction() as connection:
        connection.exec_driver_sql("UPDATE subscriptions SET topic = 'renamed' WHERE member_id = 2")
    office.settings.members_file.unlink()
    do_due(office.context, NOON)
    ((state, counts),) = runs(office, "issue:qiantang-2026-06")
    assert state == "done"
    assert counts == {
        "candidates": 3,
        "prepared": 1,
        "excluded": {"no-items": 1, "unknown-topic": 1},
    }


def test_a_missed_digest_is_caught_up_and_a_stale_one_is_recorded_as_expired(office: Office) -> None:
    office.members("zhang@example.org,张三,all,daily,")
    do_due(office.context, NOON)
    office.release(6, NEWS, NOON + HOUR)
    office.release(7, {"仓储指数公布": "logistics"}, NOON + 4 * DAY)
    late = EIGHT + 4 * DAY + HOUR
    assert do_due(office.context, late).sent == 1
    assert "仓储指数公布" in read(office.outbox[0])["Subject"]
    equations = [counts for state, counts in runs(office, "daily") if state == "expired"]
    assert equations == [{"candidates": 1, "prepared": 0, "excluded": {"expired": 1}}]


def test_a_clock_that_was_ahead_for_a_moment_silences_no_digest(office: Office) -> None:
    office.members("zhang@example.org,张三,all,daily,")
    do_due(office.context, NOON)
    office.release(6, NEWS, NOON + HOUR)
    do_due(office.context, NOON + 365 * DAY)
    assert do_due(office.context, EIGHT + HOUR).sent == 1


def test_an_issue_found_days_after_its_release_is_not_sent(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.release(6, NEWS, NOON - 3 * DAY)
    assert do_due(office.context, NOON).sent == 0
    assert office.rows("SELECT state FROM runs WHERE schedule LIKE 'issue:%'") == [("expired",)]


def test_mails_that_waited_too_long_are_not_sent(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.settings.outbox.write_text("a file where the folder should be")
    office.release(6, NEWS, NOON)
    assert do_due(office.context, NOON).trouble
    office.settings.outbox.unlink()
    assert do_due(office.context, NOON + 2 * DAY).sent == 0
    ((state, answer),) = office.rows("SELECT state, answer FROM deliveries")
    assert state == "failed"
    assert "不再发送" in answer


def test_a_full_or_missing_outbox_is_trouble_and_nothing_is_lost(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    office.settings.outbox.write_text("a file where the folder should be")
    office.release(6, NEWS, NOON)
    done = do_due(office.context, NOON)
    assert (done.sent, done.failed) == (0, 0)
    assert "outbox" in done.trouble
    do_due(office.context, NOON + HOUR)
    assert len([entry for entry in office.store.last_errors(10) if entry.kind == "mail"]) == 1
    office.settings.outbox.unlink()
    assert do_due(office.context, NOON + HOUR).sent == 2


def test_a_file_in_the_outbox_is_never_overwritten(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.settings.outbox.mkdir()
    older = office.settings.outbox / "issue-qiantang-2026-06-0001-zhang@example.org.eml"
    older.write_text("of an earlier database")
    office.release(6, NEWS, NOON)
    assert do_due(office.context, NOON).sent == 1
    assert older.read_text() == "of an earlier database"
    assert len(office.outbox) == 2
    assert [path.name for path in office.settings.outbox.iterdir() if path.suffix != ".eml"] == []


def test_members_come_and_go_with_the_file_and_history_stays(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    do_due(office.context, NOON)
    office.members("zhang@example.org,张三丰,logistics,,")
    do_due(office.context, NOON + HOUR)
    office.members("zhang@example.org,张三丰,logistics,,", "li@example.org,李四,policy,,")
    do_due(office.context, NOON + 2 * HOUR)
    assert office.rows("SELECT email, name FROM members ORDER BY id") == [
        ("zhang@example.org", "张三丰"),
        ("li@example.org", "李四"),
    ]
    history = office.rows("SELECT member_id, topic, ended IS NULL, reason, origin FROM subscriptions ORDER BY id")
    assert history == [
        (1, "all", False, "removed from members.csv", "members.csv"),
        (2, "all", False, "removed from members.csv", "members.csv"),
        (1, "logistics", True, None, "members.csv"),
        (2, "policy", True, None, "members.csv"),
    ]


def test_a_mistake_in_the_members_costs_nobody_their_digest(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    do_due(office.context, NOON - HOUR)
    office.members("zhang@example.org,张三,al,,", "li@example.org,李四,all,,", "不是地址,王五,all,,")
    office.release(6, NEWS, NOON)
    done = do_due(office.context, NOON)
    assert done.sent == 2
    assert [(problem.line, problem.key) for problem in done.problems] == [(2, "topics"), (4, "email")]
    assert any("members.csv:2" in entry.message for entry in office.store.last_errors(10))


@pytest.mark.parametrize("content", ["", "nonsense", None])
def test_a_broken_or_missing_member_file_ends_no_subscription(office: Office, content: str | None) -> None:
    office.members("zhang@example.org,张三,all,,")
    do_due(office.context, NOON - HOUR)
    if content is None:
        office.settings.members_file.unlink()
    else:
        office.settings.members_file.write_text(content)
    office.release(6, NEWS, NOON)
    assert do_due(office.context, NOON).sent == 1


def test_a_member_file_that_is_being_written_is_left_alone(office: Office) -> None:
    now = dt.datetime.now(dt.UTC)
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    jobs.sync_members(office.context, now)
    office.members("zhang@example.org,张三,all,,")
    jobs.sync_members(office.context, dt.datetime.now(dt.UTC))
    running = "SELECT count(*) FROM subscriptions WHERE ended IS NULL"
    assert office.rows(running) == [(2,)]
    jobs.sync_members(office.context, dt.datetime.now(dt.UTC) + HOUR)
    assert office.rows(running) == [(1,)]


def test_a_member_file_that_has_not_changed_is_compared_again_after_an_hour_and_when_it_changes(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    now = dt.datetime.now(dt.UTC) + HOUR
    jobs.sync_members(office.context, now)
    running = "SELECT count(*) FROM subscriptions WHERE ended IS NULL"

    def lose_one() -> None:
        with office.store.transaction() as connection:
            connection.execute(sa.delete(schema.subscriptions))

    lose_one()
    jobs.sync_members(office.context, now + HOUR / 2)
    assert office.rows(running) == [(0,)]
    jobs.sync_members(office.context, now + HOUR)
    assert office.rows(running) == [(1,)]
    lose_one()
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    jobs.sync_members(office.context, now + HOUR)
    assert office.rows(running) == [(2,)]


def test_the_mistakes_of_a_member_file_are_given_as_long_as_they_are_there(office: Office) -> None:
    office.members("zhang@example.org,张三,no-such-topic,,")
    now = dt.datetime.now(dt.UTC) + HOUR
    first = jobs.sync_members(office.context, now)
    assert len(first) == 1
    assert jobs.sync_members(office.context, now + HOUR / 2) == first


def test_whoever_waits_is_told_how_far_the_sending_is(office: Office) -> None:
    office.members(*(f"m{n}@example.org,,all,," for n in range(3)))
    office.release(6, NEWS, NOON)
    told: list[tuple[int, int]] = []
    do_due(office.context, NOON, advance=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_a_batch_stops_when_asked_and_goes_on_with_the_next_call(office: Office) -> None:
    office.members(*(f"m{n}@example.org,,all,," for n in range(5)))
    office.release(6, NEWS, NOON)
    asked = iter([False, False, True])
    assert do_due(office.context, NOON, stop=lambda: next(asked)).sent == 2
    assert do_due(office.context, NOON).sent == 3


def test_a_mail_that_cannot_be_written_holds_up_no_other(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    office.release(6, NEWS, NOON)
    personal = Letter.personal

    def broken(letter: Letter, name: str, *rest: Any) -> dict[str, str]:
        if name == "张三":
            raise RuntimeError("a defect")
        return personal(letter, name, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(Letter, "personal", broken)
        done = do_due(office.context, NOON)
    assert (done.sent, done.failed) == (1, 0)
    assert done.trouble
    assert do_due(office.context, NOON + HOUR).sent == 1


def test_items_taken_back_before_the_mail_left_are_not_sent(office: Office) -> None:
    office.members("zhang@example.org,张三,policy,issue,")
    office.release(6, NEWS, NOON)
    jobs.sync_members(office.context, NOON)
    jobs.open_due(office.store, office.settings, NOON)
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    assert do_due(office.context, NOON).failed == 1
    assert office.outbox == []


def test_an_article_is_written_for_each_issue_and_again_when_it_changes(office: Office) -> None:
    key = office.release(6, NEWS, NOON)
    assert do_due(office.context, NOON).articles == 1
    page = office.settings.public / "wechat" / key / "index.html"
    assert "港口新开三条航线" in page.read_text(encoding="utf-8")
    assert do_due(office.context, NOON + HOUR).articles == 0
    office.release(6, {**NEWS, "仓储指数公布": "logistics"}, NOON + HOUR)
    assert do_due(office.context, NOON + HOUR).articles == 1
    assert "仓储指数公布" in page.read_text(encoding="utf-8")


def test_two_callers_at_once_send_every_mail_once(office: Office) -> None:
    database_url = office.store.engine.url.render_as_string(hide_password=False)
    office.members(*(f"m{n}@example.org,会员{n},all,," for n in range(40)))
    office.release(6, NEWS, NOON)
    start = threading.Barrier(3)
    sent: list[int] = []

    def call() -> None:
        with Store.open(database_url) as store:
            context = make_office(office.settings, store).context
            start.wait()
            sent.append(do_due(context, NOON).sent)

    threads = [threading.Thread(target=call) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sent) == 40
    assert len(office.outbox) == 40
    assert office.rows("SELECT count(*), max(attempts) FROM deliveries WHERE state = 'sent'") == [(40, 1)]
    assert len({read(path)["Message-ID"] for path in office.outbox}) == 40


def test_what_a_dead_sender_had_claimed_is_uncertain_and_not_sent_again(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,", "li@example.org,李四,all,,")
    office.release(6, NEWS, NOON)
    jobs.sync_members(office.context, NOON)
    jobs.open_due(office.store, office.settings, NOON)
    folder = office.settings.workspace / ".jianbao" / "senders"
    folder.mkdir(parents=True)
    (folder / "dead.lock").touch()  # nobody holds it
    (folder / "idle.lock").touch()  # nor this one, which died without a claim
    with office.store.transaction() as connection:
        assert ledger.claim(connection, [1], "dead", NOON)
    assert do_due(office.context, NOON + HOUR).sent == 1
    assert office.rows("SELECT state, attempts FROM deliveries ORDER BY id") == [("uncertain", 1), ("sent", 1)]
    assert do_due(office.context, NOON + 2 * HOUR).sent == 0
    assert office.rows("SELECT state FROM runs WHERE schedule LIKE 'issue:%'") == [("done",)]
    assert list(folder.iterdir()) == []


def test_a_sender_that_lives_keeps_its_claims(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.release(6, NEWS, NOON)
    jobs.sync_members(office.context, NOON)
    jobs.open_due(office.store, office.settings, NOON)
    folder = office.settings.workspace / ".jianbao" / "senders"
    with senders.alive(folder) as sender:
        with office.store.transaction() as connection:
            assert ledger.claim(connection, [1], sender, NOON)
        assert do_due(office.context, NOON + HOUR).sent == 0
        assert office.rows("SELECT state FROM deliveries") == [("sending",)]
    assert list(folder.iterdir()) == []


def test_a_sender_of_another_machine_is_believed_for_a_while(office: Office) -> None:
    office.members("zhang@example.org,张三,all,,")
    office.release(6, NEWS, NOON)
    jobs.sync_members(office.context, NOON)
    jobs.open_due(office.store, office.settings, NOON)
    with office.store.transaction() as connection:
        assert ledger.claim(connection, [1], "elsewhere", NOON)
    do_due(office.context, NOON + HOUR)
    assert office.rows("SELECT state FROM deliveries") == [("sending",)]
    do_due(office.context, NOON + 7 * HOUR)
    assert office.rows("SELECT state FROM deliveries") == [("uncertain",)]
    with office.store.transaction() as connection:
        ledger.settle(connection, 1, "elsewhere", ledger.State.SENT, "250 ok", NOON + 8 * HOUR)
    assert office.rows("SELECT state, answer FROM deliveries") == [("sent", "250 ok")]


def test_the_next_times_are_in_the_zone_of_the_settings(office: Office) -> None:
    assert next_times(office.settings, NOON) == {
        "daily": EIGHT,
        "weekly": dt.datetime(2026, 10, 19, 0, tzinfo=dt.UTC),
        "monthly": dt.datetime(2026, 11, 1, 0, tzinfo=dt.UTC),
    }
