"""The commands of ``jianbao digest``: names, options and help. What they do is in the modules they call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from feeds.i18n import gettext as _
from jianbao.help import Command, Group

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    rich_markup_mode="rich",
    help=_("邮件摘要：先看样子、试发、立即发送，谁收到了、谁没有、为什么，补发，处理存疑的邮件。"),
)

Config = Annotated[
    Path, typer.Option("--config", help=_("工作目录的设置文件夹。"), metavar="DIR", show_default="./config")
]
Run = Annotated[int, typer.Argument(metavar="RUN", help=_("发送批次的号，见 jianbao digest list。"), min=1)]
_CONFIG = Path("config")


@app.command(
    cls=Command,
    help=_(
        "看一位会员此刻会收到什么。\n\n"
        "按会员的专题和频率，列出每封邮件的主题和文字；--out 写成 HTML 文件，--open 在浏览器里打开。"
        "什么也不发出，什么也不记下，下一封照常。没有新条目时，用 --since 看从某天起的样子。"
    ),
)
def preview(
    member: Annotated[str, typer.Option("--member", help=_("会员的邮箱。"), metavar="ADDRESS", show_default=False)],
    config: Config = _CONFIG,
    since: Annotated[
        str | None,
        typer.Option("--since", help=_("从这一天起的全部条目，例如 2026-10-01。"), metavar="DATE", show_default=False),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", help=_("写到这个文件：.html 或 .txt。"), metavar="FILE", show_default=False),
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help=_("在浏览器里打开。"))] = False,
) -> None:
    from jianbao import digest_preview

    raise typer.Exit(digest_preview.preview(config, member, since=since, out=out, open_it=open_it))


@app.command(
    "test",
    cls=Command,
    help=_(
        "把一封真的摘要寄到一个地址，看看在邮箱里的样子。\n\n"
        "内容是最近一期里符合专题的条目，主题前注明“[测试]”；退订等链接只是样子。不记入台账，谁的下一封都不受影响。"
    ),
)
def send_test(
    to: Annotated[str, typer.Option("--to", help=_("寄到哪里。"), metavar="ADDRESS", show_default=False)],
    topic: Annotated[
        list[str] | None,
        typer.Option(
            "--topic", help=_("专题的短名，可以写几次；不写就是全部专题。"), metavar="SLUG", show_default=False
        ),
    ] = None,
    text: Annotated[bool, typer.Option("--text", help=_("只要纯文本的那一种。"))] = False,
    config: Config = _CONFIG,
) -> None:
    from jianbao import digest_test

    raise typer.Exit(digest_test.send_test(config, to, topic or [], form="text" if text else "html"))


@app.command(
    cls=Command,
    help=_(
        "现在就发一次。\n\n"
        "SCHEDULE 是 now（有新条目就发的）、daily、weekly、monthly，或 issue:期号；别的时区的写作 daily@Europe/Paris。"
        "内容是上一次之后的新条目，下一次从这一次接着算，所以谁也不会收到两遍。"
        "旧刊（录入时已过期的）这样写才发：issue:trade-news-2026-03。\n\n"
        "先加 --dry-run 看看：多少人会收到，多少人不会，为什么。"
    ),
)
def run(
    schedule: Annotated[str, typer.Argument(metavar="SCHEDULE", help=_("哪一种摘要。"), show_default=False)],
    config: Config = _CONFIG,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只算一算，什么也不发、不记。"))] = False,
) -> None:
    from jianbao import digest_running

    raise typer.Exit(digest_running.run(config, schedule, dry_run=dry_run))


@app.command("list", cls=Command, help=_("列出最近的发送批次：号、哪一种、时段、应收几人、发了几封、没发几封。"))
def list_runs(
    config: Config = _CONFIG,
    limit: Annotated[int, typer.Option("--limit", help=_("列出几次。"), metavar="N", min=1)] = 20,
) -> None:
    from jianbao import digest_reports

    digest_reports.list_runs(config, limit)


@app.command(
    cls=Command,
    help=_(
        "一次发送的明细：谁收到了，谁没有，为什么。\n\n"
        "应收的人数等于发的加不发的，每一位都在表里。--json、--csv 输出给别的程序用，不论多少人。"
    ),
)
def report(
    run: Run,
    config: Config = _CONFIG,
    as_json: Annotated[bool, typer.Option("--json", help=_("输出 JSON，每行一位。"))] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help=_("输出 CSV，Excel 可以直接打开。"))] = False,
) -> None:
    from jianbao import digest_reports

    if as_json and as_csv:
        raise typer.BadParameter(_("{options} 一次只能用一个。").format(options="--json、--csv"))
    digest_reports.report(config, run, as_json=as_json, as_csv=as_csv)


@app.command(
    cls=Command,
    help=_(
        "补发给一次发送里漏掉的人，别的人不会再收到。\n\n"
        "漏掉的是：没有发成的，和当时因为暂停、退信、没有确认、过期、旧刊而没发、现在已没有这个原因的。"
        "收到了的和存疑的不会再发；存疑的用 jianbao digest resolve。"
    ),
)
def resend(
    run: Run,
    config: Config = _CONFIG,
    missed: Annotated[bool, typer.Option("--missed", help=_("只发给漏掉的人（必须写明）。"))] = False,
) -> None:
    from jianbao import digest_running

    if not missed:
        raise typer.BadParameter(_("要写明 --missed：只发给漏掉的人。"))
    raise typer.Exit(digest_running.resend(config, run))


@app.command(
    cls=Command,
    help=_(
        "处理存疑的邮件：不知道对方收到没有的。\n\n"
        "不加选项：列出来，各有一个号。核对过（看发信服务器的记录，或问收件人）之后，"
        "收到了就写 --sent，没有收到就写 --resend，后面写号；写 --run RUN 就是那一次的全部。"
        "重发的信 Message-ID 不变，万一前一封其实到了，多数邮箱只显示一封。"
    ),
)
def resolve(
    numbers: Annotated[
        list[int] | None, typer.Argument(metavar="[N]...", help=_("存疑邮件的号。"), show_default=False)
    ] = None,
    config: Config = _CONFIG,
    run: Annotated[
        int | None, typer.Option("--run", help=_("这一次发送里的全部。"), metavar="RUN", min=1, show_default=False)
    ] = None,
    sent: Annotated[bool, typer.Option("--sent", help=_("记为已收到。"))] = False,
    again: Annotated[bool, typer.Option("--resend", help=_("再发一次。"))] = False,
) -> None:
    from jianbao import digest_running

    if sent and again:
        raise typer.BadParameter(_("{options} 一次只能用一个。").format(options="--sent、--resend"))
    if not (sent or again):
        digest_running.list_uncertain(config, run)
        return
    if bool(numbers) == (run is not None):
        raise typer.BadParameter(_("要写明是哪几封：写号，或者写 --run RUN。"))
    raise typer.Exit(digest_running.resolve(config, numbers or [], run, sent=sent))
