"""``jianbao wechat``, as an operator runs it, against the stand-in for WeChat's servers."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.commands import jianbao

sys.path.append(str(Path(__file__).parents[1] / "integration/wechat"))
from wechat_server import APPID, KEY, SECRET, WeChat, serve

from jianbao import exits

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "jianbao/samples/yongjiang-2026-09.txt"


@pytest.fixture
def wechat() -> Iterator[tuple[WeChat, str]]:
    stand_in = WeChat()
    with serve(stand_in) as address:
        yield stand_in, address


@pytest.fixture
def workspace(published_text: Path, tmp_path: Path, wechat: tuple[WeChat, str]) -> Path:
    """With one issue published, before there was an account."""
    shutil.copytree(published_text, tmp_path, dirs_exist_ok=True)
    config = tmp_path / "config/jianbao.yaml"
    account = f"wechat:\n  account:\n    appid: {APPID}\n    api: {wechat[1]}\n"
    config.write_text(config.read_text("utf-8").replace("wechat:\n", account, 1), "utf-8")
    return tmp_path


def key_of(workspace: Path) -> str:
    (page,) = (workspace / "public/wechat").glob("*/index.html")
    return page.parent.name


def test_preview_says_where_the_page_is_and_what_stands_in_each_field(workspace: Path) -> None:
    key = key_of(workspace)
    done = jianbao("wechat", "preview", key, "--config", workspace / "config")
    assert done.returncode == exits.OK, done.stderr
    assert f"/wechat/{key}/" in done.stdout
    assert re.search(r"标题 +\d+ / 32 字", done.stdout)
    assert re.search(r"正文（连同格式） +[\d,]+ / 19,999 字", done.stdout)
    assert "全文：" in done.stdout


def test_an_issue_that_there_is_not_is_told_with_the_latest_ones(workspace: Path) -> None:
    done = jianbao("wechat", "preview", "nonesuch", "--config", workspace / "config")
    assert done.returncode == exits.ERROR
    assert key_of(workspace) in done.stderr


def test_push_makes_one_draft_however_often_it_is_called(workspace: Path, wechat: tuple[WeChat, str]) -> None:
    for _ in range(2):
        done = jianbao(
            "wechat", "push", key_of(workspace), "--config", workspace / "config", JIANBAO_WECHAT_SECRET=SECRET
        )
        assert done.returncode == exits.OK, done.stdout + done.stderr
        assert "草稿箱" in done.stdout
    assert len(wechat[0].drafts) == 1
    assert wechat[0].published == {}
    shown = jianbao("status", "--config", workspace / "config").stdout
    assert APPID in shown


def test_push_looks_for_what_was_cut_off_before_it_makes_another(workspace: Path, wechat: tuple[WeChat, str]) -> None:
    wechat[0].fail("draft/add", "cut-after")
    arguments = ("wechat", "push", key_of(workspace), "--config", workspace / "config")
    assert jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.ERROR
    assert jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.OK
    assert len(wechat[0].drafts) == 1
    assert wechat[0].calls["draft/add"] == 1


def test_push_makes_no_other_draft_while_wechat_may_still_be_at_work_on_the_first(
    workspace: Path, wechat: tuple[WeChat, str]
) -> None:
    wechat[0].fail("draft/add", "cut-before")
    arguments = ("wechat", "push", key_of(workspace), "--config", workspace / "config")
    for _ in range(2):
        done = jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET)
        assert done.returncode == exits.ERROR
    assert "过 2 分钟再试" in done.stdout
    assert wechat[0].calls["draft/add"] == 1


def test_push_publish_publishes_the_draft_that_is_there(workspace: Path, wechat: tuple[WeChat, str]) -> None:
    arguments = ("wechat", "push", key_of(workspace), "--config", workspace / "config")
    assert jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.OK
    assert jianbao(*arguments, "--publish", JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.OK
    assert wechat[0].calls["draft/add"] == 1
    assert len(wechat[0].published) == 1


def test_a_corrected_issue_gets_a_draft_of_its_own_when_asked_for(workspace: Path, wechat: tuple[WeChat, str]) -> None:
    arguments = ("wechat", "push", key_of(workspace), "--config", workspace / "config")
    assert jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.OK
    text = SAMPLE.read_text("utf-8")
    (workspace / "inbox" / SAMPLE.name).write_text(text.replace("退货", "换货"), "utf-8")
    assert jianbao("run", "--once", "--config", workspace / "config", JIANBAO_WECHAT_SECRET=SECRET).returncode == 0
    assert len(wechat[0].drafts) == 1
    assert jianbao(*arguments, JIANBAO_WECHAT_SECRET=SECRET).returncode == exits.OK
    assert len(wechat[0].drafts) == 2


def test_check_asks_wechat_and_shows_the_quota(workspace: Path) -> None:
    done = jianbao("wechat", "check", "--config", workspace / "config", JIANBAO_WECHAT_SECRET=SECRET)
    assert done.returncode == exits.OK, done.stdout
    assert "微信认可" in done.stdout
    assert re.search(r"/cgi-bin/draft/add +今天用了 0 次，共 1000 次", done.stdout)


def test_check_tells_an_address_that_is_not_on_the_allow_list(workspace: Path, wechat: tuple[WeChat, str]) -> None:
    wechat[0].allowed = False
    done = jianbao("wechat", "check", "--config", workspace / "config", JIANBAO_WECHAT_SECRET=SECRET)
    assert done.returncode == exits.ERROR
    assert "203.0.113.7" in done.stdout


def test_without_a_secret_the_message_says_where_it_goes(workspace: Path) -> None:
    done = jianbao("wechat", "check", "--config", workspace / "config")
    assert done.returncode == exits.ERROR
    assert "JIANBAO_WECHAT_SECRET" in done.stdout


def test_without_an_account_push_says_what_to_do_instead(workspace: Path) -> None:
    config = workspace / "config/jianbao.yaml"
    config.write_text(re.sub(r"  account:\n    appid.*\n    api.*\n", "", config.read_text("utf-8")), "utf-8")
    done = jianbao("wechat", "push", key_of(workspace), "--config", workspace / "config")
    assert done.returncode == exits.ERROR
    assert "复制页" in done.stderr


def test_a_group_that_a_message_was_cut_off_to_is_gone_on_with_when_asked(
    workspace: Path, wechat: tuple[WeChat, str]
) -> None:
    config = workspace / "config/jianbao.yaml"
    webhook = f"{wechat[1]}/cgi-bin/webhook/send"
    group = f"wechat:\n  groups:\n    - slug: members\n      name: 会员群\n      webhook: {webhook}\n"
    config.write_text(config.read_text("utf-8").replace("wechat:\n", group, 1), "utf-8")
    arguments = ("wechat", "push", key_of(workspace), "--group", "members", "--config", workspace / "config")
    wechat[0].fail("webhook/send", "cut-before")
    assert jianbao(*arguments, JIANBAO_WECOM_KEY_MEMBERS=KEY).returncode == exits.ERROR
    for _ in range(2):
        done = jianbao(*arguments, JIANBAO_WECOM_KEY_MEMBERS=KEY)
        assert done.returncode == exits.OK, done.stdout + done.stderr
    sent = len(wechat[0].messages)
    assert sent
    assert f"共 {sent} 条消息" in done.stdout
    told = jianbao("wechat", "push", key_of(workspace), "--group", "others", "--config", workspace / "config")
    assert "members" in told.stderr
