"""A file made to do harm costs one report, or its harm stays in itself: nothing is fetched, written or left behind."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from hostile_files import ENDED, HOSTILE, TOO_MUCH

from feeds.errors import UnreadableIssue
from feeds.readers import isolation, read
from feeds.readers.isolation import ask

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits of a process are the system's")


@pytest.fixture
def calls() -> Iterator[tuple[str, list[str]]]:
    """The address of a server, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        def log_message(self, *_args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_harms_nothing_but_itself(kind: str, tmp_path: Path, calls: tuple[str, list[str]]) -> None:
    address, asked = calls
    hostile = HOSTILE[kind]
    path = tmp_path / hostile.name
    path.write_bytes(hostile.content(address))
    if hostile.refused is not None:
        with pytest.raises(UnreadableIssue, match=hostile.refused):
            read(path)
    else:
        document = read(path)
        assert hostile.text in document.text
        assert "root:" not in document.text
        assert document.pictures == ()
    assert asked == []
    assert list(tmp_path.iterdir()) == [path]
    assert not Path("/tmp/jianbao-escaped.txt").exists()


PROGRAMS = {
    "loops": ("while True: pass", TOO_MUCH),
    "sleeps": ("import time\ntime.sleep(600)", TOO_MUCH),
    "takes all memory": ("held = []\nwhile True: held.append(bytearray(2**24))", ENDED),
    "says too much": ("import sys\nwhile True: sys.stdout.buffer.write(b'0' * 2**20)", TOO_MUCH),
    "ends at once": ("import os\nos._exit(0)", "中途退出"),
    "crashes": ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "中途退出"),
    "writes a file": ("open('written', 'w').write('x' * 10)", "中途退出"),
}


@pytest.mark.parametrize("kind", PROGRAMS)
def test_a_reader_that_was_taken_over_is_ended(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, words = PROGRAMS[kind]
    _takes_over(tmp_path, monkeypatch, program)
    with pytest.raises(UnreadableIssue, match=words):
        ask("taken_over", b"x" * 2**20, [], seconds=3, memory=2**29)
    written = tmp_path / "written"
    assert not written.exists() or written.stat().st_size == 0


def test_what_a_reader_has_started_ends_with_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mark = f"jianbao-{tmp_path.name}"
    program = (
        "import os, sys, time\nfor _ in range(5):\n    if os.fork() == 0: os.execl(sys.executable, sys.executable,"
    )
    _takes_over(tmp_path, monkeypatch, f"{program} '-c', 'import time; time.sleep(600)', '{mark}')\ntime.sleep(600)")
    with pytest.raises(UnreadableIssue, match=TOO_MUCH):
        ask("taken_over", b"x", [], seconds=3, memory=2**29)
    deadline = time.monotonic() + 10
    while _running(mark) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _running(mark) == []


def _takes_over(folder: Path, monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    limits = "import sys\nfrom feeds.readers.child import limit\nlimit(int(sys.argv[1]), int(sys.argv[2]))\n"
    (folder / "taken_over.py").write_text(limits + program)
    monkeypatch.setattr(isolation, "_ROOT", folder)
    monkeypatch.setattr(isolation, "_LONGEST_ANSWER", 2**24)
    monkeypatch.chdir(folder)


def _running(mark: str) -> list[str]:
    found: list[str] = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            said = path.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if re.search(re.escape(mark), said):
            found.append(said)
    return found
