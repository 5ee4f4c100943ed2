"""``was``: the slugs that a region, a theme or a topic had before. Their addresses lead to the present one."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Protocol

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.settings.yaml_file import YamlFile


class Named(Protocol):
    @property
    def slug(self) -> str: ...

    @property
    def was(self) -> Sequence[str]: ...


def check_former_slugs(
    kind: str, entries: Sequence[Named], slugs: Container[str], file: YamlFile, problems: list[Problem]
) -> None:
    """A former slug must be nobody's present one and nobody else's former one: an address leads to one place."""
    former: dict[str, str] = {}
    for index, each in enumerate(entries):
        for place, old in enumerate(each.was):
            path = (kind, index, "was", place)
            if old in slugs:
                message = _("{old} 现在还在用，不能再写成从前的短名。").format(old=old)
                problems.append(file.problem(path, message))
            elif former.setdefault(old, each.slug) != each.slug:
                message = _("{old} 已经写成 {other} 从前的短名。旧网址只能转到一处。")
                problems.append(file.problem(path, message.format(old=old, other=former[old])))
