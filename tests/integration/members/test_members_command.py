"""``jianbao members`` in a workspace as ``jianbao init`` makes it."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa

from feeds.errors import WorkspaceError
from feeds.store import Store
from feeds.store.schema import members
from jianbao import members as commands
from jianbao.workspace import create

LIST = """email,name,topics,frequency,language,zone,form
a@b.cn,张三,all;policy,weekly,zh-CN,Europe/Paris,text
c@d.cn,李四,policy,,en,,
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    create(tmp_path)
    return tmp_path / "config"


def imported(config: Path, text: str = LIST, name: str = "list.csv", *, dry_run: bool = False) -> int:
    file = config.parent / name
    file.write_text(text, encoding="utf-8")
    return commands.import_list(file, config, dry_run=dry_run)


def emails(config: Path) -> list[str]:
    with Store.open(f"sqlite:///{config.parent / 'jianbao.db'}") as store, store.engine.connect() as connection:
        return list(connection.scalars(sa.select(members.c.email).order_by(members.c.id)))


def test_what_is_imported_comes_out_again_and_goes_in_again_without_a_change(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(config) == 0
    out = config.parent / "out.csv"
    commands.export_list(out, config)
    assert out.read_text("utf-8-sig").splitlines()[1:] == [
        "a@b.cn,张三,all;policy,weekly,zh-CN,Europe/Paris,text",
        "c@d.cn,李四,policy,,en,,html",
    ]
    capsys.readouterr()
    assert commands.import_list(out, config, dry_run=False) == 0
    assert "新会员 0，资料更新 0，新订阅 0，停止的订阅 0" in capsys.readouterr().out


def test_a_mistake_is_named_with_file_and_line_and_costs_its_row_alone(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert imported(config, LIST + "x@y.cn,,no-such,,,,\n") == 1
    assert "list.csv:4: topics" in capsys.readouterr().err
    assert emails(config) == ["a@b.cn", "c@d.cn"]


def test_a_dry_run_changes_nothing(config: Path) -> None:
    assert imported(config, dry_run=True) == 0
    assert emails(config) == []


def test_yaml_says_the_same_with_a_frequency_for_each_topic(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """members:
  - email: a@b.cn
    topics: {all: now, policy: }
    zone: Europe/Paris
  - email: c@d.cn
    topics: [policy]
    frequency: monthly
  - email: x@y.cn
    topics: [nothing]
"""
    assert imported(config, text, "list.yaml") == 1
    assert "list.yaml:8: topics" in capsys.readouterr().err
    commands.export_list(None, config)
    assert capsys.readouterr().out.splitlines()[1:] == [
        "a@b.cn,,all,now,zh-CN,Europe/Paris,html",
        "a@b.cn,,policy,,zh-CN,Europe/Paris,html",
        "c@d.cn,,policy,monthly,zh-CN,,html",
    ]


def test_one_member_is_shown_stopped_and_erased(config: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(config)
    commands.suppress("A@b.cn", config, "地址坏了")
    commands.show("a@b.cn", config)
    assert "停寄：地址坏了" in capsys.readouterr().out
    commands.suppress("a@b.cn", config, None)
    commands.links("a@b.cn", config, revoke_feed=False)
    assert "/m/preferences/" in capsys.readouterr().out
    commands.erase_member("a@b.cn", config)
    assert emails(config) == ["erased-1@invalid", "c@d.cn"]
    with pytest.raises(WorkspaceError):
        commands.show("a@b.cn", config)
    imported(config)
    assert emails(config) == ["erased-1@invalid", "c@d.cn"]
    assert "自己退订或删除过资料" in capsys.readouterr().out


def test_a_name_that_a_spreadsheet_would_run_is_exported_as_text(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(config, "email,name,topics\na@b.cn,=cmd(),all\n")
    commands.export_list(None, config)
    assert "'=cmd()" in capsys.readouterr().out
