"""Members who look after themselves; what the sending of mails goes by.

Whoever is a member so far came from a list that the operator keeps: that is their consent.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("members") as members:
        members.add_column(sa.Column("zone", sa.String(64), nullable=True))
        members.add_column(sa.Column("form", sa.String(8), nullable=False, server_default="html"))
        members.add_column(sa.Column("confirmed", MOMENT, nullable=True))
        members.add_column(sa.Column("paused_until", MOMENT, nullable=True))
        members.add_column(sa.Column("suppressed", MOMENT, nullable=True))
        members.add_column(sa.Column("suppression", sa.Text(), nullable=True))
        members.add_column(sa.Column("feed_key", sa.String(64), nullable=True))
        members.add_column(sa.Column("erased", MOMENT, nullable=True))
        members.create_unique_constraint(op.f("uq_members_feed_key"), ["feed_key"])
    op.execute("UPDATE members SET confirmed = joined")
    with op.batch_alter_table("subscriptions") as subscriptions:
        subscriptions.add_column(sa.Column("chosen", sa.Boolean(), nullable=False, server_default=sa.true()))
        subscriptions.add_column(sa.Column("since", MOMENT, nullable=True))
    with op.batch_alter_table("deliveries") as deliveries:
        deliveries.alter_column("run_id", existing_type=sa.Integer(), nullable=True)
        deliveries.add_column(sa.Column("kind", sa.String(16), nullable=False, server_default="digest"))
        deliveries.add_column(sa.Column("notice", sa.JSON(), nullable=True))
        deliveries.add_column(sa.Column("priority", sa.Integer(), nullable=False, server_default="1"))
        deliveries.add_column(sa.Column("domain", sa.String(255), nullable=True))
        deliveries.add_column(sa.Column("scope", sa.JSON(), nullable=True))
        deliveries.add_column(sa.Column("relay", sa.String(64), nullable=True))
        deliveries.create_index("ix_deliveries_member_id", ["member_id"])
    op.create_table(
        "requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("wanted", sa.JSON(), nullable=False),
        sa.Column("asked", MOMENT, nullable=False),
        sa.Column("done", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_requests_member_id_members")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_requests")),
    )
    op.create_index("ix_requests_member_id", "requests", ["member_id"])
    op.create_table(
        "keys",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("value", sa.String(128), nullable=False),
        sa.Column("made", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_keys")),
    )
    op.create_table(
        "exclusions",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_exclusions_run_id_runs")),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_exclusions_member_id_members")),
        sa.PrimaryKeyConstraint("run_id", "member_id", name=op.f("pk_exclusions")),
    )
    op.create_table(
        "bounces",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("delivery_id", sa.Integer(), nullable=True),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(16), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_bounces_member_id_members")),
        sa.ForeignKeyConstraint(["delivery_id"], ["deliveries.id"], name=op.f("fk_bounces_delivery_id_deliveries")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bounces")),
    )
    op.create_index("ix_bounces_member_id", "bounces", ["member_id", "at"])
    op.create_table(
        "traffic",
        sa.Column("relay", sa.String(64), nullable=False),
        sa.Column("domain", sa.String(255), nullable=False),
        sa.Column("span", sa.String(8), nullable=False),
        sa.Column("began", MOMENT, nullable=False),
        sa.Column("sent", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("relay", "domain", "span", "began", name=op.f("pk_traffic")),
    )
