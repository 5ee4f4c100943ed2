"""What would keep mails from arriving, as far as the config alone tells."""

from __future__ import annotations

from collections.abc import Iterator

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.settings.models import Mail, Site, Smtp
from feeds.settings.secrets import imap_password, smtp_password
from feeds.settings.values import Settings
from feeds.settings.yaml_file import Place, YamlFile

_LOCAL = ("localhost", "127.0.0.1", "::1")


def mail_warnings(settings: Settings, file: YamlFile) -> Iterator[Problem]:
    """Nothing while mails are only written to files: then the defaults are fine."""
    mail, site = settings.jianbao.mail, settings.jianbao.site
    if mail.transport != "smtp":
        return
    defaults = Site()
    if site.address == defaults.address:
        message = _("邮件要真的发出去了，网站地址却还是本机的 {value}，成员点不开邮件里的链接。请改成对外的地址。")
        yield file.problem(("site", "address"), message.format(value=site.address))
    if site.domain == defaults.domain:
        message = _("邮件要真的发出去了，域名却还是示例 {value}。请改成自己的；发出之后就不要再改。")
        yield file.problem(("site", "domain"), message.format(value=site.domain))
    if mail.sender == Mail().sender:
        message = _("发件人还是示例地址，收信方会拒收。请改成自己的邮箱。")
        yield file.problem(("mail", "sender"), message)
    if mail.smtp is not None:
        yield from _server(settings, mail.smtp, ("mail", "smtp"), file)
    for index, relay in enumerate(mail.relays):
        yield from _server(settings, relay, ("mail", "relays", index), file)
    if mail.bounces.mailbox is not None:
        try:
            imap_password(settings, mail.bounces.mailbox)
        except SettingsError as error:
            yield from (file.problem(("mail", "bounces", "mailbox"), problem.message) for problem in error.problems)


def _server(settings: Settings, smtp: Smtp, place: Place, file: YamlFile) -> Iterator[Problem]:
    try:
        smtp_password(settings, smtp)
    except SettingsError as error:
        yield from (file.problem((*place, "username"), problem.message) for problem in error.problems)
    if smtp.security == "none" and smtp.host not in _LOCAL:
        message = _("连接 {host} 不加密，邮件和密码会明文传送。请改用 tls 或 starttls。").format(host=smtp.host)
        yield file.problem((*place, "security"), message)
    usual = {465: "tls", 587: "starttls"}.get(smtp.port, smtp.security)
    if usual != smtp.security:
        message = _("{port} 端口通常配 security: {usual}，现在是 {security}，多半连不上。")
        message = message.format(port=smtp.port, usual=usual, security=smtp.security)
        yield file.problem((*place, "security"), message)
