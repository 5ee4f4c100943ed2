"""What is pure in sending: how a draft is known again, what answers mean, what an issue owes, covers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechat_items import ADDRESS, an_issue, an_item

from feeds.errors import PermanentFailure, TemporaryFailure
from feeds.model import Masthead, Selection, Tag, Topic
from feeds.settings import Settings, builtin_settings
from feeds.settings.models import WeChat
from notifier.ledger import ACCOUNT, GROUP
from notifier.wechat import answers, cover, draft, pages, postings, robot
from notifier.wechat.article import ArticleOptions, compose


def settings_with(**wechat: object) -> Settings:
    settings = builtin_settings()
    changed = settings.jianbao.model_copy(update={"wechat": WeChat.model_validate(wechat)})
    topics = (Topic("logistics", "物流", all=Selection(themes=frozenset({"logistics"}))),)
    return replace(settings, jianbao=changed, topics=topics)


# --- drafts ---


def test_a_draft_is_known_again_though_wechat_changed_its_text_and_dropped_its_digests() -> None:
    articles = compose(an_issue(), [an_item(n, summary="展" * 119) for n in range(1, 100)], ArticleOptions(ADDRESS))
    body = draft.body(articles, ("wide", "square"))
    back = [one | {"content": "changed", "digest": ""} for one in body["articles"]]
    assert len(back) > 1
    assert draft.mark_there({"content": {"news_item": back}}) == draft.mark(body)
    assert draft.mark_there({"content": {"news_item": back[:-1]}}) != draft.mark(body)
    assert draft.mark_there({}) == []


@given(st.text())
def test_json_has_no_escapes_but_those_it_must_have(text: str) -> None:
    text = text.encode("utf-8", "ignore").decode()
    encoded = draft.encoded({"title": f"标题{text}"})
    assert "标题".encode() in encoded
    assert json.loads(encoded) == {"title": f"标题{text}"}


# --- answers ---


@pytest.mark.parametrize(
    ("codes", "kind"),
    [((-1, 40001, 40164, 45009, 93000), TemporaryFailure), ((45003, 45166, 48001, 99999), PermanentFailure)],
)
def test_answers_pass_or_end_a_delivery(codes: tuple[int, ...], kind: type[Exception]) -> None:
    for code in codes:
        assert isinstance(answers.refusal({"errcode": code, "errmsg": "x"}), kind)


def test_no_error_is_none() -> None:
    assert answers.refusal({"errcode": 0, "errmsg": "ok"}) is None
    assert answers.refusal({"media_id": "x"}) is None


def test_words_have_the_code_and_wechats_own_words_without_its_request_id() -> None:
    said = "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 65aa-17"
    words = answers.words_for(40164, said)
    assert "203.0.113.7 不在" in words
    assert "40164" in words
    assert "rid" not in words


# --- what an issue owes ---


def test_a_new_issue_owes_a_draft_and_each_group_its_topics() -> None:
    settings = settings_with(
        account={"appid": "wx1", "automatic": "publish"},
        groups=[{"slug": "everyone", "name": "全体"}, {"slug": "some", "name": "物流", "topics": ["logistics"]}],
    )
    owed = postings.due(settings, [an_item()], lambda _slug: ())
    assert [(one.channel, one.target, one.topics) for one in owed] == [
        (ACCOUNT, "wx1", ()),
        (GROUP, "everyone", ()),
        (GROUP, "some", ("logistics",)),
    ]
    assert owed[0].receipt == {"publish": True}


def test_what_is_accepted_late_owes_no_second_draft() -> None:
    settings = settings_with(
        account={"appid": "wx1", "automatic": "draft"}, groups=[{"slug": "everyone", "name": "全体"}]
    )
    owed = postings.due(settings, [an_item()], lambda _slug: (), first=False)
    assert [one.channel for one in owed] == [GROUP]


def test_a_group_whose_topics_have_nothing_gets_nothing() -> None:
    settings = settings_with(groups=[{"slug": "some", "name": "物流", "topics": ["logistics"]}])
    assert postings.due(settings, [an_item(themes=(Tag("events", "会展"),))], lambda _slug: ()) == []
    assert postings.due(settings_with(groups=[{"slug": "a", "name": "a"}]), [], lambda _slug: ()) == []


# --- robots ---


@given(
    texts=st.lists(st.text(max_size=400) | st.sampled_from(["长" * 900, "a" * 900, "𠮷" * 300, ""]), max_size=30),
    form=st.sampled_from(["markdown", "news"]),
)
def test_no_text_breaks_a_robots_limit_and_no_item_is_lost(texts: list[str], form: str) -> None:
    items = [an_item(n, title=text or None, summary=text, source=text) for n, text in enumerate(texts, 1)]
    site = robot.Site("https://news.example")
    messages = robot.messages(an_issue(), items, form, site)  # type: ignore[arg-type]
    said = json.dumps(messages, ensure_ascii=False)
    for stored in items:
        assert said.count(f"https://news.example/{stored.path}") == 1
    for message in messages:
        if form == "markdown":
            assert len(message["markdown"]["content"].encode()) <= robot.MARKDOWN_BYTES
        else:
            cards = message["news"]["articles"]
            assert 1 <= len(cards) <= robot.CARDS
            assert all(len(card["title"].encode()) <= robot.CARD_TITLE_BYTES for card in cards)
            assert all(len(card["description"].encode()) <= robot.CARD_TEXT_BYTES for card in cards)


# --- covers ---


@pytest.mark.parametrize("title", ["甬江月报", "长" * 90, "A very long title of a periodical in English", "\x00", "𠮷"])
def test_a_cover_is_drawn_whatever_the_title(title: str) -> None:
    issue = an_issue(periodical_title=title, masthead=Masthead(title, None, 2026, 9))
    for size in (cover.WIDE, cover.SQUARE):
        assert cover.draw(issue, size, "#b8402b").startswith(b"\x89PNG")


def test_without_a_font_the_copy_page_is_written_and_the_cover_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cover._face.cache_clear()
    monkeypatch.setattr(cover, "_FONTS", ())
    settings = replace(builtin_settings(), workspace=tmp_path)
    pages.write(an_issue(), [an_item()], settings)
    folder = settings.public / "wechat" / an_issue().key
    assert not list(folder.glob("*.png"))
    assert "<figure" not in (folder / "index.html").read_text("utf-8")
    with pytest.raises(cover.NoFont, match="fonts-noto-cjk"):
        cover.draw(an_issue(), cover.WIDE, "#b8402b")
    cover._face.cache_clear()
