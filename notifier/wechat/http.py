"""One call over HTTP, and what may have come of it when it fails: nothing, or nobody knows."""

from __future__ import annotations

import json
from typing import Any

import httpx

from feeds.errors import TemporaryFailure, UncertainOutcome
from feeds.i18n import gettext as _

# Nothing has left this machine, or has been understood over there, when these are raised.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.UnsupportedProtocol)


def post(client: httpx.Client, url: str, *, repeatable: bool, **request: Any) -> dict[str, Any]:
    """The answer as JSON. ``repeatable``: done twice, it does no harm.

    Raises TemporaryFailure where nothing can have come of it or it may be repeated, else UncertainOutcome. The URL is
    in no message: it holds tokens and keys.
    """
    try:
        response = client.post(url, **request)
    except _NEVER_SENT as error:
        raise TemporaryFailure(_("连不上 {host}：{error}").format(host=httpx.URL(url).host, error=_of(error))) from None
    except httpx.HTTPError as error:
        message = _("{host} 没有回应完就断了：{error}").format(host=httpx.URL(url).host, error=_of(error))
        raise _lost(message, repeatable) from None
    if response.is_client_error:
        # A gateway that refuses has passed nothing on.
        raise TemporaryFailure(_("{host} 回答 HTTP {code}").format(host=httpx.URL(url).host, code=response.status_code))
    try:
        # WeChat says text/plain, and means UTF-8.
        answer = json.loads(response.content.decode())
    except ValueError:
        answer = None
    if not response.is_success or not isinstance(answer, dict):
        message = _("{host} 的回应不是约定的格式（HTTP {code}）")
        raise _lost(message.format(host=httpx.URL(url).host, code=response.status_code), repeatable)
    return answer


def given(answer: dict[str, Any], name: str, *, repeatable: bool) -> Any:
    """What an answer that is no refusal must hold. Raises as ``post``."""
    if name not in answer:
        raise _lost(_("微信的回应里没有 {name}").format(name=name), repeatable)
    return answer[name]


def _lost(message: str, repeatable: bool) -> TemporaryFailure | UncertainOutcome:
    return TemporaryFailure(message) if repeatable else UncertainOutcome(message)


def _of(error: httpx.HTTPError | httpx.UnsupportedProtocol) -> str:
    return str(error) or type(error).__name__
