"""What jianbao says to people, in the language set: Chinese first, English as a setting.

Messages are written in Chinese in the code, ``_("…")``, and are their own keys; ``feeds/locale/en`` translates them.
The language is a context variable, so that a mail in English can be written while the site is Chinese.
"""

from __future__ import annotations

import gettext as _gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("zh-CN", "en")

_language: ContextVar[str] = ContextVar("language", default="zh-CN")


@lru_cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    # The keys are Chinese: Chinese needs no catalogue.
    if language == "zh-CN":
        return _gettext.NullTranslations()
    return _gettext.translation("jianbao", Path(__file__).parent / "locale", languages=[language])


def gettext(message: str) -> str:
    """The message in the language set. Placeholders are filled by the caller: ``_("共 {n} 条").format(n=n)``."""
    return _catalogue(_language.get()).gettext(message) if message else ""


def ngettext(singular: str, plural: str, n: int) -> str:
    """As gettext, for Jinja's i18n extension and English plurals."""
    return _catalogue(_language.get()).ngettext(singular, plural, n)


def language() -> str:
    return _language.get()


def normalise_language(tag: str) -> str:
    """``zh``, ``zh-cn``, ``zh_CN`` and ``zh-Hans`` mean ``zh-CN``; ``en-GB`` means ``en``. Raises ValueError."""
    primary = tag.replace("_", "-").split("-")[0].lower()
    for known in LANGUAGES:
        if known.split("-")[0] == primary:
            return known
    raise ValueError(tag)


def set_language(tag: str) -> None:
    """For this context, from now on. Raises ValueError for a language that jianbao does not speak."""
    _language.set(normalise_language(tag))


@contextmanager
def in_language(tag: str) -> Iterator[None]:
    token = _language.set(normalise_language(tag))
    try:
        yield
    finally:
        _language.reset(token)
