"""Settings: what config/ says, checked, resolved and ready to use."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from feeds.model import Periodical, Taxonomies, Topic
from feeds.verdict import Action, Policy

if TYPE_CHECKING:
    from feeds.settings.models import JianbaoSettings, WeChatThemeSettings

DATABASE_VARIABLE = "JIANBAO_DATABASE"
_SQLITE = "sqlite:///"


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


def database_url(value: str, workspace: Path) -> str:
    """A file name means SQLite in the workspace; ``postgresql://`` means the driver that jianbao installs."""
    for scheme in ("postgresql://", "postgres://"):
        if value.startswith(scheme):
            return "postgresql+psycopg://" + value.removeprefix(scheme)
    if "://" in value and not value.startswith(_SQLITE):
        return value
    path = value.removeprefix(_SQLITE)
    return f"{_SQLITE}{(workspace / path).resolve().as_posix()}"
