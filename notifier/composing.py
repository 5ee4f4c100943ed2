"""The letter of a group: its part of the run's items, the digest composed, the words written. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from feeds.model import StoredItem
from feeds.settings import Settings
from notifier import scopes
from notifier.digest import Digest, compose
from notifier.groups import Group
from notifier.mail.addresses import Office
from notifier.mail.letter import Letter, write
from notifier.mail.wording import Imprint, Occasion
from notifier.runs import RunItem


def letter_of(settings: Settings, group: Group, listed: Iterable[RunItem]) -> Letter | None:
    """The letter for everyone in the group, of its run's items; None if all are gone. Raises SettingsError."""
    digest = digest_of(settings, group, listed)
    return write_letter(settings, group, digest) if digest.count else None


def digest_of(settings: Settings, group: Group, listed: Iterable[RunItem]) -> Digest:
    topics = [topic for topic in settings.topics if topic.slug in group.topics]
    return compose(topics, carried(listed, group.scope), settings.taxonomies.ancestors)


def carried(listed: Iterable[RunItem], scope: str) -> list[StoredItem]:
    """Of a run's items, those that a mail with this scope may carry: its topics choose among them."""
    if not scope:
        return [one.stored for one in listed if not one.early]
    places = scopes.read(scope)
    return [one.stored for one in listed if one.place in places]


def write_letter(settings: Settings, group: Group, digest: Digest, *, mark: str = "") -> Letter:
    """``mark`` stands at the start of the subject, before the settings' own prefix. Raises SettingsError."""
    run = group.run
    imprint = Imprint(
        title=settings.jianbao.site.title,
        site=settings.jianbao.site.address,
        contact=Office.of(settings).contact,
        zone=ZoneInfo(run.zone) if run.zone else settings.zone,
        subject_prefix=f"{mark} {settings.jianbao.mail.subject_prefix}".strip(),
    )
    occasion = Occasion(run.frequency, run.window_start, run.window_end)
    return write(digest, occasion, imprint, group.language, group.form)
