"""How well issues are cut, as they are and in other shapes: wrapped, paged, without contents, other brackets.

    .venv/bin/python tests/bench/accuracy.py [SHAPE ...] [--misses]

A row for each corpus and shape: the real labelled issues, where they lie beside the project (../shared), those of
tests/issues, and those of its publishers/. SHAPE: a part of a shape's name; all without one. Figures are shares of the
labelled items (items: F1). Half-width full stops change the labels' own words: there, bounds say nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "acceptance"), str(ROOT / "tests" / "bench")]

from issue_scoring import read_labels, score  # noqa: E402
from perturb import SHAPES, Shape  # noqa: E402

from feeds.model import Document  # noqa: E402
from feeds.parsing import parse  # noqa: E402
from feeds.settings import builtin_settings  # noqa: E402

COLUMNS = ("items", "bounds", "order", "section", "group", "kind", "source", "byline", "masthead")
Labelled = tuple[str, str, dict[str, Any]]


def corpora() -> Iterator[tuple[str, list[Labelled]]]:
    shared = ROOT.parent / "shared"
    real = [
        (path.stem, next((shared / "issues").glob(f"{path.stem}_*.txt")).read_text(encoding="utf-8"), read_labels(path))
        for path in sorted((shared / "accuracy" / "labels").glob("*.json"))
    ]
    if real:
        yield "real issues", real
    for name, folder in (("tests/issues", ROOT / "tests/issues"), ("publishers", ROOT / "tests/issues/publishers")):
        found: list[Labelled] = []
        for path in sorted(folder.glob("*.labels.json")):
            stem = path.name.removesuffix(".labels.json")
            for text in (folder / f"{stem}.txt", folder / f"{stem}.md"):
                if text.exists():
                    found.append((stem, text.read_text(encoding="utf-8"), read_labels(path)))
        yield name, found


def as_it_is(text: str, titles: object) -> str:
    return text


def row(issues: list[Labelled], shape: Shape, misses: list[str]) -> list[float]:
    taxonomies = builtin_settings().taxonomies
    total, size = dict.fromkeys(COLUMNS, 0.0), 0
    for name, text, labels in issues:
        titles = [item["title"] for item in labels["items"] if item["title"]]
        found = score(labels, parse(Document.from_text(shape(text, titles))), taxonomies)
        size += len(labels["items"])
        for column in COLUMNS:
            total[column] += found.figures[column] * len(labels["items"])
        quiet = (": regions ", ": themes ", ": date ")
        misses += [f"    {name}: {miss}" for miss in found.misses if not any(word in miss for word in quiet)]
    return [total[column] / size for column in COLUMNS]


def main() -> None:
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    shapes = {"as it is": as_it_is, **SHAPES}
    for name, issues in corpora():
        sys.stdout.write(f"{name:44} " + " ".join(f"{column:>8}" for column in COLUMNS) + "\n")
        for shape, change in shapes.items():
            if wanted and not any(word in shape for word in wanted):
                continue
            misses: list[str] = []
            figures = row(issues, change, misses)
            sys.stdout.write(f"  {shape:42} " + " ".join(f"{figure:8.3f}" for figure in figures) + "\n")
            if "--misses" in sys.argv:
                sys.stdout.write("".join(f"{miss}\n" for miss in misses))
            sys.stdout.flush()


if __name__ == "__main__":
    main()
