"""Which issues have items on which shelf, so that pages and archives are made without looking through all items."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)
LIVE = sa.text("removed IS NULL AND held IS NULL")
GONE = sa.text("removed IS NOT NULL AND held IS NULL")


def upgrade() -> None:
    key = sa.String(128).with_variant(sa.String(128, collation="C"), "postgresql")
    op.create_table(
        "shelves",
        sa.Column("issue_key", key, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.Column("newest", MOMENT, nullable=False),
        sa.Column("released", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["issue_key"], ["issues.key"], name=op.f("fk_shelves_issue_key_issues")),
        sa.PrimaryKeyConstraint("issue_key", "kind", "slug", name=op.f("pk_shelves")),
    )
    op.create_index("ix_shelves_chain", "shelves", ["kind", "slug", "released", "issue_key"])
    op.create_index("ix_shelves_newest", "shelves", ["kind", "slug", sa.literal_column("newest DESC"), "issue_key"])
    op.create_table(
        "shelf_totals",
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "slug", name=op.f("pk_shelf_totals")),
    )
    op.create_index("ix_issues_periodical", "issues", ["periodical", "published", "key"])
    op.create_index(
        "ix_items_section_first",
        "items",
        ["section", "released", "issue_key", "number"],
        sqlite_where=LIVE,
        postgresql_where=LIVE,
    )
    op.create_index("ix_items_gone", "items", ["removed"], sqlite_where=GONE, postgresql_where=GONE)
