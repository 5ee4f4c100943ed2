"""Columns' names that are set like one another and like nothing else: 「要闻」, | 要闻, 第一部分：要闻, 要闻 News."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .outline import section_name
from .patterns import ends_sentence
from .shade import shade
from .signs import HEAD_ROWS

if TYPE_CHECKING:
    from .evidence import Evidence

_NAME = r"([^\W\d_](?:[ 　]*[^\W\d_]){1,7})"
_FORMS = {
    "quoted": re.compile(rf"[「『〖《〈]{_NAME}[」』〗》〉]"),
    "barred": re.compile(rf"[|｜丨│┃]+[ 　]*{_NAME}[ 　]*[|｜丨│┃]*"),
    "part": re.compile(rf"第[一二三四五六七八九十\d]{{1,2}}(?:部分|单元|板块|版块|辑|篇|版)[:：、 　]+{_NAME}"),
    "part in letters": re.compile(rf"(?:part|PART|Part)[ 　.]*\d{{1,2}}[ 　.:：|｜]*{_NAME}"),
    "hashed": re.compile(rf"#{_NAME}#?"),
    "in two languages": re.compile(r"([一-鿿]{2,6})[ 　]+[A-Z][A-Za-z&'’]+(?: [A-Za-z&'’]+){0,4}"),
}
"""How they are set: the first group is the name."""
_ANY_FORM = re.compile("|".join(form.pattern for form in _FORMS.values()))
_FEWEST = 2
_HEADLINE_LONGEST = 50
"""Characters."""


def find_set_apart(evidence: Evidence) -> None:
    """Two or more rows of one form, each above a headline, name columns; above a text they would be headlines."""
    rows = evidence.rows
    start = max(0, evidence.contents.end - HEAD_ROWS)
    set_so = [at for at in range(start, len(rows) - 1) if _ANY_FORM.fullmatch(rows[at].text)]
    for form in _FORMS.values():
        found = [at for at in set_so if _stands_above_headline(evidence, at, form)]
        if len(found) >= _FEWEST:
            for at in found:
                match = form.fullmatch(rows[at].text)
                evidence.section[at] = shade(match[1] if match else section_name(rows[at].text))
                evidence.known_section[at] = True


def _stands_above_headline(evidence: Evidence, at: int, form: re.Pattern[str]) -> bool:
    if not form.fullmatch(evidence.rows[at].text) or evidence.announced[at] or evidence.table[at]:
        return False
    below = evidence.rows[at + 1].shade
    return len(below) <= _HEADLINE_LONGEST and not evidence.reads_as_text(at + 1) and not ends_sentence(below[:-1])
