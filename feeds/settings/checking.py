"""``jianbao check``: is the config right, and will it do what its author wants?

A problem keeps the config from taking effect; a warning is about what is allowed and hardly meant.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.model import Selection, Taxonomies, Topic
from feeds.settings.loading import Reading, read_config
from feeds.settings.mail_checks import mail_warnings
from feeds.settings.values import Settings
from feeds.settings.wechat import wechat_warnings

_FILES = ("jianbao.yaml", "regions.yaml", "themes.yaml", "topics.yaml", "wechat-themes.yaml", "members.csv")


@dataclass(frozen=True, slots=True)
class Findings:
    """``settings`` is without what is wrong: with it, the notifier can check members.csv even so."""

    settings: Settings
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    reading: Reading

    def warning(self, kind: str, slug: str, message: str) -> Problem:
        """Of the theme or topic with that slug; ``kind`` is themes or topics."""
        file = self.reading.files[f"{kind}.yaml"]
        return Problem(file.name, _line_of_slug(self.reading, kind, slug), f"{kind}.{slug}", message)

    @property
    def topics_known(self) -> bool:
        """Whether ``settings.topics`` are all there are: else a member's topic that is not among them may be right."""
        return not any(problem.file.endswith("/topics.yaml") for problem in self.problems)


def check(config_dir: Path) -> Findings:
    """Reads the files and nothing else: no database, no network. Raises WorkspaceError where there is no config."""
    settings, reading = read_config(config_dir)
    warnings = [
        *_files(settings.config_dir),
        *_encodings(reading),
        *_periodicals(settings, reading),
        *mail_warnings(settings, reading.files["jianbao.yaml"]),
        *wechat_warnings(settings, reading.files["jianbao.yaml"], reading.files["wechat-themes.yaml"]),
        *_themes(settings, reading),
        *_topics(settings, reading),
    ]
    return Findings(settings, tuple(reading.problems), tuple(warnings), reading)


def _files(config_dir: Path) -> Iterator[Problem]:
    there = {path.name for path in config_dir.iterdir()}
    for name in ("topics.yaml", "members.csv"):
        if name not in there:
            message = _("没有这个文件，所以没有人会收到摘要。可以用 jianbao init 补上示例。")
            yield Problem(f"{config_dir.name}/{name}", None, "", message)
    expected = {name.split(".")[0]: name for name in _FILES}
    for name in sorted(there - set(_FILES)):
        right = expected.get(name.split(".")[0].lower())
        # Editors' own copies: topics.yaml~, .topics.yaml.swp, topics.yaml.bak
        if right and not name.endswith(("~", ".bak", ".orig", ".old")):
            message = _("这个文件不会被读取：文件名应当是 {name}。").format(name=right)
            yield Problem(f"{config_dir.name}/{name}", None, "", message)


def _encodings(reading: Reading) -> Iterator[Problem]:
    for file in reading.files.values():
        if file.encoding != "utf-8":
            message = _("文件的编码是 {encoding}，这次认出来了，但最好用编辑器另存为 UTF-8。")
            yield Problem(file.name, None, "", message.format(encoding=file.encoding.upper()))


def _periodicals(settings: Settings, reading: Reading) -> Iterator[Problem]:
    for index, periodical in enumerate(settings.jianbao.periodicals):
        if periodical.home is None:
            message = _("没有写所在地 home，《{title}》里的“我市”“本省”就不知道指哪里。")
            message = message.format(title=periodical.title)
            yield reading.files["jianbao.yaml"].problem(("periodicals", index), message)


def _themes(settings: Settings, reading: Reading) -> Iterator[Problem]:
    file = reading.files["themes.yaml"]
    for theme in settings.taxonomies.themes:
        if not _can_be_found(theme.slug, settings.taxonomies):
            line = _line_of_slug(reading, "themes", theme.slug)
            message = _("主题“{name}”没有分量大于零的词，也没有栏目，所以不会有条目归入它。")
            yield Problem(file.name, line, f"themes.{theme.slug}", message.format(name=theme.name))


def _can_be_found(slug: str, taxonomies: Taxonomies) -> bool:
    theme = taxonomies.theme_by_slug[slug]
    return bool(theme.sections) or any(max(word.title, word.lead, word.body) > 0 for word in theme.words)


def _topics(settings: Settings, reading: Reading) -> Iterator[Problem]:
    file = reading.files["topics.yaml"]
    names: dict[str, str] = {}
    for topic in settings.topics:
        line = _line_of_slug(reading, "topics", topic.slug)
        for reason in _why_never(topic, settings.taxonomies):
            message = _("专题“{name}”永远选不到条目：{reason}").format(name=topic.name, reason=reason)
            yield Problem(file.name, line, f"topics.{topic.slug}", message)
        if topic.name in names:
            message = _("专题 {slug} 和 {other} 的名称都是“{name}”，成员分不清。")
            message = message.format(slug=topic.slug, other=names[topic.name], name=topic.name)
            yield Problem(file.name, line, f"topics.{topic.slug}", message)
        names.setdefault(topic.name, topic.slug)


def _line_of_slug(reading: Reading, kind: str, slug: str) -> int | None:
    file = reading.files[f"{kind}.yaml"]
    entries = file.values.get(kind) or []
    for index, entry in enumerate(entries):
        if isinstance(entry, dict) and entry.get("slug") == slug:
            return file.line((kind, index))
    return None


def _why_never(topic: Topic, taxonomies: Taxonomies) -> Iterator[str]:
    """Why no item can ever be in a topic; nothing if one can."""

    def shut_out(regions: frozenset[str]) -> bool:
        """Whether every one of the regions lies in a region that ``none`` shuts out."""
        return bool(regions) and all({slug, *taxonomies.ancestors(slug)} & topic.none.regions for slug in regions)

    def excluded(selection: Selection) -> list[bool]:
        """For each set that selects by something, whether ``none`` leaves nothing of it."""
        pairs = (
            (selection.themes, topic.none.themes),
            (selection.sections, topic.none.sections),
            (selection.words, topic.none.words),
        )
        found = [wanted <= unwanted for wanted, unwanted in pairs if wanted]
        return found + ([shut_out(selection.regions)] if selection.regions else [])

    if any(excluded(topic.all)):
        yield _("all 要求的，none 全都排除了。")
    if (either := excluded(topic.any)) and all(either):
        yield _("any 列出的，none 全都排除了。")
    wanted = topic.all.themes
    known = [slug for slug in wanted if slug in taxonomies.theme_by_slug]
    if known and not any(_can_be_found(slug, taxonomies) for slug in known):
        yield _("它要求的主题没有词，不会有条目归入。")
