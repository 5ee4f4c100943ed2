"""A feed that was stopped names another one: it has to be there, or readers are sent to nothing (pure)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.model import Taxonomies, Topic
from feeds.settings.models import JianbaoSettings
from feeds.settings.yaml_file import YamlFile


def check_successors(
    jianbao: JianbaoSettings, taxonomies: Taxonomies, topics: Sequence[Topic], file: YamlFile, problems: list[Problem]
) -> None:
    """Sections and periodicals are the issues' to name; of them nothing is known here."""
    known = {
        "region": set(taxonomies.region_by_slug),
        "theme": set(taxonomies.theme_by_slug),
        "topic": {topic.slug for topic in topics},
    }
    for index, one in enumerate(jianbao.publishing.retired):
        for kind, slug in _parts(one.successor):
            if kind in known and slug not in known[kind]:
                message = _("没有 {path} 这个订阅源：“{slug}”不是已有的短名。").format(path=one.successor, slug=slug)
                problems.append(file.problem(("publishing", "retired", index, "successor"), message))


def _parts(path: str) -> Iterator[tuple[str, str]]:
    """region/shenzhen/theme/finance -> (region, shenzhen), (theme, finance)."""
    parts = path.split("/")
    return zip(parts[::2], parts[1::2], strict=False)
