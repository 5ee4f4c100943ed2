"""Searching the archive: an index of words, FTS5 on SQLite and a tsvector on PostgreSQL, filled by the publisher.

An item's row in it is named by its place: a number that falls from the newest item to the oldest. Both databases
give rows in its order and inside a range of it cheaply, so that the newest hits of a common word cost no more than
those of a rare one, and dates are ranges of places. A row of the index is never changed: an item that changed gets
another place, and a place that no item has any more is passed over.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from feeds.searching.tokens import Phrase, document_tokens
from feeds.store.schema import search_places

# To be counted up when words are made otherwise: what stands in the index is then put there anew.
_EDITION = "1"
_SLOTS = 1_000_000
_AT_ONCE = 500
# As many matches are many: of an archive of 100,000 items, one in a hundred.
_MANY = 1000
_LIVE = search_places.c.item_id.is_not(None)


@dataclass(frozen=True, slots=True)
class Searchable:
    """An item as the index takes it: its text, and the words of its tags."""

    item_id: str
    issue_key: str
    number: int
    published: dt.datetime
    text: str
    tags: Sequence[str]

    @property
    def tokens(self) -> list[str]:
        """The words of the text in their order. Made for what is new to the index only: they take their time."""
        return document_tokens(self.text)

    @property
    def digest(self) -> str:
        made_from = "\n".join([_EDITION, str(self.published.timestamp()), *sorted(self.tags), "", self.text])
        return hashlib.sha256(made_from.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Hit:
    """``place`` is where a search goes on from (``before``)."""

    item_id: str
    place: int


def find(
    connection: sa.Connection,
    phrases: Sequence[Phrase],
    tags: Sequence[str],
    limit: int,
    *,
    since: dt.datetime | None,
    until: dt.datetime | None,
    before: int | None,
) -> list[Hit]:
    """Newest first. ``since`` and ``until`` are the half-open range [since, until) of the moment of publication."""
    if not phrases and not tags:
        return []
    low = _first_place(since) if since else None
    high = _first_place(until) if until else None
    if before is not None:
        high = before if high is None else min(high, before)
    values = {"limit": limit, "low": low, "high": high}
    bounds = "".join(
        f" AND {{place}} {sign} :{name}" for sign, name in ((">=", "low"), ("<", "high")) if values[name] is not None
    )
    given = {name: value for name, value in values.items() if value is not None}
    if connection.dialect.name == "postgresql":
        # Written for the type: no parser of a language is to have a say.
        words = " & ".join([*map(_tsquery, phrases), *tags])
        matching = f"words @@ CAST(:words AS tsquery){bounds.format(place='place')}"
        if (few := _all_if_few(connection, words)) is not None:
            within = [one for one in few if (low is None or one >= low) and (high is None or one < high)]
            return _newest_of(connection, within, limit)
        query = f"""SELECT item_id, place FROM search_words JOIN search_places USING (place)
            WHERE {matching} AND item_id IS NOT NULL ORDER BY place DESC LIMIT :limit"""
    else:
        query = f"""SELECT item_id, place FROM search_words JOIN search_places ON place = search_words.rowid
            WHERE search_words MATCH :words AND item_id IS NOT NULL{bounds.format(place="search_words.rowid")}
            ORDER BY search_words.rowid DESC LIMIT :limit"""
        words = " AND ".join([*map(_fts5, phrases), *tags])
    return [Hit(row[0], row[1]) for row in connection.execute(sa.text(query), given | {"words": words})]


def _all_if_few(connection: sa.Connection, words: str) -> list[int] | None:
    """Every place that matches, whatever its date, by PostgreSQL's index of words, None if there are many: the newest
    of many are sooner found one after the other. Left to itself the planner does that for a rare word too, and opens
    every text of the archive, or of the dates asked for: it takes the opening for free, and a word that it knows
    nothing of for one in two hundred."""
    for kind in ("seqscan", "indexscan", "indexonlyscan"):
        connection.exec_driver_sql(f"SET LOCAL enable_{kind} = off")
    query = f"SELECT place FROM search_words WHERE words @@ CAST(:words AS tsquery) LIMIT {_MANY}"
    places = list(connection.scalars(sa.text(query), {"words": words}))
    for kind in ("seqscan", "indexscan", "indexonlyscan"):
        connection.exec_driver_sql(f"SET LOCAL enable_{kind} = on")
    return places if len(places) < _MANY else None


def _newest_of(connection: sa.Connection, places: Sequence[int], limit: int) -> list[Hit]:
    query = sa.select(search_places.c.item_id, search_places.c.place).where(search_places.c.place.in_(places), _LIVE)
    rows = connection.execute(query.order_by(search_places.c.place.desc()).limit(limit))
    return [Hit(row.item_id, row.place) for row in rows]


def _fts5(phrase: Phrase) -> str:
    return '"' + " ".join(phrase.tokens) + '"' + ("*" if phrase.open_end else "")


def _tsquery(phrase: Phrase) -> str:
    quoted = [f"'{token}'" for token in phrase.tokens]
    return "(" + " <-> ".join([*quoted[:-1], quoted[-1] + (":*" if phrase.open_end else "")]) + ")"


def put(connection: sa.Connection, rows: Sequence[Searchable]) -> None:
    """Those of the items that are not yet in the index as they are."""
    known = _known(connection, [row.item_id for row in rows])
    digests = {row.item_id: row.digest for row in rows}
    fresh = [row for row in rows if known.get(row.item_id) != digests[row.item_id]]
    if not fresh:
        return
    forget(connection, [row.item_id for row in fresh if row.item_id in known])
    places = _free_places(connection, fresh)
    connection.execute(
        sa.insert(search_places),
        [
            {"place": place, "item_id": row.item_id, "digest": digests[row.item_id]}
            for row, place in zip(fresh, places, strict=True)
        ],
    )
    _put_words(connection, [(place, [*row.tags, *row.tokens]) for row, place in zip(fresh, places, strict=True)])


def forget(connection: sa.Connection, ids: Iterable[str]) -> None:
    """These items are found no more."""
    statement = sa.update(search_places).where(search_places.c.item_id.in_(list(ids)), _LIVE)
    connection.execute(statement.values(item_id=None))


def _put_words(connection: sa.Connection, rows: Iterable[tuple[int, Sequence[str]]]) -> None:
    if connection.dialect.name == "postgresql":
        statement = "INSERT INTO search_words (place, words) VALUES (:place, CAST(:words AS tsvector))"
        values = [{"place": place, "words": _tsvector(tokens)} for place, tokens in rows]
    else:
        statement = "INSERT INTO search_words (rowid, words) VALUES (:place, :words)"
        values = [{"place": place, "words": " ".join(tokens)} for place, tokens in rows]
    connection.execute(sa.text(statement), values)


def _tsvector(tokens: Sequence[str]) -> str:
    # A tsvector counts places to 16,383; what stands further back is found by single words only.
    return " ".join(f"'{token}':{min(at, 16383)}" for at, token in enumerate(tokens, 1))


def _known(connection: sa.Connection, ids: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        query = sa.select(search_places.c.item_id, search_places.c.digest).where(search_places.c.item_id.in_(some))
        found.update({row.item_id: row.digest for row in connection.execute(query)})
    return found


def _first_place(moment: dt.datetime) -> int:
    return int(moment.timestamp() // 1) * _SLOTS


def _free_places(connection: sa.Connection, rows: Sequence[Searchable]) -> list[int]:
    """Issues of one moment one after the other, the items of an issue in the order of their numbers."""
    places: list[int] = []
    taken = _taken(connection, [_wanted_place(row) for row in rows])
    for row in rows:
        place = _wanted_place(row)
        while place in taken:
            place += 1
            if place not in taken:
                taken |= _taken(connection, [place])
        taken.add(place)
        places.append(place)
    return places


def _wanted_place(row: Searchable) -> int:
    issue = int(hashlib.sha256(row.issue_key.encode()).hexdigest()[:8], 16) % 90
    return _first_place(row.published) + issue * 10_000 + 9_999 - min(row.number, 9_999)


def _taken(connection: sa.Connection, places: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for start in range(0, len(places), _AT_ONCE):
        some = places[start : start + _AT_ONCE]
        found |= set(connection.scalars(sa.select(search_places.c.place).where(search_places.c.place.in_(some))))
    return found
