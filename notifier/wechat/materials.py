"""Images that an official account has been given: each once, whatever needs it. Queries over ``wechat_materials``."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from typing import Literal

import sqlalchemy as sa

from feeds.store import Store
from feeds.store.schema import wechat_materials
from feeds.store.upsert import insert

Kind = Literal["cover", "inline"]


def given_for(
    store: Store, appid: str, kind: Kind, data: bytes, upload: Callable[[], str], now: Callable[[], dt.datetime]
) -> str:
    """What the account gave for an image, a media_id or an address; uploaded if it has not been. Raises as ``upload``.

    A crash between the upload and our note of it costs one image that nobody uses.
    """
    key = {"appid": appid, "kind": kind, "sha256": hashlib.sha256(data).hexdigest()}
    query = sa.select(wechat_materials.c.given).filter_by(**key)
    with store.engine.connect() as connection:
        known: str | None = connection.scalar(query)
    if known is not None:
        return known
    given = upload()
    with store.transaction() as connection:
        keeping = insert(connection, wechat_materials).values(**key, given=given, uploaded=now())
        connection.execute(keeping.on_conflict_do_nothing())
    return given


def forget(store: Store, appid: str, kind: Kind) -> None:
    """All of a kind: one of them is no longer there, and WeChat does not say which."""
    with store.transaction() as connection:
        gone = (wechat_materials.c.appid == appid) & (wechat_materials.c.kind == kind)
        connection.execute(sa.delete(wechat_materials).where(gone))
