"""An item's entries in every format stand in one row, with what lists show of it.

Of the former ones only that in JSON is copied: it says in which feeds an item was. The others are made anew by the
publisher, which finds none that it would still take. And the items of an issue with a tag are found by an index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def _key(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def upgrade() -> None:
    op.rename_table("entries", "former_entries")
    if op.get_bind().dialect.name == "postgresql":
        # An index keeps its name when its table is given another one, and there is one of a name.
        op.execute("ALTER TABLE former_entries DROP CONSTRAINT pk_entries")
    op.create_table(
        "entries",
        sa.Column("item_id", _key(255), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("rss", "atom", "json", "line")),
        sa.ForeignKeyConstraint(["item_id"], ["items.id"], name=op.f("fk_entries_item_id_items")),
        sa.PrimaryKeyConstraint("item_id", name=op.f("pk_entries")),
    )
    op.execute(
        "INSERT INTO entries (item_id, digest, rss, atom, json, line) "
        "SELECT item_id, digest, '', '', content, '' FROM former_entries WHERE format = 'json'"
    )
    op.drop_table("former_entries")
    op.create_index("ix_item_tags_issue", "item_tags", ["issue_key", "taxonomy", "slug"])
