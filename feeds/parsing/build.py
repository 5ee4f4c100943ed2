"""Drafts -> items: text, structure, attribution, kind, section, places."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from feeds.model import Block, BlockKind, Flag, Item, Kind, Span

from . import attribution as attributions
from .assembly import Cut, Draft
from .attribution import Attribution
from .evidence import CONTINUES, LINK_BOX, RESUMED, Evidence
from .headline import close_spacing, join_rows, split_subtitle, strip_dashes
from .paragraphs import Paragraph, paragraphs
from .shade import shade

_BRIEF_COLUMN = re.compile(r"动态|资讯|要闻|快讯|简讯|短讯|新闻|消息|数据|速递|速览|信息|快递|扫描|集锦|播报|短波")
_BRIEF_LONGEST = 900
_REGULATION = re.compile(r"第[一二三四五六七八九十百\d]+条")
_OFFICIAL = re.compile(
    r"(?:条例|规定|办法|通知|意见|决定|公告|细则|规划|方案|通告|批复|函|令|章程|纲要|指引|规则)(?:[(\[].{1,8}[)\]])?$"
)
_ADDRESSEE = re.compile(r".{2,80}:$")
_COMPANY = re.compile(r"(?:公司|集团|厂|中心|协会|事务所|合作社|研究院|商行|店)(?:[(\[].{1,12}[)\]])?$")
_PROFILE = re.compile(
    r"(?:主要)?(?:业务)?(?:经营范围|主营|主要业务|企业简介|公司简介|会员(?:企业|单位)?(?:情况)?(?:简介|介绍)|公司概况|企业概况)"
)
_NEW_MEMBERS = re.compile(r"会员|成员|加盟")


def build_items(evidence: Evidence, cut: Cut) -> tuple[Item, ...]:
    from .columns import place_columns

    columns = place_columns(evidence, cut)
    texts = [_text(evidence, draft) for draft in cut.drafts]
    sizes = [sum(len(one.text) for one in paras) for paras, _, _ in texts]
    # A chronology's entries and tables say nothing of how long the articles of their column are.
    usual = [one for one, draft in enumerate(cut.drafts) if draft.chronicle is None and draft.headline]
    briefs = _brief_columns([columns[one] for one in usual], [sizes[one] for one in usual])
    items: list[Item] = []
    for number, (draft, (paras, attribution, flags)) in enumerate(zip(cut.drafts, texts, strict=True)):
        title, subtitle = _headline(evidence, draft)
        if not paras and not title:
            continue
        section, group = columns[number]
        kind = _kind(
            evidence,
            draft,
            title,
            section,
            paras,
            brief=section in briefs if section else None,
            size=sizes[number],
            sourced=bool(attribution.source),
        )
        spans = _spans(evidence, draft)
        items.append(
            Item(
                sequence=len(items) + 1,
                kind=kind,
                title=title,
                subtitle=subtitle,
                section=section,
                group=group,
                blocks=tuple(_blocks(evidence, paras)),
                source=attribution.source,
                byline=attribution.byline,
                spans=spans,
                flags=tuple(flags),
            )
        )
    return tuple(items)


def _headline(evidence: Evidence, draft: Draft) -> tuple[str | None, str | None]:
    if not draft.headline:
        return None, None
    title = close_spacing(join_rows([evidence.rows[row] for row in draft.headline]))
    subtitle = (
        strip_dashes(close_spacing(join_rows([evidence.rows[row] for row in draft.subtitle])))
        if draft.subtitle
        else None
    )
    if draft.chronicle is not None:
        title = re.sub(r"^[(（]?[一二三四五六七八九十百\d]{1,4}[)）]?[、.．,，]?\s*", "", title)
    if subtitle is None:
        title, subtitle = split_subtitle(title)
    return title or None, subtitle


def _text(evidence: Evidence, draft: Draft) -> tuple[list[Paragraph], Attribution, list[Flag]]:
    flags: list[Flag] = []
    found = Attribution()
    kept: list[Paragraph] = []
    for paragraph in paragraphs(evidence, draft.body):
        if evidence.item_ends[paragraph.rows[-1]]:
            tail = attributions.take_tail(paragraph.text)
            if tail.attribution:
                found = found | tail.attribution
                if tail.torn:
                    flags.append(Flag("attribution-torn", tail.attribution.source or ""))
                if not tail.text:
                    continue
                paragraph.text = tail.text
        if RESUMED.fullmatch(shade(paragraph.text)) or CONTINUES.fullmatch(shade(paragraph.text)):
            continue
        kept.append(paragraph)
    return kept, found | draft.attribution, flags


def _blocks(evidence: Evidence, paras: Sequence[Paragraph]) -> list[Block]:
    blocks: list[Block] = []
    for paragraph in paras:
        first = paragraph.rows[0]
        row = evidence.rows[first]
        inner = (
            not evidence.ended[paragraph.rows[-1]]
            and len(shade(paragraph.text)) <= 44
            and not LINK_BOX.match(row.shade)
        )
        heading = row.level is not None or (inner and evidence.ordinal[first] is not None) or (row.bold and inner)
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        if evidence.table[first]:
            cells = tuple(re.split(r"[ \t　]+", paragraph.text))
            if blocks and blocks[-1].kind is BlockKind.TABLE and blocks[-1].span:
                last = blocks[-1]
                blocks[-1] = Block(
                    BlockKind.TABLE,
                    rows=(*last.rows, cells),
                    span=Span(last.span.start, paragraph.span.end) if last.span else None,
                )
            else:
                blocks.append(Block(BlockKind.TABLE, rows=(cells,), span=paragraph.span))
            continue
        blocks.append(Block(kind, paragraph.text, span=paragraph.span))
    return blocks


def _spans(evidence: Evidence, draft: Draft) -> tuple[Span, ...]:
    spans: list[Span] = []
    for row in sorted({*draft.headline, *draft.subtitle, *draft.body, *draft.notes}):
        one = evidence.rows[row]
        if spans and row - 1 in _near(draft, row):
            spans[-1] = Span(spans[-1].start, one.end)
        else:
            spans.append(Span(one.start, one.end))
    return tuple(spans)


def _near(draft: Draft, row: int) -> set[int]:
    return {*draft.headline, *draft.subtitle, *draft.body, *draft.notes} & {row - 1}


def _brief_columns(columns: Sequence[tuple[str | None, str | None]], sizes: Sequence[int]) -> set[str]:
    """The columns whose items are briefs: several short ones."""
    by_name: dict[str, list[int]] = {}
    for (section, _), size in zip(columns, sizes, strict=True):
        if section:
            by_name.setdefault(section, []).append(size)
    found: set[str] = set()
    for name, all_sizes in by_name.items():
        short = median(all_sizes) <= _BRIEF_LONGEST
        if short and (len(all_sizes) >= 4 or (_BRIEF_COLUMN.search(shade(name)) and median(all_sizes) <= 600)):
            found.add(name)
    return found


def _kind(
    evidence: Evidence,
    draft: Draft,
    title: str | None,
    section: str | None,
    paras: Sequence[Paragraph],
    *,
    brief: bool | None,
    size: int,
    sourced: bool,
) -> Kind:
    if draft.chronicle is not None:
        return Kind.CHRONICLE
    if not title:
        return Kind.FRAGMENT
    tables = sum(evidence.table[paragraph.rows[0]] for paragraph in paras)
    if paras and tables * 10 >= len(paras) * 8:
        return Kind.TABLE
    shadow = shade(title)
    begins = "".join(shade(paragraph.text) for paragraph in paras[:2])
    if _COMPANY.search(shadow) and ((section and _NEW_MEMBERS.search(shade(section))) or _PROFILE.match(begins)):
        return Kind.PROFILE
    articles = sum(_REGULATION.match(shade(paragraph.text)) is not None for paragraph in paras)
    addressed = any(_ADDRESSEE.fullmatch(shade(paragraph.text)) for paragraph in paras[:2])
    if articles >= 3 or (_OFFICIAL.search(shadow) and addressed):
        return Kind.DOCUMENT
    if brief is None:
        brief = sourced and size <= _BRIEF_LONGEST
    return Kind.BRIEF if brief else Kind.ARTICLE
