"""A process that does what is due once: ``python wechat_process.py WORKSPACE API MINUTES``."""

from __future__ import annotations

import sys
from pathlib import Path

from wechat_workspace import Desk, settings_for

from feeds.store import Store

if __name__ == "__main__":
    workspace, api, minutes = sys.argv[1:]
    groups = [{"slug": "members"}]
    with Store.open(f"sqlite:///{Path(workspace) / 'jianbao.db'}") as store:
        Desk(settings_for(Path(workspace), api, groups=groups), store).work(float(minutes))
