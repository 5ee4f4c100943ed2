"""``jianbao run --once``: the work, once, in the foreground."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.pipeline import Result
from feeds.settings import Settings
from feeds.store import Store
from jianbao import events, exits
from jianbao.terminal import output, progress
from jianbao.work import Did, Work, sentences
from jianbao.workspace import opened


def run_once(config_dir: Path) -> int:
    """Do all that is due now, say what was done, and return the exit code. Raises as workspace.opened."""
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        did = work_once(settings, store)
    if did.results(Result.REJECTED):
        return exits.QUARANTINED
    return exits.ERROR if did.results(Result.FAILED) else exits.OK


def work_once(settings: Settings, store: Store) -> Did:
    """One pass with a progress bar, and a line about each thing that was done."""
    work = Work(settings, store)
    with progress(_("处理、发布")) as advance:
        did = work.do_all(_now, advance, advance.then(_("发送")))
    console = output()
    said = list(sentences(did))
    for sentence in said:
        console.print(sentence.text, style="yellow" if sentence.trouble else "", soft_wrap=True)
    if not said:
        console.print(_("没有要做的事。"))
    work.compress()
    return did


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
