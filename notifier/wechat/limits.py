"""What WeChat takes: the one place for its numbers.

They are those of the draft box, POST /cgi-bin/draft/add, and the editor of an official account keeps to the same:
https://developers.weixin.qq.com/doc/offiaccount/Draft_Box/Add_draft.html
"""

from __future__ import annotations

TITLE = 32
"""Characters of a title; more is error 45003."""
AUTHOR = 16
"""Characters of an author."""
DIGEST = 128
"""Characters of a digest, which WeChat shows for a draft of a single article."""
CONTENT = 19_999
"""Characters of an article with its markup: "under 20,000"; more is error 45002.

"Under 1 MB" follows from it, and needs no count of its own: no character takes more than four bytes in UTF-8.
"""
CONTENT_BYTES = 1_000_000
SOURCE_URL_BYTES = 1024
"""Bytes of the address behind 阅读原文: "at most 1 KB"."""
ARTICLES = 8
"""Articles of one draft."""


def length(text: str) -> int:
    """How long a text is as WeChat counts: in UTF-16 units, so that a character beyond the BMP (an emoji, 𠮷) is two.

    The documentation says characters and the editor counts units; who keeps to the larger number keeps to both.
    """
    return len(_units(text)) // 2


def head(text: str, limit: int) -> str:
    """The longest beginning of the text that is no longer than ``limit``."""
    return _units(text)[: 2 * limit].decode("utf-16-le", "ignore")


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")
