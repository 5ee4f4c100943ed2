"""What a good config means."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feeds.errors import SettingsError, WorkspaceError
from feeds.model import Selection, Theme, Word
from feeds.resources import config_dir
from feeds.settings import builtin_settings, load_settings
from feeds.settings.secrets import smtp_password
from feeds.settings.values import database_url
from feeds.settings.yaml_file import read_yaml


def test_an_empty_config_has_every_default_and_the_built_in_taxonomies(write) -> None:
    folder = write()
    (folder / "themes.yaml").unlink()
    loaded = load_settings(folder)
    assert loaded.jianbao.site.title == "简报"
    assert loaded.taxonomies == builtin_settings().taxonomies
    assert (loaded.inbox, loaded.zone.key) == (loaded.workspace / "inbox", "Asia/Shanghai")


def test_a_section_with_nothing_in_it_has_its_defaults(write) -> None:
    loaded = load_settings(write(jianbao="site:\n  # title: x\nperiodicals:\nmail:\n  transport:\n"))
    assert (loaded.jianbao.site.title, loaded.periodicals, loaded.jianbao.mail.transport) == ("简报", (), "file")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "gbk", "big5"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_encodings_and_line_ends_of_windows_editors_are_read(encoding: str, end: str, write) -> None:
    text = "site:\n  title: 電子商務簡報中文版\n  description: 電子商務的新聞和政策\n".replace("\n", end)
    loaded = load_settings(write(jianbao=text.encode(encoding)))
    assert loaded.jianbao.site.title == "電子商務簡報中文版"


def test_what_looks_like_an_indent_is_one(write) -> None:
    loaded = load_settings(write(jianbao="site:\n　title: 一\n\u00a0\u00a0description: 二　三\n"))
    assert (loaded.jianbao.site.title, loaded.jianbao.site.description) == ("一", "二　三")


def test_binary_files_and_folders_are_told_as_such(write) -> None:
    folder = write(topics=os.urandom(300) + b"\0" * 50)
    (folder / "themes.yaml").unlink()
    (folder / "themes.yaml").mkdir()
    with pytest.raises(SettingsError) as caught:
        load_settings(folder)
    assert [problem.file for problem in caught.value.problems] == ["config/themes.yaml", "config/topics.yaml"]


def test_without_jianbao_yaml_there_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="jianbao init"):
        load_settings(tmp_path / "nowhere")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "jianbao.yaml").touch()
    with pytest.raises(WorkspaceError, match="请改用那里"):
        load_settings(tmp_path)
    (tmp_path / "jianbao.yml").touch()
    with pytest.raises(WorkspaceError, match=r"jianbao\.yml。请把它改名"):
        load_settings(tmp_path)


def test_regions_and_themes_are_found_by_slug_name_and_alias(write) -> None:
    topics = (
        "topics:\n- {slug: a, name: b, all: {regions: [shenzhen, 广东省, 粤, ' 香港 '], themes: [跨境电商, policy]}}\n"
    )
    [topic] = load_settings(write(topics=topics)).topics
    assert topic.all == Selection(
        frozenset({"shenzhen", "guangdong", "hongkong"}), frozenset({"cross-border", "policy"})
    )


def test_of_two_regions_of_one_name_the_larger_is_meant(write) -> None:
    loaded = load_settings(write(topics="topics:\n- {slug: a, name: b, all: {regions: [吉林]}}\n"))
    [slug] = loaded.topics[0].all.regions
    assert loaded.taxonomies.region_by_slug[slug].kind == "province"


def test_a_periodical_knows_its_home(write) -> None:
    loaded = load_settings(write(jianbao="periodicals:\n- {slug: a, title: 甲, home: 深圳市, aliases: [乙]}\n"))
    [periodical] = loaded.periodicals
    assert (periodical.home, periodical.aliases) == ("shenzhen", ("乙",))


def test_one_weight_counts_three_times_in_the_headline_and_one_and_a_half_in_the_lead(write) -> None:
    loaded = load_settings(
        write(
            themes="themes:\n- slug: a\n  name: 甲\n  words: {外贸: 2, 出口: [5, 2, 0], 12315: -1}\n  excludes: [乙]\n"
        )
    )
    words = (Word("外贸", 6, 3, 2), Word("出口", 5, 2, 0), Word("12315", -3, -1.5, -1))
    assert loaded.taxonomies.themes == (Theme("a", "甲", words, ("乙",)),)


def test_regions_are_added_changed_and_removed(write) -> None:
    regions = """
regions:
  - {slug: bagualing, name: 八卦岭, parent: 福田区, aliases: [八卦岭产业园]}
  - {slug: shenzhen, aliases: [鹏城]}
remove: [广东]
"""
    taxonomies = load_settings(write(regions=regions)).taxonomies
    added = taxonomies.region_by_slug["bagualing"]
    shenzhen = taxonomies.region_by_slug["shenzhen"]
    assert (added.parent, added.kind) == ("futian", "zone")
    assert (shenzhen.kind, shenzhen.name, "鹏城" in shenzhen.aliases) == ("city", "深圳", True)
    assert "guangdong" not in taxonomies.region_by_slug
    assert shenzhen.parent == "china"


def test_a_weekday_number_means_what_crontab_says(write) -> None:
    loaded = load_settings(write(jianbao="digest:\n  schedules:\n    weekly: 0 8 * * 1\n"))
    assert loaded.jianbao.digest.schedules.weekly == "0 8 * * mon"


def test_the_password_comes_from_the_environment_or_a_file(write, tmp_path: Path) -> None:
    loaded = load_settings(
        write(jianbao="mail:\n  smtp:\n    host: a\n    username: b\n    password_file: secret.txt\n")
    )
    server = loaded.jianbao.mail.smtp
    assert server is not None
    assert smtp_password(loaded, server, {"JIANBAO_SMTP_PASSWORD": "one"}) == "one"
    with pytest.raises(SettingsError, match=r"secret\.txt"):
        smtp_password(loaded, server, {})
    (tmp_path / "secret.txt").write_text("two\n")
    assert smtp_password(loaded, server, {}) == "two"


def test_each_relay_has_a_password_of_its_own(write) -> None:
    relays = "mail:\n  relays:\n  - {name: first, host: a, username: b}\n  - {name: second-one, host: c, username: d}\n"
    loaded = load_settings(write(jianbao=relays))
    passwords = {"JIANBAO_SMTP_PASSWORD_FIRST": "one", "JIANBAO_SMTP_PASSWORD_SECOND_ONE": "two"}
    assert [smtp_password(loaded, relay, passwords) for relay in loaded.jianbao.mail.relays] == ["one", "two"]


def test_the_database_is_a_file_of_the_workspace_or_what_the_environment_says(
    write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("JIANBAO_DATABASE", raising=False)
    loaded = load_settings(write())
    assert loaded.database_url == f"sqlite:///{tmp_path.resolve() / 'jianbao.db'}"
    monkeypatch.setenv("JIANBAO_DATABASE", "postgresql://a:b@c/d")
    assert loaded.database_url == "postgresql+psycopg://a:b@c/d"
    assert database_url("sqlite:////srv/x.db", tmp_path) == "sqlite:////srv/x.db"
    assert database_url("sqlite:///data/x.db", tmp_path) == f"sqlite:///{tmp_path.resolve() / 'data' / 'x.db'}"
    assert database_url("sqlite://", tmp_path) == "sqlite://"


def test_yaml_1_2_decides_what_is_a_number(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: no\nb: 08:00\nc: 2026-01-02\nd: 0x10\ne: 1_000\nf: .5\ng: ~\nh: '1'\ni: [1e3, true]\n")
    assert read_yaml(file, "a").values == {
        "a": "no", "b": "08:00", "c": "2026-01-02", "d": 16, "e": 1000, "f": 0.5, "g": None,
        "h": "1", "i": [1000.0, True],
    }  # fmt: skip


def test_a_date_is_written_as_it_stands_in_the_example(write) -> None:
    loaded = load_settings(
        write(
            jianbao="publishing:\n  retired:\n    - feed: theme/e-tax\n      name: 电子税务\n      since: 2026-05-01\n"
        )
    )
    (retired,) = loaded.jianbao.publishing.retired
    assert retired.since == dt.date(2026, 5, 1)


def test_the_example_of_a_feed_that_was_stopped_may_be_taken_as_it_stands(tmp_path: Path) -> None:
    folder = shutil.copytree(config_dir(), tmp_path / "config")
    text = (folder / "jianbao.yaml").read_text("utf-8")
    example = re.search(r"^  # retired:\n(?:  #  .*\n)+", text, re.MULTILINE)
    assert example
    (folder / "jianbao.yaml").write_text(text.replace(example[0], re.sub("(?m)^  # ", "  ", example[0])), "utf-8")
    (retired,) = load_settings(folder).jianbao.publishing.retired
    assert (retired.feed, retired.successor) == ("theme/e-tax", "theme/tax-invoice")


def test_anchors_are_followed_and_circles_are_not(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("a: &x [1]\nb: *x\n")
    assert read_yaml(file, "a").values == {"a": [1], "b": [1]}
    file.write_text("a: &x\n  - *x\n")
    assert [problem.line for problem in read_yaml(file, "a").problems] == [1]
    file.write_text("a: &x 1\nb: &x 2\n")
    assert read_yaml(file, "a").values == {"a": 1, "b": 2}


@settings(max_examples=40)
@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_file_whatever_is_in_it_raises_anything_but_problems(tmp_path_factory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("any")
    for name in ("jianbao", "regions", "themes", "topics"):
        (folder / f"{name}.yaml").write_bytes(data)
    with suppress(SettingsError):
        load_settings(folder)
