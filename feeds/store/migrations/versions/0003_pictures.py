"""The pictures of issues."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    key = sa.String(128).with_variant(sa.String(128, collation="C"), "postgresql")
    op.create_table(
        "pictures",
        sa.Column("issue_key", key, nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["issue_key"], ["issues.key"], name=op.f("fk_pictures_issue_key_issues")),
        sa.PrimaryKeyConstraint("issue_key", "sha256", name=op.f("pk_pictures")),
    )
