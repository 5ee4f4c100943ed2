"""Characters that stand for a letter's shape and not for the letter: what fonts leave in the text of a PDF.

Only these are replaced, one by one; the text is never normalised as a whole.
"""

from __future__ import annotations

import unicodedata

# Shapes of radicals that fonts share with the character itself, so that programs name the wrong one. Unicode gives
# no mapping for those of the Radicals Supplement.
_RADICALS = dict(
    zip(
        "⺁⺇⺌⺎⺒⺓⺟⺠⺫⺮⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂几小兀巳幺母民目竹虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
_KANGXI["⼾"] = "户"  # Unicode has 戶 for it, with which fonts for simplified Chinese do not share its shape
# A second time in Unicode, for the sake of a Korean standard that had them twice.
_TWICE = {
    chr(code): plain
    for code in range(0xF900, 0xFAFF)
    if len(plain := unicodedata.normalize("NFKC", chr(code))) == 1 and plain != chr(code)
}
# Places of Symbol and Wingdings in the private use area, as office programs write bullets.
_BULLETS = {
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf06f": "□",
    "\uf071": "❑",
    "\uf075": "◆",
    "\uf076": "❖",
    "\uf077": "◆",
    "\uf09f": "•",
    "\uf0a7": "▪",
    "\uf0a8": "◻",
    "\uf0b2": "◇",
    "\uf0b7": "•",
    "\uf0d8": "➢",
    "\uf0e8": "➔",
    "\uf0fc": "✓",
    "\uf0fe": "☑",
}
_PLAIN = str.maketrans({**_RADICALS, **_LIGATURES, **_KANGXI, **_TWICE, **_BULLETS})


def plain_text(text: str) -> str:
    """The text with letters for shapes. Rare characters may have come as two surrogates; half of one goes."""
    if any("\ud800" <= character <= "\udfff" for character in text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
    return text.translate(_PLAIN)
