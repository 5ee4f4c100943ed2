"""Who wrote a text, on a row between headline and text."""

from __future__ import annotations

import pytest
from invented import (
    AUTHORS,
    HEAD,
    INDENT,
    LONG,
    PARAGRAPH,
    SIGNED,
    TITLES,
    TWICE,
    below_headline,
    bodies,
    lines,
    signed,
    spaced,
    titles,
    told,
    weekly,
)

from feeds.model import Kind
from feeds.parsing.attribution import read_bracket, read_contributor, read_line
from feeds.parsing.credits import read_credit
from feeds.parsing.people import signing

# --- people ---


@pytest.mark.parametrize("line", ["□  文/韩天明", "□ 文／韩天明", "■ 撰文：韩天明", "◇　采写｜韩天明"])
def test_a_sign_may_stand_before_who_wrote_it(line: str) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == ("韩天明",)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("本刊记者　万某某　特约记者　曾某某", ("万某某", "曾某某")),
        ("總編輯　黃信某", ("黃信某",)),
        ("会长　何兆某　Ho Siu-hong", ("何兆某",)),
        ("陳志某律師（本會法律顧問）", ("陳志某",)),
        ("採訪撰文／林欣某", ("林欣某",)),
        ("本刊特約撰述／陳柏某", ("陳柏某",)),
        ("整理：關穎某　Wing Kwan", ("關穎某",)),
        ("促进会研究室　孟庆某", ("孟庆某",)),
        ("本刊记者 蒋文某 白玛某", ("蒋文某", "白玛某")),
        ("王 文 某", ("王文某",)),
        ("文｜小禾　编｜阿舟", ("小禾",)),
        ("本号法律顾问 高慧某律师", ("高慧某",)),
        ("解答：區慧某律師", ("區慧某",)),
        ("商会法律顾问、江苏苏岭律师事务所律师　沈亦某", ("沈亦某",)),
        ("广东某某律师事务所律师 邓志某", ("邓志某",)),
        ("作者 王文某 编辑 李 文 某", ("王文某", "李文某")),
    ],
)
def test_a_line_below_a_headline_names_its_author(line: str, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == byline


@pytest.mark.parametrize(
    ("line", "source", "byline"),
    [
        ("□ 某区统计中心", "某区统计中心", ()),
        ("协会秘书处政策组", "协会秘书处政策组", ()),
        ("市电商办调研组", "市电商办调研组", ()),
        ("文 l 贺天某", None, ("贺天某",)),
        ("文 / 尹小某　图 / 段国某", None, ("尹小某",)),
        ("文 / 廖思某[^2]", None, ("廖思某",)),
        ("解答：本會義務法律顧問　馮卓某律師", None, ("馮卓某",)),
        ("口述｜老郝　整理｜莫小某", None, ("老郝",)),
        ("作者｜叶知某　编辑｜小禾", None, ("叶知某",)),
        ("来源｜《中原商讯》　作者｜穆青某", "《中原商讯》", ("穆青某",)),
        ("来源：欧税通讯 https://news.example/fr/1.html", "欧税通讯", ()),
        ("据《长三角经贸报》5月6日", "《长三角经贸报》", ()),
        ("2016年5月11日来源：甬江晚报", "甬江晚报", ()),
    ],
)
def test_a_line_between_headline_and_text(line: str, source: str | None, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("采访/王佳敏   摄影/高  翔", ("王佳敏",)),
        ("本刊调研组   执笔/王佳敏  邱士杰", ("王佳敏", "邱士杰")),
        ("协会法务委员会  柯  磊", ("柯磊",)),
        ("叶  青（江南工艺品有限公司物流主管）", ("叶青",)),
        ("秦  朔风", ("秦朔风",)),
        ("宫  婷　詹  磊", ("宫婷", "詹磊")),
        ("文/柳长青 协会财税顾问", ("柳长青",)),
        ("文／柳长青　律师", ("柳长青",)),
    ],
)
def test_the_people_below_a_headline(line: str, people: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == people


def test_credits_are_read_in_the_forms_that_periodicals_use() -> None:
    for line, names in (
        ("文／陳建宏", ("陳建宏",)),
        ("□ 郑海涛　叶小敏", ("郑海涛", "叶小敏")),
        ("本刊记者  韩 雪", ("韩雪",)),
        ("顾  敏", ("顾敏",)),
        ("沈建良    某区经信委", ("沈建良",)),
    ):
        found = read_credit(line)
        assert found is not None
        assert found.byline == names


def test_a_credit_is_read_without_offices_and_without_who_took_the_pictures() -> None:
    for line, names in (
        ("■ 本刊特约　李明明", ("李明明",)),
        ("■ 本刊记者　赵小文　摄影　钱小立", ("赵小文",)),
        ("文／吳小哲（某某網路輔導顧問）", ("吳小哲",)),
    ):
        found = read_credit(line)
        assert found is not None
        assert found.byline == names


def test_letters_of_a_name_set_apart_are_one_name() -> None:
    found = read_line("文 / 夏   某")
    assert found is not None
    assert found.byline == ("夏某",)


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("编译：Joyce Tam", ("Joyce Tam",)),
        ("主持：Joyce Tam", ("Joyce Tam",)),
        ("主持：麦凯琳律师（某会义务法律顾问）", ("麦凯琳",)),
        ("来源：某某联盟　|　作者：向小平　|　2020-09-10", ("向小平",)),
        ("会长　欧阳启泰", ("欧阳启泰",)),
        ("采访整理：安然", ("安然",)),
    ],
)
def test_who_wrote_it_stands_below_a_headline(line: str, byline: tuple[str, ...]) -> None:
    found = read_credit(line)
    assert found is not None
    assert found.byline == byline


def test_a_name_behind_an_office_below_a_headline_is_its_author() -> None:
    found = read_credit("□ 商会法律顾问团 王立某")
    assert found is not None
    assert (found.source, found.byline) == (None, ("王立某",))


def test_a_name_from_another_tongue_below_a_headline_is_its_author() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "古丽娜尔·艾山", LONG, LONG)]
    found = weekly(*rows)
    assert titles(found) == list(TITLES[:3])
    assert {item.byline for item in found.items} == {("古丽娜尔·艾山",)}


def test_students_are_named_with_their_class() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "2021级电商一班　姜一诺", LONG, LONG)]
    found = lines(*HEAD, "■ 学生作品", *rows)
    assert titles(found) == list(TITLES[:3])
    assert {item.byline for item in found.items} == {("姜一诺",)}


# --- offices and posts ---


@pytest.mark.parametrize(
    ("row", "source", "byline"),
    [
        ("《某某日报》3月24日 2版", "《某某日报》3月24日 2版", ()),
        ("《某某日报》2022年3月24日A03版", "《某某日报》2022年3月24日A03版", ()),
        ("《某某日报》3月24日 要闻版", "《某某日报》3月24日 要闻版", ()),
        ("《某某日报》3月24日 2版  记者 夏葵", "《某某日报》3月24日 2版", ("夏葵",)),
        ("综合《某某日报》3月24日、《某某晚报》3月25日 A07版报道", None, ()),
        ("副会长 向葵 秘书长 黎青", None, ("向葵", "黎青")),
        ("夏葵执业律师", None, ("夏葵",)),
    ],
)
def test_a_row_below_a_headline_names_the_page_of_a_paper_or_people_with_their_titles(
    row: str, source: str | None, byline: tuple[str, ...]
) -> None:
    rows = [one for title in TITLES[:4] for one in (title, row, LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert titles(found) == list(TITLES[:4])
    source = row if not (source or byline) else source
    assert {(item.source, item.byline, item.body) for item in found.items} == {(source, byline, TWICE)}


def test_a_book_in_the_second_row_of_a_headline_is_no_paper() -> None:
    rows = [row for title in TITLES[:4] for row in (title, "《冷链管理办法》解读", LONG, LONG)]
    assert {item.source for item in lines(*HEAD, "■ 要闻", *rows).items} == {None}


@pytest.mark.parametrize("who", ["记录：", "纪录：", "执笔：", "创业导师　", "高级讲师　", "会长助理　"])
def test_who_took_it_down_or_teaches_is_named_below_a_headline(who: str) -> None:
    rows = [row for head, name in zip(TITLES, AUTHORS, strict=False) for row in (head, f"{who}{name}", LONG, LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert [(item.section, item.title, item.byline) for item in found.items] == [
        ("要闻", head, (name,)) for head, name in zip(TITLES, AUTHORS, strict=False)
    ]


@pytest.mark.parametrize("row", ["夏葵｜雪岭城配 运营总监", "夏葵 / 雪岭城配运营总监"])
def test_a_post_stands_behind_its_holders_name_and_a_stroke(row: str) -> None:
    assert told(below_headline(row)) == {(None, ("夏葵",), TWICE)}


@pytest.mark.parametrize("post", ["顾问", "评论员", "观察员", "分析师", "创始人", "合伙人", "会计师"])
def test_posts_of_those_who_write_without_being_of_an_office(post: str) -> None:
    assert told(below_headline(f"夏葵｜雪岭冷链{post}")) == {(None, ("夏葵",), TWICE)}


@pytest.mark.parametrize("surname", "易喻冼辜郇栗")
def test_a_rarer_surname_alone_tells_who_wrote_it(surname: str) -> None:
    assert told(below_headline(f"{surname}朔风")) == {(None, (f"{surname}朔风",), TWICE)}


# --- days ---


@pytest.mark.parametrize(
    "row", ["来源：某某报　　9月8日", "来源｜某某报　08-04", "来源：某某报　　2019-09-08", "来源：某某报　08/11/2019"]
)
def test_a_day_set_off_by_a_wide_blank_behind_a_source_is_none_of_its_name(row: str) -> None:
    assert told(below_headline(row)) == {("某某报", (), TWICE)}


@pytest.mark.parametrize("apart", [["", "", ""], ["", "", None], [None, None, None]])
def test_days_alone_below_headlines_are_no_part_of_either(apart: list[str | None]) -> None:
    above, between, within = apart
    rows: list[str | None] = []
    for day, title in enumerate(TITLES, 1):
        rows += [above, title, f"0{day}/11/2019", between, LONG, within, LONG]
    found = lines(*HEAD, "", "■ 要闻", *(row for row in rows if row is not None))
    assert titles(found) == list(TITLES)
    assert bodies(found) == {TWICE}


# --- tables ---


@pytest.mark.parametrize(
    ("row", "source", "byline"), [("来源：某某航运交易所", "某某航运交易所", ()), ("文／周启元", None, ("周启元",))]
)
def test_what_is_told_between_a_headline_and_its_table_is_a_credit(
    row: str, source: str | None, byline: tuple[str, ...]
) -> None:
    table = ["航线\t上周\t本周", *(f"{name}线\t1204\t1188" for name in "甲乙丙")]
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "各航线运价一览", row, *table)
    assert titles(found) == [*TITLES[:2], "各航线运价一览"]
    last = found.items[2]
    assert (last.kind, last.source, last.byline, last.body) == (Kind.TABLE, source, byline, "\n".join(table))


# --- rare names ---


def test_what_is_left_of_an_office_is_no_name() -> None:
    """部 ends an office: 同人 behind it is nobody."""
    found = below_headline("□ 编辑部同人")
    assert ("同人",) not in {item.byline for item in found.items}


def test_a_rare_name_that_stands_apart_behind_a_role_is_one() -> None:
    assert told(below_headline("□ 记者　冷朔风")) == {(None, ("冷朔风",), TWICE)}


def test_surnames_of_two_letters() -> None:
    assert signing("会长　皇甫辉　谨识")[0] == ("皇甫辉",)
    assert read_credit("文/欧阳小林") is not None


def test_a_role_needs_no_known_surname() -> None:
    found = read_credit("■ 本刊记者  麦 家 豪")
    assert found is not None
    assert found.byline == ("麦家豪",)
    assert read_credit("[温州]") is None


def test_a_day_alone_and_a_row_of_words_are_no_credit() -> None:
    for line in ("2024年5月16日", "达 到", "冷链仓储能力", "时间：5月20日13:30"):
        assert read_credit(line) is None


# --- numbers below ---


def test_who_wrote_it_stands_above_a_text_that_begins_with_a_number() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "◇ 欧阳葵", f"1．{LONG}", LONG)]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert [(item.title, item.byline) for item in found.items] == [(title, ("欧阳葵",)) for title in TITLES[:3]]


# --- a day and a source ---


DAYS_AND_SOURCES = (
    "2022-04-0{}　港口秘书处",
    "2022-04-0{} 16:30 | 36氪",
    "4月{}日　国际商讯",
    "某某卖家中心，4月{}日公告",
    "某某海关 / 2022.4.{}",
)


@pytest.mark.parametrize("form", DAYS_AND_SOURCES)
def test_days_and_sources_below_several_headlines_are_no_part_of_them(form: str) -> None:
    rows = [
        row for at, title in enumerate(TITLES, 1) for row in (f"【0{at}】{title}", form.format(at), "", LONG, LONG, "")
    ]
    found = lines(*HEAD, "■ 要闻", "", *rows)
    assert titles(found) == list(TITLES)
    assert bodies(found) == {TWICE}
    source = next(name for name in ("港口秘书处", "36氪", "国际商讯", "某某卖家中心", "某某海关") if name in form)
    assert {item.source for item in found.items} == {source}


def test_one_day_with_a_name_beside_it_may_be_anything() -> None:
    found = weekly(*signed(TITLES[0]), "岛上灯会改期", "5月2日　渔火广场", LONG, LONG)
    assert found.items[1].source is None
    assert found.items[1].body.startswith("5月2日　渔火广场")


def test_a_document_s_number_beside_a_day_is_no_source() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "港监〔2022〕4号　2022年5月2日", LONG, LONG)]
    assert {item.source for item in weekly(*rows).items} == {None}


def test_the_author_stands_behind_the_day_and_the_source() -> None:
    assert told(below_headline("06-16｜港口商会市场部　撰稿：闻天歌")) == {("港口商会市场部", ("闻天歌",), TWICE)}


# --- short headlines ---


def test_a_headline_of_three_letters_has_its_author_below_where_a_column_begins() -> None:
    found = lines(*HEAD, "■ 要闻", *signed(*TITLES[:2]), "会员园地", "打包记", f"某某食品公司 {AUTHORS[0]}", LONG, LONG)
    assert (found.items[-1].title, found.items[-1].byline) == ("打包记", (AUTHORS[0],))


def test_days_that_follow_each_other_are_a_list_and_name_no_source() -> None:
    days = ("4月6日　理事扩大会", "4月8日　渔火音乐节", "4月9日　夜校开班")
    rows = [row for title in TITLES[:3] for row in (title, *days, LONG, LONG)]
    assert {item.source for item in weekly(*rows).items} == {None}


def test_the_rest_of_a_line_is_no_name_though_it_begins_with_a_surname() -> None:
    assert read_credit("蓝海波") is not None
    assert read_credit("蓝海的") is None


def test_who_took_the_picture_of_a_news_item_is_named_behind_it() -> None:
    rows = [row for title, name in zip(TITLES, AUTHORS, strict=False) for row in (title, f"{LONG}（{name} 摄）")]
    found = lines(*HEAD, "■ 图片新闻", *rows)
    assert [(item.byline, item.body) for item in found.items] == [((name,), LONG) for name in AUTHORS]


def test_an_office_that_gave_the_picture_is_the_source() -> None:
    rows = [row for title in TITLES[:3] for row in (title, f"{LONG}（物业公司供图）")]
    assert {item.source for item in lines(*HEAD, "■ 图片新闻", *rows).items} == {"物业公司供图"}


def test_people_of_two_offices_are_all_named() -> None:
    rows = [row for title in TITLES[:3] for row in (title, LONG, "（灵口镇人民政府　闻天歌　县电商办　周启元）")]
    assert {item.byline for item in lines(*HEAD, "■ 要闻", *rows).items} == {("闻天歌", "周启元")}


@pytest.mark.parametrize(
    ("row", "source", "byline"),
    [("【来源】商务部网站", "商务部网站", ()), ("⊙文/闻天歌", None, ("闻天歌",))],
    ids=["word in brackets", "sign"],
)
def test_a_word_in_brackets_or_a_sign_may_begin_the_row_below_a_headline(
    row: str, source: str | None, byline: tuple[str, ...]
) -> None:
    assert told(below_headline(row)) == {(source, byline, TWICE)}


def test_a_notice_is_headed_though_sources_stand_below_all_other_headlines() -> None:
    items = [row for title in TITLES[:3] for row in (title, "2021-08-20　来源：《某某日报》", LONG, LONG)]
    notice = ("关于做好防汛防停电工作的通知", "各会员单位：", LONG, LONG)
    found = spaced("某某月报", "第9期", "二、要闻", *items, *notice, "三、数据", *signed(*TITLES[3:5]))
    assert "关于做好防汛防停电工作的通知" in titles(found)


@pytest.mark.parametrize("row", ["文、攝影／夏葵", "文、摄影：夏葵", "某某工作队　夏葵"])
def test_who_took_the_pictures_too_or_works_in_a_team_wrote_it(row: str) -> None:
    found = read_credit(row)
    assert found is not None
    assert found.byline == ("夏葵",)


@pytest.mark.parametrize("row", ["据《某某商报》报道", "据某某日报报道", "据《某某周刊》消息"])
def test_a_report_may_be_named_below_the_headline_without_its_day(row: str) -> None:
    paper = row.removeprefix("据").removesuffix("报道").removesuffix("消息")
    assert told(below_headline(row)) == {(paper, (), TWICE)}


def test_below_the_end_of_an_item_a_name_is_in_no_list_though_its_attribution_had_a_colon() -> None:
    """（作者单位： / 某某公司）: the first of the two rows leads to nothing."""
    text = [PARAGRAPH, f"{INDENT}{LONG}（作者单位：", "某某木业有限公司）"]
    rows = [row for title, name in zip(TITLES, AUTHORS, strict=False) for row in (title, name, *text)]
    found = lines("某某会刊", "第9期", *rows)
    assert [(item.title, item.byline) for item in found.items] == [
        (title, (name,)) for title, name in zip(TITLES, AUTHORS, strict=False)
    ]


def test_who_hands_in_without_a_name_is_a_source() -> None:
    found = read_bracket("本刊通讯员供稿")
    assert found is not None
    assert (found.source, found.byline) == ("本刊通讯员供稿", ())


@pytest.mark.parametrize(
    ("text", "source", "byline"),
    [
        ("据厦门关区7月14日新闻发布会", "据厦门关区7月14日新闻发布会", ()),
        ("作者闻天歌系某校物流研究所副所长", None, ("闻天歌",)),
        ("作者周启元，现任某会秘书长", None, ("周启元",)),
    ],
)
def test_a_bracket_names_a_press_conference_or_what_its_author_is(
    text: str, source: str, byline: tuple[str, ...]
) -> None:
    found = read_bracket(text)
    assert found is not None
    assert (found.source, found.byline) == (source, byline)


@pytest.mark.parametrize(("text", "byline"), [("财税顾问周启元", ("周启元",)), ("长江航务", None)])
def test_a_name_may_stand_right_behind_a_post_where_a_line_was_broken(
    text: str, byline: tuple[str, ...] | None
) -> None:
    found = read_contributor(text)
    assert (found.byline if found else None) == byline


def test_a_name_in_transcription_signs_as_others_do() -> None:
    rows = [row for title in TITLES[:3] for row in (title, "艾尼瓦尔", LONG, LONG)]
    assert {item.byline for item in lines(*HEAD, "■ 要闻", *rows).items} == {("艾尼瓦尔",)}


@pytest.mark.parametrize("row", ["会员 闻天歌", "读者　闻天歌"])
def test_a_member_or_reader_signs_with_what_they_are(row: str) -> None:
    assert told(below_headline(row)) == {(None, ("闻天歌",), TWICE)}


def test_who_wrote_it_stands_below_a_headline_whose_first_row_ends_with_a_colon() -> None:
    """倉租、人工、運費： leads to no list."""
    text = [PARAGRAPH[:38], PARAGRAPH[38:]] * 3
    items = [row for title in TITLES for row in (title, *text)]
    two_rows = ("家族生意搬上网的那些年：", "两代人的三个约定", "文／闻天歌", *text)
    found = lines("某某月刊", "第9期", *items, *two_rows)
    assert (found.items[-1].title, found.items[-1].byline) == ("".join(two_rows[:2]), ("闻天歌",))


@pytest.mark.parametrize("body", ["江阴分会", "金山商会", "方正公司办"])
def test_a_body_whose_name_begins_like_a_person_s_is_none(body: str) -> None:
    found = read_contributor(body)
    assert found is None or not found.byline


def test_a_reporter_in_brackets_on_a_row_below_the_headline_is_no_part_of_it() -> None:
    found = below_headline("【記者 林佩蓉／台中報導】")
    assert {(item.byline, item.body) for item in found.items} == {(("林佩蓉",), TWICE)}
    assert titles(found) == list(TITLES[:3])


def test_what_is_left_of_a_headline_may_be_short_above_its_author() -> None:
    found = lines(
        *HEAD, "■ 要闻", *signed(*TITLES[:2]), "水泵上网卖：一个传统行业的", "慢功夫", "□ 本刊记者　闻天歌", LONG
    )
    assert (found.items[2].title, found.items[2].byline) == ("水泵上网卖：一个传统行业的慢功夫", ("闻天歌",))


def test_where_two_say_where_they_work_before_their_names_they_are_authors() -> None:
    rows = [
        row
        for title, who in zip(TITLES, ("海韵针织 沈卫东", "顺泰染整 鲍建华"), strict=False)
        for row in (title, who, LONG, LONG)
    ]
    found = lines(*HEAD, "■ 要闻", *rows)
    assert [(item.title, item.byline) for item in found.items] == [(TITLES[0], ("沈卫东",)), (TITLES[1], ("鲍建华",))]


def test_a_reporter_with_a_day_begins_a_sentence() -> None:
    assert read_credit("记者7月20日从税务部门获悉，某某企业办理退税") is None


def test_a_town_behind_a_bullet_is_a_group() -> None:
    rows = [
        row
        for town, title in zip(("白石镇", "横江乡", "洋江镇"), TITLES, strict=False)
        for row in (f"●{town}", title, SIGNED)
    ]
    found = lines(*HEAD, "【乡镇传真】", *rows)
    assert [(item.group, item.title) for item in found.items] == [
        (town, title) for town, title in zip(("白石镇", "横江乡", "洋江镇"), TITLES, strict=False)
    ]


def test_a_profession_tells_a_rare_name() -> None:
    credit = read_credit("古秀玲会计师")
    assert credit is not None
    assert credit.byline == ("古秀玲",)
    assert read_credit("注册会计师") is None
