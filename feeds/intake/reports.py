"""The report beside a file that was not published: what, where and what to do, in words."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.intake.names import report_name
from feeds.publishing.files import write_if_changed


def write_report(path: Path, name: str, heading: str, message: str, now: dt.datetime) -> None:
    """Writes NAME.report.txt beside the file. ``name`` is its name as it can be shown, ``now`` is in the zone in which
    the moment is to be told. Raises OSError."""
    lines = [
        heading,
        "",
        _("文件：{name}").format(name=name),
        _("时间：{time}").format(time=now.strftime("%Y-%m-%d %H:%M")),
        "",
        message,
        "",
    ]
    text = "\r\n".join(lines)  # Notepad's line ends
    write_if_changed(path.with_name(report_name(path.name)), text.encode("utf-8", "replace"))
