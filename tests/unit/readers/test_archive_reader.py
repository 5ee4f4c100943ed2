"""A ZIP of one issue is that issue; an EPUB is its chapters in reading order."""

from __future__ import annotations

import io
import zipfile

import pytest

from feeds.errors import UnreadableIssue
from feeds.readers.content import read_content


def zipped(members: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def lines(members: dict[str, str | bytes], name: str = "a.zip") -> list[str]:
    return [line.text for line in read_content(zipped(members), name).lines if line.text]


def test_the_issue_is_read_and_pictures_are_left() -> None:
    members: dict[str, str | bytes] = {
        "第3期/issue.md": "# 某某动态\n\n一段。",
        "第3期/图/a.png": b"\x89PNG\r\n\x1a\n",
        "__MACOSX/第3期/._issue.md": b"\0\5\x16\7",
        "第3期/.DS_Store": b"\0",
    }
    assert lines(members) == ["某某动态", "一段。"]


def test_a_saved_page_and_its_folder_are_the_page() -> None:
    members: dict[str, str | bytes] = {"page.html": "<p>正文</p>", "page_files/frame.html": "<p>广告</p>"}
    assert lines(members) == ["正文"]


@pytest.mark.parametrize("name", ["../../etc/cron.d/a.txt", "/etc//a.txt", "C:\\a.txt", "..\\a.txt"])
def test_names_that_lead_out_of_the_archive_lead_nowhere(name: str) -> None:
    assert lines({name: "动态"}) == ["动态"]


CONTAINER = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf"><manifest>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="b" href="text/%E4%BA%8C.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="text/a.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="a.png" media-type="image/png"/>
</manifest><spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>"""


def book(package: str = PACKAGE, chapter: str = "<h1>第一章</h1><p>甲。</p>") -> bytes:
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OEBPS/a.opf": package,
            "OEBPS/nav.xhtml": "<p>导航</p>",
            "OEBPS/text/a.xhtml": f'<?xml version="1.0"?><html><body>{chapter}</body></html>',
            "OEBPS/text/二.xhtml": "<html><body><h2>第二章</h2><p>乙。</p></body></html>",
        }
    )


def test_chapters_come_in_the_order_of_the_spine_each_a_page() -> None:
    document = read_content(book(), "a.epub")
    assert [(line.text, line.page, line.level) for line in document.lines] == [
        ("第一章", 1, 1),
        ("甲。", 1, None),
        ("第二章", 2, 2),
        ("乙。", 2, None),
    ]


def test_a_chapter_that_holds_a_plain_text_keeps_its_lines() -> None:
    text = "港口日前启用新闸口，通关的时间缩短到 20 分钟。"
    document = read_content(book(chapter=f"<p>◎要闻\n港口启用新闸口 3\n果蔬专列首发 4\n{text}</p>"), "a.epub")
    assert [line.text for line in document.lines][:3] == ["◎要闻", "港口启用新闸口 3", "果蔬专列首发 4"]


@pytest.mark.parametrize(
    "package",
    [
        PACKAGE.replace("text/a.xhtml", "../../../etc/passwd"),
        "<package",
        '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa">' + "<!ENTITY b '" + "&a;" * 10 + "'>]><package>&b;</package>",
    ],
)
def test_a_book_that_is_none_is_refused(package: str) -> None:
    with pytest.raises(UnreadableIssue):
        read_content(book(package), "a.epub")
