"""``jianbao explain``: why an item is tagged as it is, as an operator asks."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from tools.commands import jianbao

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "jianbao/samples/yongjiang-2026-09.txt"


def test_every_item_is_explained_with_rule_words_and_runner_up(tmp_path: Path) -> None:
    done = jianbao("explain", SAMPLE, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "宁波跨境电商包裹量前八月同比增长18.4%" in done.stdout
    assert "标题里的词" in done.stdout
    assert "【宁波】跨境电商包裹量" in done.stdout, "the words are marked in their passage"
    assert "次选" in done.stdout
    assert "\x1b" not in done.stdout, "no colours where there is no terminal"
    assert list(tmp_path.iterdir()) == []


def test_one_item_is_explained_alone(tmp_path: Path) -> None:
    done = jianbao("explain", SAMPLE, "--item", "3", cwd=tmp_path)
    assert re.findall(r"^ {0,2}(\d+)  ", done.stdout, re.M) == ["3"]


def test_an_item_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    done = jianbao("explain", SAMPLE, "--item", "999", cwd=tmp_path)
    assert done.returncode == 1
    assert "没有第 999 条" in done.stderr


def test_json_has_every_candidate_and_agrees_with_parse(tmp_path: Path) -> None:
    explained = json.loads(jianbao("explain", SAMPLE, "--json", cwd=tmp_path).stdout)
    parsed = json.loads(jianbao("parse", SAMPLE, "--json", cwd=tmp_path).stdout)["items"]
    for item, one in zip(parsed, explained, strict=True):
        for taxonomy in ("regions", "themes"):
            chosen = [option["id"] for option in one[taxonomy] if option["chosen"]]
            assert chosen == [tag["id"] for tag in item[taxonomy]]
        assert [date["value"] for date in one["dates"] if date["chosen"]] == [item["date"]] * bool(item["date"])
    assert any(not option["chosen"] for one in explained for option in one["themes"])


def test_the_config_of_the_folder_one_stands_in_counts(tmp_path: Path) -> None:
    assert jianbao("init", tmp_path).returncode == 0
    themes = tmp_path / "config/themes.yaml"
    themes.write_text("themes:\n  - {slug: parcels, name: 包裹, words: {包裹: 3}}\n", "utf-8")
    topics = tmp_path / "config/topics.yaml"
    topics.write_text("topics: []\n", "utf-8")
    for arguments, cwd in (((), tmp_path), (("--config", tmp_path / "config"), ROOT)):
        done = jianbao("explain", SAMPLE, "--item", "3", "--json", *arguments, cwd=cwd)
        assert done.returncode == 0, done.stderr
        assert [option["id"] for option in json.loads(done.stdout)[0]["themes"]] == ["parcels"]


def test_a_file_that_is_no_issue_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("\n\n", "utf-8")
    done = jianbao("explain", tmp_path / "empty.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert "empty.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("width", ["60", "200"])
def test_colours_in_a_terminal_and_nothing_of_a_hostile_text(tmp_path: Path, width: str) -> None:
    hostile = tmp_path / "hostile.txt"
    shutil.copy(SAMPLE, hostile)
    text = hostile.read_text("utf-8").replace("宁波跨境电商包裹量", "宁波跨境\x1b[2J电商包裹量")
    hostile.write_text(text, "utf-8")
    done = jianbao("explain", hostile, cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="", COLUMNS=width)
    assert done.returncode == 0, done.stderr
    assert "\x1b[" in done.stdout
    assert "\x1b[2J" not in done.stdout
