"""What the publisher says of itself below the last item is of no item."""

from __future__ import annotations

import pytest
from invented import HEAD, LONG, TITLES, lines, titles

LAST = "招工信息汇总"


def last_body(*own: str, between: str = "") -> str:
    """The text of the last item above the publisher's own rows."""
    items = [row for title in TITLES[:3] for row in (title, f"　　{LONG}", f"　　{LONG}")]
    found = lines(*HEAD, "", *items, LAST, f"　　{LONG}", between, *own)
    assert titles(found) == [*TITLES[:3], LAST]
    return found.items[-1].body


OWN = [
    ("《某某商情》欢迎来稿　　投稿邮箱：tougao@jianbao.example",),
    ("（本刊为会员交流读物　欢迎来稿　邮箱：tougao@jianbao.example）",),
    ("督印：某某商贸联合会　　编辑委员会：闻天歌　周启元", "本刊文章版权属本会所有，欢迎转载，惟须注明出处。"),
    ("本电子报所载资料仅供参考，如需转载请注明出处。　　取消订阅　｜　变更信箱",),
    ("发行人：闻天歌", "总编辑：周启元", "邮政划拨：1934××××　户名：某某商贸联合会"),
    ("《某某商情》每周五发送，供会员参阅，", "来稿请发 tougao@jianbao.example，邮编100000。", "退订请回复本邮件。"),
]


@pytest.mark.parametrize("own", OWN, ids=[rows[0][:8] for rows in OWN])
def test_who_made_an_issue_and_how_to_reach_them_is_no_text(own: tuple[str, ...]) -> None:
    assert last_body(*own) == LONG
    assert last_body("=" * 40, *own) == LONG


def test_rows_right_below_a_text_are_of_it_unless_a_line_parts_them() -> None:
    own = "发行人手一册，编委：闻天歌等五人参加了座谈。"
    items = [row for title in TITLES[:3] for row in (title, f"　　{LONG}")]
    found = lines(*HEAD, "", *items, LAST, f"　　{LONG}", f"　　{own}")
    assert found.items[-1].body == f"{LONG}\n{own}"
