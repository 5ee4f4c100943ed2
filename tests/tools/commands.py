"""The command as a user runs it: a process of its own, with an environment of its own."""

from __future__ import annotations

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from functools import lru_cache
from pathlib import Path

TESTS = Path(__file__).parents[1]
JIANBAO = [sys.executable, "-m", "jianbao"]
# How long a test waits for what must happen; it fails by this, it does not measure.
PATIENCE = 60.0


def environment(**given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIANBAO_")}
    return {**kept, "PYTHONUTF8": "1", "NO_COLOR": "1", **given}


def jianbao(
    *arguments: str | Path, cwd: Path | None = None, standard_input: bytes = b"", **given: str
) -> subprocess.CompletedProcess[str]:
    """Runs ``jianbao ARGUMENTS`` to its end; ``given`` are further environment variables."""
    request = {
        "arguments": [*map(str, arguments)],
        "cwd": str(cwd or Path.cwd()),
        "environment": environment(**given),
    }
    interpreter = _warm_interpreter()
    with tempfile.TemporaryFile() as words, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        words.write(standard_input)
        words.seek(0)
        descriptors = [words.fileno(), output.fileno(), errors.fileno()]
        socket.send_fds(interpreter.line, [json.dumps(request).encode()], descriptors)
        try:
            code = int(interpreter.line.recv(64))
        except TimeoutError:
            interpreter.end()
            _warm_interpreter.cache_clear()
            raise subprocess.TimeoutExpired([*JIANBAO, *request["arguments"]], PATIENCE) from None
        said = []
        for stream in (output, errors):
            stream.seek(0)
            said.append(stream.read().decode("utf-8").replace("\r\n", "\n"))
    return subprocess.CompletedProcess([*JIANBAO, *request["arguments"]], code, *said)


class _WarmInterpreter:
    """This test process's own (``tools.warm``), and the line to it."""

    def __init__(self) -> None:
        self.line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        path = os.pathsep.join([str(TESTS), str(TESTS.parent)])
        command = [sys.executable, "-m", "tools.warm"]
        given = environment(PYTHONPATH=path)
        self._process = subprocess.Popen(command, stdin=theirs, env=given, cwd=TESTS.parent, start_new_session=True)
        theirs.close()
        self.line.settimeout(PATIENCE)
        assert self.line.recv(64) == b"ready\n"

    def end(self) -> None:
        """With whatever command hangs in it."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self.line.close()


@lru_cache
def _warm_interpreter() -> _WarmInterpreter:
    interpreter = _WarmInterpreter()
    atexit.register(interpreter.end)
    return interpreter


def start(*arguments: str | Path, cwd: Path | None = None) -> subprocess.Popen[str]:
    """Starts ``jianbao ARGUMENTS`` cold, to be talked to, waited for or killed."""
    return subprocess.Popen(
        [*JIANBAO, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
