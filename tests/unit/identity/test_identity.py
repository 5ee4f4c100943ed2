from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feeds.errors import SettingsError
from feeds.identity import Stated, complete, find_periodical, identify, read_sidecar, with_inferred_date
from feeds.identity.file_name import FileName, read_file_name
from feeds.identity.periodicals import slug_of
from feeds.model import Flag, Issue, Masthead, PartialDate, Periodical

HARBOUR = Periodical("harbour", "港航动态", "甬港物流协会", aliases=("港航快讯",))
RIVER = Periodical("river", "港航动态", "江北航运商会")
TEA = Periodical("tea", "茶业月报")


def issue(*flags: Flag, **masthead: object) -> Issue:
    return Issue(Masthead(**masthead), (), flags)  # type: ignore[arg-type]


def key_of(found: Issue, name: str = "a.txt", *periodicals: Periodical, stated: Stated = Stated()) -> str:  # noqa: B008
    return identify(complete(found, name, stated, periodicals), name, periodicals, stated).key


# --- file names ---


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("港航动态2014-07.txt", FileName("港航动态", 2014, 7)),
        ("港航动态_2014_07.pdf", FileName("港航动态", 2014, 7)),
        ("港航动态 2014年第7期.docx", FileName("港航动态", 2014, 7)),
        ("港航动态2014年8月第7期总第138期.txt", FileName("港航动态", 2014, 7, 138, PartialDate(2014, 8))),
        ("港航动态第7期.txt", FileName("港航动态", None, 7)),
        ("港航动态（总第41期）.txt", FileName("港航动态", None, None, 41)),
        ("20140815港航动态.txt", FileName("港航动态", 2014, None, None, PartialDate(2014, 8, 15))),
        ("港航动态2014.08.15.txt", FileName("港航动态", 2014, None, None, PartialDate(2014, 8, 15))),
        ("港航动态2014年8月15日.txt", FileName("港航动态", 2014, None, None, PartialDate(2014, 8, 15))),
        ("港航动态2014年13月.txt", FileName("港航动态", 2014, None, None, None)),
        ("harbour-2026-10.md", FileName("harbour", 2026, 10)),
        ("２０１４－０７ 港航.txt", FileName("港航", 2014, 7)),
        ("2014.txt", FileName(None, 2014)),
        ("2014-07", FileName(None, 2014, 7)),
        ("007_a2014b7c.txt", FileName()),
        ("scan0001.pdf", FileName("scan0001")),
        ("0001.pdf", FileName()),
    ],
)
def test_a_file_name_gives_title_year_number_and_date(name: str, expected: FileName) -> None:
    assert read_file_name(name) == expected


@given(st.text())
def test_no_file_name_is_an_error(name: str) -> None:
    read_file_name(name)
    key = key_of(issue(), name or "a")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key)
    assert len(key) <= 128


# --- periodicals ---


def test_a_periodical_is_known_by_title_alias_or_slug_whatever_the_spaces() -> None:
    assert find_periodical("港 航 动态", None, [TEA, HARBOUR]) is HARBOUR
    assert find_periodical("《港航快讯》", None, [TEA, HARBOUR]) is HARBOUR
    assert find_periodical("Harbour", None, [TEA, HARBOUR]) is HARBOUR
    assert find_periodical("港航", None, [TEA, HARBOUR]) is None
    assert find_periodical(None, None, [TEA]) is None


def test_the_publisher_tells_two_of_one_title_apart() -> None:
    both = [RIVER, HARBOUR]
    assert find_periodical("港航动态", "甬港物流协会", both) is HARBOUR
    assert find_periodical("港航动态", "江北航运商会、江北区交通局", both) is RIVER
    assert find_periodical("港航动态", "江南船东互保会", both) is None


def test_slugs_are_ascii_and_never_empty() -> None:
    assert slug_of("电子商务动态") == "dian-zi-shang-wu-dong-tai"
    assert slug_of("O2O观察 ＢＢＳ") == "o2o-guan-cha-bbs"
    assert len(slug_of("长" * 100)) <= 60
    assert re.fullmatch(r"issue-[0-9a-f]{6}", slug_of("※※"))


# --- keys ---


def test_the_key_is_periodical_year_and_number() -> None:
    found = identify(issue(title="港航动态", year=2026, number=3), "a.txt", [HARBOUR])
    assert (found.periodical, found.title, found.key) == ("harbour", "港航动态", "harbour-2026-03")
    assert found.designation == "2026-03"
    assert key_of(issue(title="茶乡简讯", year=2026, number=12)) == "cha-xiang-jian-xun-2026-12"


def test_without_a_number_it_is_the_running_number_or_the_date_or_the_file_name() -> None:
    assert key_of(issue(title="港航动态", serial=138, date=PartialDate(2014, 8)), "a.txt", HARBOUR) == "harbour-no138"
    assert key_of(issue(title="港航动态", date=PartialDate(2014, 8)), "a.txt", HARBOUR) == "harbour-2014-08"
    assert key_of(issue(title="港航动态", date=PartialDate(2014, 8, 15)), "a.txt", HARBOUR) == "harbour-2014-08-15"
    assert key_of(issue(title="港航动态"), "春季号.txt", HARBOUR) == "harbour-chun-ji-hao"
    assert key_of(issue(), "春季号.txt") == "chun-ji-hao-undated"


def test_two_publishers_of_one_title_get_two_slugs_configured_or_not() -> None:
    masthead = {"title": "港航动态", "year": 2026, "number": 3}
    assert key_of(issue(**masthead, publisher="江北航运商会"), "a.txt", HARBOUR, RIVER) == "river-2026-03"
    other = issue(**masthead, publisher="江南船东互保会")
    assert key_of(other, "a.txt", HARBOUR) == "gang-hang-dong-tai-2026-03"
    first = Periodical("gang-hang-dong-tai", "港航动态", "甬港物流协会")
    assert key_of(other, "a.txt", first) == "gang-hang-dong-tai-2-2026-03"
    assert key_of(issue(**masthead, publisher="甬港物流协会"), "a.txt", first) == "gang-hang-dong-tai-2026-03"


def test_two_titles_of_one_sound_get_two_slugs() -> None:
    first = Periodical("gang-hang-dong-tai", "港航动态")
    assert key_of(issue(title="钢航动态", year=2026, number=3), "a.txt", first) == "gang-hang-dong-tai-2-2026-03"


# --- what is trusted more ---


def test_the_masthead_goes_before_the_file_name() -> None:
    found = complete(issue(title="港航动态", year=2026, number=3), "茶业月报2026-04.txt", Stated(), [])
    assert found.masthead == Masthead("港航动态", None, 2026, 3)
    assert found.flags == ()


def test_the_file_name_fills_in_and_is_flagged() -> None:
    found = complete(issue(publisher="甬港物流协会"), "港航快讯2026-03.txt", Stated(), [HARBOUR])
    assert found.masthead == Masthead("港航快讯", "甬港物流协会", 2026, 3)
    assert found.flags == (Flag("identity-from-file-name", "港航快讯2026-03.txt"),)
    assert identify(found, "港航快讯2026-03.txt", [HARBOUR]).title == "港航动态"


def test_a_file_name_of_another_year_says_nothing_about_the_number() -> None:
    found = complete(issue(title="港航动态", year=2026), "港航动态2025-03.txt", Stated(), [])
    assert found.masthead.number is None


def test_the_sidecar_goes_before_everything_and_is_flagged() -> None:
    stated = Stated(periodical="tea", number=5, date=PartialDate(2025, 12))
    found = complete(issue(title="港航动态", year=2026, number=3), "a.txt", stated, [TEA])
    assert found.masthead == Masthead("茶业月报", None, 2025, 5, None, PartialDate(2025, 12))
    assert found.flags == (Flag("identity-from-sidecar", "periodical、number、date"),)
    identity = identify(found, "a.txt", [TEA], stated)
    assert (identity.key, identity.stated) == ("tea-2025-05", True)


def test_what_a_sidecar_answers_is_no_longer_asked() -> None:
    asked = issue(Flag("no-title"), Flag("no-number"), Flag("no-date"), Flag("torn-pages", "2"))
    found = complete(asked, "a.txt", Stated(title="港航动态", number=3, date=PartialDate(2026, 3)), [])
    assert [flag.code for flag in found.flags] == ["torn-pages", "identity-from-sidecar"]


def test_a_sidecar_may_name_a_periodical_that_nobody_configured() -> None:
    stated = Stated(periodical="boats", year=2026, number=1)
    assert key_of(issue(title="港航动态"), "a.txt", HARBOUR, stated=stated) == "boats-2026-01"
    assert complete(issue(title="港航动态"), "a.txt", stated, []).masthead.title == "港航动态"
    assert complete(issue(), "港航动态.txt", stated, []).masthead.title == "boats"


def test_the_date_that_the_tagger_inferred_becomes_the_date_of_the_issue() -> None:
    inferred = Flag("date-inferred", "2014-01")
    assert with_inferred_date(issue(inferred)).masthead == Masthead(year=2014, date=PartialDate(2014, 1))
    of_a_year = issue(Flag("month-inferred", "2014-01"), year=2013)
    assert with_inferred_date(of_a_year).masthead == Masthead(year=2013, date=PartialDate(2014, 1))
    assert with_inferred_date(issue(year=2013)).masthead == Masthead(year=2013, date=PartialDate(2013))
    told = issue(inferred, date=PartialDate(2015, 2), year=2015)
    assert with_inferred_date(told) == told
    assert with_inferred_date(issue()) == issue()


# --- sidecars ---


@pytest.mark.parametrize("name", ["a.txt.yaml", "a.txt.yml", "a.yaml", "a.yml"])
def test_a_sidecar_is_found_beside_its_issue(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("title: 港航动态\npublisher: 甬港物流协会\nyear: 2026\ndate: 2026-03-15\n", "utf-8")
    assert read_sidecar(tmp_path / "a.txt") == Stated(
        title="港航动态", publisher="甬港物流协会", year=2026, date=PartialDate(2026, 3, 15)
    )


def test_no_sidecar_and_an_empty_one_say_nothing(tmp_path: Path) -> None:
    assert read_sidecar(tmp_path / "a.txt") == Stated()
    (tmp_path / "a.yaml").write_text("# 以后再写\n", "utf-8")
    assert read_sidecar(tmp_path / "a.txt") == Stated()


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("year: 2026\nnumbr: 3\n", 2, "number"),
        ("number: 三\n", 1, "number"),
        ("date: 2026年3月\n", 1, "2026-03"),
        ("date: 2026-02-30\n", 1, "2026-03"),
        ("periodical: 港航\n", 1, "trade-news"),
        ("title：港航动态\n", 1, "冒号"),
        ("- 港航动态\n", 1, "键"),
    ],
)
def test_a_mistake_in_a_sidecar_is_told_with_its_line(tmp_path: Path, text: str, line: int, word: str) -> None:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    with pytest.raises(SettingsError) as caught:
        read_sidecar(tmp_path / "a.txt")
    assert str(caught.value).startswith(f"a.yaml:{line}: ")
    assert word in str(caught.value)
