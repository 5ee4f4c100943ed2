"""A member's private feed: the items of their topics at an address that nobody guesses, until they revoke it."""

from __future__ import annotations

import secrets
from dataclasses import replace

import sqlalchemy as sa

from feeds.i18n import gettext as _
from feeds.i18n import in_language
from feeds.publishing.entries import Format, moments
from feeds.publishing.heads import Feed, feed_file
from feeds.publishing.rendered import Entries
from feeds.publishing.site import Site
from feeds.publishing.xmltext import cleaned
from feeds.settings import Settings
from feeds.store import Store
from feeds.store.schema import members
from notifier.subscriptions import running


class PrivateFeeds:
    """Under one state of the settings. Usable from several threads."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self._topics = settings.topics
        self._store = store
        # No hub is told when it changes, so none is named in it.
        self._site = replace(Site.of(settings), hubs=())

    def address(self, key: str, format: Format) -> str:
        return self._site.url(f"feeds/member/{key}.{format}")

    def mint(self, member_id: int) -> str:
        """A new address; the one that there was ends."""
        key = secrets.token_urlsafe(24)
        self._set(member_id, key)
        return key

    def revoke(self, member_id: int) -> None:
        self._set(member_id, None)

    def feed(self, key: str, format: Format) -> bytes | None:
        """The feed as it now is; None for an address that is nobody's. Its entries are the site's own, with their
        ids, and its bytes depend on its items alone."""
        query = sa.select(members.c.id, members.c.language).where(members.c.feed_key == key)
        with self._store.engine.connect() as connection:
            row = connection.execute(query).first()
            if row is None:
                return None
            slugs = {one.topic for one in running(connection, row.id)}
        length = self._site.feed_length("topic")
        ids: dict[str, None] = {}
        for topic in self._topics:
            if topic.slug in slugs:
                ids |= dict.fromkeys(self._store.latest_ids(length, topic=topic))
        found = [cleaned(stored) for stored in self._store.items(list(ids))]
        found.sort(key=lambda stored: (-stored.published.timestamp(), stored.issue_key, stored.item.sequence))
        items = found[:length]
        with in_language(row.language):
            names = _("、").join(topic.name for topic in self._topics if topic.slug in slugs)
            title = _("{site}：我的专题").format(site=self._site.title)
            feed = Feed(f"member/{key}", title, title, names or _("还没有订阅专题"), "feeds/index.html")
            updated = max((moments(stored, self._site)[1] for stored in items), default=self._site.beginning)
            return feed_file(feed, format, Entries(self._store, self._site).of(items), updated, self._site)

    def _set(self, member_id: int, key: str | None) -> None:
        with self._store.transaction() as connection:
            connection.execute(sa.update(members).where(members.c.id == member_id).values(feed_key=key))
