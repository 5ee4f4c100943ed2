"""The letter of a group: its items read from the database, the digest composed, the words written."""

from __future__ import annotations

from feeds.settings import Settings
from feeds.store import Store
from notifier import runs
from notifier.digest import Digest, compose
from notifier.groups import Group
from notifier.mail.addresses import Office
from notifier.mail.letter import Letter, write
from notifier.mail.wording import Imprint, Occasion


def letter_of(store: Store, settings: Settings, group: Group) -> Letter | None:
    """The letter for everyone in the group; None if its items are all gone. Raises SettingsError."""
    run = group.run
    with store.engine.connect() as connection:
        items = runs.items_of(connection, run.schedule, run.window_start, run.window_end)
    topics = [topic for topic in settings.topics if topic.slug in group.topics]
    digest = compose(topics, items, settings.taxonomies.ancestors)
    return write_letter(settings, group, digest) if digest.count else None


def write_letter(settings: Settings, group: Group, digest: Digest, *, mark: str = "") -> Letter:
    """``mark`` stands at the start of the subject, before the settings' own prefix. Raises SettingsError."""
    run = group.run
    imprint = Imprint(
        title=settings.jianbao.site.title,
        site=settings.jianbao.site.address,
        contact=Office.of(settings).contact,
        zone=settings.zone,
        subject_prefix=f"{mark} {settings.jianbao.mail.subject_prefix}".strip(),
    )
    occasion = Occasion(run.frequency, run.window_start, run.window_end)
    return write(digest, occasion, imprint, group.language, group.form)
