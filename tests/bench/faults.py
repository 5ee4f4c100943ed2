# ruff: noqa: T201 - its output is what it is for
"""A campaign of faults: digests to many members, a server that does its worst, kill -9 again and again.

    python tests/bench/faults.py [--members 5000] [--kills 50] [--seed 1] [--database postgresql://...]

The server refuses, stalls, says "not now", hangs up in the middle of a mail, and takes mails without ever answering.
A process that sends is killed at a random instant and started again, now and then two at once, with a clock that jumps;
then the server is down for a while. In the end every delivery must be accounted for, nobody may have got a second mail,
a kill may leave no more than a batch a sender between claim and mark, and nothing else may be uncertain but the mails
whose connection broke. Exits with 1 where that does not hold.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import sqlalchemy as sa

from feeds.identity import Identity
from feeds.model import Document, Issue, Item, Kind, Masthead, Taxonomies, Topic
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Publication, Store
from feeds.store.schema import deliveries, members, subscriptions
from notifier import ledger
from notifier.opening import open_due
from notifier.sending import send_pending

NOW = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
BATCH = 50
UNKNOWN, BUSY, LIMITED, CUT, LOST, SLOW = range(6)


class BadServer:
    """An SMTP server whose answers follow from the number in the recipient's address, as the plan says."""

    def __init__(self) -> None:
        self.taken: Counter[str] = Counter()
        self.tried: Counter[str] = Counter()
        self.port = 0
        self.down = False
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        self._thread.start()
        ready.wait()

    def _run(self, ready: threading.Event) -> None:
        async def begin() -> None:
            server = await asyncio.start_server(self._serve, "127.0.0.1", 0, limit=1 << 20)
            self.port = server.sockets[0].getsockname()[1]
            ready.set()

        self._loop.run_until_complete(begin())
        self._loop.run_forever()

    @staticmethod
    def plan(recipient: str) -> int | None:
        """Of a hundred members: one unknown, two busy once, one limited once, one cut off, one lost, one slow."""
        place = int(recipient.split("@")[0].removeprefix("m")) % 100
        return {7: UNKNOWN, 17: BUSY, 18: BUSY, 27: LIMITED, 37: CUT, 47: LOST, 57: SLOW}.get(place)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            writer.close()

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        def say(answer: str) -> None:
            writer.write(answer.encode() + b"\r\n")

        if self.down:
            say("421 4.3.2 down for an hour")
            return
        say("220 bad server")
        recipient = ""
        while line := await reader.readline():
            command = line[:4].upper()
            if command == b"EHLO":
                say("250-bad server\r\n250-PIPELINING\r\n250 SIZE 10000000")
            elif command == b"RCPT":
                recipient = line.decode().split("<")[1].split(">")[0]
                self.tried[recipient] += 1
                say(self._to_recipient(recipient))
            elif command == b"DATA":
                plan = self.plan(recipient)
                if plan == UNKNOWN or (plan in (BUSY, LIMITED) and self.tried[recipient] == 1):
                    say("554 5.5.1 no valid recipients")
                    continue
                say("354 go on")
                await reader.readuntil(b"\r\n.\r\n")
                if plan == CUT and self.tried[recipient] == 1:
                    return  # it has the whole mail, and neither keeps it nor says so
                self.taken[recipient] += 1
                if plan == LOST:
                    return  # it keeps the mail, and does not say so
                if plan == SLOW:
                    await asyncio.sleep(0.3)
                say("250 2.0.0 OK")
            elif command == b"QUIT":
                say("221 bye")
                return
            else:
                say("250 OK")
            await writer.drain()

    def _to_recipient(self, recipient: str) -> str:
        first = self.tried[recipient] == 1
        answers = {UNKNOWN: "550 5.1.1 no such user"}
        if first:
            answers |= {BUSY: "450 4.2.1 busy", LIMITED: "550 Ip frequency limited"}
        return answers.get(self.plan(recipient) or -1, "250 OK") if self.plan(recipient) is not None else "250 OK"


def settings_of(workspace: Path, port: int) -> Settings:
    smtp = {"host": "127.0.0.1", "port": port, "security": "none", "timeout_seconds": 10}
    jianbao = JianbaoSettings.model_validate(
        {
            "site": {"address": "https://news.jianbao.example"},
            "mail": {"transport": "smtp", "smtp": smtp, "sender": "a@jianbao.example", "batch": BATCH},
        }
    )
    (workspace / "config").mkdir(exist_ok=True)
    return Settings(workspace, workspace / "config", jianbao, Taxonomies((), ()), (Topic("all", "全部"),), ())


def fill(store: Store, settings: Settings, count: int) -> None:
    items = tuple(
        Item(sequence=n, kind=Kind.BRIEF, title=f"第{n}号消息", summary="有关方面作了说明。") for n in (1, 2, 3)
    )
    store.save_issue(
        Issue(Masthead("钱塘商讯", year=2026, number=6), items),
        Identity("qiantang", "钱塘商讯", "qiantang-2026-06", 2026, 6),
        Document.from_text("x", name="x.txt", sha256="0" * 64),
        authority="jianbao.example,2026",
        ancestors=lambda slug: (),
        published=Publication(settings.zone),
        now=NOW,
    )
    # Each in a domain of its own, so that one that is limited holds up nobody else.
    people = [
        {"id": n, "email": f"m{n}@d{n}.example.org", "name": "会员", "language": "zh-CN", "origin": "x", "joined": NOW}
        for n in range(1, count + 1)
    ]
    one = {"topic": "all", "frequency": "issue", "channel": "mail", "origin": "x", "started": NOW}
    with store.transaction() as connection:
        connection.execute(sa.insert(members), [{**person, "confirmed": NOW} for person in people])
        connection.execute(sa.insert(subscriptions), [{**one, "member_id": person["id"]} for person in people])
    open_due(store, settings, NOW)


def states(store: Store) -> Counter[str]:
    query = sa.select(deliveries.c.state, sa.func.count()).group_by(deliveries.c.state)
    with store.engine.connect() as connection:
        return Counter({row[0]: row[1] for row in connection.execute(query)})


def start(workspace: Path, port: int, url: str, now: dt.datetime) -> subprocess.Popen[bytes]:
    arguments = [__file__, "--send", str(workspace), "--port", str(port), "--database", url, "--now", now.isoformat()]
    root = Path(__file__).parents[2]
    return subprocess.Popen([sys.executable, *arguments], env={**os.environ, "PYTHONPATH": str(root)})


def campaign(count: int, kills: int, seed: int, url: str) -> int:
    dice = random.Random(seed)
    server = BadServer()
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder)
        url = url or f"sqlite:///{workspace / 'jianbao.db'}"
        settings = settings_of(workspace, server.port)
        claimed = done = left = silent = 0
        with Store.open(url) as store:
            fill(store, settings, count)
            now = NOW
            while done < kills and states(store)["pending"] + states(store)["sending"]:
                both = dice.random() < 0.2
                before = states(store)["sent"]
                senders = [start(workspace, server.port, url, now) for _turn in range(2 if both else 1)]
                # Killed once it is under way, at any instant of its next moments.
                while all(one.poll() is None for one in senders) and states(store)["sent"] == before:
                    time.sleep(0.02)
                time.sleep(dice.uniform(0, 0.08))
                for one in senders:
                    done += one.poll() is None
                    one.send_signal(signal.SIGKILL)
                    one.wait()
                stuck = states(store)["sending"]
                claimed, left = max(claimed, stuck), left + stuck
                # A clock that jumps back by minutes and ahead by as much, and goes on.
                now = NOW + dt.timedelta(minutes=dice.randint(-30, 30))
                if not silent and done >= kills / 2:
                    silent = an_hour_without(server, store, settings)
            killed = states(store)
            for minutes in (60, 70, 120, 240, 480):
                send_pending(store, settings, NOW + dt.timedelta(minutes=minutes), lambda: False)
            final = states(store)
            query = sa.select(members.c.email, deliveries.c.state).join(members, members.c.id == deliveries.c.member_id)
            with store.engine.connect() as connection:
                became = {row.email: row.state for row in connection.execute(query)}
    wrong = judge(server, became, count)
    cut_off = sum(server.plan(who) in (CUT, LOST) for who in became)
    wrong += [f"{final['uncertain']} uncertain"] if final["uncertain"] > left + cut_off else []
    wrong += [f"{claimed} claimed at once by at most two"] if claimed > 2 * BATCH else []
    print(f"{count} members, {done} kills, at most {claimed} claimed at a kill; after the kills {dict(killed)}")
    print(f"an hour without a server in between, {silent} mails waiting")
    print(f"in the end {dict(final)}; mails taken {sum(server.taken.values())}")
    print("\n".join(wrong) if wrong else "every delivery accounted for, nobody got a second mail")
    return 1 if wrong else 0


def an_hour_without(server: BadServer, store: Store, settings: Settings) -> int:
    """The server is down: nothing that waits is sent, fails, or is held against anybody. Gives how many waited."""
    server.down = True
    send_pending(store, settings, NOW, lambda: False)  # settles what the last kill has left
    before = states(store)
    for minutes in range(0, 61, 15):
        moment = NOW + dt.timedelta(minutes=minutes)
        with store.engine.connect() as connection:
            due = ledger.count_due(connection, moment)
        result = send_pending(store, settings, moment, lambda: False)
        assert bool(result.trouble) == bool(due), "a server that is down was not noticed"
    assert states(store) == before, "an hour without a server has changed something"
    server.down = False
    return before["pending"]


def judge(server: BadServer, became: dict[str, str], count: int) -> list[str]:
    twice = [who for who, times in server.taken.items() if times > 1]
    lost = [who for who, state in became.items() if state == "sent" and not server.taken[who]]
    silent = [who for who, state in became.items() if state == "failed" and server.taken[who]]
    open_ones = [who for who, state in became.items() if state in ("pending", "sending")]
    wrong = [f"{len(became)} deliveries of {count}"] if len(became) != count else []
    for what, who in (
        ("twice", twice),
        ("sent and not taken", lost),
        ("failed and taken", silent),
        ("open", open_ones),
    ):
        wrong += [f"{what}: {len(who)}, {who[:5]}"] if who else []
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--members", type=int, default=5000)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="")
    parser.add_argument("--send", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--now", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.send:
        with Store.open(chosen.database) as store:
            settings = settings_of(chosen.send, chosen.port)
            send_pending(store, settings, dt.datetime.fromisoformat(chosen.now), lambda: False)
        return
    sys.exit(campaign(chosen.members, chosen.kills, chosen.seed, chosen.database))


if __name__ == "__main__":
    main()
