"""Values that the database turns into what is going to be written, each by a function of its own in either database."""

from __future__ import annotations

from typing import Any

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class InUtf8(FunctionElement[bytes]):
    """A text as it is going to be written. What is only joined is not worth being decoded and encoded: that takes as
    long as finding it."""

    inherit_cache = True


class InW3cdtf(FunctionElement[str]):
    """A moment as W3CDTF has it, in UTC and to the second: ``2026-05-31T04:00:00Z``. What is only written is not worth
    being made a moment of Python: that takes three times as long as finding it."""

    inherit_cache = True


@compiles(InUtf8, "sqlite")
def _utf8_by_sqlite(element: InUtf8, compiler: Any, **how: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **how)} AS BLOB)"


@compiles(InUtf8, "postgresql")
def _utf8_by_postgresql(element: InUtf8, compiler: Any, **how: Any) -> str:
    return f"convert_to({compiler.process(element.clauses, **how)}, 'UTF8')"


@compiles(InW3cdtf, "sqlite")
def _w3cdtf_by_sqlite(element: InW3cdtf, compiler: Any, **how: Any) -> str:
    # ``UtcDateTime`` leaves them there in UTC.
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {compiler.process(element.clauses, **how)})"


@compiles(InW3cdtf, "postgresql")
def _w3cdtf_by_postgresql(element: InW3cdtf, compiler: Any, **how: Any) -> str:
    moment = compiler.process(element.clauses, **how)
    return f"to_char({moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
