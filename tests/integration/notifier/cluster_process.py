"""A machine of a cluster: ``python cluster_process.py WORKSPACE DATABASE NAME MODE``.

Each task adds a line to the workspace's ``tasks`` file when it begins and when it ends; with MODE ``hang`` it never
ends.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path

from notifier_workspace import make_settings

from notifier.engine.cluster import ClusterEngine

if __name__ == "__main__":
    workspace, database, name, mode = sys.argv[1:]

    def note(word: str) -> None:
        with (Path(workspace) / "tasks").open("a") as opened:
            opened.write(f"{word} {name}\n")

    def due() -> None:
        note("began")
        if mode == "hang":
            threading.Event().wait()
        note("ended")

    settings = make_settings(Path(workspace), database=database)
    # Every second: six fields, the last of them seconds.
    engine = ClusterEngine(due, settings, cron="* * * * * */2", beat=0.5, dead=2.0)
    engine.start()
    threading.Event().wait()
