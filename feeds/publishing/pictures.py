"""The pictures of an issue's items on the site, in a folder of the issue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from feeds.model import StoredItem


def missing_pictures(public: Path, items: Iterable[StoredItem]) -> Iterator[tuple[str, str]]:
    """(path, SHA-256) of those that are not there. Names go by content, and files come there whole."""
    wanted = {item.picture_path(picture): picture.sha256 for item in items for picture in item.item.pictures}
    return ((path, sha256) for path, sha256 in wanted.items() if not _is_there(public / path))


def stale_pictures(public: Path, key: str, items: Iterable[StoredItem]) -> list[str]:
    """Those that none of the issue's items shows any longer."""
    shown = {item.picture_path(picture) for item in items for picture in item.item.pictures}
    there = (path.relative_to(public).as_posix() for path in (public / "pictures" / key).glob("*.*"))
    return [path for path in there if path not in shown]


def _is_there(path: Path) -> bool:
    try:
        # A power cut may leave a name without its content.
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
