"""Layouts of other publishers: where they put author, source and day, how they mark columns, items and pages."""

from __future__ import annotations

from invented import LONG, lines, spaced, titles

from feeds.model import BlockKind, Document, Kind
from feeds.parsing import parse
from feeds.parsing.attribution import Attribution, read_bracket
from feeds.parsing.contents_page import read_contents
from feeds.parsing.credits import read_credit
from feeds.parsing.cues import floats
from feeds.parsing.evidence import gather
from feeds.parsing.headline_cues import listed
from feeds.parsing.joins import join_score
from feeds.parsing.layout import measure
from feeds.parsing.rows import rows_of
from feeds.parsing.tails import take_head
from feeds.parsing.tears import find_tears

# --- credits between headline and text ---


def test_a_line_of_time_and_source_below_a_headline_is_not_the_end_of_an_item() -> None:
    found = spaced(
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
    assert found.items[0].body.startswith("5月14日")


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
    found = spaced(
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
    assert not any("冷链世界" in found.items[number].body for number in range(3))


# --- numbers ---


def test_headlines_numbered_through_the_issue_are_items_and_the_list_of_them_names_no_column() -> None:
    names = ["全市冷库扩容三成", "果蔬专列首发并开进邻省", "港口启用新闸口"]
    found = spaced(
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
    found = spaced(
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
    found = spaced(
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
    found = spaced(
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
    found = spaced(
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
    found = spaced("要闻", "首个智能冷库投用", f"3月5日，{LONG}（来源：某某日报）", "会员动态", *days)
    assert [item.kind for item in found.items[1:]] == [Kind.CHRONICLE] * 3
    assert [found.items[at].body[:2] for at in range(1, 4)] == ["甲公", "乙公", "丙公"]


def test_a_salutation_is_never_a_row_of_the_headline() -> None:
    found = lines("关于公布示范冷库名单的通知", "各市、区商务局：", f"现将名单予以公布。{LONG}")
    assert titles(found) == ["关于公布示范冷库名单的通知"]
    assert found.items[0].body.startswith("各市、区商务局：")


def test_a_day_in_brackets_below_each_headline_is_no_running_head() -> None:
    found = spaced(
        *(
            part
            for at in range(4)
            for part in (f"第{'甲乙丙丁'[at]}条专列从城北货场开出", f"（2024-05-0{at + 1}）", LONG)
        )
    )
    assert len(found.items) == 4


def test_links_keep_their_words_and_pictures_go() -> None:
    found = spaced(
        "# 冷链资讯", "![图](a.png)", "**首个智能冷库投用**", f"3月5日，{LONG}", "来源：[某网](https://a.example/1)"
    )
    assert found.items[0].source == "某网"


def test_an_inner_heading_of_two_rows_is_one_heading() -> None:
    def column(first: str) -> str:
        rows = [f"　　{one}的冷链，仓储能力正在稳步提升\n{one}新建的冷库，已经覆盖了全部主要产区" for one in first]
        return "\n".join(f"{row}\n农户的损耗因此一年比一年少。" for row in rows)

    found = lines(
        "山城最后一公里的三本账",
        column("甲乙丙丁戊"),
        "一、优化仓配的生态环境，夯实冷链发\n展基础",
        column("己庚辛壬癸"),
    )
    headings = [block.text for item in found.items for block in item.blocks if block.kind is BlockKind.HEADING]
    assert headings == ["一、优化仓配的生态环境，夯实冷链发展基础"]


def test_a_headlines_second_row_is_not_the_paragraph_that_begins_below_it() -> None:
    # Lines of 19 characters without white between them; a paragraph's first is shorter, for its indent is lost.
    full = "和改造的展厅已经覆盖主要产区参展商成本"
    texts = ["某某市推出展会和线上仲裁一体化", "线上线下一体化全流程纠纷解决方案", "在互联共享战略引导下东湖区共建成果"]
    rows = rows_of(Document.from_text("\n".join([*[full] * 8, "各方面反映良好。", *texts, *[full] * 8])))
    measure(rows)
    assert [row.text for row in rows[9:12]] == texts
    assert join_score(rows[10], rows[11]) < 0 < join_score(rows[11], rows[12])


def test_the_day_below_a_letter_leads_into_no_headline() -> None:
    found = spaced(
        "目录",
        "某某关于促进本市会展产业健康发展的若干意见.....1",
        "某某市示范企业颁奖大会成功召开.....4",
        "某某市人民政府印发关于促进本市会展产业健康发展若干意见的通知",
        "各区人民政府，市政府各委、办、局：",
        "现将《关于促进本市会展产业健康发展的若干意见》印发给你们，请认真按照执行。",
        "某某市人民政府",
        "2024年8月4日",
        "关于促进本市会展产业健康发展的若干意见",
        LONG,
        "某某市示范企业颁奖大会成功召开",
        f"8月5日下午，{LONG}",
    )
    assert len(found.items) == 2
    assert "2024年8月4日" in found.items[0].body


def test_a_quotation_that_ends_on_the_next_page_is_no_tear() -> None:
    """One that was opened further above closes first."""
    lines = [
        "就会更加便利。”他还介绍了今年新建和改造冷库的整体进展情况和各区的",
        "安排，并强调“农户的损耗明显下降，企业积极性",
    ]
    rows = rows_of(Document.from_text("\n".join(lines) + "\n\f也随之提高，这是产区的特点。”他表示满意。"))
    measure(rows)
    rows[1].full = True
    assert rows[2].opens_page
    assert find_tears(rows, [False, False, True], [0.0, 3.0, 3.0, -4.0], indents=False) == set()


def test_a_headline_is_looked_for_in_the_contents_without_its_second_line() -> None:
    rows = rows_of(
        Document.from_text("\n".join(["目录", "全市冷链仓储能力稳步提升.....1", "港口启用新闸口.....4", LONG]))
    )
    evidence = gather(rows, read_contents(rows))
    assert listed(evidence, "全市冷链仓储能力稳步提升——新建和改造的冷库覆盖主要产区") == 7.0


def test_a_full_line_that_begins_with_dashes_is_the_sentences_own() -> None:
    full = "全市冷链仓储能力稳步提升新建改造的展厅"
    lines = [f"{full}，", *[full] * 4, f"——{full[:17]}", *[full] * 4, "企业的积极性也随之提高。"]
    rows = rows_of(Document.from_text("\n".join(lines)))
    measure(rows)
    evidence = gather(rows, read_contents([]))
    assert rows[5].full
    assert [score for end, score in floats(evidence, 5) if score > 0] == []


WRAPPED_CONTENTS = """行業會訊
第12期　　2019年6月15日
本期要目
　會長寄語．．．．．．．．．．．．．．．．．．．．．
1
　會務報導．．．．．．．．．．．．．．．．．．．．2
　市場情報．．．．．．．．．．．．．．．．．．．．封
底
▓ 會長寄語
　　　　把手藝傳下去
　　各位會員，今年春天以來，來料價格漲了兩成，交貨期又
短了一週，大家都在想辦法。我走訪了二十多家會員廠，看到
有人添了設備，有人換了工序，也有人把老師傅請了回來。
　　手藝不能斷，公會下半年開三個班，請各廠報名。
▓ 會務報導
　　　　理事會通過下半年計劃
　　六月三日，公會召開理事會，通過下半年工作計劃，增選兩
名理事，並決定九月組團參加海外展覽，費用由公會補貼三成
。
▓ 市場情報
　　　　來料價格連漲三月
　　據海關統計，五月來料均價環比上漲百分之四，連續三個月
上漲；同期出口均價持平，會員毛利普遍下降，請注意風險。
"""


def test_the_text_below_a_contents_page_that_was_wrapped_is_not_lost_with_it() -> None:
    # The first column's name seems to go on with the last entry, whose page has slipped into a row of its own.
    titles = [item.title for item in parse(Document.from_text(WRAPPED_CONTENTS)).items]
    assert [title for title in titles if title] == ["把手藝傳下去", "理事會通過下半年計劃", "來料價格連漲三月"]


BRACKETED_IN_NARROW_LINES = """外贸快讯
2016年6月17日
【机电产品退税进度加快】税务总
局六月十四日召开视频会议，要求
各地在资料齐全的前提下，五个工
作日内办结，不得以任何理由拖延
。
【部分商品取消进口许可】商务部
六月十二日发布公告，自七月起对
六类商品不再实行自动进口许可管
理，已领的许可证继续有效。
【试验区首批清单公布】市商务局
近日公布首批制度创新清单，共七
项，涉及通关、结汇和退税三个环
节，下月起在全区施行。
"""


def test_headlines_in_brackets_are_parted_from_a_text_that_has_hardly_begun_in_their_line() -> None:
    items = parse(Document.from_text(BRACKETED_IN_NARROW_LINES)).items
    assert [item.title for item in items] == ["机电产品退税进度加快", "部分商品取消进口许可", "试验区首批清单公布"]
    assert items[1].blocks[0].text.startswith("商务部六月十二日")


# --- pages that begin where they happen to ---

COVER = [
    "某某农业动态",
    "2016年第3期",
    "把路修到田头",
    "果蔬专列首发",
    "目录",
    "◎热点",
    "把路修到田头 3",
    "◎行业动态",
    "果蔬专列首发 5",
]


def test_a_headline_on_the_cover_is_no_running_head_where_its_page_begins_with_it() -> None:
    body = ["◎热点", f"\f把路修到田头\n{LONG}{LONG}", "◎行业动态", f"\f果蔬专列首发\n{LONG}{LONG}"]
    assert titles(lines(*COVER, *body)) == ["把路修到田头", "果蔬专列首发"]


def test_the_name_on_the_cover_is_a_running_head_though_it_stands_once() -> None:
    body = ["◎热点", f"把路修到田头\n{LONG}", f"\f某某农业动态\n{LONG}", "◎行业动态", f"果蔬专列首发\n{LONG}"]
    found = lines(*COVER, *body)
    assert titles(found) == ["把路修到田头", "果蔬专列首发"]
    assert "某某农业动态" not in found.items[0].body


def test_the_last_letter_of_a_broken_line_names_no_column() -> None:
    cover = [
        "某某农业动态",
        "2016年第3期",
        "把路修到田头",
        "果蔬专列首发",
        "动",
        "把路修到田头…………3",
        "果蔬专列首发…………5",
        "目录",
        "◎热点",
    ]
    rows = rows_of(
        Document.from_text("\n".join([*cover, *("动", f"把路修到田头\n{LONG}", "动", f"果蔬专列首发\n{LONG}")]))
    )
    measure(rows)
    assert "动" not in read_contents(rows).sections
