"""What a periodical is called: the name on its cover, in its imprint, or at the heads of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from feeds.model import PartialDate

from . import vocabulary as words
from .front import COLUMN_NAME, CONTENTS_WORD
from .headline import close_spacing
from .masthead_numbers import NUMBER, ROW_LONGEST, SERIAL, in_figures, valid_day
from .patterns import numeral
from .rows import Row
from .shade import bare, shade, shade_with_places
from .signs import without_foreign

_FREQUENCY = re.compile(r"[(\[]?(?:电子)?(?:双月|半月|半年|[年季月周旬日])[刊报][)\]]?")
_TITLE = re.compile(rf".{{1,18}}{words.PERIODICALS}$")
_TITLE_AND_NUMBER = re.compile(rf"(.{{2,16}}?{words.PERIODICALS})(?:\d{{4}}年|第|总|\()")
_NAME_AND_NUMBER = re.compile(r"([^\d:,。◎\[(>第总]{3,14})\(?(?:(?:19|20)\d{2}年?)?(?:第|总第)\d{1,4}期")
_OWN_NAME = re.compile(r"《([^》]{2,20})》(?:编辑部|编委会|杂志社)")


def title_of(front: Sequence[Row], rows: Sequence[Row]) -> str | None:
    votes: Counter[str] = Counter()
    texts: dict[str, str] = {}

    def vote(text: str, weight: int, shortest: int = 3) -> None:
        clean = re.sub(r"\s+", "", close_spacing(text)).strip("《》")
        key = bare(shade(clean))
        if shortest <= len(key) <= 20:
            votes[key] += weight
            texts.setdefault(key, clean)

    for row in rows:
        if _OWN_NAME.search(row.shade):
            shadow, places = shade_with_places(row.text[:2000])
            for match in _OWN_NAME.finditer(shadow):
                vote(row.text[places[match.start(1)] : places[match.end(1)]], 5)
    if name := _first_name(front):
        vote(name, 5, shortest=2)
    if name := _of_series(front, rows):
        vote(name, 5)
    listed = False
    for at, row in enumerate(front[:40]):
        early = 2 if at < 8 else 0
        listed = listed or CONTENTS_WORD.fullmatch(row.shade) is not None
        if listed and COLUMN_NAME.fullmatch(row.shade):
            continue
        if row.shade[0] in "◎[" or ">" in row.shade or _FREQUENCY.fullmatch(shade(without_foreign(row.text[:60]))):
            continue
        if _PAGE_BEFORE.match(row.text) or _DAY_BEFORE.match(row.shade):
            continue
        if _TITLE.fullmatch(row.shade) and ":" not in row.shade and not _NOT_PUBLIC.search(row.shade):
            of_body = 1 if _OF_BODY.search(row.shade) else 0
            vote(row.text, 2 + early + (3 if row.level == 1 else 0) - of_body)
        elif at + 1 < len(front) and len(row.shade) <= 10 and len(front[at + 1].shade) <= 4:
            joined = row.shade + front[at + 1].shade
            whole = not _TITLE.fullmatch(front[at + 1].shade)
            if whole and _TITLE.fullmatch(joined) and not re.search(r"[:◎\[]", joined):
                vote(row.text + front[at + 1].text, 3 + early)
        before_number = _TITLE_AND_NUMBER.match(row.shade)
        if before_number:
            vote(row.text[: len(before_number[1])], 2 + early)
    return texts[votes.most_common(1)[0][0]] if votes else None


def _of_series(front: Sequence[Row], rows: Sequence[Row]) -> str | None:
    """The name before a stroke, 某某要闻｜运费又涨了, where other issues are named so too: 某某要闻｜第95期：…"""
    names = [match[1] for row in front[:_FIRST_ROWS] if (match := _BEFORE_STROKE.match(row.text[:ROW_LONGEST]))]
    others = {match[1] for row in rows if (match := _TITLE_APART.match(row.text[:ROW_LONGEST]))} if names else set()
    return next((name for name in names if name in others), None)


_NOT_PUBLIC = re.compile("内部|仅供|注意保存")
_OF_BODY = re.compile("会会刊$")
"""某某商会会刊 says whose it is; it has a name of its own, if another stands beside."""
_PAGE_BEFORE = re.compile(r"\d{1,2}[ 　]+\D")
"""07　湾区纵横: an entry of the contents."""
_DAY_BEFORE = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日")
"""2022年3月10日要闻: what the issue brings that day."""
_HEAD_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[年./-]([01]?\d)(?![\d.])")
_WHEN = re.compile(r"[^第]*年[^第]*月.{0,3}")
_TITLE_APART = re.compile(r"([^\d:：,，。｜|]{3,14})[｜|](?=.{0,12}第?\d{1,4}期|[ 　]*(?:20\d\d年)?\d{1,2}月\d{1,2}日)")
"""某某周报｜2022年第46期：…"""
_BEFORE_STROKE = re.compile(r"([^\d:：,，。｜|]{3,14})[｜|]")
_PARTS = re.compile(r"\s{2,}|　|[|｜·•]")


_MONTH_BEHIND = re.compile(r"(?:(?<=[^\s\d])\s+|(?<=》))(?:19|20)\d{2}[年./-]\d{1,2}(?:月[号號]?)?$")
"""某某商訊 2015年9月號, with one blank between, or 《某某商讯》2015年9月号"""


def running_head(rows: Sequence[Row]) -> tuple[str | None, PartialDate | None]:
    """The name and the date that pages repeat in one line with a column: 某某商情   2012.03      市  场."""
    names: Counter[str] = Counter()
    dates: Counter[PartialDate] = Counter()
    for row in rows:
        if len(row.shade) > _HEAD_LONGEST:
            continue
        # Few rows say a month, which is sooner seen than put in figures.
        match = _HEAD_DATE.search(in_figures(row.shade) if "年" in row.shade and "月" in row.shade else row.shade)
        if match is None or not (value := valid_day(int(match[1]), int(match[2]), None)):
            continue
        said = (_MONTH_BEHIND.sub("", part.strip()) for part in _PARTS.split(row.text))
        parts = [re.sub(r"\s+", "", close_spacing(part)).strip("《》") for part in said]
        parts = [part for part in parts if part and not re.search(r"[\d:：,，。]|年.{1,2}月$", part)]
        if parts and len(parts) <= 3:
            names.update(part for part in parts if 3 <= len(part) <= 14)
            dates[value[0]] += 1
    if own := _stands_with_columns(rows):
        return own, dates.most_common(1)[0][0] if dates and max(dates.values()) > 1 else None
    name, times = names.most_common(1)[0] if names else ("", 0)
    # A column is not on each page, and what stands once is no running head.
    if times > 1 and times * 2 > sum(dates.values()):
        return name, dates.most_common(1)[0][0]
    # 2019年6月号　　专题报道: beside the columns of its pages stands the month alone.
    return None, next(iter(dates)) if len(dates) == 1 and sum(dates.values()) >= _OFTEN else None


def repeated_name(rows: Sequence[Row]) -> str | None:
    """A periodical's name that pages repeat and that has nothing beside it, 某某研究月报."""
    called = (row.shade for row in rows if len(row.shade) <= _HEAD_LONGEST and _TITLE.fullmatch(row.shade))
    # 行业动态 at the heads of pages is the column's name.
    times = Counter(name for name in called if not COLUMN_NAME.fullmatch(name))
    found, often = times.most_common(1)[0] if times else ("", 0)
    text = next((row.text for row in rows if row.shade == found), "")
    return re.sub(r"\s+", "", close_spacing(text)).strip("《》") if often >= _OFTEN else None


_OFTEN = 3
_PAGED_HEAD = re.compile(
    r"(?:\d{1,3}[ 　]+(?=\S+(?:[ 　]{3,}|\t))|(?=\S+[ 　]*[|｜]))"
    r"(?P<first>[^\W\d_]{3,14})[ 　\t|｜]+(?P<second>[^\W\d_]{2,8})"
)
"""6　某某通讯　　　　　协会动态: the page, the name, and the column of the page; 某某电商｜资讯, with a stroke."""
_PARTNERS = 3


def _stands_with_columns(rows: Sequence[Row]) -> str | None:
    """The name that stands at the heads of pages beside the names of several columns."""
    partners: dict[str, set[str]] = {}
    for row in rows:
        if len(row.shade) <= _HEAD_LONGEST and (match := _PAGED_HEAD.fullmatch(row.text.strip())):
            partners.setdefault(match["first"], set()).add(match["second"])
    return next((name for name, others in partners.items() if len(others) >= _PARTNERS), None)


def running_serial(rows: Sequence[Row]) -> int | None:
    """The running number that pages repeat beside the month of the issue."""
    heads = [row.shade for row in rows if len(row.shade) <= _HEAD_LONGEST and _HEAD_DATE.search(row.shade)]
    serials = Counter(match[1] for head in heads if (match := SERIAL.search(head)))
    found, times = serials.most_common(1)[0] if serials else ("", 0)
    return numeral(found) if times > 1 else None


_NUMBERED_HEAD = re.compile(
    r"(?:[·|—-]*\d{1,4}[·|—-]*)?《?(?P<name>[^\d:,。《》第总·|—-]{2,14})》?(?:(?P<year>(?:19|20)\d{2})年(?:\d{1,2}月号?)?)?"
    r"(?:第(?P<number>\d{1,3})期(?:\(?总第?(?P<serial>\d{1,4})期\)?)?|总第?(?P<running>\d{1,4})期)(?:[·|—-]*\d{1,4}[·|—-]*)?"
)
"""8    某某网商 2015年第4期: the page, the name and the number; 某某网商 总第41期."""


def numbered_head(rows: Sequence[Row]) -> tuple[str | None, tuple[int | None, int | None, int | None]]:
    """The name of the periodical, and year, number and running number, that pages repeat in one line; or of which one
    is left, where the text calls the periodical so."""
    heads: Counter[tuple[str, ...]] = Counter()
    for row in rows:
        if len(row.shade) <= _HEAD_LONGEST and (match := _NUMBERED_HEAD.fullmatch(row.shade)):
            places = shade_with_places(row.text)[1]
            name = row.text[places[match.start("name")] : places[match.end("name")]]
            heads[
                re.sub(r"\s+", "", close_spacing(name)),
                match["year"] or "",
                match["number"] or "",
                match["serial"] or match["running"] or "",
            ] += 1
    found = next((one for one, times in heads.most_common(1) if times >= _SEEN_AT_LEAST), None)
    if found is None and heads:
        called = {name for row in rows for name in _CALLED.findall(row.text)}
        found = next((one for one in heads if one[0] in called), None)
    if found is None:
        return None, (None, None, None)
    name, year, number, serial = found
    return name, (int(year) if year else None, int(number) if number else None, int(serial) if serial else None)


_CALLED = re.compile(r"《([^《》\n]{2,14})》")
_HEAD_LONGEST, _SEEN_AT_LEAST = 40, 2


_FIRST_ROWS = 12
_MAIL_HEADER = re.compile(r"(?:发件人|收件人|抄送|日期|时间|主题|from|to|cc|date|subject):|\[?图片", re.IGNORECASE)
"""What a mail that was saved as text begins with."""


def _first_name(front: Sequence[Row]) -> str | None:
    """What stands first, or above the number of the issue, if it is a short name and nothing else."""
    front = [
        row
        for row in front[:_FIRST_ROWS]
        if not (
            _MAIL_HEADER.match(row.shade)
            or row.shade.replace("—", "").isascii()
            or _WHEN.fullmatch(row.shade)
            or _FREQUENCY.fullmatch(row.shade)
        )
    ]
    for row in front[:6]:
        if match := _TITLE_APART.match(row.text[:ROW_LONGEST].strip()):
            return re.sub(r"\s+", "", close_spacing(match[1])).strip("《》")
    for before, row, after in zip((None, *front), front[:5], front[1:6], strict=False):
        shadow, places = shade_with_places(row.text[:ROW_LONGEST])
        if match := _NAME_AND_NUMBER.match(shadow):
            return re.sub(r"\s+", "", close_spacing(row.text[: places[match.end(1)]])).strip("《》（(")
        name = without_foreign(row.text[:ROW_LONGEST])
        shadow = shade(name)
        named = (
            (2 if row is front[0] else 3) <= len(shadow) <= 12
            and not _FREQUENCY.fullmatch(shadow)
            and not re.search(r"[\d:,。◎\[(>]|内部|注意|(?:主办|编印|编)$", shadow)
        )
        numbers = (after, *front[2:3]) if row is front[0] and _PUBLISHES.search(after.shade) else (after,)
        if named and any(NUMBER.search(one.shade) or SERIAL.search(one.shade) for one in numbers):
            first = front[0].shade
            if (
                row is front[1]
                and _WHOSE.search(shadow)
                and 2 <= len(first) <= _UPPER_LONGEST
                and _NAME.fullmatch(first)
            ):
                # 某某商会会刊　双月刊 says whose it is, below its name.
                name = front[0].text
            if (
                row is not front[0]
                and _TITLE.fullmatch(first)
                and not (first.endswith(shadow) or _OF_BODY.search(first))
            ):
                # What stands between the name and the number is what this issue is about.
                name = front[0].text
            if before is not None and _KIND.fullmatch(shadow) and _is_upper_half(before, row):
                name = before.text + name
            return re.sub(r"\s+", "", close_spacing(name)).strip("《》")
    return None


_NAME = re.compile(r"[^\W\d_]+")
_PUBLISHES = re.compile(r"(?:主办|编印|(?<![汇选新摘主总责])编)$|^(?:主办|编印)(?:单位)?[:|]")
"""某某商会 编, between the name and the number"""
_WHOSE = re.compile(rf"会会刊(?:{_FREQUENCY.pattern})?$")
_KIND = re.compile("(?:工作|情况|信息)?(?:简报|动态|通讯|信息|通报|专报|快报|参考|要情)")
"""工作简报, which says what it is and not of what."""


def _is_upper_half(above: Row, row: Row) -> bool:
    """优化营商环境 / 工作简报: a name in two rows, both in the middle of the page; 某省某某示范工作 / 信 息 专 报."""
    plain = not re.search(r"[\d:,。◎\[(>]|内部|注意|(?:办公室|[局委会])$", above.shade)
    if plain and _APART.fullmatch(row.text) and len(above.shade) <= _WORK_LONGEST:
        # 某省电子商务与物流 / 工 作 简 报: what it is alone is no periodical's name.
        upper = above.centred and row.centred and not _OFFICE.search(above.shade)
        if _WORK.search(above.shade) or (upper and _WHAT_IT_IS.fullmatch(row.shade)):
            return True
    return plain and 2 <= len(above.shade) <= _UPPER_LONGEST and above.centred and row.centred and not row.gap


_APART = re.compile(r"\S(?:[ 　]+\S)+")
_WHAT_IT_IS = re.compile("工作(?:简报|动态|信息|通讯|专报|情况)")
_OFFICE = re.compile(rf"{words.OFFICES}$")
_UPPER_LONGEST, _WORK_LONGEST = 12, 24
"""Characters."""
_WORK = re.compile("(?:工作|示范|建设|行动|专项|活动|创建|项目)$")
"""What reports are made of; who makes them stands in the first row of others."""
