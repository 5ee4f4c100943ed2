"""The workspace: making one, and finding the one that a command is about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from feeds import resources
from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from jianbao import language

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store


def create(directory: Path) -> list[Path]:
    """Make a workspace: ``config/`` with the commented files that ship with jianbao, and an empty ``inbox/``.

    Nothing that is there already is touched. Returns what was made, relative to the directory. Raises WorkspaceError.
    """
    from feeds.publishing.files import write_if_changed

    made: list[Path] = []
    try:
        for folder in (directory / "config", directory / "inbox"):
            if not folder.is_dir():
                folder.mkdir(parents=True)
                made.append(folder.relative_to(directory))
        for shipped in sorted(resources.config_dir().rglob("*")):
            target = directory / "config" / shipped.relative_to(resources.config_dir())
            if shipped.is_file() and not target.exists():
                target.parent.mkdir(parents=True, exist_ok=True)
                write_if_changed(target, shipped.read_bytes())
                made.append(target.relative_to(directory))
    except OSError as error:
        raise WorkspaceError(
            _("不能在 {path} 建立工作目录：{reason}").format(path=directory, reason=error.strerror or error)
        ) from error
    return made


def settings_of(config_dir: Path) -> Settings:
    """The settings of the workspace whose config folder this is; the commands speak its language from now on.

    Raises WorkspaceError where there is none, SettingsError with every mistake in it.
    """
    from feeds.settings import load_settings

    settings = load_settings(config_dir)
    language.follow(settings.jianbao.language)
    return settings


def settings_here(config_dir: Path | None) -> Settings:
    """The settings of that config folder, else of the workspace that one stands in, else those that ship with jianbao.

    Raises as settings_of.
    """
    from feeds.settings import builtin_settings

    if config_dir is None and not Path("config", "jianbao.yaml").is_file():
        return builtin_settings()
    return settings_of(config_dir or Path("config"))


@contextmanager
def opened(config_dir: Path) -> Iterator[tuple[Settings, Store]]:
    """The settings and the open store of a workspace. Raises as settings_of, and WorkspaceError for the database."""
    from feeds.store import Store

    settings = settings_of(config_dir)
    with Store.open(settings.database_url) as store:
        yield settings, store
