"""The YAML file of corrections: names resolved, mistakes told with their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from feeds.corrections import Corrections, corrections_names, find_corrections, issue_name, read_corrections
from feeds.errors import SettingsError
from feeds.settings import builtin_settings

TAXONOMIES = builtin_settings().taxonomies


def read(tmp_path: Path, text: str) -> Corrections:
    path = tmp_path / "港口.txt.corrections.yaml"
    path.write_text(text, "utf-8")
    return read_corrections(path, TAXONOMIES).corrections


def mistakes(tmp_path: Path, text: str) -> list[tuple[int | None, str]]:
    with pytest.raises(SettingsError) as raised:
        read(tmp_path, text)
    return [(problem.line, problem.message) for problem in raised.value.problems]


def test_only_what_is_written_is_set(tmp_path: Path) -> None:
    found = read(tmp_path, "issue: yj-2026-05\nitems:\n- number: 3\n  title: 夜航恢复\n  summary:\n  subtitle: ''\n")
    assert found.issue == "yj-2026-05"
    assert [(one.number, one.fields) for one in found.items] == [(3, {"title": "夜航恢复", "subtitle": None})]


def test_regions_and_themes_go_by_any_name_and_an_empty_list_empties_them(tmp_path: Path) -> None:
    (one,) = read(tmp_path, "items:\n- number: 1\n  regions: [宁波市, shenzhen]\n  themes: []\n").items
    assert [(tag["id"], tag["name"]) for tag in one.fields["regions"]] == [("ningbo", "宁波"), ("shenzhen", "深圳")]
    assert one.fields["regions"][0]["evidence"] == [{"text": "宁波市", "rule": "correction", "span": None}]
    assert one.fields["themes"] == []


def test_every_mistake_is_told_with_its_line(tmp_path: Path) -> None:
    text = "items:\n- number: 1\n  titel: 夜航\n- title: 无号\n- number: 2\n  date: 5月18日\n- number: 4\n  join: 4\n"
    found = mistakes(tmp_path, text)
    assert [line for line, _ in found] == [3, 4, 6, 7]
    assert "title" in found[0][1]
    assert "id" in found[1][1]


def test_an_unknown_region_is_told_with_the_nearest(tmp_path: Path) -> None:
    ((line, message),) = mistakes(tmp_path, "items:\n- number: 1\n  regions:\n  - 宁坡\n")
    assert line == 4
    assert "宁波" in message


def test_no_yaml_is_told(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "items：\n- number: 1\n")[0][0] == 1


def test_it_lies_beside_the_issue_under_its_whole_name_or_without_the_ending(tmp_path: Path) -> None:
    issue = tmp_path / "港口.txt"
    assert find_corrections(issue) is None
    (tmp_path / "港口.corrections.yml").write_text("")
    assert find_corrections(issue) == tmp_path / "港口.corrections.yml"
    (tmp_path / "港口.txt.corrections.yaml").write_text("")
    assert find_corrections(issue) == tmp_path / "港口.txt.corrections.yaml"
    assert {issue_name(name) for name in corrections_names("港口.txt")} == {"港口.txt", "港口"}
