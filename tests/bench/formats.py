"""What an issue loses as PDF, Word file, web page or text in another encoding: the accuracy by format.

    .venv/bin/python tests/bench/formats.py [FORMAT...]

Every labelled issue (the real ones where they lie beside the project in ../shared, the samples and those of
tests/issues) is rendered as a naive converter would: a line becomes a paragraph, what the labels call a column or a
headline becomes a heading where the format has any. The table gives, over all labelled items, the figures of the
renderings, and the figure of one issue that falls furthest below that of the same issue as text. PDF is printed by
Chromium, and by LibreOffice from the Word files; without them those rows are left out.
"""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docx.shared import Pt

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "acceptance")]

from issue_scoring import letters, read_labels, score  # noqa: E402

from feeds.errors import UnreadableIssue  # noqa: E402
from feeds.parsing import parse  # noqa: E402
from feeds.readers import read  # noqa: E402
from feeds.settings import builtin_settings  # noqa: E402
from feeds.tagging import Tagger  # noqa: E402

SHOWN = ("items", "bounds", "section", "group", "kind", "source", "byline", "date", "regions", "themes", "masthead")
ALLOWED = 0.02
SIZES = {1: 18, 2: 14}
CHROMIUM, OFFICE = shutil.which("chromium"), shutil.which("soffice")
STYLE = """@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) } }
body { font: 10.5pt/1.5 serif; columns: %d; column-gap: 7mm; margin: 0 }
p { margin: 0 0 .5em } h1 { font-size: 18pt } h2 { font-size: 14pt }"""

Lines = list[tuple[str, int]]
"""(text, level): 1 a column, 2 a headline, 0 text."""


@dataclass(frozen=True)
class Labelled:
    text: Path
    labels: Path
    real: bool


def labelled() -> Iterator[Labelled]:
    shared = ROOT.parent / "shared"
    for path in sorted((shared / "accuracy" / "labels").glob("*.json")):
        yield Labelled(next((shared / "issues").glob(f"{path.stem}_*.txt")), path, True)
    for path in sorted((ROOT / "tests" / "issues").glob("*.labels.json")):
        name = path.name.removesuffix(".labels.json")
        places = (path.parent / f"{name}.txt", ROOT / "jianbao/samples" / f"{name}.txt")
        for text in (place.with_suffix(suffix) for place in places for suffix in (".txt", ".md")):
            if text.exists():
                yield Labelled(text, path, False)


def lines_of(issue: Labelled) -> Lines:
    items = read_labels(issue.labels)["items"]
    levels = {
        letters(item[name]): level for name, level in (("section", 1), ("group", 2), ("title", 2)) for item in items
    }
    found: Lines = []
    for line in read(issue.text).lines:
        text = re.sub(r"^#+\s*|\*\*", "", line.text.strip())
        if text:
            found.append((text, levels.get(letters(text), 0) or min(line.level or 0, 2)))
    return found


def page(lines: Lines, *, columns: int = 1, headings: bool = True) -> str:
    tags = ("p", "h1", "h2") if headings else ("p", "p", "p")
    body = "\n".join(f"<{tags[level]}>{html.escape(text)}</{tags[level]}>" for text, level in lines)
    return (
        f"<!doctype html><meta charset='utf-8'><title>某刊</title><style>{STYLE % columns}</style><main>{body}</main>"
    )


def web_page(path: Path, lines: Lines, *, headings: bool) -> None:
    path.with_suffix(".html").write_text(page(lines, headings=headings), encoding="utf-8")


def broken_page(path: Path, lines: Lines) -> None:
    around = "<ul class='nav'><li><a href='/'>首页</a><li><a href='/news'>新闻</a></ul><div class='content'>{}</div>"
    body = around.format("<br>\n".join(html.escape(text) for text, _level in lines))
    declared = "<html><meta http-equiv='Content-Type' content='text/html; charset=gb2312'>"
    path.with_suffix(".html").write_bytes((declared + body).encode("gb18030"))


def word_file(path: Path, lines: Lines, *, kind: str, columns: int = 1) -> None:
    document = docx.Document()
    for text, level in lines:
        if level and kind == "styles":
            document.add_heading(text, level)
            continue
        run = document.add_paragraph().add_run(text)
        if level and kind == "sizes":
            run.font.size, run.bold = Pt(SIZES[level]), True
    if columns > 1:
        document.sections[0]._sectPr.find(qn("w:cols")).set(qn("w:num"), str(columns))
    document.save(path.with_suffix(".docx"))


def office_pdf(path: Path, lines: Lines, *, kind: str, columns: int) -> None:
    source = path.with_suffix(".docx")
    word_file(path, lines, kind=kind, columns=columns)
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    source.unlink()


def printed_pdf(path: Path, lines: Lines, *, columns: int, headings: bool = True) -> None:
    source = path.with_suffix(".source.html")
    source.write_text(page(lines, columns=columns, headings=headings), encoding="utf-8")
    command = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"]
    command += [f"--print-to-pdf={path.with_suffix('.pdf')}", str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    source.unlink()


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
if CHROMIUM:
    for number in (1, 2, 3):
        FORMATS[f"PDF, Chromium, {number} columns"] = partial(printed_pdf, columns=number)
    FORMATS["PDF, Chromium, 2 columns, plain"] = partial(printed_pdf, columns=2, headings=False)
if OFFICE:
    for number in (1, 2):
        FORMATS[f"PDF, LibreOffice, {number} columns"] = partial(office_pdf, kind="styles", columns=number)
    FORMATS["PDF, LibreOffice, 1 columns, plain"] = partial(office_pdf, kind="plain", columns=1)


def figures(path: Path, labels: Path) -> dict[str, float]:
    """All zero for what is refused."""
    taxonomies = builtin_settings().taxonomies
    try:
        document = read(path)
    except UnreadableIssue:
        return dict.fromkeys(SHOWN, 0.0)
    issue = Tagger(taxonomies).tag(parse(document), document.text)
    found = score(read_labels(labels), issue, taxonomies).figures
    return {name: found[name] for name in SHOWN}


def rendered(issue: Labelled, name: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        FORMATS[name](Path(folder) / issue.text.stem.replace(".", "-"), lines_of(issue))
        (path,) = (one for one in Path(folder).iterdir() if one.is_file())
        return figures(path, issue.labels)


def row(name: str, found: dict[Labelled, dict[str, float]], base: dict[Labelled, dict[str, float]]) -> str:
    weights: dict[Labelled, int] = {issue: len(read_labels(issue.labels)["items"]) for issue in found}
    means = (sum(found[one][column] * weights[one] for one in found) / sum(weights.values()) for column in SHOWN)
    loss, column, worst = max(
        ((base[one][column] - found[one][column], column, one) for one in found for column in SHOWN),
        key=lambda each: each[0],
    )
    said = f"{worst.text.stem[:18]} {column} -{loss:.3f}" if loss > 0.0005 else ""
    return f"{name:36}" + "".join(f" {mean:8.3f}" for mean in means) + f"  {'*' if loss > ALLOWED else ' '} {said}"


def main() -> None:
    issues = list(labelled())
    chosen = [name for name in FORMATS if not sys.argv[1:] or any(word in name for word in sys.argv[1:])]
    with ProcessPoolExecutor(2) as pool:
        plain = {issue: pool.submit(figures, issue.text, issue.labels) for issue in issues}
        jobs: dict[str, dict[Labelled, Any]] = {
            name: {issue: pool.submit(rendered, issue, name) for issue in issues} for name in chosen
        }
        base = {issue: job.result() for issue, job in plain.items()}
        for real, title in ((True, "real issues"), (False, "issues of our own")):
            some = [issue for issue in issues if issue.real is real]
            if not some:
                continue
            print(f"{title:36}" + "".join(f" {column:>8}" for column in SHOWN) + "    furthest below the text")  # noqa: T201
            print(row("as text", {issue: base[issue] for issue in some}, base))  # noqa: T201
            for name in chosen:
                found = {issue: jobs[name][issue].result() for issue in some}
                print(row(name, found, base), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
