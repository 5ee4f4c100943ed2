"""How fast a feed is served, beside nginx over the same files, measured by wrk (`apt install wrk nginx`).

    python tests/bench/serving.py

For 1 and 50 connections: requests a second and the 99th percentile of an unchanged feed (304) and of a full one (200,
compressed). Both servers and wrk share this machine.
"""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
from publishing import filled, settings

from feeds.publishing import Publisher

FEED = "feeds/all.rss"
SECONDS = 5
# As ``jianbao run`` serves, without the rest of the service.
SERVER = """
import sys
from pathlib import Path
import uvicorn
from jianbao.web import application
app = application(lambda: Path(sys.argv[1]), lambda: {"ok": True})
uvicorn.run(app, port=int(sys.argv[2]), log_config=None, access_log=False, server_header=False, lifespan="off")
"""
NGINX = """
daemon off; pid {folder}/pid; error_log {folder}/error.log; worker_processes 1; events {{}}
http {{
    access_log off;
    types {{ application/rss+xml rss; }}
    {paths}
    server {{ listen 127.0.0.1:{port}; root {public}; gzip_static on; gzip_vary on; }}
}}
"""


def main() -> None:
    wrk, nginx = shutil.which("wrk"), shutil.which("nginx")
    if wrk is None:
        sys.exit("wrk is not installed here")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # nginx answers as another user.
        folder.chmod(0o755)
        with filled(folder, 400) as store:
            Publisher(settings(folder), store).publish()
        public = folder / "public"
        port = free_port()
        measure(wrk, "jianbao", [sys.executable, "-c", SERVER, str(public), str(port)], port)
        if nginx is None:
            print("nginx    is not installed here")  # noqa: T201
            return
        port = free_port()
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
        (folder / "nginx.conf").write_text(NGINX.format(folder=folder, port=port, public=public, paths=paths))
        measure(wrk, "nginx", [nginx, "-p", name, "-c", f"{name}/nginx.conf", "-e", f"{name}/error.log"], port)


def measure(wrk: str, name: str, command: list[str], port: int) -> None:
    address = f"http://127.0.0.1:{port}/{FEED}"
    process = subprocess.Popen(command)
    try:
        etag = first_answer(address).headers["etag"]
        for what, headers in (("304", {"If-None-Match": etag}), ("200", {})):
            given = {"Accept-Encoding": "gzip", **headers}
            options = [part for key, value in given.items() for part in ("-H", f"{key}: {value}")]
            for connections in (1, 50):
                flags = ["-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency"]
                said = subprocess.run([wrk, *flags, *options, address], check=True, capture_output=True, text=True)
                rate = re.search(r"Requests/sec:\s*(\S+)", said.stdout)
                slow = re.search(r"99%\s*(\S+)", said.stdout)
                assert rate
                assert slow
                print(f"{name:9}{what}  {connections:>2} connections  {rate[1]:>9} a second, p99 {slow[1]}")  # noqa: T201
    finally:
        process.terminate()
        process.wait()


def first_answer(address: str) -> httpx.Response:
    for _attempt in range(200):
        try:
            return httpx.get(address, headers={"Accept-Encoding": "gzip"})
        except httpx.TransportError:
            time.sleep(0.05)
    sys.exit(f"no answer from {address}")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    main()
