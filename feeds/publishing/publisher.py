"""The publisher: what the store says is not yet on the site is written there.

A batch goes in this order, so that a process killed at any instant can simply start again:

1. what of the issues is on which shelf goes to the store: pages and archives are made from it;
2. the files that the issues have to themselves, and the documents of archives that carry their items;
3. feeds and pages of every region, theme and section that carries, or carried, an item of theirs that has changed;
   they are made, and compressed, while those of 2 are written;
4. what names all issues: the feed of everything, front page, indexes, directory;
5. the entries go to the store, and the issues are marked as published.

Where everything is made, what issues share is written once, at the end; until then the site counts as not there.

Nothing is deleted: a page that was once linked goes on to say what became of it, a feed without items stays a feed.
Only what was renamed leaves its old addresses, which then lead to the new ones.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from feeds.i18n import in_language
from feeds.model import StoredIssue, Topic
from feeds.publishing.compressed import add_smaller, lacking_smaller
from feeds.publishing.facets import Facet
from feeds.publishing.files import sweep, sync_all, write_if_changed
from feeds.publishing.run import Run
from feeds.publishing.site import Site
from feeds.publishing.taking import Taken
from feeds.resources import templates_dir
from feeds.store.records import Shelf

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store

Progress = Callable[[int, int], None]
"""Told after each issue: how many are done, of how many."""

# Issues that share one writing of the shared files. Their entries are in memory until then: about 1 MB an issue.
_BATCH = 25

# Between two of as many another process may publish: a few hundredths of a second.
_FORMS_AT_ONCE = 20

# Files of public/ that are the publisher's own: what the site was made from, and that a run is under way.
_MADE_FROM, _UNDER_WAY = ".made-from", ".publishing"
# What stands in the latter while everything is made.
_EVERYTHING = "everything"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Publisher:
    """One in a workspace at a time, however many processes have one: the others wait."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], dt.datetime] = _now) -> None:
        self._settings = settings
        self._store = store
        self._clock = clock
        _program()

    def publish(self, progress: Progress | None = None) -> int:
        """Publishes the issues that lack it and says how many. Everything, if the site was made from other templates or
        settings, or is not there. Raises OSError, then to be called again."""
        with self._alone():
            if self._made_from_this():
                return self._publish(self._store.issues_lacking("site"), progress)
            return self._publish_all(progress)

    def publish_all(self, progress: Progress | None = None) -> int:
        """Every page and feed of every issue. Files of the same content stay untouched here too."""
        with self._alone():
            return self._publish_all(progress)

    def compress(self, stop: Callable[[], bool] = lambda: False) -> int:
        """Makes the smallest forms of feeds, which readers can do without, and says how many; to be called when nothing
        else is to be done. ``stop`` is asked before each few whether that has changed. Raises OSError."""
        made = 0
        left = iter([*lacking_smaller(self._settings.public)])
        while not stop() and (some := [*islice(left, _FORMS_AT_ONCE)]):
            with self._alone():
                for path in some:
                    # What has become of a file meanwhile is the next call's to see to.
                    if path.exists():
                        add_smaller(path)
                        made += 1
        return made

    @contextmanager
    def _alone(self) -> Iterator[None]:
        public = self._settings.public
        public.mkdir(parents=True, exist_ok=True)
        with FileLock(self._settings.workspace / ".publish.lock"), in_language(self._settings.jianbao.language):
            under_way = public / _UNDER_WAY
            if under_way.exists():
                # The last run was cut off, perhaps in the middle of a file.
                sweep(public)
            else:
                under_way.touch()
            yield
            under_way.unlink(missing_ok=True)

    def _publish_all(self, progress: Progress | None) -> int:
        # Where the site is to be made anew, one sync at the end will do: until ``made-from`` says that everything is
        # there, a power cut leads here again, and what it left empty is found to differ.
        anew = not self._made_from_this()
        # Should this run be cut off, the next one makes everything too: what issues share is not yet written.
        (self._settings.public / _UNDER_WAY).write_text(_EVERYTHING)
        states: dict[str, dt.datetime] = {}
        touched: set[Facet] = set()
        chain: dict[Shelf, str | None] = {}
        # In the order of their release: a document of an archive leads to those before it.
        issues = sorted(self._store.issues(), key=lambda issue: (issue.released, issue.key))
        with Run(self._settings, self._store, synced=not anew) as run:
            for done, batch in [*_batches(issues)] or [(0, [])]:
                taken = run.take(batch)
                # ``changed`` as it was read: a correction that came in meanwhile is still to be published.
                states |= {issue.key: issue.changed for issue in batch}
                run.put_on_shelves(taken)
                touched |= _touched(taken)
                if len(states) == len(issues):
                    # Compressed while the last pages are written.
                    feeds = run.make_facets(run.facets() | run.emptied() | touched)
                for number, one in enumerate(taken, done + 1):
                    run.write_issue(one)
                    run.write_all_archives(one, chain)
                    if progress:
                        progress(number, len(issues))
                self._keep(run, taken)
            run.write_facets(feeds)
            run.write_common()
            run.write_fixed()
            run.remove_moved()
        if anew:
            sync_all()
        self._store.mark_outputs("site", states)
        write_if_changed(self._settings.public / _MADE_FROM, self._ingredients())
        return len(states)

    def _publish(self, issues: Sequence[StoredIssue], progress: Progress | None) -> int:
        for done, batch in _batches(issues):
            with Run(self._settings, self._store) as run:
                taken = run.take(batch)
                run.put_on_shelves(taken)
                feeds = run.make_facets(_touched(taken))
                for number, one in enumerate(taken, done + 1):
                    run.write_issue(one)
                    if progress:
                        progress(number, len(issues))
                run.write_archives(taken)
                run.write_facets(feeds)
                run.write_common({year for one in taken for year in one.years})
                run.remove_moved()
                self._keep(run, taken)
            # ``changed`` as it was read: a correction that came in meanwhile is still to be published.
            self._store.mark_outputs("site", {issue.key: issue.changed for issue in batch})
        return len(issues)

    def _keep(self, run: Run, taken: Sequence[Taken]) -> None:
        # Before the entries: by them a run that starts over knows what has changed.
        self._store.put_pings(run.pings(_touched(taken)), self._clock())
        run.keep(taken)

    def _made_from_this(self) -> bool:
        public = self._settings.public
        if (public / _UNDER_WAY).read_text() == _EVERYTHING:
            return False
        made_from = public / _MADE_FROM
        return made_from.exists() and made_from.read_bytes() == self._ingredients()

    def _ingredients(self) -> bytes:
        """A digest of all that pages are made from besides issues: settings, taxonomies, templates, code, words."""
        digest = hashlib.sha256()
        taxonomies = self._settings.taxonomies
        digest.update(repr(Site.of(self._settings)).encode())
        digest.update(repr([(one.slug, one.name, one.parent, one.was) for one in taxonomies.regions]).encode())
        digest.update(repr([(theme.slug, theme.name, theme.was) for theme in taxonomies.themes]).encode())
        # Sets have no order of their own: the same topic would read otherwise in each process.
        digest.update(repr([_in_order(topic) for topic in self._settings.topics]).encode())
        digest.update(_program())
        return digest.hexdigest().encode() + b"\n"


@lru_cache
def _program() -> bytes:
    """A digest of the program that makes pages: as it was when this process began. One that is put in its place while a
    service runs is for the next process to make the site anew by, or it would take the old one's work for its own."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for folder in (templates_dir() / "site", package, package.with_name("locale")):
        for path in sorted(folder.rglob("*.*")):
            if path.suffix != ".pyc":
                digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()


def _batches(issues: Sequence[StoredIssue]) -> Iterator[tuple[int, Sequence[StoredIssue]]]:
    """Each with how many issues are before it."""
    return ((start, issues[start : start + _BATCH]) for start in range(0, len(issues), _BATCH))


def _touched(taken: Sequence[Taken]) -> set[Facet]:
    return {facet for one in taken for facet in one.touched}


def _in_order(topic: Topic) -> list[object]:
    selections = (topic.all, topic.any, topic.none)
    sets = [sorted(part) for one in selections for part in (one.regions, one.themes, one.sections, one.words)]
    return [topic.slug, topic.name, topic.description, topic.was, *sets]
