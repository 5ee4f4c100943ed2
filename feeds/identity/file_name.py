"""What the name of an issue's file says of it (pure)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePath

from feeds.model import PartialDate

# A year that is not a part of a longer number or of a checksum.
_YEAR = r"(?<![0-9A-Za-z])(?P<year>(?:19|20)\d{2})"
_END = r"(?![0-9A-Za-z])"
_DAY = re.compile(_YEAR + r"[-_. ]?(?P<month>0[1-9]|1[0-2])[-_. ]?(?P<day>0[1-9]|[12]\d|3[01])" + _END)
_CHINESE_DATE = re.compile(_YEAR + r"年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})[日号])?")
_NUMBER = re.compile(r"(?<!总)第?(?P<number>\d{1,3})[期号]")
_SERIAL = re.compile(r"总第?(?P<serial>\d{1,4})[期号]")
# 2014-07 is a year and a number, as in the keys of issues.
_YEAR_NUMBER = re.compile(_YEAR + r"年?[-_. ]?(?P<number>\d{1,3})" + _END)
_YEAR_ALONE = re.compile(_YEAR + r"年?" + _END)


@dataclass(frozen=True, slots=True)
class FileName:
    """``title`` is what is left of the name, None if that is no word."""

    title: str | None = None
    year: int | None = None
    number: int | None = None
    serial: int | None = None
    date: PartialDate | None = None


def stem_of(name: str) -> str:
    """The name without its ending; 会刊2014.07 has none."""
    path = PurePath(name)
    return path.stem if re.fullmatch(r"\.[A-Za-z][A-Za-z0-9]{0,7}", path.suffix) else path.name


def read_file_name(name: str) -> FileName:
    rest = unicodedata.normalize("NFKC", stem_of(name))
    found: dict[str, int] = {}

    def take(pattern: re.Pattern[str]) -> bool:
        nonlocal rest
        match = pattern.search(rest)
        if match is None:
            return False
        found.update({part: int(value) for part, value in match.groupdict().items() if value and part not in found})
        rest = rest[: match.start()] + " " + rest[match.end() :]
        return True

    take(_SERIAL)
    numbered = take(_NUMBER)
    dated = take(_CHINESE_DATE) or take(_DAY)
    if not dated and not (not numbered and take(_YEAR_NUMBER)):
        take(_YEAR_ALONE)
    return FileName(
        title=_title(rest),
        year=found.get("year"),
        number=found.get("number"),
        serial=found.get("serial"),
        date=_date(found),
    )


def _title(rest: str) -> str | None:
    text = re.sub(r"[\s_.\-()\[\]（）【】《》]+", " ", rest).strip()
    return text if re.search(r"[^\W\d_]{2}", text) else None


def _date(found: dict[str, int]) -> PartialDate | None:
    if "month" not in found:
        return None
    try:
        return PartialDate(found["year"], found["month"], found.get("day"))
    except ValueError:
        return None
