"""The pages for members over HTTP: what acts, what does not, and what nobody is told."""

from __future__ import annotations

import datetime as dt
import json

import pytest
import sqlalchemy as sa
from member_desk import NOON, Desk

from feeds.store.schema import members
from notifier.members import Member, MemberFile, Subscription
from notifier.membership import sync
from notifier.personal import forget_unconfirmed

PAGES = ("preferences", "unsubscribe", "why", "erase", "pause", "feed", "data")
DAY = dt.timedelta(days=1)


def test_asking_confirming_and_choosing_from_the_first_page_to_the_last(desk: Desk) -> None:
    answer = desk.ask(
        topic=["all", "policy"], **{"often-policy": "monthly"}, name="李四", language="en", zone="Europe/Paris"
    )
    assert answer.url.path == "/subscribe/sent"
    assert (desk.running(), desk.member("a@b.cn").confirmed) == ({}, None)
    link = desk.confirmation()
    assert "Confirm" in desk.client.get(f"{link}?lang=en").text
    assert desk.running() == {}
    page = desk.client.post(link)
    assert page.url.path.startswith("/m/preferences/")
    assert desk.running() == {"all": "issue", "policy": "monthly"}
    member = desk.member("a@b.cn")
    assert (member.name, member.language, member.zone, member.confirmed) == ("李四", "en", "Europe/Paris", NOON)
    assert [kind for kind, _notice in desk.notices()] == ["confirm", "welcome"]
    desk.client.post(page.url.path, data={"topic": ["policy"], "language": "zh-CN"})
    assert desk.running() == {"policy": "weekly"}


def test_a_confirmation_twice_is_one(desk: Desk) -> None:
    desk.ask()
    link = desk.confirmation()
    desk.client.post(link)
    before = desk.state()
    assert desk.client.post(link).status_code == 200
    assert desk.state() == before


def test_a_known_address_gets_another_mail_and_the_browser_the_same_page(desk: Desk) -> None:
    desk.listed("known@b.cn")
    pages = [desk.ask(email).text for email in ("known@b.cn", "new@b.cn")]
    assert pages[0] == pages[1]
    assert [kind for kind, _notice in desk.notices()] == ["known", "confirm"]
    assert desk.running("known@b.cn") == {"all": "daily"}


def test_a_known_address_stays_a_secret_whatever_is_asked_how_often(desk: Desk) -> None:
    desk.listed("known@b.cn")
    answers = [(one.status_code, one.url.path) for one in (desk.ask("known@b.cn") for _turn in range(6))]
    assert set(answers) == {(200, "/subscribe/sent")}
    assert len(desk.notices()) == 3


def test_one_client_cannot_ask_for_ever(desk: Desk) -> None:
    codes = [desk.ask(f"m{turn}@b.cn").status_code for turn in range(22)]
    assert codes == [200] * 20 + [429] * 2
    assert len(desk.members()) == 20


def test_what_a_program_fills_in_goes_nowhere_and_it_is_not_told(desk: Desk) -> None:
    assert desk.ask(website="https://spam.example").url.path == "/subscribe/sent"
    assert desk.members() == []


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"email": "nobody"}, "邮件地址不对"),
        ({"topic": []}, "至少选一个专题"),
        ({"topic": ["no-such"]}, "至少选一个专题"),
        ({"sealed": "forged.forged.forged"}, "再按一次"),
    ],
)
def test_a_form_that_is_wrong_says_so_and_keeps_what_was_written(
    desk: Desk, fields: dict[str, object], words: str
) -> None:
    answer = desk.ask(**{"email": "a@b.cn", "name": "王五", **fields})  # type: ignore[arg-type]
    assert answer.status_code == 422
    assert words in answer.text
    assert 'value="王五"' in answer.text
    assert desk.members() == []


def test_a_form_of_another_site_is_refused(desk: Desk) -> None:
    token = desk.listed()
    for path in ("/subscribe", f"/m/unsubscribe/{token}"):
        answer = desk.client.post(path, data={"all": "1"}, headers={"Origin": "https://elsewhere.example"})
        assert answer.status_code == 403
    assert desk.running() == {"all": "daily"}


def test_a_form_sent_from_a_browser_that_was_not_given_it_is_refused(desk: Desk) -> None:
    desk.client.get("/subscribe")
    page = desk.client.get("/subscribe").text
    sealed = page.partition('name="sealed" value="')[2].partition('"')[0]
    desk.client.cookies.clear()
    data = {"sealed": sealed, "email": "a@b.cn", "topic": ["all"]}
    assert desk.client.post("/subscribe", data=data).status_code == 422
    assert desk.members() == []


@pytest.mark.parametrize("name", PAGES)
def test_a_scanner_that_opens_every_link_changes_nothing(desk: Desk, name: str) -> None:
    desk.listed()
    token = desk.delivered("a@b.cn", "all")
    desk.ask("new@b.cn")
    before = desk.state()
    for path in (f"/m/{name}/{token}", f"{desk.confirmation()}"):
        assert desk.client.get(path).status_code == 200
        assert desk.client.head(path).status_code == 200
    assert desk.state() == before


@pytest.mark.parametrize("name", PAGES)
def test_a_page_for_one_member_is_kept_by_nobody_and_told_to_nobody(desk: Desk, name: str) -> None:
    answer = desk.client.get(f"/m/{name}/{desk.listed()}")
    assert answer.headers["cache-control"] == "no-store"
    assert "noindex" in answer.headers["x-robots-tag"]
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("name", [*PAGES, "confirm"])
def test_a_link_that_is_not_ours_opens_nothing(desk: Desk, name: str) -> None:
    token = desk.listed()
    for wrong in (token[:-1], token.replace("1.", "2.", 1), "x", "1", "%00"):
        assert desk.client.get(f"/m/{name}/{wrong}").status_code == 404
        if name != "why":
            assert desk.client.post(f"/m/{name}/{wrong}").status_code == 404
    assert desk.running() == {"all": "daily"}


@pytest.mark.parametrize("multipart", [False, True])
def test_one_click_as_gmail_does_it(desk: Desk, multipart: bool) -> None:
    desk.listed("a@b.cn", "all", "policy")
    token = desk.delivered("a@b.cn", "all")
    body = {"List-Unsubscribe": "One-Click"}
    sent = {"files": {"List-Unsubscribe": (None, "One-Click")}} if multipart else {"data": body}
    desk.client.cookies.clear()
    answer = desk.client.post(f"/m/unsubscribe/{token}", follow_redirects=False, **sent)  # type: ignore[arg-type]
    assert answer.status_code == 200
    assert desk.running() == {"policy": "daily"}
    assert desk.notices() == []
    again = desk.client.post(f"/m/unsubscribe/{token}", follow_redirects=False, **sent)  # type: ignore[arg-type]
    assert again.status_code == 200


def test_unsubscribing_from_one_topic_leaves_the_others(desk: Desk) -> None:
    token = desk.listed("a@b.cn", "all", "policy")
    page = desk.client.post(f"/m/unsubscribe/{token}", data={"topic": ["all"]})
    assert "已保存" in page.text
    assert desk.running() == {"policy": "daily"}


def test_unsubscribing_from_everything_is_answered_by_a_mail_and_can_be_undone(desk: Desk) -> None:
    token = desk.listed("a@b.cn", "all", "policy")
    desk.client.post(f"/m/unsubscribe/{token}", data={"all": "1"})
    assert desk.running() == {}
    assert [kind for kind, _notice in desk.notices()] == ["goodbye"]
    desk.listed("a@b.cn", "all", "policy")
    assert desk.running() == {}
    desk.client.post(f"/m/preferences/{token}", data={"topic": ["all"]})
    assert desk.running() == {"all": "issue"}
    assert desk.member("a@b.cn").opted_out is None


def test_the_page_ticks_the_topics_of_the_mail_that_led_there(desk: Desk) -> None:
    desk.listed("a@b.cn", "all", "policy")
    page = desk.client.get(f"/m/unsubscribe/{desk.delivered('a@b.cn', 'policy')}").text
    assert 'value="policy" checked' in page
    assert 'value="all">' in page


@pytest.mark.parametrize(
    ("fields", "until"),
    [
        ({"until": "week"}, NOON + 7 * DAY),
        ({"until": "forever"}, dt.datetime(9999, 12, 31, tzinfo=dt.UTC)),
        ({"day": "2026-11-01"}, dt.datetime(2026, 10, 31, 16, tzinfo=dt.UTC)),
        ({"day": "2026-10-01"}, None),
        ({"day": "tomorrow"}, None),
    ],
)
def test_a_pause_ends_on_a_day_or_when_the_member_says_so(
    desk: Desk, fields: dict[str, str], until: dt.datetime | None
) -> None:
    token = desk.listed()
    desk.client.post(f"/m/pause/{token}", data=fields)
    assert desk.member("a@b.cn").paused_until == until
    desk.client.post(f"/m/pause/{token}", data={"until": "resume"})
    assert desk.member("a@b.cn").paused_until is None


def test_why_names_the_topics_of_the_mail_since_when_and_where_they_came_from(desk: Desk) -> None:
    desk.listed("a@b.cn", "all", "policy")
    desk.clock.moment += 3 * DAY
    page = desk.client.get(f"/m/why/{desk.delivered('a@b.cn', 'policy')}").text
    mail, _half, now = page.partition('id="now"')
    assert "2026年10月18日 的每日摘要" in mail
    assert "政策" in mail
    assert "2026年10月15日起，由编辑部的会员名单加入" in mail
    assert "全部" not in mail.partition("<h1")[2]
    assert "全部" in now


def test_a_mail_to_another_explains_nothing(desk: Desk) -> None:
    desk.listed("a@b.cn", "all")
    token = desk.delivered("a@b.cn", "all")
    member_id, delivery_id = desk.site.links.read(token) or (0, 0)
    desk.site.links.token(member_id + 1, delivery_id)
    desk.ask("c@d.cn")
    desk.client.post(desk.confirmation())
    other = desk.site.links.token(desk.member("c@d.cn").id, delivery_id)
    assert "每日摘要" not in desk.client.get(f"/m/why/{other}").text
    desk.client.post(f"/m/unsubscribe/{other}", data={"List-Unsubscribe": "One-Click"})
    assert desk.running("a@b.cn") == {"all": "daily"}


def test_everything_that_is_kept_can_be_taken_away(desk: Desk) -> None:
    token = desk.listed("a@b.cn", "all")
    desk.delivered("a@b.cn", "all")
    answer = desk.client.post(f"/m/data/{token}")
    assert "attachment" in answer.headers["content-disposition"]
    found = json.loads(answer.text)
    assert found["member"]["email"] == "a@b.cn"
    assert [one["topic"] for one in found["subscriptions"]] == ["all"]
    assert [one["schedule"] for one in found["mails"]] == ["daily"]


def test_who_is_erased_leaves_nothing_and_the_link_is_dead(desk: Desk) -> None:
    token = desk.listed()
    assert "已删除" in desk.client.post(f"/m/erase/{token}").text
    assert "a@b.cn" not in str(desk.state())
    assert "张三" not in str(desk.state())
    assert desk.client.get(f"/m/preferences/{token}").status_code == 404
    sync(desk.store, MemberFile((Member("a@b.cn", "张三", "zh-CN", (Subscription("all", "daily"),)),)), NOON)
    assert desk.members() == ["erased-1@invalid"]
    desk.ask()
    desk.client.post(desk.confirmation())
    assert desk.running() == {"all": "issue"}


def test_what_is_not_confirmed_in_a_week_is_forgotten(desk: Desk) -> None:
    desk.ask()
    link = desk.confirmation()
    with desk.store.transaction() as connection:
        assert forget_unconfirmed(connection, NOON + 6 * DAY) == 0
        assert forget_unconfirmed(connection, NOON + 8 * DAY) == 1
    assert "a@b.cn" not in str(desk.state())
    assert desk.client.post(link).status_code == 410
    assert desk.running() == {}


def test_a_suppressed_address_works_again_once_its_owner_has_confirmed_it(desk: Desk) -> None:
    token = desk.listed()
    desk.client.post(f"/m/unsubscribe/{token}", data={"all": "1"})
    with desk.store.transaction() as connection:
        connection.execute(sa.update(members).values(suppressed=NOON, suppression="550"))
    desk.ask()
    desk.client.post(desk.confirmation())
    assert desk.member("a@b.cn").suppressed is None


def test_without_an_open_door_there_is_no_page_to_subscribe_and_links_in_mails_work(desk: Desk) -> None:
    token = desk.listed()
    desk.site.settings.jianbao.site.__dict__["subscribe"] = "off"
    assert desk.client.get("/subscribe").status_code == 404
    assert desk.client.post("/subscribe", data={"email": "a@b.cn"}).status_code == 404
    assert desk.client.get(f"/m/preferences/{token}").status_code == 200


def test_a_body_without_end_is_refused(desk: Desk) -> None:
    answer = desk.client.post("/subscribe", content=b"x" * 200_000, headers={"Content-Type": "text/plain"})
    assert answer.status_code == 413


def test_hostile_names_are_text(desk: Desk) -> None:
    token = desk.listed()
    page = desk.client.post(f"/m/preferences/{token}", data={"topic": ["all"], "name": '"><script>alert(1)</script>'})
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_private_feed_is_made_read_and_revoked(desk: Desk) -> None:
    token = desk.listed()
    desk.client.post(f"/m/feed/{token}", data={"action": "new"})
    path = f"/feeds/member/{desk.member('a@b.cn').feed_key}"
    for ending in ("rss", "atom", "json"):
        answer = desk.client.get(f"{path}.{ending}")
        assert answer.status_code == 200
        assert "noindex" in answer.headers["x-robots-tag"]
        assert answer.headers["cache-control"].startswith("private")
        again = desk.client.get(f"{path}.{ending}", headers={"If-None-Match": answer.headers["etag"]})
        assert again.status_code == 304
    assert path in desk.client.get(f"/m/preferences/{token}").text
    desk.client.post(f"/m/feed/{token}", data={"action": "off"})
    assert desk.client.get(f"{path}.rss").status_code == 404
    assert desk.client.get("/feeds/member/x.rss").status_code == 404
