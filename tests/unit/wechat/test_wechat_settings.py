"""What an operator may get wrong in ``wechat`` of jianbao.yaml, and how it is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from feeds.errors import SettingsError
from feeds.resources import config_dir
from feeds.settings import load_settings
from feeds.settings.checking import check
from feeds.settings.secrets import wechat_secret, wecom_key

GROUP = "  groups:\n    - slug: a\n      name: 甲\n"


@pytest.fixture
def config(tmp_path: Path) -> Path:
    shutil.copytree(config_dir(), tmp_path / "config")
    return tmp_path / "config"


def write(config: Path, wechat: str) -> None:
    file = config / "jianbao.yaml"
    file.write_text(file.read_text("utf-8").partition("wechat:")[0] + "wechat:\n" + wechat, "utf-8")


@pytest.mark.parametrize(
    ("wechat", "said"),
    [
        ("  account:\n    automatic: draft\n", "wechat.account: 缺少 appid"),
        ("  account:\n    appid: wx1\n    automatic: drafts\n", "只能是 off、draft、publish，是不是 draft"),
        ("  account:\n    appid: wx1\n    secret: abc\n", "wechat.account.secret: "),
        ("  account:\n    appid: 'wx 1'\n", "wechat.account.appid"),
        (GROUP + "      topics: [al]\n", "没有短名为 al 的专题，是不是 all"),
        (GROUP + "      form: card\n", "只能是 markdown、news"),
        (GROUP + "    - slug: a\n      name: 乙\n", "短名 a 已经用于另一个群"),
    ],
)
def test_mistakes_are_told_with_their_place(config: Path, wechat: str, said: str) -> None:
    write(config, wechat)
    with pytest.raises(SettingsError, match=r"config/jianbao.yaml:\d+: wechat") as caught:
        load_settings(config)
    assert said in str(caught.value)


def test_off_is_a_word_and_no_truth_value(config: Path) -> None:
    write(config, "  account:\n    appid: wx1\n    automatic: off\n")
    account = load_settings(config).jianbao.wechat.account
    assert account
    assert account.automatic == "off"


def test_secrets_come_from_the_environment_before_files(config: Path) -> None:
    write(config, "  account:\n    appid: wx1\n    secret_file: s.txt\n" + GROUP + "      key_file: k.txt\n")
    settings = load_settings(config)
    (settings.workspace / "s.txt").write_text("\ufeffof the file\n", "utf-8")
    (settings.workspace / "k.txt").write_text("key of the file\n", "utf-8")
    group = settings.jianbao.wechat.groups[0]
    assert wechat_secret(settings, {}) == "of the file"
    assert wechat_secret(settings, {"JIANBAO_WECHAT_SECRET": "given"}) == "given"
    assert wecom_key(settings, group, {}) == "key of the file"
    assert wecom_key(settings, group, {"JIANBAO_WECOM_KEY_A": "given"}) == "given"


def test_what_is_missing_is_warned_of(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JIANBAO_WECHAT_SECRET", raising=False)
    write(config, "  closing_image: none.png\n  account:\n    appid: wx1\n" + GROUP)
    warnings = "\n".join(map(str, check(config).warnings))
    for said in ("JIANBAO_WECHAT_SECRET", "JIANBAO_WECOM_KEY_A", "none.png"):
        assert said in warnings
