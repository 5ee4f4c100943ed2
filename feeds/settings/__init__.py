"""config/*.yaml as typed settings.

Loading needs pydantic and a YAML parser: they are imported when it happens, so that a command that only prints its
help does not wait for them.
"""

from __future__ import annotations

from pathlib import Path

from feeds.settings.values import Settings

__all__ = ["Settings", "builtin_settings", "load_settings"]


def load_settings(config_dir: Path) -> Settings:
    """The settings of a workspace, read from its config folder.

    Raises SettingsError with all problems of all files, WorkspaceError where there is no jianbao.yaml.
    """
    from feeds.settings.loading import load

    return load(config_dir)


def builtin_settings() -> Settings:
    """The settings that ship with jianbao, for commands that need no workspace."""
    from feeds.resources import config_dir

    return load_settings(config_dir())
