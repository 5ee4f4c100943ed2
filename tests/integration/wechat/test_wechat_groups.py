"""Group robots: each group its topics, once an issue, within the robot's limits."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from wechat_server import Fault, WeChat
from wechat_workspace import Desk

from feeds.model import Tag

OpenDesk = Callable[..., Desk]
MEMBERS = {"slug": "members"}
LOGISTICS = {"slug": "logistics-group", "topics": ["logistics"]}


@pytest.fixture
def open_groups(open_desk: OpenDesk) -> OpenDesk:
    def opened(*groups: dict[str, Any], **wanted: Any) -> Desk:
        return open_desk(account=False, groups=groups or (MEMBERS,), **wanted)

    return opened


def texts(wechat: WeChat) -> list[str]:
    return [message["markdown"]["content"] for message in wechat.messages]


def test_a_group_gets_a_new_issue_once(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    key = desk.release()
    done = desk.work()
    assert done.group_posts == 1
    (text,) = texts(wechat)
    assert text.startswith("**钱塘商讯第6期**\n与本群有关的 3 条")
    assert f"**[钱塘江口第1座驿站开门迎客](https://news.jianbao.example/items/{key}/01.html)**" in text
    assert f"(https://news.jianbao.example/issues/{key}/)" in text
    assert "> 第1座驿站开门，附近三个镇的包裹当天送到。" in text
    desk.release(count=4)
    desk.work(60)
    assert len(wechat.messages) == 1


def test_a_group_gets_the_items_of_its_topics(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups(LOGISTICS, {"slug": "policy-group", "topics": ["policy"]})
    desk.release(6, theme="logistics")
    desk.release(7, theme="events")
    assert desk.work().group_posts == 1
    assert "第6期" in texts(wechat)[0]
    assert desk.rows("SELECT target FROM deliveries") == [("logistics-group",)]


def test_a_long_issue_is_split_between_items_and_every_item_is_there_once(
    open_groups: OpenDesk, wechat: WeChat
) -> None:
    desk = open_groups()
    desk.release(count=60, summary="长" * 118 + "。")
    desk.work()
    assert 1 < len(wechat.messages) <= 20
    found = re.findall(r"第(\d+)座驿站开门迎客", "".join(texts(wechat)))
    assert sorted(map(int, found)) == list(range(1, 61))
    assert f"（2/{len(wechat.messages)}）" in texts(wechat)[1]


def test_cards_are_eight_a_message_and_the_first_shows_the_cover(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups(MEMBERS | {"form": "news"})
    key = desk.release(count=19, title="很长的标题，" * 30, summary="很长的摘要，" * 60)
    desk.work()
    counts = [len(message["news"]["articles"]) for message in wechat.messages]
    assert counts == [8, 8, 3]
    cards = [card for message in wechat.messages for card in message["news"]["articles"]]
    assert cards[0]["picurl"] == f"https://news.jianbao.example/wechat/{key}/cover.png"
    assert {card["url"] for card in cards} == {
        f"https://news.jianbao.example/items/{key}/{n:02d}.html" for n in range(1, 20)
    }


def test_more_than_twenty_messages_wait_for_the_next_minute(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    desk.release(count=200, summary="长" * 118 + "。")
    desk.work()
    assert len(wechat.messages) == 20
    assert desk.states == ["pending"]
    assert wechat.calls["webhook/send"] == 20
    for minute in range(1, 9):
        wechat.now += 61
        desk.work(1.1 * minute)
    assert desk.states == ["sent"]
    found = re.findall(r"第(\d+)座驿站开门迎客", "".join(texts(wechat)))
    assert sorted(map(int, found)) == list(range(1, 201))


def test_a_robot_that_somebody_else_uses_too_is_backed_off_from(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    desk.release()
    wechat.times = [wechat.now] * 20
    desk.work()
    assert desk.states == ["pending"]
    assert "45009" in desk.answers[0]
    desk.work(0.5)
    assert wechat.calls["webhook/send"] == 1
    wechat.now += 61
    desk.work(2)
    assert len(wechat.messages) == 1


@pytest.mark.parametrize("fault", ["500", "html", "cut-before", "cut-after", "busy", "busy-after", "empty-after"])
def test_no_message_is_sent_twice_unasked(fault: Fault, open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    desk.release()
    wechat.fail("webhook/send", fault)
    for minutes in (0, 5, 20, 60):
        desk.work(minutes)
        assert desk.states == ["uncertain"]
    assert len(wechat.messages) == (1 if fault.endswith("-after") else 0)


def test_a_wrong_key_is_told_and_tried_again_once_it_is_mended(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    key = (desk.settings.workspace / "key.txt").read_text("utf-8")
    (desk.settings.workspace / "key.txt").write_text("wrong", "utf-8")
    desk.release()
    assert "93000" in desk.work().by_wechat[0]
    (desk.settings.workspace / "key.txt").write_text(key, "utf-8")
    desk.work(10)
    assert desk.states == ["sent"]


def test_a_group_that_is_no_longer_configured_gets_nothing(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    desk.release()
    wechat.times = [wechat.now] * 20
    desk.work()
    open_groups({"slug": "other"}).work(10)
    assert desk.states == ["failed"]
    assert wechat.messages == []


def test_what_would_be_markup_is_text(open_groups: OpenDesk, wechat: WeChat) -> None:
    desk = open_groups()
    desk.release(count=1, title="[点我](https://x.example) <font color=red>*", themes=(Tag("t", "t"),))
    desk.work()
    (text,) = texts(wechat)
    assert "［点我］" in text
    assert "<font color=red>" not in text
