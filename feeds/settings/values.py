"""Settings: what config/ says, checked, resolved and ready to use."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.model import Periodical, Taxonomies, Topic
from feeds.verdict import Action, Policy

if TYPE_CHECKING:
    from feeds.settings.models import JianbaoSettings, WeChatThemeSettings

DATABASE_VARIABLE = "JIANBAO_DATABASE"
_SQLITE = "sqlite:///"
SMTP_PASSWORD_VARIABLE = "JIANBAO_SMTP_PASSWORD"


@dataclass(frozen=True)
class Settings:
    """``workspace`` is the folder that holds ``config_dir``; paths in the config are relative to it."""

    workspace: Path
    config_dir: Path
    jianbao: JianbaoSettings
    taxonomies: Taxonomies
    topics: tuple[Topic, ...]
    periodicals: tuple[Periodical, ...]
    wechat_themes: tuple[WeChatThemeSettings, ...] = ()

    @property
    def inbox(self) -> Path:
        return self.workspace / self.jianbao.folders.inbox

    @property
    def public(self) -> Path:
        return self.workspace / self.jianbao.folders.public

    @property
    def outbox(self) -> Path:
        return self.workspace / self.jianbao.folders.outbox

    @property
    def members_file(self) -> Path:
        """Who gets which topic; the notifier reads it."""
        return self.config_dir / "members.csv"

    @cached_property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.jianbao.timezone)

    @property
    def database_url(self) -> str:
        """An SQLAlchemy URL. The environment goes before the file, because only there may it hold a password."""
        return database_url(os.environ.get(DATABASE_VARIABLE) or self.jianbao.database, self.workspace)

    @property
    def review_policy(self) -> Policy:
        """What happens to items and issues that are not sure."""
        review = self.jianbao.review
        actions = ("doubtful_items", "poor_items", "doubtful_issues", "poor_issues")
        return Policy(
            doubtful_below=review.doubtful_below,
            poor_below=review.poor_below,
            poor_share=review.poor_share,
            **{name: Action(getattr(review, name)) for name in actions},
        )

    def smtp_password(self, environment: Mapping[str, str] = os.environ) -> str | None:
        """From the environment, else from ``mail.smtp.password_file``; None where neither is set.

        Raises SettingsError if the file cannot be read.
        """
        if given := environment.get(SMTP_PASSWORD_VARIABLE):
            return given
        smtp = self.jianbao.mail.smtp
        if smtp is None or smtp.password_file is None:
            return None
        path = self.workspace / smtp.password_file
        try:
            return path.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError) as error:
            message = _("读不到密码文件 {path}（{error}）。请检查路径和权限。").format(path=path, error=error)
            file = f"{self.config_dir.name}/jianbao.yaml"
            raise SettingsError([Problem(file, None, "mail.smtp.password_file", message)]) from None


def database_url(value: str, workspace: Path) -> str:
    """A file name means SQLite in the workspace; ``postgresql://`` means the driver that jianbao installs."""
    for scheme in ("postgresql://", "postgres://"):
        if value.startswith(scheme):
            return "postgresql+psycopg://" + value.removeprefix(scheme)
    if "://" in value and not value.startswith(_SQLITE):
        return value
    path = value.removeprefix(_SQLITE)
    return f"{_SQLITE}{(workspace / path).resolve().as_posix()}"
