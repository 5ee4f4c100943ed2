from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from feeds.intake.names import companion_name, companions, is_temporary, numbered, report_name


@pytest.mark.parametrize(
    "name",
    ["会刊.pdf", "会刊.partial.pdf", "download.txt", "part", "tmp.docx", "a~b.txt", "2026.3 期.txt", "总结.tmp.docx"],
)
def test_an_ordinary_name_is_not_temporary(name: str) -> None:
    assert not is_temporary(name)


def test_names_are_numbered_before_their_ending() -> None:
    assert list(islice(numbered("会刊.pdf"), 3)) == ["会刊.pdf", "会刊 (2).pdf", "会刊 (3).pdf"]
    assert list(islice(numbered("会刊"), 2)) == ["会刊", "会刊 (2)"]
    assert (
        list(islice(numbered("第3期.最后的一份不再改的定稿了真的"), 2))[1] == "第3期.最后的一份不再改的定稿了真的 (2)"
    )


@example("." + "茶" * 80)
@example("a." + "b" * 250)
@given(st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=250))
def test_a_numbered_name_and_its_report_fit_into_a_file_system(name: str) -> None:
    for candidate in islice(numbered(name), 12):
        assert len((candidate + ".report.txt").encode()) <= 255


def test_companions_are_found_and_follow_the_name_of_their_file() -> None:
    there = {"会刊.pdf", "会刊.yaml", "会刊.pdf.yml", "会刊.pdf.report.txt", "会刊2.yaml"}
    assert companions("会刊.pdf", there) == ["会刊.pdf.yml", "会刊.yaml", "会刊.pdf.report.txt"]
    assert companion_name("会刊.yaml", "会刊.pdf", "会刊 (2).pdf") == "会刊 (2).yaml"
    assert companion_name("会刊.pdf.yml", "会刊.pdf", "会刊 (2).pdf") == "会刊 (2).pdf.yml"
    assert companion_name("会刊.pdf.report.txt", "会刊.pdf", "会刊 (2).pdf") == "会刊 (2).pdf.report.txt"


def test_the_report_of_a_very_long_name_is_shortened() -> None:
    long = "刊" * 83 + ".pdf"
    assert len(report_name(long).encode()) <= 255
    new = next(numbered(long))
    assert companion_name(report_name(long), long, new) == report_name(new)
