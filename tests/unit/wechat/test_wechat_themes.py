"""The looks of an article: readable by day and by night, and the operator's own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from feeds.errors import SettingsError
from feeds.resources import config_dir
from feeds.settings import builtin_settings, load_settings
from feeds.settings.checking import check
from feeds.settings.wechat import contrast
from notifier.wechat.theme import Theme, themes_of


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copytree(config_dir(), tmp_path / "config")
    return tmp_path / "config"


def rewrite(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@pytest.mark.parametrize("theme", themes_of(builtin_settings()), ids=lambda theme: theme.slug)
def test_the_accent_can_be_read_by_day_and_by_night(theme: Theme) -> None:
    assert contrast(theme.accent, "#ffffff") >= 4.5
    # What WeChat shows an article on in dark mode.
    assert contrast(theme.accent, "#191919") >= 3.0
    # Bold and this large, 3:1 is enough (WCAG 1.4.3: 14 pt bold is 18.7 px).
    assert theme.heading >= 19


def test_the_look_that_there_always_is_is_the_shipped_one() -> None:
    assert themes_of(builtin_settings())[0] == Theme()


def test_the_operator_chooses_and_changes_looks(config: Path) -> None:
    rewrite(config / "jianbao.yaml", "theme: vermilion", "theme: jade")
    rewrite(config / "wechat-themes.yaml", "#127c6c", "#125c6c")
    chosen, *others = themes_of(load_settings(config))
    assert (chosen.slug, chosen.accent) == ("jade", "#125c6c")
    assert [theme.slug for theme in others] == ["vermilion", "harbour", "ink"]


def test_a_workspace_without_the_file_has_the_shipped_looks(config: Path) -> None:
    (config / "wechat-themes.yaml").unlink()
    assert themes_of(load_settings(config)) == themes_of(builtin_settings())


def test_a_look_that_there_is_not_is_told_with_the_nearest_one(config: Path) -> None:
    rewrite(config / "jianbao.yaml", "theme: vermilion", "theme: vermillion")
    with pytest.raises(SettingsError, match=r"wechat.theme: .*是不是 vermilion？"):
        load_settings(config)


def test_a_wrong_colour_is_told_with_its_line(config: Path) -> None:
    rewrite(config / "wechat-themes.yaml", '"#b8402b"', "red")
    with pytest.raises(SettingsError, match=r"wechat-themes.yaml:\d+: themes"):
        load_settings(config)


def test_a_colour_that_is_hard_to_read_is_warned_of(config: Path) -> None:
    rewrite(config / "wechat-themes.yaml", '"#b8402b"', '"#ffcc00"')
    rewrite(config / "wechat-themes.yaml", '"#2f6fb5"', '"#101010"')
    warnings = [str(warning) for warning in check(config).warnings if "看不清" in str(warning)]
    assert ["#ffffff" in warning for warning in warnings] == [True, False]
    assert ["#191919" in warning for warning in warnings] == [False, True]
