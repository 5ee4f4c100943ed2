"""The date of an item: what it reports, as precise as its text, else none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from writing import NOVEMBER, article, laid_out, tagged, tagger

from feeds.model import Block, BlockKind, Flag, Issue, Item, Kind, Masthead, PartialDate, Span


def date_of(*paragraphs: str, title: str | None = "协会动态一则", **fields: object) -> str | None:
    date = tagged(article(title, *paragraphs, **fields)).date  # type: ignore[arg-type]
    return str(date) if date else None


def test_the_lead_gives_the_day() -> None:
    assert date_of("10月19-20日，采购节在展览馆举行。", "去年采购节在9月举行。") == "2013-10-19"


def test_a_month_is_given_as_a_month() -> None:
    assert date_of("10月，两家企业合并，并启用新的名称。") == "2013-10"


def test_figures_for_a_period_are_no_news_of_a_day() -> None:
    assert date_of("2013年1-10月，全市网络零售额增长两成。") is None


def test_a_text_without_a_date_has_none() -> None:
    item = tagged(article("开网店要避开的弯路", "新手常常先租仓库，再想卖什么。"))
    assert item.date is None
    assert item.date_evidence == ()


def test_neither_coming_into_force_nor_a_deadline_is_the_news() -> None:
    assert date_of("新办法自12月1日起施行，各单位12月31日前完成备案。") is None


def test_an_article_is_not_dated_by_what_it_mentions_far_down() -> None:
    setting = "行业在变，老办法不灵了。" * 15
    assert date_of(setting + "10月24日，有人算了一笔账。", title="行业观察", kind=Kind.ARTICLE) is None


def test_a_report_of_an_event_may_set_the_scene_first() -> None:
    setting = "行业在变，老办法不灵了。" * 15
    assert date_of(setting + "10月24日，论坛开讲。", title="记第三期电商论坛", kind=Kind.ARTICLE) == "2013-10-24"


def test_an_editorial_reports_nothing() -> None:
    assert date_of("11月5日，天凉了。", section="卷首语", kind=Kind.ARTICLE) is None


def test_parts_under_inner_headings_do_not_date_the_whole() -> None:
    assert date_of("#关键词一：上市", "9月19日，一家企业上市。", title="年度关键词") is None


def test_a_chronology_gives_the_year_and_its_first_date_counts() -> None:
    found = date_of("3月，方案获批。8月26日，试点启动。", kind=Kind.CHRONICLE, group="甬城电商大事记（2011年）")
    assert found == "2011-03"


def test_a_document_has_the_day_it_was_issued() -> None:
    text = ("各单位：", "请遵照执行。自2014年1月1日起施行。", "2013年8月4日")
    assert date_of(*text, title="关于印发办法的通知", kind=Kind.DOCUMENT) == "2013-08-04"


def test_a_document_without_a_date_takes_its_source_s() -> None:
    item = tagged(
        article("暂行规定", "第一条 为规范服务，制定本规定。", kind=Kind.DOCUMENT, source="主管部门2013年8月7日发布")
    )
    assert str(item.date) == "2013-08-07"
    assert item.date_evidence[0].rule == "date-of-source"


def test_the_day_of_the_paper_that_it_was_taken_from_is_not_the_news() -> None:
    assert date_of("老人领到了硬钱包。", source="《某城晚报》11月8日") is None


def test_what_has_begun_is_news_what_is_to_begin_is_not() -> None:
    assert date_of("从11月16日起，货车在三环内可以通行。") == "2013-11-16"
    assert date_of("从12月16日起，货车在三环内可以通行。") is None
    assert date_of("自11月1日起，缴费比例降低，来算一笔账。", kind=Kind.ARTICLE) is None


def test_the_day_that_figures_in_the_first_words_are_counted_to_stands_in() -> None:
    assert date_of("截至11月16日，十七个桥墩全部出水。") == "2013-11-16"
    assert date_of("截至11月16日，十七个桥墩全部出水。11月20日，指挥部报捷。") == "2013-11-20"


def test_the_month_of_a_chronology_s_title_is_its_days_month() -> None:
    assert date_of("9日　理事长拜会主管机关。", kind=Kind.CHRONICLE, group="大事記（102年8月）") == "2013-08-09"
    assert date_of("9日　理事长拜会主管机关。", kind=Kind.CHRONICLE, group="大事记（2013年7月—9月）") == "2013-11-09"


def test_a_day_after_a_quotation_or_with_whom_it_was_told_is_a_day() -> None:
    assert date_of("“寄了十一轮样品。”11日，一家企业签下协议。") == "2013-11-11"
    assert date_of("平台12日向商家开放报价助手。") == "2013-11-12"


def test_news_of_long_ago_is_background() -> None:
    assert date_of("2009年5月6日，园区奠基，是当时全省第一个。") is None


def test_the_year_rule_is_the_evidence_s_rule() -> None:
    item = tagged(article("沙龙", "11月5日，协会举办沙龙。"))
    assert [(one.text, one.rule) for one in item.date_evidence] == [("11月5日", "year-nearest-to-issue")]


def test_a_guessed_year_far_from_the_issue_is_flagged() -> None:
    item = tagged(article("沙龙", "6月25日，协会举办沙龙。"))
    assert Flag("doubtful-date", "6月25日") in item.flags


def test_a_year_put_right_is_flagged() -> None:
    item = tagged(article("沙龙", "2103年10月5日，协会举办沙龙。"))
    assert str(item.date) == "2013-10-05"
    assert Flag("doubtful-date", "2103年10月5日") in item.flags


def test_flags_of_parsing_are_kept() -> None:
    torn = Flag("torn-page", "某处")
    assert torn in tagged(article("沙龙", "11月5日，协会举办沙龙。", flags=(torn,))).flags


def test_an_issue_without_a_date_is_dated_by_what_it_tells_and_flagged() -> None:
    old = article("一", "2013年12月18日，协会年会召开。2013年12月28日，新会址启用。")
    new = article("二", "2014年1月2日，协会换届。")
    plain = article("三", "1月7日，会员大会召开。会议通过至2019年10月1日的规划。")
    issue, text = laid_out(old, new, plain, date=None, publisher=None)
    done = tagger().tag(issue, text)
    assert done.flags == (Flag("date-inferred", "2014-01"),)
    assert str(done.items[2].date) == "2014-01-07"
    assert done.masthead == issue.masthead


def test_a_year_that_is_only_planned_for_is_not_that_of_the_issue() -> None:
    news = [article(name, f"{name}，协会开会。") for name in ("9月2日", "9月5日", "9月7日")]
    plan = article("规划", "新规自2027年1月起执行。")
    issue, text = laid_out(*news, plan, date=None, publisher=None)
    done = tagger().tag(issue, text)
    assert done.flags == (Flag("date-inferred", "2026-09"),)
    assert str(done.items[0].date) == "2026-09-02"


def test_an_issue_of_a_year_alone_is_of_the_month_of_its_last_days() -> None:
    news = [article(name, f"{name}，协会开会。") for name in ("12月2日", "12月5日", "12月7日", "1月17日")]
    issue, text = laid_out(*news, date=None, publisher=None)
    done = tagger().tag(replace(issue, masthead=Masthead(title="某某网商", year=2015)), text)
    assert done.flags == (Flag("month-inferred", "2015-12"),)
    assert [str(item.date) for item in done.items] == ["2015-12-02", "2015-12-05", "2015-12-07", "2016-01-17"]


@pytest.mark.parametrize("year", [2015, 2021])
def test_an_issue_at_the_beginning_of_its_year_tells_of_the_end_of_the_year_before(year: int) -> None:
    days = ("12月18日", "12月25日", "1月9日", "1月13日")
    news = [article(name, f"{name}，协会开会。") for name in days]
    # The days of a chronology are of the whole year of which that tells.
    entries = [article(day, f"{day}，协会开会。", kind=Kind.CHRONICLE) for day in ("4月2日", "7月9日")]
    issue, text = laid_out(*news, *entries, date=None, publisher=None)
    done = tagger().tag(replace(issue, masthead=Masthead(title="某某物流", year=year, number=1)), text)
    assert done.flags == (Flag("month-inferred", f"{year}-01"),)
    told = [f"{year - 1}-12-18", f"{year - 1}-12-25", f"{year}-01-09", f"{year}-01-13"]
    assert [str(item.date) for item in done.items[:4]] == told


def test_an_issue_that_tells_of_the_whole_year_is_of_its_end() -> None:
    days = ("1月9日", "1月13日", "4月2日", "8月5日", "12月7日", "12月18日", "12月25日")
    news = [article(name, f"{name}，协会开会。") for name in days]
    issue, text = laid_out(*news, date=None, publisher=None)
    done = tagger().tag(replace(issue, masthead=Masthead(title="某某物流", year=2015)), text)
    assert done.flags == (Flag("month-inferred", "2015-12"),)


def test_the_end_of_a_month_dates_an_issue_that_names_no_day_with_its_year() -> None:
    news = [article("一", "截至2015年8月底，企业有四百家。"), article("二", "9月21日，协会开会。")]
    issue, text = laid_out(*news, date=None, publisher=None)
    assert str(tagger().tag(issue, text).items[1].date) == "2015-09-21"


def test_in_a_year_alone_no_day_of_it_is_doubtful() -> None:
    issue, text = laid_out(article("一", "11月19日，协会开会。"), date=None, publisher=None)
    done = tagger().tag(replace(issue, masthead=Masthead(year=2015)), text)
    assert str(done.items[0].date) == "2015-11-19"
    assert not any(flag.code == "doubtful-date" for flag in done.items[0].flags)


def dated(headline: str, line: str, body: str, kind: Kind = Kind.BRIEF) -> Item:
    """The item of an issue's text in which ``line`` stands between headline and body."""
    text = f"{headline}\n{line}\n{body}\n"
    first = text.index(body)
    block = Block(BlockKind.PARAGRAPH, body, span=Span(first, first + len(body)))
    item = Item(1, kind, headline, blocks=(block,), spans=(Span(0, len(text) - 1),))
    return tagger().tag(Issue(Masthead(date=PartialDate(2014, 5, 30)), (item,)), text).items[0]


@pytest.mark.parametrize(
    "line",
    [
        "时间：2014-05-16　来源：某某日报",
        "（2014-05-16）",
        "（湖区　5月16日）",
        "发布时间：2014年5月16日",
        "5月16日  |  来源：某某日报",
        "据《某某周刊》5月16日",
        "5月16日",
        "湖区网店销售额再增（5月16日）",
        "湖区网店销售额再增（5.16）",
        "5.16（周五）｜湖区网店销售额再增",
        "湖区卖家中心，5月16日公告",
        "5月16日　湖区秘书处",
        "湖区秘书处　5月16日",
    ],
)
def test_a_brief_without_a_day_has_that_of_its_dateline(line: str) -> None:
    item = dated("湖区网店销售额增一成", line, "监测数据显示，一季度湖区网店销售额增长一成。")
    assert str(item.date) == "2014-05-16"
    assert [(one.text, one.rule) for one in item.date_evidence] == [(line, "dateline")]


def test_a_day_in_the_middle_of_a_line_is_not_its_dateline() -> None:
    assert dated("湖区网店销售额增一成", "店主们说起5月16日那场雨", "监测显示，湖区销售额增长一成。").date is None


def test_what_has_to_be_handed_in_by_a_day_is_no_news_of_that_day() -> None:
    assert date_of("近来平台通知卖家，须在11月15日前补交证书，逾期下架。") is None


def test_the_day_in_the_text_comes_before_the_dateline() -> None:
    item = dated("湖区网店协会换届", "（2014-05-16）", "5月12日，湖区网店协会召开大会。")
    assert str(item.date) == "2014-05-12"


@pytest.mark.parametrize(("body", "date"), [("昨日，协会换届。", "2014-05-15"), ("协会14日宣布换届。", "2014-05-14")])
def test_days_are_told_by_the_dateline(body: str, date: str) -> None:
    assert str(dated("湖区网店协会换届", "时间：2014-05-16", body).date) == date


def test_a_survey_has_not_the_day_on_which_it_was_put_up() -> None:
    assert dated("网店的四种活法", "（2014-05-16）", "网店要走得远，先要算账。", Kind.ARTICLE).date is None


def test_an_agency_s_dateline_tells_what_yesterday_is() -> None:
    assert date_of("某社江城11月5日电 记者昨日获悉，协会换届。") == "2013-11-04"


def test_what_has_come_into_force_is_news_if_the_text_names_no_other_day() -> None:
    assert date_of("新办法自11月1日起施行，网店须亮照。") == "2013-11-01"


def test_last_year_s_month_sets_the_scene_of_an_article() -> None:
    assert date_of("去年12月，试点获批。如今成效初显。", title="试点的做法", kind=Kind.ARTICLE) is None


def test_an_issue_with_a_month_only_inside_is_of_that_month() -> None:
    issue, text = laid_out(
        article("一", "进入2012年3月，行情平淡。"), article("二", "3月9日，协会换届。"), date=None, publisher=None
    )
    assert str(tagger().tag(issue, text).items[1].date) == "2012-03-09"


_TEXTS = st.text("协会于在自年月日0123456789一二十今去本前至到起施行，。（）《》-— \n", min_size=1, max_size=80)


@settings(max_examples=60)
@given(_TEXTS, st.sampled_from(list(Kind)), st.sampled_from([None, NOVEMBER, PartialDate(2013), PartialDate(2013, 2)]))
def test_whatever_the_text_evidence_is_verbatim_and_in_its_place(
    text: str, kind: Kind, date: PartialDate | None
) -> None:
    issue, whole = laid_out(article("沙龙", text, kind=kind), date=date)
    item = tagger().tag(issue, whole).items[0]
    for evidence in item.date_evidence:
        assert evidence.text in item.body
        assert evidence.span is not None
        assert whole[evidence.span.start : evidence.span.end] == evidence.text


@pytest.mark.parametrize("kind", [Kind.PROFILE, Kind.TABLE])
def test_profiles_and_tables_have_no_news_of_a_day(kind: Kind) -> None:
    assert date_of("10月5日，公司成立。", kind=kind) is None


def test_a_fragment_is_dated_only_where_it_opens_with_a_date() -> None:
    assert date_of("10月5日，公司成立。", title=None, kind=Kind.FRAGMENT) == "2013-10-05"
    assert date_of("的仓库里，货等了二十天，10月5日才放行。", title=None, kind=Kind.FRAGMENT) is None
