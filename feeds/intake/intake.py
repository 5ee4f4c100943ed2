"""Takes what is complete out of the drop folder, one look at a time."""

from __future__ import annotations

import datetime as dt
import logging
import time
from collections.abc import Callable, Sequence
from functools import cached_property

from sqlalchemy.exc import SQLAlchemyError

from feeds.i18n import gettext as _
from feeds.intake.correcting import Correcting
from feeds.intake.folder import DONE, Dropped, locked, prepare, scan
from feeds.intake.settling import Settling
from feeds.intake.taking import Process, Taking, is_passing
from feeds.intake.writers import is_being_written
from feeds.pipeline import Outcome, Result, process_issue
from feeds.settings import Settings
from feeds.store import Store

_log = logging.getLogger(__name__)

# An empty file may be the beginning of a copy over a slow network for this long (s).
_EMPTY_SECONDS = 60.0


class Intake:
    """The drop folder of one workspace. What it remembers between looks may be lost at any time.

    ``process`` is what is done with a complete file, ``monotonic`` a clock in seconds that nobody sets, and
    ``empty_seconds`` how long a file may stay empty before it is rejected.
    """

    def __init__(
        self,
        settings: Settings,
        store: Store,
        *,
        process: Process | None = None,
        monotonic: Callable[[], float] = time.monotonic,
        empty_seconds: float = _EMPTY_SECONDS,
    ) -> None:
        self._settings = settings
        self._store = store
        self._process = process
        self._monotonic = monotonic
        self._settle_seconds = settings.jianbao.intake.settle_seconds
        self._empty_seconds = max(empty_seconds, self._settle_seconds)
        self._settling = Settling()
        self._correcting = Correcting(settings, store)
        self._told: dict[str, str] = {}
        self.next_look: float | None = None
        """After the last look: in how many seconds a file that is there may be complete; None if there is none."""

    def look(self, now: dt.datetime, *, wait: bool = False) -> list[Outcome]:
        """Takes every file that is complete and says what became of it.

        While another process looks, does nothing, or waits for it if told to. What goes wrong with one file, or with
        the folder, is an outcome and in the store's log, the first time; it stays and is tried again at every look.
        """
        started = self._monotonic()
        inbox = self._settings.inbox
        found: list[Outcome] = []
        try:
            prepare(inbox)
            with locked(inbox, wait=wait) as alone:
                if not alone:
                    self.next_look = self._settle_seconds
                    return []
                contents = scan(inbox)
                message = _("这是文件夹、链接或特殊文件，不处理。请把会刊文件本身放进收件夹。")
                for name in contents.strange:
                    found += self._tell(Outcome(name, Result.IGNORED, None, message), now)
                for dropped in self._complete(contents.dropped):
                    # A long look must not release its last issue at the moment when it began.
                    moment = now + dt.timedelta(seconds=self._monotonic() - started)
                    found += self._take(dropped, moment)
                found += self._correct(now)
                present = {*contents.strange, *(one.name for one in contents.dropped)}
                self._told = {name: message for name, message in self._told.items() if name in present}
        except OSError as error:
            message = _("收件夹用不了（{error}）。请检查它还在不在，有没有读写权限，磁盘有没有满。")
            failed = Outcome(str(inbox), Result.FAILED, None, message.format(error=_reason(error)))
            found += self._tell(failed, now)
        return found

    def settle(self, now: Callable[[], dt.datetime], sleep: Callable[[float], None] = time.sleep) -> list[Outcome]:
        """Looks, gives files that may be complete the time to settle, and looks again."""
        found = self.look(now(), wait=True)
        if self.next_look is not None:
            sleep(min(self.next_look, self._settle_seconds))
            found += self.look(now(), wait=True)
        return found

    @cached_property
    def _taking(self) -> Taking:
        if self._process is not None:
            return Taking(self._settings, self._store, self._process)
        from feeds.tagging import Tagger  # made when the first file comes

        tagger = Tagger(self._settings.taxonomies)
        return Taking(
            self._settings,
            self._store,
            lambda path, now: process_issue(path, self._settings, tagger, self._store, now),
        )

    def _complete(self, dropped: Sequence[Dropped]) -> list[Dropped]:
        """Those that have looked the same for long enough; ``next_look`` says when one of the others may have."""
        at = self._monotonic()
        complete, left = [], []
        for one in dropped:
            needed = self._settle_seconds if one.size else self._empty_seconds
            settled = self._settling.settled_for(one.path.name, one.signature, at)
            if settled < needed:
                left.append(needed - settled)
            elif is_being_written(one.path):
                left.append(max(self._settle_seconds, 1.0))
            else:
                complete.append(one)
        self._settling.forget_all_but(one.path.name for one in dropped)
        self.next_look = min(left, default=None)
        return complete

    def _take(self, dropped: Dropped, now: dt.datetime) -> list[Outcome]:
        """One outcome; none for a file that somebody has taken away or is changing."""
        try:
            outcome = self._taking.take(dropped, now)
        except FileNotFoundError:
            _log.info("%s is gone", dropped.name)
            return []
        except Exception as error:
            if not is_passing(error):
                raise
            message = _("暂时处理不了（{error}）。文件还在收件夹里，稍后会再试。").format(error=_reason(error))
            return self._tell(Outcome(dropped.name, Result.FAILED, None, message), now)
        if outcome is None:
            return []
        if outcome.result is Result.REJECTED:
            self._log(outcome, now)
        return [outcome]

    def _correct(self, now: dt.datetime) -> list[Outcome]:
        """Applies corrections beside the issues that were taken."""
        try:
            outcomes = self._correcting.look(self._settings.inbox / DONE, now)
        except Exception as error:
            if not is_passing(error):
                raise
            _log.warning("The corrections cannot be looked at now: %s", error)
            self._correcting.forget()
            return []
        for outcome in outcomes:
            if outcome.result is Result.FAILED:
                self._log(outcome, now)
        return outcomes

    def _tell(self, outcome: Outcome, now: dt.datetime) -> list[Outcome]:
        """The outcome of what stays in the folder; one that was told at an earlier look is not told again."""
        if self._told.get(outcome.name) == outcome.message:
            return []
        self._told[outcome.name] = outcome.message
        self._log(outcome, now)
        return [outcome]

    def _log(self, outcome: Outcome, now: dt.datetime) -> None:
        _log.warning("%s: %s: %s", outcome.name, outcome.result.value, outcome.message)
        try:
            self._store.log("intake", outcome.name, outcome.message, now)
        except SQLAlchemyError:
            _log.exception("The store's log does not take this")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(getattr(error, "orig", error)).strip()
