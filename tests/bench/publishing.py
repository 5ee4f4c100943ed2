"""How long publishing and searching take, measured on invented bulletins.

    python tests/bench/publishing.py rebuild               everything anew, beside Hugo and Pelican if they are there
    python tests/bench/publishing.py issue 1000 100000     one more issue of 40 items, in archives of these sizes
    python tests/bench/publishing.py search 100000         searches in an archive of this size

Figures are wall seconds on this machine; peak memory is of this process, in MB. HUGO and PELICAN name other programs.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import os
import random
import resource
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zoneinfo import ZoneInfo

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
    Tag,
    Taxonomies,
    Theme,
)
from feeds.publishing import Publisher
from feeds.publishing.search import Searching
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Publication, Store

ITEMS_IN_AN_ISSUE = 40
CHARACTERS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
REGIONS = tuple(Region(f"region-{n}", f"地区{CHARACTERS[n]}", "city") for n in range(20))
THEMES = tuple(Theme(f"theme-{n}", f"主题{CHARACTERS[n]}") for n in range(10))
TAXONOMIES = Taxonomies(REGIONS, THEMES)


def text(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(CHARACTERS, k=length)) + "。"


def an_item(dice: random.Random, place: int) -> Item:
    """Of 300 characters; one in ten is about 深圳, one in a thousand about 舟山."""
    rare = ("深圳" if dice.random() < 0.1 else "") + ("舟山" if dice.random() < 0.001 else "")
    region, theme = dice.choice(REGIONS), dice.choice(THEMES)
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


def save_issue(store: Store, number: int) -> None:
    dice = random.Random(number)
    date = dt.date(2000, 1, 1) + dt.timedelta(days=number)
    masthead = Masthead("行业动态", "协会", date.year, number, date=PartialDate(date.year, date.month, date.day))
    name = hashlib.sha256(str(number).encode()).hexdigest()
    store.save_issue(
        Issue(masthead, tuple(an_item(dice, place) for place in range(1, ITEMS_IN_AN_ISSUE + 1))),
        Identity("trade", "行业动态", f"trade-{date.year}-{number:05d}", date.year, number),
        Document.from_text(str(number), name=f"{number}.txt", sha256=name),
        authority="news.example,2026",
        ancestors=TAXONOMIES.ancestors,
        published=Publication(ZoneInfo("Asia/Shanghai")),
        now=dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=number),
    )


def settings(workspace: Path, feeds: Sequence[str] | None = None) -> Settings:
    """``feeds`` are the kinds of feeds; all there are if it is None."""
    config = JianbaoSettings.model_validate({"publishing": {"feeds": list(feeds)}} if feeds is not None else {})
    return Settings(workspace, workspace / "config", config, TAXONOMIES, (), ())


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak_memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def filled(workspace: Path, items: int) -> Store:
    store = Store.open(f"sqlite:///{workspace / 'jianbao.db'}")
    for number in range(items // ITEMS_IN_AN_ISSUE):
        save_issue(store, number)
    return store


def measure_issues(sizes: list[int]) -> None:
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            workspace = Path(folder)
            with filled(workspace, size) as store:
                all_of_it = timed(Publisher(settings(workspace), store).publish)
                times = []
                for number in range(5):
                    save_issue(store, 50_000 + number)
                    times.append(timed(Publisher(settings(workspace), store).publish))
            files = sum(1 for path in (workspace / "public").rglob("*") if path.is_file())
            print(  # noqa: T201
                f"{size:>7} items: one more issue {min(times):.2f} to {max(times):.2f} s, "
                f"everything {all_of_it:.1f} s, {files} files, peak {peak_memory():.0f} MB"
            )


def measure_search(size: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        with filled(workspace, size) as store:
            from feeds.publishing.searchable import searchable

            def index() -> None:
                for issue in store.issues():
                    store.put_searchable([searchable(one, TAXONOMIES) for one in store.items_of(issue.key)])

            print(f"{size} items indexed in {timed(index):.1f} s")  # noqa: T201
            searching = Searching(settings(workspace), store)
            for given in searches():
                search = searching.read(given)
                times = sorted(timed(lambda search=search: searching.page(search)) for _ in range(9))  # type: ignore[misc]
                print(f"{1000 * times[4]:>6.1f} ms, at most {1000 * times[-1]:.1f} ms: {given}")  # noqa: T201


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
        with filled(root, items) as store:
            same = settings(root, ["region", "theme"])
            print(f"jianbao  {timed(Publisher(same, store).publish):.2f} s, a feed for each tag")  # noqa: T201
            shutil.rmtree(root / "public")
            print(f"jianbao  {timed(Publisher(same, store).publish):.2f} s, with its entries in the store")  # noqa: T201
            shutil.rmtree(root / "public")
            every = settings(root)
            print(f"jianbao  {timed(Publisher(every, store).publish):.2f} s, with every kind of feed")  # noqa: T201
            again = timed(Publisher(every, store).publish_all)
            print(f"jianbao  {again:.2f} s, once more over what is there")  # noqa: T201
            articles = [stored.item for issue in store.issues() for stored in store.items_of(issue.key)]
        if hugo := os.environ.get("HUGO") or shutil.which("hugo"):
            write_for_hugo(root / "hugo", articles)
            print(f"hugo     {timed(lambda: run([hugo, '--quiet'], root / 'hugo')):.2f} s")  # noqa: T201
        if pelican := os.environ.get("PELICAN") or shutil.which("pelican"):
            write_for_pelican(root / "pelican", articles)
            command = [pelican, "content", "-s", "pelicanconf.py", "-q"]
            print(f"pelican  {timed(lambda: run(command, root / 'pelican')):.2f} s")  # noqa: T201


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL)


def write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def write_for_hugo(folder: Path, articles: list[Item]) -> None:
    """The same articles and tags, a full-text RSS feed of 50 for each tag and for all."""
    write(folder / "config.toml", 'baseURL = "https://news.example/"\ntitle = "Bench"\n[taxonomies]\ntag = "tags"\n')
    items = (
        "{{ range first 50 .Pages }}<item><title>{{ .Title }}</title><link>{{ .Permalink }}</link>"
        "<description>{{ .Content | html }}</description></item>{{ end }}"
    )
    layouts = folder / "layouts" / "_default"
    write(layouts / "rss.xml", f'<rss version="2.0"><channel><title>{{{{ .Title }}}}</title>{items}</channel></rss>')
    write(
        layouts / "list.html",
        '<h1>{{ .Title }}</h1>{{ range .Pages }}<a href="{{ .Permalink }}">{{ .Title }}</a>{{ end }}',
    )
    write(layouts / "single.html", "<h1>{{ .Title }}</h1>{{ .Content }}")
    for number, item in enumerate(articles):
        tags = ", ".join(f'"{tag.slug}"' for tag in (*item.regions, *item.themes))
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        head = f'+++\ntitle = "{item.title}"\ndate = {day}\ntags = [{tags}]\n+++\n'
        write(folder / "content" / "items" / f"{number}.md", head + item.body.replace("\n", "\n\n"))


def write_for_pelican(folder: Path, articles: list[Item]) -> None:
    write(
        folder / "pelicanconf.py",
        "SITENAME = 'Bench'\nSITEURL = 'https://news.example'\nTIMEZONE = 'Asia/Shanghai'\nDEFAULT_LANG = 'zh'\n"
        "FEED_DOMAIN = SITEURL\nFEED_ALL_RSS = 'feeds/all.rss'\nTAG_FEED_RSS = 'feeds/{slug}.rss'\n"
        "FEED_MAX_ITEMS = 50\nRSS_FEED_SUMMARY_ONLY = False\n"
        "FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None\n",
    )
    for number, item in enumerate(articles):
        tags = ", ".join(tag.slug for tag in (*item.regions, *item.themes))
        day = dt.date(2020, 1, 1) + dt.timedelta(days=number % 2000)
        head = f"Title: {item.title}\nDate: {day}\nSlug: item-{number}\nTags: {tags}\n\n"
        write(folder / "content" / f"{number}.md", head + item.body.replace("\n", "\n\n"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("rebuild", "issue", "search"))
    parser.add_argument("sizes", nargs="*", type=int)
    options = parser.parse_args()
    if options.what == "issue":
        measure_issues(options.sizes or [1000, 10_000])
    elif options.what == "search":
        measure_search((options.sizes or [100_000])[0])
    else:
        measure_rebuild((options.sizes or [2000])[0])


if __name__ == "__main__":
    main()
