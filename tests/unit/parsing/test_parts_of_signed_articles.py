"""Articles with their author below the headline, in which rows that are set like headlines head parts."""

from __future__ import annotations

import pytest
from invented import AUTHORS, HEAD, LONG, MORE, NEWS, PARAGRAPH, SIGNED, SOURCE, TITLES, briefs, lines, signed, titles

from feeds.parsing import parse
from feeds.readers import read_content

PARTS = ("从学徒到船长", "从船长到厂主")
ABROAD = ("■ 海外", *signed(*MORE[:2]))


def texts(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, PARAGRAPH, PARAGRAPH)]


def article(title: str, author: str, *parts: str) -> list[str]:
    return [title, f"文／{author}", PARAGRAPH, PARAGRAPH, *texts(*parts)]


def of_column(*rows: str) -> list[str | None]:
    """The headlines of a column between two others."""
    found = lines(*HEAD, *NEWS, "■ 人物", *rows, *ABROAD)
    return [item.title for item in found.items if item.section == "人物"]


def listed(*heads: str) -> list[str]:
    return ["目录", *(f"0{page}　{head}" for page, head in enumerate(heads, 1)), ""]


# --- parts ---


@pytest.mark.parametrize("below", [[], article(TITLES[4], AUTHORS[1])], ids=["alone", "above another"])
def test_an_article_that_opens_its_column_has_parts(below: list[str]) -> None:
    assert of_column(*article(TITLES[3], AUTHORS[0], *PARTS), *below) == [TITLES[3], *below[:1]]


def test_an_article_that_the_contents_list_has_parts_that_they_do_not_list() -> None:
    found = lines(*HEAD[:2], *listed(*TITLES[:4]), *article(TITLES[0], AUTHORS[0], *PARTS), *texts(*TITLES[1:4]))
    assert titles(found) == list(TITLES[:4])
    assert found.items[0].byline == (AUTHORS[0],)
    assert all(part in found.items[0].body for part in PARTS)


@pytest.mark.parametrize(
    ("first", "more"), [(article(TITLES[0], AUTHORS[0]), ()), (texts(TITLES[0]), PARTS)], ids=["three", "two"]
)
def test_three_authors_below_headlines_are_a_habit_by_which_articles_have_parts(
    first: list[str], more: tuple[str, ...]
) -> None:
    rows = [*signed(TITLES[1]), *article(TITLES[2], AUTHORS[1]), *briefs(*PARTS)]
    found = lines(*HEAD, "■ 要闻", *first, "■ 人物", *rows, "■ 会员", *article(TITLES[3], AUTHORS[2]))
    assert titles(found) == [*TITLES[:3], *more, TITLES[3]]


def test_an_article_that_goes_on_elsewhere_has_parts_all_the_same() -> None:
    rows = [*article(TITLES[3], AUTHORS[0], *PARTS), "（下转第6版）", *ABROAD, "（上接第2版）", PARAGRAPH]
    assert titles(lines(*HEAD, *NEWS, "■ 人物", *rows)) == [*TITLES[:4], *MORE[:2]]


# --- items ---


def test_companies_below_an_article_are_items() -> None:
    companies = ("雪岭冷链有限公司", "苍原物流有限公司")
    assert of_column(*article(TITLES[3], AUTHORS[0], *companies)) == [TITLES[3], *companies]


def test_a_source_below_an_article_tells_items_from_parts() -> None:
    news = [*texts(TITLES[4])[:-1], PARAGRAPH + SOURCE, *texts(TITLES[5])]
    assert of_column(*article(TITLES[3], AUTHORS[0]), *news) == list(TITLES[3:6])


def test_a_row_alone_above_another_article_is_an_item() -> None:
    rows = [*article(TITLES[3], AUTHORS[0], PARTS[0]), *article(TITLES[4], AUTHORS[1])]
    assert of_column(*rows) == [TITLES[3], PARTS[0], TITLES[4]]


def test_a_row_alone_is_a_part_where_the_column_is_of_its_article_alone() -> None:
    rows = article(TITLES[3], AUTHORS[0], PARTS[0])
    found = lines(*HEAD, *NEWS, "■ 人物", *rows, "■ 海外", *briefs(*MORE[:2]))
    assert titles(found) == [*TITLES[:4], *MORE[:2]]


def test_rows_that_the_contents_list_are_no_parts_and_make_none_of_another() -> None:
    rows = [*article(TITLES[0], AUTHORS[0], PARTS[0]), *texts(*TITLES[1:3]), *signed(TITLES[3])]
    found = lines(*HEAD[:2], *listed(*TITLES[:4]), "■ 要闻", *rows)
    assert titles(found) == [TITLES[0], PARTS[0], *TITLES[1:4]]


def test_the_last_article_of_a_file_has_parts() -> None:
    found = lines(*HEAD, *NEWS, "■ 人物", *article(TITLES[3], AUTHORS[0], *PARTS))
    assert titles(found) == list(TITLES[:4])


def test_a_part_s_heading_is_a_paragraph_of_its_own_though_the_line_above_it_is_full() -> None:
    full = [PARAGRAPH[:34], PARAGRAPH[34:] + LONG[:13] + "。"]
    rows = [TITLES[3], f"文／{AUTHORS[0]}", *full, *full, PARTS[0], *full, PARTS[1], *full]
    found = lines(*HEAD, *NEWS, "■ 人物", *rows)
    assert PARTS[0] in found.items[3].body.split("\n")


def test_a_heading_above_the_last_table_of_a_column_heads_no_part() -> None:
    article = ("## 数据", f"### {TITLES[0]}", "作者：数据组", LONG, LONG)
    table = (
        "### 一周原材料参考价（4月7日—13日）",
        "| 品种 | 规格 | 均价 |",
        "| --- | --- | --- |",
        "| 甲 | 通用 | 9980 |",
        "| 乙 | 通用 | 7650 |",
    )
    found = read_content(
        "\n".join(("# 某某周讯", *article, *table, "## 要闻", f"### {TITLES[1]}", LONG)).encode(), "a.md"
    )
    assert titles(parse(found)) == [TITLES[0], "一周原材料参考价（4月7日—13日）", TITLES[1]]


def test_a_row_that_calls_itself_a_list_above_the_last_table_heads_no_part() -> None:
    cells = [f"{month}月3日　　意大利国际展{month}　　米兰" for month in range(1, 6)]
    assert of_column(
        *article(TITLES[3], AUTHORS[0], *PARTS), "2019年展会一览", "时间　　展会名称　　　地点", *cells
    ) == [TITLES[3], "2019年展会一览"]


def test_a_notice_heads_no_part() -> None:
    notice = ("关于征集会员单位的通知", "各会员单位：", PARAGRAPH)
    assert of_column(*article(TITLES[3], AUTHORS[0], *PARTS), *notice) == [TITLES[3], "关于征集会员单位的通知"]


# --- what is none of an article's parts ---

WITH_AUTHOR = ("□ 本刊记者　闻天歌", LONG, LONG)


def of_news(*rows: str) -> list[str | None]:
    """The headlines of a column without a front, whose articles are signed below their headlines."""
    return titles(lines("某某商情", "第9期", *rows))


def test_below_a_source_begins_an_item_though_others_are_signed() -> None:
    parts = [row for part in ("头一个春天", "第二个春天", "第三个春天", "第四个春天") for row in (part, LONG)]
    articles = [row for title in MORE[:2] for row in (title, *WITH_AUTHOR, *parts)]
    box = ("相关链接：保税展示", LONG)
    found = of_news(*articles, MORE[2], *WITH_AUTHOR, TITLES[0], SIGNED, *box, TITLES[1], LONG, LONG)
    assert found == [*MORE[:3], *TITLES[:2]]


def test_a_source_below_an_article_is_of_the_item_right_above() -> None:
    found = of_news(MORE[0], *WITH_AUTHOR, *signed(*TITLES[:3]), MORE[1], *WITH_AUTHOR, *signed(TITLES[3]))
    assert found == [MORE[0], *TITLES[:3], MORE[1], TITLES[3]]


def test_a_row_alone_above_a_source_below_an_article_is_an_item() -> None:
    articles = [row for title in MORE[:3] for row in (title, *WITH_AUTHOR)]
    found = of_news("【要闻】", *signed(*TITLES[:3]), "【他山之石】", *articles, TITLES[3], SIGNED)
    assert found == [*TITLES[:3], *MORE[:3], TITLES[3]]


def test_what_the_format_marks_like_the_headlines_of_articles_is_one() -> None:
    document = read_content(
        "\n\n".join(
            [
                "# 某某商情",
                *(row for title in MORE[:2] for row in (f"## {title}", *WITH_AUTHOR, f"### {PARTS[0]}", LONG, LONG)),
                f"## {TITLES[0]}",
                LONG,
                LONG,
                f"## {MORE[2]}",
                *WITH_AUTHOR,
            ]
        ).encode(),
        "issue.md",
    )
    assert titles(parse(document)) == [*MORE[:2], TITLES[0], MORE[2]]
