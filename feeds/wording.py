"""Words for the codes that parsing, tagging and the store hand around: review flags, kinds of items."""

from __future__ import annotations

from feeds.i18n import gettext as _
from feeds.model import Flag, Kind


def kind_words(kind: Kind) -> str:
    """The kind of an item, as a person calls it."""
    words = {
        Kind.ARTICLE: _("文章"),
        Kind.BRIEF: _("简讯"),
        Kind.CHRONICLE: _("大事记条目"),
        Kind.PROFILE: _("会员介绍"),
        Kind.DOCUMENT: _("文件"),
        Kind.TABLE: _("表格"),
        Kind.FRAGMENT: _("残篇"),
    }
    return words[kind]


def flag_words(flag: Flag) -> str:
    """Why a person should look, as a sentence; the code itself for one that nobody has words for."""
    words = {
        "no-headline": _("没有找到标题"),
        "torn-start": _("开头缺失，可能缺页或页序错乱"),
        "torn-end": _("结尾中断：“……{detail}”"),
        "joined-across-pages": _("跨页拼接，把握 {detail}"),
        "resumed": _("按“上接”标注拼接了后面的文字，把握 {detail}"),
        "not-in-contents": _("目录中没有这一条"),
        "short": _("正文只有 {detail} 字，可能不完整"),
        "long": _("正文有 {detail} 字，可能混入了其他条目"),
        "attribution-torn": _("来源没有印全：{detail}"),
        "no-attribution": _("同类条目都有来源，这一条没有"),
        "footnotes": _("正文之外的注释：{detail}"),
        "listed-not-found": _("目录中有、正文中没有找到：{detail}"),
        "no-title": _("没有找到刊名"),
        "no-date": _("没有找到出版日期"),
        "no-number": _("没有找到期号"),
        "date-suggested": _("没有找到出版日期，从正文推测是 {detail}"),
        "torn-pages": _("有 {detail} 处文字断裂，可能缺页或页序错乱"),
        "doubtful-date": _("日期存疑：{detail}"),
        "date-inferred": _("出版日期是推断的：{detail}"),
        "identity-from-sidecar": _("由旁边的说明文件给出：{detail}"),
        "identity-from-file-name": _("刊名或期号取自文件名：{detail}"),
        "nothing-found": _("没有找到任何条目"),
    }
    text = words.get(flag.code)
    return flag.code if text is None else text.format(detail=flag.detail)
