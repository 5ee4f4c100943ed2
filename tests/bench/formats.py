"""What an issue loses as PDF, Word file, web page or text in another encoding: the accuracy by format.

    .venv/bin/python tests/bench/formats.py [--real] [FORMAT...]

Every issue with labels (the real ones where they lie beside the project in ../shared, the samples and those of
tests/issues) is rendered as a naive converter would: a line becomes a paragraph, what the labels call a column or a
headline becomes a heading where the format has any. A real issue without labels is held to what comes of its own text;
a PDF to what comes of the text that it shows, without the blank that a page's beginning has left before a line.
The table gives, over all items, the figures of the renderings, and the figure of one issue that falls furthest below
that of the same issue as text; the last line counts the renderings of one issue that lose more than is allowed. PDF is
printed by Chromium, by WeasyPrint (pip install weasyprint) and by LibreOffice from Word files; without one of them its
rows are left out. FORMAT is a part of a format's name; --real leaves out what is not real.
"""

from __future__ import annotations

import argparse
import html
import importlib.util
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "acceptance")]

from issue_scoring import Label, letters, plain, read_labels, score  # noqa: E402

from feeds.errors import UnreadableIssue  # noqa: E402
from feeds.model import Document, Issue  # noqa: E402
from feeds.parsing import parse  # noqa: E402
from feeds.readers import read  # noqa: E402
from feeds.settings import builtin_settings  # noqa: E402
from feeds.tagging import Tagger  # noqa: E402

SHOWN = (
    *(
        "items",
        "bounds",
        "order",
        "section",
        "group",
        "kind",
        "source",
        "byline",
        "date",
        "regions",
        "themes",
        "masthead",
    ),
)
ALLOWED = 0.02
SIZES = {1: 18, 2: 14}
"""Points of a heading, by its level."""
CHROMIUM, OFFICE = shutil.which("chromium"), shutil.which("soffice")
WEASYPRINT = importlib.util.find_spec("weasyprint")
RUNNING_HEAD = "某某通讯"

Lines = list[tuple[str, int]]
"""(text, level): 1 a column, 2 a headline, 0 text."""


@dataclass(frozen=True)
class Layout:
    """How pages are set. ``setting`` of the paragraphs: spaced by white, close by hardly any, indented by two letters,
    or bare of either; ``headings`` are those of the format, across all columns where they name a column of the issue,
    bold or centred lines of the text's size, or plain. ``points``: the size of the text; None is 10.5, in Word 11."""

    columns: int = 1
    setting: str = "spaced"
    justified: bool = False
    headings: str = "styles"
    furniture: bool = False
    points: float | None = None

    def __str__(self) -> str:
        words = [f"{self.columns} columns", self.setting, "justified" * self.justified, "paged" * self.furniture]
        return ", ".join(filter(None, [*words, self.headings, f"{self.points} pt" if self.points else ""]))


LAYOUTS = (
    Layout(1),
    Layout(2),
    Layout(3),
    Layout(1, "indented", headings="plain", furniture=True),
    Layout(1, "bare", headings="bold", furniture=True),
    Layout(2, headings="plain"),
    Layout(2, "indented", justified=True, furniture=True),
    Layout(2, "indented", headings="centred"),
    Layout(2, "indented", headings="bold", furniture=True),
    Layout(2, "bare", justified=True),
    Layout(3, "indented", justified=True),
    Layout(1, "indented", points=7.5),
    Layout(2, "close", headings="bold"),
    Layout(2, "indented", headings="across", furniture=True),
)


@dataclass(frozen=True)
class Labelled:
    """An issue; ``labels`` is None where it is held to what comes of its own text."""

    text: Path
    labels: Path | None
    real: bool


def labelled(*, real: bool) -> Iterator[Labelled]:
    shared = ROOT.parent / "shared"
    for text in sorted((shared / "issues").glob("*.txt")):
        labels = shared / "accuracy" / "labels" / f"{text.stem.split('_')[0]}.json"
        yield Labelled(text, labels if labels.exists() else None, True)
    if real:
        return
    for path in sorted((ROOT / "tests" / "issues").glob("*.labels.json")):
        name = path.name.removesuffix(".labels.json")
        places = (path.parent / f"{name}.txt", ROOT / "jianbao/samples" / f"{name}.txt")
        for text in (place.with_suffix(suffix) for place in places for suffix in (".txt", ".md")):
            if text.exists():
                yield Labelled(text, path, False)


@cache
def labels_of(issue: Labelled, *, printed: bool = False) -> Label:
    """``printed``: of what print shows of it, where it has no labels of its own."""
    if issue.labels:
        return read_labels(issue.labels)
    if printed:
        with tempfile.TemporaryDirectory() as folder:
            found = tagged(read(as_printed(issue, Path(folder))))
    else:
        found = tagged(read(issue.text))
    return {
        "issue": {name: getattr(found.masthead, name) for name in ("title", "publisher", "year", "number", "serial")},
        "items": [
            {
                "section": item.section,
                "group": item.group,
                "title": item.title,
                "subtitle": item.subtitle,
                "kind": item.kind.value,
                "first": plain(item.body)[:12],
                "last": plain(item.body)[-12:],
                "source": item.source,
                "byline": list(item.byline),
                "date": str(item.date) if item.date else None,
                "regions": [tag.name for tag in item.regions],
                "regions_ok": [],
                "themes": [tag.slug for tag in item.themes],
                "themes_ok": [],
            }
            for item in found.items
        ],
    }


def tagged(document: Document) -> Issue:
    return Tagger(builtin_settings().taxonomies).tag(parse(document), document.text)


def lines_of(issue: Labelled) -> Lines:
    items = labels_of(issue)["items"]
    levels = {
        letters(item[name]): level for name, level in (("section", 1), ("group", 2), ("title", 2)) for item in items
    }
    found: Lines = []
    for line in read(issue.text).lines:
        # What stands before a line is of the text: an indent, or the one blank that a page's beginning has left.
        text = re.sub(r"^#+\s*|\*\*|\f", "", line.text.rstrip())
        if text.strip():
            found.append((text, levels.get(letters(text), 0) or min(line.level or 0, 2)))
    return found


def as_printed(issue: Labelled, folder: Path) -> Path:
    """Its text without what the beginning of a page has left in it, a form feed or one blank before a line: a printed
    page shows none, or a blank that may as well stand before any other line."""
    path = folder / issue.text.name
    path.write_text(re.sub(r"\f ?|(?m:^) (?=\S)", "", issue.text.read_text(encoding="utf-8-sig")), encoding="utf-8")
    return path


def page(lines: Lines, layout: Layout) -> str:
    tags = ("p", "h1", "h2") if layout.headings in ("styles", "across") else ("p", *[f"p class={layout.headings}"] * 2)
    body = "\n".join(f"<{tags[level]}>{html.escape(text)}</{tags[level].split()[0]}>" for text, level in lines)
    style = (
        f"body {{ font: {layout.points or 10.5}pt/1.5 serif; columns: {layout.columns}; column-gap: 7mm; margin: 0 }}"
    )
    style += "h1 { font-size: 18pt } h2 { font-size: 14pt } .bold { font-weight: bold } .centred { text-align: center }"
    style += {
        "spaced": "p { margin: 0 0 .5em }",
        "close": "p { margin: 0 0 .28em }",
        "indented": "p { margin: 0; text-indent: 2em } .centred { text-indent: 0 }",
        "bare": "p { margin: 0 }",
    }[layout.setting]
    style += "p { text-align: justify } .centred { text-align: center }" if layout.justified else ""
    style += "h1 { column-span: all; text-align: center }" if layout.headings == "across" else ""
    style += "@page { size: A4; margin: 20mm }"
    if layout.furniture:
        style += f"@page {{ @top-right {{ content: '{RUNNING_HEAD}' }} @bottom-center {{ content: counter(page) }} }}"
    return f"<!doctype html><meta charset='utf-8'><title>某刊</title><style>{style}</style><main>{body}</main>"


def web_page(path: Path, lines: Lines, *, headings: bool) -> None:
    layout = Layout(headings="styles" if headings else "plain")
    path.with_suffix(".html").write_text(page(lines, layout), encoding="utf-8")


def broken_page(path: Path, lines: Lines) -> None:
    around = "<ul class='nav'><li><a href='/'>首页</a><li><a href='/news'>新闻</a></ul><div class='content'>{}</div>"
    body = around.format("<br>\n".join(html.escape(text) for text, _level in lines))
    declared = "<html><meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"
    path.with_suffix(".html").write_bytes((declared + body).encode("gb18030"))


def word_file(path: Path, lines: Lines, *, kind: str) -> None:
    word_document(lines, kind).save(path.with_suffix(".docx"))


def word_document(lines: Lines, headings: str, layout: Layout | None = None) -> WordDocument:
    document = docx.Document()
    if layout is not None and layout.points:
        document.styles["Normal"].font.size = Pt(layout.points)
    for text, level in lines:
        if level and headings == "styles":
            document.add_heading(text, level)
            continue
        paragraph = document.add_paragraph()
        run = paragraph.add_run(text)
        if level and headings == "sizes":
            run.font.size, run.bold = Pt(SIZES[level]), True
        run.bold = run.bold or (bool(level) and headings == "bold")
        if layout is not None:
            form = paragraph.paragraph_format
            form.space_after = Pt({"spaced": 5, "close": 3}.get(layout.setting, 0))
            form.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY if layout.justified else WD_ALIGN_PARAGRAPH.LEFT
            if level and headings == "centred":
                form.alignment = WD_ALIGN_PARAGRAPH.CENTER
            elif layout.setting == "indented":
                form.first_line_indent = Pt(2 * (layout.points or 11))
    return document


def office_pdf(path: Path, lines: Lines, *, layout: Layout) -> None:
    source = path.with_suffix(".docx")
    document = word_document(lines, layout.headings, layout)
    section = document.sections[0]
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(layout.columns))
    if layout.furniture:
        section.header.paragraphs[0].text = RUNNING_HEAD
        run = section.footer.paragraphs[0].add_run()
        for kind in ("begin", "end"):
            mark = run._r.makeelement(qn("w:fldChar"), {qn("w:fldCharType"): kind})
            run._r.append(mark)
            if kind == "begin":
                words = run._r.makeelement(qn("w:instrText"), {})
                words.text = "PAGE"
                run._r.append(words)
    document.save(source)
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    source.unlink()


def printed_pdf(path: Path, lines: Lines, *, layout: Layout) -> None:
    source = path.with_suffix(".source.html")
    source.write_text(page(lines, layout), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--print-to-pdf={path.with_suffix('.pdf')}", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    source.unlink()


def weasy_pdf(path: Path, lines: Lines, *, layout: Layout) -> None:
    from weasyprint import HTML

    HTML(string=page(lines, layout)).write_pdf(path.with_suffix(".pdf"))


def text_file(path: Path, lines: Lines, *, encoding: str, ends: str = "\n") -> None:
    path.with_suffix(".txt").write_bytes(ends.join(text for text, _level in lines).encode(encoding, "replace"))


FORMATS: dict[str, Callable[[Path, Lines], None]] = {
    "text, blank lines gone": partial(text_file, encoding="utf-8"),
    "text, GB18030": partial(text_file, encoding="gb18030", ends="\r\n"),
    "text, UTF-16": partial(text_file, encoding="utf-16"),
    "web page, headings": partial(web_page, headings=True),
    "web page, paragraphs": partial(web_page, headings=False),
    "web page, GB 2312, <br>": broken_page,
    "Word, styles": partial(word_file, kind="styles"),
    "Word, sizes": partial(word_file, kind="sizes"),
    "Word, plain": partial(word_file, kind="plain"),
}
for engine, printer, is_there in (
    ("Chromium", printed_pdf, CHROMIUM),
    ("WeasyPrint", weasy_pdf, WEASYPRINT),
    ("LibreOffice", office_pdf, OFFICE),
):
    if is_there:
        # WeasyPrint 70 loses text beside headings across columns; python-docx has none.
        chosen = [layout for layout in LAYOUTS if engine == "Chromium" or layout.headings != "across"]
        FORMATS |= {f"PDF, {engine}, {layout}": partial(printer, layout=layout) for layout in chosen}


def figures(path: Path, labels: Label) -> dict[str, float]:
    """All zero for what is refused."""
    try:
        document = read(path)
    except UnreadableIssue:
        return dict.fromkeys(SHOWN, 0.0)
    found = score(labels, tagged(document), builtin_settings().taxonomies).figures
    return {name: found[name] for name in SHOWN}


def rendered(issue: Labelled, name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        FORMATS[name](Path(folder) / issue.text.stem.replace(".", "-"), lines_of(issue))
        (path,) = (one for one in Path(folder).iterdir() if one.is_file())
        return figures(path, labels_of(issue, printed=shows_no_blanks(name)))


def shows_no_blanks(name: str) -> bool:
    """Whether no blank before a line is to be seen in a format."""
    return name.startswith("PDF")


def figures_of_text(issue: Labelled, *, printed: bool) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        path = as_printed(issue, Path(folder)) if printed else issue.text
        return figures(path, labels_of(issue, printed=printed))


def loss_of(found: dict[str, float], base: dict[str, float]) -> tuple[float, str]:
    return max((base[column] - found[column], column) for column in SHOWN)


def row(name: str, found: dict[Labelled, dict[str, float]], base: dict[Labelled, dict[str, float]]) -> str:
    weights = {issue: len(labels_of(issue)["items"]) for issue in found}
    means = (sum(found[one][column] * weights[one] for one in found) / sum(weights.values()) for column in SHOWN)
    worst = max(found, key=lambda one: loss_of(found[one], base[one])[0])
    loss, column = loss_of(found[worst], base[worst])
    said = f"{worst.text.stem[:18]} {column} -{loss:.3f}" if loss > 0.0005 else ""
    over = sum(loss_of(found[one], base[one])[0] > ALLOWED for one in found)
    return f"{name:56}" + "".join(f" {mean:8.3f}" for mean in means) + f"  {over or ' '} {said}"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--real", action="store_true")
    arguments.add_argument("formats", nargs="*", metavar="FORMAT")
    options = arguments.parse_args()
    issues = list(labelled(real=options.real))
    chosen = [name for name in FORMATS if not options.formats or any(word in name for word in options.formats)]
    with ProcessPoolExecutor(2) as pool:
        plain_text = {
            (issue, printed): pool.submit(figures_of_text, issue, printed=printed)
            for issue in issues
            for printed in (False, True)
        }
        jobs: dict[str, dict[Labelled, Any]] = {
            name: {issue: pool.submit(rendered, issue, name) for issue in issues} for name in chosen
        }
        bases: dict[bool, dict[Labelled, dict[str, float]]] = {False: {}, True: {}}
        for (issue, printed), job in plain_text.items():
            bases[printed][issue] = job.result()
        for real, title in ((True, "real issues"), (False, "issues of our own")):
            some = [issue for issue in issues if issue.real is real]
            if not some:
                continue
            print(f"{title:56}" + "".join(f" {column:>8}" for column in SHOWN) + "    furthest below the text")  # noqa: T201
            print(row("as text", {issue: bases[False][issue] for issue in some}, bases[False]))  # noqa: T201
            over = 0
            for name in chosen:
                base = bases[shows_no_blanks(name)]
                found = {issue: jobs[name][issue].result() for issue in some}
                over += sum(loss_of(found[one], base[one])[0] > ALLOWED for one in some)
                print(row(name, found, base), flush=True)  # noqa: T201
            print(f"{over} of {len(chosen) * len(some)} lose more than {ALLOWED} of a figure")  # noqa: T201


if __name__ == "__main__":
    main()
