"""The exit codes of every command; the README's table says the same."""

from __future__ import annotations

OK = 0
ERROR = 1
"""A JianbaoError: no workspace, an unreadable issue, a port in use."""
USAGE = 2
"""The command line is wrong (Typer's own code)."""
QUARANTINED = 3
"""``run --once`` did its work, but at least one file went to the quarantine."""
SETTINGS = 4
"""A file of config/ is wrong."""
DEFECT = 70
"""Something that jianbao did not foresee (EX_SOFTWARE of sysexits.h)."""
INTERRUPTED = 130
"""Ctrl-C, where it is not the way to end (a service ends with 0)."""
