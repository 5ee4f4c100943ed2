"""What becomes of one complete file: published, a duplicate, or rejected with a report; or corrections, applied."""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import exc

from feeds.corrections import is_corrections
from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.intake.folder import DONE, REJECTED, Dropped
from feeds.intake.moving import move, twin
from feeds.intake.names import report_name
from feeds.intake.reports import write_report
from feeds.pipeline import Outcome, Result, process_corrections
from feeds.settings import Settings
from feeds.store import Store

Process = Callable[[Path, dt.datetime], Outcome]
"""What is done with a complete file: ``pipeline.process_issue``, with all but path and moment bound."""

_log = logging.getLogger(__name__)

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Taking:
    settings: Settings
    store: Store
    process: Process

    def take(self, dropped: Dropped, now: dt.datetime) -> Outcome | None:
        """Processes a file and moves it to done/ or rejected/; None if it is being changed, so that it stays.

        The database is first, the folder second: after a crash in between the file is recognised by its bytes.
        Raises what ``is_passing`` where the file is not at fault.
        """
        path = dropped.path
        if is_corrections(path.name):
            return self._take_corrections(dropped, now)
        if twin(path, self._rejected):
            # Stopped while it was moved, perhaps without its sidecar by now: it is not to be judged again.
            return self._move_rejected(dropped, _("这份文件没有发布，原因见旁边的报告。"))
        largest = self.settings.jianbao.intake.largest_megabytes
        if dropped.size > largest * _MEGABYTE:
            message = _("文件有 {size} MB，超过了上限 {largest} MB，没有读。请检查是不是放错了文件。")
            message += _("确实要用的话，把 jianbao.yaml 里的 intake.largest_megabytes 调大，再放一次。")
            return self._reject(dropped, message.format(size=dropped.size // _MEGABYTE, largest=largest), now)
        sha256 = _sha256(path)
        known = self.store.file(sha256)
        if known and known.issue_key and not dropped.has_sidecar:
            return self._duplicate(dropped, known.name, known.issue_key, now)
        message = ""
        try:
            outcome = self.process(path, now)
        except JianbaoError as error:
            message = str(error)
        except Exception as error:
            if is_passing(error):
                raise
            _log.exception("Cannot process %s", dropped.name)
            message = _("处理这份文件时程序出错（{error}）。这是程序的缺陷，请把文件和日志发给开发者。")
            message = message.format(error=type(error).__name__)
        if dropped.changed():
            # What was read was half of it. All of it will come as a correction of this half, or by itself.
            return None
        if message:
            self.store.reject(sha256, dropped.name, message, now)
            return self._reject(dropped, message, now)
        for companion in filter(is_corrections, dropped.companions):
            # Of several files of corrections in done/ for one issue the newest holds.
            os.utime(path.with_name(companion))
        if outcome.result is Result.DUPLICATE and outcome.key:
            return self._duplicate(dropped, dropped.name, outcome.key, now)
        move(path, dropped.companions, self._done)
        return replace(outcome, name=dropped.name)

    def _take_corrections(self, dropped: Dropped, now: dt.datetime) -> Outcome | None:
        """Applies corrections that came without their issue's file; None while their issue is not there."""
        try:
            outcome = process_corrections(dropped.path, self.settings, self.store, now)
        except JianbaoError as error:
            return self._reject(dropped, str(error), now) if not dropped.changed() else None
        if outcome is None or dropped.changed():
            return None
        os.utime(dropped.path)
        if twin(dropped.path, self._done) != dropped.path.name:
            # They are the whole of the issue's corrections, so they take the place of the earlier ones.
            (self._done / dropped.path.name).unlink(missing_ok=True)
        move(dropped.path, (), self._done)
        return replace(outcome, name=dropped.name)

    @property
    def _done(self) -> Path:
        return self.settings.inbox / DONE

    @property
    def _rejected(self) -> Path:
        return self.settings.inbox / REJECTED

    def _duplicate(self, dropped: Dropped, name: str, key: str, now: dt.datetime) -> Outcome:
        """Under the name of the file that was published this is, mostly, that file: the move did not come to pass."""
        issue = self.store.issue(key)
        label = issue.label if issue else key
        message = _("内容与已经发布的{issue}（文件 {name}）完全相同，没有再发布一次。").format(issue=label, name=name)
        companions = dropped.companions
        if name != dropped.name:
            companions = self._report(dropped, _("这份文件不用再发布"), message, now)
        move(dropped.path, companions, self._done)
        return Outcome(dropped.name, Result.DUPLICATE, key, message)

    def _reject(self, dropped: Dropped, message: str, now: dt.datetime) -> Outcome:
        way_back = _("改好之后，把文件重新放进收件夹（{inbox}）即可。").format(inbox=self.settings.inbox.name)
        companions = self._report(dropped, _("这份文件没有发布"), f"{message}\r\n\r\n{way_back}", now)
        return self._move_rejected(dropped, message, companions)

    def _move_rejected(self, dropped: Dropped, message: str, companions: tuple[str, ...] | None = None) -> Outcome:
        move(dropped.path, dropped.companions if companions is None else companions, self._rejected)
        return Outcome(dropped.name, Result.REJECTED, None, message)

    def _report(self, dropped: Dropped, heading: str, message: str, now: dt.datetime) -> tuple[str, ...]:
        """Writes the report beside the file, to be moved with it; gives all its companions."""
        write_report(dropped.path, dropped.name, heading, message, now.astimezone(self.settings.zone))
        return tuple(dict.fromkeys((*dropped.companions, report_name(dropped.path.name))))


def is_passing(error: Exception) -> bool:
    """Whether it is the disk's, the network's or the database's, and not the file's: it may work next time."""
    if isinstance(error, exc.DataError | exc.IntegrityError):
        return False
    return isinstance(error, OSError | exc.DBAPIError | exc.TimeoutError)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
