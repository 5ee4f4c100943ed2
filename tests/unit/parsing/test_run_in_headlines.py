"""Headlines in the line of their text, and where they end."""

from __future__ import annotations

from dataclasses import replace

import pytest
from invented import (
    EIGHT_TITLES,
    FRONT,
    HEAD,
    INDENT,
    LONG,
    LONGER_TITLES,
    MIDDLE,
    MORE,
    PARAGRAPH,
    ROOM,
    TITLES,
    bodies,
    broken,
    cut,
    lines,
    placed,
    sections,
    signed,
    titles,
    weekly,
)

from feeds.model import Document
from feeds.parsing import parse

# --- behind a mark or without one ---


def test_headlines_behind_a_number_in_the_line_of_their_text() -> None:
    rows = [f"{INDENT}{'一二三四五六'[at]}、{title}。{LONG}（市商务局）" for at, title in enumerate(TITLES)]
    found = lines("商务信息", "第28期", "", "◇今日要情◇", "", *rows)
    assert titles(found) == list(TITLES)
    assert bodies(found) == {LONG}


def test_headlines_without_a_mark_in_the_line_of_their_text() -> None:
    rows = [f"{INDENT}二、招商引资", *(f"{INDENT}{title}。7月{at}日，{LONG}" for at, title in enumerate(TITLES, 4))]
    meeting = [f"{INDENT}领导小组召开第三次会议", f"{INDENT}7月6日上午，{LONG}", PARAGRAPH]
    found = lines("工作简报", "第7期", "", f"{INDENT}一、重要会议", *meeting, *rows)
    assert titles(found)[-6:] == list(TITLES)
    assert found.items[-6].body == f"7月4日，{LONG}"


def test_a_first_sentence_above_no_day_heads_nothing() -> None:
    rows = [INDENT + f"{title}。{LONG}" for title in TITLES[:4]]
    assert titles(lines("【工作进展】", "全市工作总体平稳", *rows, "（市商务局）")) == ["全市工作总体平稳"]


def test_headlines_behind_one_mark_are_read_though_another_mark_has_points_behind_it() -> None:
    points = [f"▲{title}。{LONG}" for title in TITLES[4:]] + [f"▲渔村里的早市。{LONG}"]
    rows = [f"{INDENT}{'一二三四'[at]}、{title}。{LONG}" for at, title in enumerate(TITLES[:4])]
    found = lines("商务信息", "第28期", "全市工作总体平稳", LONG, *points, "◇今日要情◇", *rows)
    assert titles(found) == ["全市工作总体平稳", *TITLES[:4]]


TOLD = "该乡投入六十万元，把闲置多年的老厂房改成打包和直播两用的场地。"
RUN_IN = ("黄桃抱团进了社群", "旧茶厂变身电商园", "冰糖橙预售开了门红", "竹编艺人带出工坊", "渔灯巷重开夜市")
PLAIN = ("渔灯巷的夜市又开了，每晚七点到十点，", "山货班车通到了村口，每天两班，", "早市的棚也换成新的，")


def test_entries_behind_the_same_bullet_whose_headline_is_not_told_are_no_text_above_the_others() -> None:
    rows = ["海上风", *(f"●{head}。{TOLD}" for head in RUN_IN[:2])]
    for plain, head in zip(PLAIN, RUN_IN[2:], strict=True):
        rows += [f"●{plain}{TOLD}", f"●{head}。{TOLD}"]
    found = lines(*HEAD, *rows, "山里事", *(f"●{head}。{TOLD}" for head in TITLES[:3]))
    assert titles(found) == [*RUN_IN, *TITLES[:3]]
    assert sections(found) == ["海上风"] * 5 + ["山里事"] * 3


PLACES = ("大坪乡", "石桥镇", "南湾镇", "沙口乡")


def test_a_place_and_a_colon_may_begin_a_headline_behind_a_bullet() -> None:
    heads = [f"{place}：{head}" for place, head in zip(PLACES, RUN_IN, strict=False)]
    found = lines(*HEAD, "■ 乡镇来风", *(f"●{head}。{TOLD}" for head in heads), "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found) == [*heads, *TITLES[:2]]


def test_a_text_behind_its_headline_may_be_short() -> None:
    rows = [*(f"●{head}。{TOLD}" for head in RUN_IN[:3]), f"●{RUN_IN[3]}。订单已经排到了明年春天。"]
    found = lines(*HEAD, "■ 乡镇来风", *rows, "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found)[:4] == list(RUN_IN[:4])
    assert found.items[3].body == "订单已经排到了明年春天。"


def test_brackets_with_a_colon_alone_head_parts() -> None:
    parts = [f"【案情{at}：{head}】{TOLD}" for at, head in zip("一二三", RUN_IN, strict=False)]
    found = lines(*HEAD, "■ 案例", "仓单质押纠纷的边界", *parts, "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found) == ["仓单质押纠纷的边界", *TITLES[:2]]
    assert found.items[0].body == "\n".join(parts)


def test_brackets_with_a_colon_right_below_a_column_head_items() -> None:
    heads = [f"{place}：{head}" for place, head in zip(PLACES, RUN_IN[:3], strict=False)]
    found = lines(*HEAD, "■ 乡镇来风", *(f"【{head}】{TOLD}" for head in heads), "■ 要闻", *signed(*TITLES[:2]))
    assert titles(found) == [*heads, *TITLES[:2]]
    assert {item.body for item in found.items[:3]} == {TOLD}


# --- numbers ---


def numbered(name: str, heads: tuple[str, ...], texts: list[str]) -> list[str]:
    rows = (
        f"{INDENT}{number}．{head}。{text}" for number, (head, text) in enumerate(zip(heads, texts, strict=True), 1)
    )
    return [name, *rows]


@pytest.mark.parametrize("text", [f"8月5日，{LONG}\n{INDENT}{LONG}", f"{LONG}（某某商报）"])
def test_numbers_below_a_numbered_column_head_news(text: str) -> None:
    news = [text] * 3
    found = lines(
        *("某某周报", "第9期"),
        *numbered("一、要情快报", LONGER_TITLES[:3], news),
        *numbered("二、招商引资", LONGER_TITLES[3:6], news),
    )
    assert placed(found) == [
        *(("要情快报", title) for title in LONGER_TITLES[:3]),
        *(("招商引资", title) for title in LONGER_TITLES[3:6]),
    ]


def test_numbers_below_a_numbered_part_of_a_paper_head_its_points() -> None:
    paper = ["某某市关于加快冷链发展的意见"]
    paper += numbered("一、总体要求", ("指导思想与目标", "基本原则与分工", "组织领导与考核"), [LONG] * 3)
    paper += numbered("二、主要任务", ("建好产地冷库网络", "办好渔村培训班次", "降低冷链运输费用"), [LONG] * 3)
    assert titles(lines(*paper)) == ["某某市关于加快冷链发展的意见"]


@pytest.mark.parametrize("slip", ["{title}。", "{number}．{title}："])
def test_where_a_headline_has_lost_its_number_or_its_stop_the_habit_tells_it(slip: str) -> None:
    rows = []
    for number, title in enumerate(LONGER_TITLES, 1):
        head = slip if number == 5 else "{number}．{title}。"
        rows.append(f"{head.format(number=number, title=title)}{LONG}（某某商报）")
    found = weekly(*rows)
    assert titles(found) == list(LONGER_TITLES)
    assert [item.body for item in found.items] == [LONG] * 8


def test_a_colon_ends_a_headline_in_its_line_where_its_number_comes_next() -> None:
    heads = [f"北港{title}之后" for title in EIGHT_TITLES]
    rows = [f"{number}、{head}{'：' if number == 6 else '。'}{LONG}" for number, head in enumerate(heads, 1)]
    found = weekly(*rows[:4], "【监管】", *rows[4:])
    assert titles(found) == heads
    assert bodies(found) == {LONG}


def test_numbers_in_two_parts_head_no_text_in_its_line() -> None:
    parts = [
        f"2.{at}　{name}。{LONG}" for at, name in enumerate(("平台一层的比较", "网络一层的比较", "应用一层的比较"), 1)
    ]
    found = lines(
        *HEAD, "【深度研究】", "两地冷链发展比较", LONG, "2　比较分析", *parts, "【要闻】", *signed(*TITLES[:3])
    )
    assert titles(found) == ["两地冷链发展比较", *TITLES[:3]]


# --- white space and strokes ---


def test_a_bullet_and_a_gap_set_a_headline_off() -> None:
    briefs = "".join(
        f"　　◆{name}办起外贸夜校　　{day}日，{name}的夜校开讲，学员有返乡青年，也有合作社的老师傅，"
        f"每周一课，由学院的师生授课。（{name}）\n\n"
        for name, day in (("青石镇", 3), ("北山乡", 5), ("柳溪街道", 9))
    )
    found = cut(FRONT + "【乡镇动态】\n\n" + briefs)
    assert [(item.title, item.source) for item in found.items] == [
        ("青石镇办起外贸夜校", "青石镇"),
        ("北山乡办起外贸夜校", "北山乡"),
        ("柳溪街道办起外贸夜校", "柳溪街道"),
    ]


def test_headlines_in_lines_of_several_columns_are_items_whatever_these_are_called() -> None:
    rows = [f"▲{title}　　{LONG}" for title in TITLES]
    found = lines("某某商情", "第9期", "招商", *rows[:3], "项目", *rows[3:])
    assert titles(found) == list(TITLES)
    assert sections(found) == ["招商"] * 3 + ["项目"] * 3
    assert bodies(found) == {LONG}


def test_white_space_ends_a_headline_whose_mark_is_missing() -> None:
    rows = [f"{'' if at == 2 else '▲'}{title}　　{LONG}（某某商报）" for at, title in enumerate(EIGHT_TITLES[:7])]
    found = lines("某某商情", "第9期", "招商", *rows[:3], "项目", *rows[3:])
    assert titles(found) == list(EIGHT_TITLES[:7])


def test_one_wide_blank_sets_headlines_off_by_habit() -> None:
    rows = [
        f"{title}　6月{at}日，{LONG}" if at % 3 else f"{title}　据第三方机构统计，{LONG}"
        for at, title in enumerate(EIGHT_TITLES, 1)
    ]
    found = lines(*HEAD, "▌政策", *rows[:4], "▌产业", *rows[4:])
    assert titles(found) == list(EIGHT_TITLES)
    assert sections(found) == ["政策"] * 4 + ["产业"] * 4


def test_white_space_ends_a_headline_sooner_than_the_first_sentence_of_news() -> None:
    news = [f"8月{number}日夜里，首船装卸完毕。{LONG}" for number in range(5, 11)]
    rows = [f"●{title}　　{text}" for title, text in zip(TITLES, news, strict=True)]
    found = weekly(*rows)
    assert titles(found) == list(TITLES)
    assert [item.body for item in found.items] == news


def test_white_space_ends_a_headline_before_a_text_without_a_day_where_others_have_one() -> None:
    texts = [*(f"8月{day}日，{LONG}" for day in (5, 6, 7)), f"村里人会种不会写。{LONG}", f"这里的芋头吃不完。{LONG}"]
    found = lines(*HEAD, "■ 各地", *(f"▲{title}　{text}" for title, text in zip(TITLES, texts, strict=False)))
    assert titles(found) == list(TITLES[:5])
    assert [item.body for item in found.items] == texts


def test_white_space_in_a_headline_ends_it_nowhere_else() -> None:
    heads = [f"{title}　　会员随船前往" for title in TITLES]
    rows = [f"●{head}。{LONG}" for head in heads]
    found = weekly(*rows)
    assert [item.body for item in found.items] == [LONG] * 6


def test_a_stroke_sets_a_headline_off_from_its_text() -> None:
    found = lines("某某早报", "第8期", *(f"{title} | 3月{at}日起，{LONG}" for at, title in enumerate(TITLES, 5)))
    assert titles(found) == list(TITLES)
    assert found.items[0].body == f"3月5日起，{LONG}"


def test_a_stroke_may_end_the_headline_of_a_table() -> None:
    table = ["航线\t上周\t本周", *(f"{name}线\t1204\t1188" for name in "甲乙丙丁戊己")]
    rows = [f"{title} | {LONG}" for title in TITLES[:3]]
    found = lines("某某早报", "第8期", *rows, "各航线运价一览 |", *table)
    assert titles(found) == [*TITLES[:3], "各航线运价一览"]


# --- in narrow lines ---


def day(number: int) -> str:
    return f"8月{number}日，{LONG}"


@pytest.mark.parametrize(("before", "behind"), [("{}．", "。"), ("【", "】"), ("●", "　")])
def test_a_headline_in_narrow_lines_ends_in_the_second_where_its_text_begins(before: str, behind: str) -> None:
    rows: list[str] = []
    for number, title in enumerate(LONGER_TITLES[:6], 1):
        rows += broken(before.format(number) + title + behind + day(number))
    found = weekly(*rows)
    assert titles(found) == list(LONGER_TITLES[:6])
    assert [item.body for item in found.items] == [day(number) for number in range(1, 7)]


def test_bullets_below_a_name_in_the_middle_head_items_whatever_it_is_called() -> None:
    text = f"针对下半年的变化，{LONG}{ROOM}（港口科供稿）"
    rows = [row for title in EIGHT_TITLES for row in broken(f"{INDENT}◆{title}　　{text}", 28)]
    found = lines(*HEAD, "", f"{MIDDLE}港 城 万 象", "", *rows)
    assert titles(found) == list(EIGHT_TITLES)


def test_headlines_before_a_blank_need_no_day_where_each_stands_below_a_name() -> None:
    rows = [
        row
        for name, title in zip("甲乙丙丁戊己庚", EIGHT_TITLES, strict=False)
        for row in (f"◇ {name}港县", f"{title}　　五港库区的船上小店本月有了代购点，{LONG}")
    ]
    assert titles(lines(*HEAD, "■ 县区动态", *rows)) == list(EIGHT_TITLES[:7])


def test_bold_headlines_in_the_line_of_news_that_name_the_day_further_on() -> None:
    starts = ("1月，北岸口岸", "市商务局3月12日公布，", "港区选品中心3月13日开放，", "3月9日，")
    rows = [f"- **{title}** {start}{LONG}" for title, start in zip(TITLES, starts, strict=False)]
    found = lines("# 某某周报", "第9期", "## 一、政策风向", *signed(*MORE[:2]), "## 五、湾区快讯", *rows)
    assert titles(found) == [*MORE[:2], *TITLES[:4]]


@pytest.mark.parametrize("gap", [" ", "　"])
@pytest.mark.parametrize("mark", ["", "{}. ", "• "])
def test_bold_headlines_that_the_format_has_in_the_line_of_their_news(mark: str, gap: str) -> None:
    rows = [("某某周报", ""), ("第9期", ""), ("五、湾区快讯", "")]
    rows += [(f"{mark.format(at)}{title}{gap}3月9日，{LONG}", title) for at, title in enumerate(TITLES[:4], 1)]
    text = "\n".join(row for row, _bold in rows)
    plain = Document.from_text(text)
    lines_of = tuple(replace(line, bold_first=bold) for line, (_row, bold) in zip(plain.lines, rows, strict=True))
    assert titles(parse(replace(plain, lines=lines_of))) == list(TITLES[:4])


def test_words_in_bold_of_which_others_stand_before_are_no_headline() -> None:
    rows = [("某某周报", ""), ("第9期", ""), ("五、湾区快讯", "")]
    rows += [(f"据报道{title} 3月9日，{LONG}", title) for title in TITLES[:4]]
    plain = Document.from_text("\n".join(row for row, _bold in rows))
    lines_of = tuple(replace(line, bold_first=bold) for line, (_row, bold) in zip(plain.lines, rows, strict=True))
    assert titles(parse(replace(plain, lines=lines_of))) == titles(parse(plain))


@pytest.mark.parametrize("stop", ["。", "："])
def test_a_stop_in_bold_ends_the_headline_and_is_none_of_it(stop: str) -> None:
    rows = [f"{at}. **{title}{stop}** 3月9日，{LONG}" for at, title in enumerate(TITLES[:4], 1)]
    assert titles(lines("# 某某周报", "第9期", "## 五、湾区快讯", *rows)) == list(TITLES[:4])


def test_when_something_is_on_is_no_headline_though_it_is_bold() -> None:
    rows = [f"- **4月{day}日（周二）14:30** {LONG}" for day in (18, 19, 21, 22)]
    found = lines("# 某某周报", "第9期", "## 一、要闻", *signed(*TITLES[:2]), "## 二、活动", "下周活动预告一览", *rows)
    assert titles(found) == [*TITLES[:2], "下周活动预告一览"]


def test_a_month_may_stand_behind_the_number_and_a_place_before_the_headline() -> None:
    heads = (f"1至4月{TITLES[0]}", f"赣州市：{TITLES[1]}", TITLES[2])
    above = [f"{n}.{head}。3月8日，{LONG}" for n, head in enumerate(MORE[:3], 1)]
    rows = [f"{n}.{head}。3月9日，{LONG}" for n, head in enumerate(heads, 1)]
    found = lines("某某周报", "第9期", "一、工作动态", *above, "二、数据快报", *rows)
    assert titles(found) == [*MORE[:3], *heads]


PLACES = ("甲县", "乙县", "丙市", "丁区")


def behind_places(*days: str) -> list[str]:
    return [f"{INDENT}【{place}】{title}。{day}{LONG}" for place, title, day in zip(PLACES, TITLES, days, strict=False)]


def test_headlines_behind_their_place_in_the_line_of_news_are_headlines_though_some_tell_of_no_day() -> None:
    found = lines(
        "工作简报", "第7期", "", "【县区动态】", *behind_places("7月3日，", "入夏以来，", "近日，", "7月9日，")
    )
    assert titles(found) == list(TITLES[:4])
    assert {item.group for item in found.items} == set(PLACES)


def test_where_few_tell_of_a_day_they_are_sentences() -> None:
    found = lines("工作简报", "第7期", "", "【县区动态】", *behind_places("7月3日，", "其中，", "此外，", "同时，"))
    assert not set(titles(found)) & set(TITLES[:4])
