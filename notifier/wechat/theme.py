"""The looks of an article, from the one file that holds them: config/wechat-themes.yaml."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from feeds.settings import Settings


@dataclass(frozen=True, slots=True)
class Theme:
    """``accent`` is #rrggbb; the others are pixels. Without values, the look that there always is."""

    slug: str = "vermilion"
    name: str = "朱砂"
    accent: str = "#b8402b"
    heading: int = 19
    headline: int = 16
    text: int = 15
    small: int = 12
    radius: int = 3

    def tint(self, share: float) -> str:
        """The accent, so much of it, over whatever the background is: it stays right when WeChat turns dark."""
        red, green, blue = (int(self.accent[at : at + 2], 16) for at in (1, 3, 5))
        return f"rgba({red},{green},{blue},{share:g})"


BUILTIN = Theme()


def themes_of(settings: Settings) -> tuple[Theme, ...]:
    """The one that the settings name first."""
    found = [Theme(**theme.model_dump()) for theme in settings.wechat_themes] or [BUILTIN]
    return tuple(sorted(found, key=lambda theme: theme.slug != settings.jianbao.wechat.theme))
