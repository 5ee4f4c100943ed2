"""The grammar of dates in Chinese text: what is written, before any year is guessed.

Works on a folded text (no white space, half-width digits), so 2013 年 １１ 月 and letter-spaced digits are one shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMERALS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "o": 0, "元": 1, "正": 1}
_DIGITS = "〇零○o一二三四五六七八九"

_YEAR = (
    rf"(?:(?<![\d.{_DIGITS}])"
    # 2013年, 二〇一三年, 13年8月; slips such as 2103年, 2O14年. Not 20年前, 30年来.
    rf"(?P<year>(?:1[89]|2[01o])\d\d|[一二][{_DIGITS}]{{3}}|\d\d(?=年\d{{1,2}}月))年(?!前(?![\d一二三])|[来间以后多度])"
    # The Republic's years, as Taiwan counts: 民国103年, 103年5月 are of 2014.
    r"|(?:民国(?P<republic>\d{2,3})年|(?<![\d.])(?P<minguo>1[0-2]\d)年(?=\d{1,2}月(?!以))))"
)
_RELATIVE = "(?P<relative>今年|去年|上年|明年|前年|本年度?|当年|次年|同年)"
_WHEN = rf"(?:{_YEAR}|{_RELATIVE}|(?<![\d.]))"
_MONTHS = r"1[0-2]|0?[1-9](?!\d)|十[一二]?|[一二三四五六七八九正]"
_DAYS = r"3[01]|[12]\d|0?[1-9](?!\d)|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九]"
_TO = r"(?:[-–~～、至到和及]|—+)"
# 8月3号线, 1月5号楼 are no days.
_NO_DAY = r"(?![线楼店])"

# Each with what no date of that form is without, which is sooner looked for.
_PATTERNS = (
    # 11月1-3日, 10月19-20日: the first day of a span, whose 日 stands at its end.
    (
        rf"月(?:{_DAYS})[日号]?{_TO}",
        rf"{_WHEN}(?P<month>{_MONTHS})月(?P<day>{_DAYS})[日号]?{_TO}(?:{_DAYS})[日号]",
    ),
    # 2013年11月30日, 十月三十一日, 11月28日至12月1日.
    (
        rf"月(?:{_DAYS})[日号]",
        rf"{_WHEN}(?P<month>{_MONTHS})月(?P<day>{_DAYS})[日号]{_NO_DAY}"
        rf"(?:{_TO}(?:(?:\d{{4}}年)?(?:{_MONTHS})月)?(?:{_DAYS})[日号])?",
    ),
    # 2014-08-05, 2014/8/5, 2014.8.5.
    (
        r"\d[-/.]\d",
        r"(?<![\d.])(?P<year>(?:19|20)\d\d)(?P<mark>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=mark)(?P<day>3[01]|[12]\d|0?[1-9])"
        r"(?![\d.])",
    ),
    # 6/3-6/5 opening a headline or a row; 1/3 in a text is a share.
    (r"\d/\d", r"^(?P<month>1[0-2]|0?[1-9])/(?P<day>3[01]|[12]\d|0?[1-9])(?:[-~至](?:\d{1,2}/)?\d{1,2})?(?=[一-鿿(])"),
    # 2014年1-10月: a period of figures, as is 前11个月.
    (
        rf"{_TO}(?:\d{{4}}年)?(?:{_MONTHS})月",
        rf"{_WHEN}(?:{_MONTHS})月?份?{_TO}(?:\d{{4}}年)?(?P<period>{_MONTHS})月份?(?!(?:{_DAYS})[日号])",
    ),
    ("个月", rf"{_WHEN}前(?P<months>{_MONTHS})个月"),
    # 2014年8月, 8月下旬, 8月底.
    ("月", rf"{_WHEN}(?P<month>{_MONTHS})月份?(?P<part>上旬|中旬|下旬|[初底末]|中(?![国央华外]))?(?!\d)"),
    # 上半年, 2014年前三季度, 全年, 2014年三季度.
    ("半年|前.季|全年", rf"{_WHEN}(?P<half>[上下]半年|前[一二三123]季度?|全年)"),
    ("季", rf"{_WHEN}第?(?P<quarter>[一二三四1-4])季度?(?!报)"),
    # 双十一 is a day of the year as fixed as a holiday.
    (
        "双",
        rf"(?:(?:{_YEAR}|(?P<relative>今年|去年))[^，。;；\n]{{0,4}}?)?(?P<festival>[\"“'‘]?双(?:十一|11|十二|12)[\"”'’]?)",
    ),
    # 2014年, 去年底.
    ("年", rf"(?:{_YEAR}|{_RELATIVE})[春夏秋冬初底末]?"),
    # 本月5日, 上月.
    ("月", rf"(?P<turn>[本上下当]月)(?:(?P<turnday>{_DAYS})[日号])?"),
    # 昨(25)日: how papers name the day before.
    (r"[昨今前]\(", rf"[昨今前]\((?P<told>{_DAYS})\)[日号]?"),
    # 12月27日…，31日…: a day whose month was named before.
    ("日", rf"(?<![\d.{_DIGITS}十月第])(?P<bare>3[01]|[12]\d|[1-9])日(?![均益常前趋本语新内后的起用之游])"),
    # The day before the paper's; 今天 is mostly these days, so only where a sentence opens with it.
    ("[昨今]", r"(?P<before>昨[日天])|(?:^|(?<=[。；\n]))(?P<today>今[日天])(?=[,，上下早中晚]|从|在)"),
    ("[日期久近目今]", r"(?P<vague>日前|近日|近期|不久前|最近|目前|今[日天])"),
)


class Precision(StrEnum):
    DAY = "day"
    PART_OF_MONTH = "part-of-month"
    MONTH = "month"
    PERIOD = "period"
    YEAR = "year"
    FESTIVAL = "festival"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written at [start, end) of a folded text. ``relative`` is 今年 or its like, ``turn`` 本月 or its like.

    Of a span the first day, of a period (1-10月, 上半年) the last month that it reaches.
    """

    start: int
    end: int
    precision: Precision
    year: int | None = None
    month: int | None = None
    day: int | None = None
    relative: str | None = None
    turn: str | None = None
    slip: bool = False
    """The year as printed cannot be meant (2103年) and was put right."""
    opens: bool = False
    """Nothing stands before it in its sentence, or what happened that day right behind it."""
    shift: int | None = None
    """Days from the day on which it was written: -1 for 昨日, 0 for 今日."""


def numeral(text: str) -> int:
    """11, 十一, 二十, 二〇一三 as a number."""
    if text.isascii():
        return int(text.replace("o", "0"))
    if "十" in text:
        tens, _, ones = text.partition("十")
        return (_NUMERALS[tens] if tens else 1) * 10 + (_NUMERALS[ones] if ones else 0)
    value = 0
    for c in text:
        value = value * 10 + _NUMERALS[c]
    return value


_COMPILED = [(re.compile(needed), re.compile(pattern)) for needed, pattern in _PATTERNS]
_SENTENCE = re.compile(r"[^。；\n]+")
# Every date has one of these; a sentence without them is not searched.
_LIKELY = re.compile(r"[年月日号季]|双1|双十|\d[-/.]\d|近期|最近|不久前|目前|昨天|今天|半年")
# What OCR makes of digits before 年, 月, 日: l5日, 9月l0日, 20l6年, 25曰.
_MISREAD = re.compile(r"(?:(?<=[年月])[\dlio]{1,2}|(?<![a-z\d])[lio]*\d[\dlio]*)(?=[年月日曰号])|(?<=[\dlio])曰")
# 1. 8月3日: the first entry of a list, of which the shadow leaves out the blank.
_ENTRY = re.compile(r"^(\d{1,2})\.(?=\d{1,2}月)")
_LIKE_DIGITS = "lio曰"
_DIGIT = str.maketrans(_LIKE_DIGITS, "110日")
# 11日召开新闻发布会: what happened that day. Not 第3日, 每月10日, 历时3日.
_HAPPENED = re.compile(
    r"[上下晚]|凌晨|从|[向对](?![前着])|电[,，(]|讯[,，(]|[一-鿿]{0,2}?(?:召开|举行|举办|发布|公布|宣布|介绍|表示|印发|签署|签约|签订|启动|开幕|揭牌"
    r"|获悉|报道|开业|开工|上线|通报|透露|公告|通知|提醒|更新|发出|推出|出台|下发|批复|成立|抵达|赴)"
)
_COUNTED = ("第", "了", "每月", "历时", "为期", "连续", "满", "共", "近", "仅", "达", "约", "超", "逢")


def written_dates(text: str) -> list[Written]:
    """All dates in a folded text in order, none within another. Never raises."""
    if any(letter in text for letter in _LIKE_DIGITS):
        text = _MISREAD.sub(lambda match: match[0].translate(_DIGIT), text)
    text = _ENTRY.sub(lambda match: f"{match[1]}、", text)
    taken = bytearray(len(text))
    found: list[Written] = []
    for sentence in _SENTENCE.finditer(text):
        said = sentence[0]
        if not _LIKELY.search(said):
            continue
        for needed, pattern in _COMPILED:
            if not needed.search(said):
                continue
            for match in pattern.finditer(text, *sentence.span()):
                start, end = match.span()
                if end > start and 1 not in taken[start:end] and (date := _read(match)):
                    taken[start:end] = b"\1" * (end - start)
                    found.append(date)
    return sorted(found, key=lambda date: date.start)


def _read(match: re.Match[str]) -> Written | None:
    groups: dict[str, str] = {key: value for key, value in match.groupdict().items() if value is not None}

    def number(key: str) -> int | None:
        return numeral(groups[key]) if key in groups else None

    year, slip = _year(groups.get("year"))
    if "republic" in groups:
        year = 1911 + numeral(groups["republic"])
    elif "minguo" in groups:
        year = 1911 + numeral(groups["minguo"])
    month, day = number("month"), number("day")
    precision = Precision.YEAR
    shift = -1 if "before" in groups else 0 if "today" in groups else None
    if "vague" in groups or shift is not None:
        precision = Precision.VAGUE
    elif "festival" in groups:
        precision, month = Precision.FESTIVAL, 11 if any(c in groups["festival"] for c in ("十一", "11")) else 12
        day = month
    elif "turn" in groups:
        day = number("turnday")
        precision = Precision.DAY if day else Precision.MONTH
    elif "bare" in groups or "told" in groups:
        precision, day = Precision.DAY, number("bare") or number("told")
    elif groups.keys() & {"quarter", "half", "period", "months"}:
        precision = Precision.PERIOD
        month = number("period") or number("months") or _last_month(groups)
    elif day is not None:
        precision = Precision.DAY
    elif month is not None:
        precision = Precision.PART_OF_MONTH if "part" in groups else Precision.MONTH
    if month is not None and not 1 <= month <= 12:
        return None
    if day is not None and not 1 <= day <= (
        31 if month is None else (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
    ):
        return None
    opens = match.start() == 0 or match.string[match.start() - 1] in "。；\n”」" or "told" in groups
    if "bare" in groups and not opens:
        counted = match.string.endswith(_COUNTED, 0, match.start())
        opens = not counted and bool(_HAPPENED.match(match.string, match.end()))
    relative, turn = groups.get("relative"), groups.get("turn")
    return Written(match.start(), match.end(), precision, year, month, day, relative, turn, slip, opens, shift)


def _year(text: str | None) -> tuple[int | None, bool]:
    """The year, and whether a slip of the OCR was put right: 2103 for 2013 has two digits changed about."""
    if text is None:
        return None, False
    year = numeral(text)
    if year < 100:
        year += 2000 if year < 70 else 1900
    if year >= 2100:
        digits = str(year)
        return int(digits[0] + digits[2] + digits[1] + digits[3]), True
    return year, False


def _last_month(groups: dict[str, str]) -> int | None:
    if "quarter" in groups:
        return numeral(groups["quarter"]) * 3
    half = groups.get("half", "")
    if half.startswith("前"):
        return numeral(half[1]) * 3
    return {"上半年": 6, "下半年": 12, "全年": 12}.get(half)
