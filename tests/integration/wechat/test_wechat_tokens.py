"""The access token: one for all processes, renewed early, one refresh however many are refused, no stampede."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from wechat_server import WeChat
from wechat_workspace import NOON, Desk

from feeds.errors import TemporaryFailure
from notifier.wechat import api
from notifier.wechat.api import Api

HOUR = dt.timedelta(hours=1)


class Clock:
    def __init__(self, wechat: WeChat) -> None:
        self.now = NOON
        self._wechat = wechat

    def __call__(self) -> dt.datetime:
        return self.now

    def go_on(self, time: dt.timedelta) -> None:
        self.now += time
        self._wechat.now += time.total_seconds()


@pytest.fixture
def clock(wechat: WeChat) -> Clock:
    return Clock(wechat)


@pytest.fixture
def opened(desk: Desk, clock: Clock) -> Iterator[Api]:
    with api.opened(desk.settings, desk.store, clock) as account:
        yield account


def test_a_token_is_kept_between_processes(desk: Desk, clock: Clock, wechat: WeChat) -> None:
    for _ in range(3):
        with api.opened(desk.settings, desk.store, clock) as account:
            account.quota("/cgi-bin/draft/add")
    assert wechat.calls["stable_token"] == 1


def test_it_is_renewed_before_it_ends(opened: Api, clock: Clock, wechat: WeChat) -> None:
    first = opened.tokens.current()
    clock.go_on(HOUR * 2 - dt.timedelta(minutes=6))
    assert opened.tokens.current() == first
    clock.go_on(dt.timedelta(minutes=2))
    assert opened.tokens.current() != first
    assert wechat.calls["stable_token"] == 2
    assert wechat.forced == []


def test_many_at_once_fetch_one(desk: Desk, clock: Clock, wechat: WeChat) -> None:
    def call(_: int) -> None:
        with api.opened(desk.settings, desk.store, clock) as account:
            account.quota("/cgi-bin/draft/add")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(call, range(8)))
    assert wechat.calls["stable_token"] == 1


def test_many_whose_token_is_refused_refresh_it_once(desk: Desk, clock: Clock, wechat: WeChat) -> None:
    with api.opened(desk.settings, desk.store, clock) as account:
        account.tokens.current()
    wechat.tokens = {"somebody-elses": wechat.now + 7200}

    def call(_: int) -> None:
        with api.opened(desk.settings, desk.store, clock) as account:
            account.quota("/cgi-bin/draft/add")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(call, range(8)))
    assert wechat.calls["stable_token"] == 2
    assert wechat.forced == []


def test_one_that_wechat_says_has_expired_is_replaced_and_the_call_made_again(opened: Api, wechat: WeChat) -> None:
    opened.tokens.current()
    wechat.now += 7201  # our clock is late
    opened.quota("/cgi-bin/draft/add")
    assert wechat.calls["openapi/quota/get"] == 2
    assert wechat.calls["stable_token"] == 2


def test_a_token_that_wechat_gives_and_refuses_is_forced_once_and_not_again_within_half_a_minute(
    opened: Api, clock: Clock, wechat: WeChat, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = {opened.tokens.current()}
    check = WeChat._check_token

    def strict(self: WeChat, token: str) -> None:
        check(self, "gone" if token in refused else token)

    monkeypatch.setattr(WeChat, "_check_token", strict)
    opened.quota("/cgi-bin/draft/add")
    assert len(wechat.forced) == 1
    refused |= set(wechat.tokens)
    with pytest.raises(TemporaryFailure):
        opened.quota("/cgi-bin/draft/add")
    assert len(wechat.forced) == 1
    clock.go_on(dt.timedelta(seconds=31))
    opened.quota("/cgi-bin/draft/add")
    assert len(wechat.forced) == 2


@pytest.mark.parametrize(
    ("secret", "said"), [("wrong", "AppSecret 不对"), ("", "secret.txt 是空的")], ids=["wrong", "empty"]
)
def test_a_secret_that_is_none_is_told(desk: Desk, wechat: WeChat, secret: str, said: str) -> None:
    (desk.settings.workspace / "secret.txt").write_text(secret, "utf-8")
    desk.release()
    assert said in desk.work().by_wechat[0]
    assert desk.states == ["pending"]


def test_the_secret_of_the_environment_goes_first(desk: Desk, wechat: WeChat, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.settings.workspace / "secret.txt").unlink()
    monkeypatch.setenv("JIANBAO_WECHAT_SECRET", "s3cret")
    desk.release()
    desk.work()
    assert desk.states == ["sent"]


def test_neither_token_nor_secret_is_in_what_is_said(open_desk: Callable[..., Desk], wechat: WeChat) -> None:
    desk = open_desk(timeout=1.0)
    desk.release()
    wechat.fail("draft/add", "hang-before")
    wechat.fail("material/add_material", "500")
    for minutes in (0, 5, 10, 20):
        desk.work(minutes)
        said = " ".join(map(str, (*desk.answers, *desk.store.last_errors())))
        assert "s3cret" not in said
        assert "token-" not in said
