"""wechat-themes.yaml, and what of ``wechat`` in jianbao.yaml names something that stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.model import Topic
from feeds.settings.models import JianbaoSettings, WeChatThemeSettings, WeChatThemesFile
from feeds.settings.nearest import perhaps
from feeds.settings.secrets import wechat_secret, wecom_key
from feeds.settings.values import Settings
from feeds.settings.yaml_file import YamlFile

# What WeChat shows an article on by day and by night, and how much an accent has to stand out from it: WCAG 2.2, 1.4.3,
# for small white letters on it and for large letters of it.
_DAY, _NIGHT = ("#ffffff", 4.5), ("#191919", 3.0)


def wechat_themes_of(
    given: WeChatThemesFile, file: YamlFile, problems: list[Problem]
) -> tuple[WeChatThemeSettings, ...]:
    """In the order of the file; a second theme with a slug already taken becomes a problem."""
    found: dict[str, WeChatThemeSettings] = {}
    for index, each in enumerate(given.themes):
        if each.slug in found:
            message = _("已经有叫 {slug} 的样式。每种样式要有自己的短名。").format(slug=each.slug)
            problems.append(file.problem(("themes", index, "slug"), message))
        found.setdefault(each.slug, each)
    return tuple(found.values())


def check_wechat(
    jianbao: JianbaoSettings,
    themes: Sequence[WeChatThemeSettings],
    topics: Sequence[Topic],
    file: YamlFile,
    problems: list[Problem],
    *,
    topics_known: bool,
) -> None:
    """Themes and topics that do not exist, groups of one name. ``topics_known``: topics.yaml had no mistakes."""
    wechat = jianbao.wechat
    slugs = [theme.slug for theme in themes]
    if slugs and wechat.theme not in slugs:
        message = _("wechat-themes.yaml 里没有叫 {slug} 的样式").format(slug=wechat.theme) + perhaps(
            wechat.theme, slugs
        )
        problems.append(file.problem(("wechat", "theme"), message))
    known = [topic.slug for topic in topics]
    for index, group in enumerate(wechat.groups):
        if group.slug in [other.slug for other in wechat.groups[:index]]:
            message = _("短名 {slug} 已经用于另一个群。").format(slug=group.slug)
            problems.append(file.problem(("wechat", "groups", index, "slug"), message))
        for place, topic in enumerate(group.topics):
            if topics_known and topic not in known:
                message = _("topics.yaml 里没有短名为 {slug} 的专题").format(slug=topic) + perhaps(topic, known)
                problems.append(file.problem(("wechat", "groups", index, "topics", place), message))


def wechat_warnings(settings: Settings, file: YamlFile, themes: YamlFile) -> Iterator[Problem]:
    """What would keep articles from arriving, or from being read, as far as the config alone tells."""
    wechat = settings.jianbao.wechat
    try:
        if wechat.account:
            wechat_secret(settings)
    except SettingsError as error:
        yield from error.problems
    for group in wechat.groups:
        try:
            wecom_key(settings, group)
        except SettingsError as error:
            yield from error.problems
    if wechat.closing_image and not (settings.workspace / wechat.closing_image).is_file():
        message = _("没有这个图片：{path}。文章末尾就没有图片。").format(path=wechat.closing_image)
        yield file.problem(("wechat", "closing_image"), message)
    for index, theme in enumerate(settings.wechat_themes):
        for ground, least in (_DAY, _NIGHT):
            if (found := contrast(theme.accent, ground)) < least:
                message = _("主色 {accent} 在底色 {ground} 上看不清：对比度 {found:.1f}，至少要 {least}。")
                message = message.format(accent=theme.accent, ground=ground, found=found, least=least)
                yield themes.problem(("themes", index, "accent"), message)


def contrast(one: str, other: str) -> float:
    """Of two colours, #rrggbb, by WCAG 2.2: 1 (none) to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
