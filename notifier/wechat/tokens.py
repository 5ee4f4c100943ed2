"""The access token of an official account: one for all processes, kept in the database, renewed early, one at a time.

https://developers.weixin.qq.com/doc/offiaccount/Basic_Information/getStableAccessToken.html
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlalchemy as sa
from filelock import FileLock, Timeout

from feeds.errors import TemporaryFailure
from feeds.i18n import gettext as _
from feeds.store import Store
from feeds.store.schema import wechat_tokens
from feeds.store.upsert import insert

EARLY = dt.timedelta(minutes=5)
"""In its last five minutes WeChat gives a new token, and the old one stays good until its end."""
FORCED_A_DAY, FORCED_APART = 20, dt.timedelta(seconds=30)
"""How often WeChat lets one force a new token."""

_PATIENCE = 120.0


@dataclass(frozen=True, slots=True)
class Token:
    value: str
    expires: dt.datetime
    forced: tuple[dt.datetime, ...] = ()
    """When a new one was forced, in the last day."""


Fetch = Callable[[bool], tuple[str, int]]
"""Asks WeChat for a token: whether to force a new one, to token and the seconds that it is good for."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The token of one account. ``moment`` gives the present moment, aware; ``lock`` is a file of the workspace."""

    store: Store
    appid: str
    lock: Path
    fetch: Fetch
    moment: Callable[[], dt.datetime]

    def current(self) -> str:
        """A token that is good for a while. Raises what ``fetch`` raises."""
        if token := self._fresh():
            return token.value
        with self._alone():
            # Whoever had the lock before has most likely fetched one.
            token = self._fresh() or self._fetched(force=False)
            return token.value

    def instead_of(self, refused: str) -> str:
        """Another token, for WeChat does not take this one. However many processes ask, one refresh.

        Raises TemporaryFailure where a new one may not be forced at this moment, and what ``fetch`` raises.
        """
        with self._alone():
            token = self._kept()
            if token and token.value != refused:
                return token.value
            token = self._fetched(force=False)
            if token.value == refused:
                # WeChat holds it for good and still refuses it: the secret was reset, or somebody forced a new one.
                self._may_force(token)
                token = self._fetched(force=True)
            return token.value

    def _fresh(self) -> Token | None:
        token = self._kept()
        return token if token and self.moment() < token.expires - EARLY else None

    def _kept(self) -> Token | None:
        query = sa.select(wechat_tokens).where(wechat_tokens.c.appid == self.appid)
        with self.store.engine.connect() as connection:
            row = connection.execute(query).one_or_none()
        if row is None:
            return None
        since = self.moment() - dt.timedelta(days=1)
        forced = (dt.datetime.fromisoformat(each) for each in row.forced)
        return Token(row.token, row.expires, tuple(each for each in forced if each > since))

    def _fetched(self, *, force: bool) -> Token:
        before = self._kept()
        value, seconds = self.fetch(force)
        now = self.moment()
        forced = (*(before.forced if before else ()), *([now] if force else ()))
        token = Token(value, now + dt.timedelta(seconds=seconds), forced)
        row = {"token": value, "expires": token.expires, "forced": [each.isoformat() for each in forced]}
        with self.store.transaction() as connection:
            keeping = insert(connection, wechat_tokens).values(appid=self.appid, **row)
            connection.execute(keeping.on_conflict_do_update(index_elements=["appid"], set_=row))
        return token

    def _may_force(self, token: Token) -> None:
        now = self.moment()
        if len(token.forced) >= FORCED_A_DAY or any(now - each < FORCED_APART for each in token.forced):
            raise TemporaryFailure(_("微信不认这个 access_token，而刚刚已经换过一次，稍后再试。"))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self.lock.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.lock)
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise TemporaryFailure(_("另一个进程取 access_token 迟迟没有取完，稍后再试。")) from None
        try:
            yield
        finally:
            lock.release()
