"""The file of corrections that a person starts from: everything in it is a comment (pure)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from feeds.i18n import gettext as _

_OPENING = 60


@dataclass(frozen=True, slots=True)
class Doubt:
    """An item to look at: its number, what it is called, why and where, and how its text begins."""

    number: int
    headline: str
    reasons: str
    where: str
    opening: str


def template(key: str, label: str, doubts: Iterable[Doubt]) -> str:
    """YAML that is valid as it is and corrects nothing: the items that want a look, ready to be filled in."""
    lines = [
        _("# {label} 的更正。保存后自动生效；这一期每次重新处理时都会再用一遍。").format(label=_one_line(label)),
        _("# 用 number（或 id）说明是哪一条，只写要改的；去掉行首的 # 才算数。删去一条更正，就恢复原样。"),
        _("# 可以改：title 标题、subtitle 副标题、section 栏目、group 分组、kind 种类、source 来源、byline 作者、"),
        _("#   date 日期、regions 地区、themes 主题、summary 摘要。写成 '' 或 [] 就是清空。"),
        _("# drop: true 撤下这一条；join: 5 把它的文字接到第 5 条后面（缺页、断开的条目用）。"),
        f"issue: {key}",
        "items:",
    ]
    for one in doubts:
        lines += [
            "",
            _("  # 第 {number} 条（{where}）：{headline}").format(
                number=one.number, where=_one_line(one.where), headline=_one_line(one.headline)
            ),
            f"  # {_one_line(one.reasons)}",
            _("  # 开头：{text}").format(text=_one_line(one.opening)[:_OPENING]),
            f"  # - number: {one.number}",
            "  #   title:",
            "  #   date:",
            "  #   drop: true",
        ]
    return "\n".join(lines) + "\n"


def _one_line(text: str) -> str:
    """Nothing of an issue's text may end the comment that it stands in."""
    return "".join(one if one.isprintable() else " " for one in " ".join(text.split()))
