"""A digest as HTML and text: the same content, hostile text harmless, small enough for every mailbox."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

import html5lib
import pytest
from made_items import NOON, make_item

from feeds.model import Selection, StoredItem, Topic
from notifier.digest import compose
from notifier.mail.letter import Letter, write
from notifier.mail.places import fill_html, fill_text
from notifier.mail.wording import Imprint, Occasion

IMPRINT = Imprint("钱塘简报", "https://news.jianbao.example", "editor@jianbao.example", ZoneInfo("Asia/Shanghai"))
TOPICS = [
    Topic("logistics", "物流", all=Selection(themes=frozenset({"logistics"}))),
    Topic("policy", "政策", all=Selection(themes=frozenset({"policy"}))),
]
LINKS = {page: f"https://news.jianbao.example/m/{page}/TOKEN" for page in ("unsubscribe", "preferences", "why")}
GMAIL_CUTS_AT = 102 * 1024


def html_for(letter: Letter, name: str, email: str) -> str:
    assert letter.html is not None
    return fill_html(letter.html, letter.personal(name, email, LINKS))


def text_for(letter: Letter, name: str, email: str) -> str:
    return fill_text(letter.text, letter.personal(name, email, LINKS))


def letter(
    items: list[StoredItem], frequency: str = "weekly", topics: list[Topic] = TOPICS, language: str = "zh-CN"
) -> Letter:
    occasion = Occasion(frequency, NOON - dt.timedelta(days=7), NOON)
    return write(compose(topics, items, lambda slug: ()), occasion, IMPRINT, language)


def made(count: int) -> list[StoredItem]:
    themes = ("logistics", "policy")
    return [
        make_item(n % 40 + 1, f"第{n}号消息", issue=n // 40 + 1, themes=[themes[n % 2]], summary=f"第{n}号的摘要。")
        for n in range(count)
    ]


def html_of(one: Letter) -> str:
    return html_for(one, "张三", "zhang@example.org")


def text_of(one: Letter) -> str:
    return text_for(one, "张三", "zhang@example.org")


@pytest.mark.parametrize("count", [0, 1, 40, 400])
def test_text_and_html_say_the_same(count: int) -> None:
    one = letter(made(count))
    page, text = html_of(one), text_of(one)
    visible = re.sub(r"<[^>]+>|\s", "", page.split("<body")[1])
    plain = re.sub(r"\s", "", text)
    for words in (r"第\d+号消息", r"第\d+号的摘要", r"还有\d+条没有列出", r"物流\d+", "zhang@example.org"):
        assert set(re.findall(words, visible)) == set(re.findall(words, plain)), words
    linked = set(re.findall(r'href="(https://[^"]+)"', page))
    assert linked == set(re.findall(r"https://\S+", text))


@pytest.mark.parametrize("count", [0, 1, 40, 400])
def test_it_is_valid_html_with_its_styles_inline(count: int) -> None:
    page = html_of(letter(made(count)))
    html5lib.HTMLParser(strict=True).parse(page)
    assert "prefers-color-scheme: dark" in page
    assert page.count("<style>") == 1
    assert "<h1" in page
    assert 'style="' in page
    assert "<script" not in page
    assert "<img" not in page
    assert "<link" not in page


def test_the_longest_possible_mail_is_not_cut_off() -> None:
    topics = [Topic(f"topic-{n}", "专题" * 10 + str(n)) for n in range(20)]
    items = [
        make_item(n % 40 + 1, "长" * 500, issue=n // 40 + 1, themes=["题" * 10] * 3, summary="摘" * 500)
        for n in range(2000)
    ]
    assert len(html_of(letter(items, topics=topics)).encode()) < GMAIL_CUTS_AT


def test_a_shortened_digest_says_so() -> None:
    text = text_of(letter(made(400)))
    assert "24 条带摘要，60 条只列标题，其余 316 条请到网站上看" in text
    assert "/issues/index.html" in text
    assert "只列标题" not in text_of(letter(made(20)))


def test_a_digest_of_one_issue_is_named_for_it() -> None:
    text = text_of(letter(made(3), "issue"))
    assert "《钱塘商讯》2026年第1期" in text.splitlines()[1]


def test_the_days_of_a_digest_read_the_same_with_every_babel() -> None:
    assert "2026年10月8日至15日" in text_of(letter(made(3)))
    assert "Oct 8 – 15, 2026" in text_of(letter(made(3), language="en"))


def test_text_of_an_issue_is_never_markup() -> None:
    wicked = "<script>alert(1)</script>&amp;\x00\x1b{{ site }}%(n)s%s</title>"
    page = html_of(letter([make_item(1, wicked, summary=wicked), make_item(2, wicked)]))
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;{{ site }}%(n)s%s&lt;/title&gt;" in page
    assert "\x00" not in page


def test_a_member_is_named_and_told_why_and_how_to_leave() -> None:
    one = letter(made(3))
    for body in (html_for(one, "<b>&", "a&b@example.org"), text_for(one, "<b>&", "a&b@example.org")):
        assert "物流、政策（每周一封）" in body
        assert "editor@jianbao.example" in body
        assert "退订" in body
        assert all(link in body for link in LINKS.values())
    assert "&lt;b&gt;&amp;，您好：" in html_for(one, "<b>&", "a&b@example.org")
    assert "a&amp;b@example.org" in html_for(one, "<b>&", "a&b@example.org")
    assert "<b>&，您好：" in text_for(one, "<b>&", "a&b@example.org")
    assert "\n您好：" in text_for(one, "", "a&b@example.org")


def test_whoever_wants_text_gets_the_same_words_without_html() -> None:
    occasion = Occasion("weekly", NOON - dt.timedelta(days=7), NOON)
    plain = write(compose(TOPICS, made(3), lambda slug: ()), occasion, IMPRINT, "zh-CN", "text")
    assert plain.html is None
    assert text_of(plain) == text_of(letter(made(3)))


def test_an_issue_cannot_forge_the_place_of_the_members_name() -> None:
    page = html_of(letter([make_item(1, "\ufdd0g\ufdd1 \ufdd0a\ufdd1")]))
    assert page.count("zhang@example.org") == 1


def test_the_same_digest_gives_the_same_letter() -> None:
    assert letter(made(40)) == letter(made(40))


def test_english_counts_one_item_and_several() -> None:
    one = letter(made(3), language="en")
    for said in (text_of(one), re.sub(r"<[^>]+>", "", html_of(one))):
        assert set(re.findall(r"\b\d+ items?\b", said)) >= {"1 item", "2 items"}
        assert not re.search(r"\b(?:1 items|2 item)\b", said)
