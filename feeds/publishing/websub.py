"""WebSub: who follows a feed by a hub hears of a new issue at once. https://www.w3.org/TR/websub/

A feed names its hubs, in itself and by HTTP's Link header, and each hub is told by a POST that a feed has changed. What
is to be told stands in the database before the issue counts as published, and is taken out when the hub has answered.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from feeds.i18n import gettext as _
from feeds.publishing.site import Site

if TYPE_CHECKING:
    import httpx

    from feeds.store import Store
    from feeds.store.records import Ping

# "This field may be repeated to indicate multiple topics": PubSubHubbub 0.3, 7.1, which hubs of WebSub keep to.
_AT_ONCE = 100
_TIMEOUT_SECONDS = 10.0
_RETRY_AFTER = (1, 5, 30, 120, 720)
"""Minutes. After the last one the hub has missed this change; it hears of the next."""

_FEED_ENDINGS = (".rss", ".atom", ".json")


def link_header(path: str, site: Site) -> str | None:
    """The value of ``Link`` for a file of the site; None for one that is no feed, or without hubs."""
    if not site.hubs or not path.startswith("feeds/") or not path.endswith(_FEED_ENDINGS):
        return None
    links = [f'<{hub}>; rel="hub"' for hub in site.hubs]
    return ", ".join([*links, f'<{site.url(path)}>; rel="self"'])


def pings_of(paths: Iterable[str], site: Site) -> list[tuple[str, str]]:
    """(hub, feed) for each of the feeds, given by their files' paths on the site."""
    return [(hub, site.url(path)) for path in paths for hub in site.hubs]


def ping(store: Store, now: dt.datetime) -> int:
    """Tells the hubs what is due and says how many feeds they were told of. A hub that does not answer is asked again
    later, and the log says so."""
    waiting = store.due_pings(now)
    if not waiting:
        return 0
    import httpx

    with httpx.Client(timeout=_TIMEOUT_SECONDS) as client:
        hubs = groupby(waiting, key=lambda one: one.hub)
        return sum(_tell(client, store, hub, list(group), now) for hub, group in hubs)


def _tell(client: httpx.Client, store: Store, hub: str, pings: Sequence[Ping], now: dt.datetime) -> int:
    told = 0
    for start in range(0, len(pings), _AT_ONCE):
        some = pings[start : start + _AT_ONCE]
        if why := _post(client, hub, [one.feed for one in some]):
            _postpone(store, hub, pings[start:], now, why)
            break
        store.pings_done(some)
        told += len(some)
    return told


def _post(client: httpx.Client, hub: str, feeds: Sequence[str]) -> str | None:
    """Why it could not be done; None if it was."""
    import httpx

    try:
        answer = client.post(hub, data={"hub.mode": "publish", "hub.url": list(feeds)})
    except httpx.HTTPError as error:
        return str(error) or type(error).__name__
    return None if answer.is_success else f"HTTP {answer.status_code}"


def _postpone(store: Store, hub: str, pings: Sequence[Ping], now: dt.datetime, why: str) -> None:
    tried = max(one.attempts for one in pings)
    given_up = [one for one in pings if one.attempts >= len(_RETRY_AFTER)]
    store.pings_done(given_up)
    waiting = [one for one in pings if one.attempts < len(_RETRY_AFTER)]
    if waiting:
        store.postpone_pings(waiting, now + dt.timedelta(minutes=_RETRY_AFTER[min(one.attempts for one in waiting)]))
    message = _("通知不了 WebSub hub：{why}") if tried == 0 else _("还是通知不了 WebSub hub：{why}")
    store.log("websub", hub, message.format(why=why), now)
