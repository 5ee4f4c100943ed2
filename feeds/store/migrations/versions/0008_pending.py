"""Pending mails are read in pages: an index of them alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    pending = sa.text("state = 'pending'")
    op.create_index(
        "ix_deliveries_pending",
        "deliveries",
        ["priority", "id"],
        sqlite_where=pending,
        postgresql_where=pending,
    )
