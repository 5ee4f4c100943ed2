"""What stands in a digest. Pure: topics and items in, a value out; the same for every member with the same topics."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from feeds.i18n import gettext as _
from feeds.model import Item, Kind, StoredIssue, StoredItem, Topic
from feeds.topics import Ancestors, matches

# A mail over 102 KB is cut off by Gmail in the middle of its markup. So many entries, at their longest, stay under it.
FULL_ENTRIES = 24
HEADLINES = 60

# What a phone shows of a subject is about 20 Chinese characters; longer ones still read well on a desk.
_SUBJECT_LENGTH = 42
_WEIGHTS = {Kind.ARTICLE: 3, Kind.BRIEF: 3, Kind.DOCUMENT: 2, Kind.PROFILE: 1}


@dataclass(frozen=True, slots=True)
class Entry:
    """An item in the section of the first topic that selects it; ``also`` names the member's others that do."""

    stored: StoredItem
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """What a digest says of one topic: entries with their summary, then entries as headlines, then only counted."""

    topic: Topic
    full: tuple[Entry, ...]
    headlines: tuple[Entry, ...]
    counted: tuple[Entry, ...]

    @property
    def count(self) -> int:
        return len(self.full) + len(self.headlines) + len(self.counted)

    @property
    def unlisted(self) -> tuple[tuple[StoredIssue | None, int], ...]:
        """The issues whose items are only counted, each with how many."""
        counts: dict[StoredIssue | None, int] = {}
        for entry in self.counted:
            counts[entry.stored.issue] = counts.get(entry.stored.issue, 0) + 1
        return tuple(counts.items())


@dataclass(frozen=True, slots=True)
class Digest:
    """Sections in the order of the topics, no item twice. ``topics`` are all that were asked for, met or not."""

    topics: tuple[Topic, ...]
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        return sum(section.count for section in self.sections)

    @property
    def issues(self) -> tuple[StoredIssue, ...]:
        """The issues that its items come from, newest first."""
        found = {
            entry.stored.issue.key: entry.stored.issue
            for section in self.sections
            for entry in (*section.full, *section.headlines, *section.counted)
            if entry.stored.issue
        }
        return tuple(sorted(found.values(), key=lambda issue: (issue.published, issue.key), reverse=True))


def compose(topics: Sequence[Topic], items: Iterable[StoredItem], ancestors: Ancestors) -> Digest:
    """The digest of these topics over these items; empty sections are left out.

    Entries stand in the order newest issue, then place in the issue.
    """
    by_topic: dict[str, list[Entry]] = {topic.slug: [] for topic in topics}
    for stored in sorted(_unique(items), key=_newest_issue_first):
        if chosen := [topic for topic in topics if matches(topic, stored.item, ancestors)]:
            also = tuple(topic.name for topic in chosen[1:])
            by_topic[chosen[0].slug].append(Entry(stored, also))
    met = [topic for topic in topics if by_topic[topic.slug]]
    full = _shares([len(by_topic[topic.slug]) for topic in met], FULL_ENTRIES)
    rest = [len(by_topic[topic.slug]) - share for topic, share in zip(met, full, strict=True)]
    sections = []
    for topic, many, few in zip(met, full, _shares(rest, HEADLINES), strict=True):
        entries = tuple(by_topic[topic.slug])
        sections.append(Section(topic, entries[:many], entries[many : many + few], entries[many + few :]))
    return Digest(tuple(topics), tuple(sections))


def important(digest: Digest) -> list[Entry]:
    """The entries shown, most important first: the best of each section in turn, so that no topic fills the subject.

    An item without a headline, or with one that a person should look at, does not speak for the digest if another can.
    """
    ranked = [sorted((*part.full, *part.headlines), key=_weight, reverse=True) for part in digest.sections]
    longest = max(map(len, ranked), default=0)
    turns = [entries[turn] for turn in range(longest) for entries in ranked if turn < len(entries)]
    return sorted(turns, key=lambda entry: entry.stored.item.title is None)


def subject(digest: Digest, prefix: str = "") -> str:
    """The headlines that matter most, as many as fit, and how many items there are."""
    headlines = [" ".join(entry.stored.item.headline.split()) for entry in important(digest)[:2]]
    count = digest.count
    if not headlines:
        text = _("本次没有新条目")
    elif count == 1:
        text = _cut(headlines[0], _SUBJECT_LENGTH)
    else:
        both = _("；").join(headlines)
        shown = both if len(both) <= _SUBJECT_LENGTH else _cut(headlines[0], _SUBJECT_LENGTH)
        whole = shown == both and count == 2
        text = shown if whole else _("{headlines} 等 {n} 条").format(headlines=shown, n=count)
    return f"{prefix.strip()} {text}".strip()


def _cut(text: str, length: int) -> str:
    return text if len(text) <= length else re.sub(r"[\s，、：；。]+$", "", text[: length - 1]) + "…"


def _unique(items: Iterable[StoredItem]) -> Iterable[StoredItem]:
    return {stored.id: stored for stored in items}.values()


def _newest_issue_first(stored: StoredItem) -> tuple[float, str, int]:
    published = stored.issue.published if stored.issue else stored.published
    return (-published.timestamp(), stored.issue_key, stored.item.sequence)


def _shares(wanted: Sequence[int], available: int) -> list[int]:
    """What each gets of what there is: one each in turn, so that a long section leaves room for the short ones."""
    shares = [0] * len(wanted)
    while available and shares != list(wanted):
        for place, want in enumerate(wanted):
            if available and shares[place] < want:
                shares[place] += 1
                available -= 1
    return shares


def _weight(entry: Entry) -> tuple[bool, bool, int, float]:
    item: Item = entry.stored.item
    scores = [tag.score for tag in (*item.themes, *item.regions)]
    return (item.title is not None, not item.flags, _WEIGHTS.get(item.kind, 0), max(scores, default=0.0))
