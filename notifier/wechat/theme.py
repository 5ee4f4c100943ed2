"""The looks of an article, from the one file that holds them: templates/wechat/themes.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from feeds.resources import templates_dir


@dataclass(frozen=True, slots=True)
class Theme:
    """``accent`` is #rrggbb; the others are pixels."""

    accent: str
    heading: int
    headline: int
    text: int
    small: int
    radius: int

    def tint(self, share: float) -> str:
        """The accent, so much of it, over whatever the background is: it stays right when WeChat turns dark."""
        red, green, blue = (int(self.accent[at : at + 2], 16) for at in (1, 3, 5))
        return f"rgba({red},{green},{blue},{share:g})"


@cache
def themes() -> dict[str, Theme]:
    text = (templates_dir() / "wechat" / "themes.toml").read_text(encoding="utf-8")
    return {name: Theme(**values) for name, values in tomllib.loads(text).items()}
