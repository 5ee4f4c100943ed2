"""What kind of item a draft is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from feeds.model import Kind

from . import vocabulary as words
from .assembly import Draft
from .columns import Column
from .evidence import Evidence
from .paragraphs import Text
from .shade import shade

_BRIEF_COLUMN = re.compile(words.BRIEF_COLUMNS)
BRIEF_LONGEST = 900
"""Characters: the median of a column of briefs stays below."""
_NEWS_LONGEST = 600
_NEVER_ARTICLE = 300
_BRIEF_PARAGRAPHS = 2
_LINE = 30
"""Characters. Facts and the entries of a list are shorter, and make no article of a brief."""
_FEWEST = 4
_REGULATION = re.compile(r"第[一二三四五六七八九十百\d]+条")
_OFFICIAL = re.compile(rf"{words.OFFICIAL_PAPERS}(?:[(\[].{{1,8}}[)\]])?$")
_ADDRESSEE = re.compile(r".{2,80}:$")
_COMPANY = re.compile(r"(?:公司|集团|厂|中心|协会|事务所|合作社|研究院|商行|店)(?:[(\[].{1,12}[)\]])?$")
_PROFILE = re.compile(words.PROFILES)
_MEMBERS = re.compile(
    r"新(?:入会)?(?:会员|成员)|加盟|(?:会员|成员)(?:单位|企业)?(?:简介|介绍|情况|名录|名单|风采|展示|推介|档案)"
)


def kinds_of(
    evidence: Evidence, drafts: Sequence[Draft], texts: Sequence[Text], columns: Sequence[Column]
) -> list[Kind]:
    """The kind of each draft. Whether a column holds briefs is decided for the column, not for one item."""
    briefs = _brief_columns(drafts, texts, columns)
    found: list[Kind] = []
    for draft, text, (section, _) in zip(drafts, texts, columns, strict=True):
        plain = _plain_kind(evidence, draft, text, section)
        if plain is None:
            brief = section in briefs
            if section is None and not brief:
                among = bool(found) and found[-1] is Kind.BRIEF
                brief = text.size <= BRIEF_LONGEST and (bool(text.attribution.source) or among)
            plain = Kind.BRIEF if brief else Kind.ARTICLE
        found.append(plain)
    return found


def _plain_kind(evidence: Evidence, draft: Draft, text: Text, section: str | None) -> Kind | None:
    """The kind that the item itself shows; None for what may be an article or a brief."""
    if draft.first in evidence.bulleted and _BRIEF_COLUMN.search(evidence.rows[draft.chronicle or 0].shade):
        return Kind.BRIEF
    if draft.chronicle is not None:
        return Kind.CHRONICLE
    if not draft.headline:
        return Kind.FRAGMENT
    paragraphs = text.paragraphs
    tables = sum(evidence.table[one.rows[0]] for one in paragraphs)
    if paragraphs and tables * 10 >= len(paragraphs) * 8:
        return Kind.TABLE
    title = "".join(evidence.rows[row].shade for row in draft.headline)
    begins = shade("".join(one.text[:200] for one in paragraphs[:2]))
    if _COMPANY.search(title) and ((section and _MEMBERS.search(shade(section))) or _PROFILE.match(begins)):
        return Kind.PROFILE
    articles = sum(_REGULATION.match(evidence.rows[one.rows[0]].shade) is not None for one in paragraphs)
    addressed = any(len(one.text) <= 100 and _ADDRESSEE.fullmatch(shade(one.text)) for one in paragraphs[:2])
    if articles >= 3 or (_OFFICIAL.search(title) and addressed):
        return Kind.DOCUMENT
    return None


def _brief_columns(drafts: Sequence[Draft], texts: Sequence[Text], columns: Sequence[Column]) -> set[str | None]:
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
        if name is None:
            brief = len(of_column) >= _FEWEST and middle <= _NEVER_ARTICLE
        else:
            several = len(of_column) >= _FEWEST and middle <= BRIEF_LONGEST
            news = _BRIEF_COLUMN.search(shade(name)) is not None and middle <= _NEWS_LONGEST
            brief = several or news or tiny
        if brief:
            found.add(name)
    return found
