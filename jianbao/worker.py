"""The one thread that does the work. Everyone else - folder events, schedules, the start - only says "look"."""

from __future__ import annotations

import contextvars
import datetime as dt
import logging
import threading
import time
from collections.abc import Callable

from sqlalchemy.exc import OperationalError

from feeds.errors import JianbaoError

log = logging.getLogger(__name__)

# A step that fails as a whole (database away, disk full) is tried again after this long, without anyone asking.
_AFTER_FAILURE = 30.0

# What takes long has at least so much of a time before it gives way to the rest of the work (s).
_TURN = 10.0


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

    def turn(self) -> Callable[[], bool]:
        """For a part of a step that may take hours, to be asked again and again: whether it should break off now and go
        on in the next step. At once if the worker is to stop; if somebody has said ``look``, a while after it was first
        asked, whatever came before took."""
        begun: float | None = None

        def is_over() -> bool:
            nonlocal begun
            now = time.monotonic()
            begun = now if begun is None else begun
            return self._stopping or (self._wanted.is_set() and now - begun >= _TURN)

        return is_over

    def stop(self) -> None:
        """Returns when the step under way, if any, has ended."""
        self._stopping = True
        self._wanted.set()
        if self._thread.is_alive():
            self._thread.join()

    @property
    def stopping(self) -> bool:
        return self._stopping

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
