"""Where an address that is no longer right leads to: public/.redirects, in the format of nginx's ``map``.

One line a rule, ``~REGEX TARGET;``. nginx includes the file as it is, the built-in server reads it by ``Redirects``;
so both know the same rules. The patterns keep to what PCRE and Python's ``re`` have in common.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import Template

from feeds.model import Taxonomies, Topic

FILE = ".redirects"

_HEAD = "# Made by jianbao. For nginx: map $uri $moved { include …/public/.redirects; }\n"
_REST = r"(?P<rest>[./].*)?$"


def rules(taxonomies: Taxonomies, topics: Iterable[Topic], root: str) -> bytes:
    """The file. ``root`` is the site's path on its host, with slashes at both ends."""
    renamed = [
        *(("region", old, region.slug) for region in taxonomies.regions for old in region.was),
        *(("theme", old, theme.slug) for theme in taxonomies.themes for old in theme.was),
        *(("topic", old, topic.slug) for topic in topics for old in topic.was),
    ]
    lines = [_other_order(root), *(line for one in renamed for line in _renamed(*one, root))]
    return (_HEAD + "".join(f"{line};\n" for line in lines)).encode()


def _other_order(root: str) -> str:
    """feeds/theme/T/region/R.rss: a combination has one address, the region first."""
    pattern = r"feeds/theme/(?P<theme>[^/]+)/region/(?P<region>[^/.]+)(?P<ending>\.[a-z]+)$"
    return f"~{_from(root)}{pattern} {root}feeds/region/${{region}}/theme/${{theme}}${{ending}}"


def _renamed(kind: str, old: str, new: str, root: str) -> Iterator[str]:
    yield f"~{_from(root)}feeds/{kind}/{old}{_REST} {root}feeds/{kind}/{new}${{rest}}"
    yield f"~{_from(root)}{kind}s/{old}{_REST} {root}{kind}s/{new}${{rest}}"
    if kind == "theme":
        yield (
            rf"~{_from(root)}(?P<region>(?:feeds/region|regions)/[^/]+)/theme/{old}(?P<rest>[./].*)$ "
            f"{root}${{region}}/theme/{new}${{rest}}"
        )


def _from(root: str) -> str:
    # A server in front may or may not have taken the site's own path away.
    return "^/" if root == "/" else f"^(?:{root}|/)"


class Redirects:
    """The rules of such a file, read back."""

    def __init__(self, text: str) -> None:
        self._rules: list[tuple[re.Pattern[str], Template]] = []
        for line in text.splitlines():
            if line.startswith("~"):
                pattern, target = line[1:].removesuffix(";").rsplit(" ", 1)
                self._rules.append((re.compile(pattern), Template(target)))

    def target(self, path: str) -> str | None:
        """Where the path of an address, with its leading slash, has moved to; None for one that has not."""
        for pattern, target in self._rules:
            if found := pattern.search(path):
                return target.substitute({name: part or "" for name, part in found.groupdict().items()})
        return None
