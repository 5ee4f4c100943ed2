"""The command as a user runs it: a process of its own, with an environment of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

JIANBAO = [sys.executable, "-m", "jianbao"]
# How long a test waits for what must happen; it fails by this, it does not measure.
PATIENCE = 60.0


def environment(**given: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JIANBAO_")}
    return {**kept, "PYTHONUTF8": "1", "NO_COLOR": "1", **given}


def jianbao(*arguments: str | Path, cwd: Path | None = None, **given: str) -> subprocess.CompletedProcess[str]:
    """Runs ``jianbao ARGUMENTS``; ``given`` are further environment variables."""
    return subprocess.run(
        [*JIANBAO, *map(str, arguments)],
        cwd=cwd,
        env=environment(**given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )


def start(*arguments: str | Path, cwd: Path | None = None) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*JIANBAO, *map(str, arguments)],
        cwd=cwd,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
