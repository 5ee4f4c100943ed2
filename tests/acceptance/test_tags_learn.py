"""``jianbao tags learn``: from a person's corrections to a diff that ``patch`` applies."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import sqlalchemy as sa
from tools.commands import jianbao

from feeds.store import Store
from feeds.store.schema import items

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "jianbao/samples").iterdir())
THEME = "logistics"


@pytest.fixture(scope="module")
def corrected(published_samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose 物流快递 has lost its words, and whose person has set that theme where it belongs."""
    folder = tmp_path_factory.mktemp("corrected")
    shutil.copytree(published_samples, folder, dirs_exist_ok=True)
    with Store.open(f"sqlite:///{folder / 'jianbao.db'}") as store, store.transaction() as connection:
        for row in connection.execute(sa.select(items.c.id, items.c.content)).all():
            if any(tag["id"] == THEME for tag in row.content["themes"]):
                content = {**row.content, "corrected": ["themes"]}
                connection.execute(sa.update(items).where(items.c.id == row.id).values(content=content))
    themes = folder / "config/themes.yaml"
    text = themes.read_text("utf-8")
    start = text.index(f"  - slug: {THEME}\n")
    end = text.index("  - slug: ", start + 5)
    bare = f"  - slug: {THEME}\n    name: 物流快递\n    words:\n      没有这个词: 1  # 常用\n\n"
    themes.write_text(text[:start] + bare + text[end:], "utf-8")
    return folder


@pytest.fixture
def workspace(corrected: Path, tmp_path: Path) -> Path:
    shutil.copytree(corrected, tmp_path / "w")
    return tmp_path / "w"


def missing(workspace: Path) -> set[str]:
    """The headlines of the corrected items that the rules, asked anew, do not give the theme."""
    wanted = {
        item["title"]
        for path in (workspace / "public/feeds/theme").glob(f"{THEME}.json")
        for item in json.loads(path.read_text("utf-8"))["items"]
    }
    given: set[str] = set()
    for sample in SAMPLES:
        done = jianbao("explain", sample, "--json", cwd=workspace)
        assert done.returncode == 0, done.stderr
        for one in json.loads(done.stdout):
            if any(option["id"] == THEME and option["chosen"] for option in one["themes"]):
                given.add(one["title"])
    return wanted - given


def test_the_diff_applies_and_moves_the_corrected_items(workspace: Path) -> None:
    themes = workspace / "config/themes.yaml"
    before, database = themes.read_bytes(), (workspace / "jianbao.db").read_bytes()
    wrong = missing(workspace)
    done = jianbao("tags", "learn", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert themes.read_bytes() == before, "it changes nothing by itself"
    assert (workspace / "jianbao.db").read_bytes() == database

    added = [line[1:] for line in done.stdout.splitlines() if line.startswith("+") and not line.startswith("+++")]
    removed = [line for line in done.stdout.splitlines() if line.startswith("-") and not line.startswith("---")]
    assert added
    assert removed == []
    for line in added:
        word = line.split(":")[0].strip()
        assert word in done.stderr, "each word with the items that speak for it"
    assert "条会归对" in done.stderr

    if shutil.which("patch") is None:
        pytest.skip("no patch")
    subprocess.run(["patch", "config/themes.yaml"], cwd=workspace, input=done.stdout.encode(), check=True)
    after = themes.read_text("utf-8")
    assert len(after.splitlines()) == len(before.decode().splitlines()) + len(added)
    assert "没有这个词: 1  # 常用\n" + added[0] in after
    assert jianbao("check", cwd=workspace).returncode == 0
    assert len(missing(workspace)) < len(wrong) / 2


def test_without_corrections_there_is_nothing_to_learn(workspace: Path, tmp_path: Path) -> None:
    assert jianbao("init", tmp_path / "new").returncode == 0
    done = jianbao("tags", "learn", cwd=tmp_path / "new")
    assert (done.returncode, done.stdout) == (0, "")
    assert "还没有由人更正过主题的条目" in done.stderr


def test_a_workspace_without_themes_of_its_own_says_what_to_do(workspace: Path) -> None:
    (workspace / "config/themes.yaml").write_text("themes: []\n", "utf-8")
    (workspace / "config/topics.yaml").write_text("topics: []\n", "utf-8")
    (workspace / "config/members.csv").unlink()
    done = jianbao("tags", "learn", cwd=workspace)
    assert (done.returncode, done.stdout) == (0, "")
