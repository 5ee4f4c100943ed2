"""The line between a headline and its text: who wrote it, where it comes from, when it was put up."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from . import vocabulary as words
from .attribution import DAY_OF_SOURCE, OWN, ROLE, WORD_IN_BRACKETS, Attribution, names_of, read_bracket
from .cells import FEWEST_CELLS, cells_of
from .front import COLUMN_NAME, SECTION_MARK
from .outline import GROUP_NUMBER
from .patterns import ends_sentence
from .people import OFFICE_HELD, is_name, longest, words_of
from .shade import BULLET, BULLETS, shade, shade_with_places
from .signs import DAY, SUBTITLE, letter_spaced, without_foreign
from .tails import read_reported

if TYPE_CHECKING:
    from .evidence import Evidence
    from .rows import Row

_PUT_UP = re.compile(rf"(?:(?:发布|发表|更新|刊发)?(?:时间|日期):?)?{DAY.pattern}(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?)?")
_DAY_ALONE = re.compile(rf"(?:{DAY.pattern}|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}[-/.]\d{{1,2}})")
"""05-12　来源：某报: its year is that of the issue."""
_CLICKS = re.compile(r"(?:浏览|点击|阅读)(?:次数|量|数)?:?\d*次?|字号:.*|字体:.*")
_SOURCE_AND_DAY = re.compile(
    r"(?:[^,。:;!?\d]{2,16}|[^,。:;!?]{2,16}(?=[,、]))[,、]?(?:\d{4}[年./-])?\d{1,2}[月./-]\d{1,2}日?"
)
"""[某某周刊 3-15], （某某周报，3/18） below a headline."""
_SOURCE_BEFORE_DAY = re.compile(
    r"(?P<source>[^\s\d,，。:：;；!！?？]{2,16})[ 　]+(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}"
)
"""某某日报 2019-05-21; with 年, 月 and 日 it would sign a letter."""
_SOME_DAY = rf"{_DAY_ALONE.pattern}(?:[ 　]?\d{{1,2}}[:：]\d{{2}})?"
_OF_NAME = r"[^\s,，。:：;；!！?？|｜/／()（）〔［[]"
_SOME_NAME = rf"(?!\d){_OF_NAME}{{2,16}}|\d{{1,3}}[^\s\d,，。:：;；!！?？月日年%]{{1,6}}"
_DAY_AND_NAME = re.compile(
    rf"{_SOME_DAY}[ 　]*[ 　|｜/／][ 　]*(?P<behind>{_SOME_NAME})"
    rf"|(?P<before>{_SOME_NAME})[ 　]*[,，、 　|｜/／][ 　]*{_SOME_DAY}(?:公告|发布|消息|讯|通知|报道)?"
)
"""2022-04-07　某某局; 某某卖家中心，4月4日公告: one may be anything, several below headlines give their sources."""
_PAPER = re.compile(
    r"(?P<source>(?:综合|綜合)?《[^《》]{2,20}》[ 　]*(?=[\dA-Z])(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)?"
    r"[ 　]*(?:[A-Z]?\d{1,3}|[一-鿿]{2,4})?版?"
    r"(?:、《[^《》]{2,20}》[ 　]*(?:\d{1,2}月\d{1,2}日)?[ 　]*(?:[A-Z]?\d{1,3}版)?)*(?:报道|報道|报导|報導)?)"
    r"(?P<people>[ 　].*)?"
)
"""《某某日报》3月24日 2版  记者 某某: the page of a paper, as a digest of the press gives it."""
_CREDIT_BEHIND = re.compile(rf"(?<=\S)[ 　]+(?={ROLE}[:：])")
"""06-16｜某会市场部　撰稿：某某"""
_NAME = re.compile(r"[一-鿿]{2,3}")
_PEOPLE_MARK = re.compile(r"(?:□|■|◎|◇|/)")
_ROLE_FIRST = re.compile(rf"{ROLE}(?![一-鿿]{{5,}})")
_ROLE_ALONE = re.compile(ROLE)
_BLANKS = re.compile(r"[ 　]+")
_PERSON_OF = re.compile(rf"{OWN}{words.CREDIT_ROLES}[:/|](?=.)")
"""采访/某某, 整理：某某, which in a bracket behind a text would name its source."""
_PICTURES = re.compile(rf"{OWN}{words.PICTURES}[:/|].{{1,20}}")
_ROLE_BEFORE = re.compile(
    r"^(?:本刊|本报|本報|本网|本会|特约|特約|实习|首席)*"
    r"(?:记者|記者|通讯员|通訊員|撰稿人?|撰文|编辑|編輯|作者|评论员|文)?[ 　/／:：|]+"
)
_ROLES_AMONG = re.compile(
    r"(?<=[一-鿿])[ 　]+(?:实习生|(?:本刊|本报|本報|本网|特约|特約|实习|見習|见习|首席)*(?:通讯员|通訊員|记者|記者))"
    r"[ 　:：/／]+(?=[一-鿿])"
)
"""本刊记者 某某 实习生 某某"""
_TRANSLATED = re.compile(r"(?<=[一-鿿])[ 　]*(?:编译|編譯|译|譯|著|整理|编写|編寫|撰文|撰)$")
"""某某　译"""
_PICTURES_BY = re.compile(r"[ 　]+(?:摄影|攝影|图|圖|摄|供图)[ 　/／:：|].*$")
"""本刊记者 某某 摄影 某某: the second took the pictures."""
_OFFICE = re.compile(rf"[一-鿿]{{2,14}}(?:{words.OFFICES}|[会室系社组报])")
"""An office alone signs nothing here: a group or a company may be what a headline's second row names."""
_TOLD_BY = re.compile(
    r"据[ 　]*(?P<source>《[^《》]{2,20}》|[一-鿿]{2,10}[报网刊社])[ 　]*"
    r"(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日[ 　]*(?:报道|消息|讯|电)?|(?:报道|報道|报导|報導|消息|讯))"
)
"""据《某某周刊》5月3日, 据《某某商报》报道"""
_OWN_OFFICE = re.compile(
    r"(?:本[刊报网会]|协会|商会|联合会|学会|促进会)(?:秘书处|编辑部|研究部).{0,6}|(?:本[刊报网会]|协会|商会).{1,4}[组部]|[一-鿿]{0,12}(?:调研|课题|编写|专题)组"
)
"""协会秘书处政策组, 市电商办调研组"""
_UNIT = re.compile(rf"[一-鿿]{{2,16}}{words.OFFICES}")
"""□ 某区统计中心"""
_SOURCE_FIRST = re.compile(rf"{words.SOURCE_OF}?{words.SOURCES}[:|/]")
_DAY_THEN = re.compile(rf"(?<=\d日)(?={words.SOURCES}[:：])")
"""2016年5月3日来源：某报"""
_DAY_BEHIND = re.compile(rf"(?<=\S)(?:[ 　]*[|｜][ 　]*|　+| {{2,}}){_DAY_ALONE.pattern}[ 　]*$")
"""作者：某某　|　2020-09-10, 来源：某报　　9月8日"""
_NOTE_MARK = re.compile(r"\[\^\w{1,3}\]")
"""某某[^2], with a footnote"""
_STROKE = re.compile(r"(?<=文)[ 　]+[lI丨][ 　]+(?=[一-鿿])|(?<=图)[ 　]+[lI丨][ 　]+(?=[一-鿿])")
"""文 l 某某: a stroke that was read as a letter."""
_OFFICE_SHORTEST = 5
"""Characters of what stands before a name, and is none: □ 某会法律顾问团 某某"""
_LONGEST = 60
_ROW_LONGEST = 300
"""Characters, with the blanks among them."""
_REMEMBERED = 512
"""Lines that were read: several rules ask for those of one page, one after the other."""
_GAPS = re.compile(r"[ 　\t|｜]+(?!https?:)(?=[^ 　\t|:：/／\d]{1,5}[ 　]?[:：/／|｜])")


@lru_cache(maxsize=_REMEMBERED)
def read_credit(text: str) -> Attribution | None:
    """The attribution in 时间：2018-05-24　来源：某网, 文／某某, □ 某某 某某, 本刊记者 某某, or in a bare name.

    Empty where the line gives only a day; None where it is no such line."""
    credit = _read_certain(text)
    if credit is not None:
        return credit
    head, *behind = _CREDIT_BEHIND.split(text, maxsplit=1)
    if dated := _day_and_name(head):
        source = Attribution(source=dated["behind"] or dated["before"])
        return source | (_read_certain(behind[0]) or Attribution()) if behind else source
    return None


def read_sender(text: str) -> Attribution | None:
    """The author in 顺泰染整 鲍某某, where they work and their name, whatever they do there; None for others."""
    sent = _SENDER.fullmatch(text.strip(" 　"))
    return Attribution(byline=(sent["name"],)) if sent and is_name(sent["name"]) else None


_SENDER = re.compile(r"[一-鿿]{3,12}[ 　]+(?P<name>[一-鿿]{2,3})")


def names_author(evidence: Evidence, at: int) -> bool:
    """Whether a row below a headline names who wrote it, and no source."""
    credit = read_credit(evidence.rows[at].text) or read_sender(evidence.rows[at].text)
    credit = credit if at in evidence.credits else None
    return credit is not None and bool(credit.byline) and not credit.source


def names_day_and_source(text: str) -> bool:
    """Whether a line may give the day and the source of news, as below a headline."""
    return _day_and_name(_CREDIT_BEHIND.split(text, maxsplit=1)[0]) is not None


def _day_and_name(text: str) -> re.Match[str] | None:
    return _DAY_AND_NAME.fullmatch(text.strip(" 　*_")) if len(text) <= _LONGEST else None


def _pictured(line: str) -> Attribution | None:
    """🗓 6.13 ｜ 📍 某地 ｜ 📎 某报: pictures stand for the words of an account's line."""
    first, *fields = _PICTURED.split(line)
    if first.strip(" 　|｜") or not fields:
        return None
    found = Attribution()
    for mark, value in zip(fields[::2], fields[1::2], strict=True):
        told = value.strip(" 　|｜/／·\ufe0f")
        if not 2 <= len(told) <= _VALUE_LONGEST or ends_sentence(shade(told)) or _LABELLED.match(told):
            return None
        if mark in words.PICTURED_SOURCES:
            dated = _day_and_name(told)
            found = found | Attribution(source=(dated["behind"] or dated["before"]) if dated else told)
        elif mark in words.PICTURED_PEOPLE:
            found = found | Attribution(byline=names_of(told))
    return found


_SIGN_BEFORE = re.compile(
    rf"^[{re.escape(BULLETS)}][ 　]*(?=(?:{words.AUTHORS}|{words.CREDIT_ROLES})[ 　]?[/／:：|｜])"
)
"""□ 文/某某"""
_PICTURED = re.compile(
    f"([{words.PICTURED_DAYS}{words.PICTURED_PLACES}{words.PICTURED_SOURCES}{words.PICTURED_PEOPLE}])"
)
_VALUE_LONGEST = 24
"""Characters."""
_LABELLED = re.compile("[一-鿿]{2,6}[:：]")
"""📎 附件：… leads to something else."""


def _read_certain(text: str) -> Attribution | None:
    """What even a single line of its kind says for certain."""
    if len(text) > _ROW_LONGEST:
        return None
    if (pictured := _pictured(text)) is not None:
        return pictured
    if (reported := read_reported(text)) is not None:
        return reported
    text = _DAY_BEHIND.sub("", text)
    line = _DAY_THEN.sub("　", _STROKE.sub("|", _NOTE_MARK.sub("", text.strip(" 　*_"))))
    line = WORD_IN_BRACKETS.sub(r"\1：", _SIGN_BEFORE.sub("", line))
    if paper := _PAPER.fullmatch(line.strip(" 　")):
        named = Attribution(source=paper["source"].strip(" 　"))
        return named | (read_credit(paper["people"]) or Attribution()) if paper["people"] else named
    line = _ROLES_AMONG.sub("、", without_foreign(_PICTURES_BY.sub("", line)))
    if len(line) > _LONGEST or not line:
        return None
    if line[0] in "［[〔" and _are_names(line[1:-1]):
        # [温州] is a place, the name of a group.
        return None
    bracketed = line[0] in "（([［〔" and line[-1] in "）)]］〕"
    if bracketed:
        line = line[1:-1]
    if bracketed and _SOURCE_AND_DAY.fullmatch(shade(line)):
        return Attribution(source=DAY_OF_SOURCE.sub("", line).strip(" 　"))
    if dated := _SOURCE_BEFORE_DAY.fullmatch(line.strip(" 　")):
        return Attribution(source=dated["source"])
    of_post = _NAME_AND_POST.fullmatch(line.strip(" 　")) or _AUTHOR_AND_POST.fullmatch(line.strip(" 　"))
    if of_post and is_name(of_post["name"]):
        return Attribution(byline=(of_post["name"],))
    found, known = Attribution(), False
    parts = [part.strip(" 　|｜") for part in _GAPS.split(line)]
    for part in parts:
        shadow = shade(part)
        if len(parts) > 1 and _OFFICE.fullmatch(shadow):
            continue
        if _PUT_UP.fullmatch(shadow) or _CLICKS.fullmatch(shadow) or (len(parts) > 1 and _DAY_ALONE.fullmatch(shadow)):
            # A day alone, without bracket or word, signs a letter or heads an entry of a chronology.
            known = known or bracketed or not shadow[0].isdigit()
            continue
        if len(parts) > 1 and _NO_AUTHOR.match(shadow):
            known = True
            continue
        credit = _one(part, shadow)
        if credit is None:
            return None
        found, known = found | credit, True
    return found if known else None


def _one(part: str, shadow: str) -> Attribution | None:
    if ends_sentence(shadow) or _OF_TALK.match(shadow) or _LEARNED.match(shadow):
        return None
    if _PEOPLE_MARK.match(shadow):
        if shadow[0] == "◎" and _TOWN.fullmatch(shadow):
            return None
        part = _ROLE_BEFORE.sub("", _TRANSLATED.sub("", part).lstrip("□■◇◆●○◎ 　/／"))
        part = _PICTURES_BY.sub("", part)
        named = shadow != shade(part) and _ROLE_FIRST.match(shadow.lstrip("◎□■◇/")) is not None
        names = names_of(part)
        if named and names and all(2 <= len(name) <= 4 and (is_name(name) or name in words_of(part)) for name in names):
            return Attribution(byline=names)
        office, *person = words_of(part) or [""]
        if len(person) == 1 and len(office) >= _OFFICE_SHORTEST and is_name(person[0]):
            return Attribution(byline=(person[0],))
        if _are_names(part):
            return Attribution(byline=names)
        return Attribution(source=part) if shadow[0] == "◎" and _UNIT.fullmatch(shade(part)) else None
    first, *others = _BLANKS.split(part.strip(" 　"))
    apart = bool(others) and _ROLE_ALONE.fullmatch(shade(first)) is not None
    if apart or _ROLE_FIRST.match(shadow) or _SOURCE_FIRST.match(shadow):
        return read_bracket(part)
    part = _TRANSLATED.sub("", part)
    if _PICTURES.fullmatch(shadow):
        return Attribution()
    alone = re.sub(r"[ 　]+", "", OFFICE_HELD.sub("", part))
    if told := _TOLD_BY.fullmatch(part):
        return Attribution(source=told["source"])
    if _OWN_OFFICE.fullmatch(shadow):
        return Attribution(source=part)
    if name := _titled(alone):
        return Attribution(byline=(alone[: len(name)],))
    of_person = shade(part)
    if made := _MAKER.match(of_person):
        names = names_of(_behind(part, made))
        if names and all(is_name(name) or _PEN_NAME.fullmatch(name) for name in names):
            return Attribution(byline=names)
    if (role := _PERSON_OF.match(of_person)) and (names := names_of(_behind(part, role))):
        return Attribution(byline=names) if all(len(name) <= 4 or name.isascii() for name in names) else None
    if not _are_names(part):
        return None
    names = names_of(part)
    return Attribution(byline=tuple(name for name in names if not _TITLE.fullmatch(shade(name))) or names)


def _behind(text: str, match: re.Match[str]) -> str:
    """What stands behind the words that a pattern has found in a text's shadow."""
    return text[shade_with_places(text)[1][match.end()] :]


_LEARNED = re.compile(r"(?:本[刊报网])?记者(?:\d{1,2}月)?\d{1,2}日")
"""记者7月20日从…获悉, which begins a text."""
_TOWN = re.compile("◎[一-鿿]{2}[镇乡村]")
"""●白石镇 is a group, though names may begin so."""
_OF_TALK = re.compile("(?:本刊|本报|独家)?(?:专访|对话|访谈)")
"""专访某厂总经理 某某: the second line of a headline, which names who is talked to."""


def _are_names(text: str) -> bool:
    """One to five names set apart, each of two or three characters, with their office or title before or behind."""
    parts = [word for part in re.split(r"[、,，;；]+", OFFICE_HELD.sub("", text)) for word in words_of(part)]
    people = [one for one in parts if not _OFFICE.fullmatch(shade(one))]
    if len(people) > 1:
        people = [one for one in people if not _TITLE.fullmatch(shade(one)) or _titled(one)]
    people = [_titled(one) or one for one in people]
    # Who stands behind an office may have a rare name.
    of_office = len(people) == 1 and len(parts) > 1
    named = all(is_name(one) or (of_office and _NAME.fullmatch(shade(one))) for one in people)
    return 1 <= len(people) <= 5 and named and all(len(one) <= longest(one) or "·" in one for one in people)


def _titled(text: str) -> str | None:
    """The name in 某某律师, in its shadow."""
    shadow = shade(text)
    titled = _NAME_AND_TITLE.fullmatch(shadow)
    # Whoever is called 律师 below a headline bears a name, and be it a rare one.
    named = titled is not None and (is_name(titled["name"]) or _OF_PROFESSION.fullmatch(shadow) is not None)
    return titled["name"] if titled and named else None


_OF_PROFESSION = re.compile(r"(?!执业|注册|特许|高级|资深|首席|主任|专职|本所)[一-鿿]{2,3}(?:律师|会计师)")


_TITLE = re.compile(rf"[一-鿿]{{0,14}}(?:{words.TITLES}|会员|读者)|\d{{2,4}}级[一-鿿\d（）()]{{2,12}}班?")
_MAKER = re.compile(r"[一-鿿、]{0,6}(?:文|撰|稿|编|记者|采|访|译|著|述|写|作者|整理)[一-鿿]{0,3}[/:|](?=.)")
"""採訪撰文／某某, 本刊特约撰述／某某"""
_PEN_NAME = re.compile(r"[A-Za-z][A-Za-z.]*(?: ?[A-Za-z][A-Za-z.]*){0,2} ?[一-鿿]{0,2}")
"""Joyce Tam, Tony 仔"""
_NAME_AND_POST = re.compile(
    rf"(?P<name>[一-鿿]{{2,3}})[ 　]*[|｜／/][ 　]*[^\d:：,，。;；!?！？]{{0,30}}{words.TITLES}"
)
"""某某｜某某城配 运营总监"""
_AUTHOR_AND_POST = re.compile(
    rf"(?:{words.AUTHORS})[ 　]*[/／:：|｜][ 　]*"
    rf"(?P<name>[一-鿿]{{2,3}})[ 　]+[^\d:：,，、。;；!?！？ 　]{{0,14}}{words.TITLES}"
)
"""文/某某 协会财税顾问, 文/某某　律师"""
_NAME_AND_TITLE = re.compile(
    r"(?P<name>[一-鿿]{2,3})(?:执业|注册|特许)?(?:律师|教授|副教授|博士|先生|女士|会计师|顾问|研究员|老师|记者|主任|会长|秘书长)"
)


def find_credits(evidence: Evidence) -> None:
    """The rows that may stand so: below a row that may be a headline, with text somewhere below them.

    A name alone is one only if the row above it is no sentence, for in a list of names each would be."""
    rows = evidence.rows
    uncertain: list[int] = []
    senders: list[int] = []
    heading = _heading_signs(rows)
    # Who made the issue wrote none of its items.
    for at in range(1, min(len(rows) - 1, evidence.colophon)):
        row = rows[at]
        if row.text[0] in heading and not _ROLE_FIRST.match(row.shade[1:]):
            continue
        if (
            at in evidence.bracketed_groups
            or at in evidence.caption
            or len(row.shade) > _LONGEST
            or evidence.ended[at]
            or evidence.prose[at]
            or (row.full and not _SET_OFF.search(row.text))
        ):
            continue
        if at - 1 not in evidence.credits and (
            evidence.ended[at - 1] and rows[at - 1].shade.rstrip("]”)》")[-1:] not in ("?", "!")
        ):
            continue
        rest = at > 1 and SUBTITLE.match(rows[at - 2].shade) is not None
        rest = rest or (at > 1 and rows[at - 2].gap > 0 == rows[at - 1].gap and not evidence.ended[at - 2])
        # 一个传统行业的 / 慢功夫: what is left of a headline may be as short.
        rest = rest or (at > 1 and rows[at - 2].shade[-1] == "的" and not rows[at - 2].full)
        # 某某园地 / 打包记: right below the name of a column a headline may have three letters.
        rest = rest or (at > 1 and COLUMN_NAME.fullmatch(rows[at - 2].shade) is not None)
        if (len(rows[at - 1].shade) < 4 and rows[at - 1].level is None and not rest) or (
            evidence.item_ends[at - 1] and at - 1 not in evidence.credits
        ):
            continue
        named = rows[at - 1].named or COLUMN_NAME.fullmatch(rows[at - 1].shade)
        if row.shade[0] == "◎" and named and not evidence.reads_as_text(at + 1):
            # ◎武汉 between a column's name and a headline: of a group, though a name of somebody may begin so.
            continue
        if row.shade[0] == "◎" and evidence.ordinal[at + 1] is not None and not evidence.reads_as_text(at + 1):
            # ◇ 欧洲, whose name is one of people, too, above 13．…
            continue
        beside = evidence.fact[at + 1] or (evidence.fact[at - 1] and at - 1 not in evidence.credits)
        if evidence.fact[at] and beside:
            # 发布日期：… below 文号：…, 时间：… above 地点：…: one of the facts.
            continue
        if _may_be_rest(rows[at - 1], row):
            continue
        credit = read_credit(row.text)
        listed = _in_list(evidence, at) and not _ROLE_FIRST.match(row.shade)
        if credit is None and not listed and read_sender(row.text) is not None and evidence.reads_as_text(at + 1):
            senders.append(at)
        if credit is None or listed or _counts_on(rows[at - 1].text, row.text):
            continue
        if _pictured(row.text) is not None:
            # Whatever is below: nothing else is told so.
            evidence.credits.add(at)
            continue
        below = range(at + 1, min(len(rows), at + 4))
        cells = [len(cells_of(rows[one].text)) >= FEWEST_CELLS for one in below]
        told = credit.source or _ROLE_FIRST.match(row.shade)
        if (told and len(cells) == _TABLE_ROWS and all(cells)) or any(
            evidence.prose[one] or evidence.ended[one] or rows[one].full or len(rows[one].shade) > 40 for one in below
        ):
            if _read_certain(row.text) is not None:
                evidence.credits.add(at)
            elif not any(_day_and_name(rows[one].text) for one in (at - 1, at + 1)):
                uncertain.append(at)
    if len(uncertain) >= _FEWEST_DAYS:
        evidence.credits.update(uncertain)
    if len(senders) >= _FEWEST_SENDERS:
        evidence.credits.update(senders)
    _find_days(evidence)


_FEWEST_SENDERS = 2


def _may_be_rest(above: Row, row: Row) -> bool:
    """Whether a row that may name somebody is rather the rest of the headline above: 万亿元 below one that fills its
    line, though it begins as a name does, and 公 司 below one that is letter-spaced as well."""
    spaced = letter_spaced(above.text)
    if spaced and letter_spaced(row.text) and not _ROLE_FIRST.match(row.shade):
        return True
    said = row.shade if spaced else row.text
    return bool(above.filled) and not row.indented and _NAME.fullmatch(said) is not None


def _heading_signs(rows: Sequence[Row]) -> set[str]:
    """The signs that stand before several short rows which name nobody, ■ 云仓二期封顶: before headlines or groups."""
    signed = (row for row in rows if row.shade[0] == BULLET and len(row.shade) <= _LONGEST)
    times = Counter(row.text[0] for row in signed if not ends_sentence(row.shade) and read_credit(row.text) is None)
    return {sign for sign, count in times.items() if count >= _FEWEST_HEADED}


_FEWEST_HEADED = 3


def _counts_on(above: str, text: str) -> bool:
    """2.1  某组 right below 2  某栏: a number, and no day."""
    one, other = _COLUMN_NUMBER.match(above), GROUP_NUMBER.match(text)
    return one is not None and other is not None and one[1] == other["column"]


_COLUMN_NUMBER = re.compile(r"(\d{1,2})[ 　]")


def _in_list(evidence: Evidence, at: int) -> bool:
    """Whether a row is one of the short ones that a sentence leads to: 嘉宾名单公布：."""
    for one in range(at - 1, max(-1, at - _LIST_LONGEST), -1):
        above = evidence.rows[one]
        if above.shade[-1] == ":":
            return len(above.shade) >= _LEADING_SHORTEST
        if evidence.rows[one + 1].gap or evidence.ended[one] or evidence.item_ends[one]:
            return False
        if SECTION_MARK.fullmatch(above.shade):
            return False
    return False


_TABLE_ROWS = 3
_LIST_LONGEST, _LEADING_SHORTEST = 10, 8
"""Rows of a list, and characters of what leads to it."""
_SET_OFF = re.compile(r"[|｜/／:：□]")
"""What stands between a role and a name, so that a line however long names them."""
_NO_AUTHOR = re.compile(r"(?:本期|责任|执行)?(?:编辑|责编|编|审核|校对|视觉|排版|美编|监制|终审)[:/|]")
"""Beside the author or the source."""
_FEWEST_DAYS, _FEWEST_BELOW = 2, 3
_TEXT_SHORTEST = 40
"""Characters."""


def _find_days(evidence: Evidence) -> None:
    """A day alone below a headline, 3月6日, is one where others give the day and the source there, or where nearly
    all days that stand alone do: one that heads an entry of a chronology stands below the end of another."""
    rows = evidence.rows
    given = sum(_DAY_ALONE.match(rows[at].shade) is not None for at in evidence.credits)
    days = [at for at in range(1, len(rows) - 1) if _DAY_ALONE.fullmatch(rows[at].shade)]
    below = [at for at in days if _may_be_of_headline(evidence, at)]
    if given >= _FEWEST_DAYS or (len(below) >= _FEWEST_BELOW and len(below) * 4 >= len(days) * 3):
        evidence.credits.update(below)


def _may_be_of_headline(evidence: Evidence, at: int) -> bool:
    above = evidence.rows[at - 1]
    if evidence.ended[at - 1] or evidence.item_ends[at - 1]:
        return False
    text = evidence.prose[at + 1] or len(evidence.rows[at + 1].shade) > _TEXT_SHORTEST
    return 6 <= len(above.shade) <= _LONGEST and text
