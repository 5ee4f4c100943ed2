"""What is left of a file when the mistakes in its shape are taken out.

Only so that the rest can be checked as well: whoever mistypes a frequency and a region hears of both at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import ValidationError

from feeds.settings.models import Strict
from feeds.settings.yaml_file import Key, YamlFile

Model = TypeVar("Model", bound=Strict)


def sound_part(error: ValidationError, model: type[Model], file: YamlFile) -> Model:
    """The file without what ``error`` complains of, and without what cannot stand once that is gone.

    Tells ``file`` which entries of its lists are left, so that its lines and counts stay right.
    """
    values: dict[str, Any] = deepcopy(file.values)
    left: ValidationError | None = error
    while left is not None and values:
        for path in sorted({_at_fault(each["loc"], each["type"]) for each in left.errors()}, key=_deepest_last):
            _take_out(values, path, file)
        try:
            return model.model_validate(values)
        except ValidationError as again:
            left = again
    return model()


def _at_fault(path: tuple[Key, ...], kind: str) -> tuple[Key, ...]:
    return path[:-1] if kind == "missing" else path


def _deepest_last(path: Sequence[Key]) -> tuple[tuple[str, int], ...]:
    """Later entries of a list come first, so that taking one out moves none of those still to come."""
    return tuple(("", -part) if isinstance(part, int) else (part, 0) for part in path)


def _take_out(values: dict[str, Any], path: tuple[Key, ...], file: YamlFile) -> None:
    if not path:
        values.clear()
        return
    inside: Any = values
    try:
        for part in path[:-1]:
            inside = inside[part]
        del inside[path[-1]]
    except (KeyError, IndexError, TypeError):
        # What held it has been taken out already.
        return
    if isinstance(inside, list):
        file.take_out(path)
