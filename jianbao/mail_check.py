"""``jianbao check --mail``: would mails arrive? ``--to`` sends one to see."""

from __future__ import annotations

import asyncio
import datetime as dt
import importlib.util
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.settings import Settings, load_settings
from jianbao import language
from jianbao.terminal import output
from notifier.mail import preflight
from notifier.mail.addresses import Office, named
from notifier.mail.configured import ways_out
from notifier.mail.message import Content, Personal, Stencil
from notifier.mail.signing import signer_of
from notifier.mail.transport import Envelope, Fate, Outcome

if TYPE_CHECKING:
    from rich.console import Console


def check_mail(config_dir: Path, to: str | None) -> int:
    """Prints what it finds; gives the exit code. Raises SettingsError."""
    settings = load_settings(config_dir)
    language.follow(settings.jianbao.language)
    console = output()
    now = dt.datetime.now(dt.UTC)
    good = True
    if settings.jianbao.mail.transport == "file":
        console.print(_("邮件只写成 outbox/ 里的文件，不会寄出。"), style="yellow")
    for finding in preflight.relays(settings, now):
        console.print(finding.text, style="green" if finding.good else "red", soft_wrap=True)
        good = good and finding.good
    console.print(_("域名该有的 TXT 记录："), style="bold")
    for record in preflight.records(settings):
        console.print(f"  {record.name}  {record.why}", style="dim", soft_wrap=True)
        console.print(f"  {record.text}", soft_wrap=True)
        _tell_standing(console, record)
    if not _can_look_up():
        console.print(_("装上 jianbao[dns] 就能代查域名现有的记录：pip install 'jianbao[dns]'"), style="dim")
    if to:
        outcomes = asyncio.run(_send(settings, to, now))
        for name, outcome in outcomes.items():
            sent = outcome.fate is Fate.TAKEN
            console.print(
                _("{name}：{answer}").format(name=name, answer=outcome.answer), style="green" if sent else "red"
            )
            good = good and sent
    return 0 if good else 1


def _can_look_up() -> bool:
    return importlib.util.find_spec("dns") is not None


def _tell_standing(console: Console, record: preflight.Record) -> None:
    if not _can_look_up():
        return
    from notifier.mail.lookup import Standing, standing

    how, found = standing(record)
    words = {
        Standing.THERE: (_("已有：{text}"), "green"),
        Standing.MISSING: (_("还没有。"), "yellow"),
        Standing.OTHER: (_("现有的与此不同：{text}"), "red"),
        Standing.UNKNOWN: (_("查不到：{text}"), "yellow"),
    }
    sentence, style = words[how]
    console.print("  " + sentence.format(text=found), style=style, soft_wrap=True)


async def _send(settings: Settings, to: str, now: dt.datetime) -> dict[str, Outcome]:
    """A mail by each way out."""
    office = Office.of(settings)
    words = _("这是一封测试邮件：收到它，说明邮件能发到这里。")
    domain = settings.jianbao.site.domain
    content = Content(_("测试邮件"), words + "\n", f"<p>{words}</p>\n", settings.jianbao.language, f"test.{domain}")
    stencil = Stencil(content, office, signer_of(settings))
    try:
        recipient = named("", to)
    except ValueError:
        raise JianbaoError(_("“{text}”不是可以寄达的邮件地址。").format(text=to)) from None
    found = {}
    for way in ways_out(settings):
        personal = Personal(recipient, f"<test.{secrets.token_hex(8)}@{domain}>")
        data = stencil.write(personal, now.astimezone(settings.zone))
        envelope = Envelope(office.sender.addr_spec, to, data, f"test-{to}")
        try:
            await way.transport.open()
            found[way.transport.name] = await way.transport.send(envelope)
        except JianbaoError as error:
            found[way.transport.name] = Outcome(Fate.LATER, str(error))
        finally:
            await way.transport.close()
    return found
