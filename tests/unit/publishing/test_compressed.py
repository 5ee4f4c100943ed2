from __future__ import annotations

from pathlib import Path

import pytest

from feeds.publishing.compressed import SMALLEST, add_smaller, lacking_smaller
from feeds.publishing.files import is_part, write

_FEED = b"<rss/>" * SMALLEST


def test_what_another_process_is_writing_has_no_smaller_form(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds"
    write(feeds / "all.rss", _FEED)
    (feeds / ".jianbao-7-1.part").write_bytes(_FEED)
    assert [*lacking_smaller(tmp_path)] == [feeds / "all.rss"]


def test_a_file_that_is_gone_when_its_turn_comes_is_passed_by(tmp_path: Path) -> None:
    feeds = tmp_path / "feeds"
    write(feeds / "all.rss", _FEED)
    # Names without files, as they are read from a folder just before another process renames or removes them.
    for name in (".jianbao-7-1.part", "gone.rss", "all.rss.br"):
        (feeds / name).symlink_to(tmp_path / "nowhere")
    assert [*lacking_smaller(tmp_path)] == [feeds / "all.rss"]


def test_a_smaller_form_that_is_there_is_not_made_again_and_one_cut_off_is(tmp_path: Path) -> None:
    whole, cut_off = tmp_path / "feeds/a.rss", tmp_path / "feeds/b.rss"
    for feed in (whole, cut_off):
        write(feed, _FEED)
        add_smaller(feed)
    assert [*lacking_smaller(tmp_path)] == []
    cut_off.with_name("b.rss.br").write_bytes(b"")
    assert [*lacking_smaller(tmp_path)] == [cut_off]


def test_files_below_which_compressing_saves_nothing_have_no_smaller_form(tmp_path: Path) -> None:
    write(tmp_path / "feeds/a.rss", b"x" * (SMALLEST - 1))
    write(tmp_path / "feeds/archive/2026.rss", _FEED)
    write(tmp_path / "pages/all.html", _FEED)
    assert [*lacking_smaller(tmp_path)] == []


def test_the_name_of_a_part_is_known_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: list[str] = []
    monkeypatch.setattr("os.rename", lambda part, path: names.append(Path(part).name))
    write(tmp_path / "all.rss", _FEED)
    assert [is_part(name) for name in (*names, "all.rss")] == [True, False]
