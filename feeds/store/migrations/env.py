"""Alembic's entry point, run by feeds.store.migrate only: the connection and its transaction are the caller's."""

from __future__ import annotations

from alembic import context

from feeds.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
