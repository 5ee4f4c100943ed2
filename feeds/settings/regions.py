"""The region tree: the built-in table with what regions.yaml adds, changes and removes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.model import Region
from feeds.settings.former_slugs import check_former_slugs
from feeds.settings.models import RegionSettings, RegionsFile
from feeds.settings.names import Names
from feeds.settings.yaml_file import YamlFile
from feeds.tagging.gazetteer import builtin_regions


def merged_regions(settings: RegionsFile, file: YamlFile, problems: list[Problem]) -> tuple[Region, ...]:
    """Built-in regions in their own order, then the new ones. What stood below a removed region moves up."""
    regions = {region.slug: region for region in builtin_regions()}
    _remove(settings, regions, file, problems)
    seen: set[str] = set()
    for index, each in enumerate(settings.regions):
        if each.slug in seen:
            message = _("短名 {slug} 在这个文件里已经写过一次。请把两处合在一起。").format(slug=each.slug)
            problems.append(file.problem(("regions", index, "slug"), message))
            continue
        seen.add(each.slug)
        known = regions.get(each.slug)
        if known is None and each.name is None:
            message = _("新地区 {slug} 要写中文名称（name）。").format(slug=each.slug)
            problems.append(file.problem(("regions", index), message))
            continue
        regions[each.slug] = _changed(known, each) if known else _new(each)
    _resolve_parents(settings, regions, file, problems)
    check_former_slugs("regions", settings.regions, regions, file, problems)
    return tuple(regions.values())


def _remove(settings: RegionsFile, regions: dict[str, Region], file: YamlFile, problems: list[Problem]) -> None:
    names = names_of_regions(regions.values())
    for index, word in enumerate(settings.remove):
        slug = names.slug(word)
        if slug is None:
            problems.append(file.problem(("remove", index), names.unknown_region(word)))
        elif slug in regions:
            parent = regions.pop(slug).parent
            for child in [region for region in regions.values() if region.parent == slug]:
                regions[child.slug] = replace(child, parent=parent)


# Of two regions of one name the larger is meant: 吉林 is the province unless someone writes the city's slug.
_RANKS = {kind: rank for rank, kind in enumerate(("world", "area", "country", "province", "city", "district", "zone"))}


def names_of_regions(regions: Iterable[Region]) -> Names:
    return Names((region.slug, region.name, region.aliases, _RANKS[region.kind]) for region in regions)


def _new(settings: RegionSettings) -> Region:
    name = settings.name or settings.slug
    return Region(settings.slug, name, settings.kind, settings.parent, tuple(settings.aliases), tuple(settings.was))


def _changed(known: Region, settings: RegionSettings) -> Region:
    """Keys that the operator left out keep what the built-in table says; aliases are added to."""
    return replace(
        known,
        name=settings.name or known.name,
        kind=settings.kind if "kind" in settings.model_fields_set else known.kind,
        parent=settings.parent or known.parent,
        aliases=tuple(dict.fromkeys((*known.aliases, *settings.aliases))),
        was=tuple(settings.was),
    )


def _resolve_parents(
    settings: RegionsFile, regions: dict[str, Region], file: YamlFile, problems: list[Problem]
) -> None:
    names = names_of_regions(regions.values())
    for index, each in enumerate(settings.regions):
        region = regions.get(each.slug)
        if region is None or not each.parent:
            continue
        parent = names.slug(each.parent)
        if parent is None:
            problems.append(file.problem(("regions", index, "parent"), names.unknown_region(each.parent)))
        regions[each.slug] = replace(region, parent=parent)
    for index, each in enumerate(settings.regions):
        if _is_its_own_ancestor(each.slug, regions):
            message = _("{slug} 成了自己的上级。请检查 parent。").format(slug=each.slug)
            problems.append(file.problem(("regions", index, "parent"), message))


def _is_its_own_ancestor(slug: str, regions: dict[str, Region]) -> bool:
    seen: set[str] = set()
    region = regions.get(slug)
    while region and region.parent and region.parent not in seen:
        seen.add(region.parent)
        region = regions.get(region.parent)
    return slug in seen
