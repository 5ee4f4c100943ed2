"""What WeChat's answers mean: which of them end a delivery, which pass, and the words for a person.

https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html
"""

from __future__ import annotations

import re
from typing import Any

from feeds.errors import DeliveryError, PermanentFailure, TemporaryFailure
from feeds.i18n import gettext as _

STALE_TOKEN = frozenset({40001, 40014, 42001})
UNKNOWN_MEDIA = 40007
NOT_AUTHORISED = 48001
BUSY = -1
TOO_OFTEN = 45009

# They pass with time, or once the operator has mended what is wrong outside: what was to be sent is kept.
_PASSING = STALE_TOKEN | {BUSY, 40013, 40125, 40164, 40243, 41002, 41004, 45009, 45011, 45047, 50002, 61024, 93000}


class Refused(PermanentFailure):
    """WeChat has said no, for good; nothing was made."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


class NotNow(TemporaryFailure):
    """WeChat has said no for now; nothing was made."""

    def __init__(self, code: int, words: str) -> None:
        super().__init__(words)
        self.code = code


def refusal(answer: dict[str, Any]) -> DeliveryError | None:
    """The error that an answer is, None for one that is none."""
    code = answer.get("errcode", 0)
    if not code:
        return None
    words = words_for(int(code), str(answer.get("errmsg", "")))
    return NotNow(code, words) if code in _PASSING else Refused(code, words)


def words_for(code: int, said: str) -> str:
    """What it means and what to do, with the code and WeChat's own words for whoever looks them up."""
    # Behind the words WeChat puts a request id, "rid: 65…": of use to its support only.
    own = re.sub(r",?\s*(hint|rid): ?\[?.*$", "", said).strip()
    return _("{meaning}（{code} {own}）").format(meaning=_meaning(code, said), code=code, own=own)


def _meaning(code: int, said: str) -> str:
    match code:
        case -1 | 50002:
            return _("微信说系统繁忙")
        case 40001 | 40014 | 42001:
            return _("微信不认这个 access_token")
        case 40013:
            return _("AppID 不对，请核对 wechat.account.appid")
        case 40125 | 41004:
            return _("AppSecret 不对，请核对 JIANBAO_WECHAT_SECRET 或 secret_file")
        case 40164 | 61024:
            address = re.search(r"invalid ip (\S+?)[, ]", f"{said} ")
            return _("这台机器的地址 {address} 不在公众号的 IP 白名单里，请在公众号后台添上").format(
                address=address[1] if address else ""
            )
        case 40243:
            return _("AppSecret 已被冻结，请在公众号后台解冻")
        case 45009 | 45011 | 45047:
            return _("接口调用超过了限额")
        case 40007:
            return _("微信那边没有这个封面或素材")
        case 45003:
            return _("标题超过微信的限制")
        case 45004:
            return _("摘要超过微信的限制")
        case 45110:
            return _("作者超过微信的限制")
        case 45002:
            return _("正文超过微信的限制")
        case 45166:
            return _("正文里有微信不收的内容")
        case 48001:
            return _("这个账号没有用这个接口的权限")
        case 53503 | 53504 | 53505:
            return _("草稿没有通过发布检查，请在公众号后台打开它看看")
        case 93000:
            return _("群机器人的 key 不对，或机器人已被移出群")
    return _("微信没有接受")
