"""``jianbao publish``: the site, the feeds and the articles, from what the store has. Nothing of reading is loaded."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.publishing import Publisher
from jianbao import events
from jianbao.terminal import output, progress
from jianbao.workspace import opened
from notifier.wechat.articles import write_articles


def publish_now(config_dir: Path, *, everything: bool) -> None:
    """Publish what is not published yet, or everything anew. Raises as workspace.opened, and OSError."""
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        publisher = Publisher(settings, store)
        with progress(_("发布")) as advance:
            count = publisher.publish_all(advance) if everything else publisher.publish(advance)
            write_articles(store, settings, dt.datetime.now(dt.UTC), everything=everything)
        output().print(_("已发布 {n} 期到 {folder}。").format(n=count, folder=settings.public), soft_wrap=True)
        publisher.compress()
