# ruff: noqa: E501 - a table of cases reads best with one a line
"""``jianbao check`` warns of what is allowed and hardly meant."""

from __future__ import annotations

import pytest

from feeds.resources import config_dir
from feeds.settings.checking import check

SMTP = "mail:\n  transport: smtp\n  sender: a@b.cn\n  smtp: {host: mail.b.cn, port: 465}\n"
RELAYS = "mail:\n  transport: smtp\n  sender: a@b.cn\n  relays: [{name: second-one, host: mail.b.cn, username: a}]\n"
SITE = "site: {address: 'https://b.cn', domain: b.cn}\n"

WARNINGS = {
    # name: (file, content, line, words)
    "theme without words": ("themes", "themes:\n- {slug: a, name: 甲}\n", 2, "没有分量大于零的词"),
    "theme with negative words": ("themes", "themes:\n- {slug: a, name: 甲, words: {乙: -1}}\n", 2, "没有分量大于零的词"),
    "all shut out": ("topics", "topics:\n- slug: a\n  name: 甲\n  all: {regions: [深圳]}\n  none: {regions: [广东]}\n", 2, "永远选不到"),
    "themes shut out": ("topics", "topics:\n- {slug: a, name: 甲, all: {themes: [policy]}, none: {themes: [政策法规]}}\n", 2, "永远选不到"),
    "any shut out": ("topics", "topics:\n- {slug: a, name: 甲, any: {sections: [要闻], regions: [福田]}, none: {sections: [要闻], regions: [深圳]}}\n", 2, "any 列出的"),
    "one name for two": ("topics", "topics:\n- {slug: a, name: 甲}\n- {slug: b, name: 甲}\n", 3, "成员分不清"),
    "default address": ("jianbao", SMTP + "site: {domain: b.cn}\n", None, "本机"),
    "default domain": ("jianbao", SMTP + "site: {address: 'https://b.cn'}\n", None, "域名却还是示例"),
    "default sender": ("jianbao", SITE + "mail:\n  transport: smtp\n  smtp: {host: a}\n", None, "发件人"),
    "no password": ("jianbao", SITE + SMTP.replace("465", "465, username: a"), 5, "没有密码"),
    "no password file": ("jianbao", SITE + SMTP.replace("465", "465, username: a, password_file: none.txt"), 5, "none.txt"),
    "no password of a relay": ("jianbao", SITE + RELAYS, 5, "JIANBAO_SMTP_PASSWORD_SECOND_ONE"),
    "no password of the mailbox": ("jianbao", SITE + SMTP + "  bounces: {mailbox: {host: a, username: b}}\n", 6, "JIANBAO_IMAP_PASSWORD"),
    "no encryption": ("jianbao", SITE + SMTP.replace("465", "25, security: none"), 5, "不加密"),
    "wrong port": ("jianbao", SITE + SMTP.replace("465", "587"), None, "通常配 security: starttls"),
    "no home": ("jianbao", "periodicals:\n- {slug: a, title: 甲}\n", 2, "我市"),
    "gbk": ("jianbao", "site: {title: 电子商务动态}\n".encode("gbk"), None, "另存为 UTF-8"),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANBAO_SMTP_PASSWORD", raising=False)


@pytest.mark.parametrize("case", WARNINGS)
def test_what_is_hardly_meant_is_told(case: str, write) -> None:
    name, content, line, words = WARNINGS[case]
    findings = check(write(**{name: content}))
    found = [warning for warning in findings.warnings if words in warning.message]
    assert len(found) == 1, findings
    assert not findings.problems
    assert found[0].file == f"config/{name}.yaml"
    assert line is None or found[0].line == line


def test_a_mail_setup_that_is_complete_gives_no_warning(write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIANBAO_SMTP_PASSWORD", "x")
    folder = write(jianbao=SITE + SMTP)
    (folder / "members.csv").touch()
    assert check(folder).warnings == ()


def test_files_that_nobody_reads_are_told(write) -> None:
    folder = write()
    for name in ("themes.yml", "Topics.yaml", "regions.yaml.txt", "topics.yaml~", "notes.txt"):
        (folder / name).touch()
    told = {warning.file for warning in check(folder).warnings if "不会被读取" in warning.message}
    assert told == {"config/themes.yml", "config/Topics.yaml", "config/regions.yaml.txt"}


def test_missing_topics_and_members_are_told(write) -> None:
    folder = write()
    (folder / "topics.yaml").unlink()
    assert [warning.file for warning in check(folder).warnings] == ["config/topics.yaml", "config/members.csv"]


def test_problems_and_warnings_come_together_with_what_is_sound(write) -> None:
    findings = check(write(jianbao="prot: 1\nperiodicals:\n- {slug: a, title: 甲}\n"))
    assert len(findings.problems) == 1
    assert "我市" in findings.warnings[-1].message
    assert findings.settings.periodicals[0].slug == "a"


def test_topics_that_cannot_be_read_are_not_unknown_topics(write) -> None:
    assert check(write(jianbao="prot: 1\n")).topics_known
    assert not check(write(topics="topics: [")).topics_known


def test_the_shipped_config_has_neither() -> None:
    findings = check(config_dir())
    assert (findings.problems, findings.warnings) == ((), ())
