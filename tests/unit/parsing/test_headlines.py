"""A headline stands where a text has ended, above one that begins."""

from __future__ import annotations

from pathlib import Path

import pytest
from invented import (
    AUTHORS,
    FRONT,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    ROOM,
    RUSH,
    SIGNED,
    SOURCE,
    TITLES,
    bodies,
    broken,
    cut,
    dated,
    lines,
    signed,
    spaced,
    titles,
    weekly,
)

from feeds.parsing import parse
from feeds.parsing.headline_cues import HEADLINE_RULES
from feeds.parsing.shade import shade
from feeds.parsing.signs import DAY_OPENS
from feeds.readers import read

# --- told by what stands around them ---


def test_what_follows_an_attribution_is_a_headline() -> None:
    assert titles(spaced(*dated("甲市开出首张电子单据"), *dated("乙市物流园揭牌"))) == [
        "甲市开出首张电子单据",
        "乙市物流园揭牌",
    ]


def test_headlines_without_a_source_stand_among_those_with_one() -> None:
    rows = ["某某周报", "2019年第37期", "主办：某某协会", "市场分析"]
    for at, name in enumerate(
        ("猪肉压栏现象有所增多", "鸡蛋价格创年内新高", "马铃薯主产区集中开挖", "石榴开园价格走低")
    ):
        rows += [name, LONG, LONG + ("（来源：某某日报）" if at % 2 else "")]
    assert titles(lines(*rows))[:4] == [
        "猪肉压栏现象有所增多",
        "鸡蛋价格创年内新高",
        "马铃薯主产区集中开挖",
        "石榴开园价格走低",
    ]


def test_between_texts_of_one_paragraph_stands_a_headline_though_no_source_ends_the_first() -> None:
    rows = ["【政策速递】"]
    for at, title in enumerate(TITLES):
        rows += [title, LONG if at == 3 else SIGNED]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES)


def test_within_a_text_of_several_paragraphs_it_heads_a_part() -> None:
    rows = ["【政策速递】"]
    for at, title in enumerate(TITLES[:5]):
        part = ["新规有三个特点", LONG] if at == 3 else []
        rows += [title, LONG, LONG, *part, SIGNED]
    assert titles(lines("某某周报", "第9期", *rows)) == list(TITLES[:5])


@pytest.mark.parametrize("day", ["9月4日，", "2020年9月4日，"])
def test_a_row_without_a_sign_above_a_day_is_a_headline_however_wide(day: str) -> None:
    heads = [f"{title}并向全市企业和渔民推广经验与工作方法成果"[:24] for title in TITLES[:4]]
    text = f"{day}{LONG}"
    found = weekly(*(row for head in heads for row in (head, text[:24], text[24:48], text[48:])))
    assert titles(found) == heads
    assert bodies(found) == {text}


WIDE = f"{INDENT}新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降了，企业的积极性也提高。"


def test_a_short_row_between_a_full_line_and_an_indent_is_a_headline() -> None:
    """The paragraph above happens to fill its last line."""
    paragraph = broken(WIDE)
    assert {len(row) for row in paragraph} == {20}
    found = lines(*HEAD, "■ 要闻", *(row for head in TITLES for row in (head, *paragraph, *paragraph)))
    assert titles(found) == list(TITLES)


def test_a_headline_may_be_short_above_its_author() -> None:
    named = zip(("卷首", "人物", "市声"), ("等风的人", "修船人家", "早市新棚"), AUTHORS, strict=True)
    found = lines(*HEAD, *(row for name, head, who in named for row in (name, head, f"文/{who}", LONG, LONG)))
    assert [(item.section, item.title, item.byline) for item in found.items] == [
        ("卷首", "等风的人", ("闻天歌",)),
        ("人物", "修船人家", ("周启元",)),
        ("市声", "早市新棚", ("毛晓珊",)),
    ]


def test_who_wrote_it_is_no_headline_though_the_contents_list_the_one_above_like_a_column() -> None:
    contents = ["目录", "卷首语", "等风，不如造船", "要闻", *TITLES[:3], ""]
    rows = ["卷首语", "等风，不如造船", "文/夏葵", LONG, LONG, "要闻", *signed(*TITLES[:3])]
    found = lines(*HEAD, *contents, *rows)
    assert (found.items[0].section, found.items[0].title, found.items[0].byline) == (
        "卷首语",
        "等风，不如造船",
        ("夏葵",),
    )


# --- rows that head nothing ---


def test_a_row_that_goes_on_with_a_text_heads_nothing() -> None:
    found = cut(
        FRONT
        + f"【要闻】\n\n仓储面积稳步增长\n首先，先做三张清单\n{ROOM}\n"
        + f"其次，再立一条红线\n{RUSH}\n\n河边的夜市\n{ROOM}\n"
    )
    assert titles(found) == ["仓储面积稳步增长", "河边的夜市"]


def test_a_sentence_set_between_empty_rows_heads_nothing() -> None:
    """降速是一种能力，/ 不是每家企业都有资格慢下来。 in the middle of an article."""
    issue = Path(__file__).parents[2] / "issues" / "publishers" / "furniture-page-out-of-order.txt"
    assert [title for title in titles(parse(read(issue))) if title and title[-1] in "。，"] == []


def test_what_a_paper_says_of_itself_is_no_headline() -> None:
    title = "关于促进本港冷链产业健康发展若干意见的通知"
    formula = "现将《关于促进本港冷链产业健康发展的若干意见》"
    paper = [title, "各区人民政府、各委、办、局：", formula, "印发给你们，请认真按照执行。", *broken(LONG, 26)]
    assert titles(lines(*HEAD, "【要闻】", *paper, SOURCE, *signed(*TITLES[:2]))) == [title, *TITLES[:2]]


# --- with an author below ---


def views(*rows: str) -> list[tuple[str | None, tuple[str, ...]]]:
    """The headline and the authors of each item below one that has its author, too."""
    found = lines(
        *HEAD, "■ 要闻", *signed(*TITLES[:2]), "■ 观点", "欧线运价怎么算账", "执笔：顾小满", LONG, LONG, *rows
    )
    return [(item.title, item.byline) for item in found.items[3:]]


@pytest.mark.parametrize(
    ("head", "author"),
    [("短评：名录不是光荣榜", "执笔：陆文岚"), ("点评：名录不算光荣榜为何还有人争着要进去", "□ 陆文岚")],
)
def test_a_comment_with_its_author_below_is_an_item(head: str, author: str) -> None:
    assert views(head, author, ROOM, RUSH) == [(head, ("陆文岚",))]


def test_a_comment_without_an_author_is_of_the_item_above() -> None:
    assert views("短评：名录不是光荣榜", f"8月5日，{ROOM}") == []


@pytest.mark.parametrize("head", ["短评：名录不是光荣榜", "名录不是光荣榜"])
def test_what_stands_between_a_text_and_an_author_is_the_headline_and_no_question_below(head: str) -> None:
    assert views(head, "执笔：陆文岚", "进了名录有没有补贴？", ROOM, RUSH) == [(head, ("陆文岚",))]


@pytest.mark.parametrize("day", ["2014年1月2日", "3月9日"])
def test_what_begins_with_a_day_and_goes_on_says_less_for_a_headline(day: str) -> None:
    report, headline = (
        sum(rule(shade(text)) for rule in HEADLINE_RULES) for text in (f"{day}，港区探索", f"{day}港区，探索")
    )
    assert report == headline - 3.0


def test_a_notice_is_headed_whatever_line_it_fills() -> None:
    rows = broken(PARAGRAPH, 20)
    notice = ("关于征集“海外仓结对”会员单位的通知书函", "各会员单位：", *rows)
    assert "关于征集海外仓结对共建会员单位的通知" in titles(
        lines(*HEAD, TITLES[0], *rows, *rows, "关于征集海外仓结对共建会员单位的通知", *notice[1:], *rows)
    )


@pytest.mark.parametrize("days", ["4月8日，", "4月8日至13日，", "4月8日—5月2日，"])
def test_a_day_or_several_open_a_report(days: str) -> None:
    assert DAY_OPENS.match(shade(f"2014年{days}某市14家企业赴意大利参展"))
    assert DAY_OPENS.match(shade(f"{days}某市14家企业赴意大利参展"))


def test_the_day_below_a_notice_begins_no_headline() -> None:
    notice = ("关于规范收费的通知", "各会员单位：", PARAGRAPH, PARAGRAPH, "　　　　　　　　　二〇一五年二月十日")
    below = ("　　　　　　　　　手册核销前要做的几件事", "　　　　　　　　　　　　闻天歌", PARAGRAPH, PARAGRAPH)
    items = [row for title in TITLES[:4] for row in (f"　　　　　　　　　{title}", PARAGRAPH, PARAGRAPH)]
    found = lines("某某会刊", "第9期", *items, *notice, *below)
    assert titles(found)[-1] == "手册核销前要做的几件事"
