"""The web application: the published site as it stands on the disk, ``/health``, searches, and the pages for members.

The site's pages and feeds do not need it: ``public/`` is complete, for any web server.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from feeds.i18n import gettext as _
from jianbao import static
from jianbao.web_members import member_routes
from jianbao.web_private_feeds import private_feed_routes
from jianbao.web_search import search_routes
from jianbao.web_subscribe import subscribe_routes

if TYPE_CHECKING:
    from feeds.publishing.search import Searching
    from jianbao.member_site import MemberSite

# The pages run no script but the site's own and load nothing from elsewhere. WeChat articles carry inline styles.
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'self'"
)
SECURITY_HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
}


def application(
    public: Callable[[], Path],
    health: Callable[[], dict[str, Any]],
    max_age: Callable[[], int] = lambda: 60,
    searching: Callable[[], Searching | None] = lambda: None,
    link: Callable[[str], str | None] = lambda _path: None,
    members: Callable[[], MemberSite | None] = lambda: None,
) -> ASGIApp:
    """``public`` gives the site's folder, asked anew each time, for the settings may change. ``health`` gives what
    ``/health`` shows; its "ok" decides between 200 and 503. ``max_age`` is how many seconds an answer may be kept.
    ``searching`` answers searches; without it there are none. ``link`` gives the Link header of a path, if it has one.
    ``members`` has the pages for members; without it there are none.
    """

    def show(request: Request) -> Response:
        root, path = public(), request.path_params["path"]
        found = static.answer(root, path, request.headers, max_age=max_age())
        if found is None:
            return _not_found(root)
        if found.status_code in (200, 304) and (links := link(path)):
            found.headers["Link"] = links
        return found

    def show_health(_request: Request) -> Response:
        state = health()
        return JSONResponse(state, 200 if state["ok"] else 503, headers={"Cache-Control": "no-store"})

    def show_trouble(_request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return _not_found(public())
        headers = {**(error.headers or {}), "Cache-Control": "no-store"}
        return PlainTextResponse(error.detail, error.status_code, headers)

    routes = [
        Route("/health", show_health),
        *search_routes(searching, max_age),
        *subscribe_routes(members),
        *member_routes(members),
        *private_feed_routes(members),
        Route("/{path:path}", show),
    ]
    rest = Starlette(routes=routes, exception_handlers={HTTPException: show_trouble})

    def quick(path: str, request: Headers) -> static.Answer | None:
        found = static.at_once(public(), path, request, max_age=max_age())
        if found is not None and (links := link(path)):
            found.headers["Link"] = links
        return found

    return _quick_first(quick, _with_security_headers(rest))


def _not_found(root: Path) -> Response:
    headers = {"Cache-Control": "no-cache"}
    try:
        page = (root / "404.html").read_bytes()
    except OSError:
        return PlainTextResponse(_("没有这个网页。"), 404, headers)
    return Response(page, 404, headers, "text/html")


def _quick_first(quick: Callable[[str, Headers], static.Answer | None], rest: ASGIApp) -> ASGIApp:
    """What readers ask for all day long is answered ahead of routes and threads."""
    secured = [(name.lower().encode(), value.encode()) for name, value in SECURITY_HEADERS.items()]

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        found = None
        if scope["type"] == "http" and scope["method"] in ("GET", "HEAD"):
            found = quick(scope["path"].removeprefix("/"), Headers(scope=scope))
        if found is None:
            await rest(scope, receive, send)
            return
        headers = [(name.lower().encode(), value.encode("latin-1")) for name, value in found.headers.items()] + secured
        if found.status != 304:
            headers.append((b"content-length", str(len(found.data)).encode()))
        await send({"type": "http.response.start", "status": found.status, "headers": headers})
        await send({"type": "http.response.body", "body": found.data if scope["method"] == "GET" else b""})

    return answer


def _with_security_headers(app: ASGIApp) -> ASGIApp:
    async def secured(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, send_secured)

    return secured
