"""What all pages have in common: where they are, what stands around them, the files that they refer to."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from markupsafe import Markup

from feeds.i18n import language
from feeds.publishing.compiling import site_templates
from feeds.publishing.kept import Parts
from feeds.publishing.site import Site

# Pages of which there are many and the menu names none.
_NOT_IN_MENU = ("item", "issue", "gone", "facet", "retired")


class Frame:
    """Writes in the language set when it is asked to."""

    def __init__(self, site: Site, templates: Path) -> None:
        self._site = site
        self._templates = templates
        # Of each language, as are the compiled templates.
        self._kept: dict[str, Parts] = {}
        self.assets = _assets(templates / "assets")
        self._everywhere = {
            "site": site,
            # The language of what comes from an issue, where it is not the page's own.
            "zh": "" if site.language == "zh-CN" else Markup(' lang="zh-CN"'),
            "assets": {name: path for name, (path, _data) in self.assets.items()},
        }

    def page(self, template: str, path: str, title: str, **values: Any) -> bytes:
        """``values`` are what the template asks for, ``description`` and another ``root`` among them."""
        root = values.pop("root", way_up(path))
        page = {
            **self._everywhere,
            **values,
            "title": title,
            "description": values.get("description") or self._site.description,
            "path": path,
            "address": self._site.url(path),
            # What stands around a page depends on where it is, and on which line of the menu is its own.
            "around": (root, "" if template in _NOT_IN_MENU else path),
            "kept": self._kept.setdefault(language(), {}),
            # Links to other pages: to("regions/index.html").
            "to": root.__add__,
        }
        return site_templates(self._templates, language()).write(f"{template}.html", page).encode()


def way_up(path: str) -> str:
    """From the folder of a page to the root of the site."""
    return "../" * path.count("/")


def _assets(folder: Path) -> dict[str, tuple[str, bytes]]:
    """Name to path on the site and content. A path carries its content's hash, so that it may be cached for ever."""
    found: dict[str, tuple[str, bytes]] = {}
    for file in sorted(folder.iterdir()):
        data = file.read_bytes()
        found[file.name] = f"assets/{file.stem}.{hashlib.sha256(data).hexdigest()[:10]}{file.suffix}", data
    return found
