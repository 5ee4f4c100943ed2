"""Headlines that came out of a layout program below their texts: they are put above, where the rules look for them.

In a torn file a text box may follow the text that it belongs to. Such a headline stands below a text that nothing
heads, and says what that says, or has no text below it."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from .cells import FEWEST_CELLS, cells_of
from .contents import Contents
from .credits import read_credit
from .front import COLUMN_NAME, IMPRINT, SECTION_MARK
from .joins import join_score, unclosed
from .patterns import NEVER_FIRST, ends_sentence
from .people import signing
from .rows import Row
from .shade import BULLET, bare, shade
from .signs import COMPANY, CONNECTIVE, CONTINUES, OFFICES, RESUMED, SIGNED, SUBTITLE, UNIT, ordinal_of
from .tails import take_tail

_SHORTEST, _LONGEST, _MOST_ROWS, _MOST_OF_ONE = 6, 34, 6, 2
"""Characters of a row of a headline; rows that stand together, and of one headline."""
_TEXT_LONGEST = 40
"""Characters: a longer row is text, whatever else it looks like."""
_NAME_LONGEST = 8
"""Characters of a column's name."""
_READ = 240
"""Characters of a text that its headline speaks of."""
_TAIL_ROWS = 3
"""An attribution may be broken over so many rows."""
_HEADS_ABOVE, _HEADS_BELOW, _LEFT_OPEN, _LEFT_OVER = 0.5, 1.0, 0.4, -1.0
"""What it is worth that a headline is of the text above, of the one below, that a text may have its headline further
down, and that a row is of neither."""
_SAID_AGAIN = 3.0
"""What it is worth that all of a headline is said again in its text."""
_HABIT, _SURELY, _LIKELY, _HARDLY = 2, 0.5, 0.3, 0.2
"""Headlines that make a habit, so that others with no text below are moved, too; the shares of a headline's pairs of
letters that its text has for certain and if it is a habit, and that another may have."""
_PARTED = 60
"""Rows of the last paragraphs that may be an item of their own."""
_OPENING = 2
"""Rows with which a text begins."""
_SENTENCE = re.compile(r"[,。](?!\d)")
_SENTENCES = 40
"""Characters of the shortest text that a headline is missed above."""


@dataclass(slots=True)
class _Text:
    """Rows [first, end) without a headline of their own right above them, if not ``headed``."""

    first: int
    end: int
    headed: bool = False


@dataclass(slots=True)
class _Headline:
    """Rows [first, end) that seem to head the text that begins with the row ``text``, above them."""

    text: int
    first: int
    end: int
    said: float
    """How much of it the text says again."""
    last: bool
    """No text stands below it."""


def put_headlines_above(rows: Sequence[Row], contents: Contents) -> list[Row]:
    """The rows with such headlines above their texts, if there are several, or one that says what its text says."""
    found = _headlines_below(rows, {bare(shade(name)) for name in contents.sections}, contents.end)
    habit = sum(one.said >= _LIKELY for one in found) >= _HABIT
    # One alone that has commas may be a sentence that a page has broken.
    alone = [one for one in found if one.said >= _SURELY and one.last and "," not in rows[one.end - 1].shade]
    sure = [one for one in found if one.said >= _LIKELY or one.last] if habit else alone
    return _moved(rows, {one.text: (one.first, one.end) for one in sure}) if sure else list(rows)


def _moved(rows: Sequence[Row], moves: dict[int, tuple[int, int]]) -> list[Row]:
    taken = {at for head in moves.values() for at in range(*head)}
    found: list[Row] = []
    for at, row in enumerate(rows):
        if at in moves:
            first, *more = (rows[one] for one in range(*moves[at]))
            found += [replace(first, gap=row.gap, opens_page=row.opens_page, marked=True), *more]
            found.append(replace(row, gap=first.gap, opens_page=False))
        elif at not in taken:
            found.append(row)
    return found


def _headlines_below(rows: Sequence[Row], known: Set[str], front: int) -> list[_Headline]:
    """Those that seem to stand below their texts, each with its text. ``known``: the names of columns, bare; the rows
    before ``front`` are none of them."""
    found: list[_Headline] = []
    texts: list[_Text] = []
    at = front

    def names(row: Row) -> bool:
        return bare(row.shade) in known or _names_column(row)

    def closes(at: int) -> bool:
        """Whether nothing at a row goes on with the headline above it: a column begins there, or a page."""
        if at >= len(rows) or rows[at].opens_page or read_credit(rows[at].text) is not None:
            return True
        named = bare(rows[at].shade) in known or _is_set_as_name(rows[at])
        # What may be the rest of the headline stands above its text.
        short = len(rows[at].shade) <= _NAME_LONGEST and at + 1 < len(rows)
        return named or (short and _may_head(rows, at + 1))

    name = rows[at - 1].shade if at else ""
    headed = at == 0 or not names(rows[at - 1])
    while at < len(rows):
        if _may_head(rows, at):
            end = at + 1
            while end < len(rows) and end - at < _MOST_ROWS and _may_head(rows, end) and not rows[end].opens_page:
                end += 1
            # No headline stands last on its page.
            last = closes(end)
            below = end if not last and _is_text(rows, end) else None
            heads: list[tuple[_Text, range]] = []
            if texts and (last or below) and not any(row.opens_page for row in rows[texts[-1].end : at + 1]):
                heads = _assigned(rows, texts, range(at, end), below)
            for text, head in heads:
                said = _said_again(rows, head, range(text.first, text.end))
                found.append(_Headline(text.first, head.start, head.stop, said, last))
            # What all of them stand below of has left the next text without one.
            headed = not heads or heads[-1][1].stop < end
            texts, at = [], end
            if not headed and at < len(rows) and read_credit(rows[at].text) is not None:
                # Who wrote it stands below its headline wherever that is.
                found[-1].end, at = at + 1, at + 1
        elif _is_text(rows, at):
            end = at + 1
            while end < len(rows) and not _ends(rows, at, end) and _is_text(rows, end):
                end += 1
            texts.append(_Text(at, end, headed))
            headed, at = False, end
        else:
            # The name of a column or a group, a table, a credit: below a name, a text has no headline yet.
            if not (texts and rows[at].shade == name):
                # Its name again below a text is of the page.
                texts, headed = [], not names(rows[at])
                name = name if headed else rows[at].shade
            at += 1
    return found


def _may_head(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    if not _SHORTEST <= len(row.shade) <= _LONGEST or row.full or row.indented or row.level is not None or row.marked:
        return False
    if ends_sentence(row.shade) or row.shade[-1] in ",、)" or ordinal_of(row.shade) or SUBTITLE.match(row.shade):
        return False
    if (
        unclosed(row.shade)
        or UNIT.fullmatch(row.shade)
        or IMPRINT.match(row.shade)
        or len(cells_of(row.text)) >= FEWEST_CELLS
    ):
        return False
    if CONNECTIVE.match(row.shade) or (at + 1 < len(rows) and SIGNED.fullmatch(rows[at + 1].shade)):
        return False
    if CONTINUES.fullmatch(row.shade) or RESUMED.fullmatch(row.shade) or SIGNED.fullmatch(row.shade):
        return False
    office = OFFICES.fullmatch(row.text) is not None and COMPANY.search(row.shade) is None
    if (
        office
        or _OFFICE.fullmatch(row.shade)
        or signing(row.text)[0]
        or read_credit(row.text) is not None
        or _names_column(row)
    ):
        return False
    return not _goes_on(rows, at)


_OFFICE = re.compile(r"《[^《》]+》.{0,6}")
"""《某某动态》编辑部 signs."""


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row is the last of a paragraph."""
    if at == 0 or not rows[at - 1].full or ends_sentence(rows[at - 1].shade):
        return False
    return join_score(rows[at - 1], rows[at]) > 0 and not _ends(rows, 0, at)


def _names_column(row: Row) -> bool:
    short = len(row.shade) <= _NAME_LONGEST
    return _is_set_as_name(row) or (short and COLUMN_NAME.fullmatch(row.shade) is not None)


def _is_set_as_name(row: Row) -> bool:
    """Whether something else than its words shows a column's name: a bullet, brackets, a line on both sides."""
    if row.ruled or row.named or SECTION_MARK.fullmatch(row.shade):
        return True
    return len(row.shade) <= _NAME_LONGEST and row.shade[0] == BULLET


def _is_text(rows: Sequence[Row], at: int) -> bool:
    row = rows[at]
    if row.level is not None or _names_column(row):
        return False
    if row.full or row.indented or ends_sentence(row.shade) or len(row.shade) > _TEXT_LONGEST or _goes_on(rows, at):
        return True
    return CONTINUES.fullmatch(row.shade) is not None


def _ends(rows: Sequence[Row], first: int, end: int) -> bool:
    """Whether the text that begins at a row ends above another: with who wrote it, where it is from or goes on."""
    if CONTINUES.fullmatch(rows[end - 1].shade):
        return True
    if rows[end - 1].shade[-1] not in ")]":
        return False
    tail = "".join(row.text for row in rows[max(first, end - _TAIL_ROWS) : end])
    return bool(take_tail(tail).attribution)


def _said_again(rows: Sequence[Row], head: range, text: range) -> float:
    """The share of a headline's pairs of letters that the beginning of a text has, too."""
    said = bare("".join(rows[at].shade for at in head))
    pairs = {said[at : at + 2] for at in range(len(said) - 1)}
    read = ""
    for at in text:
        read += bare(rows[at].shade)
        if len(read) > _READ:
            break
    return sum(pair in read for pair in pairs) / max(1, len(pairs))


def _assigned(
    rows: Sequence[Row], texts: Sequence[_Text], heads: range, below: int | None
) -> list[tuple[_Text, range]]:
    """Which of the rows head which texts above, best of all ways."""
    queue = [text for text in texts if not text.headed and _is_whole(rows, text)]
    if not queue and below is None and texts:
        queue = _parted(rows, texts[-1], heads)
    if not queue:
        return []
    if f"《{rows[heads[-1]].shade}" in "".join(rows[at].shade for at in range(texts[-1].first, texts[-1].end)):
        # The document that a notice carries: the notice says its name.
        return []
    under = range(below, min(below + _READ, len(rows))) if below is not None else None
    best: tuple[float, list[tuple[_Text, range]]] = (-1e9, [])
    for count in range(min(len(queue), len(heads)) + 1):
        chosen = queue[len(queue) - count :]
        # Where one headline ends and the next begins: the last part is of the text below, or of none.
        for ends in combinations(range(heads.start + 1, heads.stop + 1), count):
            parts = [range(a, b) for a, b in zip((heads.start, *ends), ends, strict=False)]
            if any(len(part) > _MOST_OF_ONE for part in parts):
                continue
            rest = range(ends[-1] if ends else heads.start, heads.stop)
            worth = sum(
                _HEADS_ABOVE + _SAID_AGAIN * _said_again(rows, part, range(text.first, text.end))
                for part, text in zip(parts, chosen, strict=True)
            )
            if under is None:
                worth += _LEFT_OVER * len(rest)
            else:
                worth += _HEADS_BELOW + _SAID_AGAIN * _said_again(rows, rest, under) if rest else _LEFT_OPEN
            if worth > best[0]:
                best = worth, list(zip(chosen, parts, strict=True))
    return best[1]


def _is_whole(rows: Sequence[Row], text: _Text) -> bool:
    """Whether a text begins with a paragraph, and says a sentence."""
    said = "".join(row.shade for row in rows[text.first : text.end])
    # A headline of several rows may be as wide as a paragraph; it has no commas.
    opens = _SENTENCE.search("".join(row.shade for row in rows[text.first : min(text.first + _OPENING, text.end)]))
    return len(said) >= _SENTENCES and "。" in said and said[0] not in NEVER_FIRST and opens is not None


def _parted(rows: Sequence[Row], text: _Text, heads: range) -> list[_Text]:
    """The last paragraphs of a text that has a headline, if another below it, which has none, speaks of them alone."""
    if len(heads) > _MOST_OF_ONE:
        return []
    for at in range(max(text.first + 1, text.end - _PARTED), text.end):
        opens = rows[at].indented and ends_sentence(rows[at - 1].shade)
        if opens and _said_again(rows, heads, range(at, text.end)) >= _LIKELY:
            above = _said_again(rows, heads, range(text.first, at))
            return [_Text(at, text.end)] if above <= _HARDLY else []
    return []
