"""The one thread that does the work. Everyone else - folder events, schedules, the start - only says "look"."""

from __future__ import annotations

import contextvars
import datetime as dt
import logging
import threading
from collections.abc import Callable

from sqlalchemy.exc import OperationalError

from feeds.errors import JianbaoError

log = logging.getLogger(__name__)

# A step that fails as a whole (database away, disk full) is tried again after this long, without anyone asking.
_AFTER_FAILURE = 30.0


class Worker:
    """Calls ``step`` in a thread of its own each time someone says ``look``, never twice at once.

    ``step`` returns in how many seconds it wants to be called again unasked, or None. Looks that come while it runs
    become one further call. What it raises is logged, and it is called again after half a minute.
    """

    def __init__(self, step: Callable[[], float | None]) -> None:
        self._step = step
        self._wanted = threading.Event()
        self._stopping = False
        # The language set is a context variable, which a new thread would not have.
        run = contextvars.copy_context().run
        self._thread = threading.Thread(target=run, args=(self._run,), name="worker")
        self.last_look: dt.datetime | None = None
        """When a step last ended well; aware, in UTC."""

    def start(self) -> None:
        self._thread.start()
        self.look()

    def look(self) -> None:
        self._wanted.set()

    def stop(self) -> None:
        """Returns when the step under way, if any, has ended."""
        self._stopping = True
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def alive(self) -> bool:
        return self._thread.is_alive()

    def _run(self) -> None:
        again: float | None = None
        while True:
            self._wanted.wait(again)
            self._wanted.clear()
            if self._stopping:
                return
            try:
                again = self._step()
                self.last_look = dt.datetime.now(dt.UTC)
            except OperationalError as error:
                log.error("%s", error.orig)
                again = _AFTER_FAILURE
            except (JianbaoError, OSError) as error:
                log.error("%s", error)
                again = _AFTER_FAILURE
            except Exception:
                # What is above an operator can mend, and one line says it. This is a defect: its traceback is wanted.
                log.exception("A step of the work failed, to be tried again")
                again = _AFTER_FAILURE
