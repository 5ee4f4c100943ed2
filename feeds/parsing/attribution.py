"""Who wrote it and where it was taken from: （来源：…）, （本刊记者 …）, 文/…, at the end of an item."""

from __future__ import annotations

import re
from dataclasses import dataclass

from . import vocabulary as words
from .shade import shade, shade_with_places

_ROLE = rf"(?:本刊|本报|本网|本会|特约)*(?:特约|实习|见习)?(?:首席)?{words.AUTHORS}"
_SOURCE_WORD = rf"{words.SOURCE_OF}?{words.SOURCES}(?:于|自)?"
_SOURCE = re.compile(rf"{_SOURCE_WORD}[:|]?")
_THEN_BY = re.compile(r"[ 　]+(?=(?:作者|记者|記者|文|撰文|撰稿)[ 　]*[|｜:：/／])")
"""（来源｜某报　作者｜某某）"""
_OFFICE_NAME = re.compile(r".{0,12}(?:编辑部|编辑组|编译组|秘书处|资料室|研究室|通讯社)")
_CREDIT = re.compile(
    rf"(?:综合|编译)(?:外电|报道|消息|整理)|.{{0,60}}{words.CREDITS}(?:[:].{{1,40}}|稿)?$|(?:编译|编选|摘编|整理|综合|供稿):.{{1,40}}|"
    rf"{words.TAKEN_FROM}.{{2,40}}|据(?!悉|了解|统计|介绍|称).{{0,30}}(?:报|网|社|电|台|志|》).{{0,6}}|"
    r"本文.{2,40}|(?:本刊|本报|本网)?编辑部.{0,6}"
)
_BY = re.compile(rf"(?:{_ROLE})[:/|_]?(?=.)")
_NAME = r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}"
_NAMES_ONLY = re.compile(rf"(?:{_NAME})(?:[、,/;和](?:{_NAME})){{0,4}}")
_TITLED = re.compile(rf".{{0,30}}{words.TITLES}[,、]?(?P<name>[一-鿿]{{2,3}})$")
_OPEN_LINE = re.compile(
    rf"(?:{_SOURCE_WORD}:|(?:{_ROLE})[:/|]).{{1,45}}$|—{{1,3}}(?:{words.TAKEN_FROM}|来源).{{2,40}}$"
)
_ORGANISATION = re.compile(rf"^.*(?:{words.OFFICES}|{words.TITLES}|会|大学|学院|社|员)(?=[一-鿿]{{2,3}}$)")
_NOT_NAMES = re.compile(words.NOT_NAMES)
LONGEST = 90
"""No attribution is longer, in characters of the shadow."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``source`` as printed after 来源：, without the outer brackets; ``byline`` the people."""

    source: str | None = None
    byline: tuple[str, ...] = ()

    def __or__(self, other: Attribution) -> Attribution:
        return Attribution(self.source or other.source, self.byline or other.byline)

    def __bool__(self) -> bool:
        return bool(self.source or self.byline)


_OFFICE_HELD = re.compile(r"[（(][^（）()]*[）)]|[,，、 　](?:系|现任|現任|单位[:：]).*$")
"""What a person is, behind the name: 某某（某会顾问）; 某某，系本会研究员."""


def names_of(text: str) -> tuple[str, ...]:
    """The people in 张三、李四 or 市经贸委 王毅 or 夏  葵."""
    found: list[str] = []
    text = _OFFICE_HELD.sub("", text)
    for part in re.split(r"[、,，/;；|｜]+", text.strip(" 　:：")):
        words = part.split()
        if words and all(len(word) == 1 for word in words):
            words = ["".join(words)]
        if len(words) > 1:
            people = [word for word in words if len(word) <= 4 and not _ORGANISATION.match(word + "某某")]
            words = people or words[-1:]
        for word in words:
            name = _ORGANISATION.sub("", word) if len(word) > 4 else word
            if name and not re.fullmatch(_ROLE, shade(name)):
                found.append(name)
    return tuple(found)


def read_bracket(text: str) -> Attribution | None:
    """The attribution that stands in a bracket, given without the bracket; None if it is none."""
    inner = text.strip(" 　")
    shadow, places = shade_with_places(inner)
    if not shadow or len(shadow) > LONGEST:
        return None
    match = _SOURCE.match(shadow)
    parts = _THEN_BY.split(inner, maxsplit=1) if match else []
    if len(parts) == 2 and all(parts) and (by := read_bracket(parts[1])):
        return (read_bracket(parts[0]) or Attribution()) | by
    if match and match.end() < len(shadow):
        return Attribution(source=inner[places[match.end()] :].strip(" 　"))
    match = _BY.match(shadow)
    if match and match.end() < len(shadow):
        names = names_of(inner[places[match.end()] :])
        if names and all(_OFFICE_NAME.fullmatch(shade(name)) for name in names):
            return Attribution(source="、".join(names))
        if names and all(len(name) <= 12 for name in names):
            return Attribution(byline=names)
    if _CREDIT.fullmatch(shadow):
        return Attribution(source=inner)
    return None


def read_signature(text: str) -> Attribution | None:
    """As read_bracket, for a bracket that has a row to itself: there, a bare name is enough."""
    found = read_bracket(text)
    if found:
        return found
    shadow = shade(text)
    if _OFFICE_NAME.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    if _NAMES_ONLY.fullmatch(shadow) and not _NOT_NAMES.search(shadow):
        return Attribution(byline=names_of(text))
    if len(shadow) <= 30 and (match := _TITLED.fullmatch(shadow)) and not _NOT_NAMES.search(match["name"]):
        return Attribution(byline=(match["name"],))
    return None


_CONTRIBUTOR = re.compile(rf"[^\d,。;:!?《》“”]{{2,20}}{words.OFFICES}")
_SENTENCE_ENDS = ("。", "！", "？", "”", "!", "?", ".", "｡")


def read_contributor(text: str) -> Attribution | None:
    """An office, people or both in a bracket behind the last sentence: …逐一讲评。（区应急管理局 王某）"""
    shadow = shade(text)
    if _NOT_NAMES.search(shadow):
        return None
    if _CONTRIBUTOR.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    office, *people = text.split()
    if people and _CONTRIBUTOR.fullmatch(shade(office)) and all(_is_person(shade(one)) for one in people):
        return Attribution(byline=tuple(people))
    if _NAMES_ONLY.fullmatch(shadow) and len(shadow) <= 9 and _is_person(shadow):
        return Attribution(byline=names_of(text))
    return None


def _is_person(shadow: str) -> bool:
    """Whether names begin as nearly all do, with a surname: 综合外电 is no person."""
    return 2 <= len(shadow) <= 9 and shadow[0] in words.SURNAMES


def read_line(text: str) -> Attribution | None:
    """The attribution that a row without brackets is (文 / 夏葵; 来源：新华网; ——摘自…); None if it is none."""
    shadow = shade(text)
    if len(shadow) > 50 or not _OPEN_LINE.match(shadow):
        return None
    return read_bracket(text.lstrip("—─- 　"))


_REPORTED = re.compile(rf"[\[(]({_ROLE}.{{2,20}}?)[/／].{{2,8}}(?:报导|报道|电|讯)[)\]]")
"""〔記者某某／台北報導〕 before the first sentence of a text."""


_SLUG = re.compile(
    r"[\[(](?:本[报刊网会社].{0,8}(?:讯|电|报道|报导)|(?:本[报刊网])?(?:编译|编辑|采访|新闻|国际|综合)[组組部](?:综合)?(?:编译|报道|报导)?|"
    r"综合(?:报道|报导|编译|外电))[)\]]"
)
"""（本报讯）, （编译组）: a slug before the first sentence, which names no person."""


_REPORTER = re.compile(rf"[\[(](?P<who>{_ROLE}[^()\[\]]{{2,30}})[)\]]")
"""（通讯员 某某）, mostly behind a slug."""
_SLUG_ALONE = re.compile(r"本[报刊网会社]讯[,:]?")
"""本报讯 without brackets: a word of the sentence, as it stands."""
_HEAD_LONGEST = 120


def take_head(text: str) -> tuple[str, Attribution]:
    """Takes the brackets off the beginning of a text that say who reported it, and from where."""
    found, start = Attribution(), 0
    shadow, places = shade_with_places(text[:_HEAD_LONGEST])
    at = 0
    while (match := _SLUG.match(shadow, at) or _REPORTED.match(shadow, at) or _REPORTER.match(shadow, at)) is not None:
        if match.re is not _SLUG:
            found = found | (read_bracket(text[places[match.start() + 1] : places[match.end(1)]]) or Attribution())
        at = match.end()
        start = places[at - 1] + 1
    if not text[start:].strip(" 　"):
        return text, Attribution()
    if not start and (alone := _SLUG_ALONE.match(shadow)) and (match := _REPORTER.match(shadow, alone.end())):
        found = read_bracket(text[places[match.start("who")] : places[match.end("who")]]) or found
    return text[start:].lstrip(" 　"), found


_BRACKETS = {"（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕", "〈": "〉", "<": ">"}


@dataclass(frozen=True, slots=True)
class Tail:
    """A text with its attribution taken off. ``torn``: the bracket was never closed."""

    text: str
    attribution: Attribution
    torn: bool = False


def take_tail(text: str) -> Tail:
    """Takes the attributions off the end of a paragraph."""
    found, torn = Attribution(), False
    while True:
        body = text.rstrip(" 　。.;；")
        opened = _last_bracket(body)
        if opened is None:
            break
        start, closed = opened
        inner = body[start + 1 : -1] if closed else body[start + 1 :]
        alone = not text[:start].strip(" 　") and body[start] in "（("
        attribution = read_signature(inner) if alone else read_bracket(inner)
        if not attribution and closed and body[start] in "（(" and text[:start].rstrip(" 　")[-1:] in _SENTENCE_ENDS:
            attribution = read_contributor(inner)
        if not attribution or (not closed and not _SOURCE.match(shade(inner))):
            break
        found, torn = attribution | found, torn or not closed
        text = text[:start].rstrip(" 　")
    if not found and (line := read_line(text)):
        return Tail("", line)
    return Tail(text, found, torn)


def _last_bracket(text: str) -> tuple[int, bool] | None:
    """Where the last bracket of a text opens, if the text ends with it, and whether it is closed."""
    if not text:
        return None
    lowest = max(0, len(text) - 2 * LONGEST)
    if text[-1] in _BRACKETS.values():
        depth = 0
        for at in range(len(text) - 1, lowest - 1, -1):
            if text[at] in _BRACKETS.values():
                depth += 1
            elif text[at] in _BRACKETS:
                depth -= 1
                if not depth:
                    return at, True
        return None
    for at in range(len(text) - 1, max(lowest, len(text) - 60) - 1, -1):
        if text[at] in ")）]】":
            return None
        if text[at] in "（([【":
            return at, False
    return None


def may_end_item(shadow: str) -> bool:
    """A quick look before the thorough one: a bracket near the end, or a short row with a colon, a slash or a dash."""
    tail = shadow[-LONGEST:]
    return "(" in tail or "[" in tail or (len(shadow) <= 50 and (":" in shadow or "/" in shadow or shadow[0] == "—"))


def ends_item(text: str, shadow: str) -> bool:
    """Whether a row ends with an attribution."""
    if shadow[-1] in ")]" or (shadow[-1] in "。." and shadow[-2:-1] in (")", "]")):
        return bool(take_tail(text[-2 * LONGEST :]).attribution)
    return len(shadow) <= 50 and read_line(text) is not None
