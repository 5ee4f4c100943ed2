"""Mails as files, outbox/NAME.eml: what jianbao does until somebody gives it a server. Any mail program opens them."""

from __future__ import annotations

import re
from itertools import count
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.publishing.files import write_if_changed
from notifier.mail.transport import Envelope, Fate, Outcome, Unreachable


class FileTransport:
    """Writes a mail complete or not at all, and never over another."""

    name = "outbox"
    room = 1

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def open(self) -> None:
        """Raises Unreachable where there is no folder and none can be made."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise self._closed(error) from error

    async def close(self) -> None:
        pass

    async def send(self, envelope: Envelope) -> Outcome:
        """The answer is the file's name. Raises Unreachable where the folder cannot be written to."""
        try:
            target = self._reserve(re.sub(r"[^A-Za-z0-9@._+-]+", "_", envelope.name).strip(".")[:180])
            try:
                write_if_changed(target, envelope.data)
            except BaseException:
                target.unlink()
                raise
        except OSError as error:
            raise self._closed(error) from error
        return Outcome(Fate.TAKEN, target.name)

    def _closed(self, error: OSError) -> Unreachable:
        return Unreachable(_("邮件写不进 {folder}：{error}").format(folder=self._folder, error=error))

    def _reserve(self, name: str) -> Path:
        """A file of this name that nobody had: made by the one call that fails where there is one already."""
        for turn in count(1):
            target = self._folder / (f"{name}.eml" if turn == 1 else f"{name}-{turn}.eml")
            try:
                target.touch(exist_ok=False)
            except FileExistsError:
                continue
            return target
        raise AssertionError("count() has no end")
