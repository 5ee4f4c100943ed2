"""``jianbao check`` over an archive: what in the config nothing has met yet."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tools.commands import jianbao

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "jianbao/samples/yongjiang-2026-09.txt"


@pytest.fixture
def workspace(published_text: Path, tmp_path: Path) -> Path:
    shutil.copytree(published_text, tmp_path / "w")
    return tmp_path / "w"


def add(file: Path, text: str) -> int:
    """Gives the line on which the text begins."""
    before = file.read_text("utf-8").rstrip("\n") + "\n"
    file.write_text(before + text, "utf-8")
    return before.count("\n") + 1


def test_a_theme_and_a_topic_that_nothing_matches_are_named_with_their_lines(workspace: Path) -> None:
    theme = add(workspace / "config/themes.yaml", "  - {slug: whales, name: 鲸鱼, words: {座头鲸: 3}}\n")
    topic = add(workspace / "config/topics.yaml", "  - {slug: iceland, name: 冰岛, all: {regions: [冰岛]}}\n")
    done = jianbao("check", cwd=workspace)
    assert done.returncode == 0, done.stderr
    said = done.stdout.replace("\n", "")
    assert f"config/themes.yaml:{theme}: themes.whales: 库里的 24 条没有一条归入主题“鲸鱼”" in said
    assert f"config/topics.yaml:{topic}: topics.iceland: 库里的 24 条没有一条符合专题“冰岛”" in said
    assert "主题“跨境电商”" not in said
    assert "专题“全部”" not in said


def test_what_can_never_match_is_said_once(workspace: Path) -> None:
    add(workspace / "config/themes.yaml", "  - {slug: nothing, name: 没有词, words: {}}\n")
    done = jianbao("check", cwd=workspace)
    assert done.stdout.replace("\n", "").count("没有词") == 1


def test_check_makes_no_database(tmp_path: Path) -> None:
    assert jianbao("init", tmp_path).returncode == 0
    done = jianbao("check", cwd=tmp_path)
    assert done.returncode == 0
    assert "没有一条" not in done.stdout
    assert not (tmp_path / "jianbao.db").exists()


def test_broken_topics_are_no_unknown_ones_of_members(workspace: Path) -> None:
    members = workspace / "config/members.csv"
    members.write_text("email,name,topics,frequency,language\na@b.example,甲,shenzhen,weekly,zh-CN\n", "utf-8")
    (workspace / "config/topics.yaml").write_text("topics:\n  - slug: [\n", "utf-8")
    done = jianbao("check", cwd=workspace)
    assert done.returncode == 4
    assert "config/topics.yaml" in done.stderr
    assert "members.csv" not in done.stderr


def test_a_members_mistake_is_named_as_those_of_the_other_files_are(workspace: Path) -> None:
    members = workspace / "config/members.csv"
    members.write_text("email,name,topics,frequency,language\na@b.example,甲,nowhere,weekly,zh-CN\n", "utf-8")
    done = jianbao("check", cwd=workspace)
    assert done.returncode == 4
    assert "config/members.csv:2: topics: " in done.stderr
