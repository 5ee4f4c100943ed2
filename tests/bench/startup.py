"""How long the commands take, and how much memory, measured from outside as a user would.

    .venv/bin/python tests/bench/startup.py [FOLDER OF ISSUES]

Without a folder it takes the two sample issues. Figures are wall-clock seconds with the interpreter's start, and the
peak resident memory of the process.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

JIANBAO = [sys.executable, "-m", "jianbao"]
SAMPLES = Path(__file__).parents[2] / "jianbao/samples"
ISSUES = (".txt", ".md", ".html", ".docx", ".pdf")


def measured(*arguments: str) -> tuple[float, float]:
    """Seconds and peak megabytes of one command, which must succeed."""
    start = time.perf_counter()
    process = subprocess.Popen([*JIANBAO, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert process.stderr
    said = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"jianbao {' '.join(arguments)} failed: {said.decode()}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def until_it_answers(config: Path) -> float:
    """Seconds from starting ``run`` to the first 200 of /health."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    start = time.perf_counter()
    process = subprocess.Popen([*JIANBAO, "run", "--config", str(config), "--port", str(port)], stderr=subprocess.PIPE)
    try:
        while True:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=1).close()
                return time.perf_counter() - start
            except (urllib.error.URLError, ConnectionError):
                if process.poll() is not None or time.perf_counter() - start > 30:
                    raise SystemExit("jianbao run did not start") from None
                time.sleep(0.01)
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def show(what: str, seconds: float, megabytes: float | None = None) -> None:
    memory = "" if megabytes is None else f"{megabytes:8.0f} MB"
    sys.stdout.write(f"{what:<44}{seconds:8.2f} s{memory}\n")
    sys.stdout.flush()


def main(folder: Path) -> None:
    issues = sorted(path for path in folder.iterdir() if path.suffix in ISSUES)
    for command in (["--help"], ["run", "--help"]):
        runs = [measured(*command) for _ in range(7)]
        show(f"jianbao {' '.join(command)} (median of 7)", statistics.median(one[0] for one in runs), runs[0][1])
    for path in issues:
        show(f"parse --json {path.name}", *measured("parse", "--json", str(path)))
    with tempfile.TemporaryDirectory() as workspace:
        config = Path(workspace) / "config"
        show("init", *measured("init", workspace))
        for path in issues:
            shutil.copy(path, Path(workspace) / "inbox")
        show(f"run --once, {len(issues)} issues", *measured("run", "--once", "--config", str(config)))
        show("run --once, nothing to do", *measured("run", "--once", "--config", str(config)))
        show("publish --all", *measured("publish", "--all", "--config", str(config)))
        show("run, until /health answers", until_it_answers(config))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SAMPLES)
