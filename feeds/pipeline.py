"""The story of one issue: from a file to items in the store; and of what a person then sets right in it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from feeds.corrections import Corrections, Numbered, apply, find_corrections, issue_name, read_corrections
from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.identity import Stated, complete, find_periodical, identify, read_sidecar, with_inferred_date
from feeds.model import Document, Issue, Periodical
from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import Settings
from feeds.store import Publication, Rules, Saved, Store
from feeds.tagging import Tagger


class Result(StrEnum):
    """What became of a file."""

    PUBLISHED = "published"
    CORRECTED = "corrected"  # an issue published before has other text now
    DUPLICATE = "duplicate"  # these bytes were published before
    REJECTED = "rejected"
    FAILED = "failed"  # nothing was wrong with the file: it stays, to be tried again
    HELD = "held"  # saved; waits for a person before anyone else sees it
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

    Raises UnreadableIssue, SettingsError (the sidecar, the corrections) or IssueConflict, whose words say what to do.
    """
    stated = read_sidecar(path)
    document, issue, periodical = cut_issue(path, settings, stated)
    issue = with_inferred_date(tagger.tag(issue, document.text, periodical))

    identity = identify(issue, document.name, (*settings.periodicals, *store.periodicals()), stated)
    site = settings.jianbao.site
    rules = rules_of(settings)
    saved = store.save_issue(
        issue,
        identity,
        document,
        _corrections_beside(path, identity.key, settings),
        authority=f"{site.domain},{site.domain_since}",
        ancestors=rules.ancestors,
        published=rules.publication,
        policy=rules.policy,
        now=now,
    )
    return _outcome(document.name, saved, store)


def process_corrections(
    path: Path, settings: Settings, store: Store, now: dt.datetime, key: str | None = None
) -> Outcome | None:
    """Applies a file of corrections to the stored issue that it names, else to the one of that ``key`` or of the file's
    own name; None if there is none yet. Raises SettingsError with every mistake in it, and then applies nothing.
    """
    read = read_corrections(path, settings.taxonomies)
    key = read.corrections.issue or key or store.issue_of_file(issue_name(path.name))
    if key is None:
        return None
    if store.issue(key) is None:
        raise read.unknown_issue([issue.key for issue in store.issues(held=True)])
    present = [Numbered(one.id, one.number, one.item) for one in store.review_items(key)]
    if unmatched := apply(present, read.corrections).unmatched:
        raise read.unmatched(unmatched)
    saved = store.correct_issue(key, read.corrections, rules=rules_of(settings), now=now)
    if saved.already:
        return Outcome(path.name, Result.DUPLICATE, key, _("这些更正都已经在了，没有再改什么"))
    return _outcome(path.name, saved, store)


def rules_of(settings: Settings) -> Rules:
    """What the settings say of storing."""
    publication = Publication(settings.zone, settings.jianbao.publishing.published)
    return Rules(settings.taxonomies.ancestors, publication, settings.review_policy)


def _corrections_beside(path: Path, key: str, settings: Settings) -> Corrections | None:
    beside = find_corrections(path)
    if beside is None:
        return None
    read = read_corrections(beside, settings.taxonomies)
    if read.corrections.issue not in (None, key):
        raise read.unknown_issue([key])
    return read.corrections


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
        return Outcome(name, Result.DUPLICATE, saved.key, message + _missed(saved))
    if stored and stored.held:
        message = _("{issue}已入库，等人看过再发布：jianbao review {key}").format(issue=label, key=saved.key)
        return Outcome(name, Result.HELD, saved.key, message + _missed(saved))
    waiting = _("；{n} 条等人看过再发：jianbao review {key}").format(n=saved.held, key=saved.key) if saved.held else ""
    if saved.created:
        message = _("{issue}已入库，共 {n} 个条目").format(issue=label, n=saved.added)
        return Outcome(name, Result.PUBLISHED, saved.key, message + waiting + _missed(saved))
    message = _("{issue}已更正：改动 {changed} 条，新增 {added} 条，撤下 {removed} 条").format(
        issue=label, changed=saved.changed, added=saved.added, removed=saved.removed
    )
    return Outcome(name, Result.CORRECTED, saved.key, message + waiting + _missed(saved))


def _missed(saved: Saved) -> str:
    """What to say of corrections that the text as it now is has no item for."""
    if not saved.unmatched:
        return ""
    names = _("、").join(one.named for one in saved.unmatched)
    return _("；更正里说的这些条目找不到了：{names}").format(names=names)
