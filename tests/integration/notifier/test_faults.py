"""The campaign of faults in short; its full form is ``python tests/bench/faults.py``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def test_whatever_the_server_does_and_whenever_it_is_killed_nobody_gets_two_mails() -> None:
    command = [sys.executable, str(ROOT / "tests/bench/faults.py"), "--members", "120", "--kills", "2"]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
