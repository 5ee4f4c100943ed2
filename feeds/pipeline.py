"""The story of one issue: from a file to items in the store."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.identity import Stated, complete, find_periodical, identify, read_sidecar, with_inferred_date
from feeds.model import Document, Issue, Periodical
from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import Settings
from feeds.store import Publication, Saved, Store
from feeds.tagging import Tagger


class Result(StrEnum):
    """What became of a file."""

    PUBLISHED = "published"
    CORRECTED = "corrected"  # an issue published before has other text now
    DUPLICATE = "duplicate"  # these bytes were published before
    REJECTED = "rejected"
    FAILED = "failed"  # nothing was wrong with the file: it stays, to be tried again
    IGNORED = "ignored"  # not a file that could be an issue


@dataclass(frozen=True, slots=True)
class Outcome:
    """``name`` is the file's, ``key`` the issue's if it is published, ``message`` a sentence for people."""

    name: str
    result: Result
    key: str | None
    message: str


def process_issue(path: Path, settings: Settings, tagger: Tagger, store: Store, now: dt.datetime) -> Outcome:
    """Reads, cuts, tags, names and saves one issue. May be called twice, and from two processes, with the same file.

    Raises UnreadableIssue, SettingsError (the sidecar) or IssueConflict, whose words say what to do.
    """
    stated = read_sidecar(path)
    document, issue, periodical = cut_issue(path, settings, stated)
    issue = with_inferred_date(tagger.tag(issue, document.text, periodical))

    identity = identify(issue, document.name, (*settings.periodicals, *store.periodicals()), stated)
    site = settings.jianbao.site
    saved = store.save_issue(
        issue,
        identity,
        document,
        authority=f"{site.domain},{site.domain_since}",
        ancestors=settings.taxonomies.ancestors,
        published=Publication(settings.zone, settings.jianbao.publishing.published),
        now=now,
    )
    return _outcome(document.name, saved, store)


def cut_issue(path: Path, settings: Settings, stated: Stated) -> tuple[Document, Issue, Periodical | None]:
    """An issue's text, its items as yet without tags, and the periodical it is of if that is configured: what the
    tagger works on. Raises UnreadableIssue."""
    document = read(path)
    issue = complete(parse(document), document.name, stated, settings.periodicals)
    if not issue.items:
        message = _("读到了文字，但没有找到任何条目。请确认这是一期会刊，文字没有乱码；如果是扫描件，请先做文字识别。")
        raise UnreadableIssue(message)
    return document, issue, find_periodical(issue.masthead.title, issue.masthead.publisher, settings.periodicals)


def _outcome(name: str, saved: Saved, store: Store) -> Outcome:
    stored = store.issue(saved.key)
    label = stored.label if stored else saved.key
    if saved.already:
        message = _("{issue}已经发布过，内容完全相同").format(issue=label)
        return Outcome(name, Result.DUPLICATE, saved.key, message)
    if saved.created:
        message = _("{issue}已入库，共 {n} 个条目").format(issue=label, n=saved.added)
        return Outcome(name, Result.PUBLISHED, saved.key, message)
    message = _("{issue}已更正：改动 {changed} 条，新增 {added} 条，撤下 {removed} 条").format(
        issue=label, changed=saved.changed, added=saved.added, removed=saved.removed
    )
    return Outcome(name, Result.CORRECTED, saved.key, message)
