"""What the models say about a place in a file: which keys it may have, and what a key means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from feeds.settings.yaml_file import Key


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``Model``, ``list[Model]`` or ``Model | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _model_at(model: type[BaseModel], path: Sequence[Key]) -> type[BaseModel] | None:
    found: type[BaseModel] | None = model
    for part in path:
        if isinstance(part, str):
            field = found.model_fields.get(part) if found else None
            found = _model_in(field.annotation) if field else None
    return found


def keys_at(model: type[BaseModel], path: Sequence[Key]) -> list[str]:
    """The keys that may stand in the mapping at a path."""
    found = _model_at(model, path)
    return list(found.model_fields) if found else []


def field_at(model: type[BaseModel], path: Sequence[Key]) -> FieldInfo | None:
    """The field that a path leads to; for an entry of a list, the field of the list."""
    path = list(path)
    while path and isinstance(path[-1], int):
        path.pop()
    parent = _model_at(model, path[:-1]) if path else None
    return parent.model_fields.get(str(path[-1])) if parent else None


def places_of(model: type[BaseModel], key: str) -> list[str]:
    """The dotted paths of the mappings that may have a key; "" is the outermost one."""
    return [place for place, keys in _mappings(model, "") if key in keys]


def _mappings(model: type[BaseModel], place: str) -> Iterator[tuple[str, list[str]]]:
    yield place, list(model.model_fields)
    for name, field in model.model_fields.items():
        if inner := _model_in(field.annotation):
            yield from _mappings(inner, f"{place}.{name}" if place else name)
