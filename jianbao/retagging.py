"""``jianbao retag``: the config as edited, over the whole store; first as a list of what would change."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

from feeds.i18n import gettext as _
from feeds.model import Item, StoredIssue
from feeds.pipeline import rules_of
from feeds.publishing import Publisher
from feeds.retagging import retag
from feeds.settings import Settings
from feeds.store import Store
from feeds.tagging import Tagger
from jianbao.changes import Change, change_table, counts_lines
from jianbao.terminal import output, progress
from jianbao.workspace import opened
from notifier.wechat.articles import write_articles


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
        self._rules = rules_of(settings)
        self._changes: list[tuple[StoredIssue, list[Change]]] = []
        self._items = 0
        self._only_reasons = 0
        self._only_tree = 0

    def all_issues(self, advance: Callable[[int, int], None]) -> None:
        found = self._store.issues(held=True)
        for done, issue in enumerate(found, 1):
            self._one_issue(issue.key)
            advance(done, len(found))

    def _one_issue(self, key: str) -> None:
        """Until it was not changed by another process meanwhile."""
        while True:
            issue = self._store.issue(key)
            if issue is None:
                return
            items = self._store.items_by_rules(key)
            tagged = retag(issue, list(items.values()), self._store.text(key), self._tagger, self._settings.periodicals)
            retagged = {
                item_id: now for (item_id, before), now in zip(items.items(), tagged, strict=True) if now != before
            }
            changes = self._changes_of(key, retagged)
            differ = self._write(issue, retagged)
            if differ is not None:
                self._items += len(items)
                self._only_reasons += len(retagged) - len(changes)
                self._only_tree += differ and not retagged
                if changes:
                    self._changes.append((issue, changes))
                return

    def _changes_of(self, key: str, retagged: Mapping[str, Item]) -> list[Change]:
        """What people would notice. Only these lines are kept: a store may hold more items than fit in memory."""
        return [
            change
            for one in self._store.review_items(key)
            if one.id in retagged and (change := Change.of(one.number, one.item, retagged[one.id]))
        ]

    def _write(self, issue: StoredIssue, retagged: Mapping[str, Item]) -> bool | None:
        """Whether anything of the issue is different. None: it is no longer the issue that was read."""
        if self._dry_run:
            return bool(retagged) or self._store.tags_differ(issue.key, self._rules.ancestors)
        return self._store.retag_issue(issue, retagged, rules=self._rules, now=dt.datetime.now(dt.UTC))

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
        write_articles(store, settings, dt.datetime.now(dt.UTC))
    if count:
        output().print(_("重新发布了 {n} 期。").format(n=count))
