"""``jianbao retag``: the config as edited, over the whole store; first as a list of what would change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.model import StoredIssue
from feeds.publishing import Publisher
from feeds.retagging import Retagged, retag
from feeds.settings import Settings
from feeds.store import Publication, Store
from feeds.tagging import Tagger
from jianbao.changes import Change, change_table, counts_lines
from jianbao.terminal import output, progress
from jianbao.workspace import opened
from notifier.jobs import Context, write_articles


def retag_store(config_dir: Path, *, dry_run: bool) -> None:
    """Tag every item of the store anew and say what is different; unless ``dry_run``, keep that and publish it.

    An issue is written whole or not at all, so one that was cut off is simply run again. Raises as workspace.opened,
    and OSError.
    """
    with opened(config_dir) as (settings, store):
        work = _Retagging(settings, store, dry_run=dry_run)
        with progress(_("重新打标签")) as advance:
            work.all_issues(advance)
        work.report()
        if not dry_run:
            _publish(settings, store)


class _Retagging:
    def __init__(self, settings: Settings, store: Store, *, dry_run: bool) -> None:
        self._settings = settings
        self._store = store
        self._dry_run = dry_run
        self._tagger = Tagger(settings.taxonomies)
        self._publication = Publication(settings.zone, settings.jianbao.publishing.published)
        self._changes: list[tuple[StoredIssue, list[Change]]] = []
        self._items = 0
        self._only_reasons = 0
        self._only_tree = 0

    def all_issues(self, advance: Callable[[int, int], None]) -> None:
        found = self._store.issues()
        for done, issue in enumerate(found, 1):
            self._one_issue(issue.key)
            advance(done, len(found))

    def _one_issue(self, key: str) -> None:
        """Until it was not changed by another process meanwhile."""
        while True:
            issue = self._store.issue(key)
            if issue is None:
                return
            retagged = retag(
                issue, self._store.items_of(key), self._store.text(key), self._tagger, self._settings.periodicals
            )
            differ = self._write(issue, retagged)
            if differ is not None:
                self._note(issue, retagged, differ=differ)
                return

    def _write(self, issue: StoredIssue, retagged: Sequence[Retagged]) -> bool | None:
        """Whether anything of the issue is different. None: it is no longer the issue that was read."""
        ancestors = self._settings.taxonomies.ancestors
        changed = {one.stored.id: one.item for one in retagged if one.changed}
        if self._dry_run:
            return bool(changed) or self._store.tags_differ(issue.key, ancestors)
        return self._store.retag_issue(
            issue, changed, ancestors=ancestors, published=self._publication, now=dt.datetime.now(dt.UTC)
        )

    def _note(self, issue: StoredIssue, retagged: Sequence[Retagged], *, differ: bool) -> None:
        self._items += len(retagged)
        # Only these lines are kept: a store may hold more items than fit in memory.
        changes = [Change.of(one) for one in retagged if one.fields]
        self._only_reasons += sum(one.changed and not one.fields for one in retagged)
        self._only_tree += differ and not any(one.changed for one in retagged)
        if changes:
            self._changes.append((issue, changes))

    def report(self) -> None:
        """Item by item, then the sums."""
        console = output()
        counts: Counter[tuple[str, str]] = Counter()
        for issue, changes in self._changes:
            console.print(issue.label, style="bold")
            console.print(change_table(changes))
            console.print()
            counts.update(kind for change in changes for kind in change.kinds)
        changed = sum(len(changes) for _issue, changes in self._changes)
        message = _("{items} 条里会有 {changed} 条变动。") if self._dry_run else _("{items} 条里改了 {changed} 条。")
        console.print(message.format(items=self._items, changed=changed), style="bold")
        for line in counts_lines(counts):
            console.print(line, soft_wrap=True)
        if self._only_reasons:
            message = _("另有 {n} 条只是依据或把握不同，标签不变。")
            console.print(message.format(n=self._only_reasons))
        if self._only_tree:
            message = _("另有 {n} 期只是地区的上下级不同：它们会进出上级地区的订阅源。")
            console.print(message.format(n=self._only_tree))
        if self._dry_run and (changed or self._only_reasons or self._only_tree):
            console.print(_("什么也没有改。确定要改，就去掉 --dry-run 再运行一次。"))


def _publish(settings: Settings, store: Store) -> None:
    with progress(_("发布")) as advance:
        count = Publisher(settings, store).publish(advance)
        write_articles(Context(settings, store), dt.datetime.now(dt.UTC))
    if count:
        output().print(_("重新发布了 {n} 期。").format(n=count))
