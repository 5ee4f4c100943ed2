"""The commands, as a user runs them."""

from __future__ import annotations

import errno
import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer
from tools.commands import JIANBAO, environment, jianbao, start

from jianbao import exits
from jianbao.cli import app
from jianbao.once import run_once
from jianbao.publishing import publish_now

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "jianbao/samples").iterdir())
COMMANDS = tuple(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*")}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert jianbao("init", tmp_path).returncode == 0
    config = tmp_path / "config/jianbao.yaml"
    config.write_text(config.read_text("utf-8").replace("settle_seconds: 2", "settle_seconds: 0.2"), "utf-8")
    return tmp_path


def drop(workspace: Path, *files: Path) -> None:
    for file in files:
        shutil.copy(file, workspace / "inbox")


# --- init ---


def test_init_makes_a_workspace_that_is_ready_to_use(tmp_path: Path) -> None:
    done = jianbao("init", tmp_path / "new/workspace")
    assert done.returncode == 0
    assert (tmp_path / "new/workspace/config/jianbao.yaml").is_file()
    assert (tmp_path / "new/workspace/inbox").is_dir()
    assert jianbao("check", "--config", tmp_path / "new/workspace/config").returncode == 0


def test_init_without_a_folder_takes_the_current_one(tmp_path: Path) -> None:
    assert jianbao("init", cwd=tmp_path).returncode == 0
    assert jianbao("check", cwd=tmp_path).returncode == 0


def test_init_again_changes_nothing(workspace: Path) -> None:
    (workspace / "config/topics.yaml").write_text("topics: []\n")
    before, touched = tree(workspace), times(workspace)
    assert jianbao("init", workspace).returncode == 0
    assert tree(workspace) == before
    assert times(workspace) == touched


def test_init_where_a_file_is_in_the_way_says_so(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("")
    done = jianbao("init", tmp_path)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert str(tmp_path) in done.stderr


# --- run --once ---


def test_run_once_makes_every_file_of_the_site(published_samples: Path) -> None:
    public = published_samples / "public"
    names = "index.html issues/index.html regions/index.html themes/index.html sections/index.html 404.html"
    feeds = "feeds/all.rss feeds/all.atom feeds/all.json feeds/index.opml feeds/index.html"
    for name in (names + " " + feeds).split():
        assert (public / name).stat().st_size > 0, name
    keys = [path.name for path in (public / "issues").iterdir() if path.is_dir()]
    assert len(keys) == len(SAMPLES)
    for key in keys:
        assert re.fullmatch(r"[a-z0-9-]+-\d{4}-\d{2}", key)
        assert (public / "issues" / key / "index.html").is_file()
        assert (public / "items" / key / "01.html").is_file()
        assert (public / "wechat" / key / "index.html").is_file()
    for facet in ("region", "theme", "section"):
        feeds_of_facet = {path.suffix for path in (public / "feeds" / facet).iterdir()}
        assert feeds_of_facet >= {".rss", ".atom", ".json"}, facet


def test_run_once_moves_what_it_published_and_writes_the_digests(published_samples: Path) -> None:
    assert {path.name for path in (published_samples / "inbox/done").iterdir()} == {path.name for path in SAMPLES}
    assert len(list((published_samples / "outbox").glob("*.eml"))) == len(SAMPLES)


def test_run_once_again_has_nothing_to_do(workspace: Path) -> None:
    drop(workspace, SAMPLES[0])
    config = workspace / "config"
    assert jianbao("run", "--once", "--config", config).returncode == 0
    before = tree(workspace / "public"), tree(workspace / "outbox")
    touched = times(workspace / "public")
    done = jianbao("run", "--once", "--config", config)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tree(workspace / "public"), tree(workspace / "outbox")) == before
    assert times(workspace / "public") | {".": 0} == touched | {".": 0}


def test_run_once_says_by_its_exit_code_that_a_file_was_rejected_and_publishes_the_others(workspace: Path) -> None:
    drop(workspace, SAMPLES[0])
    (workspace / "inbox/broken.pdf").write_bytes(b"%PDF-1.4\nnot a page in it")
    done = jianbao("run", "--once", "--config", workspace / "config")
    assert done.returncode == 3
    assert "broken.pdf" in done.stdout
    rejected = workspace / "inbox/rejected"
    assert (rejected / "broken.pdf").is_file()
    assert (rejected / "broken.pdf.report.txt").stat().st_size > 0
    assert len(list((workspace / "public/issues").glob("*/index.html"))) == 1


def test_what_was_done_is_said_before_what_can_wait_fails(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    drop(workspace, SAMPLES[0])
    monkeypatch.setattr("feeds.publishing.publisher.add_smaller", full)
    with pytest.raises(OSError, match="No space left"):
        run_once(workspace / "config")
    assert "已发布 1 期" in capsys.readouterr().out
    with pytest.raises(OSError, match="No space left"):
        publish_now(workspace / "config", everything=True)
    assert "已发布 1 期" in capsys.readouterr().out


def test_two_at_once_publish_each_issue_once(workspace: Path) -> None:
    drop(workspace, *SAMPLES)
    both = [start("run", "--once", "--config", workspace / "config") for _ in range(2)]
    for process in both:
        said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert len(list((workspace / "public/issues").glob("*/index.html"))) == len(SAMPLES)
    assert len(list((workspace / "outbox").glob("*.eml"))) == len(SAMPLES)
    assert {path.name for path in (workspace / "inbox/done").iterdir()} == {path.name for path in SAMPLES}


def test_without_a_workspace_every_command_says_what_to_do(tmp_path: Path) -> None:
    for command in (["run", "--once"], ["publish", "--all"], ["status"], ["check"]):
        done = jianbao(*command, cwd=tmp_path)
        assert done.returncode == 1
        assert "jianbao init" in done.stderr
        assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


# --- parse ---


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.suffix)
def test_parse_prints_json_without_a_workspace(sample: Path, tmp_path: Path) -> None:
    done = jianbao("parse", sample, "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    value = json.loads(done.stdout)
    assert set(value["issue"]) >= {"title", "publisher", "year", "number", "serial", "date"}
    assert len(value["items"]) > 10
    wanted = {"section", "group", "title", "subtitle", "kind", "body", "source", "byline", "date", "regions", "themes"}
    for item in value["items"]:
        assert set(item) >= wanted
    assert list(tmp_path.iterdir()) == []


def test_parse_prints_a_table_for_people(tmp_path: Path) -> None:
    done = jianbao("parse", SAMPLES[0], cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    titles = [item["title"] for item in json.loads(jianbao("parse", SAMPLES[0], "--json").stdout)["items"]]
    shown = re.sub(r"\s", "", done.stdout)
    assert all(title[:8].replace(" ", "") in shown for title in titles if title)


def test_parse_of_a_file_that_is_no_issue_is_exit_1_and_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    for name in ("picture.png", "missing.txt"):
        done = jianbao("parse", name, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (1, "")
        assert name in done.stderr
        assert "Traceback" not in done.stderr


# --- publish, status, check ---


def test_publish_all_makes_the_same_site_again_from_the_store(published_samples: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(published_samples, copy)
    shutil.rmtree(copy / "public")
    assert jianbao("publish", "--all", "--config", copy / "config").returncode == 0
    assert tree(copy / "public") == tree(published_samples / "public")


def test_status_shows_what_there_is_and_changes_nothing(published_samples: Path) -> None:
    before = tree(published_samples / "public"), tree(published_samples / "outbox")
    done = jianbao("status", "--config", published_samples / "config")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(rf"\b{len(SAMPLES)}, \d+", done.stdout)
    assert (tree(published_samples / "public"), tree(published_samples / "outbox")) == before


def test_status_shows_what_was_rejected_and_why(workspace: Path) -> None:
    (workspace / "inbox/broken.pdf").write_bytes(b"%PDF-1.4\nnot a page in it")
    assert jianbao("run", "--once", "--config", workspace / "config").returncode == 3
    assert "broken.pdf" in jianbao("status", "--config", workspace / "config").stdout


def test_check_names_file_line_and_the_right_word_of_every_mistake(workspace: Path) -> None:
    (workspace / "config/topics.yaml").write_text("topics:\n  - slug: a\n    name: 甲\n    frequenzy: daily\n", "utf-8")
    done = jianbao("check", "--config", workspace / "config")
    assert done.returncode == 4
    assert "topics.yaml:4" in done.stderr
    assert "frequency" in done.stderr
    assert "Traceback" not in done.stderr


def test_check_reads_the_members_too(workspace: Path) -> None:
    (workspace / "config/members.csv").write_text("email,name,topics\nnobody,甲,all\n", "utf-8")
    done = jianbao("check", "--config", workspace / "config")
    assert done.returncode == 4
    assert "members.csv:2" in done.stderr


def test_wrong_settings_stop_run_once_before_it_touches_anything(workspace: Path) -> None:
    drop(workspace, SAMPLES[0])
    (workspace / "config/jianbao.yaml").write_text("site: {port: lots}\n")
    assert jianbao("run", "--once", "--config", workspace / "config").returncode == 4
    assert (workspace / "inbox" / SAMPLES[0].name).is_file()
    assert not (workspace / "public").exists()


# --- demo ---


def test_the_demo_leaves_nothing_behind(tmp_path: Path) -> None:
    done = jianbao("demo", "--once", cwd=tmp_path, TMPDIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_the_demo_can_be_kept(tmp_path: Path) -> None:
    assert jianbao("demo", "--once", "--keep", tmp_path / "demo").returncode == 0
    assert (tmp_path / "demo/public/index.html").is_file()


# --- languages, help ---


@pytest.mark.parametrize("command", [(), *((command,) for command in COMMANDS)], ids=lambda command: " ".join(command))
def test_help_is_worth_reading_in_both_languages(command: tuple[str, ...]) -> None:
    chinese = jianbao(*command, "--help")
    english = jianbao("--lang", "en", *command, "--help")
    assert (chinese.returncode, english.returncode) == (0, 0)
    assert re.search(r"[\u4e00-\u9fff]{8}", chinese.stdout)
    assert not re.search(r"[\u4e00-\u9fff]", english.stdout)
    assert len(english.stdout.split()) > 30


def test_every_command_is_in_the_readme_and_the_changelog() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert len(COMMANDS) >= 7
    for command in COMMANDS:
        assert f"| `jianbao {command}" in readme
        assert f"`jianbao {command}" in changelog


def test_the_readme_lists_every_exit_code() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    codes = [value for name, value in vars(exits).items() if name.isupper()]
    assert len(codes) == 7
    for code in codes:
        assert re.search(rf"^\| {code} \|", readme, re.MULTILINE)


@pytest.mark.parametrize("encoding", ["latin-1", "gbk", "ascii"])
def test_a_terminal_that_cannot_show_chinese_stops_nothing(encoding: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [*JIANBAO, "status"], cwd=tmp_path, env=environment(PYTHONIOENCODING=encoding), capture_output=True, check=False
    )
    assert done.returncode == 1
    assert b"jianbao init" in done.stderr


def test_what_is_printed_is_in_the_language_asked_for(published_samples: Path) -> None:
    config = published_samples / "config"
    assert "现有" in jianbao("status", "--config", config).stdout
    for done in (
        jianbao("status", "--config", config, "--lang", "en"),
        jianbao("status", "--config", config, JIANBAO_LANG="en"),
    ):
        assert done.returncode == 0
        assert "现有" not in done.stdout
