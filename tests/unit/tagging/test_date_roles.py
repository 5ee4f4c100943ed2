"""What a date is the date of."""

from __future__ import annotations

import pytest

from feeds.tagging.date_grammar import written_dates
from feeds.tagging.date_roles import Role, role_of
from feeds.tagging.shadow import fold


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("11月5日，协会举办沙龙。", Role.REPORTED),
        ("自2014年10月1日起施行。", Role.EFFECTIVE),
        ("新规将于4月1日起开始实施。", Role.EFFECTIVE),
        ("各县区6月30日前完成自查。", Role.DEADLINE),
        ("园区到2015年建成三十万平方米。", Role.DEADLINE),
        ("截至2014年12月底，园区有企业三百家。", Role.AS_OF),
        ("2014年1-10月，出口额增长两成。", Role.AS_OF),
        ("10月，全市快件量同比增长三成。", Role.AS_OF),
        ("博览会将于12月10日开幕。", Role.FUTURE),
        ("缓冲期延至2017年12月31日。", Role.FUTURE),
        ("协会成立于2010年4月，现有会员五百家。", Role.BACKGROUND),
        ("自2010年起，会员翻了一番。", Role.BACKGROUND),
        ("企业应当于每年1月1日至6月30日报送。", Role.RECURRING),
        ("2014年8月7日", Role.ISSUED),
        ("出台《电子商务发展规划（2014年）》。", Role.NAME),
        ("8月4日印发通知。", Role.ISSUED),
        ("海关开展行动，至8月4日公布战果。", Role.ISSUED),
        ("8月4日单日处理量创新高。", Role.AS_OF),
        ("从8月4日起，货车可以通行。", Role.EFFECTIVE),
        ("说明会订于8月4日举行。", Role.FUTURE),
        ("社会各界可于8月4日前提出意见。", Role.DEADLINE),
        ("针对3月的处罚，平台已整改。", Role.BACKGROUND),
        ("8月4日，市政府正式发布办法。", Role.ISSUED),
    ],
)
def test_a_role_is_told_by_the_words_around(text: str, role: Role) -> None:
    folded = fold(text)
    (written,) = written_dates(folded)
    assert role_of(folded, written) is role


def test_who_was_founded_then_does_not_hide_the_news() -> None:
    folded = fold("由10月30日揭牌的商会承办。")
    (written,) = written_dates(folded)
    assert role_of(folded, written) is Role.REPORTED
