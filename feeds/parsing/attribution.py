"""Who wrote it and where it was taken from: （来源：…）, （本刊记者 …）, 文/…, at the end of an item."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from . import vocabulary as words
from .people import OFFICE_HELD, is_name, longest, names_body, words_of
from .shade import shade, shade_with_places

OWN = "(?:本刊|本报|本网|本会|特约|实习|见习|首席)*"
ROLE = rf"{OWN}{words.AUTHORS}"
_SOURCE_WORD = rf"{words.SOURCE_OF}?{words.SOURCES}(?:于|自|[Ss]ources?|[Ff]rom)?"
SOURCE_WORD = re.compile(rf"{_SOURCE_WORD}[:|/]?")
SOURCE_THEN_BRACKET = re.compile(rf"{_SOURCE_WORD}[:|/][^()]+\([^()]+\)")
"""来源：《某报》（本刊编译）, a row of its own"""
_THEN_BY = re.compile(r"[ 　]+(?=(?:作者|记者|記者|文|撰文|撰稿)[ 　]*[|｜:：/／])")
"""（来源｜某报　作者｜某某）"""
_THEN_PEOPLE = re.compile(
    r"(?:[ 　]+(?:19|20)\d{2}[-./年]\d{1,2}[-./月]\d{1,2}日?)?"
    r"[ 　]+(?:本[刊报報网網会會]|特约|特約|实习|實習)*(?:作者|记者|記者|通讯员|通訊員|编译|編譯)[ 　]+"
    r"(?P<names>[一-鿿]{2,4}(?:[ 　、]+[一-鿿]{2,4}){0,4})$"
)
"""来源：《某报》  2018-05-18  记者 某某 某某"""
DAY_OF_SOURCE = re.compile(
    r"[ 　]*[|｜,，;；][ 　]*"
    r"(?:(?:(?:19|20)\d{2}[-./年])?\d{1,2}[-./月]\d{1,2}日?|(?:19|20)\d{2}[-./年]\d{1,2}月?)[ 　]*$"
)
"""来源：某报 | 2023-04-07; 来源：某院；2021-09"""
_ADDRESS_BEHIND = re.compile(r"(?<=\S)[ 　]+(?:https?://|www\.)\S+$")
_OFFICE_NAME = re.compile(r".{0,12}(?:编辑部|编辑组|编译组|秘书处|资料室|研究室|通讯社)")
_CREDIT = re.compile(
    rf"(?:综合|编译)(?:.{{0,16}}(?:报章|报纸|媒体|外电)|(?:报道|报导|消息|整理)|(?:《[^》]{{2,20}}》[、和及]?)+(?:报道|报导|整理)?$)|.{{0,60}}{words.CREDITS}(?:[:].{{1,40}}|稿)?$|(?:编译|编选|摘编|整理|综合|供稿):.{{1,40}}|"
    rf"{words.TAKEN_FROM}.{{2,40}}|据(?!悉|了解|统计|介绍|称).{{0,30}}(?:报|网|社|电|台|志|》|氪|客户端|公众号|发布会|通报会).{{0,6}}|"
    r"本文.{2,40}"
)
_DISCLAIMER = re.compile(
    r"仅供.{0,4}参考|(?:请勿|不得|谢绝|严禁)(?:擅自)?转载|不构成.{0,10}(?:意见|建议|依据)|不代表(?:本|.{1,8}(?:观点|立场))|仅代表作者|文责自负"
)
_OF_AUTHOR = re.compile(r"(?:作者|译者|笔者)(?:单位|工作单位|简介|介绍|系|为|是|现为|现任)(?=.)")
_AUTHOR_IS = re.compile(r"(?:本文)?(?:作者|译者|笔者)(?P<name>[一-鿿]{2,3}),?(?:系|为|是|现为|现任)[^。:]{2,60}")
"""（作者某某系某校教授）"""
_PICTURE = re.compile(r"^图(?:为|片?说明|:)|(?:摄|摄影|供图|配图)$")
"""（图为…。某某 摄）: of a picture, in the middle of a text."""
_TOOK_PICTURE = re.compile(r"(.{2,12}?)[ 　]*(?:摄影报道|摄影|摄)")
_GAVE_PICTURE = re.compile(r"[^\d,。;:!?]{2,20}供图")
"""（某某 摄）, （物业公司供图）: whose news it is that is told below a picture."""
_PICTURES_BEHIND = re.compile(r"(?<=\S)[ 　]+(?:摄影|攝影|图片?|圖|供图)[ 　]?[/／:：|｜].*$")
"""（文/某部 某某 图/企业提供）: who took the pictures is not told."""
_OFFICE_DID = re.compile(
    r"(?:本刊|本报|本网|本会|本台)?(?:编辑部|编辑组|编译组|秘书处|资料室)(?:整理|编译|编写|供稿|综合|摘编)?"
)
_OWN_NEWS = re.compile(r"本[刊报会]讯")
_BY = re.compile(rf"(?:{ROLE})[:/|_]?(?=.)")
_ROLE_SAID = re.compile(r"(?:主答|解答|答疑|答复|回复|口述)人?[:|/](?=.)")
"""（解答：某某律师）"""
_NAME = r"[一-鿿]{2,4}|[一-鿿]{1,8}·[一-鿿·]{1,12}"
_DONE = re.compile(rf"{words.CREDITS}|来稿|撰稿|摄影")
_UNREAD = re.compile(r"[ 　]*[,，;；]?[ 　]*未经(?:其|本人|作者|演讲者|讲者|受访者)?(?:本人)?(?:审阅|审定|审核)[。.]?$")
"""（根据某某的发言整理，未经本人审阅）"""
_PERSON_DID = re.compile(
    r"(?:[一-鿿、]{4,30}[ 　]+)?([一-鿿](?:[ 　]*[一-鿿]){1,2})[ 　]*"
    r"(?:解答|答复|執筆|执笔|整理|编译|編譯|编写|編寫|撰写|撰寫|撰稿|供稿|摘编|編)"
)
"""（某某　整理）; where an office did it, it is the source."""
_PLACE = re.compile(rf"[一-鿿]{{1,3}}(?:{words.PLACES}|{words.OFFICES})")
"""（乔口镇供稿）, （关税科供稿）"""
_NAMES_ONLY = re.compile(rf"(?:{_NAME})(?:[、,/;和](?:{_NAME})){{0,4}}")
_TITLED = re.compile(rf".{{0,30}}{words.TITLES}[,、]?(?P<name>[一-鿿]{{2,3}})$")
_HANDED_IN = re.compile(rf"{words.HANDED_IN}(?:单位|部门|人)?[:|]")
_TEAM = re.compile("(?:课题|调研|研究|编写|项目|调查)组(?:成员|组长|负责人)?:")
_TEAM_WROTE = re.compile(rf"[一-鿿]{{0,8}}(?:课题|调研|研究|编写|项目|调查)组[,;]?(?:{words.AUTHORS})人?[:|]")
"""（本刊调查组　执笔：某某　某某）"""
_TEAM_ROLE = re.compile(rf"{_TEAM.pattern}|(?:组长|成员|主持人?|负责人|统稿|{words.AUTHORS})人?:")
_CHECKED = re.compile(
    r"[ 　|｜,，;；]+(?:审[ 　]*[核稿]|核[ 　]*稿|编[ 　]*辑|责[ 　]*编|签[ 　]*发|校[ 　]*对)[ 　]*[:：|｜/／].*$"
)
"""供稿：某某局　审核：某某"""
_CLAUSE = re.compile(r"[。?!;…]|,.*,")
_OPEN_LINE = re.compile(
    rf"(?:{_SOURCE_WORD}[:|/]|(?:{ROLE})[:/|]|作者(?:单位|简介|介绍):|{words.HANDED_IN}(?:单位|部门|人)?[:|]).{{1,45}}$|—{{1,3}}(?!来自.*的)(?:{words.TAKEN_FROM}|来源).{{2,40}}$"
)
_ORGANISATION = re.compile(rf"^.*(?:{words.OFFICES}|{words.TITLES}|会|大学|学院|社|员)(?=[一-鿿]{{2,3}}$)")
_NOT_NAMES = re.compile(words.NOT_NAMES)
_FOREIGN_LONGEST, _NAME_LONGEST = 30, 5
LONGEST = 90
"""No attribution is longer, in characters of the shadow."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """``source`` as printed after 来源：, without the outer brackets; ``byline`` the people."""

    source: str | None = None
    byline: tuple[str, ...] = ()
    remark: bool = False
    """It only says what the text is not to be used for, or what its author does: an item ends with it, too."""

    def __or__(self, other: Attribution) -> Attribution:
        return Attribution(self.source or other.source, self.byline or other.byline, self.remark or other.remark)

    def __bool__(self) -> bool:
        return bool(self.source or self.byline or self.remark)


_WITH_TITLE = re.compile(
    r"([一-鿿]{1,2}[^学學院所会會司局部名位及\W\d_])(?:律师|律師|教授|副教授|博士|先生|女士|会计师|會計師)"
)
_ROLE_AMONG = re.compile(rf"[ 　]+(?!文[ 　])(?={ROLE}[ 　])")
"""记者 某某 通讯员 某某; not 某 文 某, a name."""


def names_of(text: str) -> tuple[str, ...]:
    """The people in 张三、李四 or 市经贸委 王毅 or 夏  葵."""
    found: list[str] = []
    text = OFFICE_HELD.sub("", text)
    given = [part for part in re.split(r"[、,，/;；|｜]+", _ROLE_AMONG.sub("、", text).strip(" 　:：")) if part]
    # 闻天歌，协会研究部: where somebody works is no name.
    for part in [part for part in given if not _CONTRIBUTOR.fullmatch(shade(part))] or given:
        parts = words_of(part)
        if len(parts) > 1:
            people = [
                word
                for word in parts
                if (len(word) <= 4 or word.isascii()) and not _ORGANISATION.match(shade(word) + "某某")
            ]
            parts = people or parts[-1:]
        for word in parts:
            if titled := _WITH_TITLE.fullmatch(word):
                # Whoever is called 律师 there bears a name, and be it a rare one.
                found.append(titled[1])
                continue
            office = _ORGANISATION.match(shade(word)) if len(word) > 4 and len(shade(word)) == len(word) else None
            name = word[office.end() :] if office else word
            if name and not re.fullmatch(ROLE, shade(name)):
                found.append(name)
    return tuple(found)


def read_bracket(text: str) -> Attribution | None:
    """The attribution that stands in a bracket, given without the bracket; None if it is none."""
    inner = _PICTURES_BEHIND.sub("", text.strip(" 　"))
    shadow, places = shade_with_places(inner)
    if not shadow or len(shadow) > LONGEST:
        return None
    if (author := _AUTHOR_IS.fullmatch(shadow)) is not None and is_name(author["name"]):
        return Attribution(byline=(author["name"],))
    if _DISCLAIMER.search(shadow) or _OF_AUTHOR.match(shadow):
        # （作者系某校教授。摘自某报）, （作者系本刊特约撰稿人　某某）
        said, stop, rest = inner.partition("。")
        people = tuple(one for one in words_of(said)[1:] if is_name(one)) if _OF_AUTHOR.match(shadow) else ()
        return Attribution(byline=people, remark=True) | ((read_bracket(rest) if stop else None) or Attribution())
    if _PICTURE.search(shadow):
        return None
    if people := _with_posts(shadow):
        return Attribution(byline=people)
    if _OFFICE_DID.fullmatch(shadow) or _OWN_NEWS.fullmatch(shadow):
        return Attribution(source=inner)
    if _HANDED_IN.match(shadow):
        return _handed_in(inner)
    if _TEAM.match(shadow):
        return _of_team(inner)
    if (wrote := _TEAM_WROTE.match(shadow)) and wrote.end() < len(shadow):
        return Attribution(byline=names_of(inner[places[wrote.end()] :]))
    if (behind := _SOURCE_BEHIND.fullmatch(inner)) and all(map(is_name, words_of(behind["who"]))):
        # （某某　来源：某会秘书处）
        return (read_bracket(behind["source"]) or Attribution()) | Attribution(byline=tuple(words_of(behind["who"])))
    match = SOURCE_WORD.match(shadow)
    parts = _THEN_BY.split(inner, maxsplit=1) if match else []
    if len(parts) == 2 and all(parts) and (by := read_bracket(parts[1])):
        return (read_bracket(parts[0]) or Attribution()) | by
    if match and (then := _THEN_PEOPLE.search(inner)) and all(map(_may_be_named, named := names_of(then["names"]))):
        return (read_bracket(inner[: then.start()]) or Attribution()) | Attribution(byline=named)
    if match and match.end() < len(shadow):
        source = _CHECKED.sub("", _ADDRESS_BEHIND.sub("", inner[places[match.end()] :]))
        return Attribution(source=DAY_OF_SOURCE.sub("", source).strip(" 　"))
    match = _BY.match(shadow)
    # 文庄镇 is a town.
    set_off = match is not None and (match[0] != "文" or inner[1:2] in " 　")
    if match and set_off and match.end() < len(shadow):
        names = names_of(inner[places[match.end()] :])
        if names and all(_OFFICE_NAME.fullmatch(shade(name)) for name in names):
            return Attribution(source="、".join(names))
        # （本刊通讯员供稿） names no one.
        if names and all(map(_may_be_named, names)) and not _DONE.fullmatch(shade(names[0])):
            return Attribution(byline=names)
    if role := _ROLE_SAID.match(shadow):
        names = names_of(inner[places[role.end()] :])
        if names and all(map(_may_be_named, names)):
            return Attribution(byline=names)
    person = _PERSON_DID.fullmatch(inner)
    if person and is_name(name := re.sub(r"[ 　]", "", person[1])) and not _PLACE.fullmatch(shade(name)):
        return Attribution(byline=names_of(person[1]))
    inner = _UNREAD.sub("", inner)
    if _CREDIT.fullmatch(shade(inner)):
        return Attribution(source=inner)
    return None


_SOURCE_BEHIND = re.compile(
    r"(?P<who>[一-鿿]{1,4}(?:[ 　、]+[一-鿿]{1,4}){0,3})[ 　]+(?P<source>(?:资料|信息|稿件)?来源[:：].+)"
)


def _with_posts(shadow: str) -> tuple[str, ...]:
    """The names in 作者：某某，某校副教授；某某，某会干事: each before the post that its bearer holds; none else."""
    found: list[str] = []
    said = _AUTHOR_SAID.match(shadow)
    for part in shadow[said.end() if said else 0 :].split(";"):
        held = _NAME_THEN_POST.fullmatch(part)
        # Whom the word says to be the author may have a rare name.
        if held is None or not (said or is_name(held["name"])) or len(held["name"]) > longest(held["name"]):
            return ()
        found.append(held["name"])
    return tuple(found)


_AUTHOR_SAID = re.compile(rf"(?:本文)?(?:{ROLE})[:|/]")
_NAME_THEN_POST = re.compile(
    rf"(?P<name>[一-鿿]{{2,4}}),[^,。:!?《》\d]{{2,40}}(?:{words.TITLES}|{words.POSTS}|{words.OFFICES})"
)


def _of_team(text: str) -> Attribution | None:
    """课题组成员：某某　某某；执笔：某某: all of them, each once."""
    found: list[str] = []
    for part in re.split(r"[;；]", text):
        shadow, places = shade_with_places(part)
        role = _TEAM_ROLE.match(shadow)
        if role is None or role.end() >= len(shadow):
            return None
        found += names_of(part[places[role.end()] :])
    return Attribution(byline=tuple(dict.fromkeys(found))) if all(map(_may_be_named, found)) else None


def _handed_in(text: str) -> Attribution | None:
    """供稿：某某局　某某: the office, the people, or both."""
    shadow, places = shade_with_places(text)
    handed = _HANDED_IN.match(shadow)
    if handed is None or handed.end() >= len(shadow):
        return None
    who = _CHECKED.sub("", text[places[handed.end()] :]).strip(" 　")
    office, *by = _THEN_BY.split(who, maxsplit=1)
    if office and by and (people := read_bracket(by[0])):
        return Attribution(source=office.strip(" 　")) | people
    named = names_of(who)
    if not named or not all(map(is_name, named)):
        return Attribution(source=who)
    offices = [one for part in re.split(r"[、,，;；]+", who) for one in words_of(part) if not is_name(one)]
    return Attribution(source="、".join(offices) or None, byline=named)


def _may_be_named(name: str) -> bool:
    """A person, or an office that stands in for one."""
    if name.isascii():
        return len(name) <= _FOREIGN_LONGEST
    return 2 <= len(name) <= _NAME_LONGEST or "·" in name or _CONTRIBUTOR.fullmatch(shade(name)) is not None


def read_signature(text: str) -> Attribution | None:
    """As read_bracket, for a bracket that has a row to itself: there, a bare name is enough."""
    found = read_bracket(text)
    if found:
        return found
    shadow = shade(text)
    if _PICTURE.search(shadow):
        return None
    if _ISSUED_BY.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    if _OFFICE_NAME.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    if (contributor := read_contributor(text)) is not None:
        return contributor
    if _BODY_OF_PLACE.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    if _NAMES_ONLY.fullmatch(shadow) and not _NOT_NAMES.search(shadow) and not _OF_OFFICE.search(shadow):
        return Attribution(byline=names_of(text))
    if len(shadow) <= 30 and (match := _TITLED.fullmatch(shadow)) and is_name(match["name"]):
        return Attribution(byline=(match["name"],))
    return None


_ISSUED_BY = re.compile(
    r"(?=.*\d{4}年\d{1,2}月).{0,20}[一-鿿]{2,}(?:局|厅|委|办|部|署|会|政府|海关)[、\d一-鿿]{0,40}印发"
)
"""（某省商务厅2022年3月2日印发）, below a document; behind a sentence it would say so of what that speaks of."""
_BODY_OF_PLACE = re.compile(r"[省市县区州乡镇][一-鿿]{1,4}[联委会院台]|(?:[省市县区州乡镇])?团[省市县区州]?委")
"""县妇联 has three letters and is no name."""
_OF_OFFICE = re.compile(r"(?:组|部|室|社|讯|报导|报道|整理|编译)$")
_CONTRIBUTOR = re.compile(rf"[^\d,。;:!?《》“”()]{{2,20}}{words.OFFICES}|[^\d,。;:!?、《》“”()]{{1,8}}{words.PLACES}")
_ONE_MEDIUM = rf"(?:[一-鿿]{{0,4}}《[^》]{{2,16}}》(?:[一-鿿]{{0,4}}网)?|[一-鿿]{{1,12}}{words.MEDIA})"
_DAY = r"(?:(?:19|20)\d{2}[年./-])?(?:\d{1,2}月\d{1,2}日|\d{1,2}[./-]\d{1,2})"
_MEDIA = rf"{_ONE_MEDIUM}(?:[、和及]{_ONE_MEDIUM}){{0,3}}"
_DATED_MEDIUM = re.compile(
    rf"(?:综合|摘编?自?)?{_MEDIA}[,、|/·]?{_DAY}(?:[^\d].{{0,8}})?|\d{{1,2}}月\d{{1,2}}日{_MEDIA}"
)
"""（《某某日报》5月3日）, （综合某某网、《某某报》6.14）, （5月3日《某某日报》）"""
_MEDIUM = re.compile(
    rf"《?[一-鿿A-Za-z\d·]{{1,14}}{words.MEDIA}》?(?:、《?[一-鿿A-Za-z\d·]{{1,14}}{words.MEDIA}》?){{0,2}}"
)
"""…亦适用。（某某日报）"""
_MEDIUM_OF = re.compile(
    r"[一-鿿]{0,8}《[^《》]{1,14}(?:报|刊|网|社|周刊|杂志|观察|评论)》(?:[一-鿿]{0,6}(?:网|版|客户端|公众号))?"
)
"""——新加坡《某某早报》, ——英国《某某时报》中文网"""
_HANDED = re.compile(r"[一-鿿]{2,12}(?:供稿|来稿|整理|摘编|编译)")
_OF_HEADLINE = re.compile(r"[记访写对论评谈析看读致走探专]")
"""——记某某公司, ——走进某某公司: what the second line of a headline begins with."""
_SENT_FROM = re.compile(r"\d{0,6}[一-鿿]{2,14}")


_TITLE_ALONE = re.compile(r"《[^《》,。;]{2,16}》(?:(?:\d{4}年)?第\d{1,3}期)?")
"""（《某某观察》）: nothing but the name of what it was taken from."""
_PHOTOGRAPHER_LONGEST = 3
"""Letters."""
_BRACKETED = re.compile(r"(?<=[一-鿿])[（(][一-鿿]{1,8}[）)]")
_OFFICE_SHORTEST = 3
"""Characters: what stands before a name and has more is no name itself, whatever it begins with: 高安市社 胡某某."""


def read_contributor(text: str) -> Attribution | None:
    """An office, people or both in a bracket behind the last sentence: …逐一讲评。（区应急管理局 王某）"""
    if (plain := _BRACKETED.sub("", text)) != text:
        # （某市产业（行业）工会联合会　某某）
        found = read_contributor(plain)
        return replace(found, source=text.strip(" 　")) if found and found.source else found
    shadow = shade(text)
    if any(form.fullmatch(shadow) for form in (_MEDIUM, _DATED_MEDIUM, _TITLE_ALONE)):
        return Attribution(source=text.strip(" 　"))
    if (taken := _TOOK_PICTURE.fullmatch(shadow)) is not None:
        return Attribution(byline=(taken[1],)) if is_name(taken[1]) and len(taken[1]) <= _PHOTOGRAPHER_LONGEST else None
    if _GAVE_PICTURE.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    if _NOT_NAMES.search(shadow):
        return None
    if (titled := _WITH_TITLE.fullmatch(shadow)) and is_name(titled[1]):
        return Attribution(byline=(titled[1],))
    if _CONTRIBUTOR.fullmatch(shadow):
        return Attribution(source=text.strip(" 　"))
    office, *rest = words_of(text) or [""]
    # （某镇人民政府　某某　县电商办　某某）
    people = [one for one in rest if not re.fullmatch(ROLE, shade(one)) and not _CONTRIBUTOR.fullmatch(shade(one))]
    if people and _CONTRIBUTOR.fullmatch(shade(office)) and all(_may_be_of_office(shade(one)) for one in people):
        return Attribution(byline=tuple(people))
    if people and _SENT_FROM.fullmatch(shade(office)) and all(_is_person(shade(one)) for one in people):
        named = is_name(office) and len(office) <= _OFFICE_SHORTEST and not _CONTRIBUTOR.fullmatch(shade(office))
        return Attribution(byline=(office, *people) if named else tuple(people))
    if _NAMES_ONLY.fullmatch(shadow) and len(shadow) <= 9 and _is_person(shadow):
        return Attribution(byline=names_of(text))
    titled = _TITLED.fullmatch(shadow) if len(shadow) <= (_TITLED_LONGEST if rest else _JOINED_LONGEST) else None
    behind = titled is not None and (rest[-1] == titled["name"] if rest else titled.start("name") >= _TITLE_SHORTEST)
    if titled and behind and is_name(titled["name"]):
        # （“某某坊”网店店主　何某某）, （财税顾问 | 何某某）, which a line broke at the blank.
        return Attribution(byline=(titled["name"],))
    joined = _ORGANISATION.match(shadow)
    if joined and is_name(shadow[joined.end() :]) and _CONTRIBUTOR.fullmatch(joined[0]):
        # （某会投诉部 | 罗　勇）, which a line broke at the blank.
        return Attribution(byline=(shadow[joined.end() :],))
    return None


_TITLED_LONGEST, _JOINED_LONGEST, _TITLE_SHORTEST = 30, 12, 4
"""Characters."""


def _may_be_of_office(shadow: str) -> bool:
    """Whether a word behind an office is a name, which may be a rare one there: 物流促进局　农某."""
    return _RARE_NAME.fullmatch(shadow) is not None and not (
        _OF_OFFICE.search(shadow) or _CONTRIBUTOR.fullmatch(shadow)
    )


_RARE_NAME = re.compile(r"[一-鿿]{1,2}[^队站科处局办厅委会院所供来编的\W\d_]")


def _is_person(shadow: str) -> bool:
    """Whether names begin as nearly all do, with a surname: 综合外电 is no person."""
    return 2 <= len(shadow) <= 9 and shadow[0] in words.SURNAMES and not names_body(shadow)


WORD_IN_BRACKETS = re.compile(rf"^[ 　]*[【［\[]({words.SOURCES}|{words.AUTHORS})[】］\]](?=[ 　]*\S)")


_DATA_OF = re.compile(rf"(?:数据|资料|统计)(?:提供|支持|整理)?[:|][^\d,。;:|]{{2,16}}{words.OFFICES}")
"""数据：某会研究部, on a row below a text"""
_LABEL_END = re.compile("[:：|｜]")


def read_line(text: str) -> Attribution | None:
    """The attribution that a row without brackets is (文 / 夏葵; 来源：新华网; 【来源】新华网; ——摘自…); None if it is
    none."""
    text = WORD_IN_BRACKETS.sub(r"\1：", text)
    shadow = shade(text)
    if len(shadow) > 50:
        return None
    dashed = shadow.lstrip("—") if shadow[0] == "—" else ""
    if not _OF_HEADLINE.match(dashed) and any(
        form.fullmatch(dashed) for form in (_MEDIUM, _DATED_MEDIUM, _CONTRIBUTOR, _MEDIUM_OF, _HANDED)
    ):
        return Attribution(source=text.lstrip("—─– 　").strip(" 　"))
    if _DATA_OF.fullmatch(shadow):
        return Attribution(source=_LABEL_END.split(text, maxsplit=1)[1].strip(" 　"))
    if not _OPEN_LINE.match(shadow):
        return None
    if shadow[-1] in "?!。" or (_BY.match(shadow) and _CLAUSE.search(shadow)):
        # 记者：后来呢？ is what a reporter says.
        return None
    return read_bracket(text.lstrip("—─- 　"))
