"""``/feeds/member/KEY.rss``: a member's private feed, made when it is asked for and found by nobody else."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from feeds.publishing.entries import FORMATS, Format
from jianbao import static

if TYPE_CHECKING:
    from jianbao.member_site import MemberSite


def private_feed_routes(site: Callable[[], MemberSite | None]) -> list[Route]:
    def of(format: Format) -> Callable[[Request], Response]:
        def show(request: Request) -> Response:
            here = site()
            data = here.feeds.feed(request.path_params["key"], format) if here else None
            if data is None:
                raise HTTPException(404)
            answer = static.made(data, static.MEDIA_TYPES[f".{format}"], request.headers, "private, max-age=300")
            answer.headers["X-Robots-Tag"] = "noindex, nofollow"
            answer.headers["Referrer-Policy"] = "no-referrer"
            return answer

        return show

    return [Route(f"/feeds/member/{{key}}.{ending}", of(ending)) for ending in FORMATS]
