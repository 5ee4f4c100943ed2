"""What the pages for members stand on: the links, the limits, and how a page of theirs is made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from feeds.i18n import gettext as _
from feeds.i18n import in_language, normalise_language
from feeds.settings import Settings
from feeds.store import Store
from feeds.store.schema import members
from jianbao import member_pages
from jianbao.rate_limits import RateLimit
from jianbao.web_forms import Form, Seal
from notifier.choices import Desk, Wanted
from notifier.keys import address_digest, secret_key
from notifier.links import Links
from notifier.members import is_zone
from notifier.private_feeds import PrivateFeeds
from notifier.subscriptions import FREQUENCIES

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
    # Not no-referrer: a browser would then keep from us, too, which page a form comes from.
    "Referrer-Policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Who:
    """The member whom a link is of; ``delivery_id`` of the mail that it came with."""

    row: sa.Row[Any]
    token: str
    delivery_id: int | None

    @property
    def id(self) -> int:
        return int(self.row.id)


@dataclass
class MemberSite:
    """The pages under one state of the settings; what is counted (the limits) goes on under the next."""

    settings: Settings
    store: Store
    queued: Callable[[], None] = lambda: None
    """Called when a mail waits to be sent."""
    clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)
    by_client: RateLimit = field(default_factory=lambda: RateLimit(20, 3600))
    by_address: RateLimit = field(default_factory=lambda: RateLimit(3, 24 * 3600))

    def __post_init__(self) -> None:
        site = self.settings.jianbao.site
        self.links = Links.of(self.store, self.settings)
        self.seal = Seal(secret_key(self.store))
        self.desk = Desk(self.settings.topics, site.domain)
        self.digest = address_digest(self.store)
        self.feeds = PrivateFeeds(self.settings, self.store)

    def under(self, settings: Settings) -> MemberSite:
        return MemberSite(settings, self.store, self.queued, self.clock, self.by_client, self.by_address)

    @property
    def open(self) -> bool:
        return self.settings.jianbao.site.subscribe == "open"

    def who(self, token: str) -> Who | None:
        read = self.links.read(token)
        if read is None:
            return None
        with self.store.engine.connect() as connection:
            row = connection.execute(sa.select(members).where(members.c.id == read[0])).first()
        return Who(row, token, read[1]) if row is not None and row.erased is None else None

    def wanted(self, form: Form) -> Wanted:
        zone = form.text("zone")
        return Wanted(
            topics={slug: often for slug, often in topics_of(form).items() if slug in self.desk.by_slug},
            name=form.text("name", 100),
            language=language_or(form.text("language"), self.settings.jianbao.language),
            zone=zone if zone and is_zone(zone) and zone != self.settings.jianbao.timezone else None,
            form="text" if form.text("form") == "text" else "html",
        )

    def page(self, template: str, title: str, who: Who | None = None, **values: Any) -> Response:
        links = {}
        if who is not None:
            names = ("preferences", "unsubscribe", "pause", "why", "data", "erase", "feed")
            # Relative: right under whichever address the site is visited.
            links = {name: f"../{name}/{who.token}" for name in names}
            values["email"] = who.row.email
        body = member_pages.page(self.settings, template, title, links=links, **values)
        return Response(body, 200, HEADERS, "text/html")

    def said(self, what: str, status: int) -> Response:
        """A page of a sentence or two."""
        titles = {
            "sent": _("请查收邮件"),
            "unknown": _("这个链接不对"),
            "too-late": _("这个链接过期了"),
            "too-many": _("请稍后再试"),
            "erased": _("您的资料已删除"),
            "closed": _("没有这一页"),
        }
        answer = self.page("said.html", titles[what], what=what, open=self.open)
        answer.status_code = status
        return answer

    def back(self, who: Who, said: str) -> Response:
        return RedirectResponse(f"../preferences/{who.token}?said={said}", 303, HEADERS)


def language_or(text: str, otherwise: str) -> str:
    try:
        return normalise_language(text)
    except ValueError:
        return otherwise


def language_of(request: Request, here: MemberSite) -> str:
    """Of a page for somebody whom we do not know: as its address says, else the site's."""
    return language_or(request.query_params.get("lang", ""), here.settings.jianbao.language)


def topics_of(form: Form) -> dict[str, str]:
    """The topics ticked, with the frequency chosen for each, "" for the topic's own."""
    often = {slug: form.text(f"often-{slug}") for slug in form.all("topic")}
    return {slug: frequency if frequency in FREQUENCIES else "" for slug, frequency in often.items()}


async def in_words_of(language: str, work: Callable[[], Response]) -> Response:
    """Work that waits for the database, in a thread, in a language."""

    def do() -> Response:
        with in_language(language):
            return work()

    return await run_in_threadpool(do)


def there(site: MemberSite | None) -> MemberSite:
    """Raises HTTPException where there are no pages for members."""
    if site is None:
        raise HTTPException(404)
    return site
