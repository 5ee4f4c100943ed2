"""From the files of config/ to Settings; every mistake of every file in one SettingsError."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from feeds.errors import Problem, SettingsError, WorkspaceError
from feeds.i18n import gettext as _
from feeds.model import Periodical, Taxonomies
from feeds.resources import config_dir as builtin_config_dir
from feeds.settings.messages import problems_of
from feeds.settings.models import JianbaoSettings, RegionsFile, ThemesFile, TopicsFile
from feeds.settings.names import Names
from feeds.settings.regions import merged_regions
from feeds.settings.sound_part import Model, sound_part
from feeds.settings.themes import themes_of
from feeds.settings.topics import topics_of
from feeds.settings.values import Settings
from feeds.settings.yaml_file import YamlFile, read_yaml

# The taxonomies that ship with jianbao stand in for those that a workspace does not have.
_HAS_BUILTIN = ("regions.yaml", "themes.yaml")


def load(config_dir: Path) -> Settings:
    config_dir = config_dir.absolute()
    _require_workspace(config_dir)
    problems: list[Problem] = []

    jianbao_file, jianbao = _read(config_dir, "jianbao.yaml", JianbaoSettings, problems)
    regions_file, regions = _read(config_dir, "regions.yaml", RegionsFile, problems)
    themes_file, themes = _read(config_dir, "themes.yaml", ThemesFile, problems)
    topics_file, topics = _read(config_dir, "topics.yaml", TopicsFile, problems)

    all_regions = merged_regions(regions, regions_file, problems)
    taxonomies = Taxonomies(all_regions, themes_of(themes, themes_file, problems))
    region_names = Names((region.slug, region.name, region.aliases) for region in all_regions)
    # A themes.yaml that cannot be read must not make every theme of every topic an error too.
    theme_names = Names((theme.slug, theme.name, ()) for theme in taxonomies.themes) if taxonomies.themes else None
    all_topics = topics_of(topics, topics_file, region_names, theme_names, problems)
    periodicals = _periodicals(jianbao, jianbao_file, region_names, problems)

    if problems:
        raise SettingsError(problems)
    return Settings(config_dir.parent, config_dir, jianbao, taxonomies, all_topics, periodicals)


def _require_workspace(config_dir: Path) -> None:
    if (config_dir / "jianbao.yaml").is_file():
        return
    misnamed = [path.name for path in config_dir.glob("jianbao.y*ml*")] if config_dir.is_dir() else []
    if misnamed:
        message = _("{folder} 里没有 jianbao.yaml，只有 {name}。请把它改名为 jianbao.yaml。")
        raise WorkspaceError(message.format(folder=config_dir, name=misnamed[0]))
    message = _(
        "{folder} 里没有 jianbao.yaml，所以这里不是 jianbao 的工作目录。请先运行 jianbao init，或换到工作目录。"
    )
    raise WorkspaceError(message.format(folder=config_dir))


def _read(config_dir: Path, name: str, model: type[Model], problems: list[Problem]) -> tuple[YamlFile, Model]:
    """A file and what it says; if it is wrong, what is left without the mistakes."""
    path = config_dir / name
    if name in _HAS_BUILTIN and not path.exists():
        path = builtin_config_dir() / name
    file = read_yaml(path, f"{config_dir.name}/{name}")
    problems += file.problems
    try:
        return file, model.model_validate(file.values)
    except ValidationError as error:
        problems += problems_of(error, model, file)
        return file, sound_part(error, model, file)


def _periodicals(
    jianbao: JianbaoSettings, file: YamlFile, regions: Names, problems: list[Problem]
) -> tuple[Periodical, ...]:
    found: dict[str, Periodical] = {}
    for index, each in enumerate(jianbao.periodicals):
        if each.slug in found:
            message = _("短名 {slug} 已经用于《{title}》。每种刊物要有自己的短名。")
            message = message.format(slug=each.slug, title=found[each.slug].title)
            problems.append(file.problem(("periodicals", index, "slug"), message))
            continue
        home = None
        if each.home:
            home = regions.slug(each.home)
            if home is None:
                message = regions.unknown_region(each.home)
                problems.append(file.problem(("periodicals", index, "home"), message))
        found[each.slug] = Periodical(each.slug, each.title, each.publisher, home, tuple(each.aliases))
    return tuple(found.values())
