"""The key of an issue (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from feeds.identity.file_name import stem_of
from feeds.identity.periodicals import find_periodical, free_slug, slug_of
from feeds.identity.sidecar import Stated
from feeds.model import Issue, Masthead, Periodical

_STEM_LENGTH = 40


@dataclass(frozen=True, slots=True)
class Identity:
    """``periodical`` is a slug, ``key`` the issue's ASCII name: PERIODICAL-YYYY-NN."""

    periodical: str
    title: str
    key: str
    year: int | None = None
    number: int | None = None
    stated: bool = False
    """An operator wrote of it in a sidecar: it is not to be doubted, and may change what was published."""

    @property
    def designation(self) -> str:
        """The key without its periodical: YYYY-NN."""
        return self.key[len(self.periodical) + 1 :]


def identify(
    issue: Issue,
    name: str,
    periodicals: Sequence[Periodical],
    stated: Stated = Stated(),  # noqa: B008 - frozen
) -> Identity:
    """The identity of an issue whose masthead is complete.

    ``name`` is its file's; ``periodicals`` are the configured ones and, behind them, those that already have issues:
    a title that one of them has with another publisher, or a slug that one of them has, is not used a second time.
    """
    masthead = issue.masthead
    title = masthead.title or stem_of(name)
    if stated.periodical:
        known = next((one for one in periodicals if one.slug == stated.periodical), None)
    else:
        known = find_periodical(title, masthead.publisher, periodicals)
    slug = stated.periodical or (known.slug if known else free_slug(title, periodicals))
    return Identity(
        periodical=slug,
        title=known.title if known else title,
        key=f"{slug}-{_designation(masthead, name, slug)}",
        year=masthead.year,
        number=masthead.number,
        stated=bool(stated.given),
    )


def _designation(masthead: Masthead, name: str, slug: str) -> str:
    """YYYY-NN; without a number the running number or the date, without either the file's name."""
    if masthead.year is not None and masthead.number is not None:
        return f"{masthead.year:04d}-{masthead.number:02d}"
    if masthead.serial is not None:
        return f"no{masthead.serial}"
    if masthead.date is not None:
        return str(masthead.date)
    stem = slug_of(stem_of(name))[:_STEM_LENGTH].strip("-")
    return stem if stem != slug else "undated"
