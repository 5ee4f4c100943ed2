"""The looks of an article: readable by day and by night, and the settings know each of them."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from feeds.settings.models import WeChat
from notifier.wechat.theme import themes

NIGHT = "#191919"  # what WeChat shows an article on in dark mode


def _luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", themes())
def test_the_accent_can_be_read_by_day_and_by_night(name: str) -> None:
    theme = themes()[name]
    assert re.fullmatch("#[0-9a-f]{6}", theme.accent)
    assert contrast(theme.accent, "#ffffff") >= 4.5
    assert contrast(theme.accent, NIGHT) >= 3.0
    # Bold and this large, 3:1 is enough (WCAG 1.4.3: 14 pt bold is 18.7 px).
    assert theme.heading >= 19


def test_the_settings_know_every_theme_and_no_other() -> None:
    assert set(get_args(WeChat.model_fields["theme"].annotation)) == set(themes())
