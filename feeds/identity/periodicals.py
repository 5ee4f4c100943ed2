"""Which periodical a title means, and the slug of one that nobody configured (pure)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence

from feeds.model import Periodical

_SLUG_LENGTH = 60


def find_periodical(title: str | None, publisher: str | None, periodicals: Sequence[Periodical]) -> Periodical | None:
    """The periodical of that title, alias or slug, white space and width aside.

    Of several, the one of that publisher; one that certainly has another publisher is another periodical.
    """
    wanted = _plain(title or "")
    named = [one for one in periodicals if wanted and wanted in map(_plain, (one.title, one.slug, *one.aliases))]
    ranked = sorted(
        (one for one in named if _publisher_rank(publisher, one.publisher) is not None),
        key=lambda one: _publisher_rank(publisher, one.publisher) or 0,
    )
    return ranked[0] if ranked else None


def free_slug(title: str, periodicals: Sequence[Periodical]) -> str:
    """The title's pinyin; with -2, -3 … where another periodical has that already."""
    taken = {one.slug for one in periodicals}
    slug = base = slug_of(title)
    count = 1
    while slug in taken:
        count += 1
        slug = f"{base}-{count}"
    return slug


def slug_of(text: str) -> str:
    """电子商务动态 -> dian-zi-shang-wu-dong-tai. ASCII, never empty."""
    from pypinyin import lazy_pinyin  # slow to import

    syllables = lazy_pinyin(unicodedata.normalize("NFKC", text), errors=lambda rest: f" {rest} ")
    slug = "-".join(re.findall(r"[a-z0-9]+", " ".join(syllables).lower()))
    if len(slug) > _SLUG_LENGTH:
        slug = slug[:_SLUG_LENGTH].rpartition("-")[0] or slug[:_SLUG_LENGTH]
    return slug or "issue-" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:6]


def _plain(text: str) -> str:
    return re.sub(r"[\s《》]+", "", unicodedata.normalize("NFKC", text)).casefold()


def _publisher_rank(one: str | None, other: str | None) -> int | None:
    """0 the same, 1 one names the other among several, 2 unknown; None for two different publishers."""
    if not one or not other:
        return 2
    one, other = _plain(one), _plain(other)
    if one == other:
        return 0
    return 1 if one in other or other in one else None
