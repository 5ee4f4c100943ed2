"""The nearest right word, for "是不是 …？"."""

from __future__ import annotations

from collections.abc import Iterable

from feeds.i18n import gettext as _

_CLOSE_ENOUGH = 60


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that the given one most likely means, or None if none is like it.

    Latin words are compared letter by letter. Chinese ones also by sound: who types with a pinyin keyboard picks a
    wrong character of the right sound (深镇), which shares few characters with the right word.
    """
    from rapidfuzz import fuzz, process

    choices = list(dict.fromkeys(known))
    best = process.extractOne(word, choices, scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    if best is None and not word.isascii():
        from pypinyin import lazy_pinyin

        sounds = ["".join(lazy_pinyin(choice)) for choice in choices]
        sound = "".join(lazy_pinyin(word))
        found = process.extractOne(sound, sounds, scorer=fuzz.ratio, score_cutoff=80)
        return choices[found[2]] if found else None
    return best[0] if best else None


def perhaps(word: str, *known: Iterable[str]) -> str:
    """The words that lead from a wrong word to the right one: ``，是不是 periodicals？`` or, if none is near, ``。``

    Of several sets of known words the first that has a near one decides.
    """
    found = next((found for some in known if (found := nearest(word, some)) is not None), None)
    return _("，是不是 {word}？").format(word=found) if found is not None else _("。")
