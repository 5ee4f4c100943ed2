"""Advertisements at the feet of pages, below the word that says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from invented import INDENT, LONG, TITLES, given

from feeds.parsing.adverts import find_adverts

ADVERT = ("廣告", "大湖春風酒莊　草莓酒禮盒", "年節預購八五折", "洽詢專線　037-000-777")
HEAD = "某某木作　2019·06　{:02}"


def adverts_of(pages: Sequence[Sequence[str]]) -> list[str]:
    """The rows of advertisements in an issue of such pages, below each of which stands the head of the next."""
    rows = given(*(row for number, page in enumerate(pages, 3) for row in (HEAD.format(number), *page)))
    furniture = {at for at, row in enumerate(rows) if row.text.startswith(HEAD[:4])}
    return [rows[at].text for at in sorted(find_adverts(rows, furniture))]


def test_they_end_with_their_page_with_the_issue_or_at_an_empty_line() -> None:
    item = (TITLES[0], LONG)
    assert adverts_of([(*item, *ADVERT), item, (*item, *ADVERT)]) == [*ADVERT, *ADVERT]
    assert adverts_of([(*item, *ADVERT, "", *item), (*item, "[廣告]", *ADVERT[1:])]) == [
        *ADVERT,
        "[廣告]",
        *ADVERT[1:],
    ]


@pytest.mark.parametrize(
    "pages",
    [
        [(LONG, *ADVERT), (LONG,)],
        [(LONG, "廣告", LONG), (LONG, "廣告", LONG)],
        [(LONG, "廣告", *TITLES[:6], "廣告"), (LONG,)],
        [(LONG, f"{INDENT}廣告業的一年", ADVERT[1]), (LONG, "廣告業的一年", ADVERT[1])],
    ],
    ids=["once", "sentences", "many rows", "more than the word"],
)
def test_else_the_word_makes_none(pages: Sequence[Sequence[str]]) -> None:
    assert not set(adverts_of(pages)) & {*ADVERT[1:], LONG, *TITLES}
