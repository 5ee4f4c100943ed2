"""Headlines that indents, white space, letter-spacing or bold type set apart."""

from __future__ import annotations

import pytest
from invented import (
    EIGHT_TITLES,
    FULL,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MORE,
    PARAGRAPH,
    SIGNED,
    SOURCE,
    TITLES,
    lines,
    sections,
    titles,
    weekly,
)

from feeds.model import Document
from feeds.parsing.contents_page import read_contents
from feeds.parsing.evidence import gather
from feeds.parsing.joins import join_score
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of
from feeds.parsing.set_alike import rows_alone_below_text

# --- by their indent ---


def test_a_row_without_indent_is_a_headline_where_every_paragraph_has_one() -> None:
    text = [LONG[:26], LONG[26:]]
    body = [part for _ in range(6) for part in (INDENT + text[0], text[1])]
    heads = ["收款有什么风险？", "海外仓租金能否在税前扣除？", "退货怎样计税？", "发票何时红冲？"]
    rows = ["某某税讯", "第3期", *(row for head in heads for row in (head, *body, INDENT + "（来源：某某网站）"))]
    found = lines(*rows, "分账要注意什么？", *body, INDENT + "从数字里找空间", *body)
    assert titles(found) == [*heads, "分账要注意什么？"]


PARTS = (INDENT + "码头上的新面孔", PARAGRAPH, INDENT + "冷库里的老办法", PARAGRAPH)


def test_where_headlines_are_flush_what_is_set_in_between_whole_paragraphs_heads_a_part() -> None:
    rows: list[str] = []
    for at, title in enumerate((*TITLES, *LONGER_TITLES)):
        rows += [title, INDENT + LONG * (1 + at % 3), *(PARTS if at == 3 else ())]
    found = lines("某某周报", "第9期", *rows)
    assert titles(found) == [*TITLES, *LONGER_TITLES]
    assert "码头上的新面孔" in found.items[3].body


def test_where_a_text_comes_from_says_nothing_of_how_headlines_are_set() -> None:
    rows: list[str] = []
    for at, title in enumerate((*TITLES, *LONGER_TITLES)):
        column = ["【要闻】"] if at in (0, 5) else []
        rows += [*column, title, *((PARAGRAPH, PARAGRAPH, *PARTS) if at == 3 else ())]
        rows += [INDENT + LONG * (1 + at % 3), "（来源：某某商报）"] if at else [f"{INDENT}{LONG}（下转第3版）"]
    found = lines("某某周报", "第9期", *rows, f"{INDENT}（上接第1版）{LONG}", PARAGRAPH)
    assert titles(found) == [*TITLES, *LONGER_TITLES]


FLUSH = tuple(row for head in TITLES[:5] for row in ("", head, PARAGRAPH, INDENT + SIGNED))
LETTER = ("", "致全体会员的一封信", f"{INDENT}各位会员：", PARAGRAPH, PARAGRAPH, f"{INDENT * 5}某某商会")
EVENT = ("", "夜校第三期开始报名", PARAGRAPH, PARAGRAPH, f"{INDENT}时间：5月9日", "地点：渔港新馆二楼")


@pytest.mark.parametrize("above", [LETTER, EVENT], ids=["letter", "event"])
def test_a_flush_headline_ends_a_letter_or_an_event(above: tuple[str, ...]) -> None:
    rows = ("", "码头换上新灯", PARAGRAPH, PARAGRAPH, "", "夜班船为什么多了？", PARAGRAPH, PARAGRAPH)
    found = lines(*HEAD, "", "■ 要闻", *FLUSH, *above, *rows)
    assert titles(found) == [*TITLES[:5], above[1], "码头换上新灯", "夜班船为什么多了？"]


def test_a_flush_row_above_another_is_none() -> None:
    found = lines(*HEAD, "", "■ 要闻", *FLUSH, *LETTER, "", "附会员名单", "雪岭冷链 苍原物流", PARAGRAPH, PARAGRAPH)
    assert titles(found) == [*TITLES[:5], LETTER[1]]


def test_where_few_headlines_are_flush_nothing_tells_one_below_a_letter() -> None:
    found = lines(*HEAD, "", "■ 要闻", *FLUSH[:4], *LETTER, "", "码头换上新灯", PARAGRAPH, PARAGRAPH)
    assert "码头换上新灯" not in titles(found)


# --- in the middle, letter-spaced, below an empty line ---


def test_headlines_in_the_middle_are_told_by_that_below_a_text_that_nothing_ends() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [f"　　　　　　{title}", PARAGRAPH, INDENT + SIGNED]
    rows += [f"　　　　　　{TITLES[5]}", PARAGRAPH, "　　　　　　渔村里的早市", PARAGRAPH, PARAGRAPH]
    assert titles(lines("某某周报", "第9期", *rows)) == [*TITLES, "渔村里的早市"]


def test_letter_spaced_headlines_are_told_by_that_too() -> None:
    rows: list[str] = []
    for title in TITLES[:5]:
        rows += [" ".join(title), LONG, SIGNED]
    rows += [" ".join(TITLES[5]), LONG, "渔 村 里 的 早 市", LONG, LONG]
    assert titles(lines("某某周报", "第9期", *rows)) == [*TITLES, "渔村里的早市"]


def test_a_headline_set_off_by_an_empty_line_may_have_commas() -> None:
    rows: list[str] = []
    for name in ("甲", "乙", "丙", "丁"):
        rows += ["", f"{name}港谈判仍无进展，卖家抢运", LONG, LONG]
    assert titles(lines("某某早报", "第8期", *rows)) == [f"{name}港谈判仍无进展，卖家抢运" for name in "甲乙丙丁"]


# --- bold ---


def test_bold_rows_below_a_column_s_name_are_headlines_though_the_contents_list_others() -> None:
    prices = ("梨：批发价连跌三周，优果走势坚挺", "苹果：早熟品种收尾，晚熟接档", "果袋：木浆回落，明年成本有望下降")
    prices += ("尿素：出厂价逼近每吨两千元", "猕猴桃：严控早采，开园时间后移")
    listed = [f"{title} …… {page}" for page, title in enumerate(TITLES[:5], 2)]
    long = [row for title in TITLES[:5] for row in (f"**{title}**", LONG, LONG)]
    short = [row for price in prices for row in (f"**{price}**", LONG)]
    found = lines("# 某某月刊", "目录", *listed, "## 要闻", *long, "## 行情短波", *short)
    assert titles(found) == [*TITLES[:5], *prices]
    assert sections(found) == ["要闻"] * 5 + ["行情短波"] * 5


def test_a_bold_headline_is_one_of_many_though_the_text_above_lacks_its_stop() -> None:
    texts = [LONG, LONG, f"{LONG}报关单量上月回升", LONG, LONG]
    rows = [row for title, text in zip(EIGHT_TITLES, texts, strict=False) for row in (f"**{title}**", text)]
    found = weekly(*rows)
    assert titles(found) == list(TITLES[:5])


def test_a_bold_row_begins_anew_though_the_text_above_lacks_its_stop() -> None:
    text = f"{LONG}报关单量上月回升"
    question = "冷库怎样建成的，又是怎样用起来的。"
    found = weekly(TITLES[0], text, f"**{question}**", LONG, TITLES[1], LONG)
    assert titles(found) == list(TITLES[:2])
    assert found.items[0].body == f"{text}\n{question}\n{LONG}"


def test_a_bold_row_does_not_go_on_from_one_that_is_not() -> None:
    above, below = rows_of(Document.from_text(f"{LONG[:40]}\n{LONG[40:]}"))
    assert join_score(above, below) > 0
    below.bold = True
    assert join_score(above, below) < 0
    above.bold = True
    assert join_score(above, below) > 0


def test_no_sentence_goes_on_from_what_is_bold_to_its_end() -> None:
    text = f"{LONG[:40]}\n{LONG[40:]}"
    above, below = rows_of(Document.from_text(text))
    assert join_score(above, below) > 0
    above.bold = True
    assert join_score(above, below) < 0


def test_bold_sets_headlines_off_from_their_text() -> None:
    rows = [f"- **{title}**　{LONG}{SOURCE}" for title in TITLES[:4]]
    found = lines("# 某某商情", "2022年第3期", "## 政策速览", "", *rows)
    assert [(item.title, item.body) for item in found.items] == [(title, LONG) for title in TITLES[:4]]


# --- below a text that names no source, where parts are flush ---


def set_flush(*heads: str) -> list[str]:
    return [row for head in heads for row in ("", head, *FULL * 3, SOURCE)]


NUMBERED = [row for number in "一二三四五六七" for row in (f"{number}、冷库的第{number}笔账", *FULL)]
FLUSH_PARTS = ("", "■ 要闻", "", "关于冷链建设的报告", *FULL, *NUMBERED, SOURCE)
UNSIGNED = ("", MORE[3], *FULL * 2)


def test_a_flush_row_between_two_headlines_is_one_though_the_text_above_names_no_source() -> None:
    found = lines(*HEAD, *FLUSH_PARTS, *set_flush(*TITLES[:2]), *UNSIGNED, *set_flush(*TITLES[2:]))
    assert titles(found) == ["关于冷链建设的报告", *TITLES[:2], MORE[3], *TITLES[2:]]


def test_a_paragraph_below_its_author_does_not_speak_against_flush_headlines() -> None:
    by = [row for head in MORE[:3] for row in ("", head, f"{INDENT * 3}本刊记者 闻天歌", "", *FULL * 2, SOURCE)]
    found = lines(*HEAD, *FLUSH_PARTS, *by, *set_flush(*TITLES[:2]), *UNSIGNED, *set_flush(*TITLES[2:]))
    assert titles(found) == ["关于冷链建设的报告", *MORE[:3], *TITLES[:2], MORE[3], *TITLES[2:]]


@pytest.mark.parametrize(("parts", "found"), [(0, [TITLES[0]]), (1, []), (3, [])])
def test_of_several_flush_rows_within_a_text_nothing_tells_that_they_are_headlines(
    parts: int, found: list[str]
) -> None:
    within = [row for part in MORE[:parts] for row in ("", part, *FULL)]
    text = [*HEAD, *FLUSH_PARTS, *set_flush(*TITLES), *UNSIGNED, "", TITLES[0], *FULL * 3, *within, SOURCE]
    rows = rows_of(Document.from_text("\n".join([*text, *set_flush(*TITLES)])))
    measure(rows)
    alone = rows_alone_below_text(gather(rows, read_contents(rows)), 1)
    assert [rows[at].text for at in alone] == found


def apart(*heads: str, text: tuple[str, ...] = (LONG, LONG)) -> list[str]:
    """Items with an empty line above the headline."""
    return [row for head in heads for row in ("", head, *text)]


def members(*text: str) -> list[str | None]:
    """Headlines below six that name their source: two whose text does not, and one whose does."""
    news = [*apart(*TITLES, text=(LONG, SIGNED))[1:], "", "■ 会员", *apart(*MORE[:2], text=text)[1:]]
    return titles(lines(*HEAD, "", "■ 要闻", *news, *apart(MORE[2], text=(LONG, SIGNED))))[6:]


def test_an_empty_line_heads_items_without_a_source_where_it_stands_above_headlines_alone() -> None:
    assert members(LONG, LONG) == list(MORE[:3])


def test_it_heads_none_where_it_stands_above_paragraphs_too() -> None:
    assert members(LONG, "", LONG, "", LONG) == [MORE[0]]


def test_a_question_in_the_middle_is_a_headline_as_others_there_are() -> None:
    middle = "　" * 9
    rows = [row for title in EIGHT_TITLES[:5] for row in ("", f"{middle}{title}", PARAGRAPH, f"{INDENT}{SOURCE}")]
    asked = ("赠品坏了该不该管？", "定做的窗帘能不能退？")
    letter = (f"{INDENT}闻先生问：我买冰箱时送了一台水壶，用了三天漏电。商场说赠品不管，对吗？", f"{INDENT}答：{LONG}")
    letters = [row for head in asked for row in ("", f"{middle}{head}", *letter)]
    last = ("", "■要闻", "", f"{middle}{EIGHT_TITLES[5]}", PARAGRAPH)
    found = lines(*HEAD, *rows, "", "■你问我答", *letters, *last)
    assert titles(found) == [*EIGHT_TITLES[:5], *asked, EIGHT_TITLES[5]]
