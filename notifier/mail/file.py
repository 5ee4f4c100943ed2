"""Mails as files, outbox/NAME.eml: what jianbao does until somebody gives it a server. Any mail program opens them."""

from __future__ import annotations

import os
import re
import tempfile
from email.message import EmailMessage
from itertools import count
from pathlib import Path
from types import TracebackType

from feeds.i18n import gettext as _
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
            return self._write(message.as_bytes(), re.sub(r"[^A-Za-z0-9@._+-]+", "_", name).strip(".")[:180])
        except OSError as error:
            why = _("邮件写不进 {folder}：{error}").format(folder=self._folder, error=error)
            raise Unreachable(why) from error

    def _write(self, data: bytes, name: str) -> str:
        handle, part = tempfile.mkstemp(prefix=".", suffix=".part", dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            for turn in count(1):
                target = self._folder / (f"{name}.eml" if turn == 1 else f"{name}-{turn}.eml")
                try:
                    # A link, unlike a rename, fails where there is a file already.
                    target.hardlink_to(part)
                    return target.name
                except FileExistsError:
                    continue
        finally:
            Path(part).unlink(missing_ok=True)
        raise AssertionError("count() has no end")
