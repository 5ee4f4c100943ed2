"""``jianbao check``: is config/ right, and what in it is hardly meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import make_url

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.settings.checking import Findings, check
from jianbao import language
from jianbao.terminal import fact_table, output
from jianbao.unmatched import archive_warnings
from notifier.members import MemberFile, read_members

# The domain of the shipped settings, an example (RFC 2606): the ids of a site in use must not keep it.
_SHIPPED_DOMAIN = "jianbao.example"


def check_config(config_dir: Path) -> None:
    """Print what the settings say and what is to be thought of. Raises SettingsError with every mistake there is."""
    findings = check(config_dir)
    settings = findings.settings
    language.follow(settings.jianbao.language)
    members = members_of(settings)
    if problems := [*findings.problems, *_member_problems(members, findings)]:
        raise SettingsError(problems)
    console = output()
    console.print(_("设置没有错误。"), style="green")
    console.print(
        fact_table(
            [
                (_("工作目录"), str(settings.workspace)),
                (_("网址"), settings.jianbao.site.address),
                (_("数据库"), make_url(settings.database_url).render_as_string(hide_password=True)),
                (_("刊物"), str(len(settings.periodicals))),
                (_("专题"), str(len(settings.topics))),
                (_("会员"), str(len(members.members))),
                (_("主题"), str(len(settings.taxonomies.themes))),
                (_("地区"), str(len(settings.taxonomies.regions))),
            ]
        )
    )
    for warning in [*findings.warnings, *_site_warnings(settings), *archive_warnings(findings)]:
        console.print(_("提醒：{warning}").format(warning=warning), style="yellow")


def members_of(settings: Settings) -> MemberFile:
    """What members.csv says; without the file, nobody. Raises OSError."""
    try:
        data = settings.members_file.read_bytes()
    except FileNotFoundError:
        return MemberFile()
    return read_members(data, settings.topics, settings.jianbao.language)


def _member_problems(members: MemberFile, findings: Findings) -> Iterator[Problem]:
    """Named as the other files are. A topic is only unknown if all topics are known."""
    folder = findings.settings.config_dir.name
    for problem in members.problems:
        if findings.topics_known or problem.key != "topics":
            yield replace(problem, file=f"{folder}/{problem.file}")


def _site_warnings(settings: Settings) -> Iterator[Problem]:
    """What has to be settled before the first reader comes. Once mails go out, ``check`` has said so already."""
    site, file = settings.jianbao.site, f"{settings.config_dir.name}/jianbao.yaml"
    if settings.jianbao.mail.transport == "smtp":
        return
    yield Problem(file, None, "mail.transport", _("邮件只写成 outbox/ 里的文件，不会寄出。"))
    if site.domain == _SHIPPED_DOMAIN:
        message = _("还是示例域名。上线前改成自己的：条目编号里有它，之后不能再改。")
        yield Problem(file, None, "site.domain", message)
