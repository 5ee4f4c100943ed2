"""Which items an issue has on a shelf, so that the newest there are found without a look at tags.

What is there already is filled in when the site is made anew, as it is by each new release.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("shelves", sa.Column("carried", sa.Text()))
