"""A workspace's config folder, written as an operator would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from feeds.errors import Problem, SettingsError
from feeds.settings import load_settings

# Two themes are read sooner than the sixteen that ship with jianbao.
THEMES = """
themes:
- {slug: policy, name: 政策法规, words: {条例: 2}}
- {slug: cross-border, name: 跨境电商, words: {跨境: 2}}
"""

Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes config files, given by name without ``.yaml``, as text or bytes; answers the folder."""
    folder = tmp_path / "config"
    folder.mkdir()
    (folder / "jianbao.yaml").write_bytes(b"")
    (folder / "topics.yaml").write_bytes(b"")
    (folder / "themes.yaml").write_text(THEMES, encoding="utf-8")

    def write_files(**files: str | bytes) -> Path:
        for name, content in files.items():
            data = content if isinstance(content, bytes) else content.encode()
            (folder / f"{name}.yaml").write_bytes(data)
        return folder

    return write_files


@pytest.fixture
def problems(write: Write) -> Callable[..., list[Problem]]:
    """The problems of the files given."""

    def problems_of(**files: str | bytes) -> list[Problem]:
        with pytest.raises(SettingsError) as caught:
            load_settings(write(**files))
        return caught.value.problems

    return problems_of
