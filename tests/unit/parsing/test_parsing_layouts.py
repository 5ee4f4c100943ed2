"""Layouts of other publishers: where they put author, source and day, how they mark columns, items and pages."""

from __future__ import annotations

from feeds.model import BlockKind, Document, Issue, Kind
from feeds.parsing import parse
from feeds.parsing.attribution import Attribution, read_bracket, take_head
from feeds.parsing.credits import read_credit

LONG = "全市冷链仓储能力稳步提升，新建和改造的冷库已经覆盖主要产区，农户的损耗明显下降，企业的积极性也随之提高。"


def issue(*paragraphs: str, between: str = "\n\n") -> Issue:
    return parse(Document.from_text(between.join(paragraphs)))


def titles(found: Issue) -> list[str | None]:
    return [item.title for item in found.items]


def text(found: Issue, number: int) -> str:
    return "\n".join(block.text for block in found.items[number].blocks)


# --- credits between headline and text ---


def test_a_line_of_time_and_source_below_a_headline_is_not_the_end_of_an_item() -> None:
    found = issue(
        "省内动态",
        "果蔬专列首发",
        "时间：2024-05-16　来源：某某日报　浏览次数：31",
        f"5月14日，{LONG}",
        "港口启用新闸口",
        "时间：2024-05-10　来源：某某晚报　作者：王晓",
        f"5月8日，{LONG}",
    )
    assert titles(found) == ["果蔬专列首发", "港口启用新闸口"]
    assert [item.source for item in found.items] == ["某某日报", "某某晚报"]
    assert found.items[1].byline == ("王晓",)
    assert text(found, 0).startswith("5月14日")


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


def test_a_day_alone_and_a_row_of_words_are_no_credit() -> None:
    for line in ("2024年5月16日", "达 到", "冷链仓储能力", "时间：5月20日13:30"):
        assert read_credit(line) is None


def test_a_bracket_before_the_text_names_the_reporter() -> None:
    body, found = take_head("〔記者某怡君／台北報導〕本會昨日開會。")
    assert body == "本會昨日開會。"
    assert found.byline == ("某怡君",)


def test_a_slug_before_the_text_names_nobody() -> None:
    for slug in ("（本報訊）", "（本報某市訊）", "（編譯組）"):
        assert take_head(f"{slug}本會昨日開會。") == ("本會昨日開會。", Attribution())


def test_a_credit_is_read_without_offices_and_without_who_took_the_pictures() -> None:
    for line, names in (
        ("■ 本刊特约　李明明", ("李明明",)),
        ("■ 本刊记者　赵小文　摄影　钱小立", ("赵小文",)),
        ("文／吳小哲（某某網路輔導顧問）", ("吳小哲",)),
    ):
        found = read_credit(line)
        assert found is not None
        assert found.byline == names


def test_source_and_author_stand_in_one_bracket_behind_bars() -> None:
    found = read_bracket("来源 | 某某日报 3月12日　作者 | 冯小锐")
    assert found == Attribution("某某日报 3月12日", ("冯小锐",))
    assert read_bracket("作者 | 贺小鸣，系本会特约研究员") == Attribution(byline=("贺小鸣",))


def test_the_periodicals_name_with_the_number_of_the_page_is_no_text() -> None:
    found = issue(
        "业界动态",
        "冷链新标准发布",
        f"5月14日，{LONG}{LONG[:-10]}",
        "冷链世界 27",
        "得到各地欢迎。（摘自《某某日报》）",
        "果蔬专列首发",
        f"5月15日，{LONG}",
        "28 冷链世界",
        "港口启用新闸口",
        f"5月16日，{LONG}",
        "冷链世界 29",
    )
    assert titles(found) == ["冷链新标准发布", "果蔬专列首发", "港口启用新闸口"]
    assert not any("冷链世界" in text(found, number) for number in range(3))


# --- numbers ---


def test_headlines_numbered_through_the_issue_are_items_and_the_list_of_them_names_no_column() -> None:
    names = ["全市冷库扩容三成", "果蔬专列首发并开进邻省", "港口启用新闸口"]
    found = issue(
        "商务信息快报",
        "第14期",
        "2024年5月18日",
        "本期要目",
        *(f"● {name}" for name in names),
        f"一、{names[0]}",
        f"5月12日，{LONG}（市场处供稿）",
        f"二、{names[1]}",
        f"近日，{LONG}方案有两条：",
        "一是统一标识。",
        f"二是统一配送。{LONG}（某市商务局供稿）",
        f"三、{names[2]}",
        f"{LONG}（某市口岸办供稿）",
        "四、简讯三则",
        "△5月9日，某市举办冷链培训班。",
        "△5月11日，某县入选冷链示范县。",
        "△5月16日，某市办结首单退税。",
    )
    assert titles(found) == [*names, None, None, None]
    assert {item.section for item in found.items} == {None}
    assert [item.group for item in found.items[3:]] == ["简讯三则"] * 3
    assert found.items[5].kind is Kind.BRIEF


def test_a_weekly_that_counts_its_headlines_and_ends_with_days_behind_bullets() -> None:
    names = ["果蔬专列首发并开进邻省", "港口启用新闸口", "全市冷库扩容三成"]
    found = issue(
        "县域冷链周刊",
        "2024年第10期",
        "本周导读",
        "\n".join(f"0{number} {name}" for number, name in enumerate(names, 1)),
        "本周要闻",
        *(
            part
            for number, name in enumerate(names, 1)
            for part in (f"0{number} {name}", LONG + LONG, f"（来源 | 某某日报 3月1{number}日）")
        ),
        "一周大事",
        "◇3月9日，某地恢复共同配送。",
        "◇3月10日，某县举办云上集市。",
        "◇3月11日，某省安排冷链资金。",
    )
    assert titles(found) == [*names, None, None, None]
    assert [item.section for item in found.items] == ["本周要闻"] * 3 + ["一周大事"] * 3
    assert found.items[0].source == "某某日报 3月11日"
    assert [item.group for item in found.items[3:]] == ["一周大事"] * 3
    assert {item.kind for item in found.items[3:]} == {Kind.CHRONICLE}


# --- bullets ---


def test_bullets_head_items_where_a_column_opens_and_parts_inside_an_article() -> None:
    found = issue(
        "【会员动态】",
        "■首个智能冷库投用",
        f"3月5日，{LONG}",
        "■共享月台开进园区",
        f"3月6日，{LONG}",
        "【专题】",
        "最后一公里怎样才能更快",
        LONG,
        "◆三条路线一张图",
        LONG,
        "◆两种价格一本账",
        LONG,
    )
    assert titles(found) == ["首个智能冷库投用", "共享月台开进园区", "最后一公里怎样才能更快"]
    assert [item.section for item in found.items] == ["会员动态", "会员动态", "专题"]


# --- contents pages ---


def test_a_contents_page_may_give_the_page_before_the_headline_and_the_author_behind_it() -> None:
    found = issue(
        "某某商会通讯\n2024年第2期\n\n目录\n\n会长寄语\n01/把路走宽　林晓东\n特稿\n03/果园里的数据中心　郑海涛 叶小敏\n"
        "会员风采\n08/三代人的冷库\n12/从渔港到云端",
        "会长寄语",
        "把路走宽",
        "林晓东",
        LONG,
        "特稿",
        "果园里的数据中心",
        LONG,
        "会员风采",
        "三代人的冷库",
        LONG,
        "从渔港到云端",
        LONG,
    )
    assert titles(found) == ["把路走宽", "果园里的数据中心", "三代人的冷库", "从渔港到云端"]
    assert [item.section for item in found.items] == ["会长寄语", "特稿", "会员风采", "会员风采"]
    assert found.items[0].byline == ("林晓东",)


def test_columns_and_headlines_may_stand_behind_the_same_bullet_on_the_cover() -> None:
    found = issue(
        "内部资料\n注意保存\n某某工作简报\n第2期\n（总第86期）\n2024年3月15日\n\n【本期要目】\n★工作动态\n★冷链专班开进三个县\n★港口闸口全年不打烊",
        "【工作动态】",
        "★冷链专班开进三个县",
        f"3月5日，{LONG}",
        "【经验交流】",
        "★港口闸口全年不打烊",
        f"3月6日，{LONG}",
    )
    assert [(item.section, item.title) for item in found.items] == [
        ("工作动态", "冷链专班开进三个县"),
        ("经验交流", "港口闸口全年不打烊"),
    ]


# --- chronologies, documents, pages ---


def test_entries_below_a_column_may_each_be_headed_by_their_day() -> None:
    days = ("2025年1月14日", f"甲公司{LONG}", "2025年1月8日", f"乙公司{LONG}", "2024年12月26日", f"丙公司{LONG}")
    found = issue("要闻", "首个智能冷库投用", f"3月5日，{LONG}（来源：某某日报）", "会员动态", *days)
    assert [item.kind for item in found.items[1:]] == [Kind.CHRONICLE] * 3
    assert [text(found, at)[:2] for at in range(1, 4)] == ["甲公", "乙公", "丙公"]


def test_a_salutation_is_never_a_row_of_the_headline() -> None:
    found = issue("关于公布示范冷库名单的通知", "各市、区商务局：", f"现将名单予以公布。{LONG}", between="\n")
    assert titles(found) == ["关于公布示范冷库名单的通知"]
    assert text(found, 0).startswith("各市、区商务局：")


def test_a_day_in_brackets_below_each_headline_is_no_running_head() -> None:
    found = issue(
        *(
            part
            for at in range(4)
            for part in (f"第{'甲乙丙丁'[at]}条专列从城北货场开出", f"（2024-05-0{at + 1}）", LONG)
        )
    )
    assert len(found.items) == 4


def test_links_keep_their_words_and_pictures_go() -> None:
    found = issue(
        "# 冷链资讯", "![图](a.png)", "**首个智能冷库投用**", f"3月5日，{LONG}", "来源：[某网](https://a.example/1)"
    )
    assert found.items[0].source == "某网"


def test_an_inner_heading_of_two_rows_is_one_heading() -> None:
    def column(first: str) -> str:
        rows = [f"　　{one}的冷链，仓储能力正在稳步提升\n{one}新建的冷库，已经覆盖了全部主要产区" for one in first]
        return "\n".join(f"{row}\n农户的损耗因此一年比一年少。" for row in rows)

    found = issue(
        "山城最后一公里的三本账",
        column("甲乙丙丁戊"),
        "一、优化仓配的生态环境，夯实冷链发\n展基础",
        column("己庚辛壬癸"),
        between="\n",
    )
    headings = [block.text for item in found.items for block in item.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["一、优化仓配的生态环境，夯实冷链发展基础"]
