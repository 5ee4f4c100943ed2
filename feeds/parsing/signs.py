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
    r"[(\[]?(?:(?:本[刊报会])?征稿(?:启事|函|通知)?|征稿:.{4,120}|约稿(?:启事|函)?|下期(?:要目|预告|看点|导读|内容)(?:预告)?|更正:.{0,60}本(?:刊|报|简报).{2,80}|投稿须知|来稿须知|稿约|征订启事|广告(?:刊登|价目|刊例|查询|热线)(?:价目|价格|须知|表)?|版权(?:声明|申明|所有).{0,30}|[^,。;:]{2,12}版权所有.{0,30}|免责声明.{0,20}|免责声明:.{0,200}|欢迎.{0,12}(?:投稿|来稿|赐稿|订阅).{0,60}|本(?:刊|报|资讯|简报|通讯|资料|信息|月刊|周刊|快报|期).{0,8}(?:仅供|不代表|所载|所刊|免费).{0,40}|声明:.{0,120}|《.{2,20}》(?:编辑部|编委会|杂志社))。?[)\]]?$"
)
THE_END = re.compile(r"[—◎-]*(?i:(?:the)?end)[—◎-]*")
"""—— END ——, below the last text or below each."""
TO_WHOLE = re.compile(
    r"\[?[◎^]?(?:点击|点此)?(?:查看|阅读|浏览|展开|了解)(?:更多|原文|全文|详情|详细|完整|网页|原网页)"
    r"(?:内容|信息|报道|全文|文章|版)?[◎^>»]{0,3}\]?"
)
"""查看原文, 阅读全文>>: a button below each text of a web page or a mail."""
COLOPHON = re.compile(
    rf"{THE_END.pattern}$|"
    r"(?:©|\(c\)|copyright|.{0,4}©).{2,40}$|往期(?:推荐|回顾|精选)|阅读原文|\(?共印\d+份|(?:主题词|\[?(?:打印|关闭|返回)(?:本页|窗口|此页|页面|顶部)|本期发送|发送范围)"
)
GREETING = re.compile(r"(?:各位.{0,8})?(?:早上|早|上午|中午|下午|晚上|大家|您|你)好[,!。].{0,60}")
"""早上好，这里是…: an account greets before its first column."""
SUMMARY = re.compile(
    r"\[?(?:核心观点|核心提示|本[期周月](?:核心)?(?:观点|提要|摘要|要点)|内容提要|投资要点|报告要点)\]?(?::.*)?"
)
"""Above the first column: what an issue says in short."""
MADE_BY = re.compile(rf"\(?{words.DISTRIBUTION}[:|/]")
"""Who made an issue and whom it goes to, below its last text: 编辑：…, 报：…, 送：…"""
WEB_FOOT = re.compile(
    r"(?:上一|下一|前一|后一)(?:篇|条|则|页|个):.{0,60}|分享到?:.{0,40}|"
    r"\[?[◎^]?(?:返回|回到|回)(?:目录|顶部|顶端|首页|页首)[◎^]?\]?|(?:[\[(](?:(?:打印|关闭|返回|收藏|分享)[^\[\]()]{0,6}|大|中|小)[\])]){1,8}"
)
"""What a web page puts below an article: 【打印】【关闭】, 上一篇：…"""
LEFT_OUT = re.compile(r"[\[(](?:图|图片|图略|表略|略|完|全文完)[\])]")
"""（图略）, （完）: what brackets say of a picture that is left out, or of an end."""
WEB_SIZES = re.compile(r"字(?:体|号)(?:大小)?:\[?[大中小特]{1,6}\]?|(?:[\[(][大中小特][\])]){2,4}")
"""字体：[大 中 小]: buttons as well below a headline as below a text."""
ACCOUNT_TALK = re.compile(
    r".{0,3}点击(?:文末|左下角|下方)?“?阅读原文”?.{0,16}|.{0,14}点(?:个|亮|击)?.{0,3}“?在看.{0,12}|点击(?:上方|下方|右上角|蓝字|关注).{0,16}|点击(?:回看|观看|查看|收听|文末|这里|链接).{1,24}|长按.{0,12}(?:二维码|关注).{0,10}|.{0,3}点(?:个|亮|击)?“?在看.{0,12}|阅读\d+.{0,3}赞\d+.*|"
    r"戳(?:视频|下图|图片|链接|下方|这里).{0,10}|[\[(]?(?:图片|视频|动图)[\])]?|[\[(]?(?:原文|全文)链接[\])]?"
)
"""What an account says around its news: 点击上方蓝字关注"""
ADVERTISED = re.compile(r"\[?(?:广告|推广|商业推广|广告页|公益广告)\]?")
"""Alone on a row, above what was paid for."""
PAID_FOR = re.compile(r"\[(?:广告|推广|商业推广)\].{4,}")
"""【推广】某某机电：…, on one row."""
OF_COLUMN = re.compile(r"[(\[]本(?:栏目?|专栏|版).{4,60}[)\]]|(?:本栏|栏目|本版)(?:责任)?编辑[:/|].{2,8}")
"""（本栏目刊登会员反映的问题）, 本栏编辑：某某, below the name of a column."""
ADDRESS_ALONE = re.compile(r"◎(?:https?:|www\.)\S+")
"""🔗 https://…: where the whole text is to be read."""
FULL_TEXT = re.compile(
    r"(?:详|查看|阅读|更多|完整)?(?:全文|原文|内容)(?:链接|网址|连结)?(?::.{0,10}|<)https?://\S+$|(?:[^,。;]{2,20}(?:>>|»|◎))?<?https?://\S+$"
)
"""Where a text stands in full, below its attribution: 详全文：https://…, 查看展位图 >> http://…. In the shadow an arrow
is a bullet."""
LATER_PART = re.compile("第[二三四五六七八九十][一-鿿]{1,3}[:、]")
"""第二道坎：…, of which the first stands above."""
ANSWER = re.compile(r"[\[(]?答[\])]?[:|]")
"""答：…, below a question."""
REPLY = re.compile(r"[\[(]?(?:编者(?:答复|回复)?|答复|回复)[\])]?[:|]")
"""编者：…, below a reader's letter."""
SIGNED = re.compile(
    rf"(?:[一-鿿]{{2,20}}{words.OFFICES})?"
    r"(?:\d{4}|[二〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日"
)
"""The day below a letter or notice, alone on its row or behind who signs: the last of it."""
FACT = re.compile(
    rf"{words.FACTS}[A-Za-z]{{0,16}}[:/](?=.)|\[{words.FACTS}\](?=.)|[QA]\d{{1,2}}:|[一-鿿]{{2,6}}:[\x21-\x7e]{{3,}}$"
)
"""时间 Date：, where an issue is in two languages; 【发布机关】某某部; 会员编号：LW2018-041, whatever it is called."""
FACT_ALONE = re.compile(rf"\[{words.FACTS}\]")
"""【裁判】 on a row of its own heads a part of a text."""
BACK = re.compile(
    r"\(?(?:本[刊报会网]|[^,。:]{0,12}(?:编辑部|秘书处|协会|商会|公会|学会))?(?:联系(?:我们|人|方式|电话|地址)|地址|通讯地址|电话|咨询电话|热线|"
    r"投稿(?:信箱|邮箱|电话|热线|爆料|方式)?|(?:电子)?邮箱|电邮|e-?mail|tel|网址|网站|微信公众号|官方微信|扫码关注|扫描二维码)[:|/]",
    re.IGNORECASE,
)
"""How to reach the publisher: on the last rows of an issue it belongs to no item."""
OF_ITSELF = re.compile(
    r"(?:内部(?:交流|资料|参考|刊物)(?=,)|《[^》]{2,16}》(?=每[年季月周旬日]|由|是|为)|本(?:刊|报(?!讯)|网|简报|资讯|通讯|汇编|月报|周报|早报|快讯|月刊|期刊物)).{4,120}。"
)
"""本刊英文摘要由…: the last rows of an issue speak of itself."""
ABOUT = re.compile(
    r"(?=.*简介$).{0,24}(?:中心|协会|商会|学会|联合会|编辑部|委员会|本会|本刊|促进会|研究会|研究院)简介$"
)
CHRONICLE = re.compile(rf".{{0,24}}{words.CHRONICLES}(?:[(\[]?\d{{0,4}}.{{0,12}}[)\]]?)?$")
DATELINE = re.compile(
    r"(?:[(\[]?本(?:报|刊|网|会|社).{0,12}(?:讯|电|报道)|据.{1,20}(?:报道|消息|透露|统计|悉|了解)|(?:\d{4}年)?\d{1,2}月\d{1,2}(?:日|号|[-至—~])|(?:\d{4}年)\d{1,2}月|"
    r"近日|日前|近期|昨日|今日|今年|去年|本周|上周|本月|上月|\d{1,2}日[,上下]|记者|近来|最近)"
)
DATED = re.compile(
    r"(?:\d{4}年)?\d{1,2}月(?:上旬|中旬|下旬|底|初|\d{1,2}日)|"
    r"[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日|\d{4}年(?:\d{1,2}月)?[,,]|"
    r"(?:\d{2,4}[./-])?\d{1,2}[./-]\d{1,2}(?=\D)"
)
ADDRESSED = re.compile(r"(?:.{0,12}各.{2,60}|.{2,24}(?:局|会|公司|单位|企业|政府|部门|学校|院|商户|会员|用户)):")
"""各有关企业：, whom a notice is for."""
NOTICE_OF = re.compile(
    r"(?:.{2,24})?关于.{4,60}的(?:通知|通告|通报|公告|函|复函|批复|决定|意见|请示|报告)(?:[(\[].{1,8}[)\]])?"
)
DAY_OPENS = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[至—~-](?:\d{1,2}月)?\d{1,2}日)?,")
"""Of the shadow of a row that opens a report: 2014年3月9日，, 4月8日至13日，"""
SHORT_DAY = r"(?:(?:19|20)\d{2}[年./-])?\d{1,2}[月./-]\d{1,2}日?"
"""2015年8月4日, 8月4日, 2015-8-4 or 8/4, within other patterns; not in the shadow."""
DAY = re.compile(r"(?:(?:19|20)\d{2}(?:年|[-./])\d{1,2}(?:月|[-./])\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2})")
"""2019年11月8日, 2019-11-08 or, as Hong Kong and Macao write it, 08/11/2019."""
RESUMED = re.compile(r"[(\[]?(?:上接|接上|接第?\d+页|续第?\d+页|上续).{0,14}[)\]]?$")
CONTINUES = re.compile(r"[(\[]?(?:下转|转下|转第?\d+页|未完待续|待续|下接|续下).{0,14}[)\]]?$")
FOOTNOTE = re.compile(r"(?:[(\[]?\d{1,2}[)\].、]|注(?:释)?\d*[::、]|\*)(?=[^\d])")
CONNECTIVE = re.compile(r"(?:首先|其次|再次|最后|此外|另外|与此同时|因此|对此|为此|据悉|据了解|一方面|另一方面)[,:]")
"""首先，…: goes on with a text, however short the row."""
DOCUMENT_NUMBER = re.compile(r"\(?[一-鿿]{2,12}[\[(](?:19|20)\d{2}[\])]第?\d{1,5}号\)?|\((?:19|20)\d{2}年第\d{1,4}号\)")
"""（某关通告〔2020〕17号）, （2022年第6号）, below the headline of a document."""
UNIT = re.compile(r"[(\[]?单位:.{1,30}")
"""（单位：万元）, between the name of a table and its cells"""
ISSUED = re.compile(rf"{words.OFFICIAL_PAPERS}(?:[(\[].{{1,8}}[)\]])?$")
COMPANY = re.compile(
    r"(?:公司|集团|厂|中心|协会|事务所|合作社|服务部|经营部|农场|工作室|研究院|[商洋产]行|工坊|作坊|店)(?:[(\[].{1,12}[)\]])?$"
)
FIRM = re.compile(r"(?:公司|集团|厂|合作社)(?:\(.{1,12}\))?$")
"""What a member is told of below; other bodies sign."""
MEMBERS = re.compile(
    r"新(?:入会|加入)?的?(?:会员|成员|社员)|新面孔|参展(?:企业|商|单位)(?:名录|名单|简介|选介|展示|巡礼)|新(?:入会|加入)的?(?:单位|企业)|加盟|(?:会员|成员)(?:单位|企业)?(?:简介|介绍|情况|名录|名单|风采|展示|推介|档案|走访|巡礼|之星|园地)"
)
"""The name of a column of profiles."""
MEMBER_NAMED = re.compile(r"新(?:会员|成员|社员)(?:介绍|推介|风采|风貌|简介|速递)[:|].{2,}")
"""新会员介绍：某某工坊, above what is told of it."""
OFFICES = re.compile(rf"(?:[一-鿿]{{2,16}}?{words.OFFICES}[、 　]*){{1,4}}")
"""Those who issue a document, on a row above its title: 某省商务厅 某省邮政管理局."""
PROFILE = re.compile(words.PROFILES)
"""How the text about a member begins: 经营范围：…"""
INNER_NAME = re.compile(
    r"\[?.{0,4}[一二三四五六七八九十\d]+[::、].*|附件?[一二三四五六七八九十\d]*[::].*|表\d.*|[上下左右]?图(?:\d|为|中|片说明|:).*"
)
"""亮点一：…, 附件1：…, 表1…, 图为…: what heads a part of an item, or a picture in it."""
_CONTACT = re.compile(r"https?:|www\.|@|(?:电话|传真|邮编|网址|邮箱)[:|(]?(?=[:|(\d])|联系人:")


_FOREIGN = re.compile(r"(?<=[^\x00-\x7f])[\s|｜/／·]+[A-Za-z][A-Za-z &'’.,-]+$")


def without_foreign(text: str) -> str:
    """A name without itself in English behind it: 会务消息 ASSOCIATION NEWS."""
    # Most rows end in Chinese, which is sooner seen by a character.
    return _FOREIGN.sub("", text) if text[-1:].isascii() or text[-1] == "’" else text


def ordinal_of(shadow: str) -> tuple[str, int] | None:
    """Which kind of number a row begins with, and the number."""
    if not shadow or (shadow[0] not in "一二三四五六七八九十百第其([(0123456789" and ":" not in shadow[:8]):
        return None
    for name, pattern in ORDINALS.items():
        match = pattern.match(shadow)
        if match:
            value = numeral(match[1])
            return (name, value) if value is not None else None
    return None


def letter_spaced(text: str) -> bool:
    """A blank between each letter and the next, or nearly."""
    return len(text) > 8 and (text.count(" ") + text.count("　")) * 5 >= len(text) * 2


def letters_apart(text: str) -> bool:
    """Whether a blank parts most letters of a line from the next. Blanks beside figures, 2016 年 5 月, which many
    programs put there, do not count."""
    return len(LETTER_GAP.findall(text)) * 2 >= len("".join(text.split())) >= _APART_AT_LEAST


LETTER_GAP = re.compile(r"[一-鿿][ 　](?=[一-鿿])")
"""A letter, and the blank that parts it from the next one."""
_APART_AT_LEAST = 6


def heads_notice(shadow: str, below: str) -> bool:
    """Whether 关于开展…的通知 stands above 各有关企业：, whatever text it follows."""
    return NOTICE_OF.fullmatch(shadow) is not None and ADDRESSED.fullmatch(below) is not None


def looks_like_contact(shadow: str) -> bool:
    return _CONTACT.search(shadow) is not None


_SPACED_ORDINAL = re.compile(
    r"(\d{1,3})[.．](?:[ \u3000]+(?=\d)|(?=\d{1,2}(?:[至—-]\d{1,2})?月))|([1-9])(?:\u3000+| {2,})(?=[^\W\d_])"
)
_PADDED = re.compile(r"^(\d\d)(?:[ \u3000]*[|｜][ \u3000]*|[ \u3000]+)(?=\S)")


_NAMED = re.compile(rf"{words.SERIES}([一二三四五六七八九十\d]{{1,3}})(?:[ \u3000]+|[:：、.．])(?=[^\s])")


def named_ordinal(text: str) -> tuple[str, int] | None:
    """案例一  某公司…: below a column's name each heads an item. Inside a text it would head a part."""
    match = _NAMED.match(text)
    value = numeral(match[1]) if match else None
    return ("named", value) if value is not None else None


_PART = re.compile(r"(\d{1,2})\.(\d{1,2})[ \u3000]+(?=\D)")


def part_ordinal(text: str) -> tuple[int, int] | None:
    """1.2 某项工作: the second of the first column. Only a series counts, for a figure may begin a text so."""
    match = _PART.match(text)
    return (int(match[1]), int(match[2])) if match else None


_ZERO_PADDED = re.compile(r"^0\d(?:[ \u3000]*[|｜][ \u3000]*|[ \u3000]+)(?=\S)")
_NUMERO = re.compile(
    r"[Nn][Oo]?[.．][ \u3000]*(\d{1,2})(?:[ \u3000:：、]+|[.．](?=\D))|№[ \u3000]*(\d{1,2})[ \u3000:：.．、]+"
)
_CIRCLED = {
    chr(first + at): at + 1
    for first, count in (
        (0x2460, 20),
        (0x2474, 20),
        (0x2488, 20),
        (0x2776, 10),
        (0x2780, 10),
        (0x278A, 10),
        (0x3220, 10),
    )
    for at in range(count)
}
"""① ⑴ ⒈ ❶ ➀ ➊ ㈠: numbers of one character each."""


def marked_ordinal(text: str) -> tuple[str, int] | None:
    """① 某地试点, NO.1 某地试点, or 01 某地试点, as weeklies number their headlines.

    A figure may begin a text as 01 does: only a series counts."""
    if text[0] in _CIRCLED:
        return "circled", _CIRCLED[text[0]]
    if match := _PADDED.match(text):
        return "padded", int(match[1])
    match = _NUMERO.match(text)
    return ("numero", int(match[1] or match[2])) if match else None


def without_mark(text: str) -> str:
    """A headline without such a number before it."""
    if text[0] in _CIRCLED:
        return text[1:].lstrip(" 　.．、")
    if match := _NUMERO.match(text):
        return text[match.end() :]
    return _ZERO_PADDED.sub("", text, count=1)


def spaced_ordinal(text: str) -> tuple[str, int] | None:
    """4. 5月均价下降: the shadow, without the blank, reads as 4.5; of 1　发展概况 nothing but the blank tells it."""
    match = _SPACED_ORDINAL.match(text)
    return ("digit", int(match[1] or match[2])) if match else None
