"""The web application: the published site as it stands on the disk, and ``/health``. It never writes.

Behind another web server it is not needed: ``public/`` is a complete site.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from feeds.i18n import gettext as _
from jianbao import static
from jianbao.web_search import search_routes

if TYPE_CHECKING:
    from feeds.publishing.search import Searching

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
) -> ASGIApp:
    """``public`` gives the site's folder, asked anew each time, for the settings may change. ``health`` gives what
    ``/health`` shows; its "ok" decides between 200 and 503. ``max_age`` is how many seconds an answer may be kept.
    ``searching`` answers searches; without it there are none. ``link`` gives the Link header of a path, if it has one.
    """

    def show(request: Request) -> Response:
        root = public()
        answer = static.answer(root, request.path_params["path"], request.headers, max_age=max_age())
        if answer is None:
            return _not_found(root)
        if answer.status_code in (200, 304) and (links := link(request.path_params["path"])):
            answer.headers["Link"] = links
        return answer

    def show_health(_request: Request) -> Response:
        state = health()
        return JSONResponse(state, 200 if state["ok"] else 503, headers={"Cache-Control": "no-store"})

    routes = [Route("/health", show_health), *search_routes(searching, max_age), Route("/{path:path}", show)]
    return _with_security_headers(Starlette(routes=routes))


def _not_found(root: Path) -> Response:
    headers = {"Cache-Control": "no-cache"}
    try:
        page = (root / "404.html").read_bytes()
    except OSError:
        return PlainTextResponse(_("没有这个网页。"), 404, headers)
    return Response(page, 404, headers, "text/html")


def _with_security_headers(app: ASGIApp) -> ASGIApp:
    async def secured(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_secured(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await app(scope, receive, send_secured)

    return secured
