"""Pending mails are read letter by letter, so that each is rendered once."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("deliveries", sa.Column("letter", sa.Integer, nullable=False, server_default="0"))
    pending = sa.text("state = 'pending'")
    op.drop_index("ix_deliveries_pending", "deliveries")
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["priority", "run_id", "letter", "id"],
        sqlite_where=pending,
        postgresql_where=pending,
    )
