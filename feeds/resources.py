"""Where the files that ship with jianbao are: templates/ and config/, in a checkout and in an installed wheel alike."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent
# A wheel carries both folders inside the package; a checkout has them at its top.
_ROOT = _PACKAGE / "_share" if (_PACKAGE / "_share").is_dir() else _PACKAGE.parent


def templates_dir() -> Path:
    return _ROOT / "templates"


def config_dir() -> Path:
    """The built-in config: the defaults, and what ``jianbao init`` copies into a workspace."""
    return _ROOT / "config"
