"""How long cutting an issue takes, how that grows, how much memory it takes, and what each family of rules is worth.

    .venv/bin/python tests/bench/parsing.py [--without-rules]

Measured over the labelled issues: the real ones where they lie beside the project (../shared), else those of
tests/issues. Seconds are of the processor, the best of five; memory is the peak of the process, with the longest issue
ten times over in one text. A text of little but numbered pages shows what grows with their count: its seconds per
100,000 characters ought to be nearly the same for a thousand pages and for ten thousand. The table names what ``items``
(F1 of the items found) and ``bounds`` (share of bodies cut where the label says) lose, in points of 100, when one
family of rules is switched off: over the real issues, if they are there, and over those of tests/issues, which have the
shapes that the real ones lack.
"""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from unittest import mock

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "acceptance")]

from issue_scoring import read_labels, score  # noqa: E402

import feeds.parsing as parsing  # noqa: E402
from feeds.model import Document  # noqa: E402
from feeds.parsing import headline_cues  # noqa: E402
from feeds.parsing.contents import Contents  # noqa: E402
from feeds.parsing.front import front_end  # noqa: E402
from feeds.settings import builtin_settings  # noqa: E402

Labelled = tuple[Document, dict[str, Any]]


def labelled() -> Iterator[Labelled]:
    shared = ROOT.parent / "shared"
    for path in sorted((shared / "accuracy" / "labels").glob("*.json")):
        text = next((shared / "issues").glob(f"{path.stem}_*.txt")).read_text(encoding="utf-8")
        yield Document.from_text(text), read_labels(path)


def own() -> Iterator[Labelled]:
    for path in sorted((ROOT / "tests" / "issues").rglob("*.labels.json")):
        name = path.name.removesuffix(".labels.json")
        for text in (path.with_name(f"{name}.txt"), path.with_name(f"{name}.md")):
            if text.exists():
                yield Document.from_text(text.read_text(encoding="utf-8")), read_labels(path)


def nothing(*_: object, **__: object) -> None: ...


def same(rows: Any) -> Any:
    return list(rows)


def no_contents(rows: Any) -> Contents:
    return Contents(end=front_end(rows))


def empty(*_: object, **__: object) -> set[int]:
    return set()


def without(name: str, instead: Callable[..., Any]) -> Callable[[], Any]:
    return lambda: mock.patch(f"feeds.parsing.{name}", instead)


def without_rule(rule: Callable[[str], float]) -> Callable[[], Any]:
    kept = tuple(one for one in headline_cues.HEADLINE_RULES if one is not rule)
    return lambda: mock.patch.object(headline_cues, "HEADLINE_RULES", kept)


FAMILIES: dict[str, Callable[[], Any]] = {
    "contents page": without("read_contents", no_contents),
    "page furniture": without("without_furniture", same),
    "unwrapping": without("unwrapped", same),
    "width of lines": without("measure", nothing),
    "headlines below their texts": without("put_headlines_above", lambda rows, contents: list(rows)),
    "run-in headlines": without("part_run_in_headlines", same),
    "texts that go on elsewhere": without("part_jumps", same),
    "sources beside headlines": without("part_sources", same),
    "attributions": without("evidence.find_attributions", nothing),
    "credits below headlines": without("evidence.find_credits", nothing),
    "sources by habit": without("evidence.find_habitual", nothing),
    "link boxes": without("evidence.find_links", nothing),
    "columns": without("evidence.find_sections", nothing),
    "bracketed headlines": without("evidence.find_bracketed_headlines", nothing),
    "bulleted headlines": without("evidence.find_bulleted_headlines", nothing),
    "tables": without("evidence.find_tables", nothing),
    "numbered briefs": without("evidence.find_numbered", nothing),
    "numbers in two parts": without("evidence.find_parts", nothing),
    "columns by their place": without("evidence.find_plain_columns", nothing),
    "numbers through the whole issue": without("evidence.find_numbered_headlines", nothing),
    "headlines set alike": without("evidence.find_set_alike", nothing),
    "days beside headlines": without("evidence.find_dated_headlines", nothing),
    "events": without("evidence.find_events", nothing),
    "rows that stand alone": without("evidence.find_standing", nothing),
    "empty lines above first lines set in": without("evidence.find_parted", nothing),
    "empty lines between items alone": without("evidence.find_spaced", nothing),
    "lines drawn between items": without("evidence.find_ruled_off", nothing),
    "captions of pictures": without("evidence.find_photo_captions", nothing),
    "profiles of members": without("evidence.find_members", nothing),
    "chronologies": without("evidence.find_chronologies", nothing),
    "notices and what they carry": without("evidence.find_carried", empty),
    "torn pages": without("evidence.find_tears", empty),
    **{f"headline: {rule.__name__.strip('_')}": without_rule(rule) for rule in headline_cues.HEADLINE_RULES},
}


def figures(issues: Sequence[Labelled]) -> tuple[float, float]:
    """``items`` and ``bounds`` over all issues, each weighted by its number of items."""
    taxonomies = builtin_settings().taxonomies
    total, items, bounds = 0, 0.0, 0.0
    for document, labels in issues:
        found = score(labels, parsing.parse(document), taxonomies).figures
        size = len(labels["items"])
        total, items, bounds = total + size, items + size * found["items"], bounds + size * found["bounds"]
    return items / total, bounds / total


@contextmanager
def switched_off(families: Sequence[str]) -> Iterator[None]:
    with ExitStack() as stack:
        for name in families:
            stack.enter_context(FAMILIES[name]())
        yield


def seconds(document: Document, times: int = 5) -> float:
    best = float("inf")
    for _ in range(times):
        gc.collect()
        start = time.process_time()
        parsing.parse(document)
        best = min(best, time.process_time() - start)
    return best


def numbered_pages(count: int) -> Document:
    """Pages of two lines: what is told by looking at all heads or at all numbers of pages grows with these alone."""
    pages = (
        f"商情通讯　· {page} ·\n{'产地到货平稳' * (page % 5 + 1)}\n报价与上月持平。" for page in range(1, count + 1)
    )
    return Document.from_text("\n".join(pages))


def speed(issues: Sequence[Labelled]) -> None:
    say("text                    characters   seconds   per 100,000")
    longest = max((document for document, _ in issues), key=lambda one: len(one.text))
    for name, document in (
        ("all issues, each", None),
        ("the longest", longest),
        ("the longest, 10 times", Document.from_text("\n".join([longest.text] * 10))),
        ("1,000 numbered pages", numbered_pages(1_000)),
        ("10,000 numbered pages", numbered_pages(10_000)),
    ):
        if document is None:
            size = sum(len(one.text) for one, _ in issues)
            took = sum(seconds(one) for one, _ in issues)
        else:
            size, took = len(document.text), seconds(document, 1 if "10" in name else 5)
        say(f"{name:22} {size:11,} {took:9.3f} {took / size * 100_000:13.3f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"peak memory: {peak:.0f} MB")


def rules(corpora: dict[str, Sequence[Labelled]]) -> None:
    whole = {name: figures(issues) for name, issues in corpora.items()}
    say(f"\n{'switched off':30}" + "".join(f"{name + ': items':>20} {'bounds':>7}" for name in corpora))
    say(f"{'nothing':30}" + "".join(f"{items * 100:20.1f} {bounds * 100:7.1f}" for items, bounds in whole.values()))
    for family in FAMILIES:
        line = f"{family:30}"
        for name, issues in corpora.items():
            with switched_off([family]):
                items, bounds = figures(issues)
            line += f"{(items - whole[name][0]) * 100:+20.1f} {(bounds - whole[name][1]) * 100:+7.1f}"
        say(line)


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    corpora = {"real issues": list(labelled()), "tests/issues": list(own())}
    corpora = {name: issues for name, issues in corpora.items() if issues}
    speed(next(iter(corpora.values())))
    if "--without-rules" not in sys.argv:
        rules(corpora)


if __name__ == "__main__":
    main()
