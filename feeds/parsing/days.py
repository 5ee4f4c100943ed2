"""Headlines that carry a day by habit: 某港航线增至四十二条（3月19日）, 11.22（周二）｜某某私享会."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .signs import SHORT_DAY

if TYPE_CHECKING:
    from .evidence import Evidence

DAY_BEHIND = re.compile(rf"[ 　]*[（(]{SHORT_DAY}[）)]$|(?<=\S)(?:\t+|[ 　]{{3,}}){SHORT_DAY}$")
DAY_BEFORE = re.compile(rf"^{SHORT_DAY}(?:[（(][^（）()]{{1,6}}[）)])?[ 　]*[｜|][ 　]*(?=.{{4}})")
DAY_ALONE = re.compile(
    r"(?:(?:19|20)\d{2}年)?\d{1,2}月\d{1,2}日(?:[-—~至、]{1,2}(?:\d{1,2}月)?\d{1,2}日)?"
    r"(?:[(\[]?(?:星期|周|礼拜)[一二三四五六日天][)\]]?)?"
)
"""On a row of its own: the head of an entry."""
DAY_IN_MONTH = re.compile(r"\d{1,2}日(?:[-—~至、]{1,2}\d{1,2}日)?")
"""11日—13日 on its row, where the title of the chronology says the month."""
MONTH_ALONE = re.compile(r"(?:[一二三四五六七八九十]{1,3}|\d{1,2})月份?")
"""三月, above the entries of a chronology."""
WEEKDAY = "(?:[（(](?:星期|周|週|禮拜|礼拜)?[一二三四五六日天][)）])?"
DAY_FIRST = re.compile(
    rf"(?:\d{{2,4}}[年./-])?\d{{1,2}}[月./-]\d{{1,2}}日?(?:[、—–~至-]{{1,2}}\d{{1,2}}日?)*{WEEKDAY}[ 　]+(?=.{{4}})"
)
"""3.12　举办实务培训班, 08/04（二）　拜会某某局: set off before a headline."""
_FEWEST = 3
_LONGEST = 80
"""Characters."""


def find_dated_headlines(evidence: Evidence) -> None:
    """The rows that may be headlines and have a day set off at their end, or before them; once is no habit."""
    texts = ((at, evidence.rows[at].text) for at in range(max(0, evidence.contents.end - 1), len(evidence)))
    # A day behind ends with a bracket or itself, one before begins with a digit.
    likely = [
        (at, text)
        for at, text in texts
        if len(text) <= _LONGEST and (text[-1] in "）)日" or text[-1].isdigit() or text[0].isdigit())
    ]
    for pattern in (DAY_BEHIND, DAY_BEFORE):
        found = [at for at, text in likely if pattern.search(text)]
        if len(found) >= _FEWEST:
            evidence.dated_headlines.update(found)
