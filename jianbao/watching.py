"""Events of the inbox and of config/. They only say that something happened; what, the work finds out by looking.

On file systems without events (some network and container mounts) set WATCHFILES_FORCE_POLLING=1; without it, the
look every ``intake.look_every_seconds`` remains.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path

from watchfiles import Change, watch

log = logging.getLogger(__name__)

# How long watchfiles gathers events before it reports them, and when it first says that it watches (ms).
_GATHERED, _FIRST = 400, 500


class Watch:
    """Calls back from a thread of its own when anything directly in one of the folders changes.

    And once when it has begun to watch: what changed before that, nobody saw.
    """

    def __init__(self, folders: Iterable[Path], changed: Callable[[], None]) -> None:
        self._folders = tuple(folders)
        self._changed = changed
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        watching = False
        try:
            for changes in watch(
                *self._folders,
                watch_filter=_not_hidden,
                debounce=_GATHERED,
                rust_timeout=_FIRST,
                yield_on_timeout=True,
                stop_event=self._stop,
                recursive=False,
                raise_interrupt=False,
            ):
                if changes or not watching:
                    self._changed()
                watching = True
        except Exception:
            # E.g. no inotify watches left. The safety net still looks.
            log.exception("No events of %s from now on", ", ".join(map(str, self._folders)))


def _not_hidden(_change: Change, path: str) -> bool:
    return not Path(path).name.startswith(".")
