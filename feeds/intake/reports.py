"""The report beside a file that was not published: what, where and what to do, in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.intake.names import REPORT
from feeds.publishing.files import write_if_changed


def write_report(path: Path, heading: str, message: str, now: dt.datetime) -> None:
    """Writes NAME.report.txt beside the file. ``now`` is in the zone in which it is to be told. Raises OSError."""
    lines = [
        heading,
        "",
        _("文件：{name}").format(name=path.name),
        _("时间：{time}").format(time=now.strftime("%Y-%m-%d %H:%M")),
        "",
        message,
        "",
    ]
    text = "\r\n".join(lines)  # Notepad's line ends
    write_if_changed(path.with_name(path.name + REPORT), text.encode("utf-8", "replace"))
