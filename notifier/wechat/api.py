"""The API of an official account: https://developers.weixin.qq.com/doc/offiaccount/"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from feeds.errors import PermanentFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.settings.models import WeChatAccount
from feeds.settings.secrets import wechat_secret
from feeds.store import Store
from notifier.wechat import answers, draft
from notifier.wechat.answers import NotNow
from notifier.wechat.http import given, post
from notifier.wechat.tokens import Tokens

_PAGE = 20
"""Entries that draft/batchget gives at most."""


class Api:
    """The calls that jianbao makes. Each raises TemporaryFailure, Refused (nothing was made) or, where it is not
    repeatable, UncertainOutcome. A token that WeChat no longer takes is renewed once, and the call made again."""

    def __init__(self, account: WeChatAccount, client: httpx.Client, tokens: Tokens) -> None:
        self.account = account
        self._client = client
        self.tokens = tokens

    def add_cover(self, name: str, png: bytes) -> str:
        """A permanent image (10 MB at most); gives its media_id."""
        return str(
            self._call("material/add_material?type=image", "media_id", files={"media": (name, png, "image/png")})
        )

    def add_inline(self, name: str, image: bytes) -> str:
        """An image for inside an article (PNG or JPEG, 1 MB at most); gives its address, which never ends."""
        kind = "image/png" if image.startswith(b"\x89PNG") else "image/jpeg"
        return str(self._call("media/uploadimg", "url", files={"media": (name, image, kind)}))

    def add_draft(self, body: dict[str, Any]) -> str:
        """Gives its media_id. Made twice it would be there twice."""
        return str(self._call("draft/add", "media_id", body, repeatable=False))

    def drafts(self) -> Iterator[tuple[str, draft.Mark]]:
        """The media_id of each draft in the box, and by what it is known."""
        for entry in self._pages("draft/batchget"):
            yield str(entry.get("media_id")), draft.mark_there(entry)

    def published(self) -> Iterator[draft.Mark]:
        """By what each is known that was published."""
        yield from map(draft.mark_there, self._pages("freepublish/batchget"))

    def publish(self, media_id: str) -> str:
        """Hands a draft in for publishing; gives its publish_id."""
        return str(self._call("freepublish/submit", "publish_id", {"media_id": media_id}, repeatable=False))

    def publishing(self, publish_id: str) -> int:
        """How it went: 0 published, 1 under way, 2 and more not."""
        return int(self._call("freepublish/get", "publish_status", {"publish_id": publish_id}))

    def quota(self, path: str) -> tuple[int, int]:
        """How often a path (/cgi-bin/draft/add) may be called today, and how often it was."""
        quota = self._call("openapi/quota/get", "quota", {"cgi_path": path})
        return int(quota["daily_limit"]), int(quota["used"])

    def _pages(self, path: str) -> Iterator[dict[str, Any]]:
        # Until a page is empty: a short one need not be the last, and what is overlooked would be made twice.
        offset = 0
        while entries := self._call(path, "item", {"offset": offset, "count": _PAGE, "no_content": 0}):
            yield from entries
            offset += len(entries)

    def _call(self, path: str, wanted: str, body: Any = None, *, repeatable: bool = True, **request: Any) -> Any:
        """What the answer gives under the name ``wanted``."""
        if body is not None:
            request |= {"content": draft.encoded(body), "headers": {"Content-Type": "application/json"}}
        token = self.tokens.current()
        try:
            answer = self._once(path, token, repeatable, request)
        except NotNow as error:
            if error.code not in answers.STALE_TOKEN:
                raise
            answer = self._once(path, self.tokens.instead_of(token), repeatable, request)
        return given(answer, wanted, repeatable=repeatable)

    def _once(self, path: str, token: str, repeatable: bool, request: dict[str, Any]) -> dict[str, Any]:
        mark = "&" if "?" in path else "?"
        url = f"{self.account.api}/cgi-bin/{path}{mark}access_token={token}"
        answer = post(self._client, url, repeatable=repeatable, **request)
        error = answers.refusal(answer)
        if isinstance(error, NotNow) and error.code == answers.BUSY and not repeatable:
            # It may have been done before the server was too busy to say so.
            raise UncertainOutcome(str(error))
        if error:
            raise error
        return answer


@contextmanager
def opened(settings: Settings, store: Store, moment: Callable[[], dt.datetime]) -> Iterator[Api]:
    """The account of the settings. Raises SettingsError where its secret cannot be had."""
    account = settings.jianbao.wechat.account
    if account is None:
        raise PermanentFailure(_("设置里没有 wechat.account，不能用公众号的接口。文章可以从复制页粘贴。"))
    secret = wechat_secret(settings)
    with httpx.Client(timeout=account.timeout_seconds) as client:

        def fetch(force: bool) -> tuple[str, int]:
            asked = {
                "grant_type": "client_credential",
                "appid": account.appid,
                "secret": secret,
                "force_refresh": force,
            }
            answer = post(client, f"{account.api}/cgi-bin/stable_token", repeatable=True, json=asked)
            if error := answers.refusal(answer):
                raise error
            token = str(given(answer, "access_token", repeatable=True))
            return token, int(given(answer, "expires_in", repeatable=True))

        lock = settings.workspace / ".jianbao" / f"wechat-{account.appid}.lock"
        yield Api(account, client, Tokens(store, account.appid, lock, fetch, moment))
