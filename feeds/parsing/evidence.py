"""What the rules look at: for each row, what it is like and how it stands to the row before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from . import attribution
from . import vocabulary as words
from .contents import COLUMN_NAME, LEADERS, LEADING_DOTS, SECTION_MARK, Contents, page_number
from .joins import join_score
from .patterns import ORDINALS, PROSE, ends_sentence, numeral
from .rows import Row
from .shade import bare, shade
from .tears import find_tears

HEAD_ROWS = 9
"""Column, group, headline and subtitle take no more rows before the first text of an issue."""
LINK_BOX = re.compile(rf"\[?(?:相关)?{words.LINKS}\]?[:\]]|\[(?:相关)?链接\]")
SUBTITLE = re.compile(r"—{1,3}(?=[^—])")
NOTICE = re.compile(
    r"(?:征稿(?:启事|函|通知)?|约稿(?:启事|函)?|投稿须知|来稿须知|稿约|征订启事|版权(?:声明|申明|所有).{0,30}|免责声明.{0,20}|欢迎(?:投稿|订阅).{0,20})$"
)
COLOPHON = re.compile(rf"{words.DISTRIBUTION}:|\(?共印\d+份|(?:主题词|本期发送|发送范围)")
ABOUT = re.compile(r".{0,24}(?:中心|协会|商会|学会|联合会|编辑部|委员会|本会|本刊|促进会|研究会|研究院)简介$")
CHRONICLE = re.compile(rf".{{0,24}}{words.CHRONICLES}(?:[(\[]?\d{{0,4}}.{{0,12}}[)\]]?)?$")
DATELINE = re.compile(
    r"(?:\(?本(?:报|刊|网).{0,12}(?:讯|电|报道)|据.{1,20}(?:报道|消息|透露|统计|悉|了解)|(?:\d{4}年)?\d{1,2}月\d{1,2}(?:日|号|[-至—~])|(?:\d{4}年)\d{1,2}月|"
    r"近日|日前|近期|昨日|今日|今年|去年|本周|上周|本月|上月|\d{1,2}日[,上下]|记者|近来|最近)"
)
DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:上旬|中旬|下旬|底|初|\d{1,2}日)|\d{4}年(?:\d{1,2}月)?[,,]|\d{1,2}[./]\d{1,2}(?=\D)"
)
RESUMED = re.compile(r"[(\[]?(?:上接|接上|接第?\d+页|续第?\d+页|上续).{0,14}[)\]]?$")
CONTINUES = re.compile(r"[(\[]?(?:下转|转下|转第?\d+页|未完待续|待续|下接|续下).{0,14}[)\]]?$")
FOOTNOTE = re.compile(r"(?:[(\[]?\d{1,2}[)\].、]|注(?:释)?\d*[::、]|\*)(?=[^\d])")
_BRACKETED = re.compile(r"\[[^\[\]]{2,12}\]$")
_CONTACT = re.compile(r"https?:|www\.|@|(?:电话|传真|邮编|网址|邮箱)")


@dataclass(slots=True)
class Evidence:
    """The rows and, row by row, what was found."""

    rows: Sequence[Row]
    contents: Contents
    joins: list[float]
    """joins[i]: how well row i goes on with row i-1."""
    item_ends: list[bool]
    """An attribution ends with the row."""
    announced: list[bool]
    """The row stands in the contents: it ends with leaders or the number of a page."""
    in_link: list[bool]
    """The row is in a link box: 链接：…, which belongs to the item before it."""
    signature: list[bool]
    """The row is nothing but an attribution."""
    in_attribution: list[bool]
    """The row goes on with an attribution that began in an earlier one."""
    ended: list[bool]
    prose: list[bool]
    ordinal: list[tuple[str, int] | None]
    section: list[str | None]
    """The section or group that the row names, if it may be such a heading."""
    known_section: list[bool]
    chronicle: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology -> index of the row that holds its title."""
    dated: dict[int, int] = field(default_factory=dict)
    """Rows that begin an entry of a chronology without numbers -> index of the row that holds its title."""
    numbered: set[int] = field(default_factory=set)
    """Numbered rows that head items: the numbering begins where a column begins."""
    styled: set[int] = field(default_factory=set)
    """Rows in brackets that head items: several are, and text follows each."""
    carried: set[int] = field(default_factory=set)
    """Rows with the title of the document that a covering notice carries: not a headline of their own."""
    table: list[bool] = field(default_factory=list)
    torn: set[int] = field(default_factory=set)
    """Rows that certainly do not go on with the row before, though nothing heads them."""
    after_table: list[bool] = field(default_factory=list)
    """The row follows a table that began where an item had ended: the table was an item of its own."""
    indents: bool = False
    wrapped: bool = False

    def __len__(self) -> int:
        return len(self.rows)


def gather(rows: Sequence[Row], contents: Contents) -> Evidence:
    count = len(rows)
    indented = sum(row.indented for row in rows)
    indents = indented >= 5 and indented <= count * 0.6
    joins = [-4.0] * (count + 1)
    for at in range(1, count):
        joins[at] = join_score(rows[at - 1], rows[at], indents=indents)
    evidence = Evidence(
        rows=rows,
        contents=contents,
        joins=joins,
        item_ends=[False] * count,
        announced=_announced(rows, contents),
        in_attribution=[False] * count,
        in_link=[False] * count,
        signature=[False] * count,
        ended=[ends_sentence(row.shade) for row in rows],
        prose=[len(row.shade) >= 14 and PROSE.search(row.shade) is not None for row in rows],
        ordinal=[ordinal_of(row.shade) for row in rows],
        section=[None] * count,
        known_section=[False] * count,
        table=[False] * count,
        after_table=[False] * count,
        indents=indents,
        wrapped=sum(row.wrapped for row in rows) * 2 > count,
    )
    _attributions(evidence)
    done = [ended or item for ended, item in zip(evidence.ended, evidence.item_ends, strict=True)]
    evidence.torn = find_tears(rows, done, joins, indents=indents)
    _links(evidence)
    _sections(evidence)
    _bracketed_headlines(evidence)
    _tables(evidence)
    _numbered(evidence)
    _chronologies(evidence)
    evidence.carried = _carried(evidence)
    return evidence


def _announced(rows: Sequence[Row], contents: Contents) -> list[bool]:
    found = [False] * len(rows)
    for at in range(min(contents.end, len(rows))):
        leaders = at + 1 < len(rows) and LEADING_DOTS.match(rows[at + 1].shade)
        found[at] = bool(leaders or page_number(rows[at].shade) or LEADERS.search(rows[at].shade))
    return found


def ordinal_of(shadow: str) -> tuple[str, int] | None:
    """Which kind of number a row begins with, and the number."""
    if shadow[0] not in "一二三四五六七八九十百第其([(0123456789" and ":" not in shadow[:8]:
        return None
    for name, pattern in ORDINALS.items():
        match = pattern.match(shadow)
        if match:
            value = numeral(match[1])
            return (name, value) if value is not None else None
    return None


def _attributions(evidence: Evidence) -> None:
    """Finds the rows that end with an attribution, and those that go on with one begun further up."""
    rows = evidence.rows
    for at, row in enumerate(rows):
        shadow = row.shade
        if shadow[-1] in ")]。." and shadow.rstrip("。.")[-1:] in (")", "]") and not _holds_bracket(shadow):
            opening = _opening(rows, at)
            if opening is not None:
                joined = "".join(one.text for one in rows[opening : at + 1])
                if attribution.take_tail(joined[-200:]).attribution:
                    for one in range(opening + 1, at + 1):
                        evidence.in_attribution[one] = True
                        evidence.joins[one] = 4.0
                    for one in range(opening, at):
                        evidence.item_ends[one] = False
                    evidence.item_ends[at] = True
        elif attribution.may_end_item(shadow) and (
            attribution.ends_item(row.text, shadow) or attribution.take_tail(row.text[-200:]).torn
        ):
            evidence.item_ends[at] = True


def _holds_bracket(shadow: str) -> bool:
    """Whether the bracket that a row ends with opens in the same row."""
    depth = 0
    for char in reversed(shadow.rstrip("。.")):
        depth += char in ")]"
        depth -= char in "(["
        if depth == 0:
            return True
    return False


_LEFT_OPEN = re.compile(r"[(\[][^()\[\]]{0,60}$")


def _opening(rows: Sequence[Row], at: int) -> int | None:
    """The row above, near, in which the bracket opens that row ``at`` closes; no sentence ends in between."""
    length = 0
    for one in range(at, max(-1, at - 4), -1):
        shadow = rows[one].shade
        if one < at and _LEFT_OPEN.search(shadow):
            return one
        length += len(shadow)
        if length > attribution.LONGEST or (one < at and shadow[-1] in "。!?)]"):
            return None
    return None


def _links(evidence: Evidence) -> None:
    for at, row in enumerate(evidence.rows):
        if evidence.item_ends[at]:
            evidence.signature[at] = len(row.shade) <= 70 and not attribution.take_tail(row.text).text
            if evidence.signature[at] and not evidence.in_attribution[at]:
                evidence.joins[at] = -4.0
        evidence.in_link[at] = LINK_BOX.match(row.shade) is not None or (
            at > 0 and evidence.in_link[at - 1] and evidence.joins[at] > 0
        )


def _numbered(evidence: Evidence) -> None:
    """1. … 2. … below a column's heading, with no headline in between, are the headlines of its items."""
    rows = evidence.rows
    for at in range(len(rows) - 1):
        first = evidence.ordinal[at + 1]
        if (
            evidence.section[at] is None
            or first is None
            or first[0] not in _COUNTING
            or not _heads_text(evidence, at + 1)
        ):
            continue
        found = [at + 1]
        for one in range(at + 2, min(len(rows), at + _COLUMN_LONGEST)):
            if evidence.section[one] is not None:
                break
            if evidence.ordinal[one] == (first[0], first[1] + len(found)) and _heads_text(evidence, one):
                found.append(one)
        if len(found) >= 2 or first[1] == 1:
            evidence.numbered.update(found)


_COUNTING = ("chinese", "digit")
_COLUMN_LONGEST = 1000
"""Rows."""


def _heads_text(evidence: Evidence, at: int) -> bool:
    """A short row that ends no sentence."""
    return len(evidence.rows[at].shade) <= 50 and not evidence.ended[at] and evidence.joins[at] < 3


_SIGNED = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)


def _carried(evidence: Evidence) -> set[int]:
    """The titles of documents that a covering notice carries: below its signature, and named in its headline."""
    rows = evidence.rows
    found: set[int] = set()
    for signed, row in enumerate(rows):
        if not _SIGNED.fullmatch(row.shade):
            continue
        near = [bare(one.shade) for one in rows[max(0, signed - 12) : signed] if 6 <= len(one.shade) < 60]
        for at in range(signed + 1, min(signed + 3, len(rows))):
            key = bare(rows[at].shade)
            if len(key) >= 6 and any(fuzz.partial_ratio(key, one) >= 82 for one in near):
                found.add(at)
    return found


def _sections(evidence: Evidence) -> None:
    known = {bare(shade(name)) for name in evidence.contents.sections}
    for at, row in enumerate(evidence.rows):
        shadow = row.shade
        if len(shadow) > 16:
            continue
        mark = SECTION_MARK.fullmatch(shadow)
        name = mark[1] if mark else shadow
        if bare(name) in known:
            evidence.section[at], evidence.known_section[at] = name, True
        elif (
            mark
            and not ends_sentence(name)
            and ordinal_of(name) is None
            and ":" not in name
            and not _BRACKETED.search(name)
        ):
            evidence.section[at] = name
        elif len(shadow) <= 8 and COLUMN_NAME.fullmatch(shadow) and not evidence.ended[at]:
            evidence.section[at] = shadow


_LETTERED = re.compile(r"(?<=[^\x00-\x7f])[ 　]+(?=\d)|(?<=[\d%])[ 　]+(?=[^\x00-\x7f])")


def cells_of(text: str) -> list[str]:
    """The parts of a row that white space sets apart; a space between Chinese and a figure is only typography."""
    return _LETTERED.sub("", text).split()


def _bracketed_headlines(evidence: Evidence) -> None:
    """【…】 on a row of its own heads a column if headlines follow, an item if text does."""
    rows = evidence.rows
    bracketed = [
        at
        for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows) - 1)
        if rows[at].shade[0] == "["
        and rows[at].shade[-1] == "]"
        and 4 <= len(rows[at].shade) - 2 <= 50
        and not evidence.known_section[at]
        and not evidence.item_ends[at]
        and ":" not in rows[at].shade
        and not LINK_BOX.match(rows[at].shade)
    ]
    before_text = [
        at for at in bracketed if evidence.prose[at + 1] or len(rows[at + 1].shade) > 44 or rows[at + 1].full
    ]
    if len(before_text) >= 3 and len(before_text) * 3 >= len(bracketed) * 2:
        for at in before_text:
            evidence.section[at] = None
            evidence.styled.add(at)


def _tables(evidence: Evidence) -> None:
    """Marks runs of rows that are cells: short, never ending a sentence, mostly of several parts set apart."""
    rows = evidence.rows
    run: list[int] = []

    def close() -> None:
        # The text below a table begins with lines that are full.
        while run and rows[run[-1]].full and len(cells_of(rows[run[-1]].text)) < 3:
            run.pop()
        cells = sum(len(cells_of(rows[one].text)) >= 3 for one in run)
        if len(run) >= 8 and cells * 3 >= len(run):
            for one in run:
                evidence.table[one] = True
            if run[0] > 0 and evidence.item_ends[run[0] - 1] and run[-1] + 1 < len(rows):
                evidence.after_table[run[-1] + 1] = True
        run.clear()

    for at, row in enumerate(rows):
        cell = (
            len(row.shade) <= 60
            and not evidence.ended[at]
            and not evidence.prose[at]
            and not evidence.item_ends[at]
            and (row.shade[-1] not in ",、" or len(run) >= 3)
            and (len(cells_of(row.text)) >= 3 or not row.full or bool(run))
        )
        if cell and not evidence.in_attribution[at] and not (row.level or evidence.known_section[at]):
            run.append(at)
        else:
            close()
    close()


def _chronologies(evidence: Evidence) -> None:
    rows = evidence.rows
    for at in range(max(0, min(evidence.contents.end, len(rows)) - HEAD_ROWS), len(rows)):
        shadow = rows[at].shade
        if len(shadow) > 34 or evidence.ended[at] or not CHRONICLE.fullmatch(re.sub(r"^附件?\d*[::]?", "", shadow)):
            continue
        kind, first = _first_entry(evidence, at)
        if kind is None or first is None:
            _dated_entries(evidence, at)
            continue
        expected, one, last = 1, first, first
        while one < len(rows) and one - last < 400:
            if evidence.ordinal[one] == (kind, 1) and one > first:
                break
            if evidence.ordinal[one] == (kind, expected) and evidence.joins[one] < 3:
                evidence.chronicle[one] = at
                expected, last = expected + 1, one
            one += 1


def _first_entry(evidence: Evidence, title: int) -> tuple[str | None, int | None]:
    """Where the entries of a chronology begin: below its title, or above where the title has slipped down the page."""
    below = range(title + 1, min(title + 6, len(evidence)))
    above = range(title, max(-1, title - _SLIPPED_BY), -1) if _slipped(evidence, title) else range(0)
    for places in (below, above):
        for one in places:
            found = evidence.ordinal[one]
            if found and found[1] == 1 and found[0] in ("chinese", "digit", "chinese-bracket", "digit-bracket"):
                return found[0], one
    return None, None


def _slipped(evidence: Evidence, at: int) -> bool:
    """Whether a row stands in the middle of a sentence."""
    if at == 0 or at + 1 >= len(evidence) or evidence.ended[at - 1] or evidence.rows[at].opens_page:
        return False
    return join_score(evidence.rows[at - 1], evidence.rows[at + 1], indents=evidence.indents) >= 2.5


def _dated_entries(evidence: Evidence, title: int) -> None:
    """Entries without numbers and headlines, each a paragraph that begins with its date."""
    last = title
    for one in range(title + 1, len(evidence)):
        row = evidence.rows[one]
        opens = evidence.joins[one] < 0 and (row.indented or not evidence.indents)
        if opens and DATED.match(row.shade):
            evidence.dated[one] = title
            last = one
        elif (
            one in evidence.torn
            or CHRONICLE.fullmatch(row.shade[:80])
            or one - last > _LONGEST_ENTRY
            or evidence.section[one]
            or (opens and last == title and one > title + 3)
        ):
            return


_LONGEST_ENTRY = 60
_SLIPPED_BY = 160
"""Rows."""


def looks_like_contact(shadow: str) -> bool:
    return _CONTACT.search(shadow) is not None
