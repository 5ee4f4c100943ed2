"""The published files as HTTP answers: the file that a path names, its media type, its validators, 304 or the bytes.

A file is read whole under one descriptor, so that an answer is never half of the old file and half of the new one;
published files are pages and feeds, tens of kilobytes each.
"""

from __future__ import annotations

import hashlib
import os
import re
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.responses import RedirectResponse, Response

from feeds.publishing import originals, redirects
from feeds.publishing.compressed import ENDINGS, SMALLEST, compress
from feeds.publishing.redirects import Redirects

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
_Version = tuple[int, int, int, int]
# Which content a version of a file has (device, inode, time of change, size), so that 304 costs no reading.
_etags: dict[_Version, str] = {}
_MOST_ETAGS = 20_000


class _Known(NamedTuple):
    file: Path
    version: _Version


# The file that a path named when it was last asked for.
_places: dict[tuple[Path, str], _Known] = {}
# In bytes.
_QUICK = 1_000_000


def answer(root: Path, path: str, request: Headers, *, max_age: int = 60) -> Response | None:
    """The answer to GET (or HEAD) of a path below the root, as it was decoded from the URL, without leading slash.

    A page or a feed may be ``max_age`` seconds old; after that a reader asks again, and mostly hears 304.

    None where there is no such file. A folder named without its trailing slash is a redirect to its proper name, what
    has moved one to its new place; what was taken out is 410 with a page that says so.
    """
    file = None if path.startswith(_GONE) else _place(root, path)
    try:
        if file is not None:
            return _read(file, request, _cache_control(path, max_age))
        if path and find(root, path + "/"):
            return RedirectResponse(f"./{path.rpartition('/')[2]}/", 301)
        if target := _redirects(root / redirects.FILE).target(f"/{path}"):
            return RedirectResponse(target, 301)
        if gone := find(root, _GONE + path):
            answer = _read(gone, request, _cache_control(path, max_age))
            answer.status_code = 410 if answer.status_code == 200 else answer.status_code
            return answer
    except OSError:  # removed, or made unreadable, since it was found
        pass
    return None


def _redirects(file: Path) -> Redirects:
    try:
        return _redirects_of(file, file.stat().st_mtime_ns)
    except OSError:
        return Redirects("")


@lru_cache(maxsize=2)
def _redirects_of(file: Path, _changed: int) -> Redirects:
    return Redirects(file.read_text("utf-8"))


def is_quick(root: Path, path: str) -> bool:
    """Whether the answer takes less time than handing the question to another thread: a small file that was asked for
    before, with its compressed forms beside it."""
    known = _places.get((root, path))
    return known is not None and known.version[3] <= _QUICK and path.startswith(("feeds/", "assets/"))


def _place(root: Path, path: str) -> Path | None:
    """As ``find``, which goes through every folder on the way, but for a file that is the same one as last time."""
    known = _places.get((root, path))
    if known is not None:
        try:
            if _version(os.stat(known.file)) == known.version:  # noqa: PTH116 - a Path's takes as long again
                return known.file
        except OSError:
            pass
    found = find(root, path)
    if found is not None:
        if len(_places) >= _MOST_ETAGS:
            _places.clear()
        _places[root, path] = _Known(found, _version(found.stat()))
    return found


def _version(stat: os.stat_result) -> _Version:
    return stat.st_dev, stat.st_ino, stat.st_mtime_ns, stat.st_size


def find(root: Path, path: str) -> Path | None:
    """The file below the root that a path names: itself, or the ``index.html`` of a folder with a trailing slash.

    Nothing above the root and nothing hidden is ever found, by dots, by links or by odd characters.
    """
    parts = path.split("/")
    if not parts[-1]:
        parts[-1] = "index.html"
    if any(not part or part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return None
    try:
        found = root.joinpath(*parts).resolve(strict=True)
    except (OSError, RuntimeError):  # missing, too long a name, a loop of links
        return None
    return found if found.is_file() and found.is_relative_to(root.resolve()) else None


def _cache_control(path: str, max_age: int) -> str:
    if _IMMUTABLE.search(path.rpartition("/")[2]):
        return CACHE_CONTROL_OF_IMMUTABLE
    return CACHE_CONTROL_OF_ARCHIVED if _ARCHIVED.match(path) else f"public, max-age={max_age}"


def _read(path: Path, request: Headers, cache_control: str) -> Response:
    # What is published as it came in is shown by a browser only where nothing can run in it.
    types = originals.MEDIA_TYPES if path.parent.name == "originals" else MEDIA_TYPES
    media_type = types.get(path.suffix.lower(), originals.DOWNLOAD)
    compressible = "charset" in media_type
    with path.open("rb") as file:
        stat = os.fstat(file.fileno())
        version = _version(stat)
        data = None if version in _etags else file.read()
        etag = _etags[version] if data is None else _remember(version, data)
        headers = {
            "Cache-Control": cache_control,
            "ETag": f'"{etag}"',
            "Last-Modified": formatdate(stat.st_mtime, usegmt=True),
        }
        if compressible:
            headers["Vary"] = "Accept-Encoding"
        if _has_it(request, etag, stat.st_mtime):
            return Response(status_code=304, headers=headers)
        data = file.read() if data is None else data
    if compressible and len(data) >= SMALLEST and (coding := preferred_coding(request)):
        # Other bytes need another strong ETag (RFC 9110, 8.8.3.3).
        headers |= {"Content-Encoding": coding, "ETag": f'"{etag}-{coding}"'}
        data = _compressed(path, coding, data)
    # Not as Response's media_type, which would put a second charset behind some types.
    return Response(data, headers=headers | {"Content-Type": media_type})


def made(data: bytes, media_type: str, request: Headers, cache_control: str) -> Response:
    """The answer with bytes that were made for this request, or 304."""
    etag = hashlib.sha256(data).hexdigest()[:32]
    headers = {"Cache-Control": cache_control, "ETag": f'"{etag}"', "Vary": "Accept-Encoding"}
    if (known := request.get("if-none-match")) is not None and etag in known:
        return Response(status_code=304, headers=headers)
    if len(data) >= SMALLEST and (coding := preferred_coding(request)):
        headers |= {"Content-Encoding": coding, "ETag": f'"{etag}-{coding}"'}
        data = compress(coding, data)
    return Response(data, headers=headers | {"Content-Type": media_type})


def _remember(version: _Version, data: bytes) -> str:
    if len(_etags) >= _MOST_ETAGS:
        _etags.clear()
    etag = _etags[version] = hashlib.sha256(data).hexdigest()[:32]
    return etag


def _has_it(request: Headers, etag: str, modified: float) -> bool:
    """Whether the reader's copy is the current one (RFC 9110, 13.1: by its ETag, else by its date)."""
    if (known := request.get("if-none-match")) is not None:
        return known.strip() == "*" or etag in re.findall(r'"([^"]*?)(?:-gzip|-br)?"', known)
    try:
        return int(modified) <= parsedate_to_datetime(request["if-modified-since"]).timestamp()
    except (KeyError, ValueError, OverflowError):
        return False


def preferred_coding(request: Headers) -> str | None:
    """The best content coding that the reader takes (RFC 9110, 12.5.3), None for none."""
    weights: dict[str, float] = {}
    for part in request.get("accept-encoding", "").lower().split(","):
        name, _semicolon, parameter = part.partition(";")
        weight = re.fullmatch(r"\s*q=([01](?:\.\d*)?)\s*", parameter)
        weights[name.strip()] = float(weight[1]) if weight else 1.0
    anything = weights.get("*", 0.0)
    taken = {coding: weights.get(coding, anything) for coding in ENDINGS}
    # Of two that are as welcome the first is the better one.
    best = max(taken, key=lambda coding: taken[coding])
    return best if taken[best] > 0 else None


def _compressed(path: Path, coding: str, data: bytes) -> bytes:
    """From beside the file, where the publisher has put it, else made now: pages are asked for too seldom."""
    try:
        return path.with_name(path.name + ENDINGS[coding]).read_bytes()
    except FileNotFoundError:
        return compress(coding, data)
