"""A saved web page gives the lines that a reader of it sees."""

from __future__ import annotations

import textwrap

import pytest

from feeds.readers.html import read


def lines(body: str) -> list[str]:
    return [line.text for line in read(f"<html><body>{body}</body></html>".encode(), "a.html").lines]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一</p><p>二<br>三</p>四", ["一", "二", "三", "四"]),
        ("<p>深\n  圳 eBay\n 公司</p>", ["深圳 eBay 公司"]),
        ("<p>甲<!-- 注 -->乙<script>x</script>丙<b>丁</b>戊</p>", ["甲乙丙丁戊"]),
        ("<style>p{}</style><p hidden>无</p><p style='display:none'>无</p><p>有</p>", ["有"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<pre>一\n二  三</pre>", ["一", "二  三"]),
        ("<ul><li>一</li><li><p>二</p></li></ul>", ["一", "二"]),
        ("<ol><li>甲</li><li><p>乙</p><p>又</p></li></ol>", ["1. 甲", "2. 乙", "又"]),
        (
            "<ol start=3><li>甲</li></ol><p>乙</p><ol type=a><li>丙</li><li value=4>丁</li></ol>",
            ["3. 甲", "乙", "a. 丙", "d. 丁"],
        ),
        ("<ol><li>1、甲</li><li>2、乙</li></ol>", ["1、甲", "2、乙"]),
        (
            "<ol style='list-style: none'><li>甲</li></ol><ol><li style='list-style-type:disc'>乙</li></ol>",
            ["甲", "乙"],
        ),
        ("<ol><li><h3>甲</h3>丙</li><li><a href=x>乙</a></li></ol>", ["甲", "丙", "乙"]),
        ("<p>&nbsp;&nbsp;一&lt;二&gt;&#12;</p>", ["一<二>"]),
        ("<p>　　一</p>", ["　　一"]),
        ("<form><p>老式网页的正文</p></form>", ["老式网页的正文"]),
        ("<iframe src='http://a.cn'>x</iframe><select><option>x</select><p>一</p>", ["一"]),
    ],
)
def test_lines_are_those_that_are_seen(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_headings_have_levels_and_bold_lines_say_so() -> None:
    document = read("<h1>一</h1><h3>二<br>三</h3><p><b>四</b></p><p><b>五</b>六</p>".encode(), "a.html")
    assert [(line.text, line.level, line.bold) for line in document.lines] == [
        ("一", 1, False),
        ("二", 3, False),
        ("三", 3, False),
        ("四", None, True),
        ("五六", None, False),
    ]


@pytest.mark.parametrize(
    ("body", "first"),
    [
        ("<p><b>新增<i>两座</i></b><strong>冷库</strong> 9月3日</p>", "新增两座冷库"),
        ("<p> <b>一</b>二<b>三</b></p>", "一"),
        ("<p>一<b>二</b></p>", ""),
        ("<p><b>一二</b></p>", ""),
        ("<p>一二</p>", ""),
    ],
)
def test_a_line_says_with_what_bold_words_it_begins(body: str, first: str) -> None:
    [line] = read(f"<html><body>{body}</body></html>".encode(), "a.html").lines
    assert line.bold_first == first


def test_each_line_has_bold_words_of_its_own() -> None:
    page = "<p><b>一</b>二</p><p>三<b>四</b></p><table><tr><td><b>五</b>六<td>七</table><p>八<b>九</b></p>"
    assert [line.bold_first for line in read(page.encode(), "a.html").lines] == ["一", "", "", ""]


def test_a_row_of_figures_is_a_line_with_tabs() -> None:
    rows = "<tr><th>项目<th>数量</tr><tr><td><p>甲</p><p>乙</p></td><td>1</td></tr><tr><td></td><td></td></tr>"
    assert lines(f"<table>{rows}</table>") == ["项目\t数量", "甲\u2028乙\t1"]


def test_a_table_that_arranges_the_page_is_no_table() -> None:
    inner = "<table><tr><td>甲</td><td>1</td></tr></table>"
    long = "新闻。" * 80
    assert lines(f"<table><tr><td>左<p>下</p></td><td>{inner}</td></tr></table>") == ["左", "下", "甲\t1"]
    assert lines(f"<table><tr><td>左</td><td><p>{long}</p><p>完</p></td></tr></table>") == ["左", long, "完"]


def test_menus_go_and_contents_stay() -> None:
    menu = "<ul>" + "".join(f"<li><a href=x>{word}</a></li>" for word in ("首页", "新闻", "政策", "联系我们")) + "</ul>"
    contents = "<ul>" + "<li><a href=#a>某市出台新政策支持跨境电子商务发展</a></li>" * 4 + "</ul>"
    assert lines(menu + contents + "<nav>x</nav><footer>x</footer>") == ["某市出台新政策支持跨境电子商务发展"] * 4


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("gb2312", "gb18030"),
        ("GBK", "gbk"),
        ("big5", "cp950"),
        ("utf-8", "gbk"),
        ("none-such", "utf-8"),
        ("", "utf-16"),
    ],
)
def test_the_encoding_is_the_one_that_is_true(declared: str, encoding: str) -> None:
    text = "深圳电子商务动态" if encoding != "cp950" else "電子商務動態"
    page = f'<html><head><meta http-equiv=Content-Type content="text/html; charset={declared}"></head><p>{text}</p>'
    assert read(page.encode(encoding), "a.html").text == text


def test_nothing_outside_the_file_is_read(tmp_path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("机密")
    page = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><html><p>甲&x;</p></html>'
    assert "机密" not in read(page.encode(), "a.html").text


def test_deep_nesting_is_survived() -> None:
    assert lines("<div>" * 3000 + "深") in (["深"], [])


@pytest.mark.parametrize(
    "around",
    [
        "<aside><h3>热门文章</h3><ul><li>旧闻一则</li></ul></aside>{}",
        '<div id="siteHeader">某某协会网</div>{}<div class="page-footer">版权所有</div>',
        '<div class="bread-crumb">当前位置：首页</div><div class="col">{}</div><div class="side_bar">公告</div>',
        "<header>某某协会网</header><p>导语</p><main>{}</main><p>相关</p>",
        '<div role="navigation">首页</div>{}<div class="share">分享到</div>',
    ],
)
def test_only_the_main_content_is_read(around: str) -> None:
    text = "一段够长的正文，比四周的东西都要长得多。" * 3
    page = around.format(f"<article><header><h1>标题</h1></header><p>{text}</p></article>")
    assert [line.text for line in read(f"<html><body>{page}</body></html>".encode(), "a.html").lines] == ["标题", text]


def test_a_page_that_is_all_side_column_is_read_nevertheless() -> None:
    assert read("<html><body><div class='sidebar'><p>正文</p></div></body></html>".encode(), "a.html").text == "正文"


def test_line_ends_of_a_plain_text_put_between_tags_are_lines() -> None:
    text = "港口日前启用新闸口，通关的时间缩短到 20 分钟。"
    body = f"<p>◎要闻\n港口启用新闸口 3\n果蔬专列首发 4</p><p>主编: 某甲\n编辑: 某乙 某丙</p><p>{text}</p>"
    assert lines(body) == ["◎要闻", "港口启用新闸口 3", "果蔬专列首发 4", "主编: 某甲", "编辑: 某乙 某丙", text]


def test_line_ends_of_a_source_that_was_too_wide_are_none() -> None:
    words = "2026 年 3 月 9 日，某某市 eBay 跨境电商 产业园 开园，首批 20 家企业 入驻，其中 12 家 来自 外地。 "
    source = textwrap.fill(words * 4, 40)
    assert source.count("\n") > 4
    assert len(lines(f"<p>{source}</p><p>{source}</p>")) == 2


def test_what_an_editor_set_in_goes_on() -> None:
    body = "<p>港口启用\n    新闸口，\n    通关\n    时间缩短。</p>"
    assert lines(body) == ["港口启用新闸口，通关时间缩短。"]


def written(*paragraphs: str) -> str:
    """As an office program writes a page: it tells the letters' font, and breaks the source at late blanks."""
    return "".join(f"<p class='western'><font face='宋体'>{text}</font></p>\n" for text in paragraphs)


def test_line_ends_of_an_office_programs_source_are_the_blanks_that_were_there() -> None:
    long = "港口日前启用新闸口，通关的时间缩短到二十分钟，往来的车辆不再排队等候，企业说一年能省下不少费用。"
    source = written("春华秋实\n共谱新篇", "港口启用新闸口\n3", "编\n辑", long, "果蔬专列首发\n4", long, long)
    assert lines(source) == ["春华秋实 共谱新篇", "港口启用新闸口 3", "编 辑", long, "果蔬专列首发 4", long, long]


def test_line_ends_between_chinese_characters_are_nothing_where_a_program_breaks_anywhere() -> None:
    text = "港口日前启用新闸口，通关的时间缩短到二十分钟，往来的车辆不再排队等候，企业说一年能省下不少费用。"
    source = "\n".join(textwrap.wrap(text, 16))
    assert lines(written(source, source)) == [text, text]


def test_headings_with_a_name_to_be_found_by_are_broken_by_the_program_that_gave_it() -> None:
    """Its name counts for the width of the source as well."""
    heads = ("春华秋实 共谱新篇", "港口扩建 货运提速", "校企联手 人才入园")
    text = "港口日前启用新闸口，通关的时间缩短到 20 分钟。"
    body = "".join(f'<h2 id="{head[:4]}-{head[5:]}">{head[:4]}\n{head[5:]}</h2><p>{text}</p>' for head in heads)
    assert [line for line in lines(body) if line != text] == list(heads)


def test_line_ends_are_lines_where_last_lines_are_as_wide_as_others() -> None:
    """What a program broke leaves a rest of any width."""
    text = "港口日前启用新闸口，通关时间缩短到一刻"
    pairs = [(f"{mark}{text}", f"{mark}{text[:-1]}") for mark in "甲乙丙丁戊己"]
    body = "".join(f"<p>{one}\n{other}</p>" for one, other in pairs)
    assert lines(body) == [line for pair in pairs for line in pair]


def test_the_blank_that_a_pages_beginning_has_left_before_a_line_stays() -> None:
    """Parsing takes it for one, as in a text; headings and what is set in by more have none."""
    body = "<p>甲</p><p> 乙</p><p>丙<br>\n 丁</p><p>  戊</p><p>\n己</p><h2> 庚</h2><pre>辛\n 壬</pre>"
    assert lines(body) == ["甲", " 乙", "丙", " 丁", "戊", "己", "庚", "辛", " 壬"]
