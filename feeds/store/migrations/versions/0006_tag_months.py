"""How many items carry a tag, month by month."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _key(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "tag_months",
        sa.Column("taxonomy", sa.String(length=16), nullable=False),
        sa.Column("slug", _key(128), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("items", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("taxonomy", "slug", "month", name=op.f("pk_tag_months")),
    )
    if op.get_bind().dialect.name == "postgresql":
        month = "to_char(published AT TIME ZONE 'UTC', 'YYYY-MM')"
    else:
        month = "strftime('%Y-%m', published)"
    op.execute(
        f"INSERT INTO tag_months (taxonomy, slug, month, items) "
        f"SELECT taxonomy, slug, {month}, count(*) FROM item_tags GROUP BY 1, 2, 3"
    )
