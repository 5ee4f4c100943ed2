# ruff: noqa: E501 - a table of cases reads best with one a line
"""What an operator mistypes, and that each mistake is told with its line and the way out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from feeds.errors import Problem

Problems = Callable[..., list[Problem]]

MISTAKES = {
    # name: (file, content, line, key, words that the message must have)
    "unknown key": ("jianbao", "language: en\nperodicals: []\n", 2, "perodicals", "不认识的键 perodicals，是不是 periodicals"),
    "unknown key below": ("jianbao", "site:\n  adress: x\n", 2, "site.adress", "是不是 address"),
    "unknown key like no other": ("jianbao", "xyzzy: 1\n", 1, "xyzzy", "不认识的键 xyzzy。"),
    "key in the wrong place": ("jianbao", "mail:\n  sender: a\nsmtp:\n  host: b\n", 3, "smtp", "在 mail 下面"),
    "number for text": ("jianbao", "site:\n  title: 2013\n", 2, "site.title", "加上英文引号"),
    "list for text": ("jianbao", "site:\n  title:\n    - 简报\n", 3, "site.title", "不是列表"),
    "text for number": ("jianbao", 'site:\n  port: "80"\n', 2, "site.port", '不加引号；现在是 "80"'),
    "fraction for integer": ("jianbao", "site:\n  port: 80.5\n", 2, "site.port", "整数"),
    "text for list": ("topics", "topics:\n- slug: a\n  name: b\n  all: {regions: 深圳}\n", 4, "topics[1].all.regions", "[深圳]"),
    "keys for list": ("topics", "topics:\n  slug: a\n", 2, "topics", "以“- ”开头"),
    "text for section": ("jianbao", "mail: smtp\n", 1, "mail", "下一级的“键: 值”"),
    "no space after colon": ("jianbao", "site:\n  title:简报\n", 2, "site", "少了一个空格"),
    "too small": ("jianbao", "publishing:\n  feed_length: 0\n", 2, "publishing.feed_length", "至少是 1"),
    "too large": ("jianbao", "site:\n  port: 70000\n", 2, "site.port", "至多是 65535"),
    "not one of the choices": ("jianbao", "mail:\n  transport: stmp\n", 2, "mail.transport", "只能是 file、smtp，是不是 smtp"),
    "missing key": ("jianbao", "periodicals:\n- title: 动态\n", 2, "periodicals[1]", "缺少 slug（英文短名"),
    "empty text": ("jianbao", 'site:\n  title: ""\n', 2, "site.title", "不能是空的"),
    "bad slug": ("topics", "topics:\n- slug: 深圳\n  name: 深圳\n", 2, "topics[1].slug", "小写英文字母"),
    "bad address": ("jianbao", "site:\n  address: www.x.cn/\n", 2, "site.address", "结尾不带斜线"),
    "bad zone": ("jianbao", "timezone: 北京\n", 1, "timezone", "Asia/Shanghai"),
    "bad cron": ("jianbao", "digest:\n  schedules:\n    daily: 08:00\n", 3, "digest.schedules.daily", "分 时 日 月 周"),
    "bad date": ("jianbao", "publishing:\n  retired:\n  - {feed: theme/a, name: a, since: 去年}\n", 3, "publishing.retired[1].since", "2026-05-01"),
    "unknown successor": ("jianbao", "publishing:\n  retired:\n  - {feed: theme/a, name: a, successor: region/shenzhen/theme/b, since: 2026-05-01}\n", 3, "publishing.retired[1].successor", "“b”不是已有的短名"),
    "bad weight": ("themes", "themes:\n- slug: a\n  name: b\n  words:\n    外贸: 高\n", 5, "themes[1].words.外贸", "一个数"),
    "two weights": ("themes", "themes:\n- {slug: a, name: b, words: {外贸: [1, 2]}}\n", 2, "themes[1].words.外贸", "三个数"),
    "word without weight": ("themes", "themes:\n- slug: a\n  name: b\n  words:\n    外贸:\n", 5, "themes[1].words.外贸", "（空）"),
    "key twice": ("jianbao", "site:\n  title: 一\n  title: 二\n", 3, "site.title", "第一次在第 2 行"),
    "smtp and relays": ("jianbao", "mail:\n  smtp: {host: a}\n  relays: [{name: b, host: c}]\n", 2, "mail", "只写一个"),
    "smtp without section": ("jianbao", "mail:\n  transport: smtp\n", 2, "mail.transport", "mail.smtp"),
    "folder in folder": ("jianbao", "folders:\n  inbox: public/in\n", 2, "folders.inbox", "不能相同"),
    "folder is workspace": ("jianbao", "folders:\n  public: .\n", 2, "folders", "不能相同"),
    "unknown home": ("jianbao", "periodicals:\n- {slug: a, title: b, home: 深镇}\n", 2, "periodicals[1].home", "是不是 深圳"),
    "slug twice": ("jianbao", "periodicals:\n- {slug: a, title: 甲}\n- {slug: a, title: 乙}\n", 3, "periodicals[2].slug", "《甲》"),
    "theme twice": ("themes", "themes:\n- {slug: a, name: 甲}\n- {slug: a, name: 乙}\n", 3, "themes[2].slug", "“甲”"),
    "theme name twice": ("themes", "themes:\n- {slug: a, name: 甲}\n- {slug: b, name: 甲}\n", 3, "themes[2].name", "“甲”"),
    "topic twice": ("topics", "topics:\n- {slug: a, name: 甲}\n- {slug: a, name: 乙}\n", 3, "topics[2].slug", "“甲”"),
    "unknown region": ("topics", "topics:\n- slug: a\n  name: b\n  any:\n    regions:\n      - 广州\n      - 广洲\n", 7, "topics[1].any.regions[2]", "是不是 广州"),
    "unknown theme": ("topics", "topics:\n- {slug: a, name: b, none: {themes: [跨境电伤]}}\n", 2, "topics[1].none.themes[1]", "是不是 跨境电商"),
    "ambiguous region": ("topics", "topics:\n- {slug: a, name: b, all: {regions: [鼓楼区]}}\n", 2, "topics[1].all.regions[1]", "不止一个，请写短名"),
    "region without name": ("regions", "regions:\n- {slug: bagualing}\n", 2, "regions[1]", "中文名称"),
    "region twice": ("regions", "regions:\n- {slug: a, name: 甲}\n- {slug: a, name: 乙}\n", 3, "regions[2].slug", "已经写过"),
    "unknown parent": ("regions", "regions:\n- {slug: a, name: 甲, parent: shenzen}\n", 2, "regions[1].parent", "是不是 shenzhen"),
    "own parent": ("regions", "regions:\n- {slug: shenzhen, parent: futian}\n", 2, "regions[1].parent", "自己的上级"),
    "unknown removal": ("regions", "remove:\n- atlantis\n", 2, "remove[1]", "没有叫 atlantis 的地区"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_with_its_line_and_what_to_do(mistake: str, problems: Problems) -> None:
    name, content, line, key, words = MISTAKES[mistake]
    found = problems(**{name: content})
    assert [(problem.file, problem.line) for problem in found if words in problem.message] == [
        (f"config/{name}.yaml", line)
    ], found
    for problem in found:
        assert any("一" <= character <= "鿿" for character in problem.message)
        assert not any(word in problem.message for word in ("should be", "Input", "Value error", "found")), "pydantic's"
    assert next(problem.key for problem in found if words in problem.message).startswith(key)


SLIPS = {
    "tab": ("site:\n\ttitle: 简报\n", 2, "Tab"),
    "full-width colon": ("site：\n  title: 简报\n", 1, "全角冒号"),
    "full-width colon below": ("site:\n  title：简报\n  port: 80\n", 2, "全角冒号"),
    "open quote": ('site:\n  title: "简报\n  port: 80\n', 2, "另一半引号"),
    "open bracket": ("periodicals: [\nlanguage: en\n", 1, "方括号"),
    "open brace": ("site: {title: 简报\n", 1, "花括号"),
    "indent": ("site:\n    title: 简报\n  port: 80\n", 3, "缩进"),
    "colon in value": ("site:\n  title: 简报: 月刊\n", 2, "英文引号"),
    "forgotten colon": ("language\nsite:\n  title: 简报\n", 1, "少了冒号"),
    "star": ("site:\n  title: *简报\n", 2, "英文引号"),
    "at sign": ("mail:\n  sender: @x\n", 2, "英文引号"),
    "backslash": ('folders:\n  inbox: "C:\\data"\n', 2, "反斜杠"),
    "two documents": ("language: en\n---\nlanguage: en\n", 2, "只能有一份"),
    "control character": ("site:\n  title: 简\x07报\n", 2, "控制字符（U+0007）"),
    "no keys at all": ("- a\n- b\n", 1, "键: 值"),
    "endless nesting": ("periodicals: " + "[" * 5000, 1, "太深"),
    "closed nesting": ("periodicals: " + "[" * 900 + "]" * 900, 1, "太深"),
    "endless dashes": ("periodicals:\n" + "- " * 50_000 + "x", 2, "太深"),
    "endless indents": ("periodicals:\n" + "".join(" " * n + "a:\n" for n in range(1, 2000)), 30, "太深"),
    "Chinese quotes": ("site:\n  title: “简报: 月刊”\n", 2, "中文引号"),
    "list without entry": ("periodicals:\n- slug: a\n title: b\n", 3, "缩进"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_what_is_no_yaml_is_told_in_words_of_the_operator(slip: str, problems: Problems) -> None:
    content, line, words = SLIPS[slip]
    [problem] = problems(jianbao=content)
    assert (problem.line, words in problem.message) == (line, True), problem


def test_all_mistakes_of_all_files_are_told_at_once_in_the_order_of_the_files(problems: Problems) -> None:
    found = problems(
        topics="topics:\n- {slug: a, name: b, all: {regions: [深镇]}, frequency: montly}\n- {slug: c, name: d, all: {themes: [无]}}\n",
        jianbao="mail:\n  port: 1\nlanguage: fr\nperiodicals:\n- {title: 甲}\n- {slug: b, title: 乙, home: 广洲}\n",
        themes="themes: 1\n",
        regions="remove: [x-y-z]\n",
    )
    assert [(problem.file.removeprefix("config/"), problem.line, problem.key) for problem in found] == [
        ("jianbao.yaml", 2, "mail.port"),
        ("jianbao.yaml", 3, "language"),
        ("jianbao.yaml", 5, "periodicals[1]"),
        ("jianbao.yaml", 6, "periodicals[2].home"),
        ("regions.yaml", 1, "remove[1]"),
        ("themes.yaml", 1, "themes"),
        ("topics.yaml", 2, "topics[1].frequency"),
        ("topics.yaml", 2, "topics[1].all.regions[1]"),
    ]


@pytest.mark.parametrize("key", ["password", "smtp_password", "passwd", "secret", "密码"])
def test_a_password_in_the_file_is_refused_with_the_place_where_it_belongs(key: str, problems: Problems) -> None:
    [problem] = problems(jianbao=f"mail:\n  smtp:\n    host: a\n    {key}: abcd1234\n")
    assert (problem.line, "JIANBAO_SMTP_PASSWORD" in problem.message) == (4, True)
    assert "abcd1234" not in str(problem)


def test_a_database_address_with_a_password_is_refused_and_not_repeated(problems: Problems) -> None:
    [problem] = problems(jianbao="database: postgresql://jianbao:abcd1234@db/jianbao\n")
    assert "JIANBAO_DATABASE" in problem.message
    assert "abcd1234" not in str(problem)


def test_a_former_slug_leads_to_one_place(problems: Callable[..., list[Problem]]) -> None:
    topics = """
topics:
- {slug: bay, name: 湾区, was: [delta, hills]}
- {slug: hills, name: 山区}
- {slug: coast, name: 沿海, was: [delta]}
"""
    told = {(problem.key, problem.message.split("。")[0]) for problem in problems(topics=topics)}
    assert told == {
        ("topics[1].was[2]", "hills 现在还在用，不能再写成从前的短名"),
        ("topics[3].was[1]", "delta 已经写成 bay 从前的短名"),
    }
