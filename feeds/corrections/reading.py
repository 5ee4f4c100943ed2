"""Reads a file of corrections: YAML, checked as the settings are, with regions and themes by any of their names."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.corrections.correction import Correction, Corrections, Json
from feeds.corrections.names import corrections_names
from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.model import Region, Taxonomies, Theme

if TYPE_CHECKING:
    from feeds.corrections.shape import ItemCorrection
    from feeds.settings.names import Names
    from feeds.settings.yaml_file import YamlFile

RULE = "correction"
"""The rule of evidence that a person is."""

_TEXTS = ("title", "subtitle", "section", "group", "source")


@dataclass(frozen=True)
class CorrectionsRead:
    """Corrections with the file that they come from, so that a later problem can be placed in it."""

    corrections: Corrections
    file: YamlFile

    def unmatched(self, corrections: tuple[Correction, ...]) -> SettingsError:
        """What to say of corrections that meet no item."""
        problems = []
        for one in corrections:
            if one.join is None:
                message = _("这一期没有第 {name} 条。用 jianbao review 看各条的号。").format(name=one.named)
            else:
                message = _("第 {name} 条接不到第 {join} 条后面：没有这两条，或者绕成了圈。")
                message = message.format(name=one.named, join=one.join)
            problems.append(self.file.problem(("items", one.place), message))
        return SettingsError(problems)

    def unknown_issue(self, known: Sequence[str]) -> SettingsError:
        """What to say where the issue that the file names is not the one, or is none of those that there are."""
        from feeds.settings.nearest import perhaps

        key = self.corrections.issue or ""
        message = _("没有 {key} 这一期").format(key=key) + perhaps(key, known)
        return SettingsError([self.file.problem(("issue",), message)])


def find_corrections(issue: Path) -> Path | None:
    """The file of corrections beside an issue's file."""
    for name in corrections_names(issue.name):
        try:
            if (path := issue.with_name(name)).is_file():
                return path
        except OSError:  # the issue's name leaves no room for a longer one
            continue
    return None


def read_corrections(path: Path, taxonomies: Taxonomies) -> CorrectionsRead:
    """Raises SettingsError with every mistake, and OSError for a file that is gone."""
    # pydantic and a YAML parser: only for issues that have corrections.
    from pydantic import ValidationError

    from feeds.corrections.shape import CorrectionsFile
    from feeds.settings.messages import problems_of
    from feeds.settings.names import Names
    from feeds.settings.regions import names_of_regions
    from feeds.settings.yaml_file import read_yaml

    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    file = read_yaml(path, path.name)
    if file.problems:
        raise SettingsError(file.problems)
    try:
        said = CorrectionsFile.model_validate(file.values)
    except ValidationError as error:
        raise SettingsError(problems_of(error, CorrectionsFile, file)) from None
    regions = names_of_regions(taxonomies.regions)
    themes = Names((theme.slug, theme.name, (), 0) for theme in taxonomies.themes)
    problems: list[Problem] = []
    items = []
    for place, one in enumerate(said.items):
        fields = _fields(one)
        if one.regions is not None:
            fields["regions"] = _tags(one.regions, regions, taxonomies, file, (place, "regions"), problems)
        if one.themes is not None:
            fields["themes"] = _tags(one.themes, themes, taxonomies, file, (place, "themes"), problems)
        items.append(Correction(one.id, one.number, fields, one.drop, one.join, place))
    if problems:
        raise SettingsError(problems)
    return CorrectionsRead(Corrections(said.issue, tuple(items), digest), file)


def _fields(said: ItemCorrection) -> Json:
    """What is written of an item, but for its tags, in the shapes of ``feeds.serialise``."""
    fields: Json = {name: value.strip() or None for name in _TEXTS if (value := getattr(said, name)) is not None}
    if said.kind is not None:
        fields["kind"] = said.kind
    if said.byline is not None:
        fields["byline"] = said.byline
    if said.summary is not None:
        fields["summary"] = said.summary.strip()
    if said.date is not None:
        fields["date"] = said.date or None
        fields["date_evidence"] = [_evidence(said.date)] if said.date else []
    return fields


def _evidence(text: str) -> Json:
    return {"text": text, "rule": RULE, "span": None}


def _tags(
    words: list[str],
    names: Names,
    taxonomies: Taxonomies,
    file: YamlFile,
    where: tuple[int, str],
    problems: list[Problem],
) -> list[Json]:
    of_themes = where[1] == "themes"
    known: Mapping[str, Region | Theme] = taxonomies.theme_by_slug if of_themes else taxonomies.region_by_slug
    unknown = names.unknown_theme if of_themes else names.unknown_region
    tags: dict[str, Json] = {}
    for place, word in enumerate(words):
        slug = names.slug(word)
        if slug is None:
            problems.append(file.problem(("items", *where, place), unknown(word)))
        else:
            tags[slug] = {"id": slug, "name": known[slug].name, "score": 1.0, "evidence": [_evidence(word)]}
    return list(tags.values())
