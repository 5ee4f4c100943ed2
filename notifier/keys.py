"""The secret of a workspace: minted once, the same for ever, for another one would break every link that was sent."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable
from functools import cache

import sqlalchemy as sa

from feeds.store import Store
from feeds.store.schema import keys
from feeds.store.upsert import insert


def secret_key(store: Store, name: str = "links") -> str:
    """``name`` says what it is for: one that is found out opens nothing else."""
    query = sa.select(keys.c.value).where(keys.c.name == name)
    with store.engine.connect() as connection:
        found: str | None = connection.execute(query).scalar_one_or_none()
    if found is not None:
        return found
    with store.transaction() as connection:
        # Two processes may come here at once: the first one's key stands.
        values = {"name": name, "value": secrets.token_urlsafe(32), "made": dt.datetime.now(dt.UTC)}
        connection.execute(insert(connection, keys).values(**values).on_conflict_do_nothing())
        return str(connection.execute(query).scalar_one())


def address_digest(store: Store) -> Callable[[str], str]:
    """What is kept of the address of a member who was erased: enough to know it again in a list, too little to be
    found out by whoever has the database without the key. The key is read, or minted, when it is first needed."""

    @cache
    def key() -> bytes:
        return secret_key(store).encode()

    return lambda email: hmac.new(key(), b"address\0" + email.lower().encode(), hashlib.sha256).hexdigest()
