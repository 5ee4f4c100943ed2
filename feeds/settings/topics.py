"""topics.yaml as topics: regions and themes by their slugs, whichever way they were written."""

from __future__ import annotations

from collections.abc import Callable

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.model import Selection, Topic
from feeds.searching.tokens import phrases
from feeds.settings import models
from feeds.settings.former_slugs import check_former_slugs
from feeds.settings.models import TopicsFile
from feeds.settings.names import Names
from feeds.settings.yaml_file import Key, YamlFile


def topics_of(
    settings: TopicsFile, file: YamlFile, regions: Names, themes: Names | None, problems: list[Problem]
) -> tuple[Topic, ...]:
    """In the order of the file. ``themes`` None means that the themes are not known: then none is called unknown."""

    def slugs(words: list[str], names: Names | None, unknown: Callable[[str], str], path: list[Key]) -> frozenset[str]:
        found: set[str] = set()
        for index, word in enumerate(words):
            slug = word if names is None else names.slug(word)
            if slug is None:
                problems.append(file.problem([*path, index], unknown(word)))
            else:
                found.add(slug)
        return frozenset(found)

    def words(written: list[str], path: list[Key]) -> frozenset[str]:
        for index, word in enumerate(written):
            if not phrases(word):
                message = _("“{word}”不能用来挑条目：中文要两个字以上，也不能全是标点。").format(word=word)
                problems.append(file.problem([*path, index], message))
        return frozenset(word for word in written if phrases(word))

    def selection(given: models.Selection, path: list[Key]) -> Selection:
        return Selection(
            slugs(given.regions, regions, regions.unknown_region, [*path, "regions"]),
            slugs(given.themes, themes, themes.unknown_theme if themes else str, [*path, "themes"]),
            frozenset(section.strip() for section in given.sections),
            words(given.words, [*path, "words"]),
        )

    found: dict[str, Topic] = {}
    for index, each in enumerate(settings.topics):
        path: list[Key] = ["topics", index]
        if each.slug in found:
            message = _("短名 {slug} 已经用于专题“{name}”。每个专题要有自己的短名。")
            message = message.format(slug=each.slug, name=found[each.slug].name)
            problems.append(file.problem([*path, "slug"], message))
            continue
        found[each.slug] = Topic(
            each.slug,
            each.name,
            each.description,
            all=selection(each.all, [*path, "all"]),
            any=selection(each.any, [*path, "any"]),
            none=selection(each.none, [*path, "none"]),
            frequency=each.frequency,
            was=tuple(each.was),
        )
    check_former_slugs("topics", settings.topics, found, file, problems)
    return tuple(found.values())
