"""What must not stand in a config file: from the environment, else from a file that the settings name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _

if TYPE_CHECKING:
    from feeds.settings.models import BounceMailbox, Smtp, WeComGroup
    from feeds.settings.values import Settings

WECHAT_SECRET_VARIABLE = "JIANBAO_WECHAT_SECRET"
WECOM_KEY_PREFIX = "JIANBAO_WECOM_KEY_"
SMTP_PASSWORD = "JIANBAO_SMTP_PASSWORD"
IMAP_PASSWORD = "JIANBAO_IMAP_PASSWORD"


def wechat_secret(settings: Settings, environment: Mapping[str, str] = os.environ) -> str:
    """The AppSecret of ``wechat.account``. Raises SettingsError where there is none."""
    account = settings.jianbao.wechat.account
    file = account.secret_file if account else None
    return _secret(settings, WECHAT_SECRET_VARIABLE, file, "wechat.account.secret_file", environment)


def wecom_key_variable(slug: str) -> str:
    return WECOM_KEY_PREFIX + slug.upper().replace("-", "_")


def wecom_key(settings: Settings, group: WeComGroup, environment: Mapping[str, str] = os.environ) -> str:
    """The key of a group's robot. Raises SettingsError where there is none."""
    variable = wecom_key_variable(group.slug)
    return _secret(settings, variable, group.key_file, f"wechat.groups.{group.slug}.key_file", environment)


def smtp_variable(server: Smtp) -> str:
    """The environment variable for the password of a relay, or of the only server."""
    name = getattr(server, "name", "")
    return f"{SMTP_PASSWORD}_{name.upper().replace('-', '_')}" if name else SMTP_PASSWORD


def smtp_password(settings: Settings, server: Smtp, environment: Mapping[str, str] = os.environ) -> str | None:
    """None for a server without a login. Raises SettingsError where there is a login and no password."""
    if server.username is None:
        return None
    name = getattr(server, "name", "")
    key = f"mail.relays.{name}.password_file" if name else "mail.smtp.password_file"
    return _secret(settings, smtp_variable(server), server.password_file, key, environment)


def imap_password(settings: Settings, mailbox: BounceMailbox, environment: Mapping[str, str] = os.environ) -> str:
    """Raises SettingsError where there is none."""
    key = "mail.bounces.mailbox.password_file"
    return _secret(settings, IMAP_PASSWORD, mailbox.password_file, key, environment)


def _secret(settings: Settings, variable: str, file: str | None, key: str, environment: Mapping[str, str]) -> str:
    place = f"{settings.config_dir.name}/jianbao.yaml"
    if given := environment.get(variable, "").strip():
        return given
    if file is None:
        message = _("没有密码（密钥）。请设环境变量 {variable}，或写 {key}。").format(variable=variable, key=key)
        raise SettingsError([Problem(place, None, key, message)])
    path = settings.workspace / file
    try:
        found = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = _("读不到密码（密钥）文件 {path}（{error}）。请检查路径和权限。").format(path=path, error=error)
        raise SettingsError([Problem(place, None, key, message)]) from None
    if not found:
        raise SettingsError([Problem(place, None, key, _("密码（密钥）文件 {path} 是空的。").format(path=path))])
    return found
