"""The published files as HTTP answers: the file that a path names, its media type, its validators, 304 or the bytes.

A file is read whole under one descriptor, so that an answer is never half of the old file and half of the new one;
published files are pages and feeds, tens of kilobytes each.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from feeds.publishing import originals, redirects
from feeds.publishing.compressed import ENDINGS, SMALLEST, compress
from feeds.publishing.redirects import Redirects
from jianbao.places import Place, Version, find, known_place, place, version_of

MEDIA_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/feed+json; charset=utf-8",
    ".opml": "text/x-opml; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
}
# Where the pages are that stand for what was taken out; not to be asked for by that name.
_GONE = "gone/"
# A document of an archive changes when its issue is corrected, hardly ever.
_ARCHIVED = re.compile(r"^feeds/(?:.*/)?archive/")
CACHE_CONTROL_OF_ARCHIVED = "public, max-age=86400"
# The name of such a file (style.072f7444d4.css) says what is in it: it never changes.
_IMMUTABLE = re.compile(r"\.[0-9a-f]{10}\.\w+")
CACHE_CONTROL_OF_IMMUTABLE = "public, max-age=31536000, immutable"
# Of a version of a file, so that 304 costs no reading.
_etags: dict[Version, str] = {}
_MOST_ETAGS = 20_000
# What readers ask for over and over, and has its compressed forms beside it; in bytes.
_QUICK = ("feeds/", "assets/")
_SMALL = 1_000_000


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    data: bytes


def answer(root: Path, path: str, request: Headers, *, max_age: int = 60) -> Response | None:
    """The answer to GET (or HEAD) of a path below the root, as it was decoded from the URL, without leading slash.

    A page or a feed may be ``max_age`` seconds old; after that a reader asks again, and mostly hears 304.

    None where there is no such file. A folder named without its trailing slash is a redirect to its proper name, what
    has moved one to its new place; what was taken out is 410 with a page that says so.
    """
    found = None if path.startswith(_GONE) else place(root, path)
    try:
        if found is not None:
            return _response(_read(found, request, _cache_control(path, max_age)))
        if path and find(root, path + "/"):
            return RedirectResponse(f"./{path.rpartition('/')[2]}/", 301)
        if target := _redirects(root / redirects.FILE).target(f"/{path}"):
            return RedirectResponse(target, 301)
        if gone := place(root, _GONE + path):
            said = _read(gone, request, _cache_control(path, max_age))
            return _response(said._replace(status=410) if said.status == 200 else said)
    except OSError:  # removed, or made unreadable, since it was found
        pass
    return None


def at_once(root: Path, path: str, request: Headers, *, max_age: int) -> Answer | None:
    """The same for what takes less time than to ask who is to answer: a small feed or asset that was asked for before.
    None for anything else."""
    if not path.startswith(_QUICK):
        return None
    known = known_place(root, path)
    if known is None or known.version.size > _SMALL:
        return None
    try:
        return _read(known, request, _cache_control(path, max_age))
    except OSError:
        return None


def _response(answer: Answer) -> Response:
    # Content-Type is among the headers: as Response's media_type some would be given a second charset.
    return Response(answer.data or None, answer.status, answer.headers)


def _redirects(file: Path) -> Redirects:
    try:
        return _redirects_of(file, file.stat().st_mtime_ns)
    except OSError:
        return Redirects("")


@lru_cache(maxsize=2)
def _redirects_of(file: Path, _changed: int) -> Redirects:
    return Redirects(file.read_text("utf-8"))


def _cache_control(path: str, max_age: int) -> str:
    if _IMMUTABLE.search(path.rpartition("/")[2]):
        return CACHE_CONTROL_OF_IMMUTABLE
    return CACHE_CONTROL_OF_ARCHIVED if _ARCHIVED.match(path) else f"public, max-age={max_age}"


def _read(place: Place, request: Headers, cache_control: str) -> Answer:
    file, version = place
    # What is published as it came in is shown by a browser only where nothing can run in it.
    types = originals.MEDIA_TYPES if file.parent.name == "originals" else MEDIA_TYPES
    media_type = types.get(file.suffix.lower(), originals.DOWNLOAD)
    compressible = "charset" in media_type
    data = None
    etag = _etags.get(version)
    if etag is None:
        data, version = _bytes(file)
        etag = _remember(version, data)
    modified = version.changed / 1e9
    headers = {"Cache-Control": cache_control, "ETag": f'"{etag}"', "Last-Modified": _http_date(int(modified))}
    if compressible:
        headers["Vary"] = "Accept-Encoding"
    if _has_it(request, etag, modified):
        return Answer(304, headers, b"")
    headers["Content-Type"] = media_type
    if compressible and version.size >= SMALLEST and (codings := codings_taken(request)):
        coding, form = _compressed(file, codings)
        # Other bytes need another strong ETag (RFC 9110, 8.8.3.3).
        headers |= {"Content-Encoding": coding, "ETag": f'"{etag}-{coding}"'}
        return Answer(200, headers, form)
    if data is None:
        data, now = _bytes(file)
        if now != version:
            # Another file since: another ETag.
            return _read(Place(file, now), request, cache_control)
    return Answer(200, headers, data)


def _bytes(file: Path) -> tuple[bytes, Version]:
    with file.open("rb") as opened:
        version = version_of(os.fstat(opened.fileno()))
        return opened.read(), version


@lru_cache(maxsize=1024)
def _http_date(moment: int) -> str:
    return formatdate(moment, usegmt=True)


def made(
    data: bytes, media_type: str, request: Headers, cache_control: str, changed: dt.datetime | None = None
) -> Response:
    """The answer with bytes that were made for this request, or 304. ``changed`` is when what they tell last did."""
    etag = hashlib.sha256(data).hexdigest()[:32]
    headers = {"Cache-Control": cache_control, "ETag": f'"{etag}"', "Vary": "Accept-Encoding"}
    if changed is not None:
        headers["Last-Modified"] = formatdate(changed.timestamp(), usegmt=True)
    if _has_it(request, etag, changed.timestamp() if changed else None):
        return Response(status_code=304, headers=headers)
    if len(data) >= SMALLEST and (codings := codings_taken(request)):
        coding = codings[0]
        headers |= {"Content-Encoding": coding, "ETag": f'"{etag}-{coding}"'}
        data = compress(coding, data)
    return Response(data, headers=headers | {"Content-Type": media_type})


def _remember(version: Version, data: bytes) -> str:
    if len(_etags) >= _MOST_ETAGS:
        _etags.clear()
    etag = _etags[version] = hashlib.sha256(data).hexdigest()[:32]
    return etag


def _has_it(request: Headers, etag: str, modified: float | None) -> bool:
    """Whether the reader's copy is the current one: by its ETag, else by its date, if there is one (RFC 9110, 13.1)."""
    if (known := request.get("if-none-match")) is not None:
        return known.strip() == "*" or etag in re.findall(r'"([^"]*?)(?:-gzip|-br)?"', known)
    if modified is None:
        return False
    try:
        return int(modified) <= parsedate_to_datetime(request["if-modified-since"]).timestamp()
    except (KeyError, ValueError, OverflowError):
        return False


def codings_taken(request: Headers) -> list[str]:
    """The content codings that the reader takes (RFC 9110, 12.5.3), the best one first."""
    weights: dict[str, float] = {}
    for part in request.get("accept-encoding", "").lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        weight = re.fullmatch(r"\s*q=([01](?:\.\d*)?)\s*", parameter)
        weights[name.strip()] = float(weight[1]) if weight else 1.0
    anything = weights.get("*", 0.0)
    taken = {coding: weights.get(coding, anything) for coding in ENDINGS}
    # Of two that are as welcome the first is the better one.
    return sorted((coding for coding in taken if taken[coding] > 0), key=lambda coding: -taken[coding])


def _compressed(file: Path, codings: Sequence[str]) -> tuple[str, bytes]:
    """In the best of the codings that there is a form of beside the file, else made now: pages are asked for too
    seldom. The form, and its coding: that of one and the same file is always the same."""
    for coding in codings:
        with suppress(FileNotFoundError):
            return coding, file.with_name(file.name + ENDINGS[coding]).read_bytes()
    return codings[0], compress(codings[0], file.read_bytes())
