"""How long publishing and searching take, measured on invented bulletins.

    python tests/bench/publishing.py rebuild               everything anew, beside Hugo, Pelican and Eleventy
    python tests/bench/publishing.py issue 1000 100000     one more issue of 40 items, in archives of these sizes;
                    --regions 2             of so few regions that each of them with each theme has 50 items in 1,000
    python tests/bench/publishing.py ratio 1000 100000     an issue of 40 items dropped as a file, by turns in one
                    process: from the file to the pages, and publishing alone, as medians of 15
    python tests/bench/publishing.py search 100000         searches in an archive of this size; the same on PostgreSQL,
                    --database postgresql://user@host/name  in a database made for it, which is left empty
    python tests/bench/serving.py                          requests a second, beside nginx

Figures are wall seconds on this machine, and seconds of the processor, which say more where other work is going on;
peak memory is of this process, in MB. TMPDIR=/dev/shm leaves the disk out of it: where others remove files meanwhile,
ext4 takes several times as long for a new one. HUGO, PELICAN and ELEVENTY name programs elsewhere: `apt install hugo`,
`pip install pelican[markdown]`, `npm install @11ty/eleventy@3` and then ELEVENTY=node_modules/.bin/eleventy.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import hashlib
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from peers import Specimen, run, write_for_eleventy, write_for_hugo, write_for_pelican

from feeds.identity import Identity
from feeds.model import (
    Block,
    BlockKind,
    Document,
    Issue,
    Item,
    Kind,
    Masthead,
    PartialDate,
    Region,
    StoredIssue,
    StoredItem,
    Tag,
    Taxonomies,
    Theme,
    Word,
)
from feeds.pipeline import process_issue
from feeds.publishing import Publisher
from feeds.publishing.entries import make_entry
from feeds.publishing.facets import Facets
from feeds.publishing.pages import Pages
from feeds.publishing.search import Searching
from feeds.publishing.site import Site
from feeds.resources import templates_dir
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Publication, Store
from feeds.tagging import Tagger
from jianbao.__main__ import BETWEEN_COLLECTIONS

ITEMS_IN_AN_ISSUE = 40
CHARACTERS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
REGIONS = tuple(Region(f"region-{n}", f"地区{CHARACTERS[n]}", "city") for n in range(20))
_NAMES = tuple(f"主题{CHARACTERS[n]}" for n in range(10))
THEMES = tuple(Theme(f"theme-{n}", name, (Word(name, 8.0, 4.0, 2.0),)) for n, name in enumerate(_NAMES))
TAXONOMIES = Taxonomies(REGIONS, THEMES)
"""All that there are. How many regions items are about is the caller's to say."""


def text(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(CHARACTERS, k=length)) + "。"


def an_item(dice: random.Random, place: int, regions: int) -> Item:
    """Of 300 characters; one in ten is about 深圳, one in a thousand about 舟山."""
    rare = ("深圳" if dice.random() < 0.1 else "") + ("舟山" if dice.random() < 0.001 else "")
    region, theme = dice.choice(REGIONS[:regions]), dice.choice(THEMES)
    return Item(
        place,
        Kind.BRIEF,
        text(dice, 18),
        section=f"栏目{CHARACTERS[place % 6]}",
        blocks=tuple(Block(BlockKind.PARAGRAPH, rare + text(dice, 100)) for _ in range(3)),
        regions=(Tag(region.slug, region.name),),
        themes=(Tag(theme.slug, theme.name),),
        summary=text(dice, 50),
    )


def save_issue(store: Store, number: int, regions: int = len(REGIONS)) -> None:
    dice = random.Random(number)
    date = dt.date(2000, 1, 1) + dt.timedelta(days=number)
    masthead = Masthead("行业动态", "协会", date.year, number, date=PartialDate(date.year, date.month, date.day))
    name = hashlib.sha256(str(number).encode()).hexdigest()
    store.save_issue(
        Issue(masthead, tuple(an_item(dice, place, regions) for place in range(1, ITEMS_IN_AN_ISSUE + 1))),
        Identity("trade", "行业动态", f"trade-{date.year}-{number:05d}", date.year, number),
        Document.from_text(str(number), name=f"{number}.txt", sha256=name),
        authority="news.example,2026",
        ancestors=TAXONOMIES.ancestors,
        published=Publication(ZoneInfo("Asia/Shanghai")),
        now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=number),
    )


_SENTENCES = (
    "据介绍，这次活动有{}家企业的代表参加，现场谈成合作意向{}项。",
    "今年以来，当地新设这一类企业{}户，同比增长{}%，其中一半以上做的是出口。",
    "负责人表示，下一步要把办事时间缩短到{}天以内，全年为企业减轻负担{}万元。",
    "会上通报，上半年全市完成投资{}亿元，比去年同期多{}亿元。",
    "参加调研的会员单位提出意见{}条，其中{}条已经答复。",
)


def an_issue_to_drop(number: int, regions: int) -> str:
    """The same as ``save_issue`` stores, as an editor would drop it, in Markdown: 40 items, each of a region and of a
    theme. In words of a language, for it is to be cut."""
    dice = random.Random(number)
    date = dt.date(2000, 1, 1) + dt.timedelta(days=number)
    lines = ["# 行业动态", f"{date.year}年第{number}期　{date.year}年{date.month}月{date.day}日"]
    for place in range(ITEMS_IN_AN_ISSUE):
        if place % 7 == 0:
            lines.append(f"## 栏目{CHARACTERS[place // 7]}")
        region, theme = dice.choice(REGIONS[:regions]), dice.choice(THEMES)
        lines.append(f"### {region.name}的{theme.name}企业{place + 1}家签约")
        for _ in range(3):
            sentences = (one.format(dice.randint(2, 900), dice.randint(2, 90)) for one in dice.choices(_SENTENCES, k=3))
            lines.append("".join(sentences))
    return "\n\n".join(lines) + "\n"


def drop(workspace: Path, store: Store, tagger: Tagger, number: int, regions: int) -> None:
    path = workspace / f"{number}.md"
    path.write_text(an_issue_to_drop(number, regions), encoding="utf-8")
    given = settings(workspace)
    now = dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=number)
    outcome = process_issue(path, given, tagger, store, now)
    if len(store.items_of(outcome.key or "")) != ITEMS_IN_AN_ISSUE:
        raise SystemExit(f"an issue of other than {ITEMS_IN_AN_ISSUE} items: {outcome}")


def settings(workspace: Path, feeds: Sequence[str] | None = None, archives: Sequence[str] | None = None) -> Settings:
    """``feeds`` are the kinds of feeds, ``archives`` those that have one; as by default where they are None."""
    given = {"feeds": feeds, "archives": archives}
    publishing = {name: list(kinds) for name, kinds in given.items() if kinds is not None}
    config = JianbaoSettings.model_validate({"publishing": publishing})
    return Settings(workspace, workspace / "config", config, TAXONOMIES, (), ())


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def spent(work: Callable[[], object]) -> str:
    """Wall seconds, and those of the processor in this process and in those that it starts."""
    before = os.times()
    wall = timed(work)
    after = os.times()
    return f"{wall:6.2f} s, processor {sum(after[:4]) - sum(before[:4]):6.2f} s"


def peak_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def filled(workspace: Path, items: int, database: str | None = None, regions: int = len(REGIONS)) -> Store:
    store = Store.open(database or f"sqlite:///{workspace / 'jianbao.db'}")
    for number in range(items // ITEMS_IN_AN_ISSUE):
        save_issue(store, number, regions)
    return store


def measure_issues(sizes: list[int], regions: int) -> None:
    """Each size in a process of its own, whose peak memory is then its own."""
    for size in sizes:
        subprocess.run([sys.executable, __file__, "grow", str(size), "--regions", str(regions)], check=True)


def measure_growth(size: int, regions: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        with filled(workspace, size, regions=regions) as store:
            everything = spent(Publisher(settings(workspace), store).publish)
            grow(workspace, store, regions, f"{size:>7} items: everything {everything}, peak {peak_memory():.0f} MB")


def grow(workspace: Path, store: Store, regions: int, before: str) -> None:
    """Five issues more, one after the other; the first one of a process loads what the others find there."""
    times = []
    for number in range(5):
        save_issue(store, 50_000 + number, regions)
        start = dt.datetime.now().timestamp() - 0.001  # noqa: DTZ005 - compared with times of files
        cost = spent(Publisher(settings(workspace), store).publish)
        files, size = written_since(workspace / "public", start)
        smaller = spent(Publisher(settings(workspace), store).compress)
        times.append(f"{cost}, {files} files of {size / 1e6:.0f} MB; by brotli, afterwards, {smaller}")
    print(before)  # noqa: T201
    for cost in times:
        print(f"{size_of(store):>7} items: one more issue {cost}")  # noqa: T201
    print(f"{size_of(store):>7} items: peak {peak_memory():.0f} MB")  # noqa: T201


def measure_ratio(sizes: list[int], regions: int) -> None:
    """One more issue for each archive in turns, in one process: what else the machine does meets all alike. A file that
    is dropped is read, cut, tagged, saved and published."""
    with ExitStack() as stack:
        archives: list[tuple[Path, Store]] = []
        for size in sizes:
            workspace = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            store = stack.enter_context(filled(workspace, size, regions=regions))
            Publisher(settings(workspace), store).publish()
            archives.append((workspace, store))
        taking: list[list[float]] = [[] for _ in sizes]
        publishing: list[list[float]] = [[] for _ in sizes]
        tagger = Tagger(TAXONOMIES)
        for turn in range(_WARMING + _TURNS):
            for place, (workspace, store) in enumerate(archives):
                taking[place].append(timed(partial(drop, workspace, store, tagger, 50_000 + turn, regions)))
                publishing[place].append(timed(Publisher(settings(workspace), store).publish))
        whole = [[*map(sum, zip(*both, strict=True))] for both in zip(taking, publishing, strict=True)]
        for what, times in (("from the file to the pages", whole), ("publishing alone", publishing)):
            medians = [statistics.median(one[_WARMING:]) for one in times]
            for size, median in zip(sizes, medians, strict=True):
                print(f"{size:>7} items: {what} {median:6.3f} s, {median / medians[0]:.2f} times")  # noqa: T201


_WARMING, _TURNS = 2, 15


def written_since(folder: Path, moment: float) -> tuple[int, int]:
    """How many files, of how many bytes. Not by rglob, which holds every path of an archive in memory, and that is what
    is measured."""
    files = (os.path.join(top, name) for top, _folders, names in os.walk(folder) for name in names)  # noqa: PTH118
    sizes = [there.st_size for there in map(os.stat, files) if there.st_mtime > moment]
    return len(sizes), sum(sizes)


def size_of(store: Store) -> int:
    return store.counts().items


def measure_search(size: int, database: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        with filled(workspace, size, database) as store, emptied(store):
            from feeds.publishing.searchable import searchable

            def index() -> None:
                for issue in store.issues():
                    store.put_searchable([searchable(one, TAXONOMIES) for one in store.items_of(issue.key)])

            if database:
                # Which PostgreSQL does by itself, where it is left to (autovacuum).
                with store.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                    connection.exec_driver_sql("VACUUM ANALYZE")
            print(f"{size} items indexed in {timed(index):.1f} s")  # noqa: T201
            searching = Searching(settings(workspace), store)
            for given in searches():
                search = searching.read(given)
                times = sorted(timed(lambda search=search: searching.page(search)) for _ in range(9))  # type: ignore[misc]
                print(f"{1000 * times[4]:>6.1f} ms, at most {1000 * times[-1]:.1f} ms: {given}")  # noqa: T201


@contextmanager
def emptied(store: Store) -> Iterator[None]:
    """PostgreSQL's database outlives the folder."""
    try:
        yield
    finally:
        if store.engine.dialect.name == "postgresql":
            with store.engine.begin() as connection:
                connection.exec_driver_sql("DROP SCHEMA public CASCADE")
                connection.exec_driver_sql("CREATE SCHEMA public")


def searches() -> Iterator[dict[str, str]]:
    yield {"q": "舟山"}
    yield {"q": "深圳"}
    yield {"q": "的一"}
    yield {"q": "深圳的一 是在"}
    yield {"q": "深圳", "region": "region-3", "theme": "theme-4"}
    yield {"q": "舟山", "first": "2003-01-01", "last": "2003-12-31"}
    yield {"region": "region-3"}
    yield {"q": "没有这样的词语"}


def measure_rebuild(items: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        public = root / "public"
        # What the others make: pages, and a feed for each tag and of all.
        same = settings(root, ["region", "theme"], [])
        with filled(root, items) as store:
            report("jianbao", lambda: Publisher(same, store).publish(), "items rendered for the first time")
            put_away(public)
            report("jianbao", lambda: Publisher(same, store).publish(), "full rebuild, in the service")
            report("jianbao", lambda: Publisher(same, store).compress(), "  and then its feeds by brotli")
            put_away(public)
            report("jianbao", lambda: Publisher(settings(root), store).publish(), "every kind of feed, with archives")
            report("jianbao", lambda: Publisher(settings(root), store).publish_all(), "once more over what is there")
            articles = [stored.item for issue in store.issues() for stored in store.items_of(issue.key)]
            model = specimen(same, store.issues()[0])
        put_away(public)
        command = [sys.executable, __file__, "publish", str(root)]
        report("jianbao", lambda: run(command, root), "full rebuild, with the start of a process of its own")
        for name, arguments, write_for, what in (
            ("hugo", ["--quiet"], partial(write_for_hugo, specimen=model), "the same pages and feeds"),
            ("hugo", ["--quiet"], partial(write_for_hugo, specimen=None), "titles and texts alone, as RSS alone"),
            ("eleventy", ["--quiet"], partial(write_for_eleventy, specimen=model), "the same pages and feeds"),
            (
                "pelican",
                ["content", "-s", "pelicanconf.py", "-q"],
                partial(write_for_pelican, specimen=model),
                "the same pages; RSS and Atom",
            ),
        ):
            program = os.environ.get(name.upper()) or shutil.which(name)
            if program is None:
                print(f"{name:9}is not installed here")  # noqa: T201
                continue
            place = root / f"{name}-{time.monotonic_ns()}"
            write_for(place, articles)
            command = [str(Path(program).resolve()), *arguments]
            report(name, lambda command=command, place=place: run(command, place), what)  # type: ignore[misc]


def specimen(given: Settings, issue: StoredIssue) -> Specimen:
    """An item of the issue, its texts being marks that the peers' templates put their own words for."""
    site = Site.of(given)
    pages = Pages(site, Facets(TAXONOMIES, ["MSECTION"]), templates_dir() / "site")

    def stored(number: int, title: str) -> StoredItem:
        item = Item(
            number,
            Kind.BRIEF,
            title,
            section="MSECTION",
            blocks=(Block(BlockKind.PARAGRAPH, "MBODY"),),
            regions=(Tag("MREGION", "MREGION"),),
            themes=(Tag("MTHEME", "MTHEME"),),
            summary="MSUMMARY",
        )
        moments = (issue.released, issue.published, issue.changed)
        return StoredItem(f"tag:news.example,2026:{number}", issue.key, number, item, *moments, issue)

    before, one, after = (stored(n, title) for n, title in enumerate(("MBEFORE", "MTITLE", "MAFTER"), 1))
    entry = make_entry(one, site)
    return Specimen(
        pages.item(one, before, after).decode(), entry.rss.decode(), entry.atom.decode(), entry.json.decode()
    )


def publish_what_is_there(root: Path) -> None:
    with Store.open(f"sqlite:///{root / 'jianbao.db'}") as store:
        Publisher(settings(root, ["region", "theme"], []), store).publish()


def put_away(folder: Path) -> None:
    """Not removed: ext4 goes round the places of files that were removed just now, which takes longer than all else."""
    folder.rename(folder.with_name(f"{folder.name}-{time.monotonic_ns()}"))


def report(name: str, work: Callable[[], object], what: str = "") -> None:
    # jianbao's files are on the disk at the end; what was written before, and by the others, is not to be waited for.
    os.sync()
    said = spent(work)
    print(f"{name:9}{said}, then onto the disk {timed(os.sync):5.2f} s  {what}")  # noqa: T201


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rebuild", "issue", "ratio", "grow", "search", "publish"))
    parser.add_argument("sizes", nargs="*")
    parser.add_argument("--database", metavar="URL")
    parser.add_argument("--regions", type=int, choices=range(1, len(REGIONS) + 1), default=len(REGIONS), metavar="N")
    options = parser.parse_args()
    # As the program does.
    gc.set_threshold(*BETWEEN_COLLECTIONS)
    if options.what == "publish":
        publish_what_is_there(Path(options.sizes[0]))
        return
    options.sizes = [int(size) for size in options.sizes]
    if options.what == "issue":
        measure_issues(options.sizes or [1000, 10_000], options.regions)
    elif options.what == "ratio":
        measure_ratio(options.sizes or [1000, 10_000], options.regions)
    elif options.what == "grow":
        measure_growth((options.sizes or [1000])[0], options.regions)
    elif options.what == "search":
        measure_search((options.sizes or [100_000])[0], options.database)
    else:
        measure_rebuild((options.sizes or [2000])[0])


if __name__ == "__main__":
    main()
