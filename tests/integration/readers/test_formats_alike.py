"""An issue gives the same items whatever its format: the samples as PDF, Word, HTML and text of other encodings."""

from __future__ import annotations

import html
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import docx
import pytest
from docx.shared import Pt
from playwright.sync_api import Browser, sync_playwright

from feeds.model import Document, Issue, Line
from feeds.parsing import parse
from feeds.readers import read

SAMPLES = Path(__file__).parents[3] / "jianbao/samples"
ISSUES = ("qiantang-2026-10.md", "yongjiang-2026-09.txt")
CHROMIUM = shutil.which("chromium")
SIZES = {1: 20, 2: 15, 3: 12.5}

STYLE = """@page { size: A4; margin: 22mm 20mm }
body { font-size: 10.5pt; line-height: 1.6; margin: 0; text-align: justify }
h1 { font-size: 20pt } h2 { font-size: 15pt } h3 { font-size: 12.5pt } p { text-indent: 2em; margin: 0 }
main { columns: %d; column-gap: 8mm }"""
HEAD = '<div style="font-size: 8pt; width: 100%; text-align: center">某某资料 内部交流</div>'
FOOT = '<div style="font-size: 8pt; width: 100%; text-align: center"><span class="pageNumber"></span></div>'


@lru_cache
def original(name: str) -> tuple[Document, Issue]:
    document = read(SAMPLES / name)
    return document, parse(document)


def lines(name: str) -> list[tuple[str, int]]:
    """What is to be rendered: (text, level), 0 for a paragraph; a headline has one below its column."""
    document, issue = original(name)
    titles = {item.title for item in issue.items} - {None}
    sections = {item.section for item in issue.items} - {None}

    def level(line: Line) -> int:
        text = line.text.strip()
        return line.level or (2 if text in titles else 1 if text.strip("◎【】 ") in sections else 0)

    return [(line.text.strip(), min(3, level(line))) for line in document.lines if line.text.strip()]


def page(name: str, columns: int = 1) -> str:
    tags = ("p", "h1", "h2", "h3")
    body = "\n".join(f"<{tags[level]}>{html.escape(text)}</{tags[level]}>" for text, level in lines(name))
    around = "<nav><a href='/'>首页</a></nav><header>某某协会网</header>", "<footer>版权所有</footer>"
    if columns:
        around = "", ""
    return (
        f"<!doctype html><meta charset='utf-8'><title>某某</title><style>{STYLE % max(1, columns)}</style>"
        f"<body>{around[0]}<main>{body}</main>{around[1]}</body>"
    )


def facts(issue: Issue) -> list[tuple[object, ...]]:
    return [
        (
            "".join((item.title or "").split()),
            item.section,
            item.group,
            item.source,
            "".join(item.body.split())[:12],
            "".join(item.body.split())[-12:],
        )
        for item in issue.items
    ]


def share_alike(name: str, path: Path) -> float:
    expected, found = facts(original(name)[1]), facts(parse(read(path)))
    return sum(fact in found for fact in expected) / max(len(expected), len(found))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium to print PDFs with")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.mark.xdist_group("chromium")
@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("name", ISSUES)
def test_a_pdf_gives_the_same_items(name: str, columns: int, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "issue.pdf"
    tab = browser.new_page()
    tab.set_content(page(name, columns))
    tab.pdf(
        path=path,
        prefer_css_page_size=True,
        display_header_footer=True,
        header_template=HEAD,
        footer_template=FOOT,
    )
    tab.close()
    assert share_alike(name, path) >= 0.95


@pytest.mark.parametrize("kind", ["styles", "sizes", "plain"])
@pytest.mark.parametrize("name", ISSUES)
def test_a_word_file_gives_the_same_items_with_styles_and_without(name: str, kind: str, tmp_path: Path) -> None:
    document = docx.Document()
    for text, level in lines(name):
        if level and kind == "styles":
            document.add_heading(text, level)
            continue
        run = document.add_paragraph().add_run(text)
        if level and kind == "sizes":
            run.font.size, run.bold = Pt(SIZES[level]), True
    document.save(tmp_path / "issue.docx")
    assert share_alike(name, tmp_path / "issue.docx") >= 0.95


@pytest.mark.parametrize("name", ISSUES)
def test_a_web_page_gives_the_same_items(name: str, tmp_path: Path) -> None:
    (tmp_path / "issue.html").write_text(page(name, 0), "utf-8")
    assert share_alike(name, tmp_path / "issue.html") >= 0.95


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ISSUES)
def test_an_encoding_gives_the_same_items(name: str, encoding: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((SAMPLES / name).read_text("utf-8").replace("\n", "\r\n").encode(encoding))
    assert share_alike(name, path) == 1.0
