"""``/m/…``: the pages for whoever has a link from a mail.

GET shows and never changes anything, for mail servers open every link to look for viruses; POST acts. No script, no
session: the link says who. Nothing here is kept by a cache, found by a search engine, or told to another site.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from feeds.i18n import gettext as _
from jianbao import member_pages as pages
from jianbao.member_site import HEADERS, MemberSite, Who, in_words_of, language_of, there, topics_of
from jianbao.web_forms import Form, read_form
from notifier import choices
from notifier.members import is_zone
from notifier.personal import erase, export
from notifier.reasons import Reason, explain, history
from notifier.subscriptions import Ended, running

_PAUSES = {"week": 7, "month": 30}

Show = Callable[[MemberSite, Who, Request], Response]
Act = Callable[[MemberSite, Who, Form], Response]


def member_routes(site: Callable[[], MemberSite | None]) -> list[Route]:
    def route(name: str, show: Show, act: Act | None = None) -> Route:
        async def endpoint(request: Request) -> Response:
            here = there(site())
            form = await read_form(request, here.settings.jianbao.site.address) if request.method == "POST" else None
            who = await run_in_threadpool(here.who, request.path_params["token"])
            if who is None:
                return await in_words_of(language_of(request, here), lambda: here.said("unknown", 404))
            if form is not None and act is not None:
                return await in_words_of(who.row.language, lambda: act(here, who, form))
            return await in_words_of(who.row.language, lambda: show(here, who, request))

        return Route(f"/m/{name}/{{token}}", endpoint, methods=["GET", "POST"] if act else ["GET"])

    def preferences(here: MemberSite, who: Who, request: Request) -> Response:
        return _preferences(here, who, request.query_params.get("said", ""))

    return [
        route("preferences", preferences, _save),
        route("pause", preferences, _pause),
        route("unsubscribe", _show_unsubscribe, _unsubscribe),
        route("why", _why),
        route("data", preferences, _data),
        route("erase", _show_erase, _erase),
        route("feed", preferences, _feed),
    ]


def _preferences(here: MemberSite, who: Who, said: str = "", form: Form | None = None, trouble: str = "") -> Response:
    with here.store.engine.connect() as connection:
        mine = running(connection, who.id)
    chosen = {one.topic: one.frequency if one.chosen else "" for one in mine}
    row = who.row
    body = here.page(
        "preferences.html",
        _("我的订阅"),
        who,
        lines=pages.lines(here.settings.topics, topics_of(form) if form else chosen),
        unknown=[one.topic for one in mine if one.topic not in here.desk.by_slug],
        name=form.text("name") if form else row.name,
        zone=form.text("zone") if form else row.zone or "",
        zones=pages.zone_names(),
        site_zone=here.settings.jianbao.timezone,
        form=row.form,
        paused=pages.pause_words(row.paused_until, here.clock(), here.settings.zone),
        suppressed=bool(row.suppressed),
        none=not mine,
        said=said,
        trouble=trouble,
        feed=here.feeds.address(row.feed_key, "rss") if row.feed_key else None,
        feed_formats={name: here.feeds.address(row.feed_key, name) for name in ("atom", "json")}
        if row.feed_key
        else {},
    )
    if trouble:
        body.status_code = 422
    return body


def _save(here: MemberSite, who: Who, form: Form) -> Response:
    zone = form.text("zone")
    if zone and not is_zone(zone):
        return _preferences(here, who, form=form, trouble=_("没有这个时区。"))
    with here.store.transaction() as connection:
        choices.choose(connection, here.desk, who.id, here.wanted(form), here.clock())
    return here.back(who, "saved")


def _pause(here: MemberSite, who: Who, form: Form) -> Response:
    wanted = form.text("until")
    until: dt.datetime | None
    if wanted == "resume":
        until = None
    elif wanted == "forever":
        until = choices.FOR_EVER
    elif wanted in _PAUSES:
        until = here.clock() + dt.timedelta(days=_PAUSES[wanted])
    else:
        try:
            day = dt.date.fromisoformat(form.text("day"))
        except ValueError:
            return _preferences(here, who, trouble=_("请写明暂停到哪一天。"))
        until = dt.datetime.combine(day, dt.time(), here.settings.zone)
        if until <= here.clock():
            return _preferences(here, who, trouble=_("暂停要到今天以后的一天。"))
    with here.store.transaction() as connection:
        choices.pause(connection, who.id, until)
    return here.back(who, "paused" if until else "resumed")


def _show_unsubscribe(here: MemberSite, who: Who, _request: Request) -> Response:
    with here.store.engine.connect() as connection:
        mine = [one.topic for one in running(connection, who.id)]
        served = choices.topics_of_delivery(connection, who.id, who.delivery_id) if who.delivery_id is not None else []
    return here.page(
        "unsubscribe.html",
        _("退订"),
        who,
        topics=list(zip(mine, here.desk.names(mine), strict=True)),
        served={topic for topic in mine if topic in served} or (set(mine) if len(mine) == 1 else set()),
    )


def _unsubscribe(here: MemberSite, who: Who, form: Form) -> Response:
    now = here.clock()
    with here.store.transaction() as connection:
        if form.one_click:
            served = (
                choices.topics_of_delivery(connection, who.id, who.delivery_id) if who.delivery_id is not None else None
            )
            choices.leave(connection, who.id, Ended.ONE_CLICK, now, served or None)
            # RFC 8058, 3.1: no redirect, and nobody sees the answer.
            return Response(_("已退订。"), 200, HEADERS, "text/plain")
        everything = form.text("all") == "1"
        topics = None if everything else form.all("topic")
        gone = (everything or bool(topics)) and choices.leave(connection, who.id, Ended.UNSUBSCRIBED, now, topics)
        if gone:
            choices.say_goodbye(connection, here.desk, who.id, now)
    if gone:
        here.queued()
    return here.back(who, "left" if gone else "saved")


def _why(here: MemberSite, who: Who, _request: Request) -> Response:
    zone = here.settings.zone
    with here.store.engine.connect() as connection:
        mail = explain(connection, who.id, who.delivery_id) if who.delivery_id is not None else None
        everything = history(connection, who.id)
    names = {topic.slug: topic.name for topic in here.settings.topics}

    def told(one: Reason) -> tuple[str, str, str]:
        frequency = pages.frequency_words()[one.frequency]
        return names.get(one.topic, one.topic), frequency, pages.reason_words(one, names, zone)

    return here.page(
        "why.html",
        _("为什么收到这封邮件"),
        who,
        mail=pages.mail_words(mail, zone) if mail else "",
        served=[told(one) for one in mail.reasons] if mail else [],
        running=[told(one) for one in everything if one.ended is None],
    )


def _data(here: MemberSite, who: Who, _form: Form) -> Response:
    with here.store.engine.connect() as connection:
        found = export(connection, who.id)
    body = json.dumps(found, ensure_ascii=False, indent=1).encode()
    headers = {**HEADERS, "Content-Disposition": 'attachment; filename="jianbao.json"'}
    return Response(body, 200, headers, "application/json")


def _show_erase(here: MemberSite, who: Who, _request: Request) -> Response:
    return here.page("erase.html", _("删除我的资料"), who)


def _erase(here: MemberSite, who: Who, _form: Form) -> Response:
    remembered = here.digest(who.row.email)
    with here.store.transaction() as connection:
        erase(connection, who.id, here.clock(), remembered)
    return here.said("erased", 200)


def _feed(here: MemberSite, who: Who, form: Form) -> Response:
    if form.text("action") == "off":
        here.feeds.revoke(who.id)
        return here.back(who, "feed-off")
    here.feeds.mint(who.id)
    return here.back(who, "feed-on")
