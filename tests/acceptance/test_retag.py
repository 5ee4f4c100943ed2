"""``jianbao retag``: an edited config, first looked at, then put into effect."""

from __future__ import annotations

import json
import re
import shutil
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tools.commands import PATIENCE, jianbao, start

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "jianbao/samples").iterdir())


@pytest.fixture
def workspace(published_samples: Path, tmp_path: Path) -> Path:
    shutil.copytree(published_samples, tmp_path / "w")
    return tmp_path / "w"


def weaken_cross_border(workspace: Path) -> None:
    """Nothing is 跨境电商 any more, and 物流快递 stays as it was."""
    themes = workspace / "config/themes.yaml"
    text = themes.read_text("utf-8")
    start = text.index("  - slug: cross-border")
    end = text.index("  - slug: ", start + 5)
    weak = "  - slug: cross-border\n    name: 跨境电商\n    words:\n      没有这个词: 1\n\n"
    themes.write_text(text[:start] + weak + text[end:], "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file but the compressed copies, which short ones have none of."""
    found = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".gz", ".br")]
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def feed(workspace: Path, name: str) -> dict[str, dict[str, Any]]:
    items = json.loads((workspace / f"public/feeds/{name}.json").read_text("utf-8"))["items"]
    return {item["id"]: item for item in items}


def test_a_dry_run_of_an_unchanged_config_changes_nothing(workspace: Path) -> None:
    done = jianbao("retag", "--dry-run", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert "38 条里会有 0 条变动" in done.stdout


def test_a_dry_run_lists_what_would_change_and_touches_nothing(workspace: Path) -> None:
    weaken_cross_border(workspace)
    before = contents(workspace / "public")
    items = len(feed(workspace, "theme/cross-border"))
    done = jianbao("retag", "--dry-run", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert f"−跨境电商 {items}" in done.stdout, "the sum"
    assert len(re.findall(r"−跨境电商", done.stdout)) == items + 1, "each item"
    assert "什么也没有改" in done.stdout
    assert contents(workspace / "public") == before
    assert jianbao("retag", "--dry-run", cwd=workspace).stdout == done.stdout


def test_retag_keeps_the_ids_and_rebuilds_only_what_is_touched(workspace: Path) -> None:
    weaken_cross_border(workspace)
    everything = feed(workspace, "all")
    was = feed(workspace, "theme/cross-border")
    before = contents(workspace / "public")
    done = jianbao("retag", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert f"−跨境电商 {len(was)}" in done.stdout

    assert feed(workspace, "theme/cross-border") == {}
    now = feed(workspace, "all")
    assert now.keys() == everything.keys()
    moved = {key for key in now if now[key]["date_modified"] != everything[key]["date_modified"]}
    assert was.keys() <= moved
    assert moved != now.keys(), "items that are as they were are not updated"

    after = contents(workspace / "public")
    assert before.keys() <= after.keys()
    same = [name for name in before if before[name] == after[name]]
    assert any(name.startswith("feeds/region/") for name in same)
    assert any(name.startswith("items/") for name in same)

    again = jianbao("retag", cwd=workspace)
    assert "38 条里改了 0 条" in again.stdout
    assert contents(workspace / "public") == after


def test_killed_at_any_instant_it_is_simply_run_again(workspace: Path, tmp_path: Path) -> None:
    weaken_cross_border(workspace)
    for seconds in (0.6, 0.9, 1.2, 1.5):
        process = start("retag", cwd=workspace)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE)
    done = jianbao("retag", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert feed(workspace, "theme/cross-border") == {}
    assert jianbao("publish", cwd=workspace).stdout.startswith("已发布 0 期")


def test_wrong_settings_change_nothing(workspace: Path) -> None:
    (workspace / "config/themes.yaml").write_text("themes: [{slug: 坏}]\n", "utf-8")
    done = jianbao("retag", cwd=workspace)
    assert done.returncode == 4
    assert "themes.yaml:1" in done.stderr


def test_another_tree_moves_items_out_of_the_feeds_of_former_parents(workspace: Path) -> None:
    assert feed(workspace, "region/zhejiang")
    regions = workspace / "config/regions.yaml"
    text = regions.read_text("utf-8")
    moved = "regions:\n  - {slug: ningbo, parent: 全国, kind: city}\n  - {slug: hangzhou, parent: 全国, kind: city}\n"
    regions.write_text(text.replace("regions: []\n", moved), "utf-8")
    of_ningbo = feed(workspace, "region/ningbo").keys()
    done = jianbao("retag", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert not of_ningbo & feed(workspace, "region/zhejiang").keys()
    assert feed(workspace, "region/ningbo").keys() <= feed(workspace, "region/china").keys()


def test_the_feed_of_a_parent_that_has_lost_everything_is_emptied(workspace: Path) -> None:
    above = next(
        path.stem
        for path in sorted((workspace / "public/feeds/region").glob("*.json"))
        if path.stem in ("southeast-asia", "asia", "europe")
    )
    below = {
        region["id"] for item in feed(workspace, f"region/{above}").values() for region in item["_jianbao"]["regions"]
    } - {above}
    assert below
    regions = workspace / "config/regions.yaml"
    moved = "".join(f"  - {{slug: {slug}, parent: oceania, kind: country}}\n" for slug in sorted(below))
    regions.write_text(regions.read_text("utf-8").replace("regions: []\n", "regions:\n" + moved), "utf-8")
    assert jianbao("retag", cwd=workspace).returncode == 0
    assert feed(workspace, f"region/{above}") == {}
