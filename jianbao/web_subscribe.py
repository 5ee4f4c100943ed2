"""``/subscribe``: asking for mails, and confirming it by the link in a mail."""

from __future__ import annotations

import time
from collections.abc import Callable

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from feeds.i18n import gettext as _
from jianbao import member_pages
from jianbao.member_site import HEADERS, MemberSite, in_words_of, language_of, language_or, there, topics_of
from jianbao.rate_limits import client_key
from jianbao.web_forms import COOKIE, TRAP, Form, read_form
from notifier import choices
from notifier.members import read_address

# Every answer to a request for mails takes as long: a known address is not told from an unknown one.
_ANSWER_SECONDS = 0.4


def subscribe_routes(site: Callable[[], MemberSite | None]) -> list[Route]:
    async def subscribe(request: Request) -> Response:
        here = _open(site())
        if request.method != "POST":
            return await in_words_of(language_of(request, here), lambda: _show(here, request))
        begun = time.monotonic()
        form = await read_form(request, here.settings.jianbao.site.address)
        language = language_or(form.text("language"), here.settings.jianbao.language)
        answer = await in_words_of(language, lambda: _subscribe(here, request, form))
        await anyio.sleep(max(0.0, begun + _ANSWER_SECONDS - time.monotonic()))
        return answer

    async def sent(request: Request) -> Response:
        here = _open(site())
        return await in_words_of(language_of(request, here), lambda: here.said("sent", 200))

    async def confirm(request: Request) -> Response:
        here = there(site())
        act = request.method == "POST"
        if act:
            await read_form(request, here.settings.jianbao.site.address)
        token = request.path_params["token"]
        return await in_words_of(language_of(request, here), lambda: _confirm(here, token, act=act))

    both = ["GET", "POST"]
    return [
        Route("/subscribe", subscribe, methods=both),
        Route("/subscribe/sent", sent),
        Route("/m/confirm/{token}", confirm, methods=both),
    ]


def _open(site: MemberSite | None) -> MemberSite:
    here = there(site)
    if not here.open:
        raise HTTPException(404)
    return here


def _show(here: MemberSite, request: Request, form: Form | None = None, trouble: str = "") -> Response:
    nonce, sealed = here.seal.new(request.cookies.get(COOKIE))
    chosen = topics_of(form) if form else {}
    body = member_pages.page(
        here.settings,
        "subscribe.html",
        _("用邮件订阅"),
        lines=member_pages.lines(here.settings.topics, chosen),
        email=form.text("email") if form else "",
        name=form.text("name") if form else "",
        zone=form.text("zone") if form else "",
        zones=member_pages.zone_names(),
        site_zone=here.settings.jianbao.timezone,
        form="text" if form and form.text("form") == "text" else "html",
        sealed=sealed,
        trap=TRAP,
        trouble=trouble,
    )
    answer = Response(body, 422 if trouble else 200, HEADERS, "text/html")
    secure = here.settings.jianbao.site.address.startswith("https:")
    answer.set_cookie(COOKIE, nonce, max_age=24 * 3600, path="/", httponly=True, samesite="strict", secure=secure)
    return answer


def _subscribe(here: MemberSite, request: Request, form: Form) -> Response:
    if not here.seal.holds(request.cookies.get(COOKIE), form.text("sealed")):
        return _show(here, request, form, _("这一页放得太久了，或者浏览器不接受 Cookie。请再按一次。"))
    address = read_address(form.text("email", 320))
    if address is None:
        return _show(here, request, form, _("邮件地址不对，请检查一下。"))
    wanted = here.wanted(form)
    if not wanted.topics:
        return _show(here, request, form, _("请至少选一个专题。"))
    if not here.by_client.allows(client_key(request.client.host if request.client else "")):
        return here.said("too-many", 429)
    # A program, or somebody who floods a mailbox: they are told the same as everybody.
    if not form.text(TRAP) and here.by_address.allows(address.lower()):
        with here.store.transaction() as connection:
            choices.ask(connection, here.desk, address, wanted, here.clock())
        here.queued()
    return RedirectResponse(f"subscribe/sent?lang={wanted.language}", 303, HEADERS)


def _confirm(here: MemberSite, token: str, *, act: bool) -> Response:
    request_id = here.links.read_request(token)
    if request_id is None:
        return here.said("unknown", 404)
    if not act:
        return here.page("confirm.html", _("确认订阅"))
    with here.store.transaction() as connection:
        member_id = choices.confirm(connection, here.desk, request_id, here.clock())
    if member_id is None:
        return here.said("too-late", 410)
    here.queued()
    return RedirectResponse(f"../preferences/{here.links.token(member_id)}?said=confirmed", 303, HEADERS)
