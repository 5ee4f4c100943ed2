"""A strict stand-in for WeChat's servers on loopback: it refuses what they refuse, and can fail, hang or cut at a call.

Limits are counted as WeChat does: titles, authors, digests and contents in UTF-16 units, JSON and robot messages in
bytes of UTF-8. It has a clock of its own, so that tokens expire and minutes pass without waiting.
"""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

APPID, SECRET, KEY = "wx0123456789abcdef", "s3cret", "693a91f6-7xxx"
Fault = Literal[
    "500", "html", "cut-before", "cut-after", "hang-before", "hang-after", "busy", "busy-after", "empty-after"
]
"""What goes wrong at a call. ``before``: nothing is done; ``after``: it is done, and the answer does not come."""

_TAGS = {"section", "p", "span", "sup", "strong", "br", "img"}
_STYLES = {"position", "transform", "animation", "z-index"}


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


class Refusal(Exception):  # noqa: N818
    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.answer = {"errcode": code, "errmsg": words}


class _Content(HTMLParser):
    """Refuses what an article must not have."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag not in _TAGS or not given.keys() <= {"style", "src"}:
            raise Refusal(45166, f"invalid content: <{tag}>")
        declared = {one.split(":")[0].strip() for one in (given.get("style") or "").split(";")}
        if declared & _STYLES or (tag == "img" and not str(given.get("src")).startswith("https://mmbiz.qpic.cn/")):
            raise Refusal(45166, "invalid content hint: [style or src]")


@dataclass
class WeChat:
    """The state of the stand-in. ``calls`` counts what came in, by its path below /cgi-bin/."""

    now: float = 1_000_000.0
    may_publish: bool = True
    allowed: bool = True
    publishes_at_once: bool = True
    calls: Counter[str] = field(default_factory=Counter)
    tokens: dict[str, float] = field(default_factory=dict)
    forced: list[float] = field(default_factory=list)
    materials: dict[str, bytes] = field(default_factory=dict)
    inline: dict[str, bytes] = field(default_factory=dict)
    drafts: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    published: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    times: list[float] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def fail(self, path: str, *faults: Fault) -> None:
        """At the next calls of a path, one each."""
        self.faults.setdefault(path, []).extend(faults)

    # --- what each path does ---

    def answer(self, path: str, query: dict[str, str], body: bytes, kind: str) -> dict[str, Any]:
        if path == "webhook/send":
            return self._robot(query, _json(body))
        if path == "stable_token":
            return self._token(_json(body))
        self._check_token(query.get("access_token", ""))
        match path:
            case "material/add_material":
                return self._material(body, kind)
            case "media/uploadimg":
                return self._inline(body, kind)
            case "draft/add":
                return self._add(_json(body))
            case "draft/batchget":
                return self._batch(self.drafts, _json(body))
            case "freepublish/batchget":
                return self._batch(self.published, _json(body))
            case "freepublish/submit":
                return self._submit(_json(body))
            case "freepublish/get":
                done = _json(body)["publish_id"].removeprefix("publish-") in self.published
                return {"publish_id": _json(body)["publish_id"], "publish_status": 0 if done else 1}
            case "openapi/quota/get":
                path = _json(body)["cgi_path"].removeprefix("/cgi-bin/")
                used = self.calls[path]
                return {"errcode": 0, "quota": {"daily_limit": 1000, "used": used, "remain": 1000 - used}}
        raise Refusal(40066, "invalid url")

    def _token(self, body: dict[str, Any]) -> dict[str, Any]:
        if not self.allowed:
            raise Refusal(40164, "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 65aa")
        if body["appid"] != APPID:
            raise Refusal(40013, "invalid appid rid: 65aa")
        if body["secret"] != SECRET:
            raise Refusal(40125, "invalid appsecret rid: 65aa")
        assert body["grant_type"] == "client_credential"
        live = [token for token, ends in self.tokens.items() if ends - self.now > 300]
        if body.get("force_refresh"):
            if (self.forced and self.now - self.forced[-1] < 30) or len(self.forced) >= 20:
                raise Refusal(45009, "reach max api daily quota limit")
            self.forced.append(self.now)
            self.tokens.clear()
            live = []
        token = live[0] if live else f"token-{len(self.forced)}-{self.calls['stable_token']}"
        ends = self.tokens.setdefault(token, self.now + 7200)
        return {"access_token": token, "expires_in": int(ends - self.now)}

    def _check_token(self, token: str) -> None:
        if token not in self.tokens:
            raise Refusal(40001, "invalid credential, access_token is invalid or not latest rid: 65aa")
        if self.tokens[token] <= self.now:
            raise Refusal(42001, "access_token expired rid: 65aa")

    def _material(self, body: bytes, kind: str) -> dict[str, Any]:
        name, data = _upload(body, kind)
        if not name.endswith(".png") or len(data) > 10_000_000:
            raise Refusal(40009, "invalid image size")
        media_id = f"cover-{len(self.materials)}"
        self.materials[media_id] = data
        return {"media_id": media_id, "url": "https://mmbiz.qpic.cn/cover"}

    def _inline(self, body: bytes, kind: str) -> dict[str, Any]:
        _name, data = _upload(body, kind)
        if len(data) > 1_000_000 or not data.startswith((b"\x89PNG", b"\xff\xd8")):
            raise Refusal(40009, "invalid image size")
        url = f"https://mmbiz.qpic.cn/{len(self.inline)}"
        self.inline[url] = data
        return {"url": url}

    def _add(self, body: dict[str, Any]) -> dict[str, Any]:
        articles = body["articles"]
        if not 1 <= len(articles) <= 8:
            raise Refusal(45008, "article size out of limit")
        for article in articles:
            self._check_article(article)
        media_id = f"draft-{len(self.drafts) + len(self.published)}"
        self.drafts[media_id] = articles
        return {"media_id": media_id, "item": []}

    def _check_article(self, article: dict[str, Any]) -> None:
        if not article["title"] or units(article["title"]) > 32:
            raise Refusal(45003, "title size out of limit")
        if units(article["author"]) > 16:
            raise Refusal(45110, "author size out of limit")
        if units(article["digest"]) > 128:
            raise Refusal(45004, "description size out of limit")
        content = article["content"]
        if not content or units(content) >= 20_000 or len(content.encode()) >= 1_000_000:
            raise Refusal(45002, "content size out of limit")
        if len(article["content_source_url"].encode()) > 1024:
            raise Refusal(40039, "invalid url size")
        if article["thumb_media_id"] not in self.materials:
            raise Refusal(40007, "invalid media_id rid: 65aa")
        parser = _Content()
        parser.feed(content)
        parser.close()

    def _batch(self, box: dict[str, list[dict[str, Any]]], body: dict[str, Any]) -> dict[str, Any]:
        if box is self.published and not self.may_publish:
            raise Refusal(48001, "api unauthorized rid: 65aa")
        assert 1 <= body["count"] <= 20
        newest = list(reversed(box.items()))[body["offset"] : body["offset"] + body["count"]]
        items = [
            {"media_id": media_id, "content": {"news_item": _kept(articles)}, "update_time": int(self.now)}
            for media_id, articles in newest
        ]
        return {"total_count": len(box), "item_count": len(items), "item": items}

    def _submit(self, body: dict[str, Any]) -> dict[str, Any]:
        if not self.may_publish:
            raise Refusal(48001, "api unauthorized rid: 65aa")
        media_id = body["media_id"]
        if media_id not in self.drafts:
            raise Refusal(40007, "invalid media_id")
        if self.publishes_at_once:
            self.published[media_id] = self.drafts.pop(media_id)
        return {"errcode": 0, "errmsg": "ok", "publish_id": f"publish-{media_id}"}

    def _robot(self, query: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
        if query.get("key") != KEY:
            raise Refusal(93000, "invalid webhook url, hint: [1] more info at https://open.work.weixin.qq.com")
        self.times = [each for each in self.times if self.now - each < 60]
        if len(self.times) >= 20:
            raise Refusal(45009, "api freq out of limit")
        match body["msgtype"]:
            case "markdown":
                if len(body["markdown"]["content"].encode()) > 4096:
                    raise Refusal(40058, "markdown.content exceed max length 4096")
            case "news":
                cards = body["news"]["articles"]
                if not 1 <= len(cards) <= 8:
                    raise Refusal(40058, "news.articles")
                for card in cards:
                    if len(card["title"].encode()) > 128 or len(card["description"].encode()) > 512 or not card["url"]:
                        raise Refusal(40058, "news.articles.title")
            case other:
                raise Refusal(40008, f"invalid message type {other}")
        self.times.append(self.now)
        self.messages.append(body)
        return {"errcode": 0, "errmsg": "ok"}


def _kept(articles: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """As they are given back: the digest is kept for a single article only, the text is changed on the way."""
    digests = [article["digest"] if len(articles) == 1 else "" for article in articles]
    return [
        article | {"digest": digest, "content": f"{article['content']}<p></p>"}
        for article, digest in zip(articles, digests, strict=True)
    ]


def _json(body: bytes) -> dict[str, Any]:
    if re.search(rb"\\u[0-9a-fA-F]{4}", body):
        # WeChat takes it, and shows the escapes to the readers: as bad as a refusal.
        raise Refusal(47001, "data format error: \\u escapes")
    found = json.loads(body.decode("utf-8"))
    assert isinstance(found, dict)
    return found


def _upload(body: bytes, kind: str) -> tuple[str, bytes]:
    (part,) = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {kind}\r\n\r\n".encode() + body).iter_parts()
    if part.get_param("name", header="content-disposition") != "media":
        raise Refusal(41005, "media data missing")
    data = part.get_payload(decode=True)
    assert isinstance(data, bytes)
    return part.get_filename() or "", data


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def wechat(self) -> WeChat:
        return self.server.wechat  # type: ignore[attr-defined,no-any-return]

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_POST(self) -> None:
        url = urlsplit(self.path)
        path = url.path.removeprefix("/cgi-bin/")
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        body = self.rfile.read(int(self.headers["Content-Length"]))
        wechat = self.wechat
        with wechat.lock:
            wechat.calls[path] += 1
            fault = wechat.faults.get(path, [])[:1]
            del wechat.faults.get(path, [])[:1]
        if fault and self._breaks(fault[0]):
            return None
        with wechat.lock:
            try:
                answer = wechat.answer(path, query, body, self.headers.get("Content-Type", ""))
            except Refusal as refusal:
                answer = refusal.answer
        if fault == ["empty-after"]:
            answer = {}
        elif fault == ["busy-after"]:
            answer = {"errcode": -1, "errmsg": "system error"}
        elif fault == ["cut-after"]:
            return self._cut()
        elif fault == ["hang-after"]:
            self.wechat.released.wait(60)
            return self._cut()
        return self._say(200, json.dumps(answer, ensure_ascii=False).encode())

    def _breaks(self, fault: Fault) -> bool:
        match fault:
            case "500":
                self._say(500, b"oops")
            case "html":
                self._say(200, b"<html>captive portal</html>")
            case "busy":
                self._say(200, b'{"errcode":-1,"errmsg":"system error"}')
            case "cut-before":
                self._cut()
            case "hang-before":
                self.wechat.released.wait(60)
                self._cut()
            case _:
                return False
        return True

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.close()

    def _say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        # A client that has given up, or that was cut off on purpose.
        time.sleep(0)


@contextmanager
def serve(wechat: WeChat) -> Iterator[str]:
    """Gives the address."""
    server = _Server(("127.0.0.1", 0), _Handler)
    server.wechat = wechat  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        wechat.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
