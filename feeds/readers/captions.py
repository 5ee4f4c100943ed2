"""Which line beside a picture is its caption. Pure."""

from __future__ import annotations

import re

CAPTION = "caption"
"""The style of a line that its place on the page makes one."""

_LONGEST = 80  # characters
_STYLES = re.compile(r"caption|figcaption|题注|图注|图题", re.I)
_CAPTION = re.compile(
    # 图1 / 图一： / 图：/ 上图为 / 图为 / (图2)
    r"[(（【]?(?:[上下左右]?图|图片|照片|插图)(?:\s*[\d一二三四五六七八九十]+|\s*[:：]|[为是])"
    r"|[▲△▼▽↑↓]"
    # 张三 摄 / 张三/摄 / （供图：某协会）
    r"|.*[\s/／|｜](?:摄影|摄|供图|绘图|制图)[)）】]?$|.*(?:摄影|供图|图源|图片来源|制图)[:：].{1,30}$"
)


def is_caption(text: str, style: str | None = None) -> bool:
    """Whether a line that stands next to a picture says what is on it. ``style`` is the format's own name for it."""
    text = text.strip()
    if style and _STYLES.search(style):
        return bool(text)
    return len(text) <= _LONGEST and _CAPTION.match(text) is not None
