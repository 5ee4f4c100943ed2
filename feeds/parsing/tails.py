"""Takes the attributions off the beginning and the end of a text: （本报讯）…, …（来源：某报）."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .attribution import (
    LONGEST,
    ROLE,
    SOURCE_THEN_BRACKET,
    SOURCE_WORD,
    Attribution,
    names_of,
    read_bracket,
    read_contributor,
    read_line,
    read_signature,
)
from .people import is_name
from .shade import shade, shade_with_places
from .signs import SHORT_DAY


@dataclass(frozen=True, slots=True)
class Tail:
    """A text with its attribution taken off. ``torn``: the bracket was never closed."""

    text: str
    attribution: Attribution
    torn: bool = False


_SENTENCE_ENDS = ("。", "！", "？", "”", "!", "?", ".", "｡")
_BRACKET_LAST = re.compile(
    r"(?P<text>.*[。！？!?”」])?[ 　]*"
    rf"[（(\[［【〔](?:{SHORT_DAY}[,，、 　|｜]+)?"
    r"(?P<who>(?:12[3-9]\d{2}(?!\d)|第[\d、—-]{1,7}[期号版]|[^（）()\[\]［］【】〔〕，。；：,;:“”《》\d]){2,20})"
    rf"(?:[,，、 　|｜]+{SHORT_DAY})?[）)\]］】〕][。.]?",
    re.DOTALL,
)
"""The source may stand behind its day, （10/22，某某商报）, or before it; a hotline has a number, （12315指挥中心）,
and so have the issues of a periodical: （某某周报第30、31期）."""
_BRACKET_OPEN = re.compile(r"[（(](?P<who>[^（）()，。；：,;:“”《》\d]{2,20})")
"""The same on a row of its own, never closed."""
_SET_OFF = re.compile(
    r"(?P<text>.*[。！？!?”」\"）)])?[ 　]*(?://|／／|>>|》》|»)[ 　]*(?P<who>[^/／>]{2,40})", re.DOTALL
)
"""…一票。 // 某某通讯"""
SOURCE_AND_DAY = re.compile(
    rf"[【［\[〔（(](?P<who>[^\W\d_]{{2,14}})[,，、 　|｜]+{SHORT_DAY}[】］\]〕）)][ 　]*(?=\S)"
)
"""【某某商报 9月12日】 before the first sentence of a text."""
_NO_SOURCE = re.compile(
    r"[完略续上中下]|.*(?:未完|待续|上接|下转|节选|摘要|全文|草案|试行|修订|暂行|单位:).*|[图表]\d?.*|.*(?:摄|摄影|供图|配图)"
    r"|.*年.{1,2}月.{1,3}日.*"
)
_NOTE = re.compile(
    r"(?!.*(?:采集|收集|编译|整理|提供|来源|供稿))"
    r"(?:.*(?:为准|为例|不含|不计|未含|未计|除外|另行|均[为以按]|附件|附后|下同|如有|同比|环比).*"
    r"|(?:备?注|报名|联系|电话|地址|网址|截至|截止).*)"
)
"""A note on the text: （统计口径以三月的目录为准）, （截至6月底）; none that says who gathered it."""


def take_habitual(text: str) -> Tail | None:
    """A text without the bracket behind its last sentence or on a row of its own, whatever stands in it: a source where
    items of an issue end so by habit. （驻某地代表处经济组）, （县妇联）."""
    text = text.strip(" 　")
    match = _BRACKET_LAST.fullmatch(text) or _BRACKET_OPEN.fullmatch(text)
    said = shade(match["who"]) if match else ""
    if match is None or _NO_SOURCE.fullmatch(said) or _NOTE.fullmatch(said):
        return None
    before = match.groupdict().get("text") or ""
    if not before and text[0] not in "（(":
        # 【…】 on a row of its own is a headline.
        return None
    found = read_contributor(match["who"]) if before else read_signature(match["who"])
    return Tail(before, found or Attribution(source=match["who"].strip(" 　")))


def take_set_off(text: str) -> Tail | None:
    """A text without what strokes set off behind its last sentence, or on a row of its own: a source by habit."""
    match = _SET_OFF.fullmatch(text.strip(" 　"))
    if match is None:
        return None
    who = match["who"].strip(" 　")
    return Tail(match["text"] or "", read_signature(who) or Attribution(source=who))


REPORTED = re.compile(
    rf"[\[(]((?:{ROLE}|编译|编辑部|特派员|实习记者).{{0,20}}?)[/／].{{2,8}}(?:报导|报道|电|讯|外电)[)\]]"
)
"""〔記者某某／台北報導〕 before the first sentence of a text."""


_SLUG = re.compile(
    r"[\[(](?:本[报刊网会社].{0,8}(?:讯|电|报道|报导)|(?:本[报刊网])?(?:编译|编辑|采访|新闻|国际|综合)[组組部](?:综合)?(?:编译|报道|报导)?|"
    r"综合(?:报道|报导|编译|外电))[)\]]"
)
"""（本报讯）, （编译组）: a slug before the first sentence, which names no person."""


_REPORTER = re.compile(rf"[\[(](?P<who>{ROLE}[^()\[\]]{{2,30}})[)\]]")
"""（通讯员 某某）, mostly behind a slug."""
_SLUG_ALONE = re.compile(r"(?:本[报刊网会社]|[一-鿿]{2,8}(?:社|网|报|台))[一-鿿\d]{0,12}(?:讯|专电|电|消息|报道)[,:]?")
"""本报讯, 新华社某地1月2日电 without brackets: words of the sentence, as they stand."""
_HEAD_LONGEST = 120


def opens_with_slug(shadow: str) -> bool:
    """Whether a text says first that it is news, and whose: 本报讯, （本报讯）, 新华社某地1月2日电."""
    return bool(_NEWS_SLUG.match(shadow) or _SLUG.match(shadow) or REPORTED.match(shadow))


_NEWS_SLUG = re.compile(
    r"本[报刊网会社][一-鿿]{0,8}讯|(?:本[报刊网社]|[一-鿿]{2,8}[社网报台])[一-鿿]{0,8}\d{1,2}月\d{1,2}日(?:专电|电|讯|消息)"
)
"""本會電子商貿委員會 is none."""


def take_head(text: str) -> tuple[str, Attribution]:
    """Takes the brackets off the beginning of a text that say who reported it, and from where."""
    if (taken := SOURCE_AND_DAY.match(text)) is not None:
        return text[taken.end() :], read_bracket(taken["who"]) or Attribution(source=taken["who"])
    found, start = Attribution(), 0
    shadow, places = shade_with_places(text[:_HEAD_LONGEST])
    at = 0
    while (match := _SLUG.match(shadow, at) or REPORTED.match(shadow, at) or _REPORTER.match(shadow, at)) is not None:
        if match.re is not _SLUG:
            who = text[places[match.start() + 1] : places[match.end(1)]]
            found = found | _reporter(who)
        at = match.end()
        start = places[at - 1] + 1
    if not text[start:].strip(" 　"):
        return text, Attribution()
    if not start and (alone := _SLUG_ALONE.match(shadow)) and (match := _REPORTER.match(shadow, alone.end())):
        found = read_bracket(text[places[match.start("who")] : places[match.end("who")]]) or found
    return text[start:].lstrip(" 　"), found


def read_reported(text: str) -> Attribution | None:
    """Who reported a text, from a row of its own above it: 【記者 某某／台中報導】; None for any other row."""
    shadow, places = shade_with_places(text[:_HEAD_LONGEST])
    match = REPORTED.fullmatch(shadow)
    return _reporter(text[places[match.start(1)] : places[match.end(1)]]) if match else None


def _reporter(who: str) -> Attribution:
    """The people in 记者某某 and 编译某某; an office there is none."""
    found = read_bracket(who) or Attribution()
    people = found.byline or tuple(one for one in names_of(_TRANSLATOR.sub("", who)) if is_name(one))
    return Attribution(byline=people)


_TRANSLATOR = re.compile(r"^(?:编译|編譯|特派员|特派員|实习记者|實習記者)")
_BRACKETS = {"（": "）", "(": ")", "［": "］", "[": "]", "【": "】", "〔": "〕", "〈": "〉", "<": ">"}


_ADDRESS = re.compile(r"(?<=\S)[ 　]+https?://\S+$")
"""来源：某某日报  https://…"""


def take_tail(text: str) -> Tail:
    """Takes the attributions off the end of a paragraph."""
    found, torn = Attribution(), False
    if (
        text[-1:] in (")", "）")
        and len(text) <= LONGEST
        and SOURCE_THEN_BRACKET.fullmatch(shade(text))
        and (line := read_line(text))
    ):
        return Tail("", line)
    while True:
        body = text.rstrip(" 　。.;；")
        opened = _last_bracket(body)
        if opened is None:
            break
        start, closed = opened
        inner = body[start + 1 : -1] if closed else body[start + 1 :]
        alone = not text[:start].strip(" 　") and body[start] in "（("
        if alone and _NOTE.fullmatch(shade(inner)):
            break
        attribution = read_signature(inner) if alone else read_bracket(inner)
        if not attribution and closed and body[start] in "（(" and text[:start].rstrip(" 　")[-1:] in _SENTENCE_ENDS:
            attribution = read_contributor(inner)
        if not attribution and closed and body[start] in "［[" and text[:start].rstrip(" 　")[-1:] in _SENTENCE_ENDS:
            found_there = read_contributor(inner)
            attribution = found_there if found_there and found_there.source else None
        if not attribution or (not closed and not SOURCE_WORD.match(shade(inner))):
            break
        found, torn = attribution | found, torn or not closed
        text = text[:start].rstrip(" 　")
    if not found and (line := read_line(_ADDRESS.sub("", text))):
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
    return (
        "(" in tail
        or "[" in tail
        or "http" in tail
        or (len(shadow) <= 50 and (":" in shadow or "|" in shadow or "/" in shadow or shadow[0] == "—"))
    )


def ends_item(text: str, shadow: str) -> bool:
    """Whether a row ends with an attribution."""
    if shadow[-1] in ")]" or (shadow[-1] in "。." and shadow[-2:-1] in (")", "]")):
        return bool(take_tail(text[-2 * LONGEST :]).attribution)
    if "http" in shadow[-LONGEST:]:
        text = _ADDRESS.sub("", text)
        shadow = shade(text[-LONGEST:])
    return len(shadow) <= 50 and read_line(text) is not None
