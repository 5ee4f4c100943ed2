"""What a run is about is frozen with its audience, and a run says until when its mails may go out.

Runs that were opened before get what their windows say now.
"""

from __future__ import annotations

import datetime as dt

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

MOMENT = sa.DateTime(timezone=True)

# What such a run had before anybody could set another.
LIFE = dt.timedelta(hours=36)

PLACES = """
INSERT INTO run_items (run_id, place, item_id, early)
SELECT runs.id,
       row_number() OVER (PARTITION BY runs.id ORDER BY items.published DESC, items.issue_key, items.position) - 1,
       items.id, {false}
FROM runs JOIN items ON
    (runs.schedule = 'issue:' || items.issue_key AND runs.window_end = items.released) OR
    (runs.schedule NOT LIKE 'issue:%' AND items.released >= runs.window_start AND items.released < runs.window_end)
"""


def upgrade() -> None:
    with op.batch_alter_table("runs") as runs:
        runs.add_column(sa.Column("expires", MOMENT, nullable=True))
    table = sa.table("runs", sa.column("id", sa.Integer), sa.column("window_end", MOMENT), sa.column("expires", MOMENT))
    connection = op.get_bind()
    for run_id, end in connection.execute(sa.select(table.c.id, table.c.window_end)).all():
        connection.execute(sa.update(table).where(table.c.id == run_id).values(expires=end + LIFE))
    with op.batch_alter_table("runs") as runs:
        runs.alter_column("expires", existing_type=MOMENT, nullable=False)
    op.create_table(
        "run_items",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("item_id", sa.String(255).with_variant(sa.String(255, collation="C"), "postgresql"), nullable=False),
        sa.Column("early", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["run_id"], ["runs.id"], name=op.f("fk_run_items_run_id_runs")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_run_items_item_id_items")),
        sa.PrimaryKeyConstraint("run_id", "place", name=op.f("pk_run_items")),
    )
    op.create_index("ix_run_items_item_id", "run_items", ["item_id"])
    op.execute(PLACES.format(false="false" if connection.dialect.name == "postgresql" else "0"))
