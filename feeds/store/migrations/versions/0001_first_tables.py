"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

MOMENT = sa.DateTime(timezone=True)
IS_LIVE = sa.text("removed IS NULL AND held IS NULL")
LIVE: dict[str, Any] = {"sqlite_where": IS_LIVE, "postgresql_where": IS_LIVE}
FEED_ORDER: list[Any] = [sa.literal_column("published DESC"), "issue_key", "position"]


def _key(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "files",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("issue_key", _key(128), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("seen", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_files")),
    )
    op.create_table(
        "issues",
        sa.Column("key", _key(128), nullable=False),
        sa.Column("periodical", _key(96), nullable=False),
        sa.Column("periodical_title", sa.Text(), nullable=False),
        sa.Column("masthead", sa.JSON(), nullable=False),
        sa.Column("flags", sa.JSON(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("released", MOMENT, nullable=False),
        sa.Column("changed", MOMENT, nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("held", MOMENT, nullable=True),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_issues")),
    )
    op.create_index("ix_issues_published", "issues", ["published", "key"])
    op.create_table(
        "corrections",
        sa.Column("issue_key", _key(128), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("applied", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["issue_key"], ["issues.key"], name=op.f("fk_corrections_issue_key_issues")),
        sa.PrimaryKeyConstraint("issue_key", name=op.f("pk_corrections")),
    )
    op.create_table(
        "log",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log")),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("email", sa.String(length=320), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("joined", MOMENT, nullable=False),
        sa.Column("left", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("email", name=op.f("uq_members_email")),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("schedule", sa.String(length=160), nullable=False),
        sa.Column("window_start", MOMENT, nullable=False),
        sa.Column("window_end", MOMENT, nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("ended", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
        sa.UniqueConstraint("schedule", "window_end", name=op.f("uq_runs_schedule_window_end")),
    )
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("target", sa.String(length=96), nullable=True),
        sa.Column("topics", sa.JSON(), nullable=False),
        sa.Column("message_id", sa.String(length=255), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("changed", MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("claimed_by", sa.String(length=64), nullable=True),
        sa.Column("receipt", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_deliveries_member_id_members")),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_deliveries_run_id_runs")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deliveries")),
        sa.UniqueConstraint("message_id", name=op.f("uq_deliveries_message_id")),
        sa.UniqueConstraint("run_id", "member_id", name=op.f("uq_deliveries_run_id_member_id")),
        sa.UniqueConstraint("run_id", "channel", "target", name=op.f("uq_deliveries_run_id_channel_target")),
    )
    op.create_index("ix_deliveries_state", "deliveries", ["state", "not_before"])
    op.create_table(
        "items",
        sa.Column("id", _key(255), nullable=False),
        sa.Column("issue_key", _key(128), nullable=False),
        sa.Column("periodical", _key(96), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("section", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("released", MOMENT, nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("updated", MOMENT, nullable=False),
        sa.Column("removed", MOMENT, nullable=True),
        sa.Column("removal", sa.String(length=8), nullable=True),
        sa.Column("held", MOMENT, nullable=True),
        sa.Column("accepted", MOMENT, nullable=True),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("original", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["issue_key"], ["issues.key"], name=op.f("fk_items_issue_key_issues")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_items")),
        sa.UniqueConstraint("issue_key", "number", name=op.f("uq_items_issue_key_number")),
    )
    op.create_index("ix_items_feed", "items", FEED_ORDER, **LIVE)
    op.create_index("ix_items_periodical_feed", "items", ["periodical", *FEED_ORDER], **LIVE)
    op.create_index("ix_items_released", "items", ["released"])
    op.create_index("ix_items_section_feed", "items", ["section", *FEED_ORDER], **LIVE)
    op.create_table(
        "outputs",
        sa.Column("issue_key", _key(128), nullable=False),
        sa.Column("output", sa.String(length=16), nullable=False),
        sa.Column("changed", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["issue_key"], ["issues.key"], name=op.f("fk_outputs_issue_key_issues")),
        sa.PrimaryKeyConstraint("issue_key", "output", name=op.f("pk_outputs")),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("topic", sa.String(length=96), nullable=False),
        sa.Column("frequency", sa.String(length=16), nullable=False),
        sa.Column("channel", sa.String(length=16), nullable=False),
        sa.Column("origin", sa.String(length=32), nullable=False),
        sa.Column("started", MOMENT, nullable=False),
        sa.Column("ended", MOMENT, nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_subscriptions_member_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subscriptions")),
    )
    op.create_index("ix_subscriptions_member_id", "subscriptions", ["member_id"])
    op.create_table(
        "entries",
        sa.Column("item_id", _key(255), nullable=False),
        sa.Column("format", sa.String(length=8), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_entries_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", "format", name=op.f("pk_entries")),
    )
    op.create_table(
        "pings",
        sa.Column("hub", sa.String(length=512), nullable=False),
        sa.Column("feed", sa.String(length=512), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("not_before", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("hub", "feed", name=op.f("pk_pings")),
    )
    op.create_table(
        "search_places",
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("item_id", _key(255), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_search_places_item_id_items")),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_search_places")),
        sa.UniqueConstraint("item_id", name=op.f("uq_search_places_item_id")),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE search_words (place bigint PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_search_words_words ON search_words USING gin (words)")
    else:
        # Without the words themselves: they are those of the items, made longer.
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5 (words, content='')")
    op.create_table(
        "item_tags",
        sa.Column("item_id", _key(255), nullable=False),
        sa.Column("taxonomy", sa.String(length=16), nullable=False),
        sa.Column("slug", _key(128), nullable=False),
        sa.Column("direct", sa.Boolean(), nullable=False),
        sa.Column("published", MOMENT, nullable=False),
        sa.Column("issue_key", _key(128), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_item_tags_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", "taxonomy", "slug", name=op.f("pk_item_tags")),
    )
    op.create_index("ix_item_tags_feed", "item_tags", ["taxonomy", "slug", *FEED_ORDER])
    op.create_table(
        "wechat_tokens",
        sa.Column("appid", sa.String(length=96), nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("expires", MOMENT, nullable=False),
        sa.Column("forced", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("appid", name=op.f("pk_wechat_tokens")),
    )
    op.create_table(
        "wechat_materials",
        sa.Column("appid", sa.String(length=96), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("uploaded", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("appid", "sha256", "kind", name=op.f("pk_wechat_materials")),
    )
