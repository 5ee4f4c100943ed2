"""``jianbao run``: the service. One worker does the work; folder events, schedules and the start only say "look".

main thread    uvicorn: public/, /health, searches, the pages for members
worker         settings -> intake -> publishing -> sending, one step after another
watch          events of inbox/ and config/  --+
APScheduler    digests' times, the safety net --+--> worker.look()
"""

from __future__ import annotations

import datetime as dt
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
import uvicorn

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from feeds.publishing.search import Searching
from feeds.publishing.site import Site
from feeds.publishing.websub import link_header
from feeds.settings import Settings
from feeds.store import Store
from jianbao import __version__, events
from jianbao.hot_settings import HotSettings
from jianbao.member_site import MemberSite
from jianbao.watching import Watch
from jianbao.web import application
from jianbao.work import Sentence, Work, sentences
from jianbao.worker import Worker
from notifier.audit import audit
from notifier.candidates import zones_of_members
from notifier.engine.embedded import Engine

if TYPE_CHECKING:
    from notifier.engine.cluster import ClusterEngine

# How long answers under way may take to end after SIGTERM (s).
_GRACE = 5


class Service:
    """The parts of a running jianbao. ``start`` and ``stop`` them; ``serve`` is what a process does in between."""

    def __init__(self, store: Store, hot: HotSettings) -> None:
        self._store = store
        self._hot = hot
        self._work = Work(hot.settings, store)
        self._searching = Searching(hot.settings, store)
        self._worker = Worker(self._step)
        self._members = MemberSite(hot.settings, store, self._worker.look)
        self._engine = Engine(self._worker.look, hot.settings, zones=self._zones)
        self._cluster = self._clustered()
        self._watch = self._watched()
        self._trouble: set[Sentence] = set()

    def start(self) -> None:
        self._tell_what_is_silenced()
        self._watch.start()
        self._engine.start()
        self._worker.start()
        if self._cluster is not None:
            self._cluster.start()

    def stop(self) -> None:
        """Returns when the step under way has ended."""
        self._watch.stop()
        self._engine.stop(wait=False)
        self._worker.stop()
        if self._cluster is not None:
            self._cluster.stop()

    def public(self) -> Path:
        return self._hot.settings.public

    def searching(self) -> Searching:
        return self._searching

    def members(self) -> MemberSite:
        return self._members

    def link(self, path: str) -> str | None:
        # Asked of every answer, and mostly there are no hubs.
        return link_header(path, Site.of(self._hot.settings)) if self._hot.settings.jianbao.publishing.hubs else None

    def look_every(self) -> int:
        """In how many seconds the site may be another, at the latest."""
        return self._hot.settings.jianbao.intake.look_every_seconds

    def health(self) -> dict[str, Any]:
        """What /health shows; moments are ISO 8601 in UTC."""
        last_look = self._worker.last_look
        return {
            "ok": self._worker.alive and self._database_answers(),
            "version": __version__,
            "last_look": last_look.isoformat(timespec="seconds") if last_look else None,
            "settings_in_effect": not self._hot.problems,
        }

    def _database_answers(self) -> bool:
        try:
            with self._store.engine.connect() as connection:
                connection.execute(sa.select(1))
        except sa.exc.SQLAlchemyError:
            return False
        return True

    def _step(self) -> float | None:
        before = self._hot.settings
        if self._hot.refresh():
            if self._hot.settings != before:
                self._reconfigure(before)
            self._tell_problems()
        turn = self._worker.turn()
        did = self._work.do(_now, turn)
        # Trouble that lasts is said once, not at every look.
        trouble = {sentence for sentence in sentences(did) if sentence.trouble}
        for sentence in sentences(did):
            if not sentence.trouble:
                events.say(sentence.text)
            elif sentence not in self._trouble:
                events.warn(sentence.text)
        self._trouble = trouble
        self._work.compress(turn)
        return did.again_in

    def _tell_problems(self) -> None:
        for problem in self._hot.problems:
            events.warn(str(problem))
            self._store.log("settings", problem.file, str(problem), _now())
        if self._hot.problems:
            events.warn(_("设置有 {n} 处要改；在那之前沿用原来的设置。").format(n=len(self._hot.problems)))
        else:
            events.say(_("设置已生效。"))

    def _tell_what_is_silenced(self) -> None:
        """Into the log, once for each state of the settings: nobody would miss what is not sent."""
        with self._store.engine.connect() as connection:
            silenced = audit(connection, self._hot.settings).silenced
        for problem in silenced:
            events.warn(str(problem))
            self._store.log("topics", problem.file, str(problem), _now())

    def _reconfigure(self, before: Settings) -> None:
        settings = self._hot.settings
        if _bound_at_start(settings) != _bound_at_start(before):
            events.warn(_("数据库地址、网站监听的地址和端口、engine 要重新启动才会换。"))
        self._work = Work(settings, self._store)
        self._searching = Searching(settings, self._store)
        self._members = self._members.under(settings)
        self._engine.reconfigure(settings)
        self._tell_what_is_silenced()
        if settings.inbox != before.inbox:
            self._watch.stop()
            self._watch = self._watched()
            self._watch.start()

    def _clustered(self) -> ClusterEngine | None:
        if self._hot.settings.jianbao.engine == "embedded":
            return None
        from notifier.engine.cluster import ClusterEngine

        return ClusterEngine(self._send, self._hot.settings)

    def _zones(self) -> list[str]:
        with self._store.engine.connect() as connection:
            return zones_of_members(connection, self._hot.settings.zone)

    def _send(self) -> None:
        """A task of the cluster, in a thread of its own."""
        for sentence in sentences(self._work.send(_now, lambda: self._worker.stopping)):
            (events.warn if sentence.trouble else events.say)(sentence.text)

    def _watched(self) -> Watch:
        settings = self._hot.settings
        settings.inbox.mkdir(parents=True, exist_ok=True)
        return Watch((settings.inbox, settings.config_dir), self._worker.look)


def serve(config_dir: Path, *, host: str | None = None, port: int | None = None) -> None:
    """Run until SIGINT or SIGTERM, then end the step under way and return.

    ``host`` and ``port`` go before the settings. Raises SettingsError, WorkspaceError (also for a port in use).
    """
    hot = HotSettings(config_dir)
    settings, site = hot.settings, hot.settings.jianbao.site
    events.start(settings, aloud=True)
    with listen(host or site.host, port or site.port) as listener, Store.open(settings.database_url) as store:
        service = Service(store, hot)
        server = uvicorn.Server(
            uvicorn.Config(
                application(
                    service.public,
                    service.health,
                    service.look_every,
                    service.searching,
                    service.link,
                    service.members,
                ),
                log_config=None,
                access_log=False,
                server_header=False,
                lifespan="off",
                timeout_graceful_shutdown=_GRACE,
            )
        )

        def end(*_signal: object) -> None:
            # uvicorn's own handler stands in while it serves, and then raises the signal once more, for this one.
            server.should_exit = True

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        service.start()
        try:
            events.say(_("网站在 {address}").format(address=address_of(listener)))
            events.say(_("收件夹 {inbox}；按 Ctrl-C 结束").format(inbox=settings.inbox))
            server.run(sockets=[listener])
        finally:
            # Whoever does not want to wait may kill it: what is half done is done again.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            events.say(_("正在结束：等手上的事做完；再按一次 Ctrl-C 立即结束。"))
            service.stop()
    events.say(_("已结束。"))


def _bound_at_start(settings: Settings) -> tuple[str, str, int, str]:
    """What a running service cannot change any more."""
    site = settings.jianbao.site
    return settings.database_url, site.host, site.port, settings.jianbao.engine


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any. Raises WorkspaceError that says what to do."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host, port), family=family)
    except OSError as error:
        message = _(
            "网站不能在 {host}:{port} 上监听：{reason}。"
            "若是被别的程序占用，请改 config/jianbao.yaml 里的 site.port，或用 --port 另选一个。"
        )
        raise WorkspaceError(message.format(host=host, port=port, reason=error.strerror or error)) from None


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


def address_of(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
