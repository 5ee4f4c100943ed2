"""Slugs by any way to write them: what an operator means by 深圳, 深圳市 or shenzhen."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.i18n import gettext as _
from feeds.settings.nearest import perhaps


class Names:
    """The entries of one taxonomy as (slug, name, aliases). A slug goes before a name, a name before an alias."""

    def __init__(self, entries: Iterable[tuple[str, str, tuple[str, ...]]]) -> None:
        self._slugs: dict[str, str] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_alias: dict[str, list[str]] = {}
        for slug, name, aliases in entries:
            self._slugs[slug] = name
            self._by_name.setdefault(name, []).append(slug)
            for alias in aliases:
                self._by_alias.setdefault(alias, []).append(slug)

    def name(self, slug: str) -> str:
        return self._slugs[slug]

    def candidates(self, word: str) -> list[str]:
        """The slugs that a word can mean: none, one, or several entries of the same name (鼓楼 of four cities)."""
        word = word.strip()
        if word in self._slugs:
            return [word]
        return self._by_name.get(word) or self._by_alias.get(word) or []

    def slug(self, word: str) -> str | None:
        """The one slug that a word means, else None."""
        found = self.candidates(word)
        return found[0] if len(found) == 1 else None

    def unknown_region(self, word: str) -> str:
        return self._ambiguous(word) or _("没有叫 {word} 的地区").format(word=word) + self._perhaps(word)

    def unknown_theme(self, word: str) -> str:
        return self._ambiguous(word) or _("没有叫 {word} 的主题").format(word=word) + self._perhaps(word)

    def _ambiguous(self, word: str) -> str | None:
        found = self.candidates(word)
        if not found:
            return None
        return _("{word} 不止一个，请写短名：{slugs}。").format(word=word, slugs=_("、").join(found))

    def _perhaps(self, word: str) -> str:
        return perhaps(word, [*self._by_name, *self._slugs, *self._by_alias])
