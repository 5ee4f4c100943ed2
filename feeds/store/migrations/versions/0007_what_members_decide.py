"""What a member has decided on the pages stands against any list that an operator brings in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("settled", moment, nullable=True))
        members.add_column(sa.Column("opted_out", moment, nullable=True))
        members.add_column(sa.Column("former", sa.String(64), nullable=True))
        members.create_index("ix_members_former", ["former"])
