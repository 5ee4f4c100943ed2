"""The settings of a running service: a good change takes effect, a bad one leaves the last good ones in place."""

from __future__ import annotations

from pathlib import Path

from feeds.errors import Problem, SettingsError, WorkspaceError
from feeds.settings import Settings
from jianbao.workspace import settings_of

_Version = tuple[tuple[str, int, int, int], ...]


class HotSettings:
    """Settings that follow their files. The worker alone refreshes them; any thread may read ``settings``."""

    def __init__(self, config_dir: Path) -> None:
        """Raises SettingsError and WorkspaceError: to begin with, the settings must be good."""
        self._config_dir = config_dir
        # Before they are read: a change in between is then seen by the first refresh.
        self._version = _version(config_dir)
        self.settings: Settings = settings_of(config_dir)
        self.problems: tuple[Problem, ...] = ()
        """What is wrong with the files as they now are; empty while ``settings`` is what they say."""

    def refresh(self) -> bool:
        """Read the files again if one has changed. True if ``settings`` or ``problems`` is another now."""
        version = _version(self._config_dir)
        if version == self._version:
            return False
        self._version = version
        before = self.settings, self.problems
        try:
            self.settings = settings_of(self._config_dir)
            self.problems = ()
        except SettingsError as error:
            self.problems = tuple(error.problems)
        except WorkspaceError as error:
            self.problems = (Problem(self._config_dir.name, None, "", str(error)),)
        return (self.settings, self.problems) != before


def _version(config_dir: Path) -> _Version:
    """Which state of the files this is, without reading them."""
    found = []
    for path in sorted(config_dir.glob("*.yaml")):
        try:
            stat = path.stat()
        except FileNotFoundError:  # an editor is just replacing it
            continue
        found.append((path.name, stat.st_mtime_ns, stat.st_size, stat.st_ino))
    return tuple(found)
