"""The one to three places that an item is about: a test for each rule that settles it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from writing import article, laid_out, names, rules, tagged, tagger

from feeds.model import Item, Kind, Periodical


def about(item: Item, **fields: object) -> list[str]:
    return names(tagged(item, **fields).regions)  # type: ignore[arg-type]


def test_the_headline_weighs_more_than_the_text() -> None:
    text = "活动由上海企业赞助。上海、上海、还是上海的买家最多。"
    assert about(article("杭州办跨境选品节", text)) == ["杭州"]


def test_two_places_in_the_headline_are_both_meant() -> None:
    assert about(article("广州、重庆获批试点", "9月24日，两市同时获批。")) == ["广州", "重庆"]


def test_the_group_mark_tells_what_the_text_leaves_out() -> None:
    assert about(article("一家平台上线", "平台免收入驻费。", group="上海")) == ["上海"]


def test_a_group_mark_is_a_prior_and_no_proof() -> None:
    assert about(article("成都办农品节", "农品节在成都举行，三百家企业参加。", group="上海")) == ["成都"]


def test_a_loose_group_mark_says_next_to_nothing() -> None:
    assert about(article("两款软件更新", "中国用户可以下载。", group="广东及其他")) == ["全国"]


def test_a_chronology_is_about_the_place_in_its_title() -> None:
    item = article("快递企业开通海外线路", "6月，企业与欧洲同行签约，在欧洲设仓。", kind=Kind.CHRONICLE)
    assert about(replace(item, group="宁波电商大事记（2013年）")) == ["宁波"]


def test_a_ministry_means_the_whole_country() -> None:
    item = tagged(article("商务部发布规范", "商务部近日发布网络零售规范。"))
    assert names(item.regions) == ["全国"]
    assert "ministry" in rules(item.regions)


def test_unless_the_item_is_about_one_place() -> None:
    assert about(article("海关总署批准杭州试点", "海关总署批复同意。")) == ["杭州"]
    assert about(article("总理见证一笔贷款", "国务院总理在一家银行考察。财政部等陪同。", group="深圳")) == ["深圳"]


def test_a_list_of_many_places_is_not_about_each() -> None:
    item = article("网购大省排名出炉", "全国排名中，广东、浙江、上海、北京和江苏居前。")
    assert about(item) == ["全国"]


def test_to_be_compared_with_the_country_is_not_to_be_about_it() -> None:
    assert about(article("宁波快递量居全国第五", "快递业务量名列全国前茅。")) == ["宁波"]


def test_a_headline_that_opens_with_the_country_is_about_it_too() -> None:
    assert about(article("2013年中国淘宝村报告 浙江居首", "报告称，淘宝村增至二十个。")) == ["浙江", "全国"]
    assert about(article("中国杭州电商博览会开幕", "博览会为期三天。")) == ["杭州"]


def test_the_part_of_a_city_in_the_headline_comes_before_the_city() -> None:
    text = "宁波市领导出席。宁波商会最多的区又添一家商会。"
    assert about(article("鄞州区电商商会成立", text)) == ["鄞州", "宁波"]


def test_the_opening_stands_in_for_a_missing_headline() -> None:
    text = "7月25日，鄞州购物节在南部商圈热热闹闹地拉开帷幕，宁波各区组团参加，宁波企业让利。"
    item = article(None, text, kind=Kind.CHRONICLE, group="宁波电商大事记（2013年）")
    assert about(item) == ["鄞州", "宁波"]


def test_a_district_by_its_bare_name_counts_only_where_its_city_is_spoken_of() -> None:
    assert about(article("福田园区迎新", "深圳福田的园区迎来新企业。")) == ["福田", "深圳"]
    assert about(article("比如这样一家网店", "这家网店卖灯具。"), publisher=None) == ["全国"]


def test_a_name_used_twice_is_settled_by_its_city() -> None:
    assert about(article("南山区办选品会", "深圳的卖家来了三百位。"))[:2] == ["南山", "深圳"]


def test_here_is_the_publisher_s_city() -> None:
    item = tagged(article("我市开通新航线", "航线由市交通局推动。"))
    assert names(item.regions) == ["宁波"]
    assert "here-by-home" in rules(item.regions)


def test_here_in_an_item_of_another_city_s_paper_is_that_city() -> None:
    item = tagged(article("我省电商增长两成", "我省网店有十万家。", source="《安徽经济报》"))
    assert names(item.regions) == ["安徽"]
    assert "here-by-source" in rules(item.regions)


def test_our_district_is_the_headline_s() -> None:
    item = article("福田区互联网产业概况", "我区企业两万家，我区园区四个。", kind=Kind.ARTICLE)
    assert about(item, publisher="深圳市电子商务中心") == ["福田", "深圳"]


def test_our_province_is_the_home_s() -> None:
    assert about(article("我省推出帮扶措施", "我省企业可以申请。")) == ["浙江"]


def test_a_municipality_is_its_own_city() -> None:
    assert about(article("本市加强网购监管", "本市出台办法。"), publisher="上海市电子商务协会") == ["上海"]


def test_the_periodical_s_home_goes_before_the_publisher_s_name() -> None:
    periodical = Periodical("p", "资讯", home="chengdu")
    assert about(article("我市开通新航线", "航线直达欧洲。"), periodical=periodical) == ["成都"]


def test_without_a_publisher_home_is_the_city_that_the_issue_is_full_of() -> None:
    others = [article(f"苏州企业动态{n}", "苏州的企业又有新闻。") for n in range(4)]
    assert names(tagged(article("我市企业获奖", "获奖名单公布。"), *others, publisher=None).regions) == ["苏州"]


def test_a_publisher_that_names_no_place_is_at_home_where_most_of_its_news_is() -> None:
    others = [article(f"{city}建成配送中心", f"{city}的配送中心启用。") for city in ("贵阳", "遵义", "毕节", "六盘水")]
    item = article("我省出台八条措施", "我省企业可以申请。")
    assert names(tagged(item, *others, publisher="某某物流与采购联合会").regions) == ["贵州"]
    assert names(tagged(item, *others, publisher="中国物流与采购联合会").regions) != ["贵州"]


def test_the_association_itself_is_at_home() -> None:
    item = tagged(article("会员企业联名承诺", "会员企业承诺七天发货。", source="《海外商讯》"))
    assert names(item.regions) == ["宁波"]
    assert "here-by-association" in rules(item.regions)


def test_where_it_takes_place_is_added() -> None:
    assert about(article("宁波海贸会办年会", "10月19日，年会在东莞松山湖举行。")) == ["宁波", "东莞"]


def test_each_place_of_a_series_is_not() -> None:
    text = "第一期在成都举办，第二期在武汉举办，第三期在西安举办。"
    assert about(article("宁波商会公布讲座安排", text)) == ["宁波"]


def test_a_zone_that_bears_its_city_s_name_is_about_the_city_too() -> None:
    assert about(article("上海自贸区平台上线", "平台今天上线。")) == ["上海自贸区", "上海"]


def test_a_foreign_company_stands_for_its_country_only_where_no_place_is_named() -> None:
    assert about(article("亚马逊推出新支付", "亚马逊宣布推出支付服务。")) == ["美国"]
    assert about(article("宁波卖家获亚马逊奖", "奖项在宁波颁发。")) == ["宁波"]


def test_an_item_about_no_place_is_at_home_if_it_is_the_periodical_s_own() -> None:
    item = tagged(article("换一个办法写客服脚本", "三句话就够。"))
    assert names(item.regions) == ["宁波"]
    assert rules(item.regions) == {"no-place-named"}


def test_and_national_if_it_is_taken_from_elsewhere() -> None:
    assert about(article("换一个办法写客服脚本", "三句话就够。", source="某科技网")) == ["全国"]


def test_an_attribution_s_places_are_not_the_item_s() -> None:
    assert about(article("两款软件更新", "新版本可以下载。", source="《广州日报》")) == ["全国"]


@pytest.mark.parametrize("kind", list(Kind))
def test_there_are_one_to_three_regions_best_first(kind: Kind) -> None:
    title = "宁波、杭州、温州、嘉兴、绍兴五市联合办展"
    issue, text = laid_out(article(title, "宁波、杭州、温州三地企业参展。", kind=kind))
    regions = tagger().tag(issue, text).items[0].regions
    assert 1 <= len(regions) <= 3
    assert all(0 < tag.score <= 1 and tag.evidence for tag in regions)


@pytest.mark.parametrize(
    ("publisher", "place"), [("新竹市米粉同業公會", "台湾"), ("香港玩具廠商會", "香港"), ("宁波市米粉协会", "全国")]
)
def test_the_whole_country_is_the_publisher_s(publisher: str, place: str) -> None:
    assert about(article("國內第五家業者獲准", "獲准者全國僅五家。", source="某科技網"), publisher=publisher) == [place]
    assert about(article("換一個辦法寫腳本", "三句話就夠。", source="某科技網"), publisher=publisher) == [place]


def test_an_item_about_no_place_of_a_publisher_there_is_not_about_the_mainland() -> None:
    item = article("換一個辦法寫客服腳本", "三句話就夠。")
    assert about(item, publisher="新竹市米粉同業公會") == ["台湾"]
    assert about(article("大陸新制上路", "大陸財政部公布清單。"), publisher="新竹市米粉同業公會") == ["全国"]


def test_an_island_s_ministry_stands_for_it() -> None:
    assert about(article("金管會放寬開戶", "金管會近日公告新規。"), publisher="新竹市米粉同業公會") == ["台湾"]


@pytest.mark.parametrize("section", ["本市动态", "我市要闻", "本地新闻"])
def test_a_column_of_here_is_the_home_s(section: str) -> None:
    item = article("自助办税点启用", "办税点设在菜场。", section=section, source="某科技网")
    assert about(item) == ["宁波"]


def test_an_item_from_a_paper_of_home_is_about_home() -> None:
    assert about(article("自助办税点启用", "办税点设在菜场。", source="宁波晚报")) == ["宁波"]


def test_the_world_in_a_meeting_s_name_is_not_where_the_item_is() -> None:
    assert about(article("协会组团参加全球米粉大会", "报名截至月底。")) == ["宁波"]


def test_where_people_and_money_come_from_is_not_where_it_happened() -> None:
    assert about(article("米粉网获一轮融资", "某基金领投，阿布扎比资本跟投。", source="某科技网")) == ["全国"]
    assert about(article("老街的米粉店", "潮州人爱吃。老街的宁波味道不变。")) == ["宁波"]


def test_a_fragment_is_about_what_it_names_wherever_it_stands() -> None:
    text = ("的货等了二十天。", "厂里只好停工。", "常德米粉协会说，常德的账期放宽到六十天。")
    assert about(article(None, *text, kind=Kind.FRAGMENT), publisher=None) == ["常德"]


def test_what_an_office_at_home_writes_is_about_home() -> None:
    text = "巡查组看油罐、查记录，两处当场整改。"
    assert about(article("加油站开展拉网检查", text, source="市场秩序科")) == ["宁波"]
    assert about(article("加油站开展拉网检查", text, source="某某网")) == ["全国"]
    assert about(article("加油站开展拉网检查", text, source="国家能源局综合司")) == ["全国"]
    item = tagged(article("图定班列增至九列", "首列从郑州开出。", source="口岸办"))
    assert names(item.regions) == ["宁波"]
    assert "office-at-home" in rules(item.regions)


def test_an_office_of_a_county_at_home_writes_about_the_county() -> None:
    assert about(article("三级物流网建成", "包裹当天到村。", source="象山县商务局")) == ["象山", "宁波"]
    assert about(article("三级物流网建成", "包裹当天到村。", source="郑州市商务局")) != ["宁波"]


def test_a_member_is_at_home_though_its_name_is_the_province_s() -> None:
    text = "公司为工商企业提供配电运维，服务范围覆盖长三角。"
    assert about(article("浙江某某电力工程有限公司", text, kind=Kind.PROFILE)) == ["宁波"]


def test_an_association_s_own_chronicle_is_about_home_and_where_it_went() -> None:
    entry = article(None, "9月16日，组织会员赴东莞考察。", kind=Kind.CHRONICLE, group="大事记（2013年）")
    assert about(entry) == ["宁波", "东莞"]
    inside = article(None, "9月16日，象山县首家体验店开业。", kind=Kind.CHRONICLE, group="大事记（2013年）")
    assert about(inside)[0] == "象山"


def test_offices_and_towns_without_a_name_are_of_home() -> None:
    county = {"publisher": "中共砀山县委办公室"}
    assert about(article("县税务局推行非接触退税", "企业不必跑厅。", source="某某报"), **county)[0] == "砀山"
    assert about(article("李庄镇推行五户联保", "汛期有人值守。", source="某某报"), **county)[0] == "砀山"
    assert about(article("特色小镇评选揭晓", "名单公布。", source="某某报"), **county) == ["全国"]
    assert about(article("省商务厅启动直报", "企业按月填报，填报点设在杭州。", source="某某报")) == ["浙江"]


def test_an_abbreviation_of_home_is_home() -> None:
    assert about(article("温州代表团来苏走访", "一行走访企业。"), publisher="苏州市温州商会") == ["温州", "苏州"]


def test_towards_a_country_is_not_quite_about_it() -> None:
    assert about(article("宁波企业扩大对俄贸易", "订单增加。")) == ["宁波", "俄罗斯"]
    assert about(article("宁波发布对美好生活的建议", "共十条。")) == ["宁波"]


def test_a_fair_s_name_is_not_where_it_is_nor_an_exchange_s() -> None:
    assert about(article("组团参加中国—南亚博览会", "宁波有十四家企业参展。")) == ["宁波"]
    assert about(article("运价连跌十三周", "上海航运交易所的指数显示，欧线又跌。", source="某某网")) == ["全国"]


def test_taiwan_s_papers_mean_their_own_ministries() -> None:
    taiwan = {"publisher": "臺灣區手工具同業公會"}
    assert about(article("出口年減", "財政部公布統計。"), **taiwan) == ["台湾"]
    assert about(article("出口年减", "财政部公布统计。")) == ["全国"]


def test_currencies_and_platforms_speak_where_no_place_is_named() -> None:
    assert about(article("卢布贬值影响网购", "订单减少两成。", source="某某网")) == ["俄罗斯"]
    assert about(article("宁波卖家应对卢布贬值", "订单减少两成。")) == ["宁波"]


def test_four_letters_in_a_row_are_a_list_of_many_places() -> None:
    assert about(article("政务服务方便苏鲁豫皖边界群众", "可以异地办理。"), publisher="中共砀山县委办公室")[0] == "砀山"


def test_what_only_looks_like_a_place_is_none() -> None:
    for text in ("平台中的默认勾选被点名。", "人们在深夜下单。", "财政部门回应。", "港口启用无人卡车，船员可上岸。"):
        assert about(article("一则消息", text, source="某某网")) == ["全国"]
    assert about(article("丽江古城开通退货窗口", "游客不必再来。")) == ["丽江"]


def test_a_zone_at_home_brings_its_city_along_though_the_item_names_neither() -> None:
    assert about(article("本周配件报价", "内存又跌。"), publisher="中关村电子市场商会") == ["中关村", "北京"]


def test_a_meeting_named_after_a_part_of_the_world_is_where_it_is_held() -> None:
    text = "会议在新加坡管理大学举行，旁听免费。"
    assert about(article("亚太跨境物流与供应链学术会议", text, source="某某网")) == ["新加坡"]


@pytest.mark.parametrize(("place", "province"), [("青洲", "青海"), ("赣岛", "江西"), ("川湾", "四川")])
def test_one_letter_of_a_longer_name_is_no_province(place: str, province: str) -> None:
    assert about(article(f"三十家企业代表访{place[0]}", "一行走访冷库。"), publisher=None) == [province]
    assert province not in about(article(f"三十家企业代表访{place}", "一行走访冷库。"), publisher=None)


def test_the_day_before_a_city_is_no_country() -> None:
    assert "日本" not in about(article("全市冷链工作推进", "7月3日市领导走访企业，9月4日市场回暖。"))
