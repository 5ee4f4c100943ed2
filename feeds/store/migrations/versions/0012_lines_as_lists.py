"""Items as lines of lists are kept without the names of their fields. They are made anew with the site, as it is by
each new release; an item without its line is read whole until then."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.execute("UPDATE entries SET line = ''")
