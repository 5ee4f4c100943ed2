from __future__ import annotations

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from feeds.publishing.entry_forms import Category, Enclosure, Said, rss_and_atom
from feeds.publishing.forms import Form, hole

NOON = dt.datetime(2026, 5, 20, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
}
DECLARED = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items() if prefix != "atom")


def said(words: str, *, number: int = 1, names: int = 1) -> Said:
    return Said(
        id=f"tag:news.example,2026:{number}",
        title=words,
        link="https://news.example/1.html",
        summary=words,
        published=NOON,
        updated=NOON + dt.timedelta(seconds=number),
        creators=[words] * names,
        content=words,
        source=words,
        date="2026-05",
        categories=[Category(words, words, "https://news.example/themes/")],
        enclosure=Enclosure("https://news.example/a.pdf", 12, "application/pdf"),
    )


def parsed(one: Said) -> tuple[etree._Element, etree._Element]:
    rss, atom = (made.decode() for made in rss_and_atom(one))
    return (
        etree.fromstring(f"<channel {DECLARED}>{rss}</channel>")[0],
        etree.fromstring(f'<feed xmlns="{NAMESPACES["atom"]}" {DECLARED}>{atom}</feed>')[0],
    )


@given(st.text(st.sampled_from("港口<>&\"'\n\t ${}title"), min_size=1), st.integers(1, 3))
def test_what_is_said_is_read_again_as_it_was(words: str, names: int) -> None:
    rss, atom = parsed(said(words, names=names))
    for path in ("title", "description", "content:encoded", "category", "dc:source"):
        assert rss.findtext(path, namespaces=NAMESPACES) == words
    for path in ("atom:title", "atom:summary", "atom:content", "dc:source"):
        assert atom.findtext(path, namespaces=NAMESPACES) == words
    assert [name.text for name in atom.findall("atom:author/atom:name", NAMESPACES)] == [words] * names
    assert rss.findtext("dc:creator", namespaces=NAMESPACES) == "、".join([words] * names)
    category = atom.find("atom:category", NAMESPACES)
    assert category is not None
    assert (category.get("term"), category.get("label")) == (words, words)


def test_moments_are_those_of_the_entry() -> None:
    rss, atom = parsed(said("港口", number=5))
    assert rss.findtext("pubDate") == "Wed, 20 May 2026 12:00:00 +0800"
    assert atom.findtext("atom:published", namespaces=NAMESPACES) == "2026-05-20T12:00:00+08:00"
    assert atom.findtext("atom:updated", namespaces=NAMESPACES) == "2026-05-20T12:00:05+08:00"


def test_what_is_empty_is_left_out() -> None:
    rss, atom = parsed(Said("tag:1", "港口", "https://news.example/1.html", "", NOON, NOON, ["简报"]))
    assert [element.tag for element in rss] == [
        "title", "link", "description", "guid", "pubDate", f"{{{NAMESPACES['dc']}}}creator"
    ]  # fmt: skip
    assert not atom.findall("atom:content", NAMESPACES)
    assert not atom.findall("atom:category", NAMESPACES)


def test_entries_made_at_once_are_those_made_one_by_one() -> None:
    several = [said(f"{number}", number=number, names=number % 7) for number in range(1, 60)]
    with ThreadPoolExecutor(8) as pool:
        at_once = list(pool.map(rss_and_atom, several))
    assert at_once == [rss_and_atom(one) for one in several]


def test_what_fills_a_hole_is_not_looked_through_for_holes() -> None:
    form = Form(f'<a b="{hole("one")}">{hole("two")}</a>')
    assert form.filled({"one": hole("two"), "two": '"<'}) == '<a b="${two}">"&lt;</a>'
