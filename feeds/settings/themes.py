"""themes.yaml as themes."""

from __future__ import annotations

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.model import Theme, Word
from feeds.settings.former_slugs import check_former_slugs
from feeds.settings.models import ThemeSettings, ThemesFile
from feeds.settings.yaml_file import YamlFile


def themes_of(settings: ThemesFile, file: YamlFile, problems: list[Problem]) -> tuple[Theme, ...]:
    """In the order of the file; a second theme with a slug or name already taken becomes a problem."""
    found: dict[str, Theme] = {}
    names: set[str] = set()
    for index, each in enumerate(settings.themes):
        if each.slug in found:
            message = _("短名 {slug} 已经用于主题“{name}”。每个主题要有自己的短名。")
            message = message.format(slug=each.slug, name=found[each.slug].name)
            problems.append(file.problem(("themes", index, "slug"), message))
            continue
        if each.name in names:
            message = _("已经有叫“{name}”的主题。请换一个名称，或把两处的词合在一起。").format(name=each.name)
            problems.append(file.problem(("themes", index, "name"), message))
        names.add(each.name)
        found[each.slug] = _theme(each)
    check_former_slugs("themes", settings.themes, found, file, problems)
    return tuple(found.values())


def _theme(settings: ThemeSettings) -> Theme:
    words = tuple(Word(text, *weights) for text, weights in settings.words.items())
    rest = (tuple(settings.excludes), tuple(settings.sections), tuple(settings.was))
    return Theme(settings.slug, settings.name, words, *rest)
