"""The commands of ``jianbao members``: names, options and help. What they do is in jianbao.members."""

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
    help=_("会员：导入、导出、查看、停寄、删除。"),
)

Email = Annotated[str, typer.Argument(metavar="EMAIL", help=_("会员的邮件地址。"), show_default=False)]
Config = Annotated[
    Path, typer.Option("--config", help=_("工作目录的设置文件夹。"), metavar="DIR", show_default="./config")
]
_CONFIG = Path("config")


@app.command(
    name="import",
    cls=Command,
    help=_(
        "把一份名单里的会员加进来。\n\n"
        "格式同 config/members.csv，也可以是 YAML。只加不减：名单里没有的人不受影响；同一份再导一次什么也不变，"
        "中途断了就再运行一次。会员自己退订、改过的，以会员为准。\n\n"
        "有错的行逐条说明在第几行、怎么改，其余照常导入，退出码为 1。先加 --dry-run 只检查。"
    ),
)
def import_(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("名单：CSV 或 YAML。"), show_default=False)],
    config: Config = _CONFIG,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只检查，什么也不改。"))] = False,
) -> None:
    from jianbao import members

    raise typer.Exit(members.import_list(file, config, dry_run=dry_run))


@app.command(
    cls=Command,
    help=_("导出全部会员和他们现在的订阅，格式同 config/members.csv。\n\n不写 FILE 就写到标准输出。"),
)
def export(
    file: Annotated[Path | None, typer.Argument(metavar="[FILE]", help=_("写到哪个文件。"), show_default=False)] = None,
    config: Config = _CONFIG,
) -> None:
    from jianbao import members

    members.export_list(file, config)


@app.command(name="list", cls=Command, help=_("列出会员：专题、频率、来源和状态。"))
def list_(
    config: Config = _CONFIG,
    topic: Annotated[
        str | None, typer.Option("--topic", help=_("只看订了这个专题的。"), metavar="SLUG", show_default=False)
    ] = None,
) -> None:
    from jianbao import members

    members.list_members(config, topic)


@app.command(cls=Command, help=_("看一个会员：资料，每一份订阅从哪里来、为什么停，最近的邮件和退信。"))
def show(email: Email, config: Config = _CONFIG) -> None:
    from jianbao import members

    members.show(email, config)


@app.command(
    cls=Command,
    help=_(
        "删除一个会员的资料，不能恢复。\n\n名称、地址、订阅都删去，只留一个认得出这个地址的摘要，使名单不会把人加回来。"
    ),
)
def erase(
    email: Email,
    config: Config = _CONFIG,
    yes: Annotated[bool, typer.Option("--yes", help=_("不再问一遍。"))] = False,
) -> None:
    from jianbao import members

    if not yes:
        typer.confirm(_("删除 {email} 的全部资料？").format(email=email), abort=True)
    members.erase_member(email, config)


@app.command(cls=Command, help=_("停止往一个地址寄信，订阅留着。\n\n例如地址坏了；恢复用 unsuppress。"))
def suppress(
    email: Email,
    config: Config = _CONFIG,
    reason: Annotated[str, typer.Option("--reason", help=_("原因，记下备查。"), metavar="TEXT")] = "",
) -> None:
    from jianbao import members

    members.suppress(email, config, reason or _("由编辑部停寄"))


@app.command(cls=Command, help=_("恢复往一个地址寄信。"))
def unsuppress(email: Email, config: Config = _CONFIG) -> None:
    from jianbao import members

    members.suppress(email, config, None)


@app.command(
    cls=Command,
    help=_("给出一个会员的链接：我的订阅、退订，以及私人订阅源。\n\n谁拿到链接谁就能改订阅，只给本人。"),
)
def links(
    email: Email,
    config: Config = _CONFIG,
    revoke_feed: Annotated[bool, typer.Option("--revoke-feed", help=_("停用私人订阅源的地址。"))] = False,
) -> None:
    from jianbao import members

    members.links(email, config, revoke_feed=revoke_feed)
