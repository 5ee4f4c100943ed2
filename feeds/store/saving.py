"""Saves an issue: mints the ids of its items, or finds those that they already have."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import sqlalchemy as sa

from feeds.corrections.applying import Numbered
from feeds.corrections.correction import Corrections
from feeds.errors import IssueConflict
from feeds.i18n import gettext as _
from feeds.identity import Identity
from feeds.model import Document, Issue
from feeds.serialise import masthead_to_json
from feeds.store import correcting, files, pictures
from feeds.store.arrangement import Removal, arrange
from feeds.store.placing import Rules, minted_of, one_at_a_time, place, rows_of, standings
from feeds.store.records import Saved
from feeds.store.revision import revise
from feeds.store.schema import issues, items


def save(
    connection: sa.Connection,
    issue: Issue,
    identity: Identity,
    document: Document,
    corrections: Corrections | None,
    *,
    authority: str,
    rules: Rules,
    now: dt.datetime,
) -> Saved:
    """All of one issue, in the caller's transaction. See Store.save_issue."""
    one_at_a_time(connection)
    known = files.find(connection, document.sha256)
    if known and known.issue_key:
        if not identity.stated or _says_nothing_new(connection, known.issue_key, issue, identity):
            if corrections is None:
                return Saved(known.issue_key, already=True)
            return correcting.correct(connection, known.issue_key, corrections, rules=rules, now=now)
        identity = _under_its_old_key(connection, known.issue_key, identity)
    rows = rows_of(connection, identity.key)
    minted = minted_of(rows.values())
    revision = revise(minted, issue.items)
    if minted and not revision.kept and not identity.stated:
        raise _conflict(identity)
    tag = f"tag:{authority}:{identity.periodical}/{identity.designation}"
    present = [Numbered(f"{tag}/{number:02d}", number, item) for number, item in revision.added]
    present += [Numbered(one.id, one.number, item) for one, item in revision.kept]
    present.sort(key=lambda one: one.item.sequence)
    if corrections is None:
        corrections = correcting.stored(connection, identity.key)
    arrangement = arrange(present, standings(rows), issue.flags, corrections, rules.policy)
    values = {
        "periodical": identity.periodical,
        "periodical_title": identity.title,
        "masthead": masthead_to_json(issue.masthead),
        "name": document.name,
        "sha256": document.sha256,
        "text": document.text,
        "pages": _page_starts(document),
    }
    saved = place(connection, identity.key, values, issue.masthead.date, arrangement, rows, rules, now, touched=True)
    pictures.keep(connection, identity.key, {one.picture.sha256: one.data for one in document.pictures})
    gone = [one.id for one in revision.gone]
    taken = _remove(connection, gone, now)
    correcting.keep(connection, identity.key, corrections, now)
    rules.save_tags(connection, identity.key)
    files.record_published(connection, document.sha256, document.name, identity.key, now)
    return replace(saved, removed=saved.removed + taken)


def _remove(connection: sa.Connection, gone: list[str], now: dt.datetime) -> int:
    """The text has these no longer. Gives how many of them readers could see."""
    if not gone:
        return 0
    of_these = items.c.id.in_(gone)
    not_out = (of_these, items.c.removed.is_(None))
    seen = connection.scalar(sa.select(sa.func.count()).select_from(items).where(*not_out, items.c.held.is_(None)))
    connection.execute(sa.update(items).where(*not_out).values(removed=now))
    # What a person dropped stays dropped, should the text have it again.
    not_dropped = items.c.removal.is_distinct_from(Removal.PERSON)
    connection.execute(sa.update(items).where(of_these, not_dropped).values(removal=Removal.TEXT))
    return seen or 0


def _page_starts(document: Document) -> list[int]:
    """Positions in the text; an empty page begins where the next one does."""
    starts = [0]
    for line in document.lines:
        starts += [line.start] * (line.page - len(starts))
    return starts


def _says_nothing_new(connection: sa.Connection, key: str, issue: Issue, identity: Identity) -> bool:
    row = connection.execute(sa.select(issues.c.periodical_title, issues.c.masthead).where(issues.c.key == key)).one()
    return (row.periodical_title, row.masthead) == (identity.title, masthead_to_json(issue.masthead))


def _under_its_old_key(connection: sa.Connection, key: str, identity: Identity) -> Identity:
    """What was published has its addresses and ids; what an operator says of it later changes how it is called."""
    periodical: str = connection.execute(sa.select(issues.c.periodical).where(issues.c.key == key)).scalar_one()
    return replace(identity, periodical=periodical, key=key)


def _conflict(identity: Identity) -> IssueConflict:
    message = _(
        "刊名和期号与已发布的《{title}》（{key}）相同，但没有一个条目相同，不像是那一期的更正。"
        "如果是另一种刊物或另一期，请在旁边放一个同名的 .yaml 文件写明 periodical、year、number；"
        "如果确实要用它代替那一期，也请这样写明"
    )
    return IssueConflict(message.format(title=identity.title, key=identity.key))
