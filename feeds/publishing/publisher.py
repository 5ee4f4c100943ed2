"""The publisher: what the store says is not yet on the site is written there.

A batch goes in this order, so that a process killed at any instant can simply start again:

1. the files that the issues have to themselves;
2. feeds and pages of every region, theme and section that carries, or carried, an item of theirs that has changed;
3. what names all issues: the feed of everything and its archive, front page, indexes, directory;
4. the entries go to the store, and the issues are marked as published.

Nothing is deleted: a page that was once linked goes on to say what became of it, a feed without items stays a feed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock

from feeds.i18n import in_language
from feeds.model import StoredIssue, StoredItem, Topic
from feeds.publishing.facets import Facet
from feeds.publishing.files import sweep, sync_all, write_if_changed
from feeds.publishing.run import Run
from feeds.publishing.site import Site
from feeds.resources import templates_dir

if TYPE_CHECKING:
    from feeds.settings import Settings
    from feeds.store import Store

Progress = Callable[[int, int], None]
"""Told after each issue: how many are done, of how many."""

# Issues that share one writing of the shared files. Their entries are in memory until then: about 1 MB an issue.
_BATCH = 25

# Files of public/ that are the publisher's own: what the site was made from, and that a run is under way.
_MADE_FROM, _UNDER_WAY = ".made-from", ".publishing"


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Publisher:
    """One in a workspace at a time, however many processes have one: the others wait."""

    def __init__(self, settings: Settings, store: Store, clock: Callable[[], dt.datetime] = _now) -> None:
        self._settings = settings
        self._store = store
        self._clock = clock

    def publish(self, progress: Progress | None = None) -> int:
        """Publishes the issues that lack it and says how many. Everything, if the site was made from other templates or
        settings, or is not there. Raises OSError, then to be called again."""
        with self._alone():
            if self._made_from_this():
                return self._publish(self._store.issues_lacking("site"), progress)[0]
            return self._publish_all(progress)

    def publish_all(self, progress: Progress | None = None) -> int:
        """Every page and feed of every issue. Files of the same content stay untouched here too."""
        with self._alone():
            return self._publish_all(progress)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        public = self._settings.public
        public.mkdir(parents=True, exist_ok=True)
        with FileLock(self._settings.workspace / ".publish.lock"), in_language(self._settings.jianbao.language):
            under_way = public / _UNDER_WAY
            if under_way.exists():
                # The last run was cut off, perhaps in the middle of a file.
                sweep(public)
            under_way.touch()
            yield
            under_way.unlink(missing_ok=True)

    def _publish_all(self, progress: Progress | None) -> int:
        # Where the site is to be made anew, one sync at the end will do: until ``made-from`` says that everything is
        # there, a power cut leads here again, and what it left empty is found to differ.
        anew = not self._made_from_this()
        count, written = self._publish(self._store.issues(), progress, synced=not anew)
        run = Run(self._settings, self._store, synced=not anew)
        run.write_facets((run.facets() | run.emptied()) - written)
        run.write_common()
        run.write_fixed()
        if anew:
            sync_all()
        write_if_changed(self._settings.public / _MADE_FROM, self._ingredients())
        return count

    def _publish(
        self, issues: Sequence[StoredIssue], progress: Progress | None, *, synced: bool = True
    ) -> tuple[int, set[Facet]]:
        """How many issues were published, and the facets that were written on the way."""
        written: set[Facet] = set()
        for start in range(0, len(issues), _BATCH):
            batch = issues[start : start + _BATCH]
            run = Run(self._settings, self._store, synced=synced)
            items: list[StoredItem] = []
            touched: set[Facet] = set()
            for done, issue in enumerate(batch, start + 1):
                own, facets = run.write_issue(issue)
                items += own
                touched |= facets
                if progress:
                    progress(done, len(issues))
            run.write_archive({issue.key for issue in batch})
            run.write_facets(touched)
            run.write_common()
            # Before the entries: by them a run that starts over knows what has changed.
            self._store.put_pings(run.pings(touched), self._clock())
            run.keep(items)
            for issue in batch:
                # ``changed`` as it was read: a correction that came in meanwhile is still to be published.
                self._store.mark_output(issue.key, "site", issue.changed)
            written |= touched
        return len(issues), written

    def _made_from_this(self) -> bool:
        made_from = self._settings.public / _MADE_FROM
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
        package = Path(__file__).parent
        for folder in (templates_dir() / "site", package, package.with_name("locale")):
            for path in sorted(folder.rglob("*.*")):
                if path.suffix != ".pyc":
                    digest.update(path.name.encode() + b"\0" + path.read_bytes())
        return digest.hexdigest().encode() + b"\n"


def _in_order(topic: Topic) -> list[object]:
    selections = (topic.all, topic.any, topic.none)
    sets = [sorted(part) for one in selections for part in (one.regions, one.themes, one.sections)]
    return [topic.slug, topic.name, topic.description, topic.was, *sets]
