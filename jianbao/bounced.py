"""``jianbao bounce``: one mail that came back, from a pipe."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.i18n import gettext as _
from jianbao.terminal import output
from jianbao.workspace import opened


def take_bounce(config_dir: Path, data: bytes) -> None:
    """Records what it says, and prints it. Raises as workspace.opened; a mail server then keeps the mail."""
    from notifier.returns import Handled, take

    with opened(config_dir) as (settings, store):
        handled = take(store, settings, data, dt.datetime.now(dt.UTC))
    words = {
        Handled.RECORDED: _("记下了。"),
        Handled.KNOWN: _("这封退信先前已经记下。"),
        Handled.UNMATCHED: _("是退信，但不是这里发出的邮件的。"),
        Handled.OTHER: _("不是退信，也不是投诉；什么也没有记。"),
    }
    output().print(words[handled])
