"""The lines for nginx in docs/deploying.md, by a real nginx over a real site, where there is one."""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from feeds.model import Region, Taxonomies
from feeds.publishing import redirects

DOCS = Path(__file__).parents[2] / "docs" / "deploying.md"
# For a binary that is not installed, and modules elsewhere.
NGINX = os.environ.get("JIANBAO_TEST_NGINX") or shutil.which("nginx")


def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def configuration(public: Path, folder: Path, listening: int) -> str:
    """The documented lines, with this machine's folder and port, and without what they leave to the operator."""
    lines = re.search(r"## 放在 nginx.*?```nginx\n(.*?)```", DOCS.read_text("utf-8"), re.DOTALL)
    assert lines
    text = lines[1].replace("/srv/jianbao/workspace/public", str(public)).replace("    http2 on;\n", "")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{listening};")
    mime = "types { text/html html; text/css css; application/javascript js; text/xml xml; image/svg+xml svg; }"
    paths = "".join(
        f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{mime}\n{paths}{text}\n}}\n"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    if not NGINX:
        pytest.skip("no nginx here")
    folder = tmp_path_factory.mktemp("nginx")
    public = folder / "public"
    taxonomies = Taxonomies((Region("shenzhen", "深圳", "city", was=("shumchun",)),), ())
    for name, data in {
        "index.html": b"<!doctype html>home",
        "404.html": b"<!doctype html>none",
        "feeds/all.rss": b"<rss/>" * 300,
        "feeds/all.rss.gz": gzip.compress(b"packed"),
        "feeds/index.html": b"<!doctype html>directory",
        "feeds/archive/xb-2026-01.rss": b"<rss/>",
        "assets/style.072f7444d4.css": b"p{}",
        "items/xb-2026-01/01.html": b"<!doctype html>there",
        "gone/items/xb-2026-01/02.html": b"<!doctype html>taken out",
        redirects.FILE: redirects.rules(taxonomies, (), "/"),
    }.items():
        (public / name).parent.mkdir(parents=True, exist_ok=True)
        (public / name).write_bytes(data)
    listening = port()
    (folder / "nginx.conf").write_text(configuration(public, folder, listening), "utf-8")
    # As root nginx would answer as another user, who may not read a temporary folder.
    folder.chmod(0o755)
    command = [NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf"), "-e", str(folder / "error.log")]
    process = subprocess.Popen(command)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{listening}") as client:
            for _attempt in range(100):
                try:
                    client.get("/")
                    break
                except httpx.TransportError:
                    assert process.poll() is None, (folder / "error.log").read_text()
                    time.sleep(0.05)
            yield client
    finally:
        process.terminate()
        process.wait()


def test_nginx_gives_pages_and_feeds_with_their_types_and_how_long_they_keep(site: httpx.Client) -> None:
    for path, media_type, caching in (
        ("/", "text/html; charset=utf-8", "public, max-age=60"),
        ("/feeds/", "text/html; charset=utf-8", "public, max-age=60"),
        ("/feeds/all.rss", "application/rss+xml; charset=utf-8", "public, max-age=60"),
        ("/feeds/archive/xb-2026-01.rss", "application/rss+xml; charset=utf-8", "public, max-age=86400"),
        ("/assets/style.072f7444d4.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    ):
        answer = site.get(path)
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
        assert answer.headers["cache-control"] == caching


def test_nginx_gives_what_is_compressed_as_it_lies_and_304_for_it(site: httpx.Client) -> None:
    with site.stream("GET", "/feeds/all.rss", headers={"Accept-Encoding": "gzip"}) as answer:
        assert gzip.decompress(b"".join(answer.iter_raw())) == b"packed"
    assert (answer.headers["content-encoding"], answer.headers["vary"]) == ("gzip", "Accept-Encoding")
    etag = answer.headers["etag"]
    assert not etag.startswith("W/")
    again = site.get("/feeds/all.rss", headers={"Accept-Encoding": "gzip", "If-None-Match": etag})
    assert again.status_code == 304


def test_nginx_redirects_what_has_moved(site: httpx.Client) -> None:
    for path, target in (
        ("/feeds/region/shumchun.rss", "/feeds/region/shenzhen.rss"),
        ("/feeds/theme/tax/region/china.atom", "/feeds/region/china/theme/tax.atom"),
        ("/feeds/region/shumchun/theme/tax.rss", "/feeds/region/shenzhen/theme/tax.rss"),
    ):
        answer = site.get(path)
        assert answer.status_code == 301
        assert httpx.URL(answer.headers["location"]).path == target


def test_nginx_says_what_is_gone_and_what_never_was(site: httpx.Client) -> None:
    gone, none = site.get("/items/xb-2026-01/02.html"), site.get("/items/xb-2026-01/03.html")
    assert (gone.status_code, gone.text) == (410, "<!doctype html>taken out")
    assert (none.status_code, none.text) == (404, "<!doctype html>none")
    for hidden in ("/.redirects", "/gone/items/xb-2026-01/02.html"):
        assert site.get(hidden).status_code == 404
