"""The commands: their names, options and help. What they do is in the modules they call, imported only then."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from feeds.i18n import gettext as _
from jianbao import __version__, digest_commands, members_commands, wechat_commands
from jianbao.help import Command, Group

EPILOG = _("任何命令都可以加 --lang en（英文）或 --lang zh（中文）。")

app = typer.Typer(
    cls=Group,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    epilog=EPILOG,
)

app.add_typer(digest_commands.app, name="digest")
app.add_typer(members_commands.app, name="members")
app.add_typer(wechat_commands.app, name="wechat")

Config = Annotated[
    Path, typer.Option("--config", help=_("工作目录的设置文件夹。"), metavar="DIR", show_default="./config")
]
_CONFIG = Path("config")


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"jianbao {__version__}")
        raise typer.Exit


@app.callback(
    help=_(
        "简报：把放进文件夹的会刊变成带日期、地区、主题的新闻条目，发成订阅源、网页、邮件摘要和微信文章。\n\n"
        "退出码：0 成功，1 出错，2 命令用法有误，3 有文件被退回，4 设置有误，70 程序缺陷。"
    )
)
def jianbao(
    lang: Annotated[
        str | None, typer.Option("--lang", help=_("说哪种语言：zh 或 en。"), envvar="JIANBAO_LANG", metavar="zh|en")
    ] = None,
    version: Annotated[
        bool, typer.Option("--version", help=_("显示版本。"), callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    # Both are done by now: --lang before this module was imported, --version by its callback.
    pass


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "建立工作目录。\n\n"
        "里面有 config/（带注释、可直接用的设置）和 inbox/（收件夹）。已有的文件一概不动，可以放心再运行一次。"
    ),
)
def init(
    directory: Annotated[Path, typer.Argument(metavar="[DIR]", help=_("工作目录。"), show_default=".")] = Path(),
) -> None:
    from jianbao.workspace import create

    made = create(directory)
    for path in made:
        typer.echo(_("已建立 {path}").format(path=directory / path))
    if made:
        typer.echo(_("好了。把会刊放进 {inbox}，然后运行：").format(inbox=directory / "inbox"))
        typer.echo(f"  jianbao run --config {directory / 'config'}")
    else:
        typer.echo(_("{path} 里该有的都有了，什么也没改。").format(path=directory))


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "运行服务：发布、发送、提供网站。\n\n"
        "盯着收件夹，有新一期就发布；到时间就发摘要；"
        "网站在设置里的 site.host、site.port 上（默认 127.0.0.1:8000）。\n\n"
        "改了 config/ 会在几秒内生效；改错了就沿用原来的设置并说明错在哪里。按 Ctrl-C 或发 SIGTERM 结束。\n\n"
        "加 --once：把此刻该做的做完就退出；每期都发布了退出码为 0，有文件被退回为 3。"
    ),
)
def run(
    config: Config = _CONFIG,
    once: Annotated[bool, typer.Option("--once", help=_("做完此刻该做的就退出，不提供网站。"))] = False,
    host: Annotated[
        str | None, typer.Option("--host", help=_("网站监听的地址。"), show_default=_("设置里的 site.host"))
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", help=_("网站监听的端口。"), show_default=_("设置里的 site.port"), min=1, max=65535),
    ] = None,
) -> None:
    if once:
        from jianbao.once import run_once

        raise typer.Exit(run_once(config))
    from jianbao.service import serve

    serve(config, host=host, port=port)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_("把一期会刊拆成条目，列成一张表。\n\n不需要工作目录，什么也不保存；用内置的地区表和主题表。"),
)
def parse(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("一期会刊的文件。"), show_default=False)],
    as_json: Annotated[bool, typer.Option("--json", help=_("输出 JSON：期号、条目、标签及其依据。"))] = False,
) -> None:
    from jianbao.parsing import parse_file

    issue = parse_file(file)
    if as_json:
        import json

        from feeds.serialise import issue_to_json

        # The terminal's encoding may not be UTF-8; what a program reads always is.
        sys.stdout.buffer.write(json.dumps(issue_to_json(issue), ensure_ascii=False, indent=1).encode() + b"\n")
    else:
        from jianbao.listing import issue_table
        from jianbao.terminal import output

        output().print(issue_table(issue))


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "说明一期里每条的日期、地区、主题是怎么来的。\n\n"
        "每一项都给出规则、原文里的词和把握，并列出差一点选中的是什么。什么也不保存。"
        "用 --config 或当前目录里 config/ 的设置；都没有就用内置的。"
    ),
)
def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("一期会刊的文件。"), show_default=False)],
    item: Annotated[
        int | None, typer.Option("--item", help=_("只看第几条。"), metavar="N", min=1, show_default=False)
    ] = None,
    config: Annotated[
        Path | None,
        typer.Option("--config", help=_("工作目录的设置文件夹。"), metavar="DIR", show_default="./config"),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("输出 JSON：所有候选，选中的和落选的。"))] = False,
) -> None:
    from jianbao import explaining

    explaining.explain(file, config, item, as_json=as_json)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_("按库里的条目生成订阅源和网页。\n\n内容没有变的文件不动；两处同时运行也不要紧。"),
)
def publish(
    config: Config = _CONFIG,
    everything: Annotated[bool, typer.Option("--all", help=_("全部重新生成；不加则只补还没发布的。"))] = False,
) -> None:
    from jianbao.publishing import publish_now

    publish_now(config, everything=everything)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "改了 themes.yaml、regions.yaml 之后，给库里的全部条目重新打标签。\n\n"
        "先加 --dry-run 看看哪些条目会变。条目的编号不变，由人更正过的内容不动；只重新生成受影响的订阅源和网页。"
        "中途被打断就再运行一次。"
    ),
)
def retag(
    config: Config = _CONFIG,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("只列出会变的条目和数目，什么也不改。"))] = False,
) -> None:
    from jianbao.retagging import retag_store

    retag_store(config, dry_run=dry_run)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "看一看拿不准的条目。\n\n"
        "不写 ISSUE：列出有地方要看的各期。写了：列出这一期里要看的条目、原因、把握、在文件里的位置和状态。\n\n"
        "--accept、--drop、--restore 后面写条目的号，例如 jianbao review qiantang-2026-10 --accept 3 5。"
        "认可的若还没有发布就此发布，下一次摘要会带上；撤下的以后重新处理也不会再出现。\n\n"
        "要改内容，先用 --write 写出更正文件，改好保存即可。更正写错了退出码为 4。"
    ),
)
def review(
    issue: Annotated[
        str | None, typer.Argument(metavar="ISSUE", help=_("期号，例如 qiantang-2026-10。"), show_default=False)
    ] = None,
    numbers: Annotated[list[int] | None, typer.Argument(metavar="N", help=_("条目的号。"), show_default=False)] = None,
    config: Config = _CONFIG,
    everything: Annotated[bool, typer.Option("--all", help=_("列出全部条目。"))] = False,
    accept: Annotated[bool, typer.Option("--accept", help=_("认可这些条目；不写号就是全部。"))] = False,
    drop: Annotated[bool, typer.Option("--drop", help=_("撤下这些条目。"))] = False,
    restore: Annotated[bool, typer.Option("--restore", help=_("恢复撤下的这些条目。"))] = False,
    write: Annotated[bool, typer.Option("--write", help=_("在会刊旁边写一个更正文件，要看的条目已列在里面。"))] = False,
    apply: Annotated[bool, typer.Option("--apply", help=_("马上用上改过的更正文件。"))] = False,
) -> None:
    from feeds.store import Decision
    from jianbao import reviewing

    actions = {"--accept": accept, "--drop": drop, "--restore": restore, "--write": write, "--apply": apply}
    chosen = [name for name, given in actions.items() if given]
    if len(chosen) > 1:
        raise typer.BadParameter(_("{options} 一次只能用一个。").format(options=_("、").join(chosen)))
    if issue is None:
        if chosen:
            raise typer.BadParameter(_("要写明是哪一期。"))
        reviewing.list_issues(config)
        return
    if numbers and not (accept or drop or restore):
        raise typer.BadParameter(_("条目的号要和 --accept、--drop 或 --restore 一起用。"))
    if (drop or restore) and not numbers:
        raise typer.BadParameter(_("要写明是哪几条。"))
    if write:
        reviewing.write_corrections(config, issue)
    elif apply:
        raise typer.Exit(reviewing.apply_corrections(config, issue))
    elif chosen:
        reviewing.decide(config, issue, Decision(chosen[0].removeprefix("--")), numbers or None)
    else:
        reviewing.show_issue(config, issue, everything=everything)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "记下一封退信或投诉。\n\n"
        '从标准输入读一封邮件，供邮件服务器的管道用，例如 /etc/aliases 里写 bounce: "|jianbao bounce --config …"。'
        "不是退信、也不是投诉的邮件什么也不改。"
    ),
)
def bounce(config: Config = _CONFIG) -> None:
    from jianbao.bounced import take_bounce

    take_bounce(config, sys.stdin.buffer.read())


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_("看看情况：多少期、多少条目、待办、最近的错误。"),
)
def status(config: Config = _CONFIG) -> None:
    from jianbao.status import show

    show(config)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "检查设置是否正确。\n\n有错则逐条说明在哪个文件、哪一行、怎么改，退出码为 4。\n\n"
        "加 --mail：另外看看发信服务器连得上吗，证书、登录对不对，域名该有哪些 DNS 记录；有不对的退出码为 1。"
    ),
)
def check(
    config: Config = _CONFIG,
    mail: Annotated[bool, typer.Option("--mail", help=_("检查邮件发不发得出去。"))] = False,
    to: Annotated[
        str | None, typer.Option("--to", metavar="ADDRESS", help=_("给这个地址发一封测试邮件。"), show_default=False)
    ] = None,
) -> None:
    if mail or to:
        from jianbao.mail_check import check_mail

        raise typer.Exit(check_mail(config, to))
    from jianbao.checking import check_config

    check_config(config)


@app.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "用两期自带的样刊演示一遍。\n\n"
        "在一个用过即弃的工作目录里处理它们（一期纯文本，一期 Markdown），提供网站并给出网址。"
        "按 Ctrl-C 结束，目录随之删除。"
    ),
)
def demo(
    directory: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help=_("改用这个目录，结束后保留。"), show_default=False)
    ] = None,
    port: Annotated[int, typer.Option("--port", help=_("网站的端口；被占用时另选一个。"))] = 8000,
    once: Annotated[bool, typer.Option("--once", help=_("只生成，不提供网站。"))] = False,
) -> None:
    from jianbao.demo import run_demo

    raise typer.Exit(run_demo(directory, port=port, once=once))


tags = typer.Typer(
    cls=Group, no_args_is_help=True, epilog=EPILOG, help=_("从由人更正过的条目里学词，改进 themes.yaml。")
)
app.add_typer(tags, name="tags")


@tags.command(
    cls=Command,
    epilog=EPILOG,
    help=_(
        "从由人更正过主题的条目里，给各主题提几个词。\n\n"
        "标准输出是对 themes.yaml 的 diff，可以交给 patch；理由列在标准错误上：每个词出自哪些条目，别处有多少。"
        "它自己什么也不改。"
    ),
)
def learn(config: Config = _CONFIG) -> None:
    from jianbao.learning import propose_words

    propose_words(config)
