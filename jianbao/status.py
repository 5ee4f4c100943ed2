"""``jianbao status``: how much there is, what is due, what went wrong lately."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from feeds.i18n import gettext as _
from feeds.intake.folder import REJECTED, scan
from feeds.intake.names import REPORT
from feeds.settings import Settings
from feeds.store import LogEntry, Store
from jianbao.digest_words import run_words
from jianbao.terminal import fact_table, output
from jianbao.workspace import opened
from notifier import reports
from notifier.jobs import next_times
from notifier.ledger import State
from notifier.standing import Troubled, states, troubled
from notifier.wechat import postings
from notifier.wechat.postings import Posting

# As many as one can take in at a glance.
_SHOWN = 8
_RUNS = 5


def show(config_dir: Path) -> None:
    """Print the state of a workspace. Changes nothing in it. Raises as workspace.opened."""
    console = output()
    with opened(config_dir) as (settings, store):
        now = dt.datetime.now(dt.UTC)
        for heading, facts in (
            (_("现有"), _what_there_is(settings, store)),
            (_("待办"), _what_is_due(settings, store)),
            (_("下次发送摘要"), _when(settings, now)),
        ):
            console.print(heading, style="bold")
            console.print(fact_table(facts))
        with store.engine.connect() as connection:
            wanting = troubled(connection, _SHOWN)
            by_wechat = postings.latest(connection, _SHOWN)
            latest = reports.summaries(connection, _RUNS)
        if latest:
            console.print(_("最近的摘要（jianbao digest list）"), style="bold")
            console.print(fact_table((f"{one.id:>4}", run_words(one, settings.zone)) for one in latest))
        if wanting:
            console.print(_("请核对的邮件"), style="bold")
            console.print(fact_table([(_moment(one.changed, settings), _about(one)) for one in wanting]))
            console.print("  " + _("存疑的：jianbao digest resolve；没有发成的：jianbao digest resend 批次 --missed"))
        if by_wechat:
            console.print(_("微信"), style="bold")
            console.print(fact_table([(_moment(one.changed, settings), _posted(one)) for one in by_wechat]))
        console.print(_("最近的错误"), style="bold")
        errors = store.last_errors(_SHOWN)
        for entry in errors:
            line = Text(f"  {_moment(entry.at, settings)}  ", style="dim")
            console.print(line.append(_sentence(entry), style="yellow"), soft_wrap=True)
        if not errors:
            console.print("  " + _("没有"))


def _what_there_is(settings: Settings, store: Store) -> Iterator[tuple[str, str]]:
    counts = store.counts()
    yield _("工作目录"), str(settings.workspace)
    yield _("网址"), settings.jianbao.site.address
    yield _("刊物、期、条目"), f"{counts.periodicals}, {counts.issues}, {counts.items}"
    for issue in store.issues(1):
        yield _("最新一期"), issue.label
        yield _("微信文章"), f"{settings.jianbao.site.address}/wechat/{issue.key}/"


def _what_is_due(settings: Settings, store: Store) -> Iterator[tuple[str, str]]:
    inbox = scan(settings.inbox) if settings.inbox.is_dir() else None
    rejected = [path for path in (settings.inbox / REJECTED).glob("*") if path.name.endswith(REPORT)]
    with store.engine.connect() as connection:
        mails = states(connection)
    yield _("收件夹里的文件"), str(len(inbox.dropped) if inbox else 0)
    yield _("被退回的文件"), str(len(rejected))
    held_issues, held_items = store.held()
    yield _("等人看的期、条目（jianbao review）"), f"{held_issues}, {held_items}"
    yield _("未发布的期"), str(len(store.issues_lacking("site")))
    yield _("未写的微信文章"), str(len(store.issues_lacking("wechat")))
    yield _("待发的邮件"), str(mails.get(State.PENDING, 0) + mails.get(State.SENDING, 0))
    yield _("存疑、失败的邮件"), f"{mails.get(State.UNCERTAIN, 0)}, {mails.get(State.FAILED, 0)}"
    yield _("已发的邮件"), str(mails.get(State.SENT, 0))


def _when(settings: Settings, now: dt.datetime) -> Iterator[tuple[str, str]]:
    names = {"daily": _("每日"), "weekly": _("每周"), "monthly": _("每月")}
    for frequency, moment in next_times(settings, now).items():
        yield names[frequency], _moment(moment, settings) if moment else _("不会到来")


def _about(one: Troubled) -> str:
    state = _("不知道收到没有") if one.state is State.UNCERTAIN else _("没有发成")
    return f"{one.email}  {one.schedule}  {state}  {one.answer}"


def _posted(one: Posting) -> str:
    states = {
        State.PENDING: _("等着发"),
        State.SENDING: _("正在发"),
        State.SENT: _("已发"),
        State.FAILED: _("没有发成"),
        State.UNCERTAIN: _("不知道收到没有"),
    }
    return f"{one.issue_key}  {one.target}  {states[one.state]}  {one.answer}"


def _sentence(entry: LogEntry) -> str:
    # A mistake in a file names the file itself.
    if entry.message.startswith(entry.subject):
        return entry.message
    return _("{name}：{message}").format(name=entry.subject, message=entry.message)


def _moment(moment: dt.datetime, settings: Settings) -> str:
    """In the site's time zone."""
    return f"{moment.astimezone(settings.zone):%Y-%m-%d %H:%M}"
