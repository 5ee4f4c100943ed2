"""The commands of ``jianbao wechat``: names, options and help. What they do is in jianbao.wechat."""

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
    help=_("微信：看文章、放进公众号的草稿箱、检查接口。"),
)

Issue = Annotated[
    str, typer.Argument(metavar="ISSUE", help=_("期的编号，例如 trade-news-2026-09。"), show_default=False)
]
Config = Annotated[
    Path, typer.Option("--config", help=_("工作目录的设置文件夹。"), metavar="DIR", show_default="./config")
]
_CONFIG = Path("config")


@app.command(cls=Command, help=_("看一期的文章：标题、摘要、各项用了多少字，和复制页在哪里。\n\n什么也不发出。"))
def preview(issue: Issue, config: Config = _CONFIG) -> None:
    from jianbao import wechat

    wechat.preview(issue, config)


@app.command(
    cls=Command,
    help=_(
        "把一期放进公众号的草稿箱。\n\n"
        "已经放过、内容没有变的不会再放一次；上次断在半路的，先到草稿箱里找。"
        "放成了退出码为 0，没有放成为 1，服务会接着试。"
    ),
)
def push(
    issue: Issue,
    config: Config = _CONFIG,
    publish: Annotated[bool, typer.Option("--publish", help=_("放好后就发布（须是认证账号）。"))] = False,
    group: Annotated[
        str | None,
        typer.Option(
            "--group",
            help=_("改发到这个企业微信群；断在半路的，从断的那一条接着发。"),
            metavar="SLUG",
            show_default=False,
        ),
    ] = None,
) -> None:
    from jianbao import wechat

    raise typer.Exit(wechat.push(issue, config, publish=publish, group=group))


@app.command(cls=Command, help=_("检查公众号的凭据、IP 白名单和今天的限额，群机器人的 key，封面的字体。"))
def check(config: Config = _CONFIG) -> None:
    from jianbao import wechat

    raise typer.Exit(wechat.check(config))
