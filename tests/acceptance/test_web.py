"""The site over HTTP: a real server, a real client."""

from __future__ import annotations

import gzip
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import brotli
import httpx
import pytest
import uvicorn

from feeds.publishing.search import Searching
from feeds.settings import builtin_settings
from feeds.store import Store
from jianbao.web import application

PAGE = "<!doctype html><title>第一期</title>" + "<p>正文</p>" * 200


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("site") / "public"
    for name, text in {
        "index.html": PAGE,
        "404.html": "<!doctype html><title>没有</title>",
        "issues/xb-2026-01/index.html": PAGE,
        "feeds/all.rss": "<rss/>",
        "feeds/long.rss": "<rss/>" * 200,
        "feeds/long.rss.br": "packed by br",
        "feeds/long.rss.gz": "packed by gzip",
        "feeds/archive/xb-2026-01.rss": "<rss/>",
        "feeds/all.atom": "<feed/>",
        "feeds/all.json": "{}",
        "feeds/index.opml": "<opml/>",
        "sitemap.xml": "<urlset/>",
        "assets/site.css": "p{}",
        "assets/site.js": ";",
        "assets/style.072f7444d4.css": "p{}",
        ".jianbao-x.part": "half a page",
        ".redirects": "~^/old/(?P<rest>.*)$ /assets/${rest};\n",
        "gone/items/xb-2026-01/02.html": "<!doctype html><title>撤下</title>",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    (root.parent / "secret.txt").write_text("secret")
    (root / "link.txt").symlink_to(root.parent / "secret.txt")
    return root


@pytest.fixture(scope="module")
def health() -> dict[str, object]:
    return {"ok": True}


@pytest.fixture(scope="module")
def site(public: Path, health: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    listener = socket.create_server(("127.0.0.1", 0))
    store = Store.open(f"sqlite:///{tmp_path_factory.mktemp('database') / 'jianbao.db'}")
    searching = Searching(builtin_settings(), store)
    app = application(lambda: public, lambda: health, searching=lambda: searching)
    config = uvicorn.Config(app, log_config=None, lifespan="off")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    with httpx.Client(base_url=f"http://127.0.0.1:{listener.getsockname()[1]}") as client:
        yield client
    server.should_exit = True
    thread.join()
    store.close()


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/issues/xb-2026-01/", "text/html; charset=utf-8"),
        ("/feeds/all.rss", "application/rss+xml; charset=utf-8"),
        ("/feeds/all.atom", "application/atom+xml; charset=utf-8"),
        ("/feeds/all.json", "application/feed+json; charset=utf-8"),
        ("/feeds/index.opml", "text/x-opml; charset=utf-8"),
        ("/sitemap.xml", "application/xml; charset=utf-8"),
        ("/assets/site.css", "text/css; charset=utf-8"),
        ("/assets/site.js", "text/javascript; charset=utf-8"),
    ],
)
def test_a_file_has_its_media_type(site: httpx.Client, path: str, media_type: str) -> None:
    answer = site.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)


def test_a_second_visit_with_the_etag_costs_no_body(site: httpx.Client) -> None:
    first = site.get("/feeds/all.rss")
    assert not first.headers["etag"].startswith("W/")
    again = site.get("/feeds/all.rss", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]


@pytest.mark.parametrize("form", ["W/{}", '"another", {}', "*"])
def test_every_form_of_if_none_match_is_understood(site: httpx.Client, form: str) -> None:
    etag = site.get("/feeds/all.rss").headers["etag"]
    assert site.get("/feeds/all.rss", headers={"If-None-Match": form.format(etag)}).status_code == 304


def test_a_second_visit_with_the_date_costs_no_body(site: httpx.Client) -> None:
    modified = site.get("/feeds/all.rss").headers["last-modified"]
    assert site.get("/feeds/all.rss", headers={"If-Modified-Since": modified}).status_code == 304


def test_the_etag_outweighs_the_date(site: httpx.Client) -> None:
    modified = site.get("/feeds/all.rss").headers["last-modified"]
    headers = {"If-None-Match": '"another"', "If-Modified-Since": modified}
    assert site.get("/feeds/all.rss", headers=headers).status_code == 200


def test_a_senseless_date_is_passed_over(site: httpx.Client) -> None:
    assert site.get("/feeds/all.rss", headers={"If-Modified-Since": "yesterday"}).status_code == 200


def test_a_changed_file_has_another_etag(site: httpx.Client, public: Path) -> None:
    path = public / "feeds/changing.rss"
    path.write_text("<rss>1</rss>")
    first = site.get("/feeds/changing.rss")
    replacement = path.with_name("new")
    replacement.write_text("<rss>2</rss>")
    replacement.replace(path)
    second = site.get("/feeds/changing.rss", headers={"If-None-Match": first.headers["etag"]})
    assert (second.status_code, second.text) == (200, "<rss>2</rss>")


@pytest.mark.parametrize("coding", ["identity", "gzip", "br"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
@pytest.mark.parametrize("known", [False, True])
def test_what_is_asked_for_again_is_answered_ahead_of_the_rest_and_in_the_same_words(
    site: httpx.Client, public: Path, method: str, coding: str, known: bool
) -> None:
    asked = public / f"feeds/asked-{method}-{coding}-{known}.rss"
    for ending in ("", ".gz", ".br"):
        (asked.parent / f"{asked.name}{ending}").write_text(f"<rss>{ending}</rss>" * 100)

    def answer() -> tuple[int, dict[str, str], bytes]:
        etag = {"If-None-Match": "*"} if known else {}
        request = site.build_request(method, f"/feeds/{asked.name}", headers={"Accept-Encoding": coding, **etag})
        found = site.send(request, stream=True)
        headers = {name: value for name, value in found.headers.items() if name != "date"}
        return found.status_code, headers, b"".join(found.iter_raw())

    first = answer()
    assert first == answer()
    assert first[0] == (304 if known else 200)
    assert bool(first[2]) == (method == "GET" and not known)


def test_until_the_smallest_form_of_a_feed_is_there_readers_are_given_the_one_that_is(
    site: httpx.Client, public: Path
) -> None:
    path = public / "feeds/young.rss"
    path.write_text("<rss/>" * 500)
    path.with_name("young.rss.gz").write_bytes(gzip.compress(path.read_bytes()))
    taken = {"Accept-Encoding": "br, gzip"}
    first = site.get("/feeds/young.rss", headers=taken)
    assert (first.headers["content-encoding"], first.text) == ("gzip", path.read_text())
    path.with_name("young.rss.br").write_bytes(brotli.compress(path.read_bytes()))
    second = site.get("/feeds/young.rss", headers=taken)
    assert (second.headers["content-encoding"], second.text) == ("br", path.read_text())
    # Other bytes have another ETag, and either is known again.
    assert first.headers["etag"] != second.headers["etag"]
    for found in (first, second):
        again = site.get("/feeds/young.rss", headers={**taken, "If-None-Match": found.headers["etag"]})
        assert again.status_code == 304


def test_what_was_removed_since_it_was_last_asked_for_is_not_there(site: httpx.Client, public: Path) -> None:
    path = public / "feeds/brief.rss"
    path.write_text("<rss/>")
    assert [site.get("/feeds/brief.rss").status_code for _time in range(2)] == [200, 200]
    path.unlink()
    assert site.get("/feeds/brief.rss").status_code == 404


def test_a_file_named_by_its_content_is_kept_for_ever_and_no_other(site: httpx.Client) -> None:
    assert "immutable" in site.get("/assets/style.072f7444d4.css").headers["cache-control"]
    for path in ("/", "/feeds/all.rss", "/assets/site.css"):
        assert site.get(path).headers["cache-control"] == "public, max-age=60"


def test_head_says_what_get_would_without_saying_it(site: httpx.Client) -> None:
    head, get = site.head("/"), site.get("/")
    assert head.content == b""
    same = ("content-length", "content-type", "etag", "last-modified", "cache-control")
    assert [head.headers[name] for name in same] == [get.headers[name] for name in same]


def test_a_page_is_compressed_for_who_takes_it_under_an_etag_of_its_own(site: httpx.Client) -> None:
    plain = site.get("/", headers={"Accept-Encoding": "identity"})
    with site.stream("GET", "/", headers={"Accept-Encoding": "gzip"}) as packed:
        raw = b"".join(packed.iter_raw())
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert gzip.decompress(raw) == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert {packed.headers["vary"], plain.headers["vary"]} == {"Accept-Encoding"}
    for known in (plain, packed):
        assert site.get("/", headers={"If-None-Match": known.headers["etag"]}).status_code == 304


def test_a_reader_that_refuses_gzip_gets_none(site: httpx.Client) -> None:
    answer = site.get("/", headers={"Accept-Encoding": "gzip;q=0, identity"})
    assert "content-encoding" not in answer.headers


def test_a_missing_page_is_the_sites_own_404(site: httpx.Client) -> None:
    answer = site.get("/issues/none.html")
    assert (answer.status_code, "没有" in answer.text) == (404, True)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/feeds/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/.jianbao-x.part",
        "//secret.txt",
        "/%00",
        "/" + "a" * 300,
    ],
)
def test_nothing_outside_the_site_is_ever_shown(site: httpx.Client, path: str) -> None:
    # httpx would tidy the path up; the server must meet it as an attacker sends it.
    with socket.create_connection((site.base_url.host, site.base_url.port or 80)) as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while part := connection.recv(65536):
            answer += part
    assert answer.startswith(b"HTTP/1.1 404 ")
    assert b"secret" not in answer
    assert b"half a page" not in answer


def test_a_folder_without_its_slash_is_sent_to_its_proper_name(site: httpx.Client) -> None:
    answer = site.get("/issues/xb-2026-01", follow_redirects=True)
    assert answer.url.path == "/issues/xb-2026-01/"
    assert [one.status_code for one in answer.history] == [301]


@pytest.mark.parametrize("path", ["/", "/none", "/health"])
def test_every_answer_carries_the_security_headers(site: httpx.Client, path: str) -> None:
    headers = site.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in headers


def test_only_reading_is_allowed(site: httpx.Client) -> None:
    answer = site.post("/")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_health_tells_a_container_whether_to_restart(site: httpx.Client, health: dict[str, object]) -> None:
    assert site.get("/health").status_code == 200
    health["ok"] = False
    assert site.get("/health").status_code == 503
    health["ok"] = True


def test_what_was_taken_out_is_gone_and_says_so(site: httpx.Client) -> None:
    answer = site.get("/items/xb-2026-01/02.html")
    assert (answer.status_code, "撤下" in answer.text) == (410, True)
    known = {"If-None-Match": answer.headers["etag"]}
    assert site.get("/items/xb-2026-01/02.html", headers=known).status_code == 304
    assert site.get("/gone/items/xb-2026-01/02.html").status_code == 404


def test_what_has_moved_leads_to_its_new_place(site: httpx.Client, public: Path) -> None:
    answer = site.get("/old/site.css")
    assert (answer.status_code, answer.headers["location"]) == (301, "/assets/site.css")
    assert site.get("/.redirects").status_code == 404


@pytest.mark.parametrize(
    ("taken", "coding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("br;q=0.5, gzip;q=0.8", "gzip"),
        ("BR", "br"),
        ("*", "br"),
        ("*;q=0.1, br;q=0", "gzip"),
        ("identity", None),
        ("br;q=0, gzip;q=0.0", None),
        ("", None),
        ("gzip;q=much", "gzip"),
    ],
)
def test_the_best_coding_that_a_reader_takes_is_given(site: httpx.Client, taken: str, coding: str | None) -> None:
    with site.stream("GET", "/feeds/long.rss", headers={"Accept-Encoding": taken}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == coding
    # What lies beside the file is given as it is.
    assert raw == {"br": b"packed by br", "gzip": b"packed by gzip", None: b"<rss/>" * 200}[coding]


def test_a_document_of_the_archive_is_kept_for_a_day(site: httpx.Client) -> None:
    assert site.get("/feeds/archive/xb-2026-01.rss").headers["cache-control"] == "public, max-age=86400"


def test_searches_are_answered_by_the_server(site: httpx.Client) -> None:
    page = site.get("/search", params={"q": "夜航"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    assert page.headers["cache-control"] == "no-cache"
    feed = site.get("/search.rss?q=%E5%A4%9C%E8%88%AA")
    assert feed.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert (
        site.get("/search.rss?q=%E5%A4%9C%E8%88%AA", headers={"If-None-Match": feed.headers["etag"]}).status_code == 304
    )
    # Of the newest hit, and there is none: of the beginning.
    changed = {"If-Modified-Since": feed.headers["last-modified"]}
    assert site.get("/search.rss?q=%E5%A4%9C%E8%88%AA", headers=changed).status_code == 304
    other = site.get("/search.rss", params={"q": " 夜航 ", "x": "y"})
    assert (other.status_code, other.headers["location"]) == (301, "search.rss?q=%E5%A4%9C%E8%88%AA")
    assert site.get("/search.rss").status_code == 400
    assert site.get("/search", params={"q": "夜航", "before": "999999999999999999999"}).status_code == 200
