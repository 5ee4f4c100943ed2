"""A bulletin of our own writing, saved into a store: what the tests of the publisher publish."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.identity import Identity
from feeds.model import (
    Block,
    BlockKind,
    Document,
    Evidence,
    Flag,
    Issue,
    Item,
    Kind,
    Masthead,
    PartialDate,
    Picture,
    PlacedPicture,
    Region,
    Selection,
    Tag,
    Taxonomies,
    Theme,
    Topic,
)
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Publication, Saved, Store

NOW = dt.datetime(2026, 6, 1, 1, 0, tzinfo=dt.UTC)

TAXONOMIES = Taxonomies(
    regions=(
        Region("china", "中国", "country"),
        Region("zhejiang", "浙江", "province", "china"),
        Region("hangzhou", "杭州", "city", "zhejiang"),
        Region("ningbo", "宁波", "city", "zhejiang"),
        Region("fujian", "福建", "province", "china"),
        Region("guangdong", "广东", "province", "china"),
        Region("germany", "德国", "country"),
    ),
    themes=(Theme("logistics", "物流"), Theme("finance", "金融"), Theme("standards", "标准与监管")),
)

TOPICS = (
    Topic("bay", "湾区", description="浙江、福建的条目", all=Selection(regions=frozenset({"zhejiang", "fujian"}))),
    Topic("rules", "规章", any=Selection(themes=frozenset({"standards"}), sections=frozenset({"政策法规"}))),
    Topic("abroad", "境外", none=Selection(regions=frozenset({"china"}), sections=frozenset({"会员之窗"}))),
)

# What a torn PDF, a careless editor and an attacker put into an issue.
HOSTILE = (
    "<script>alert('会刊')</script> ]]> & \"引号\" \x00\x0b\x0c\x1b\ufffe\uffff\x85\ud800　全角空格 😀𠮷 {{ 7*7 }} %s"
)


def paragraph(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text)


def tagged(kind: str, *slugs: str) -> tuple[Tag, ...]:
    known = {one.slug: one.name for one in (TAXONOMIES.regions if kind == "region" else TAXONOMIES.themes)}
    return tuple(Tag(slug, known[slug], 0.9, (Evidence(f"{known[slug]}港", "name"),)) for slug in slugs)


def item(
    title: str | None,
    *blocks: Block,
    regions: Iterable[str] = (),
    themes: Iterable[str] = (),
    section: str | None = "行业动态",
    group: str | None = None,
    date: str | None = None,
    source: str | None = None,
    byline: tuple[str, ...] = (),
    subtitle: str | None = None,
    summary: str = "",
    kind: Kind = Kind.BRIEF,
    flags: tuple[Flag, ...] = (),
) -> Item:
    return Item(
        sequence=0,
        kind=kind,
        title=title,
        subtitle=subtitle,
        section=section,
        group=group,
        blocks=blocks or (paragraph(f"{title}。记者从协会了解到，这项工作从本月起在会员单位里铺开，年底前见分晓。"),),
        source=source,
        byline=byline,
        date=PartialDate.parse(date) if date else None,
        regions=tagged("region", *regions),
        themes=tagged("theme", *themes),
        summary=summary or f"{title or '无题'}：会员单位本月起铺开。",
        flags=flags,
    )


PORT = item(
    "港口夜航恢复，货船进出提前六小时",
    paragraph("入夏以来，港区连续三周恢复夜航，外贸货船进出港平均提前六小时。"),
    Block(BlockKind.HEADING, "船等货变成货等船"),
    paragraph("引航站把值班分成四班，潮水合适就放行。一家货代说，以前是船等货，现在是货等船。"),
    Block(BlockKind.LIST, rows=(("夜航窗口：十九点至次日三点",), ("引航员：四班轮换",))),
    Block(
        BlockKind.TABLE,
        rows=(("月份", "进出港艘次", "平均等待（小时）"), ("四月", "312", "9.4"), ("五月", "388")),
    ),
    regions=["ningbo"],
    themes=["logistics"],
    section="行业动态",
    group="浙江",
    date="2026-05-18",
    source="港口协会",
    byline=("林一舟", "周晚晴"),
    subtitle="——引航站四班轮换见闻",
    summary="港区连续三周恢复夜航，外贸货船进出港平均提前六小时。",
    kind=Kind.ARTICLE,
)
LOAN = item("仓单质押贷款在三市试点", regions=["hangzhou", "fujian"], themes=["finance"], date="2026-05")
RULES = item("冷链温度记录须保存两年", themes=["standards", "logistics"], section="政策法规", date="2026")
FAIR = item("德国采购团下月来访", regions=["germany"], section="会员之窗")
UNTITLED = item(None, paragraph("又讯：协会六月上旬办冷链培训，名额六十个。"), section=None, regions=["hangzhou"])
TORN = item("一篇只剩下半截的通讯", kind=Kind.FRAGMENT, section="会员之窗", flags=(Flag("fragment", "页脚撕去"),))
NASTY = item(
    f"标题里的{HOSTILE}",
    paragraph(f"正文里的{HOSTILE}"),
    Block(BlockKind.TABLE, rows=((HOSTILE, "列"), ("值", HOSTILE))),
    Block(BlockKind.LIST, rows=((HOSTILE,),)),
    Block(BlockKind.TABLE),
    Block(BlockKind.LIST),
    section="栏目" + HOSTILE.replace("\ud800", "").replace("\0", ""),  # which no column of text can hold
    group=HOSTILE,
    source=HOSTILE,
    byline=(HOSTILE,),
    subtitle=HOSTILE,
    summary=HOSTILE,
    themes=["finance"],
)
LONG = item("关于进一步做好" + "跨区域冷链物流标准化与绿色仓储协同发展" * 12 + "的通知", themes=["logistics"])

FIRST = (PORT, LOAN, RULES, FAIR, UNTITLED, TORN)


def settings(workspace: Path, **site: object) -> Settings:
    given = {
        "title": "甬江物流简报",
        "address": "https://news.example/jianbao",
        "domain": "news.example",
        "contact": "desk@news.example",
    }
    config = JianbaoSettings.model_validate({"site": {**given, **site}})
    return Settings(workspace, workspace / "config", config, TAXONOMIES, TOPICS, ())


def picture(data: bytes, caption: str = "", alt: str = "") -> tuple[Block, PlacedPicture]:
    """A picture as a block of an item, and as its document has it. Nothing here looks at what the bytes are."""
    shown = Picture(hashlib.sha256(data).hexdigest(), "image/jpeg", 1200, 800, alt)
    return Block(BlockKind.PICTURE, caption, picture=shown), PlacedPicture(shown, data, 0, 1, caption)


def save(
    store: Store,
    number: int,
    *items: Item,
    now: dt.datetime = NOW,
    revision: int = 1,
    pictures: tuple[PlacedPicture, ...] = (),
) -> Saved:
    """Saves number ``number`` of 2026, a monthly; a second revision of it is a correction."""
    text = f"{number} {revision}"
    document = Document.from_text(text, name="甬江.txt", sha256=hashlib.sha256(text.encode()).hexdigest())
    document = replace(document, pictures=pictures)
    date = PartialDate(2026, min(number, 12), 20)
    masthead = Masthead("甬江物流", "甬江物流协会", 2026, number, 100 + number, date)
    return store.save_issue(
        Issue(masthead, tuple(replace(one, sequence=place) for place, one in enumerate(items, 1))),
        Identity("yongjiang", "甬江物流", f"yongjiang-2026-{number:02d}", 2026, number),
        document,
        authority="news.example,2026",
        ancestors=TAXONOMIES.ancestors,
        published=Publication(ZoneInfo("Asia/Shanghai")),
        now=now,
    )
