"""A process that does what is due once: ``python notifier_process.py WORKSPACE PORT NOW``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from notifier_workspace import make_settings

from feeds.store import Store
from notifier.jobs import Context, do_due

if __name__ == "__main__":
    workspace, port, now = sys.argv[1:]
    smtp = {"host": "127.0.0.1", "port": int(port), "security": "none"}
    settings = make_settings(Path(workspace), mail={"transport": "smtp", "smtp": smtp, "batch": 4})
    with Store.open(f"sqlite:///{Path(workspace) / 'jianbao.db'}") as store:
        do_due(Context(settings, store), dt.datetime.fromisoformat(now))
