"""What axe-core cannot tell of the style sheet in a browser: text on a coloured square of an SVG."""

from __future__ import annotations

import re

from feeds.resources import templates_dir


def schemes() -> list[dict[str, str]]:
    """The colours by day and by night, by their names."""
    text = (templates_dir() / "site" / "assets" / "style.css").read_text("utf-8")
    light, dark, *_print = re.findall(r":root \{(.*?)\}", text, re.DOTALL)
    by_day = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", light))
    return [by_day, by_day | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", dark))]


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    darker, lighter = sorted(map(_luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_on_every_strength_of_colour_can_be_read_by_day_and_by_night() -> None:
    for colours in schemes():
        for strength in (1, 2, 3):
            assert contrast(colours["ink"], colours[f"heat-{strength}"]) >= 4.5
        assert contrast(colours["paper"], colours["heat-4"]) >= 4.5
        assert contrast(colours["soft"], colours["paper"]) >= 4.5


def test_bars_stand_out_from_the_paper() -> None:
    for colours in schemes():
        assert contrast(colours["red"], colours["paper"]) >= 3
