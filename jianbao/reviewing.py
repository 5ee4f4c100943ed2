"""``jianbao review``: what a person should look at, and what a person says of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from pathlib import Path

from feeds.corrections import corrections_name, find_corrections
from feeds.corrections.template import template
from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.intake.correcting import Correcting
from feeds.intake.folder import DONE, prepare
from feeds.model import StoredIssue
from feeds.pipeline import Result, rules_of
from feeds.publishing import Publisher
from feeds.publishing.files import write_if_changed
from feeds.settings import Settings
from feeds.settings.nearest import perhaps
from feeds.store import Decision, Saved, Store
from jianbao import exits
from jianbao.review_table import Look, doubt_of, issue_heading, issues_table, items_table, look_at
from jianbao.terminal import output
from jianbao.workspace import opened
from notifier.wechat.articles import write_articles


def list_issues(config_dir: Path) -> None:
    """Print every issue with something to look at. Raises as workspace.opened."""
    with opened(config_dir) as (settings, store):
        looks = [look for look in _all_looks(settings, store) if look.wanting]
    console = output()
    if not looks:
        console.print(_("没有要看的：每一期都有把握，或者已经有人看过。"))
        return
    console.print(issues_table(looks))
    console.print()
    console.print(_("看其中一期：jianbao review 期号"))


def show_issue(config_dir: Path, key: str, *, everything: bool) -> None:
    """Print the items of an issue that a person should look at, or all of them. Raises as workspace.opened."""
    with opened(config_dir) as (settings, store):
        issue = _issue(store, key)
        look = look_at(issue, store.review_items(key), settings.review_policy)
        text, pages = store.text(key), store.page_starts(key)
    console = output()
    for line in issue_heading(look):
        console.print(line)
    shown = (
        look.items if everything else [one for one in look.items if one.wanting or one.item.held or one.item.removal]
    )
    if shown:
        console.print(items_table(shown, text, pages))
    left = len(look.items) - len(shown)
    if left:
        console.print(_("另有 {n} 条没有什么要看的；加 --all 全部列出。").format(n=left))


def decide(config_dir: Path, key: str, decision: Decision, numbers: Collection[int] | None) -> None:
    """Accept, drop or restore items, and publish what that changes. Raises as workspace.opened, JianbaoError for a
    number that the issue does not have, and OSError."""
    with opened(config_dir) as (settings, store):
        _issue(store, key)
        there = {one.number: one for one in store.review_items(key)}
        if unknown := sorted(set(numbers or ()) - set(there)):
            raise JianbaoError(
                _("{key} 没有这些条目：{numbers}").format(key=key, numbers=_("、").join(map(str, unknown)))
            )
        saved = store.decide(key, decision, numbers, rules=rules_of(settings), now=_now())
        output().print(_said(decision, saved))
        _publish(settings, store)


def write_corrections(config_dir: Path, key: str) -> None:
    """Write the file of corrections to start from, beside the issue; one that is there is left alone."""
    with opened(config_dir) as (settings, store):
        issue = _issue(store, key)
        prepare(settings.inbox)
        beside = settings.inbox / DONE / issue.name
        if there := find_corrections(beside):
            output().print(_("已经有了：{path}。什么也没改。").format(path=there), soft_wrap=True)
            return
        look = look_at(issue, store.review_items(key), settings.review_policy)
        text, pages = store.text(key), store.page_starts(key)
        doubts = [doubt_of(one, text, pages) for one in look.items if one.wanting]
        path = beside.with_name(corrections_name(issue.name))
        write_if_changed(path, template(key, issue.label, doubts).encode())
    output().print(_("已写好 {path}。改完保存就生效；也可以马上运行：").format(path=path), soft_wrap=True)
    output().print(f"  jianbao review {key} --apply")


def apply_corrections(config_dir: Path, key: str) -> int:
    """Apply the files of corrections that have been edited, and publish. Gives the exit code."""
    with opened(config_dir) as (settings, store):
        _issue(store, key)
        prepare(settings.inbox)
        outcomes = Correcting(settings, store).look(settings.inbox / DONE, _now())
        console = output()
        for outcome in outcomes:
            failed = outcome.result is Result.FAILED
            console.print(outcome.message, style="yellow" if failed else "", soft_wrap=True)
        if not outcomes:
            console.print(_("没有新的更正。"))
        _publish(settings, store)
    return exits.SETTINGS if any(outcome.result is Result.FAILED for outcome in outcomes) else exits.OK


def _all_looks(settings: Settings, store: Store) -> Iterator[Look]:
    for issue in store.issues(held=True):
        yield look_at(issue, store.review_items(issue.key), settings.review_policy)


def _issue(store: Store, key: str) -> StoredIssue:
    issue = store.issue(key)
    if issue is None:
        known = [one.key for one in store.issues(held=True)]
        raise JianbaoError(_("没有 {key} 这一期").format(key=key) + perhaps(key, known))
    return issue


def _said(decision: Decision, saved: Saved) -> str:
    if saved.already:
        return _("没有什么要改的。")
    match decision:
        case Decision.ACCEPT:
            return _("已认可；新发布 {n} 条。").format(n=saved.added)
        case Decision.DROP:
            return _("已撤下；读者看得到的少了 {n} 条。重新处理也不会再出现。").format(n=saved.removed)
        case Decision.RESTORE:
            return _("已恢复。")


def _publish(settings: Settings, store: Store) -> None:
    """The site and the articles now; mails go out with the service, or with ``run --once``."""
    count = Publisher(settings, store).publish()
    write_articles(store, settings, _now())
    if count:
        output().print(_("重新发布了 {n} 期。").format(n=count))


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
