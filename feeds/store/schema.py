"""Every table of the one database, for SQLite and PostgreSQL alike.

The tables of the notifier stand here too: there is one database with one chain of migrations. Its queries are in
``notifier``. All times are UTC with their zone. What is derived (entries, items' tags) can be rebuilt; what was minted
or sent (ids, deliveries) cannot, and is never deleted.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An aware moment: UTC in the database whatever its zone was; SQLite has no zones of its own."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone")
        return value.astimezone(dt.UTC)

    def process_result_value(self, value: dt.datetime | None, dialect: Any) -> dt.datetime | None:
        if value is None or value.tzinfo is dt.UTC:
            return value
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


class StorableText(TypeDecorator[str]):
    """Text as both databases can hold it, of the same length, so that places in it stay true.

    PostgreSQL has no NUL in a text and neither database a lone surrogate (a file name that is not UTF-8).
    """

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        return value if value is None else value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()


def _key(length: int) -> sa.types.TypeEngine[str]:
    # The order of a feed must not depend on the database's language.
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


metadata = sa.MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row a file that was taken: what became of these bytes.
files = sa.Table(
    "files",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("name", StorableText, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),  # published | rejected
    sa.Column("issue_key", _key(128)),
    sa.Column("error", StorableText),
    sa.Column("seen", UtcDateTime, nullable=False),
)

issues = sa.Table(
    "issues",
    metadata,
    sa.Column("key", _key(128), primary_key=True),
    sa.Column("periodical", _key(96), nullable=False),
    sa.Column("periodical_title", StorableText, nullable=False),
    sa.Column("masthead", sa.JSON, nullable=False),
    sa.Column("flags", sa.JSON, nullable=False),
    sa.Column("name", StorableText, nullable=False),
    sa.Column("sha256", sa.String(64), nullable=False),
    sa.Column("released", UtcDateTime, nullable=False),
    sa.Column("changed", UtcDateTime, nullable=False),
    sa.Column("published", UtcDateTime, nullable=False),
    sa.Column("held", UtcDateTime),  # since when it waits for a person; it was never published
    sa.Column("pages", sa.JSON, nullable=False),  # where each page begins in the text
    # Last, for SQLite reads a row from its beginning, and this is a hundred times the rest.
    sa.Column("text", StorableText, nullable=False),
    sa.Index("ix_issues_published", "published", "key"),
    sa.Index("ix_issues_periodical", "periodical", "published", "key"),
)

# The pictures that an issue's text has, whichever of its items are to be seen.
pictures = sa.Table(
    "pictures",
    metadata,
    sa.Column("issue_key", sa.ForeignKey("issues.key"), primary_key=True),
    sa.Column("sha256", sa.String(64), primary_key=True),  # of the bytes
    sa.Column("data", sa.LargeBinary, nullable=False),
)

# Which state of an issue an output was last made from. No row, or another ``changed`` than the issue's: to be done.
outputs = sa.Table(
    "outputs",
    metadata,
    sa.Column("issue_key", sa.ForeignKey("issues.key"), primary_key=True),
    sa.Column("output", sa.String(16), primary_key=True),  # site | wechat
    sa.Column("changed", UtcDateTime, nullable=False),
)

# An item that was taken out keeps its row, with when and by what: should it come back, it gets its old id.
items = sa.Table(
    "items",
    metadata,
    sa.Column("id", _key(255), primary_key=True),
    sa.Column("issue_key", sa.ForeignKey("issues.key"), nullable=False),
    sa.Column("periodical", _key(96), nullable=False),
    sa.Column("number", sa.Integer, nullable=False),
    sa.Column("position", sa.Integer, nullable=False),  # the item's sequence in the text as it now is
    sa.Column("section", StorableText),
    sa.Column("digest", sa.String(64), nullable=False),  # SHA-256 of what a reader sees of it
    sa.Column("released", UtcDateTime, nullable=False),
    sa.Column("published", UtcDateTime, nullable=False),
    sa.Column("updated", UtcDateTime, nullable=False),
    sa.Column("removed", UtcDateTime),
    sa.Column("removal", sa.String(8)),  # text: has it no longer | person: dropped it | file: corrections
    sa.Column("held", UtcDateTime),  # since when it waits for a person; ``released`` is then still to come
    sa.Column("accepted", UtcDateTime),  # when a person found it good
    sa.Column("content", sa.JSON, nullable=False),  # the Item
    sa.Column("original", sa.JSON(none_as_null=True)),  # of a corrected one: the fields as the rules had them
    sa.UniqueConstraint("issue_key", "number"),
    sa.Index("ix_items_released", "released"),
)

# A feed is one range of one of these indexes: newest issue first, inside it the order of the text.
_feed_order = (items.c.published.desc(), items.c.issue_key, items.c.position)
_is_live = sa.and_(items.c.removed.is_(None), items.c.held.is_(None))
_live: dict[str, Any] = {"sqlite_where": _is_live, "postgresql_where": _is_live}
sa.Index("ix_items_feed", *_feed_order, **_live)
sa.Index("ix_items_section_feed", items.c.section, *_feed_order, **_live)
sa.Index("ix_items_periodical_feed", items.c.periodical, *_feed_order, **_live)
# Which sections there are, and which of them was there first.
sa.Index("ix_items_section_first", items.c.section, items.c.released, items.c.issue_key, items.c.number, **_live)
# What was taken out after readers could see it: few among many.
_is_gone = sa.and_(items.c.removed.is_not(None), items.c.held.is_(None))
sa.Index("ix_items_gone", items.c.removed, sqlite_where=_is_gone, postgresql_where=_is_gone)

# What a person set right in an issue, as it was last read from the file beside it.
corrections = sa.Table(
    "corrections",
    metadata,
    sa.Column("issue_key", sa.ForeignKey("issues.key"), primary_key=True),
    sa.Column("sha256", sa.String(64), nullable=False),  # of the file
    sa.Column("content", sa.JSON, nullable=False),
    sa.Column("applied", UtcDateTime, nullable=False),
)

# A row for each tag a live item carries and, for regions, each ancestor of it: a parent's feed carries its children's
# items. The last three columns are copies of the item's, so that a feed is one range of this index too.
item_tags = sa.Table(
    "item_tags",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("taxonomy", sa.String(16), primary_key=True),  # region | theme
    sa.Column("slug", _key(128), primary_key=True),
    sa.Column("direct", sa.Boolean, nullable=False),
    sa.Column("published", UtcDateTime, nullable=False),
    sa.Column("issue_key", _key(128), nullable=False),
    sa.Column("position", sa.Integer, nullable=False),
)
sa.Index(
    "ix_item_tags_feed",
    item_tags.c.taxonomy,
    item_tags.c.slug,
    item_tags.c.published.desc(),
    item_tags.c.issue_key,
    item_tags.c.position,
)
# Which items of an issue carry a tag.
sa.Index("ix_item_tags_issue", item_tags.c.issue_key, item_tags.c.taxonomy, item_tags.c.slug)

# How many items an issue has on a shelf (``feeds.store.records.Shelf``), as it was last published; the last two columns
# are copies, so that what follows a shelf is one range of an index.
shelves = sa.Table(
    "shelves",
    metadata,
    sa.Column("issue_key", sa.ForeignKey("issues.key"), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("slug", StorableText, primary_key=True),
    sa.Column("items", sa.Integer, nullable=False),
    sa.Column("newest", UtcDateTime, nullable=False),  # the latest ``published`` of these items
    sa.Column("released", UtcDateTime, nullable=False),  # of the issue
    sa.Column("carried", StorableText),  # the items, a line each; none in what is to be put there anew
    sa.Index("ix_shelves_chain", "kind", "slug", "released", "issue_key"),
)
sa.Index("ix_shelves_newest", shelves.c.kind, shelves.c.slug, shelves.c.newest.desc(), shelves.c.issue_key)

# The sums of ``shelves``, kept in step with it.
shelf_totals = sa.Table(
    "shelf_totals",
    metadata,
    sa.Column("kind", sa.String(16), primary_key=True),
    sa.Column("slug", StorableText, primary_key=True),
    sa.Column("items", sa.Integer, nullable=False),
)

# How many rows of ``item_tags`` there are of a tag in a month, kept in step with them: what the archive has been about
# can be told without looking through it.
tag_months = sa.Table(
    "tag_months",
    metadata,
    sa.Column("taxonomy", sa.String(16), primary_key=True),  # region | theme
    sa.Column("slug", _key(128), primary_key=True),
    sa.Column("month", sa.String(7), primary_key=True),  # of the moment of publication in UTC: 2026-05
    sa.Column("items", sa.Integer, nullable=False),
)

# An item serialised once, joined into every feed that carries it: as it was last published.
entries = sa.Table(
    "entries",
    metadata,
    sa.Column("item_id", sa.ForeignKey("items.id"), primary_key=True),
    sa.Column("digest", sa.String(64), nullable=False),  # of what it was made from
    sa.Column("rss", StorableText, nullable=False),
    sa.Column("atom", StorableText, nullable=False),
    sa.Column("json", StorableText, nullable=False),
    sa.Column("line", StorableText, nullable=False),  # what lists show of it
)

# Where in the index of words an item stands (``feeds.store.search``). A place that an item has left stays taken. The
# index itself, ``search_words``, is made by the migration: it is another kind of table in each database.
search_places = sa.Table(
    "search_places",
    metadata,
    sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("item_id", sa.ForeignKey("items.id"), unique=True),
    sa.Column("digest", sa.String(64), nullable=False),  # of what the index was given
)

# A hub of WebSub that is still to be told that a feed has changed.
pings = sa.Table(
    "pings",
    metadata,
    sa.Column("hub", sa.String(512), primary_key=True),
    sa.Column("feed", sa.String(512), primary_key=True),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", UtcDateTime, nullable=False),
)

# Someone who has asked for mails and not confirmed it yet is a member without ``confirmed``. One who was erased
# keeps the row, for the ledger's sums, with nothing in it that says who it was.
members = sa.Table(
    "members",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("email", sa.String(320), nullable=False, unique=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("language", sa.String(8), nullable=False),
    sa.Column("zone", sa.String(64)),  # IANA; without one, the settings' timezone
    sa.Column("form", sa.String(8), nullable=False, server_default="html"),  # html (with text) | text
    sa.Column("origin", sa.String(32), nullable=False),  # where the member came from, e.g. members.csv
    sa.Column("joined", UtcDateTime, nullable=False),
    sa.Column("confirmed", UtcDateTime),  # consent: given by the member, or by the operator who keeps the list
    sa.Column("paused_until", UtcDateTime),
    sa.Column("suppressed", UtcDateTime),  # since when nothing is sent to the address
    sa.Column("suppression", sa.Text),  # and why
    sa.Column("feed_key", sa.String(64), unique=True),  # of the member's private feed; a new one revokes the old
    sa.Column("left", UtcDateTime),
    sa.Column("erased", UtcDateTime),
    sa.Column("settled", UtcDateTime),  # since when name, language, zone and form are as the member set them
    sa.Column("opted_out", UtcDateTime),  # since when the member wants no mails at all, whatever a list says
    sa.Column("former", sa.String(64)),  # of one who was erased: a keyed digest of the address, for lists to heed
    sa.Index("ix_members_former", "former"),
)

# Append-only: an ended subscription keeps its row, with when and why.
subscriptions = sa.Table(
    "subscriptions",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), nullable=False),
    sa.Column("topic", sa.String(96), nullable=False),
    sa.Column("frequency", sa.String(16), nullable=False),  # now | issue | daily | weekly | monthly
    sa.Column("chosen", sa.Boolean, nullable=False, server_default=sa.true()),  # or the default of the topic
    sa.Column("channel", sa.String(16), nullable=False),
    sa.Column("origin", sa.String(32), nullable=False),
    sa.Column("started", UtcDateTime, nullable=False),
    sa.Column("since", UtcDateTime),  # what was released from here on is owed; without it, from ``started`` on
    sa.Column("ended", UtcDateTime),
    sa.Column("reason", sa.Text),
    sa.Index("ix_subscriptions_member_id", "member_id"),
)

# What somebody asked for on a page and has still to confirm by the link in a mail.
requests = sa.Table(
    "requests",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), nullable=False),
    sa.Column("wanted", sa.JSON, nullable=False),
    sa.Column("asked", UtcDateTime, nullable=False),
    sa.Column("done", UtcDateTime),
    sa.Index("ix_requests_member_id", "member_id"),
)

# What this workspace signs with. Minted once; another key would break every link that was ever sent.
keys = sa.Table(
    "keys",
    metadata,
    sa.Column("name", sa.String(32), primary_key=True),
    sa.Column("value", sa.String(128), nullable=False),
    sa.Column("made", UtcDateTime, nullable=False),
)

# One sending of one schedule for one half-open window [start, end).
runs = sa.Table(
    "runs",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    # now | daily | weekly | monthly, of members in another time zone with @ZONE; or issue:KEY
    sa.Column("schedule", sa.String(160), nullable=False),
    sa.Column("window_start", UtcDateTime, nullable=False),
    sa.Column("window_end", UtcDateTime, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),  # open | done | expired
    sa.Column("counts", sa.JSON, nullable=False),  # candidates, prepared, excluded by reason
    sa.Column("started", UtcDateTime, nullable=False),
    sa.Column("expires", UtcDateTime, nullable=False),  # what is pending then is not sent any more
    sa.Column("ended", UtcDateTime),
    sa.UniqueConstraint("schedule", "window_end"),
)

# What a run is about, frozen when it opens. What a mail of it carries is told by places in this list.
run_items = sa.Table(
    "run_items",
    metadata,
    sa.Column("run_id", sa.ForeignKey("runs.id"), primary_key=True),
    sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("item_id", sa.ForeignKey("items.id"), nullable=False),
    # From before the window: only for members who are owed more than the window.
    sa.Column("early", sa.Boolean, nullable=False),
    sa.Index("ix_run_items_item_id", "item_id"),
)

# Who was a candidate of a run and gets nothing by it, and why.
exclusions = sa.Table(
    "exclusions",
    metadata,
    sa.Column("run_id", sa.ForeignKey("runs.id"), primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), primary_key=True),
    sa.Column("reason", sa.String(32), nullable=False),
)

# One part of a run: a mail, a draft of the official account, a group's messages; or a mail of its own, without a run
# (the confirmation of a request). A row left in ``sending`` by a crash becomes ``uncertain``, never sent again unasked.
deliveries = sa.Table(
    "deliveries",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("run_id", sa.ForeignKey("runs.id")),
    sa.Column("channel", sa.String(16), nullable=False),  # mail | account | group
    sa.Column("kind", sa.String(16), nullable=False, server_default="digest"),  # of a mail: digest | confirm | ...
    sa.Column("notice", sa.JSON(none_as_null=True)),  # of a mail without a run: what it is about
    sa.Column("priority", sa.Integer, nullable=False, server_default="1"),  # 0 goes first
    sa.Column("member_id", sa.ForeignKey("members.id")),  # of a mail
    sa.Column("domain", sa.String(255)),  # of a mail: where it goes, in lower case
    sa.Column("target", sa.String(96)),  # an appid, or a group's slug
    sa.Column("topics", sa.JSON, nullable=False),
    sa.Column("scope", sa.JSON(none_as_null=True)),  # places in run_items, see notifier.scopes
    # Of a mail in a run: the same number for all that say the same, see notifier.preparing.
    sa.Column("letter", sa.Integer, nullable=False, server_default="0"),
    sa.Column("message_id", sa.String(255), unique=True),  # of a mail
    sa.Column("state", sa.String(16), nullable=False),  # pending | sending | sent | failed | uncertain
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("not_before", UtcDateTime),
    sa.Column("changed", UtcDateTime, nullable=False),
    sa.Column("answer", sa.Text),
    sa.Column("relay", sa.String(64)),  # that took it, or was tried last
    sa.Column("claimed_by", sa.String(64)),
    sa.Column("receipt", sa.JSON(none_as_null=True)),  # of WeChat: how far it has come, what the other side has given
    sa.UniqueConstraint("run_id", "member_id"),
    sa.UniqueConstraint("run_id", "channel", "target"),
    sa.Index("ix_deliveries_state", "state", "not_before"),
    sa.Index("ix_deliveries_member_id", "member_id"),
)

# What is still to be sent is read in pages, in this order.
_is_pending = sa.text("state = 'pending'")
sa.Index(
    "ix_deliveries_pending",
    deliveries.c.priority,
    deliveries.c.run_id,
    deliveries.c.letter,
    deliveries.c.id,
    sqlite_where=_is_pending,
    postgresql_where=_is_pending,
)

# What came back: a bounce or a complaint, by the SMTP answer, a report (RFC 3464, ARF) or a person.
bounces = sa.Table(
    "bounces",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("member_id", sa.ForeignKey("members.id"), nullable=False),
    sa.Column("delivery_id", sa.ForeignKey("deliveries.id")),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("kind", sa.String(16), nullable=False),  # hard | soft | complaint
    sa.Column("status", sa.String(16)),  # RFC 3463, e.g. 5.1.1
    sa.Column("text", StorableText, nullable=False),
    sa.Column("origin", sa.String(16), nullable=False),  # smtp | report | person
    sa.Index("ix_bounces_member_id", "member_id", "at"),
)

# How many mails went by a relay to a recipient's domain in a span that began then: what limits and warm-up go by.
traffic = sa.Table(
    "traffic",
    metadata,
    sa.Column("relay", sa.String(64), primary_key=True),
    sa.Column("domain", sa.String(255), primary_key=True),  # empty: all of them
    sa.Column("span", sa.String(8), primary_key=True),  # minute | day
    sa.Column("began", UtcDateTime, primary_key=True),
    sa.Column("sent", sa.Integer, nullable=False),
)

# The access token of an official account, shared by all processes: WeChat gives few, and a new one ends the last.
wechat_tokens = sa.Table(
    "wechat_tokens",
    metadata,
    sa.Column("appid", sa.String(96), primary_key=True),
    sa.Column("token", sa.Text, nullable=False),
    sa.Column("expires", UtcDateTime, nullable=False),
    sa.Column("forced", sa.JSON, nullable=False),  # when a new one was forced, ISO 8601, the last day's
)

# What was uploaded as permanent material of an official account: there is room for a number of images, for ever.
wechat_materials = sa.Table(
    "wechat_materials",
    metadata,
    sa.Column("appid", sa.String(96), primary_key=True),
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("kind", sa.String(16), primary_key=True),  # cover | inline
    sa.Column("given", sa.Text, nullable=False),  # the media_id of a cover, the address of an inline image
    sa.Column("uploaded", UtcDateTime, nullable=False),
)

# What went wrong lately, for ``jianbao status``; the newest thousand are kept.
log = sa.Table(
    "log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", UtcDateTime, nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("subject", StorableText, nullable=False),
    sa.Column("message", StorableText, nullable=False),
)
