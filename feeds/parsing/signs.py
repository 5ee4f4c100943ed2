"""What a row is by its wording: a link box, a notice, a dateline, a chronology's title, a numbered part."""

from __future__ import annotations

import re

from . import vocabulary as words
from .patterns import ORDINALS, numeral

HEAD_ROWS = 9
"""Column, group, headline and subtitle take no more rows before the first text of an issue."""
LINK_BOX = re.compile(rf"\[?(?:相关)?{words.LINKS}\]?[:\]]|\[(?:相关)?链接\]")
SUBTITLE = re.compile(r"—{1,3}(?=[^—])")
NOTICE = re.compile(
    r"(?:征稿(?:启事|函|通知)?|约稿(?:启事|函)?|投稿须知|来稿须知|稿约|征订启事|版权(?:声明|申明|所有).{0,30}|免责声明.{0,20}|欢迎.{0,12}(?:投稿|来稿|赐稿|订阅).{0,60}|本(?:刊|报|资讯|简报|通讯|资料|信息|月刊|周刊|快报|期).{0,8}(?:仅供|不代表|所载|所刊|免费).{0,40})。?$"
)
COLOPHON = re.compile(
    rf"\(?{words.DISTRIBUTION}:|\(?共印\d+份|(?:主题词|\[?(?:打印|关闭|返回)(?:本页|窗口|此页|页面|顶部)|本期发送|发送范围)"
)
WEB_FOOT = re.compile(
    r"(?:上一|下一|前一|后一)(?:篇|条|则|页|个):.{0,60}|(?:[\[(](?:打印|关闭|返回|收藏|分享|大|中|小)[^\[\]()]{0,6}[\])]){1,8}"
)
"""What a web page puts below an article: 【打印】【关闭】, 上一篇：…"""
SIGNED = re.compile(
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
"""The day below a letter or notice, alone on its row: the last of it."""
FACT = re.compile(rf"{words.FACTS}:")
BACK = re.compile(
    r"\(?(?:本[刊报会网]|编辑部|秘书处|协会|商会|公会|学会)?(?:联系(?:我们|人|方式|电话|地址)|地址|通讯地址|电话|咨询电话|热线|"
    r"投稿(?:信箱|邮箱|电话|热线)?|(?:电子)?邮箱|电邮|e-?mail|tel|网址|网站|微信公众号|官方微信|扫码关注|扫描二维码)[:|]",
    re.IGNORECASE,
)
"""How to reach the publisher: on the last rows of an issue it belongs to no item."""
ABOUT = re.compile(r".{0,24}(?:中心|协会|商会|学会|联合会|编辑部|委员会|本会|本刊|促进会|研究会|研究院)简介$")
CHRONICLE = re.compile(rf".{{0,24}}{words.CHRONICLES}(?:[(\[]?\d{{0,4}}.{{0,12}}[)\]]?)?$")
DATELINE = re.compile(
    r"(?:[(\[]?本(?:报|刊|网|会|社).{0,12}(?:讯|电|报道)|据.{1,20}(?:报道|消息|透露|统计|悉|了解)|(?:\d{4}年)?\d{1,2}月\d{1,2}(?:日|号|[-至—~])|(?:\d{4}年)\d{1,2}月|"
    r"近日|日前|近期|昨日|今日|今年|去年|本周|上周|本月|上月|\d{1,2}日[,上下]|记者|近来|最近)"
)
DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:上旬|中旬|下旬|底|初|\d{1,2}日)|\d{4}年(?:\d{1,2}月)?[,,]|\d{1,2}[./]\d{1,2}(?=\D)"
)
DAY = re.compile(r"(?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?")
RESUMED = re.compile(r"[(\[]?(?:上接|接上|接第?\d+页|续第?\d+页|上续).{0,14}[)\]]?$")
CONTINUES = re.compile(r"[(\[]?(?:下转|转下|转第?\d+页|未完待续|待续|下接|续下).{0,14}[)\]]?$")
FOOTNOTE = re.compile(r"(?:[(\[]?\d{1,2}[)\].、]|注(?:释)?\d*[::、]|\*)(?=[^\d])")
_CONTACT = re.compile(r"https?:|www\.|@|(?:电话|传真|邮编|网址|邮箱)")


_FOREIGN = re.compile(r"(?<=[^\x00-\x7f])[\s|｜/／·]+[A-Za-z][A-Za-z &'’.,-]+$")


def without_foreign(text: str) -> str:
    """A name without itself in English behind it: 会务消息 ASSOCIATION NEWS."""
    return _FOREIGN.sub("", text)


def ordinal_of(shadow: str) -> tuple[str, int] | None:
    """Which kind of number a row begins with, and the number."""
    if shadow[0] not in "一二三四五六七八九十百第其([(0123456789" and ":" not in shadow[:8]:
        return None
    for name, pattern in ORDINALS.items():
        match = pattern.match(shadow)
        if match:
            value = numeral(match[1])
            return (name, value) if value is not None else None
    return None


def looks_like_contact(shadow: str) -> bool:
    return _CONTACT.search(shadow) is not None


_SPACED_ORDINAL = re.compile(r"(\d{1,3})[.．][ \u3000]+(?=\d)")
_PADDED = re.compile(r"(\d\d)[ \u3000]+(?=\D)")


_PART = re.compile(r"(\d{1,2})\.(\d{1,2})[ \u3000]+(?=\D)")


def part_ordinal(text: str) -> tuple[int, int] | None:
    """1.2 某项工作: the second of the first column. Only a series counts, for a figure may begin a text so."""
    match = _PART.match(text)
    return (int(match[1]), int(match[2])) if match else None


def padded_ordinal(text: str) -> tuple[str, int] | None:
    """01 某地试点, as weeklies number their headlines. A figure may begin a text so: only a series from 01 counts."""
    match = _PADDED.match(text)
    return ("padded", int(match[1])) if match else None


def spaced_ordinal(text: str) -> tuple[str, int] | None:
    """4. 5月均价下降: the shadow, without the blank, reads as 4.5."""
    match = _SPACED_ORDINAL.match(text)
    return ("digit", int(match[1])) if match else None
