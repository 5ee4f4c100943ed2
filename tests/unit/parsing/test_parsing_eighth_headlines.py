"""What an eighth look taught of headlines: behind strokes and bullets, in the line of their text, below 上接."""

from __future__ import annotations

import pytest
from invented import HEAD, INDENT, LONG, SOURCE, TITLES, columns, lines, sections, signed, titles


def set_signed(*heads: str) -> list[str]:
    return [row for head in heads for row in (head, INDENT + LONG, f"{INDENT}{LONG}{SOURCE}")]


# --- numbers ---


@pytest.mark.parametrize("stroke", ["｜", "|"])
def test_the_number_and_the_stroke_before_a_headline_are_no_part_of_it(stroke: str) -> None:
    rows = [row for at, head in enumerate(TITLES, 1) for row in (f"{at:02}{stroke}{head}", f"{LONG}{SOURCE}")]
    assert titles(lines(*HEAD, "■ 要闻", *rows)) == list(TITLES)


def test_such_numbers_count_headlines_though_only_the_last_of_a_column_names_its_source() -> None:
    rows = [row for at, head in enumerate(TITLES[3:6], 1) for row in (f"{at:02}｜{head}", LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 港口", *rows[:-1], f"{LONG}{SOURCE}")
    assert titles(found) == list(TITLES)
    assert {item.body for item in found.items[3:]} == {f"{LONG}\n{LONG}"}


def test_such_numbers_count_questions_too() -> None:
    asked = [f"{head}？" for head in TITLES[3:6]]
    rows = [row for at, head in enumerate(asked, 1) for row in (f"{at:02}｜{head}", LONG)]
    assert titles(lines(*HEAD, "■ 要闻", *signed(*TITLES[:3]), "■ 港口", *rows)) == [*TITLES[:3], *asked]


def test_a_course_in_a_headline_behind_a_colon_is_no_number_of_the_issue() -> None:
    head = "夜校开班：冷链课堂第三期"
    found = lines(*HEAD, "■ 要闻", *signed(head, *TITLES[:2]))
    assert (titles(found), sections(found)) == ([head, *TITLES[:2]], ["要闻"] * 3)
    assert found.masthead.number == 9


# --- in the line of their text ---

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


WIDE = 52
"""Half-width columns of a line that a page broke."""
FIRMS = ("Harbour Cloud Service Port Limit", "Hill Folk Foods of Easton Bay Ltd", "Northport Mutual Warehouse Firm")


def broken_line(lead: str, firm: str) -> list[str]:
    """A headline and the name of a firm on one full line, and what is told of it on the next."""
    first = f"{lead}{firm}"[: WIDE - len(lead)]
    text = f"是一家新办的平台，{LONG}"
    return [first, *(text[at : at + WIDE // 2] for at in range(0, len(text), WIDE // 2))]


@pytest.mark.parametrize("mark", ["【{}】", "● {}。"])
def test_a_foreign_name_behind_a_headline_on_its_line_is_no_translation(mark: str) -> None:
    rows = [row for head, firm in zip(TITLES, FIRMS, strict=False) for row in broken_line(mark.format(head), firm)]
    found = lines(*HEAD, "■ 外贸", *rows)
    assert titles(found) == list(TITLES[:3])
    assert all(item.body.startswith(firm[:20]) for item, firm in zip(found.items, FIRMS, strict=True))


# --- below 上接 ---

BROKEN_OFF = ("码头换上新灯", INDENT + LONG, INDENT + LONG, "（下转第3版）")


def test_an_indented_part_below_the_mark_is_of_the_text_that_broke_off() -> None:
    rows = ["■ 要闻", *set_signed(*TITLES[:2]), *BROKEN_OFF, "■ 市场", *set_signed(*TITLES[2:4]), "（上接第1版）"]
    rows += [f"{INDENT}二、灯从哪里来", INDENT + LONG, f"{INDENT}{LONG}{SOURCE}", "■ 服务", *set_signed(TITLES[4])]
    found = lines(*HEAD, *rows)
    assert columns(found) == [("要闻", None)] * 3 + [("市场", None)] * 2 + [("服务", None)]
    assert found.items[2].body == f"{LONG}\n{LONG}\n二、灯从哪里来\n{LONG}\n{LONG}"


@pytest.mark.parametrize("level", ["###", "####"])
def test_a_heading_below_the_mark_is_of_the_text_that_broke_off_where_the_contents_list_headlines(level: str) -> None:
    def marked(*heads: str) -> list[str]:
        return [row for head in heads for row in (f"### {head}", LONG, f"{LONG}{SOURCE}")]

    contents = ["## 目录", *(f"- {head}" for head in (*TITLES[:2], "码头换上新灯", *TITLES[2:5]))]
    rows = ["## 要闻", *marked(*TITLES[:2]), "### 码头换上新灯", LONG, LONG[:-9], "## 市场", *marked(*TITLES[2:4])]
    rows += ["（上接第1版）", f"{level} 灯从哪里来", LONG, f"{LONG}{SOURCE}", "## 服务", *marked(TITLES[4])]
    found = lines("# 某某商情", "第9期", *contents, *rows)
    assert titles(found) == [*TITLES[:2], "码头换上新灯", *TITLES[2:5]]
    assert found.items[2].body.endswith(f"灯从哪里来\n{LONG}\n{LONG}")
