"""``jianbao digest run``, ``resend`` and ``resolve``: what a person has sent, now."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from rich.table import Table

from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from jianbao import events, exits
from jianbao.digest_reports import print_sums, summary_of
from jianbao.digest_words import reason_words, schedule_words
from jianbao.terminal import output, progress
from jianbao.workspace import opened
from notifier import resending, runs, trying
from notifier.jobs import Context, send_now, sync_members
from notifier.journal import Journal


def run(config_dir: Path, name: str, *, dry_run: bool) -> int:
    """Returns the exit code. Raises as workspace.opened, and JianbaoError for a schedule that there is not."""
    console = output()
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        now = dt.datetime.now(dt.UTC)
        sync_members(Context(settings, store), now)
        journal = Journal.of(store, settings)
        tried = trying.try_run(store, settings, journal, name, now, keep=not dry_run)
        if tried is None:
            console.print(_("没有可发的：{why}。").format(why=_nothing(name)))
            return exits.ERROR if name.startswith(runs.ISSUE) else exits.OK
        print_sums(console, tried.summary, settings.zone)
        if not tried.new:
            message = _("这一次已经有了；漏掉的人可以用 jianbao digest resend {run} --missed 补发。")
            console.print(message.format(run=tried.summary.id), style="yellow", soft_wrap=True)
            return exits.OK
        if dry_run:
            console.print(_("只是算一算，什么也没有发、没有记。"), style="dim")
            return exits.OK
        journal.keep(store, now)
        return _send(settings, store, now)


def resend(config_dir: Path, run_id: int) -> int:
    """Returns the exit code. Raises as workspace.opened, and JianbaoError for a run that there is not."""
    console = output()
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        now = dt.datetime.now(dt.UTC)
        try:
            done = resending.resend_missed(store, settings, run_id, now)
        except LookupError:
            summary_of([], run_id)
            raise
        console.print(_("没有发成的 {n} 封，再发一次。").format(n=done.failed))
        console.print(_("当时没有发、现在可以发的 {n} 位。").format(n=done.admitted))
        for why, count in sorted(done.still.items()):
            console.print(_("仍不发的 {n} 位：{why}").format(n=count, why=reason_words(why)), style="dim")
        if not done.failed and not done.admitted:
            return exits.OK
        return _send(settings, store, now)


def list_uncertain(config_dir: Path, run_id: int | None) -> None:
    """Raises as workspace.opened."""
    with opened(config_dir) as (settings, store), store.engine.connect() as connection:
        found = resending.uncertain(connection, run_id=run_id)
    console = output()
    if not found:
        console.print(_("没有存疑的邮件。"))
        return
    table = Table(box=None, pad_edge=False)
    table.add_column(_("号"), justify="right", style="bold")
    table.add_column(_("批次"), justify="right")
    for heading in (_("哪一种"), _("邮箱"), _("什么时候"), _("说明")):
        table.add_column(heading, overflow="fold")
    for one in found:
        when = f"{one.changed.astimezone(settings.zone):%Y-%m-%d %H:%M}"
        table.add_row(str(one.id), str(one.run_id or ""), schedule_words(one.schedule), one.email, when, one.answer)
    console.print(table)
    console.print(_("收到了：jianbao digest resolve --sent 号；没有收到：--resend 号；--run 批次：那一次的全部。"))


def resolve(config_dir: Path, numbers: list[int], run_id: int | None, *, sent: bool) -> int:
    """Returns the exit code. Raises as workspace.opened."""
    console = output()
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        now = dt.datetime.now(dt.UTC)
        if run_id is not None:
            with store.engine.connect() as connection:
                numbers = [one.id for one in resending.uncertain(connection, run_id=run_id)]
        answer = _("核对过：已收到") if sent else _("核对过：没有收到，再发一次")
        done = resending.resolve(store, settings, numbers, sent=sent, answer=answer, now=now)
        message = _("{n} 封记为已收到。") if sent else _("{n} 封再发一次。")
        console.print(message.format(n=len(done)))
        if unknown := sorted(set(numbers) - set(done)):
            message = _("这些号不是存疑的邮件：{numbers}")
            console.print(message.format(numbers=_("、").join(map(str, unknown))), style="yellow")
        if done and not sent:
            return _send(settings, store, now)
        return exits.ERROR if unknown or not done else exits.OK


def _send(settings: Settings, store: Store, now: dt.datetime) -> int:
    console = output()
    with progress(_("发送")) as advance:
        done = send_now(Context(settings, store), now, advance)
    where = _("发出邮件 {n} 封。") if settings.jianbao.mail.transport == "smtp" else _("邮件 {n} 封写在 outbox/ 里。")
    console.print(where.format(n=done.sent), style="green" if done.sent else "")
    if done.deferred:
        console.print(_("{n} 封邮件暂时没有发成，稍后再试。").format(n=done.deferred), style="yellow")
    if done.failed:
        console.print(_("{n} 封没有发成；原因见 jianbao digest report。").format(n=done.failed), style="yellow")
    if done.uncertain:
        console.print(_("{n} 封存疑；见 jianbao digest resolve。").format(n=done.uncertain), style="yellow")
    if done.trouble:
        console.print(done.trouble, style="yellow", soft_wrap=True)
    return exits.ERROR if done.failed or done.deferred or done.uncertain or done.trouble else exits.OK


def _nothing(name: str) -> str:
    if name.startswith(runs.ISSUE):
        return _("库里没有编号为 {key} 的一期").format(key=name.removeprefix(runs.ISSUE))
    return _("上一次之后没有新条目")
