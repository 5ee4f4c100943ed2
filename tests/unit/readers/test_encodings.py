"""Text in any encoding that a Chinese office saves is read as it was written."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.readers.encodings import decode

SIMPLIFIED = "深圳市跨境电子商务协会今日发布第六期简报，内容包括政策、物流、支付和人才。\n（来源：某某日报）\n"
TRADITIONAL = "臺灣電子商務協會今日發佈第六期簡報，內容包括政策、物流、支付和人才。\n（來源：某某日報）\n"

# What both GB 2312 and Big5 have, and what a bulletin is written in.
common_chinese = st.text(
    st.sampled_from(sorted({*SIMPLIFIED, *"一不人在有的中大上地年月日第期市本新公司企业会", *"0123456789ABC%. "})),
    min_size=6,
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@given(text=st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff"), min_size=1))
@example(text="简报")
def test_unicode_comes_back_as_it_went(encoding: str, text: str) -> None:
    if encoding in ("utf-16-le", "utf-16-be"):
        # Without a mark only the usual characters tell it from binary data.
        text = SIMPLIFIED
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


@pytest.mark.parametrize("encoding", ["gb18030", "gbk"])
@given(text=common_chinese)
def test_simplified_chinese_comes_back_from_gbk(encoding: str, text: str) -> None:
    data = (SIMPLIFIED + text).encode(encoding)
    decoded = decode(data)
    assert decoded is not None
    assert decoded.text == SIMPLIFIED + text


@pytest.mark.parametrize("encoding", ["big5", "cp950"])
def test_traditional_chinese_comes_back_from_big5(encoding: str) -> None:
    decoded = decode(TRADITIONAL.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (TRADITIONAL, "cp950")


def test_traditional_chinese_comes_back_from_gbk() -> None:
    decoded = decode(TRADITIONAL.encode("gbk"))
    assert decoded is not None
    assert decoded.text == TRADITIONAL


@given(st.integers(1, 60))
def test_utf8_that_is_cut_off_stays_utf8(cut: int) -> None:
    decoded = decode((SIMPLIFIED * 3).encode()[:-cut])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert (SIMPLIFIED * 3).startswith(decoded.text.rstrip("\ufffd"))


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_one_bad_byte_costs_one_place_and_not_the_issue(encoding: str) -> None:
    data = (SIMPLIFIED * 20).encode(encoding)
    middle = len(SIMPLIFIED.encode(encoding)) * 10
    decoded = decode(data[:middle] + b"\xff" + data[middle:])
    assert decoded is not None
    assert decoded.text.count(SIMPLIFIED) >= 18


def test_a_stray_nul_is_dropped() -> None:
    data = (SIMPLIFIED * 50).encode()
    decoded = decode(data[:300] + b"\0" + data[300:])
    assert decoded is not None
    assert decoded.text == SIMPLIFIED * 50


def test_a_short_text_may_have_some_nuls_too() -> None:
    data = SIMPLIFIED.encode("gb18030")
    decoded = decode(data[:20] + b"\0" + data[20:] + b"\0\0")
    assert decoded is not None
    assert decoded.text == SIMPLIFIED


@given(st.binary(min_size=300, max_size=400).filter(lambda data: len(set(data)) > 100))
def test_binary_data_are_no_text(data: bytes) -> None:
    decoded = decode(data + bytes(range(256)))
    assert decoded is None


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    decode(data)
