"""Which language the commands speak."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from feeds import i18n
from feeds.errors import JianbaoError
from jianbao import language


@pytest.fixture(autouse=True)
def _as_before(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setattr(language, "_chosen", False)
    with i18n.in_language("zh-CN"):
        yield


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "status"], ["status", "--lang=en"], ["status", "--lang", "EN_gb"]]
)
def test_the_option_counts_wherever_it_stands_and_is_taken_out(arguments: list[str]) -> None:
    assert language.choose(arguments, None) == ["status"]
    assert i18n.language() == "en"


def test_the_option_outweighs_the_environment() -> None:
    language.choose(["--lang", "zh"], "en")
    assert i18n.language() == "zh-CN"


def test_the_environment_outweighs_the_setting() -> None:
    language.choose(["status"], "zh")
    language.follow("en")
    assert i18n.language() == "zh-CN"


def test_without_a_choice_the_setting_counts() -> None:
    language.choose(["status"], None)
    language.follow("en")
    assert i18n.language() == "en"


def test_what_follows_a_double_dash_is_a_file_name() -> None:
    assert language.choose(["parse", "--", "--lang", "en"], None) == ["parse", "--", "--lang", "en"]
    assert i18n.language() == "zh-CN"


@pytest.mark.parametrize("arguments", [["--lang", "fr"], ["--lang=%"]])
def test_a_language_that_jianbao_does_not_speak_is_said_to_be_so(arguments: list[str]) -> None:
    with pytest.raises(JianbaoError, match="zh, en"):
        language.choose(arguments, None)
