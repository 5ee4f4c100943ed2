"""The words for the codes of review flags, in the language set: why a person should look."""

from __future__ import annotations

from feeds.i18n import gettext as _
from feeds.model import Flag


def flag_words(flag: Flag) -> str:
    """E.g. 日期存疑（三月十二）; the code itself for one without words."""
    words = _words().get(flag.code, flag.code)
    return _("{words}（{detail}）").format(words=words, detail=flag.detail) if flag.detail else words


def _words() -> dict[str, str]:
    return {
        # of an issue
        "identity-from-sidecar": _("期号由旁边的说明文件给出"),
        "identity-from-file-name": _("期号取自文件名"),
        "date-inferred": _("出刊日期是推断的"),
        # of an item
        "attribution-torn": _("来源被页尾截断"),
        "doubtful-date": _("日期存疑"),
    }
