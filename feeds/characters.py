"""Traditional characters and their simplified forms: Chinese is compared in one of the two scripts.

Only ever for comparing: what is published stays as it was printed.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def simplified() -> dict[str, str]:
    """Traditional or variant character -> the simplified one; each is a single character."""
    # Two rows: traditional, simplified. The pairs of OpenCC's character table (Apache-2.0) within Big5 and GB 2312.
    rows = resources.files(__package__).joinpath("traditional.txt").read_text(encoding="utf-8").split()
    return dict(zip(*rows, strict=True)) | _VARIANTS


# Other forms that printers use for one traditional character.
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
    "復": "复",
    "佈": "布",
}
