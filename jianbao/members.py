"""``jianbao members``: what the commands do."""

from __future__ import annotations

import datetime as dt
import io
import sys
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from jianbao.terminal import fact_table, messages, output, progress
from jianbao.workspace import opened
from notifier import personal, roster
from notifier.keys import address_digest
from notifier.links import Links
from notifier.members import MemberFile, read_members
from notifier.members_yaml import read_members_yaml
from notifier.membership import bring_in
from notifier.private_feeds import PrivateFeeds
from notifier.reasons import history

_SHOWN = 10


def import_list(file: Path, config_dir: Path, *, dry_run: bool) -> int:
    """Gives the exit code: 1 where a row has a mistake. Raises as workspace.opened."""
    with opened(config_dir) as (settings, store):
        try:
            data = file.read_bytes()
        except OSError as error:
            raise WorkspaceError(_("读不了 {file}：{error}").format(file=file, error=error.strerror)) from None
        read = read_members_yaml if file.suffix.lower() in (".yaml", ".yml") else read_members
        listed: MemberFile = read(data, settings.topics, settings.jianbao.language, file=file.name)
        for problem in listed.problems:
            messages().print(str(problem), style="red", soft_wrap=True)
        console = output()
        if dry_run:
            message = _("{members} 人没有错误，{problems} 处要改。什么也没有导入。")
            console.print(message.format(members=len(listed.members), problems=len(listed.problems)))
            return 1 if listed.problems else 0
        with progress(_("导入")) as advance:
            brought = bring_in(store, listed.members, dt.datetime.now(dt.UTC), advance)
        message = _("新会员 {added}，资料更新 {updated}，新订阅 {started}，停止的订阅 {ended}。")
        console.print(
            message.format(added=brought.added, updated=brought.updated, started=brought.started, ended=brought.ended)
        )
        if brought.heeded:
            message = _("有 {n} 人自己退订或删除过资料，没有再加：{emails}")
            shown = _("、").join(brought.heeded[:_SHOWN]) + ("…" if len(brought.heeded) > _SHOWN else "")
            console.print(message.format(n=len(brought.heeded), emails=shown), soft_wrap=True)
        if listed.problems:
            console.print(_("有 {n} 处要改，改好后再导入一次即可。").format(n=len(listed.problems)))
        return 1 if listed.problems else 0


def export_list(file: Path | None, config_dir: Path) -> None:
    with opened(config_dir) as (_settings, store):
        with store.engine.connect() as connection:
            listed = roster.everyone(connection)
        if file is None:
            text = io.StringIO()
            roster.write_csv(listed, text)
            # What a program reads is UTF-8, whatever the terminal's encoding is.
            sys.stdout.buffer.write(text.getvalue().encode())
            return
        try:
            # With a mark, by which Excel knows that it is UTF-8.
            with file.open("w", encoding="utf-8-sig", newline="") as opened_file:
                count = roster.write_csv(listed, opened_file)
        except OSError as error:
            raise WorkspaceError(_("写不了 {file}：{error}").format(file=file, error=error.strerror)) from None
        messages().print(_("写了 {n} 行到 {file}。").format(n=count, file=file))


def list_members(config_dir: Path, topic: str | None) -> None:
    from rich.table import Table

    with opened(config_dir) as (_settings, store):
        with store.engine.connect() as connection:
            listed = roster.everyone(connection, topic)
        table = Table(box=None, padding=(0, 2, 0, 0))
        for heading in (_("邮箱"), _("姓名"), _("专题和频率"), _("来源"), _("状态")):
            table.add_column(heading)
        now = dt.datetime.now(dt.UTC)
        for one in listed:
            topics = _("、").join(f"{each.topic} {each.frequency}" for each in one.running)
            table.add_row(one.row.email, one.row.name, topics, one.row.origin, _state(one, now))
        console = output()
        console.print(table)
        console.print(_("共 {n} 人。").format(n=len(listed)))


def show(email: str, config_dir: Path) -> None:
    with opened(config_dir) as (settings, store), store.engine.connect() as connection:
        row = _known(connection, email)
        names = {topic.slug: topic.name for topic in settings.topics}

        def day(moment: dt.datetime | None) -> str:
            return f"{moment.astimezone(settings.zone):%Y-%m-%d %H:%M}" if moment else ""

        one = roster.Listed(row, ())
        console = output()
        facts = [
            (_("邮箱"), row.email),
            (_("姓名"), row.name),
            (_("语言、时区、格式"), f"{row.language}, {row.zone or settings.jianbao.timezone}, {row.form}"),
            (_("来源"), row.origin),
            (_("加入"), day(row.joined)),
            (_("确认"), day(row.confirmed) or _("还没有")),
            (_("状态"), _state(one, dt.datetime.now(dt.UTC))),
            (_("私人订阅源"), _("有") if row.feed_key else _("没有")),
        ]
        console.print(fact_table(facts))
        console.print(_("订阅"), style="bold")
        console.print(
            fact_table(
                [
                    (
                        f"{day(each.started)} – {day(each.ended)}",
                        f"{names.get(each.topic, each.topic)}  {each.frequency}  {each.origin}  {each.why_ended or ''}",
                    )
                    for each in history(connection, row.id)
                ]
            )
        )
        if mails := roster.mails(connection, row.id, _SHOWN):
            console.print(_("最近的邮件"), style="bold")
            console.print(
                fact_table([(day(mail.changed), f"{mail.name}  {mail.state}  {mail.answer}") for mail in mails])
            )
        if bounces := roster.bounced(connection, row.id, _SHOWN):
            console.print(_("退信和投诉"), style="bold")
            console.print(fact_table([(day(at), f"{kind}  {text}") for at, kind, text in bounces]))


def erase_member(email: str, config_dir: Path) -> None:
    with opened(config_dir) as (_settings, store):
        with store.engine.connect() as connection:
            row = _known(connection, email)
        # First: where there is no key yet, minting it takes a transaction of its own.
        remembered = address_digest(store)(row.email)
        with store.transaction() as connection:
            personal.erase(connection, row.id, dt.datetime.now(dt.UTC), remembered)
        output().print(_("{email} 的资料已删除。").format(email=email))


def suppress(email: str, config_dir: Path, reason: str | None) -> None:
    with opened(config_dir) as (_settings, store):
        with store.transaction() as connection:
            row = _known(connection, email)
            roster.suppress(connection, row.id, reason, dt.datetime.now(dt.UTC))
        message = _("不再往 {email} 寄信。") if reason else _("恢复往 {email} 寄信。")
        output().print(message.format(email=row.email))


def links(email: str, config_dir: Path, *, revoke_feed: bool) -> None:
    with opened(config_dir) as (settings, store):
        with store.engine.connect() as connection:
            row = _known(connection, email)
        feeds = PrivateFeeds(settings, store)
        if revoke_feed:
            feeds.revoke(row.id)
        made = Links.of(store, settings)
        token = made.token(row.id)
        facts = [(_("我的订阅"), made.preferences(token)), (_("退订"), made.unsubscribe(token))]
        if row.feed_key and not revoke_feed:
            facts.append((_("私人订阅源"), feeds.address(row.feed_key, "rss")))
        output().print(fact_table(facts), soft_wrap=True)


def _known(connection: sa.Connection, email: str) -> sa.Row[Any]:
    """Raises WorkspaceError for an address that nobody has."""
    row = roster.find(connection, email)
    if row is None:
        message = _("没有邮件地址是 {email} 的会员。用 jianbao members list 看看有哪些。").format(email=email)
        raise WorkspaceError(message)
    return row


def _state(one: roster.Listed, now: dt.datetime) -> str:
    row = one.row
    if row.suppressed:
        return _("停寄：{reason}").format(reason=row.suppression or "")
    if row.confirmed is None:
        return _("等待确认")
    if row.opted_out:
        return _("自己退订")
    if row.left:
        return _("已离开")
    if row.paused_until and row.paused_until > now:
        return _("暂停")
    return ""
