"""Items as lines of lists are kept as lists themselves. Those of another form are made anew with the site, as it is by
each new release; until then an item without one is read as if it had none."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("UPDATE entries SET line = ''")
