"""What an operator writes beside an issue, in FILE.yaml, about which issue it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any

from feeds.errors import SettingsError
from feeds.model import Masthead, PartialDate, Periodical


@dataclass(frozen=True, slots=True)
class Stated:
    """What the sidecar says; None where it says nothing. ``periodical`` is a slug."""

    periodical: str | None = None
    title: str | None = None
    publisher: str | None = None
    year: int | None = None
    number: int | None = None
    date: PartialDate | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that it holds."""
        return tuple(part for part in self.__slots__ if getattr(self, part) is not None)

    def over(self, masthead: Masthead, periodicals: Sequence[Periodical]) -> Masthead:
        """The masthead with what is stated in the place of what the text says."""
        known = next((one for one in periodicals if one.slug == self.periodical), None)
        said: dict[str, Any] = {"title": known.title, "publisher": known.publisher} if known else {}
        if self.periodical and not masthead.title:
            said.setdefault("title", self.periodical)
        said |= {part: getattr(self, part) for part in self.given if part != "periodical"}
        if self.date:
            said.setdefault("year", self.date.year)
        return replace(masthead, **said)


def sidecar_names(name: str) -> tuple[str, ...]:
    """The names that a sidecar of that file may have: 会刊.pdf.yaml or 会刊.yaml, and .yml."""
    stems = dict.fromkeys((name, PurePath(name).stem))
    return tuple(f"{stem}{suffix}" for stem in stems for suffix in (".yaml", ".yml"))


def read_sidecar(issue: Path) -> Stated:
    """What the sidecar of an issue's file says, nothing if it has none. Raises SettingsError with every mistake."""
    path = next((one for name in sidecar_names(issue.name) if _is_file(one := issue.with_name(name))), None)
    if path is None:
        return Stated()
    # pydantic and a YAML parser: only for issues that have a sidecar.
    from pydantic import ValidationError

    from feeds.identity.sidecar_shape import SidecarFile
    from feeds.settings.messages import problems_of
    from feeds.settings.yaml_file import read_yaml

    file = read_yaml(path, path.name)
    if file.problems:
        raise SettingsError(file.problems)
    try:
        said = SidecarFile.model_validate(file.values)
    except ValidationError as error:
        raise SettingsError(problems_of(error, SidecarFile, file)) from None
    values = said.model_dump()
    return Stated(**{**values, "date": PartialDate.parse(said.date) if said.date else None})


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # the issue's name leaves no room for a longer one
        return False
