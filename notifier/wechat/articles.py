"""The articles of issues, written into the workspace for the account's editor."""

from __future__ import annotations

import datetime as dt
import logging

from feeds.settings import Settings
from feeds.store import Store
from notifier.troubles import report
from notifier.wechat import pages

log = logging.getLogger(__name__)


def write_articles(store: Store, settings: Settings, now: dt.datetime, *, everything: bool = False) -> int:
    """The WeChat articles of every issue that has none of its present state, or of every issue: when asked for, and
    when the settings that articles are made from have changed. Gives how many."""
    everything = everything or not pages.up_to_date(settings)
    written = failed = 0
    for issue in store.issues() if everything else store.issues_lacking("wechat"):
        try:
            pages.write(issue, store.items_of(issue.key), settings)
        except Exception as error:
            # One issue must not cost the others their articles; it is tried again at the next call.
            log.exception("The article of %s cannot be written", issue.key)
            report(store, "wechat", issue.key, str(error), now)
            failed += 1
            continue
        store.mark_output(issue.key, "wechat", issue.changed)
        written += 1
    if everything and not failed:
        pages.remember(settings)
    return written
