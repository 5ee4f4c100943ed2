"""Slugs by any way to write them: what an operator means by 深圳, 深圳市 or shenzhen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from feeds.i18n import gettext as _
from feeds.settings.nearest import perhaps


class Names:
    """The entries of one taxonomy as (slug, name, aliases, rank).

    A slug goes before a name, a name before an alias, and among entries of one name a low rank before a high one.
    """

    def __init__(self, entries: Iterable[tuple[str, str, Sequence[str], int]]) -> None:
        self._ranks: dict[str, int] = {}
        self._by_name: dict[str, list[str]] = {}
        self._by_alias: dict[str, list[str]] = {}
        for slug, name, aliases, rank in entries:
            self._ranks[slug] = rank
            self._by_name.setdefault(name, []).append(slug)
            for alias in aliases:
                self._by_alias.setdefault(alias, []).append(slug)

    def candidates(self, word: str) -> list[str]:
        """The slugs that a word can mean: none, one, or several entries of one name and rank (the 鼓楼区 of cities)."""
        word = word.strip()
        if word in self._ranks:
            return [word]
        found = self._by_name.get(word) or self._by_alias.get(word) or []
        first = min((self._ranks[slug] for slug in found), default=0)
        return [slug for slug in found if self._ranks[slug] == first]

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
        # Aliases come last: many are a single character (深), which is near to everything.
        return perhaps(word, [*self._by_name, *self._ranks], self._by_alias)
