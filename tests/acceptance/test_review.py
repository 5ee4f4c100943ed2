"""``jianbao review`` as an operator uses it, on an issue with torn pages and on the samples."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tools.commands import jianbao

ROOT = Path(__file__).parents[2]
TORN = ROOT / "tests/issues/torn.txt"
KEY = "torn-undated"
BESIDE = "inbox/done/torn.txt.corrections.yaml"


def make(folder: Path, **review: str) -> Path:
    assert jianbao("init", folder).returncode == 0
    config = folder / "config/jianbao.yaml"
    text = config.read_text("utf-8").replace("settle_seconds: 2", "settle_seconds: 0.2")
    for key, value in review.items():
        text = text.replace(f"  {key}: flag", f"  {key}: {value}")
    config.write_text(text, "utf-8")
    shutil.copy(TORN, folder / "inbox")
    done = jianbao("run", "--once", "--config", folder / "config")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def flagged(tmp_path: Path) -> Path:
    return make(tmp_path)


@pytest.fixture
def held(tmp_path: Path) -> Path:
    return make(tmp_path, doubtful_items="hold", poor_items="hold")


def review(workspace: Path, *arguments: str, code: int = 0) -> str:
    done = jianbao("review", *arguments, "--config", workspace / "config")
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def page(workspace: Path, number: int) -> str:
    return (workspace / f"public/items/{KEY}/{number:02d}.html").read_text("utf-8")


def gone(workspace: Path, number: int) -> bool:
    place = f"items/{KEY}/{number:02d}.html"
    return (workspace / "public/gone" / place).exists() and not (workspace / "public" / place).exists()


def test_by_default_everything_is_published_and_a_reader_is_told_what_is_doubtful(flagged: Path) -> None:
    issue = flagged / f"public/issues/{KEY}/index.html"
    assert 'role="note"' in issue.read_text("utf-8")
    assert 'role="note"' in page(flagged, 5)
    assert 'role="note"' not in page(flagged, 2)
    assert KEY in review(flagged)
    table = review(flagged, KEY)
    assert "%" in table
    assert "第 52 行" in table
    review(flagged, KEY, "--accept")
    assert 'role="note"' not in issue.read_text("utf-8")
    assert KEY not in review(flagged)


def test_what_is_held_is_published_when_it_is_accepted(held: Path) -> None:
    assert not (held / f"public/items/{KEY}/05.html").exists()
    assert len(list((held / "outbox").glob("*.eml"))) == 1
    assert "0, 3" in jianbao("status", "--config", held / "config").stdout
    review(held, KEY, "--accept", "5")
    assert (held / f"public/items/{KEY}/05.html").exists()
    assert not (held / f"public/items/{KEY}/06.html").exists()
    assert jianbao("run", "--once", "--config", held / "config").returncode == 0
    assert len(list((held / "outbox").glob("*.eml"))) == 2


def test_a_dropped_item_stays_dropped_and_is_restored(flagged: Path) -> None:
    review(flagged, KEY, "--drop", "1", "5")
    assert gone(flagged, 1)
    (flagged / "inbox/torn.txt").write_text(TORN.read_text("utf-8").replace("1260元", "1270元"), "utf-8")
    assert jianbao("run", "--once", "--config", flagged / "config").returncode == 0
    assert gone(flagged, 1)
    review(flagged, KEY, "--restore", "1")
    assert not gone(flagged, 1)


def test_corrections_are_written_edited_and_applied(flagged: Path) -> None:
    review(flagged, KEY, "--write")
    file = flagged / BESIDE
    template = file.read_text("utf-8")
    assert f"issue: {KEY}" in template
    assert "# - number: 6" in template
    review(flagged, KEY, "--apply")
    assert not gone(flagged, 6)
    file.write_text(template + "  - number: 6\n    join: 5\n  - number: 1\n    title: 换了的标题\n", "utf-8")
    review(flagged, KEY, "--write")
    assert "换了的标题" in file.read_text("utf-8")
    # The service, or the next pass, finds it by itself.
    assert jianbao("run", "--once", "--config", flagged / "config").returncode == 0
    assert "换了的标题" in page(flagged, 1)
    assert gone(flagged, 6)


def test_a_mistake_in_the_corrections_is_told_with_its_line(flagged: Path) -> None:
    (flagged / BESIDE).write_text("items:\n- number: 1\n  titel: 换了\n", "utf-8")
    assert "yaml:3" in review(flagged, KEY, "--apply", code=4)


def test_wrong_use_is_told(flagged: Path) -> None:
    review(flagged, "--accept", code=2)
    review(flagged, KEY, "--drop", code=2)
    review(flagged, KEY, "3", code=2)
    review(flagged, KEY, "--accept", "--drop", "3", code=2)
    assert "77" in review(flagged, KEY, "--drop", "77", code=1)
    assert KEY in review(flagged, KEY[:-1], code=1)
