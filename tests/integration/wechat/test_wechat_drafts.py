"""Drafts in the official account: each issue one, whatever goes wrong at whichever call."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from wechat_server import Fault, WeChat
from wechat_workspace import Desk, settings_for

from feeds.model import Tag
from feeds.store import Store
from feeds.verdict import Action, Policy

OpenDesk = Callable[..., Desk]
PATHS = ("stable_token", "material/add_material", "draft/add")


def test_a_new_issue_becomes_a_draft_with_covers_and_is_left_to_a_person(desk: Desk, wechat: WeChat) -> None:
    key = desk.release()
    done = desk.work()
    assert (done.drafts, done.by_wechat) == (1, ())
    ((article,),) = wechat.drafts.values()
    assert article["title"].startswith("钱塘商讯第6期｜钱塘江口第1座驿站")
    assert article["content_source_url"] == f"https://news.jianbao.example/issues/{key}/"
    assert (
        wechat.materials[article["thumb_media_id"]] == (desk.settings.public / f"wechat/{key}/cover.png").read_bytes()
    )
    assert wechat.published == {}
    assert desk.states == ["sent"]
    assert "草稿箱" in desk.answers[0]
    desk.work(60)
    assert len(wechat.drafts) == 1


def test_it_works_on_each_kind_of_database(tmp_path: Path, address: str, store: Store, wechat: WeChat) -> None:
    desk = Desk(settings_for(tmp_path, address), store)
    desk.release()
    wechat.fail("draft/add", "cut-after")
    desk.work()
    desk.work(3)
    assert len(wechat.drafts) == 1
    assert desk.states == ["sent"]


def test_issues_from_before_the_account_was_set_up_are_left_alone(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk(account=False)
    desk.release()
    desk.work()
    open_desk().work(5)
    assert wechat.drafts == {}


def test_nothing_is_sent_where_the_settings_say_off(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk(automatic="off")
    desk.release()
    desk.work()
    assert not wechat.calls


def test_a_long_issue_is_one_draft_of_several_articles_with_square_covers_behind(desk: Desk, wechat: WeChat) -> None:
    desk.release(count=90, summary="展" * 118)
    desk.work()
    ((first, *others),) = wechat.drafts.values()
    assert others
    assert {article["digest"] for article in (first, *others)} == {""}
    assert {article["thumb_media_id"] for article in others} == {"cover-1"}
    assert first["thumb_media_id"] == "cover-0"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("fault", get_args(Fault))
def test_one_draft_whatever_fails_at_whichever_call(
    path: str, fault: Fault, open_desk: OpenDesk, wechat: WeChat
) -> None:
    desk = open_desk(timeout=1.0)
    desk.release()
    wechat.fail(path, fault)
    desk.work()
    done = fault.endswith("-after") and path == "draft/add"
    assert len(wechat.drafts) == (1 if done else 0)
    assert desk.states == ["uncertain" if path == "draft/add" else "pending"]
    # Not yet: a call that was cut off may still be at work over there.
    desk.work(0.5)
    assert desk.states != ["sent"]
    for minutes in (5, 15, 40):
        desk.work(minutes)
    assert desk.states == ["sent"]
    assert len(wechat.drafts) == 1
    assert wechat.calls["draft/add"] == (1 if done or path != "draft/add" else 2)


def test_a_fault_while_a_lost_draft_is_looked_for_makes_no_second_one(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    wechat.fail("draft/add", "cut-after")
    desk.work()
    wechat.fail("draft/batchget", "500", "cut-before")
    for minutes in (3, 20, 60):
        desk.work(minutes)
        assert len(wechat.drafts) == 1
    assert desk.states == ["sent"]
    assert wechat.calls["draft/add"] == 1


def test_a_lost_draft_is_found_among_many_and_not_taken_for_an_older_one(desk: Desk, wechat: WeChat) -> None:
    for number in range(1, 30):
        desk.release(number)
    desk.work()
    assert len(wechat.drafts) == 29
    desk.release(30)
    wechat.fail("draft/add", "cut-after")
    desk.work(5)
    wechat.drafts = {"draft-29": wechat.drafts.pop("draft-29"), **wechat.drafts}  # edited others: it is the oldest now
    desk.work(10)
    assert len(wechat.drafts) == 30
    ((receipt,),) = desk.rows("SELECT receipt FROM deliveries ORDER BY id DESC LIMIT 1")
    assert json.loads(receipt)["media_id"] == "draft-29"


def test_a_lost_draft_that_a_person_has_sent_meanwhile_is_not_made_again(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    wechat.fail("draft/add", "cut-after")
    desk.work()
    wechat.published = dict(wechat.drafts)
    wechat.drafts.clear()
    desk.work(5)
    assert wechat.drafts == {}
    assert desk.states == ["sent"]


def test_covers_that_somebody_has_cleared_out_are_uploaded_once_more(desk: Desk, wechat: WeChat) -> None:
    desk.release(1)
    desk.work()
    assert wechat.calls["material/add_material"] == 2
    wechat.materials.clear()
    with desk.store.transaction() as connection:
        connection.exec_driver_sql("DELETE FROM deliveries")
        connection.exec_driver_sql("DELETE FROM run_items")
        connection.exec_driver_sql("DELETE FROM runs WHERE schedule LIKE 'issue:%'")
    desk.work(5)
    assert wechat.calls["material/add_material"] == 4
    assert desk.states == ["sent"]


def test_a_cover_is_uploaded_once(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    wechat.fail("draft/add", "busy", "busy", "busy")
    for minutes in (0, 5, 10, 20, 40):
        desk.work(minutes)
    assert wechat.calls["material/add_material"] == 2
    assert desk.states == ["sent"]


def test_what_wechat_refuses_for_good_is_told_and_not_tried_again(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk()
    desk.release()
    settings = desk.settings
    (settings.workspace / "closing.png").write_bytes(b"GIF89a")
    wechat_settings = settings.jianbao.wechat.model_copy(update={"closing_image": "closing.png"})
    desk.settings = replace(settings, jianbao=settings.jianbao.model_copy(update={"wechat": wechat_settings}))
    done = desk.work()
    assert desk.states == ["failed"]
    assert "40009" in desk.answers[0]
    assert len(done.by_wechat) == 1
    desk.work(60)
    assert wechat.calls["media/uploadimg"] == 1


def test_a_picture_of_items_goes_up_once_and_stands_in_each_entry(desk: Desk, wechat: WeChat) -> None:
    data = b"\xff\xd8\xff a port at night"
    key = desk.release(picture=data)
    desk.work()
    (address,) = wechat.inline
    assert wechat.inline[address] == data
    ((article,),) = wechat.drafts.values()
    assert article["content"].count(f'src="{address}"') == 3
    # What is copied by hand has the site's.
    page = (desk.settings.public / f"wechat/{key}/index.html").read_text("utf-8")
    assert f"https://news.jianbao.example/pictures/{key}/p." in page


def test_the_operators_image_goes_up_as_an_inline_image(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk(closing_image="closing.png")
    (desk.settings.workspace / "closing.png").write_bytes(b"\x89PNG picture")
    desk.release()
    desk.work()
    ((article,),) = wechat.drafts.values()
    assert article["content"].count("<img") == 1
    assert 'src="https://mmbiz.qpic.cn/0"' in article["content"]
    assert wechat.inline == {"https://mmbiz.qpic.cn/0": b"\x89PNG picture"}


def test_an_address_that_is_not_on_the_allow_list_is_told_with_the_address(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    wechat.allowed = False
    done = desk.work()
    assert "203.0.113.7" in done.by_wechat[0]
    assert "白名单" in done.by_wechat[0]
    assert desk.states == ["pending"]
    wechat.allowed = True
    desk.work(10)
    assert desk.states == ["sent"]


def test_hostile_text_is_taken_as_text(desk: Desk, wechat: WeChat) -> None:
    desk.release(title='<script>alert("1")</script><a href="https://x.example">下载</a>', source="<style>*{}</style>")
    desk.work()
    assert desk.states == ["sent"]
    ((article,),) = wechat.drafts.values()
    assert "<script" not in article["content"]


# --- publishing ---


def test_publishing_goes_on_until_wechat_says_that_it_is_out(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk(automatic="publish")
    desk.release()
    wechat.publishes_at_once = False
    desk.work()
    assert desk.states == ["pending"]
    wechat.published = dict(wechat.drafts)
    desk.work(5)
    assert desk.states == ["sent"]
    assert wechat.calls["freepublish/submit"] == 1
    assert "已发布" in desk.answers[0]


def test_an_account_that_may_not_publish_ends_at_the_draft_and_says_so(open_desk: OpenDesk, wechat: WeChat) -> None:
    desk = open_desk(automatic="publish")
    wechat.may_publish = False
    desk.release()
    done = desk.work()
    assert done.drafts == 1
    assert len(wechat.drafts) == 1
    assert desk.states == ["sent"]
    assert "没有发布接口的权限" in desk.answers[0]


@pytest.mark.parametrize("fault", ["500", "cut-before", "cut-after", "busy-after", "empty-after"])
def test_publishing_that_was_cut_off_is_never_repeated_unasked(
    fault: Fault, open_desk: OpenDesk, wechat: WeChat
) -> None:
    desk = open_desk(automatic="publish")
    desk.release()
    wechat.fail("freepublish/submit", fault)
    desk.work()
    assert desk.states == ["uncertain"]
    for minutes in (5, 20, 60):
        desk.work(minutes)
    assert wechat.calls["freepublish/submit"] == 1
    assert desk.states == ["sent" if fault.endswith("after") else "failed"]
    assert wechat.calls["draft/add"] == 1


# --- the window of an issue ---


def test_an_old_issue_taken_in_late_is_not_pushed_by_itself(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    desk.work(60 * 24 * 3)
    assert wechat.drafts == {}


def test_a_correction_makes_no_second_draft_by_itself(desk: Desk, wechat: WeChat) -> None:
    desk.release()
    desk.work()
    desk.release(count=4, themes=(Tag("logistics", "物流"),))
    desk.work(5)
    assert len(wechat.drafts) == 1


def test_what_is_accepted_late_goes_to_the_groups_and_makes_no_second_draft(
    open_desk: OpenDesk, wechat: WeChat
) -> None:
    desk = open_desk(groups=[{"slug": "members"}])
    desk.policy = Policy(doubtful_items=Action.HOLD)
    key = desk.release(count=5, doubtful=2)
    desk.work()
    desk.accept(key, 10)
    desk.work(15)
    assert len(wechat.drafts) == 1
    said = [re.findall(r"第(\d)座驿站开门迎客", message["markdown"]["content"]) for message in wechat.messages]
    assert said == [["1", "2", "3"], ["4", "5"]]


# --- articles follow the settings ---


def test_changed_settings_rewrite_the_articles_that_are_there(open_desk: OpenDesk) -> None:
    desk = open_desk(account=False)
    keys = [desk.release(1), desk.release(2)]
    assert desk.work().articles == 2
    assert desk.work(5).articles == 0
    desk = open_desk(account=False, author="编辑部")
    assert desk.work(10).articles == 2
    for key in keys:
        assert "编辑部" in (desk.settings.public / f"wechat/{key}/index.html").read_text("utf-8")
    assert desk.work(15).articles == 0
