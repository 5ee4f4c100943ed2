"""Words for the codes that parsing, tagging and the store hand around: review flags, kinds of items."""

from __future__ import annotations

from feeds.i18n import gettext as _
from feeds.model import Flag, Kind
from feeds.verdict import Grade


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
        "torn-pages": _("有 {detail} 处文字断裂，可能缺页或页序错乱"),
        "doubtful-date": _("日期存疑：{detail}"),
        "date-inferred": _("出版日期是推断的：{detail}"),
        "month-inferred": _("出版月份是推断的：{detail}"),
        "identity-from-sidecar": _("由旁边的说明文件给出：{detail}"),
        "identity-from-file-name": _("刊名或期号取自文件名：{detail}"),
        "recognised": _("文字是从扫描的页面识别出来的，可能有错字"),
        "nothing-found": _("没有找到任何条目"),
        "low-confidence": _("拆分的把握只有 {detail}"),
        "doubtful-items": _("拿不准的条目占 {detail}"),
        "doubtful": _("拿不准，发布时已向读者注明"),
    }
    text = words.get(flag.code)
    return flag.code if text is None else text.format(detail=flag.detail)


def grade_words(grade: Grade) -> str:
    """How far an item or an issue can be trusted."""
    words = {Grade.GOOD: _("可以"), Grade.DOUBTFUL: _("拿不准"), Grade.POOR: _("很可能有错")}
    return words[grade]


def rule_words(rule: str) -> str:
    """Why a date or a tag was given: the rule of its evidence; the code itself for one that nobody has words for."""
    words = {
        # how the year of a date was told
        "year-in-text": _("年份写在文中"),
        "year-relative": _("“今年、去年、本月”按出版日期推算"),
        "year-of-heading": _("年份取自所在的标题"),
        "year-of-previous-date": _("年份同上一个日期"),
        "year-nearest-to-issue": _("没写年份，取离出版日期最近的一年"),
        "year-unknown": _("看不出是哪一年"),
        "date-of-source": _("来源里的日期"),
        # where a region was named, and which place it was
        "name": _("地名"),
        "name-in-its-parent": _("重名或小地名，由文中的上级地区确定"),
        "abbreviation": _("地区简称"),
        "ministry": _("中央机构"),
        "seat-of-company": _("公司所在国"),
        "group-mark": _("所在的栏目或分组"),
        "venue": _("事情发生的地点"),
        "list-of-places": _("并列的一串地名之一，分量很轻"),
        "wide-by-the-way": _("顺带提到全国或国际，分量很轻"),
        "here-by-source": _("“我市、本省”，按来源所在地"),
        "here-by-home": _("“我市、本省”，按刊物所在地"),
        "here-by-headline": _("“全市、市政府”，按标题里的地名"),
        "here-by-group": _("“全市、市政府”，按分组的地名"),
        "here-by-association": _("“本会、会员企业”，按刊物所在地"),
        "place-in-it": _("所提地方的上级城市"),
        "office-at-home": _("本地单位供稿"),
        "profile-of-member": _("本会会员的介绍"),
        "own-chronicle": _("本会的大事记"),
        "no-place-named": _("没有提到哪个地方"),
        # where a word of a theme stands
        "word-in-title": _("标题里的词"),
        "word-in-subtitle": _("副标题里的词"),
        "word-in-lead": _("导语里的词"),
        "word-in-body": _("正文里的词"),
        "section": _("所在的栏目"),
        "title-of-periodical": _("刊物的名称"),
        # what a person has set
        "correction": _("由人更正"),
    }
    return words.get(rule, rule)


def role_words(role: str) -> str:
    """What a date is the date of."""
    words = {
        "reported": _("事情发生"),
        "issued": _("发布"),
        "publication": _("来源发表"),
        "effective": _("生效"),
        "deadline": _("截止"),
        "as-of": _("统计时点"),
        "future": _("将来"),
        "background": _("背景"),
        "name": _("文件名称"),
        "recurring": _("每年如此"),
    }
    return words.get(role, role)
