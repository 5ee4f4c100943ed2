"""``/search`` and the feeds of searches (``/search.rss?q=…``): read-only, made for each request."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from jianbao import static

if TYPE_CHECKING:
    from feeds.publishing.search import Searching


def search_routes(searching: Callable[[], Searching | None], max_age: Callable[[], int]) -> list[Route]:
    def show(request: Request) -> Response:
        if (engine := searching()) is None:
            return Response(status_code=404)
        search = engine.read(request.query_params)
        before = request.query_params.get("before", "")
        place = int(before) if before.removeprefix("-").isdecimal() and len(before) < 19 else None
        data = engine.page(search, place)
        return static.made(data, static.MEDIA_TYPES[".html"], request.headers, "no-cache")

    def feed(request: Request) -> Response:
        if (engine := searching()) is None:
            return Response(status_code=404)
        search = engine.read(request.query_params)
        if not search.asks_for_something:
            return Response(status_code=400)
        ending = request.path_params["ending"]
        if request.url.query != search.query:
            return RedirectResponse(f"search.{ending}?{search.query}", 301)
        found = engine.feed(search, ending)
        media_type = static.MEDIA_TYPES[f".{ending}"]
        kept = f"public, max-age={max_age()}"
        return static.made(found.data, media_type, request.headers, kept, found.updated)

    # One route for each format: a pattern would take every ending.
    feeds = [Route(f"/search.{ending}", _with(feed, ending)) for ending in ("rss", "atom", "json")]
    return [Route("/search", show), *feeds]


def _with(feed: Callable[[Request], Response], ending: str) -> Callable[[Request], Response]:
    def endpoint(request: Request) -> Response:
        request.path_params["ending"] = ending
        return feed(request)

    return endpoint
