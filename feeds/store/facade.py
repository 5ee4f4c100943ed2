"""The one store: every query that feeds knows, by name. The notifier's are in ``notifier``, over the same engine."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from types import TracebackType
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from feeds.corrections.correction import Corrections
from feeds.identity import Identity
from feeds.model import Document, Issue, Item, Periodical, StoredIssue, StoredItem, Topic
from feeds.searching.tokens import Phrase
from feeds.store import (
    correcting,
    counts,
    entries,
    files,
    issues,
    items,
    log,
    pings,
    retag,
    saving,
    search,
    shelves,
    tags,
)
from feeds.store import pictures as picture_queries
from feeds.store.correcting import Decision
from feeds.store.engine import make_engine, writing
from feeds.store.migrate import is_current, migrate
from feeds.store.placing import Rules
from feeds.store.publication import Publication
from feeds.store.records import (
    Counts,
    FileRecord,
    LogEntry,
    OnShelf,
    Ping,
    RemovedItem,
    ReviewItem,
    Saved,
    Shelf,
    ShelfTotal,
    StoredEntry,
)
from feeds.store.search import Hit, Searchable
from feeds.store.tags import Ancestors
from feeds.verdict import Policy


class Store:
    """An open database. Usable from several threads; every method is a transaction of its own.

    ``engine`` is for other packages' queries: read with ``engine.connect()``, write with ``transaction()`` only.
    Moments are aware; those that come back are in UTC.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str) -> Store:
        """Opens and migrates ``sqlite:///FILE`` or ``postgresql://…``. Raises WorkspaceError."""
        engine = make_engine(url)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    @classmethod
    def there(cls, url: str) -> Store | None:
        """The database if there is one of this version already: nothing is made or migrated. Raises WorkspaceError."""
        engine = make_engine(url)
        try:
            current = is_current(engine)
        except BaseException:
            engine.dispose()
            raise
        if current:
            return cls(engine)
        engine.dispose()
        return None

    def close(self) -> None:
        self.engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def transaction(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that writes: committed at the end, undone by an exception. On SQLite the only one at a time."""
        return writing(self.engine)

    # --- files ---

    def file(self, sha256: str) -> FileRecord | None:
        with self.engine.connect() as connection:
            return files.find(connection, sha256)

    def reject(self, sha256: str, name: str, error: str, now: dt.datetime) -> None:
        with self.transaction() as connection:
            files.record_rejected(connection, sha256, name, error, now)

    def issue_of_file(self, name: str) -> str | None:
        """The key of the issue that a file of this name became, the latest one; ``name`` may lack the ending."""
        with self.engine.connect() as connection:
            return files.issue_named(connection, name)

    # --- issues ---

    def save_issue(
        self,
        issue: Issue,
        identity: Identity,
        document: Document,
        corrections: Corrections | None = None,
        *,
        authority: str,
        ancestors: Ancestors,
        published: Publication,
        policy: Policy = Policy(),  # noqa: B008 - frozen
        now: dt.datetime,
    ) -> Saved:
        """Saves an issue whole or not at all; the same bytes a second time change nothing.

        Unless an operator now states another title, number or date for them: then the issue keeps its key and is
        called by the new ones.

        Items of an issue saved before keep their ids, new ones get the next free number, and those that are gone stay
        as removed. Without ``corrections`` those that were last applied to the issue are applied again.
        ``authority`` is the DOMAIN,YEAR of the ids, ``ancestors`` gives the regions above one, ``published`` says which
        date feeds give, and ``policy`` what is held for a person. Raises IssueConflict where the identity is another
        issue's and nothing in the text speaks for a correction.
        """
        with self.transaction() as connection:
            return saving.save(
                connection,
                issue,
                identity,
                document,
                corrections,
                authority=authority,
                rules=Rules(ancestors, published, policy),
                now=now,
            )

    def picture(self, key: str, sha256: str) -> bytes | None:
        """A picture of an issue."""
        with self.engine.connect() as connection:
            return picture_queries.find(connection, key, sha256)

    def items_by_rules(self, key: str) -> dict[str, Item]:
        """Id to item as the rules made it, without what persons and the settings have made of it since: what a tagger
        works on. In the order of the text; without those that the text no longer has."""
        with self.engine.connect() as connection:
            return retag.by_rules(connection, key)

    def retag_issue(
        self, issue: StoredIssue, retagged: Mapping[str, Item], *, rules: Rules, now: dt.datetime
    ) -> bool | None:
        """Gives items of an issue, by their ids, other tags by rules, and renews the rows that they are found by.

        ``issue`` as it was read before they were tagged. What a person has set stays. ``updated`` moves where a reader
        sees a change, the issue's ``changed`` where there was any. Gives whether there was, None where the issue is no
        longer as it was read and nothing was done: to be read and tagged again.
        """
        with self.transaction() as connection:
            return retag.retag(connection, issue, retagged, rules=rules, now=now)

    def tags_differ(self, key: str, ancestors: Ancestors) -> bool:
        """Whether the tree of regions is another than the one by which the issue's items are found."""
        with self.engine.connect() as connection:
            return tags.tags_differ(connection, key, ancestors)

    # --- what persons do ---

    def correct_issue(self, key: str, corrections: Corrections, *, rules: Rules, now: dt.datetime) -> Saved:
        """The issue with these corrections in the place of all earlier ones. Raises KeyError for an unknown key."""
        with self.transaction() as connection:
            return correcting.correct(connection, key, corrections, rules=rules, now=now)

    def decide(
        self, key: str, decision: Decision, numbers: Collection[int] | None, *, rules: Rules, now: dt.datetime
    ) -> Saved:
        """Accepts, drops or restores items of an issue, None for all of them. What was held is released by it."""
        with self.transaction() as connection:
            return correcting.decide(connection, key, decision, numbers, rules=rules, now=now)

    def review_items(self, key: str) -> list[ReviewItem]:
        """All that a person may look at, whether readers see it or not, in the order of the text."""
        with self.engine.connect() as connection:
            return correcting.review(connection, key)

    def corrections(self, key: str) -> Corrections:
        """Those that were last applied to an issue."""
        with self.engine.connect() as connection:
            return correcting.stored(connection, key)

    def corrections_digests(self) -> dict[str, str]:
        """Issue to the SHA-256 of the file of corrections that was last applied to it."""
        with self.engine.connect() as connection:
            return correcting.digests(connection)

    def held(self) -> tuple[int, int]:
        """How many whole issues, and how many items of any issue, wait for a person."""
        with self.engine.connect() as connection:
            return counts.held(connection)

    def issues(self, limit: int | None = None, *, held: bool = False) -> list[StoredIssue]:
        """Newest published first. ``held``: those too that wait for a person."""
        with self.engine.connect() as connection:
            return issues.newest(connection, limit, held=held)

    def issue(self, key: str) -> StoredIssue | None:
        with self.engine.connect() as connection:
            return issues.by_keys(connection, [key]).get(key)

    def issue_years(self, zone: ZoneInfo) -> list[int]:
        """The years in which issues were published, the last one first."""
        with self.engine.connect() as connection:
            return issues.years(connection, zone)

    def issues_of_year(self, year: int, zone: ZoneInfo) -> list[StoredIssue]:
        """Newest published first."""
        with self.engine.connect() as connection:
            return issues.of_year(connection, year, zone)

    def issue_changes(self) -> list[tuple[str, str]]:
        """The key of every issue and when it last changed, as W3CDTF in UTC; newest published first."""
        with self.engine.connect() as connection:
            return issues.changes(connection)

    def text(self, key: str) -> str:
        """``Document.text`` of an issue as it was last saved. Raises KeyError for an unknown key."""
        with self.engine.connect() as connection:
            return issues.text(connection, key)

    def page_starts(self, key: str) -> list[int]:
        """Where each page of an issue begins in its text."""
        with self.engine.connect() as connection:
            return issues.pages(connection, key)

    def periodicals(self) -> list[Periodical]:
        """Every periodical that has an issue, as its issues call it."""
        with self.engine.connect() as connection:
            return issues.periodicals(connection)

    def issues_lacking(self, output: str) -> list[StoredIssue]:
        """Issues whose present state ``output`` (site, wechat) was not made from, oldest change first."""
        with self.engine.connect() as connection:
            return issues.lacking(connection, output)

    def mark_output(self, key: str, output: str, changed: dt.datetime) -> None:
        """``output`` was made from the state of the issue whose ``changed`` this is."""
        self.mark_outputs(output, {key: changed})

    def mark_outputs(self, output: str, states: Mapping[str, dt.datetime]) -> None:
        """The same for many issues: ``changed`` by their keys."""
        with self.transaction() as connection:
            issues.mark_outputs(connection, output, states)

    # --- items; removed ones are left out ---

    def items_of(self, key: str) -> list[StoredItem]:
        """In the order of the text."""
        return self.items_of_each([key])[key]

    def items_of_each(self, keys: Iterable[str]) -> dict[str, list[StoredItem]]:
        """Those of many issues, by the issues' keys."""
        with self.engine.connect() as connection:
            return items.of_issues(connection, keys)

    def ids_of(self, key: str) -> list[str]:
        """The ids of ``items_of``."""
        with self.engine.connect() as connection:
            return items.ids_of_issue(connection, key)

    def items(self, ids: Iterable[str]) -> list[StoredItem]:
        """In no particular order; unknown and removed ones are left out."""
        with self.engine.connect() as connection:
            return items.by_ids(connection, ids)

    def removed_of_each(self, keys: Iterable[str]) -> dict[str, dict[str, int]]:
        """By the issues' keys: id to number of an issue's items that a correction took out."""
        with self.engine.connect() as connection:
            return items.removed_of(connection, keys)

    def removed(self, limit: int) -> list[RemovedItem]:
        """The items of any issue that were last taken out, the last one first."""
        with self.engine.connect() as connection:
            return items.removed(connection, limit)

    def latest_items(
        self,
        limit: int,
        *,
        region: str | None = None,
        theme: str | None = None,
        section: str | None = None,
        periodical: str | None = None,
        topic: Topic | None = None,
    ) -> list[StoredItem]:
        """Newest published first, inside an issue in the order of the text; a region includes its children."""
        ids = self.latest_ids(limit, region=region, theme=theme, section=section, periodical=periodical, topic=topic)
        found = {stored.id: stored for stored in self.items(ids)}
        return [found[item_id] for item_id in ids if item_id in found]

    def latest_ids(
        self,
        limit: int,
        *,
        region: str | None = None,
        theme: str | None = None,
        section: str | None = None,
        periodical: str | None = None,
        topic: Topic | None = None,
    ) -> list[str]:
        """The ids of ``latest_items``, for who has read many of them already."""
        with self.engine.connect() as connection:
            return items.latest(
                connection, limit, region=region, theme=theme, section=section, periodical=periodical, topic=topic
            )

    def items_released(self, start: dt.datetime, end: dt.datetime) -> list[StoredItem]:
        """Released in [start, end), ordered as ``latest_items``."""
        with self.engine.connect() as connection:
            return items.released(connection, start, end)

    # --- counts ---

    def counts(self) -> Counts:
        with self.engine.connect() as connection:
            return counts.totals(connection)

    def tag_counts(self, taxonomy: str) -> dict[str, int]:
        """How many items each slug of ``region`` (with its children) or ``theme`` carries."""
        with self.engine.connect() as connection:
            return counts.tags(connection, taxonomy)

    def tag_months(self, taxonomy: str) -> dict[str, dict[str, int]]:
        """How many items each slug carries by the month of their publication, in UTC: ``{"finance": {"2026-05": 3}}``.
        An issue's moment is noon of its day, so that its month is the site's too."""
        with self.engine.connect() as connection:
            return counts.tag_months_of(connection, taxonomy)

    def sections(self) -> list[str]:
        """The names of all sections, in the order in which they first appeared."""
        with self.engine.connect() as connection:
            return counts.sections(connection)

    # --- shelves: what the publisher has recorded of where items are ---

    def put_on_shelves(self, found: Iterable[tuple[StoredIssue, Mapping[Shelf, OnShelf]]]) -> None:
        """What of each issue is on which shelf, in the place of all that was recorded of it before."""
        with self.transaction() as connection:
            shelves.put(connection, {(issue.key, issue.released): shelved for issue, shelved in found})

    def shelf_totals(self, kinds: Collection[str]) -> dict[Shelf, ShelfTotal]:
        """How many items there are on each shelf of these kinds that has some, and when the newest was published."""
        with self.engine.connect() as connection:
            return shelves.totals(connection, kinds)

    def last_issues(self, wanted: Iterable[Shelf]) -> dict[Shelf, str]:
        """The key of the issue released last with items on a shelf, of those of the shelves that have one."""
        with self.engine.connect() as connection:
            return shelves.last(connection, wanted)

    def issues_around(
        self, issue: StoredIssue, wanted: Collection[Shelf]
    ) -> dict[Shelf, tuple[str | None, str | None]]:
        """The keys of the issues with items on a shelf that were released before and after this one."""
        with self.engine.connect() as connection:
            return shelves.around(connection, issue.key, issue.released, wanted)

    def newest_on_shelves(self, wanted: Collection[Shelf], limit: int) -> dict[Shelf, list[str]]:
        """The ids of the newest items on each of these shelves, ordered as ``latest_items``: no slower for what is
        rare, nor where the archive is large."""
        with self.engine.connect() as connection:
            return shelves.newest(connection, wanted, limit)

    def items_of_issues(self, keys: Collection[str]) -> dict[str, int]:
        """How many items each of these issues has on the shelf of all, by its key."""
        with self.engine.connect() as connection:
            return shelves.counts_of(connection, keys)

    # --- entries ---

    def entries(self, ids: Iterable[str]) -> dict[str, StoredEntry]:
        """By item id, of those that have one."""
        with self.engine.connect() as connection:
            return entries.find(connection, ids)

    def put_entries(self, rows: Sequence[StoredEntry]) -> None:
        """An entry that is there is replaced."""
        with self.transaction() as connection:
            entries.put(connection, rows)

    # --- search ---

    def put_searchable(self, rows: Sequence[Searchable], gone: Iterable[str] = ()) -> None:
        """These items are found as they now are; those that are ``gone``, by their ids, no more."""
        with self.transaction() as connection:
            search.forget(connection, gone)
            search.put(connection, rows)

    def search(
        self,
        phrases: Sequence[Phrase],
        tags: Sequence[str] = (),
        limit: int = 20,
        *,
        since: dt.datetime | None = None,
        until: dt.datetime | None = None,
        before: int | None = None,
    ) -> list[Hit]:
        """The newest items that have every phrase and every tag and were published in [since, until); older ones than
        the place ``before``, to go on from there. Without phrases and tags, none."""
        with self.engine.connect() as connection:
            return search.find(connection, phrases, tags, limit, since=since, until=until, before=before)

    # --- pings ---

    def put_pings(self, rows: Iterable[tuple[str, str]], now: dt.datetime) -> None:
        """``rows`` are (hub, feed): each hub is to be told that the feed has changed."""
        with self.transaction() as connection:
            pings.put(connection, rows, now)

    def due_pings(self, now: dt.datetime) -> list[Ping]:
        """Those of a hub one after the other."""
        with self.engine.connect() as connection:
            return pings.due(connection, now)

    def pings_done(self, told: Sequence[Ping]) -> None:
        with self.transaction() as connection:
            pings.done(connection, told)

    def postpone_pings(self, waiting: Sequence[Ping], until: dt.datetime) -> None:
        """After another attempt."""
        with self.transaction() as connection:
            pings.postpone(connection, waiting, until)

    # --- log ---

    def log(self, kind: str, subject: str, message: str, now: dt.datetime) -> None:
        """Keeps what went wrong, for ``jianbao status``: the newest thousand entries."""
        with self.transaction() as connection:
            log.write(connection, kind, subject, message, now)

    def last_errors(self, limit: int = 20) -> list[LogEntry]:
        """Newest first."""
        with self.engine.connect() as connection:
            return log.latest(connection, limit)
