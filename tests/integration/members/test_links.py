"""The links in mails: they are good for ever, for the one they were made for, and for nobody else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.model import Taxonomies
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Store
from notifier.links import Links


def settings(workspace: Path) -> Settings:
    return Settings(
        workspace=workspace,
        config_dir=workspace / "config",
        jianbao=JianbaoSettings.model_validate({"site": {"address": "https://news.jianbao.example/a"}}),
        taxonomies=Taxonomies((), ()),
        topics=(),
        periodicals=(),
    )


@pytest.fixture
def links(store: Store, tmp_path: Path) -> Links:
    return Links.of(store, settings(tmp_path))


def test_a_link_leads_to_the_page_and_its_token_says_who(links: Links) -> None:
    token = links.token(12, 345)
    assert links.unsubscribe(token) == f"https://news.jianbao.example/a/m/unsubscribe/{token}"
    assert links.read(token) == (12, 345)
    assert links.read(links.token(12)) == (12, None)


def test_a_link_is_as_good_after_a_restart(store: Store, tmp_path: Path, links: Links) -> None:
    assert Links.of(store, settings(tmp_path)).read(links.token(7, 8)) == (7, 8)


def test_the_link_of_a_request_opens_no_member_and_the_other_way_round(links: Links) -> None:
    assert links.read(links.request_token(12)) is None
    assert links.read_request(links.token(12)) is None
    assert links.read_request(links.request_token(12)) == 12


def test_no_other_text_is_a_token(sqlite_store: Store, tmp_path: Path) -> None:
    links = Links.of(sqlite_store, settings(tmp_path))
    good = links.token(12, 345)

    @given(st.one_of(st.text(), st.integers(0, len(good) - 1).map(lambda at: good[:at] + good[at + 1 :])))
    def reads_none(text: str) -> None:
        assert links.read(text) is None
        assert links.read_request(text) is None

    reads_none()
    assert links.read(good.replace("12-", "13-")) is None
