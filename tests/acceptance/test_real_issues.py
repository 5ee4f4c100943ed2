"""The whole command over real issues, which are not in the repository: skipped where they are not at hand."""

from __future__ import annotations

import shutil
from itertools import pairwise
from pathlib import Path

import feedparser
import pytest
from tools.commands import jianbao

from feeds.model import Document, Kind
from feeds.parsing import parse

ISSUES = sorted((Path(__file__).parents[3] / "shared/issues").glob("*.txt"))

pytestmark = pytest.mark.skipif(not ISSUES, reason="no real issues beside the checkout")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("real")
    assert jianbao("init", folder).returncode == 0
    for issue in ISSUES:
        shutil.copy(issue, folder / "inbox")
    done = jianbao("run", "--once", "--config", folder / "config")
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_real_issue_is_published(workspace: Path) -> None:
    assert len(list((workspace / "public/issues").glob("*/index.html"))) == len(ISSUES)
    assert list((workspace / "inbox/rejected").iterdir()) == []


def test_every_feed_of_them_is_one_that_a_reader_takes(workspace: Path) -> None:
    feeds = [path for path in (workspace / "public/feeds").rglob("*") if path.suffix in (".rss", ".atom")]
    assert len(feeds) > 20
    for path in feeds:
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.entries, path


def test_nothing_went_wrong_on_the_way(workspace: Path) -> None:
    assert not (workspace / ".jianbao/jianbao.log").exists()


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.stem)
def test_a_chronology_stands_in_the_column_of_the_article_above_it(path: Path) -> None:
    items = parse(Document.from_text(path.read_text(encoding="utf-8"))).items
    for before, item in pairwise(items):
        if item.kind is Kind.CHRONICLE:
            assert item.section == before.section
            assert item.group
