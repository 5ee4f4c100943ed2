"""The copy page: every article of the draft, the counts against WeChat's limits, and nothing but our own markup."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import html5lib  # type: ignore[import-untyped]
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
