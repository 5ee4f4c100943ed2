"""What a file of corrections is called (pure)."""

from __future__ import annotations

from pathlib import PurePath

ENDING = ".corrections.yaml"
_ENDINGS = (ENDING, ".corrections.yml")


def corrections_name(name: str) -> str:
    """The name of the corrections of an issue's file: 会刊.pdf.corrections.yaml."""
    return name + ENDING


def corrections_names(name: str) -> tuple[str, ...]:
    """Every name that they may have: 会刊.corrections.yaml too, and .yml."""
    stems = dict.fromkeys((name, PurePath(name).stem))
    return tuple(stem + ending for stem in stems for ending in _ENDINGS)


def is_corrections(name: str) -> bool:
    return name.lower().endswith(_ENDINGS)


def issue_name(name: str) -> str:
    """The name of the issue's file, or the beginning of it."""
    return name[: -len(next(one for one in _ENDINGS if name.lower().endswith(one)))]
