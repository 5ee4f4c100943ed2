"""From the files of config/ to Settings; every mistake of every file in one SettingsError."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations
from os.path import normpath
from pathlib import Path, PurePath

from pydantic import ValidationError

from feeds.errors import Problem, SettingsError, WorkspaceError
from feeds.i18n import gettext as _
from feeds.model import Periodical, Taxonomies
from feeds.resources import config_dir as builtin_config_dir
from feeds.settings.messages import problems_of
from feeds.settings.models import JianbaoSettings, RegionsFile, ThemesFile, TopicsFile, WeChatThemesFile
from feeds.settings.names import Names
from feeds.settings.regions import merged_regions, names_of_regions
from feeds.settings.retired import check_successors
from feeds.settings.sound_part import Model, sound_part
from feeds.settings.themes import themes_of
from feeds.settings.topics import topics_of
from feeds.settings.values import Settings
from feeds.settings.wechat import check_wechat, wechat_themes_of
from feeds.settings.yaml_file import YamlFile, read_yaml

# Taxonomies and looks that ship with jianbao stand in for those that a workspace does not have.
_HAS_BUILTIN = ("regions.yaml", "themes.yaml", "wechat-themes.yaml")


@dataclass
class Reading:
    """What the files of config/ say, right or wrong, in the order in which they were read."""

    files: dict[str, YamlFile] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(config_dir: Path) -> Settings:
    settings, reading = read_config(config_dir)
    if reading.problems:
        raise SettingsError(reading.problems)
    return settings


def read_config(config_dir: Path) -> tuple[Settings, Reading]:
    """The settings, without what is wrong in them, and the files with their problems. Raises WorkspaceError."""
    config_dir = config_dir.absolute()
    _require_workspace(config_dir)
    reading = Reading()
    problems = reading.problems

    jianbao = _read(config_dir, "jianbao.yaml", JianbaoSettings, reading)
    regions = _read(config_dir, "regions.yaml", RegionsFile, reading)
    themes = _read(config_dir, "themes.yaml", ThemesFile, reading)
    topics = _read(config_dir, "topics.yaml", TopicsFile, reading)
    looks = _read(config_dir, "wechat-themes.yaml", WeChatThemesFile, reading)

    all_regions = merged_regions(regions, reading.files["regions.yaml"], problems)
    all_themes = themes_of(themes, reading.files["themes.yaml"], problems)
    region_names = names_of_regions(all_regions)
    # A themes.yaml that cannot be used must not make every theme of every topic an error too.
    theme_names = Names((theme.slug, theme.name, (), 0) for theme in all_themes) if all_themes else None
    all_topics = topics_of(topics, reading.files["topics.yaml"], region_names, theme_names, problems)
    periodicals = _periodicals(jianbao, reading.files["jianbao.yaml"], region_names, problems)
    _check_folders(jianbao, reading.files["jianbao.yaml"], problems)
    _check_transport(jianbao, reading.files["jianbao.yaml"], problems)
    all_looks = wechat_themes_of(looks, reading.files["wechat-themes.yaml"], problems)
    topics_known = not any(problem.file == reading.files["topics.yaml"].name for problem in problems)
    file = reading.files["jianbao.yaml"]
    check_wechat(jianbao, all_looks, all_topics, file, problems, topics_known=topics_known)

    taxonomies = Taxonomies(all_regions, all_themes)
    if not problems:
        check_successors(jianbao, taxonomies, all_topics, file, problems)

    order = [file.name for file in reading.files.values()]
    problems.sort(key=lambda problem: (order.index(problem.file), problem.line or 0))
    parts = (jianbao, taxonomies, all_topics, periodicals, all_looks)
    return Settings(config_dir.parent, config_dir, *parts), reading


def _require_workspace(config_dir: Path) -> None:
    if (config_dir / "jianbao.yaml").is_file():
        return
    misnamed = sorted(path.name for path in config_dir.glob("jianbao.y*ml*")) if config_dir.is_dir() else []
    if misnamed:
        message = _("{folder} 里没有 jianbao.yaml，只有 {name}。请把它改名为 jianbao.yaml。")
        raise WorkspaceError(message.format(folder=config_dir, name=misnamed[0]))
    if (inside := config_dir / "config").joinpath("jianbao.yaml").is_file():
        message = _("{folder} 里没有 jianbao.yaml，它在 {inside} 里。请改用那里。")
        raise WorkspaceError(message.format(folder=config_dir, inside=inside))
    message = _("{folder} 里没有 jianbao.yaml，不是 jianbao 的工作目录。请先运行 jianbao init，或换到工作目录。")
    raise WorkspaceError(message.format(folder=config_dir))


def _read(config_dir: Path, name: str, model: type[Model], reading: Reading) -> Model:
    """What a file says; if it is wrong, what is left without the mistakes."""
    path = config_dir / name
    if name in _HAS_BUILTIN and not path.exists():
        path = builtin_config_dir() / name
    file = reading.files[name] = read_yaml(path, f"{config_dir.name}/{name}")
    reading.problems += file.problems
    try:
        return model.model_validate(file.values)
    except ValidationError as error:
        reading.problems += problems_of(error, model, file)
        return sound_part(error, model, file)


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


def _check_folders(jianbao: JianbaoSettings, file: YamlFile, problems: list[Problem]) -> None:
    """None may hold another: what is published or sent must never be taken for an issue, nor an issue be published."""
    folders = {name: PurePath(normpath(f"/{path}")) for name, path in jianbao.folders.model_dump().items()}
    folders["config"] = PurePath("/config")
    told: set[str] = set()
    for (one, path), (other, other_path) in combinations(folders.items(), 2):
        if told & {one, other}:
            continue
        if path.is_relative_to(other_path) or other_path.is_relative_to(path):
            message = _("{one} 和 {other} 两个文件夹不能相同，也不能一个在另一个里面。").format(one=one, other=other)
            problems.append(file.problem(("folders", one), message))
            told |= {one, other} - {"config"}


def _check_transport(jianbao: JianbaoSettings, file: YamlFile, problems: list[Problem]) -> None:
    # A section that has mistakes of its own is there, and has been reported.
    mail = file.values.get("mail")
    is_there = isinstance(mail, dict) and any(mail.get(key) for key in ("smtp", "relays"))
    if jianbao.mail.transport == "smtp" and not jianbao.mail.smtp and not jianbao.mail.relays and not is_there:
        message = _("transport 是 smtp 时，还要写 mail.smtp（或 mail.relays）：至少写发信服务器 host。")
        problems.append(file.problem(("mail", "transport"), message))
