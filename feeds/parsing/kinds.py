"""What kind of item a draft is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from feeds.model import Kind

from . import vocabulary as words
from .columns import Column
from .contents import Entry
from .drafts import Draft
from .evidence import Evidence
from .paragraphs import Text
from .shade import shade
from .signs import COMPANY, DATELINE, FIRM, ISSUED, MEMBER_NAMED, MEMBERS, PROFILE, without_foreign

_BRIEF_COLUMN = re.compile(words.BRIEF_COLUMNS)
_OF_ESSAYS = re.compile(words.ESSAY_COLUMNS)
_ESSAY = 280
"""Characters: where the name of a column promises more than news, its items are no shorter."""
BRIEF_LONGEST = 900
"""Characters: the median of a column of briefs stays below."""
_NEWS_LONGEST = 600
_NEVER_ARTICLE = 300
_BRIEF_PARAGRAPHS = 2
_LINE = 30
"""Characters. Facts and the entries of a list are shorter, and make no article of a brief."""
_FORMULA = 400
"""Characters of a paragraph that may be one."""
_SIGNED_AT_LEAST, _ARTICLE_AT_LEAST, _UNSIGNED_BRIEF = 250, 450, 330
"""Characters of an item among others of its column."""
_LONGER, _MUCH_LONGER = 1.6, 2.0
_FEWEST_PARTS, _PART_LONGEST = 2, 40
"""Headings in an item, and the characters of one."""
_FEWEST = 4
_BOOTH = re.compile(r"[(\[]展位号?[:]?\w")
"""某某公司（展位号B2-118）"""
_INTRODUCED = re.compile(
    r"[^,。;:]{0,24}?(?:公司|集团|厂|企业|合作社|中心|协会)(?:\([^()]{2,20}\))?,?(?:自?于?\d{4}年)?"
    r"(?:成立|创办|创建|创立|始建|始创|组建|前身|位于|坐落|地处|注册|是(?:一家|一个|专业|以|集|由|我[国省市区县])|专业|主营|主要从事|入驻)"
)
"""某某杂粮有限公司成立于2009年, 该厂位于某市: how the text about a member begins in sentences."""
_REGULATION = re.compile(r"第[一二三四五六七八九十百\d]+条")
_OFFICIAL = re.compile(ISSUED.pattern + r"|(?:公告|通告|令)(?:\d{4}年)?第\d{1,4}号(?:\(.{4,80}\))?$")
"""…管理办法（试行）, 某署公告2020年第118号（关于…的公告）"""
_ADDRESSEE = re.compile(
    r"(?:各|有关|尊敬的|致).{1,80}:$|.{0,76}(?:单位|企业|会员|部门|政府|公司|同志|先生|女士|同仁|朋友|委|局|厅|办|会|如下):$"
)
_CIRCULAR = re.compile(r"(?:通告|通函)(?:编号|字号)[:/|].{4}.*致:")
"""通告编号：… 日期：…, 致：各会员公司"""
_ISSUING = re.compile(
    r"特此(?:公告|通知|通告|通报|函告|函复|批复|决定)。?|.*(?:现将|现就|现对).{0,60}(?:公告|通知|通告|通报)如下[::]"
)
"""What only the paper itself says."""


def kinds_of(
    evidence: Evidence,
    drafts: Sequence[Draft],
    texts: Sequence[Text],
    columns: Sequence[Column],
    entries: Sequence[Entry | None],
) -> list[Kind]:
    """The kind of each draft. Whether a column holds briefs is decided for the column; then what stands out is none."""
    held: dict[str | None, list[int]] = {}
    for text, (section, _) in zip(texts, columns, strict=True):
        held.setdefault(section, []).append(text.size)
    authors_tell = not _reporters_sign(texts, columns)
    briefs = _brief_columns(drafts, texts, columns, authors_tell=authors_tell)
    listed = _listed_columns(columns, entries)
    found: list[Kind] = []
    for draft, text, (section, group), entry in zip(drafts, texts, columns, entries, strict=True):
        plain = _plain_kind(evidence, draft, text, f"{section or ''}{group or ''}")
        if plain is None:
            brief = section in briefs
            if section is None and not brief:
                among = bool(found) and found[-1] is Kind.BRIEF
                # What the contents list by its own headline, in several paragraphs, has a place of its own.
                own = entry is not None and len(text.paragraphs) > _BRIEF_PARAGRAPHS
                brief = text.size <= BRIEF_LONGEST and not own and (bool(text.attribution.source) or among)
            elif section is not None and len(held[section]) > 1:
                brief = _is_brief(draft, text, median(held[section]), default=brief, authors_tell=authors_tell)
                own = section in listed and len(text.paragraphs) > _BRIEF_PARAGRAPHS and text.size >= _ARTICLE_AT_LEAST
                brief = brief and not own
                # In a column called news, all are news.
                brief = brief and (_is_called_news(section) or not _has_parts(evidence, text))
            plain = Kind.BRIEF if brief else Kind.ARTICLE
        found.append(plain)
    return found


def _listed_columns(columns: Sequence[Column], entries: Sequence[Entry | None]) -> set[str | None]:
    """The columns of which the contents list every item, where they list none or few of the others: what is longer in
    them has a place of its own."""
    if 2 * sum(entry is not None for entry in entries) > len(entries):
        return set()
    unlisted = {section for (section, _), entry in zip(columns, entries, strict=True) if entry is None}
    return {section for section, _ in columns} - unlisted


def _reporters_sign(texts: Sequence[Text], columns: Sequence[Column]) -> bool:
    """Whether most texts of the columns called news name who wrote them: then a name makes no essay of a text."""
    news = [text for text, (section, _) in zip(texts, columns, strict=True) if _is_called_news(section)]
    return 2 * sum(map(_by_author, news)) > len(news)


def _is_called_news(column: str | None) -> bool:
    return column is not None and _BRIEF_COLUMN.search(shade(column)) is not None


def _by_author(text: Text) -> bool:
    return bool(text.attribution.byline) and not text.attribution.source


def _is_brief(draft: Draft, text: Text, usual: float, *, default: bool, authors_tell: bool) -> bool:
    """One item among others of its column: with its author below the headline, or without a source much longer than
    they are, it is an article; short and unsigned it is a brief. ``authors_tell``: news have no authors."""
    signed = bool(draft.credits and text.attribution.byline)
    if signed and text.size >= _SIGNED_AT_LEAST:
        return False
    by_author = authors_tell and _by_author(text) and len(text.paragraphs) >= _OF_ESSAY
    if by_author and text.size > _LONGER * usual:
        return False
    if not text.attribution and text.size > max(_MUCH_LONGER * usual, _ARTICLE_AT_LEAST):
        return False
    return default or (not (signed or by_author) and text.size <= _UNSIGNED_BRIEF)


def _has_parts(evidence: Evidence, text: Text) -> bool:
    """Whether it has headings of its own, which a brief is too short for."""
    if text.size < _ARTICLE_AT_LEAST:
        return False
    heads = [one for one in text.paragraphs if len(one.text) <= _PART_LONGEST and _heads_part(evidence, one.rows[0])]
    return len(heads) >= _FEWEST_PARTS


def _heads_part(evidence: Evidence, at: int) -> bool:
    if evidence.ended[at] or evidence.fact[at] or evidence.table[at]:
        return False
    ordinal = evidence.ordinal[at]
    return at in evidence.inner or (ordinal is not None and ordinal[0] in ("chinese", "chinese-bracket"))


def _plain_kind(evidence: Evidence, draft: Draft, text: Text, column: str) -> Kind | None:
    """The kind that the item itself shows; None for what may be an article or a brief. ``column`` with its group."""
    if draft.first in evidence.bulleted and _BRIEF_COLUMN.search(evidence.rows[draft.chronicle or 0].shade):
        return Kind.BRIEF
    if draft.first in evidence.unheaded:
        return Kind.BRIEF
    if draft.chronicle is not None:
        return Kind.CHRONICLE
    if not draft.headline:
        return Kind.FRAGMENT
    paragraphs = text.paragraphs
    tables = sum(evidence.table[one.rows[0]] for one in paragraphs)
    if paragraphs and tables * 10 >= len(paragraphs) * 8:
        return Kind.TABLE
    title = shade("".join(without_foreign(evidence.rows[row].text) for row in draft.headline))
    if MEMBER_NAMED.fullmatch(title):
        return Kind.PROFILE
    begins = shade("".join(one.text[:200] for one in paragraphs[:2]))
    introduced = _INTRODUCED.match(begins) is not None
    if COMPANY.search(title):
        if MEMBERS.search(shade(column)) or PROFILE.match(begins) or _BOOTH.search(title):
            return Kind.PROFILE
        if introduced and FIRM.search(title):
            return Kind.PROFILE
    elif (introduced or PROFILE.match(begins)) and MEMBERS.search(shade(column)):
        # 某某杂粮：把小米卖成礼品
        return Kind.PROFILE
    articles = sum(_REGULATION.match(evidence.rows[one.rows[0]].shade) is not None for one in paragraphs)
    if articles >= 3 or _lays_down(evidence, title, text) or _CIRCULAR.match(begins):
        return Kind.DOCUMENT
    if _OFFICIAL.search(title):
        addressed = any(len(one.text) <= 100 and _ADDRESSEE.fullmatch(shade(one.text)) for one in paragraphs[:2])
        issued = any(len(one.text) <= _FORMULA and _ISSUING.fullmatch(shade(one.text)) for one in paragraphs)
        if addressed or issued:
            return Kind.DOCUMENT
    return None


def _lays_down(evidence: Evidence, title: str, text: Text) -> bool:
    """Whether rules are printed in full that count 一、二、 and not 第一条, and speak of themselves: 本要点…."""
    rules = _RULES.search(title)
    if rules is None:
        return False
    counted = [evidence.ordinal[one.rows[0]] for one in text.paragraphs]
    own = any(f"本{rules[1]}" in shade(one.text[:_FORMULA]) for one in text.paragraphs)
    return own and sum(ordinal is not None and ordinal[0] == "chinese" for ordinal in counted) >= _FEWEST_RULES


_RULES = re.compile(r"(办法|规定|细则|要点|章程|准则|规则|守则|公约)(?:[(\[].{1,8}[)\]])?$")
_FEWEST_RULES = 3


def _is_report(text: Text) -> bool:
    """Whether it begins as news does, with the day, the agency or the paper: 本报讯, 据某网消息, 11月7日."""
    return bool(text.paragraphs) and DATELINE.match(shade(text.paragraphs[0].text[:80])) is not None


def _are_essays(name: str | None, texts: Sequence[Text]) -> bool:
    """Whether the texts of a column are essays however short they are: it is not called news, most name an author and
    no source, or an author and have several paragraphs, and few begin with the day of news."""
    if name is None or len(texts) < _FEWEST or _is_called_news(name):
        return False
    signed = sum(
        bool(text.attribution.byline) and (not text.attribution.source or len(text.paragraphs) >= _OF_ESSAY)
        for text in texts
    )
    return signed * 3 >= len(texts) * 2 and sum(map(_opens_with_day, texts)) * 4 <= len(texts)


def _opens_with_day(text: Text) -> bool:
    return bool(text.paragraphs) and _DAY_OF_NEWS.match(shade(text.paragraphs[0].text[:24])) is not None


_DAY_OF_NEWS = re.compile(
    r"(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日|本[报刊会网社]|日前|近日"
)
_OF_ESSAY = 3
"""Paragraphs."""


def _brief_columns(
    drafts: Sequence[Draft], texts: Sequence[Text], columns: Sequence[Column], *, authors_tell: bool
) -> set[str | None]:
    """The columns whose items are briefs: several short ones, or few in a column called news.

    What has its author's name below its headline is longer than a brief would be, or meant to be.
    Items that stand in no column (None) make one, if they are many and as short as news in a line or two."""
    held: dict[str | None, list[Text]] = {}
    signed: set[str | None] = set()
    for draft, text, (section, _) in zip(drafts, texts, columns, strict=True):
        # A chronology's entries and fragments say nothing of how long the articles of their column are.
        if draft.chronicle is None and draft.headline:
            held.setdefault(section, []).append(text)
            if draft.credits and text.attribution.byline:
                signed.add(section)
    found: set[str | None] = set()
    for name, of_column in held.items():
        middle = median(text.size for text in of_column)
        tiny = (
            len(of_column) >= 2
            and name not in signed
            and max(text.size for text in of_column) <= _NEVER_ARTICLE
            and max(sum(len(one.text) > _LINE for one in text.paragraphs) for text in of_column) <= _BRIEF_PARAGRAPHS
        )
        if authors_tell and _are_essays(name, of_column):
            brief = False
        elif name is None:
            brief = len(of_column) >= _FEWEST and middle <= _NEVER_ARTICLE
        else:
            several = len(of_column) >= _FEWEST and middle <= (
                _ESSAY if _OF_ESSAYS.search(shade(name)) else BRIEF_LONGEST
            )
            called_news = _is_called_news(name) and middle <= _NEWS_LONGEST
            reported = name not in signed and middle <= BRIEF_LONGEST and all(map(_is_report, of_column))
            brief = several or called_news or tiny or reported
        if brief:
            found.add(name)
    return found
