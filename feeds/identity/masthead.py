"""Fills in what an issue's masthead does not say, and flags it (pure)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from feeds.identity.file_name import FileName, read_file_name, stem_of
from feeds.identity.sidecar import Stated
from feeds.model import Flag, Issue, Masthead, PartialDate, Periodical

# What parsing asks a person to look at, and the keys of a sidecar that answer it.
_ANSWERED = {
    "periodical": ("no-title",),
    "title": ("no-title",),
    "number": ("no-number",),
    "date": ("no-date",),
}


# How the tagger says that it inferred the issue's date: all of it, or all but the year.
_INFERRED = ("date-inferred", "month-inferred")


def complete(issue: Issue, name: str, stated: Stated, periodicals: Sequence[Periodical]) -> Issue:
    """The issue with a masthead from, in this order, the sidecar, the text and the file's name."""
    answered = {code for key in stated.given for code in _ANSWERED.get(key, ())}
    flags = [flag for flag in issue.flags if flag.code not in answered]
    said = stated.over(issue.masthead, periodicals)
    if stated.given:
        flags.append(Flag("identity-from-sidecar", "、".join(stated.given)))
    if said.year is None and said.date is not None:
        said = replace(said, year=said.date.year)
    filled = _fill(said, name, periodicals)
    if filled != said:
        flags.append(Flag("identity-from-file-name", name))
    return replace(issue, masthead=filled, flags=tuple(flags))


def with_inferred_date(issue: Issue) -> Issue:
    """The tagged issue, of the date that the tagger inferred from the dates inside where nothing else gives one, or of
    its year where nothing inside tells more."""
    masthead = issue.masthead
    if masthead.date is not None:
        return issue
    inferred = next((flag.detail for flag in issue.flags if flag.code in _INFERRED), None)
    if inferred is not None:
        date = PartialDate.parse(inferred)
    elif masthead.year is not None:
        date = PartialDate(masthead.year)
    else:
        return issue
    return replace(issue, masthead=replace(masthead, date=date, year=masthead.year or date.year))


def _fill(masthead: Masthead, name: str, periodicals: Sequence[Periodical]) -> Masthead:
    says = read_file_name(name)
    found: dict[str, Any] = {"title": _title(name, says, periodicals)}
    # A name of another year is not about this number.
    if masthead.year is None or says.year is None or says.year == masthead.year:
        found |= {"year": says.year, "number": says.number, "serial": says.serial, "date": says.date}
    lacking = {part: value for part, value in found.items() if value is not None and getattr(masthead, part) is None}
    return replace(masthead, **lacking)


def _title(name: str, says: FileName, periodicals: Sequence[Periodical]) -> str:
    """A configured title that stands in the name, else what is left of the name without its figures."""
    titles = {title for one in periodicals for title in (one.title, *one.aliases) if title in name}
    return max(titles, key=len, default=says.title or stem_of(name))
