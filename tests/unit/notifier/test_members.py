"""members.csv as people write it, and every mistake in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import Problem
from feeds.model import Topic
from notifier.members import Member, MemberFile, Subscription, read_address, read_members

TOPICS = (Topic("logistics", "物流"), Topic("trade-policy", "外贸政策", frequency="weekly"))
HEAD = "email,name,topics,frequency,language\n"


def read(rows: str, encoding: str = "utf-8") -> MemberFile:
    return read_members((HEAD + rows).encode(encoding), TOPICS)


def problem(rows: str) -> Problem:
    (found,) = read(rows).problems
    return found


def test_a_row_gives_a_member_and_a_topic_its_own_frequency() -> None:
    file = read("zhang@Example.ORG,张三,logistics;trade-policy,,en\n")
    assert file.problems == ()
    both = (Subscription("logistics", "issue", chosen=False), Subscription("trade-policy", "weekly", chosen=False))
    assert file.members == (Member("zhang@example.org", "张三", "en", both),)


def test_a_member_may_choose_another_frequency() -> None:
    (member,) = read("a@b.cn,,trade-policy,daily,\n").members
    assert member.subscriptions == (Subscription("trade-policy", "daily"),)
    assert member.language == "zh-CN"


def test_a_topics_former_name_still_means_it() -> None:
    topics = (Topic("freight", "货运", was=("logistics",)),)
    (member,) = read_members((HEAD + "a@b.cn,,logistics,,\n").encode(), topics).members
    assert [one.topic for one in member.subscriptions] == ["freight"]


def test_time_zone_and_form_are_columns_of_their_own_and_may_be_missing() -> None:
    rows = "邮箱,专题,频率,时区,格式\na@b.cn,物流,即时,Europe/Paris,纯文本\nc@d.cn,物流,,,\n"
    first, second = read_members(rows.encode(), TOPICS).members
    assert (first.zone, first.form, first.subscriptions) == (
        "Europe/Paris",
        "text",
        (Subscription("logistics", "now"),),
    )
    assert (second.zone, second.form) == (None, "html")


@pytest.mark.parametrize(
    ("cells", "key"), [("Europe/Pari,html", "zone"), ("../etc/passwd,html", "zone"), (",pdf", "form")]
)
def test_a_zone_or_form_that_there_is_not_is_a_mistake(cells: str, key: str) -> None:
    file = read_members(f"email,topics,zone,form\na@b.cn,logistics,{cells}\n".encode(), TOPICS)
    assert [(found.line, found.key) for found in file.problems] == [(2, key)]
    assert file.members == ()


@pytest.mark.parametrize("mark", [";", "；", "、", "|", " ; "])
def test_topics_are_parted_by_what_people_type(mark: str) -> None:
    (member,) = read(f"a@b.cn,张三,logistics{mark}外贸政策,每周,zh\n").members
    both = (Subscription("logistics", "weekly"), Subscription("trade-policy", "weekly"))
    assert member.subscriptions == both


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_way_excel_saves_it_reads_the_same(encoding: str, end: str) -> None:
    text = f"# 会员名单\n{HEAD}\na@b.cn,张三,物流,每日,\n,,,,\n# 停用\nc@d.cn,李四,外贸政策,,\n".replace("\n", end)
    file = read_members(text.encode(encoding), TOPICS)
    assert file.problems == ()
    assert [member.name for member in file.members] == ["张三", "李四"]


def test_tabs_and_chinese_heads_are_understood() -> None:
    file = read_members("邮箱\t姓名\t专题\na@b.cn\t张三\t物流\n".encode(), TOPICS)
    assert [member.email for member in file.members] == ["a@b.cn"]


def test_two_rows_of_one_address_are_one_member() -> None:
    (member,) = read("a@b.cn,张三,logistics,daily,\nA@B.cn,,trade-policy,monthly,\n").members
    both = (Subscription("logistics", "daily"), Subscription("trade-policy", "monthly"))
    assert member.subscriptions == both


@pytest.mark.parametrize(
    ("row", "key", "words"),
    [
        ("a@b.cn,张三,logistic,,\n", "topics", "是不是 logistics？"),
        ("a@b.cn,张三,外贸正策,,\n", "topics", "是不是 外贸政策？"),
        ("a@b.cn,张三,,,\n", "topics", "没有填写专题"),
        ("a@b.cn,张三,logistics,weekley,\n", "frequency", "是不是 weekly？"),
        ("a@b.cn,张三,logistics,,fr\n", "language", "zh-CN 或 en"),
        ("a@@b.cn,张三,logistics,,\n", "email", "不是可以寄达的邮件地址"),
        ("a@b.cn,张三,logistics,trade-policy,weekly,zh-CN\n", "", "列数比表头多"),
        ('a@b.cn,"张三,logistics,,\n', "", "引号没有成对"),
    ],
)
def test_a_mistake_names_its_line_and_the_right_word(row: str, key: str, words: str) -> None:
    found = problem("c@d.cn,李四,logistics,,\n" + row)
    assert (found.file, found.line, found.key) == ("members.csv", 3, key)
    assert words in found.message


def test_one_bad_row_costs_the_others_nothing_and_its_member_keeps_what_they_had() -> None:
    file = read('a@b.cn,"张三,logistics,,\nc@d.cn,李四,logistics,,\ne@f.cn,王五,nothing,,\n')
    assert [member.email for member in file.members] == ["c@d.cn"]
    assert file.doubtful == {"a@b.cn", "e@f.cn"}
    assert file.complete


def test_a_topic_twice_for_one_address_is_a_mistake() -> None:
    assert "前面已经订过" in problem("a@b.cn,,logistics,daily,\na@b.cn,,logistics,weekly,\n").message


@pytest.mark.parametrize("data", [b"", b"\n\n# \n", b"mail,topics\n", b"a@b.cn,x,logistics\n"])
def test_a_file_without_its_head_ends_nobodys_subscription(data: bytes) -> None:
    file = read_members(data, TOPICS)
    assert file.problems
    assert not file.complete


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" Zhang.San@Example.CN ", "Zhang.San@example.cn"),
        ("zhang＠example．cn", "zhang@example.cn"),
        ("zhang@例子.cn", "zhang@xn--fsqu00a.cn"),
        ("张三@example.cn", None),
        ("zhang", None),
        ("zhang@localhost", None),
        ("a..b@example.cn", None),
        ("a@b.cn\r\nBcc: c@d.cn", None),
        ("<a@b.cn>", None),
        ("a" * 65 + "@b.cn", None),
        ("a@b.1", None),
        ("", None),
    ],
)
def test_an_address_is_one_that_every_server_takes(text: str, address: str | None) -> None:
    assert read_address(text) == address


@given(st.binary(max_size=300))
def test_any_bytes_are_read(data: bytes) -> None:
    read_members(data, TOPICS)


@given(st.text(max_size=300))
def test_any_rows_are_read_and_every_address_is_plain(text: str) -> None:
    for member in read_members((HEAD + text).encode("utf-8", "replace"), TOPICS).members:
        assert member.email.isascii()
        assert member.email.isprintable()
        assert not any(char in member.email for char in ' ,;:<>()[]\\"')
