"""members.csv: who gets which topics. Bytes in, values out, with every mistake named; ``membership`` brings them
into the database.

    email,name,topics,frequency,language,zone,form
    # a line like this is skipped
    zhang@example.org,张三,guangdong;trade-policy,weekly,zh-CN,Europe/Paris,text

Only the first and the third column must be there.

A mistake costs its row alone, and a member whose row has one keeps the subscriptions they had.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from zoneinfo import available_timezones

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.i18n import normalise_language
from feeds.model import Topic
from feeds.settings.nearest import perhaps

FILE = "members.csv"

# What people write in the head and under ``frequency``: the columns' names, and their Chinese words.
COLUMNS = {
    "email": ("email", "邮箱", "电子邮箱", "邮件地址"),
    "name": ("name", "姓名", "名称"),
    "topics": ("topics", "专题"),
    "frequency": ("frequency", "频率"),
    "language": ("language", "语言"),
    "zone": ("zone", "timezone", "时区"),
    "form": ("form", "format", "格式"),
}
_FREQUENCIES = {
    "now": ("now", "at once", "即时", "随时"),
    "issue": ("issue", "每期"),
    "daily": ("daily", "每日", "每天"),
    "weekly": ("weekly", "每周"),
    "monthly": ("monthly", "每月"),
}
_FORMS = {"html": ("html", "网页"), "text": ("text", "纯文本", "文本")}
# RFC 5321 4.5.3.1: a local part of 64 octets, a path of 256 with its angle brackets. The atoms are RFC 5322's.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ADDRESS = re.compile(rf"{_ATOM}(?:\.{_ATOM})*@(?:{_LABEL}\.)+(?=[a-z]){_LABEL}")


@dataclass(frozen=True, slots=True, order=True)
class Subscription:
    """A topic (its slug) and how often: now, issue, daily, weekly or monthly. Not ``chosen``: as the topic has it."""

    topic: str
    frequency: str
    chosen: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the file has them, the rows of one address joined. ``zone`` is an IANA name, None for the site's."""

    email: str
    name: str
    language: str
    subscriptions: tuple[Subscription, ...]
    zone: str | None = None
    form: str = "html"


@dataclass(frozen=True, slots=True)
class MemberFile:
    """``members`` are those without a mistake; ``doubtful`` are the addresses that stand in a row with one."""

    members: tuple[Member, ...] = ()
    problems: tuple[Problem, ...] = ()
    doubtful: frozenset[str] = frozenset()
    complete: bool = True
    """False where the file as a whole could not be read: then nobody has left."""


@dataclass
class Reading:
    """The rows read so far. ``file`` is how its mistakes call the file."""

    topics: Sequence[Topic]
    language: str
    file: str = FILE
    members: dict[str, Member] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def wrong(self, line: int | None, key: str, message: str) -> None:
        self.problems.append(Problem(self.file, line, key, message))

    def done(self) -> MemberFile:
        members = tuple(member for email, member in self.members.items() if email not in self.doubtful)
        return MemberFile(members, tuple(self.problems), frozenset(self.doubtful))


def read_members(data: bytes, topics: Sequence[Topic], language: str = "zh-CN", *, file: str = FILE) -> MemberFile:
    """The members in the bytes of a members.csv: UTF-8 with or without BOM, GBK or UTF-16 as Excel saves them.

    ``topics`` are those configured, ``language`` that of a member who names none. Never raises.
    """
    reading = Reading(topics, language, file)
    lines = [(number, line) for number, line in _lines(_decode(data)) if line.strip() and not line.startswith("#")]
    if not lines:
        reading.wrong(None, "", _("文件是空的，会员保持原样。表头应是 email,name,topics,frequency,language。"))
        return MemberFile(problems=tuple(reading.problems), complete=False)
    number, head = lines[0]
    delimiter = "\t" if head.count("\t") > head.count(",") else ","
    columns = _read_head(reading, number, _cells(head, delimiter) or [])
    if columns is None:
        return MemberFile(problems=tuple(reading.problems), complete=False)
    for number, line in lines[1:]:
        cells = _cells(line, delimiter)
        if cells is None:
            reading.wrong(number, "", _("引号没有成对，这一行读不懂。"))
            reading.doubtful |= _addresses_in(line)
        elif any(cells):
            before = len(reading.problems)
            _read_cells(reading, number, columns, cells)
            if len(reading.problems) > before:
                reading.doubtful |= _addresses_in(line)
    return reading.done()


def read_address(text: str) -> str | None:
    """The address as it is sent to, or None: the domain in lower case, in ASCII (IDNA)."""
    text = unicodedata.normalize("NFKC", text).strip()  # an input method's ＠ and ．
    local, at, domain = text.rpartition("@")
    if not domain.isascii():
        try:
            domain = domain.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    address = f"{local}{at}{domain.lower()}"
    fits = _ADDRESS.fullmatch(address) is not None and len(local) <= 64 and len(address) <= 254
    return address if fits else None


def _decode(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


def _lines(text: str) -> Iterator[tuple[int, str]]:
    return enumerate(re.split(r"\r\n|\n|\r", text), 1)


def _cells(line: str, delimiter: str) -> list[str] | None:
    """The cells of one physical line; None if its quotes do not match.

    Each line is read on its own: a lost quote would otherwise swallow every row that follows it.
    """
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter, strict=True))]
    except csv.Error:
        return None


def _read_head(reading: Reading, number: int, cells: list[str]) -> list[str] | None:
    known = {word: column for column, words in COLUMNS.items() for word in words}
    columns = []
    for cell in cells:
        column = known.get(cell.lower(), "")
        if cell and not column:
            reading.wrong(number, cell, _("没有这一列{perhaps}").format(perhaps=perhaps(cell, known)))
        columns.append(column)
    missing = [column for column in ("email", "topics") if column not in columns]
    for column in missing:
        reading.wrong(number, column, _("表头缺少这一列。表头应是 email,name,topics,frequency,language。"))
    return None if missing else columns


def _read_cells(reading: Reading, number: int, columns: list[str], cells: list[str]) -> None:
    if any(cells[len(columns) :]):
        reading.wrong(number, "", _("列数比表头多。多个专题之间请用分号（;）隔开。"))
        return
    read_row(reading, number, dict(zip(columns, cells, strict=False)))


def read_row(reading: Reading, number: int, row: Mapping[str, str]) -> None:
    """One row, its cells by the columns' names."""
    address = read_address(row["email"])
    if address is None:
        reading.wrong(number, "email", _("“{text}”不是可以寄达的邮件地址。").format(text=row["email"]))
        return
    frequency = _read_frequency(reading, number, row.get("frequency", ""))
    language = _read_language(reading, number, row.get("language", ""))
    zone = _read_zone(reading, number, row.get("zone", ""))
    form = _read_word(reading, number, "form", row.get("form", ""), _FORMS) or "html"
    subscriptions = _read_topics(reading, number, row.get("topics", ""), frequency)
    key = address.lower()
    known = reading.members.get(key)
    if known is None:
        name = " ".join(row.get("name", "").split())
        reading.members[key] = Member(address, name, language or reading.language, subscriptions, zone, form)
        return
    taken = {subscription.topic for subscription in known.subscriptions}
    for subscription in subscriptions:
        if subscription.topic in taken:
            message = _("这个地址前面已经订过“{topic}”，请删去一处。").format(topic=subscription.topic)
            reading.wrong(number, "topics", message)
    reading.members[key] = replace(known, subscriptions=known.subscriptions + subscriptions)


def _read_frequency(reading: Reading, number: int, text: str) -> str:
    """As configured for each topic ("") where none is named."""
    return _read_word(reading, number, "frequency", text, _FREQUENCIES)


def _read_word(reading: Reading, number: int, column: str, text: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """One of a few; "" for nothing, and for what is none of them."""
    known = {word: meant for meant, written in words.items() for word in written}
    if text and text.lower() not in known:
        message = {"frequency": _("没有“{text}”这种频率{perhaps}"), "form": _("没有“{text}”这种格式{perhaps}")}[column]
        reading.wrong(number, column, message.format(text=text, perhaps=perhaps(text, known)))
    return known.get(text.lower(), "")


def _read_zone(reading: Reading, number: int, text: str) -> str | None:
    if text and not is_zone(text):
        reading.wrong(number, "zone", _("没有“{text}”这个时区，应写成 Asia/Shanghai 这样。").format(text=text))
        return None
    return text or None


def is_zone(text: str) -> bool:
    """Whether it is the IANA name of a time zone."""
    return text in _zones()


@lru_cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _read_language(reading: Reading, number: int, text: str) -> str:
    if not text:
        return ""
    try:
        return normalise_language(text)
    except ValueError:
        reading.wrong(number, "language", _("不会用“{text}”写邮件，可选 zh-CN 或 en。").format(text=text))
        return ""


def _read_topics(reading: Reading, number: int, text: str, frequency: str) -> tuple[Subscription, ...]:
    """The topics named, by slug (also a former one) or by name, in the order of the row."""
    former = {word: topic for topic in reading.topics for word in topic.was}
    known = former | {word: topic for topic in reading.topics for word in (topic.name, topic.slug)}
    words = [word.strip() for word in re.split(r"[;；、|]", text) if word.strip()]
    if not words:
        reading.wrong(number, "topics", _("没有填写专题。"))
    found: dict[str, Subscription] = {}
    for word in words:
        topic = known.get(word) or known.get(word.lower())
        if topic is None:
            message = _("topics.yaml 里没有专题“{word}”{perhaps}").format(word=word, perhaps=perhaps(word, known))
            reading.wrong(number, "topics", message)
        else:
            found[topic.slug] = Subscription(topic.slug, frequency or topic.frequency, chosen=bool(frequency))
    return tuple(found.values())


def _addresses_in(line: str) -> set[str]:
    """The addresses in a row that is wrong, as keys: whoever they are keeps what they have."""
    words = re.split(r"[\s,;\"，；]+", unicodedata.normalize("NFKC", line))
    return {address.lower() for word in words if "@" in word and (address := read_address(word))}
