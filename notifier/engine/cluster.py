"""The engine of several machines: procrastinate, in the PostgreSQL that they share (``pip install jianbao[cluster]``).

Each machine runs a worker. Once a minute, which is as fine as cron gets, one of them - whichever is first - gets the
task to see to what is due: the same function of ``notifier.jobs`` that the embedded engine leads to. What a machine had
begun when it died, another takes up. A task too many harms nobody: what is due is read from the database, and it is the
ledger that prevents a second mail.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.settings import Settings

if TYPE_CHECKING:
    from procrastinate import App

log = logging.getLogger(__name__)

DUE, RESCUE = "jianbao.due", "jianbao.rescue"

# procrastinate's tables are its own: they stand apart from ours, which Alembic keeps.
SCHEMA = "procrastinate"

EVERY_MINUTE = "* * * * *"

# A worker gives a sign of life every few seconds; one that has given none for so long is dead (s).
BEAT, DEAD = 10.0, 30.0

# What is done is of interest for so long (h).
_KEPT = 48


class ClusterEngine:
    """A worker in a thread of its own, from ``start`` to ``stop``."""

    def __init__(
        self,
        due: Callable[[], object],
        settings: Settings,
        *,
        cron: str = EVERY_MINUTE,
        beat: float = BEAT,
        dead: float = DEAD,
    ) -> None:
        """``due`` sees to what is due, on this machine, and may be called twice and at once. Raises SettingsError where
        the database is no PostgreSQL, or procrastinate is not installed."""
        self._due = due
        self._url = settings.database_url
        self._cron, self._beat, self._dead = cron, beat, dead
        self._app = make_app(settings, due, cron=cron, dead=dead)
        self._thread = threading.Thread(target=self._run, name="cluster")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._worker: asyncio.Task[None] | None = None
        self._stopping = threading.Event()

    def start(self) -> None:
        prepare_database(self._url, self._app)
        self._thread.start()

    def stop(self, wait: bool = True) -> None:
        """With ``wait`` it returns when the task under way, if any, has ended."""
        self._stopping.set()
        if self._loop is not None and self._worker is not None:
            self._loop.call_soon_threadsafe(self._worker.cancel)
        if wait and self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                asyncio.run(self._work())
            except asyncio.CancelledError:
                return
            except Exception:
                # The database is away, most likely: another try in a while, for as long as it takes.
                log.exception("The cluster's worker has ended, to be started again")
                self._stopping.wait(self._dead)

    async def _work(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with self._app.open_async():
            self._worker = asyncio.ensure_future(
                self._app.run_worker_async(
                    queues=["jianbao"],
                    concurrency=1,
                    install_signal_handlers=False,
                    delete_jobs="never",
                    update_heartbeat_interval=self._beat,
                    stalled_worker_timeout=self._dead,
                )
            )
            if self._stopping.is_set():
                self._worker.cancel()
            await self._worker


def make_app(settings: Settings, due: Callable[[], object], *, cron: str = EVERY_MINUTE, dead: float = DEAD) -> App:
    """Raises SettingsError as ClusterEngine."""
    url = sa.make_url(settings.database_url)
    if url.get_backend_name() not in ("postgresql", "postgres"):
        raise _wrong(settings, _("engine: cluster 要用 PostgreSQL，而现在的数据库是 SQLite 文件。"))
    try:
        from procrastinate import App, PsycopgConnector
    except ModuleNotFoundError:
        raise _wrong(settings, _("engine: cluster 需要另装一个库：pip install 'jianbao[cluster]'")) from None
    conninfo = url.set(drivername="postgresql").render_as_string(hide_password=False)
    app = App(connector=PsycopgConnector(conninfo=conninfo, kwargs={"options": f"-c search_path={SCHEMA}"}))

    # One waits at most: what the next would do, that one does too.
    @app.periodic(cron=cron)
    @app.task(name=DUE, queue="jianbao", queueing_lock=DUE, pass_context=False)
    def see_to_what_is_due(timestamp: int) -> None:
        due()

    @app.periodic(cron=cron)
    @app.task(name=RESCUE, queue="jianbao", queueing_lock=RESCUE, pass_context=False)
    async def take_up_what_the_dead_had_begun(timestamp: int) -> None:
        await rescue(app, dead)

    return app


async def rescue(app: Any, dead: float) -> int:
    """What workers that have died had begun is to be done again, by whoever is free; gives how many tasks."""
    import datetime as dt

    stalled = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=dead))
    for job in stalled:
        await app.job_manager.retry_job_by_id_async(job.id, dt.datetime.now(dt.UTC))
    await app.job_manager.delete_old_jobs(nb_hours=_KEPT, include_failed=True)
    return len(stalled)


def prepare_database(url: str, app: App) -> None:
    """procrastinate's tables, once, whoever of several machines comes first."""
    from procrastinate.schema import SchemaManager

    engine = sa.create_engine(sa.make_url(url).set(drivername="postgresql+psycopg"), poolclass=sa.NullPool)
    try:
        with engine.begin() as connection:
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtext(SCHEMA))))
            there = connection.execute(sa.text("SELECT to_regclass(:table)"), {"table": f"{SCHEMA}.procrastinate_jobs"})
            if there.scalar_one() is None:
                connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
                connection.exec_driver_sql(f"SET LOCAL search_path = {SCHEMA}")
                # By the driver itself: the script is several statements.
                driver: Any = connection.connection.driver_connection
                driver.execute(SchemaManager.get_schema())
    finally:
        engine.dispose()


def _wrong(settings: Settings, message: str) -> SettingsError:
    return SettingsError([Problem(f"{settings.config_dir.name}/jianbao.yaml", None, "engine", message)])
