"""Which language the commands speak: --lang, else JIANBAO_LANG, else the workspace's setting, else Chinese.

Help texts are made when the command line is built, so --lang is taken out of the arguments before that. The system's
LANG does not count: servers in China run in English locales as often as not, and their operators read Chinese.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Sequence
from pathlib import Path

from feeds import i18n
from feeds.errors import JianbaoError
from feeds.i18n import gettext as _

_chosen = False


def choose(arguments: Sequence[str], preset: str | None) -> list[str]:
    """Set the language that ``--lang`` in the arguments, or else ``preset`` (of the environment), asks for.

    Returns the arguments without ``--lang``. Raises JianbaoError for a language that jianbao does not speak.
    """
    global _chosen
    rest, wanted = _without_lang(arguments)
    wanted = wanted or preset
    _chosen = bool(wanted)
    if wanted:
        try:
            i18n.set_language(wanted)
        except ValueError:
            known = "zh, en"
            raise JianbaoError(
                _("不会说“{language}”。可用的语言：{known}").format(language=wanted, known=known)
            ) from None
    _translate_typer()
    return rest


def follow(setting: str) -> None:
    """The workspace's language, unless the person at the keyboard chose one."""
    if not _chosen:
        i18n.set_language(setting)


def _without_lang(arguments: Sequence[str]) -> tuple[list[str], str | None]:
    rest: list[str] = []
    wanted: str | None = None
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            wanted = next(words, "")
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return rest, wanted


def _translate_typer() -> None:
    """Typer writes its own words (Options, Commands, Error) through the standard library's gettext, which goes by
    the environment."""
    if i18n.language() == "zh-CN":
        gettext.bindtextdomain("typer", str(Path(__file__).parent / "locale"))
        gettext.textdomain("typer")
        os.environ["LANGUAGE"] = "zh_CN"
