"""Mails as files, outbox/NAME.eml: what jianbao does until somebody gives it a server. Any mail program opens them."""

from __future__ import annotations

import re
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from types import TracebackType

from feeds.i18n import gettext as _
from feeds.publishing.files import write_if_changed
from notifier.mail.transport import Unreachable


class FileTransport:
    """Writes a mail complete or not at all, and never over another."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> FileTransport:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def send(self, message: EmailMessage, name: str) -> str:
        """Gives the file's name. Raises Unreachable where the folder cannot be written to."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self._reserve(re.sub(r"[^A-Za-z0-9@._+-]+", "_", name).strip(".")[:180])
            try:
                write_if_changed(target, message.as_bytes())
            except BaseException:
                target.unlink()
                raise
        except OSError as error:
            why = _("邮件写不进 {folder}：{error}").format(folder=self._folder, error=error)
            raise Unreachable(why) from error
        return target.name

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
