"""The copy page: every article of the draft, the counts against WeChat's limits, and nothing but our own markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import html5lib  # type: ignore[import-untyped]
from PIL import Image
from wechat_items import ADDRESS, an_issue, an_item

from feeds.model import Flag
from feeds.settings import Settings, builtin_settings
from notifier.wechat import page, pages
from notifier.wechat.article import ArticleOptions, compose


def _settings(workspace: Path) -> Settings:
    return replace(builtin_settings(), workspace=workspace)


def test_the_page_is_valid_html_whatever_the_issue_says() -> None:
    hostile = '</style></script><script>alert(1)</script>"&\x0c'
    issue = an_issue(periodical_title=hostile)
    items = [an_item(number, title=hostile, summary=hostile, source=hostile) for number in range(1, 200)]
    html = page.render(issue, compose(issue, items, ArticleOptions(ADDRESS))).decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert html.count("<script") == 1


def test_the_page_counts_against_each_limit() -> None:
    (article,) = compose(an_issue(), [an_item()], ArticleOptions(ADDRESS))
    counted = {field.name: (field.count, field.limit) for field in page.fields(article)}
    assert counted["标题"] == (len(article.title), 32)
    assert counted["作者"] == (len(article.author), 16)
    assert counted["摘要"] == (len(article.digest), 128)
    assert counted["正文（连同格式）"] == (len(article.content), 19_999)
    assert counted["正文大小"] == (len(article.content.encode()), 1_000_000)
    html = page.render(an_issue(), [article]).decode()
    assert f"{len(article.title)} / 32 字" in html


def test_the_page_has_every_article_of_the_draft_and_its_group_chat_text() -> None:
    items = [an_item(number, summary="展" * 119) for number in range(1, 100)]
    articles = compose(an_issue(), items, ArticleOptions(ADDRESS))
    html = page.render(an_issue(), articles).decode()
    assert len(articles) > 1
    for number, article in enumerate(articles, 1):
        assert f'<a href="#article-{number}">{article.title}</a>' in html
        assert f'<div class="rich" id="content-{number}">{article.content}</div>' in html
        assert article.plain_text.splitlines()[-1] in html


def test_it_is_written_beside_its_script_and_only_when_it_changed(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    issue, items = an_issue(), [an_item()]
    assert pages.write(issue, items, settings)
    assert not pages.write(issue, items, settings)
    written = (settings.public / "wechat" / issue.key / "index.html").read_text(encoding="utf-8")
    script = re.search('<script src="([^"]+)"', written)
    assert script
    assert (settings.public / "wechat" / issue.key / script[1]).resolve() == (settings.public / pages.SCRIPT).resolve()
    assert (settings.public / pages.SCRIPT).is_file()


def test_it_follows_the_settings(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    (article,) = pages.articles(an_issue(), [an_item()], settings)
    assert article.content_source_url == f"{settings.jianbao.site.address}/issues/yongjiang-2026-09/"
    wechat = settings.jianbao.wechat.model_copy(update={"group_by": "region", "author": "编辑部", "theme": "jade"})
    other = replace(settings, jianbao=settings.jianbao.model_copy(update={"wechat": wechat}))
    (article,) = pages.articles(an_issue(), [an_item()], other)
    assert article.author == "编辑部"
    assert "【宁波】" in article.plain_text
    assert "#127c6c" in article.content


def test_what_a_person_should_look_at_is_named_with_its_reason(tmp_path: Path) -> None:
    doubtful = an_item(2, title="日期不清的一条", flags=(Flag("doubtful-date", "三月<十二>"),))
    html = pages.render_page(an_issue(), [an_item(), doubtful], _settings(tmp_path)).decode()
    aside = html.partition("<aside")[2].partition("</aside>")[0]
    assert f'<a href="../../{doubtful.path}">日期不清的一条</a><span>日期存疑：三月&lt;十二&gt;</span>' in aside
    assert "梅山" not in aside
    assert "<aside" not in pages.render_page(an_issue(), [an_item()], _settings(tmp_path)).decode()


def test_each_look_has_a_page_and_the_pages_switch_between_them(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    pages.write(an_issue(), [an_item()], settings)
    folder = settings.public / "wechat" / an_issue().key
    assert sorted(path.name for path in folder.glob("*.html")) == [
        "harbour.html",
        "index.html",
        "ink.html",
        "jade.html",
    ]
    jade = (folder / "jade.html").read_text("utf-8")
    assert "#127c6c" in jade.partition('class="rich"')[2]
    assert '<a href="jade.html" aria-current="page"><i style="background:#127c6c"></i>青玉</a>' in jade
    assert [link for link in re.findall('href="([a-z]+.html)"', jade) if not (folder / link).is_file()] == []


def test_a_look_that_is_gone_takes_its_page_along(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    pages.write(an_issue(), [an_item()], settings)
    pages.write(an_issue(), [an_item()], replace(settings, wechat_themes=settings.wechat_themes[:2]))
    folder = settings.public / "wechat" / an_issue().key
    assert sorted(path.name for path in folder.glob("*.html")) == ["harbour.html", "index.html"]


def test_the_draft_for_the_api_and_the_covers_lie_beside_it(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    pages.write(an_issue(), [an_item()], settings)
    folder = settings.public / "wechat" / an_issue().key
    text = (folder / "draft.json").read_text("utf-8")
    assert "甬江月报" in text
    ((article,),) = [json.loads(text)["articles"]]
    assert article["content"] == pages.articles(an_issue(), [an_item()], settings)[0].content
    for name, size in (("cover.png", (900, 383)), ("cover-square.png", (500, 500))):
        with Image.open(folder / name) as cover:
            assert cover.size == size


def test_articles_are_made_anew_when_what_they_are_made_from_has_changed(tmp_path: Path) -> None:
    settings = _settings(tmp_path)
    assert not pages.up_to_date(settings)
    pages.remember(settings)
    assert pages.up_to_date(settings)
    wechat = settings.jianbao.wechat.model_copy(update={"group_by": "region"})
    assert not pages.up_to_date(replace(settings, jianbao=settings.jianbao.model_copy(update={"wechat": wechat})))
    louder = (settings.wechat_themes[0].model_copy(update={"text": 18}), *settings.wechat_themes[1:])
    assert not pages.up_to_date(replace(settings, wechat_themes=louder))
