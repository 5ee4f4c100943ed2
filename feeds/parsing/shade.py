"""The shadow that rules match on: NFKC, without white space, one bracket, bullet and dash for many, simplified.

Only ever compared, never published. A shadow character comes from one character of the text, so that a place in the
shadow leads back to a place in the text.
"""

from __future__ import annotations

import re
import unicodedata

# Traditional forms of the characters that occur in the rules of this package; no general conversion.
_TRADITIONAL = (
    "來編輯記錄總號單位辦動態轉頁鏈連結專題觀點業務資訊聞報導會員規標準則發條約聯絡電話傳郵誌紀歷"
    "廣項區縣鄉鎮國際東與數據調查經濟協調體系統計劃製書審稿責顧問導團長創導學導週讀導視頻聲權徵啟"
    "簡介訂閱閣讓譯選寫採訪訊蹤熱議論壇園場點關鍵詞第類欄產企銀貿財稅務進階層級樓號實驗試點綜試內"
    "圖見習題綱誤亮條規範範圍見證據貳參陸億萬佈備註釋腳隨筆評說談術錢員獎錄時間從風頭條語後記"
    "為於並個們這種對應當過還沒無將開讀門網絡線購買賣價復覆現環節離種幹乾裡裏歲歡愛師導書節藝"
    "刊载載負責執行總監設計遞鐵鐘鑰領頒預顯願飛館驟"
)
_SIMPLIFIED = (
    "来编辑记录总号单位办动态转页链连结专题观点业务资讯闻报导会员规标准则发条约联络电话传邮志纪历"
    "广项区县乡镇国际东与数据调查经济协调体系统计划制书审稿责顾问导团长创导学导周读导视频声权征启"
    "简介订阅阁让译选写采访讯踪热议论坛园场点关键词第类栏产企银贸财税务进阶层级楼号实验试点综试内"
    "图见习题纲误亮条规范范围见证据贰参陆亿万布备注释脚随笔评说谈术钱员奖录时间从风头条语后记"
    "为于并个们这种对应当过还没无将开读门网络线购买卖价复复现环节离种干干里里岁欢爱师导书节艺"
    "刊载载负责执行总监设计递铁钟钥领颁预显愿飞馆骤"
)
BULLETS = "◎●○■□◆◇▲△▶►▷▼▽◀★☆✦✧✪◉⊙•▪▫❖♦◼◾➤➢➔→※☞▌▍▎▏▋▊▉█┃"
"""What stands before a column's, a group's or an item's name, and says nothing by itself."""

# Variant forms of one traditional character.
_VARIANTS = {
    "啓": "启",
    "爲": "为",
    "衆": "众",
    "羣": "群",
    "裏": "里",
    "綫": "线",
    "鷄": "鸡",
    "牀": "床",
    "峯": "峰",
    "麪": "面",
    "祕": "秘",
    "臺": "台",
    "説": "说",
    "録": "录",
    "産": "产",
    "値": "值",
    "銭": "钱",
}
_ALIKE = {
    **_VARIANTS,
    **dict.fromkeys("[［【〖〔", "["),
    **dict.fromkeys("]］】〗〕", "]"),
    **dict.fromkeys(BULLETS, "◎"),
    **dict.fromkeys("─―–—━", "—"),
    **dict.fromkeys("〈《", "《"),
    **dict.fromkeys("〉》", "》"),
    **dict.fromkeys('「『“"', "“"),
    **dict.fromkeys("」』”", "”"),
    **dict.fromkeys("·‧・•⋯∙", "·"),
    "｡": "。",
    "…": "…",
    **{old: new for old, new in zip(_TRADITIONAL, _SIMPLIFIED, strict=True) if old != new},
}


class _Table(dict[int, str]):
    """One character's shadow, worked out when it is first met; at most as large as Unicode."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        shade = _ALIKE.get(char)
        if shade is None:
            plain = unicodedata.normalize("NFKC", char)
            shade = "".join(_ALIKE.get(one, one) for one in plain if not _unseen(one))
        self[code] = shade
        return shade


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Zs", "Cs")


_TABLE = _Table()


def shade(text: str) -> str:
    """The shadow of a text."""
    return text.translate(_TABLE)


def shade_with_places(text: str) -> tuple[str, list[int]]:
    """The shadow, and for each of its characters, and for its end, the offset in the text that it comes from."""
    parts: list[str] = []
    places: list[int] = []
    for offset, char in enumerate(text):
        one = _TABLE[ord(char)]
        parts.append(one)
        places.extend([offset] * len(one))
    places.append(len(text))
    return "".join(parts), places


def bare(shadow: str) -> str:
    """A shadow's letters and digits only: what headlines are compared by."""
    return _SIGNS.sub("", shadow)


_SIGNS = re.compile(r"[\W_]+")
