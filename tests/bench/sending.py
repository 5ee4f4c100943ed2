# ruff: noqa: T201 - its output is what it is for
"""How fast digests are sent, measured on loopback beside others in the same run.

    python tests/bench/sending.py rate [--members 20000] [--dkim]   to postfix's smtp-sink
    python tests/bench/sending.py composing                         composition alone, once the groups are rendered
    python tests/bench/sending.py memory 20000 100000               peak memory by the number of members

The rate stands beside those of smtp-source (the limit) and nodemailer (the peer; NODEMAILER=DIR) in the same run.
Members share 200 sets of topics; a mail has some 30 KB. What is timed is everything from the database to the database:
claims, letters, tokens, SMTP, marks. Figures are of this machine; a peer that is missing is left out, and said so.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import random
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from feeds.identity import Identity
from feeds.model import Document, Issue, Item, Kind, Masthead, PartialDate, Selection, Tag, Taxonomies, Topic
from feeds.settings import Settings
from feeds.settings.models import JianbaoSettings
from feeds.store import Publication, Store
from feeds.store.schema import members, subscriptions
from notifier import ledger
from notifier.ledger import State
from notifier.mail.signing import signer_of
from notifier.opening import open_due
from notifier.runs import items_of
from notifier.sending import send_pending
from notifier.writing import Writer

NOW = dt.datetime(2026, 10, 15, 4, 0, tzinfo=dt.UTC)
CHARACTERS = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
THEMES = [f"theme-{n}" for n in range(12)]
SETS = list(combinations(THEMES, 3))[:200]
SINKS = ("/usr/sbin/smtp-sink", "/usr/sbin/smtp-source")


def text(dice: random.Random, length: int) -> str:
    return "".join(dice.choices(CHARACTERS, k=length)) + "。"


def an_item(dice: random.Random, place: int) -> Item:
    return Item(
        sequence=place,
        kind=Kind.BRIEF,
        title=text(dice, 22),
        date=PartialDate(2026, 10, place % 28 + 1),
        themes=(Tag(THEMES[place % len(THEMES)], "主题"),),
        regions=(Tag("hangzhou", "杭州"),),
        summary=text(dice, 140),
    )


def settings_of(workspace: Path, port: int, **mail: Any) -> Settings:
    smtp = {"host": "127.0.0.1", "port": port, "security": "none", "mails_a_connection": 1000}
    jianbao = JianbaoSettings.model_validate(
        {
            "site": {"title": "钱塘简报", "address": "https://news.jianbao.example"},
            "mail": {"transport": "smtp", "smtp": smtp, "sender": "简报 <a@jianbao.example>", **mail},
        }
    )
    topics = tuple(Topic(slug, f"专题{n}", all=Selection(themes=frozenset({slug}))) for n, slug in enumerate(THEMES))
    return Settings(workspace, workspace / "config", jianbao, Taxonomies((), ()), topics, ())


def fill(store: Store, settings: Settings, count: int) -> None:
    """An issue of 60 items, and a digest prepared for this many members."""
    dice = random.Random(7)
    items = tuple(an_item(dice, place) for place in range(1, 61))
    document = Document.from_text("\n".join(str(item.title) for item in items), name="x.txt", sha256="0" * 64)
    store.save_issue(
        Issue(Masthead("钱塘商讯", year=2026, number=6), items),
        Identity("qiantang", "钱塘商讯", "qiantang-2026-06", 2026, 6),
        document,
        authority="jianbao.example,2026",
        ancestors=lambda slug: (),
        published=Publication(settings.zone),
        now=NOW,
    )
    people, wanted = [], []
    for n in range(1, count + 1):
        person = {"id": n, "email": f"member{n}@qq.com", "name": f"会员{n % 9}", "language": "zh-CN"}
        people.append({**person, "origin": "bench", "joined": NOW, "confirmed": NOW})
        one = {"member_id": n, "frequency": "issue", "channel": "mail", "origin": "bench", "started": NOW}
        wanted += [{**one, "topic": topic} for topic in SETS[n % len(SETS)]]
    with store.transaction() as connection:
        for table, rows in ((members, people), (subscriptions, wanted)):
            for start in range(0, len(rows), 5000):
                connection.execute(sa.insert(table), rows[start : start + 5000])
    open_due(store, settings, NOW)


@contextmanager
def workspace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "config").mkdir()
        yield Path(folder)


@contextmanager
def sink() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    # As root it gives its rights away.
    user = ["-u", "nobody"] if os.geteuid() == 0 else []
    process = subprocess.Popen([SINKS[0], *user, f"127.0.0.1:{port}", "1000"])
    try:
        for _turn in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.05)
        yield port
    finally:
        process.kill()
        process.wait()


def say(name: str, count: int, seconds: float, cpu: float | None = None, **more: object) -> None:
    spent = "" if cpu is None else f"  {cpu / count * 1e6:6.0f} us CPU a mail"
    extra = "".join(f"  {key} {value}" for key, value in more.items())
    print(f"{name:44} {count / seconds:8.0f} a second{spent}{extra}", flush=True)


def cpu_of(who: int) -> float:
    used = resource.getrusage(who)
    return used.ru_utime + used.ru_stime


def measure_jianbao(count: int, name: str, keys: list[str]) -> int:
    """Gives the size of one mail."""
    with workspace() as folder, sink() as port:
        mail: dict[str, Any] = {}
        if keys:
            mail["dkim"] = {"keys": [{"selector": key, "key_file": make_key(folder, key)} for key in keys]}
        settings = settings_of(folder, port, **mail)
        with Store.open(f"sqlite:///{folder / 'jianbao.db'}") as store:
            fill(store, settings, count)
            begun, spent = time.perf_counter(), cpu_of(resource.RUSAGE_SELF)
            done = send_pending(store, settings, NOW, lambda: False)
            seconds, cpu = time.perf_counter() - begun, cpu_of(resource.RUSAGE_SELF) - spent
            assert done.counts == {State.SENT: count}, done
            size = len(one_mail(store, settings))
            say(name, count, seconds, cpu, size=size)
    return size


def one_mail(store: Store, settings: Settings) -> bytes:
    with store.engine.connect() as connection:
        (delivery,) = ledger.claimed(connection, [1])
    return Writer(store, settings, signer_of(settings)).write(delivery, NOW).data


def make_key(folder: Path, kind: str) -> str:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    private = generate_private_key(65537, 2048) if kind == "rsa" else Ed25519PrivateKey.generate()
    path = folder / f"{kind}.pem"
    path.write_bytes(private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return path.name


def measure_source(count: int, size: int) -> None:
    with sink() as port:
        begun = time.perf_counter()
        # Five sessions at once, as many bytes each; it composes nothing.
        command = [SINKS[1], "-s", "4", "-m", str(count), "-l", str(size), "-d", f"127.0.0.1:{port}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        say("smtp-source, 4 sessions (the limit)", count, time.perf_counter() - begun)


def measure_nodemailer(count: int, encoding: str) -> None:
    folder = os.environ.get("NODEMAILER")
    if not folder or not shutil.which("node"):
        print("nodemailer: not measured (npm install --prefix DIR nodemailer; NODEMAILER=DIR)", flush=True)
        return
    script = Path(__file__).with_name("nodemailer_pool.cjs")
    with workspace() as place, sink() as port:
        settings = settings_of(place, port)
        with Store.open(f"sqlite:///{place / 'jianbao.db'}") as store:
            fill(store, settings, 200)
            with store.engine.connect() as connection:
                deliveries = ledger.claimed(connection, range(1, 201))
            bodies = place / "letters.json"
            bodies.write_text(json.dumps([letter(store, settings, one) for one in deliveries], ensure_ascii=False))
        spent = cpu_of(resource.RUSAGE_CHILDREN)
        arguments = ["node", str(script), folder, str(port), str(count), str(bodies), encoding]
        output = subprocess.run(arguments, check=True, capture_output=True, text=True).stdout
        seconds, cpu, size = (float(figure) for figure in output.split())
        del spent
        say(f"nodemailer's pool of 4, {encoding or 'as it comes'}", count, seconds, cpu, size=int(size))


def letter(store: Store, settings: Settings, delivery: ledger.Delivery) -> dict[str, str]:
    from notifier.composing import letter_of

    assert delivery.group is not None
    with store.engine.connect() as connection:
        found = letter_of(settings, delivery.group, items_of(connection, delivery.group.run.id))
    assert found is not None
    return {"subject": found.subject, "text": found.text, "html": found.html or ""}


def measure_composing(count: int = 20_000) -> None:
    with workspace() as folder, Store.open(f"sqlite:///{folder / 'jianbao.db'}") as store:
        settings = settings_of(folder, 25)
        fill(store, settings, 4_000)
        writer = Writer(store, settings, None)
        with store.engine.connect() as connection:
            deliveries = [one for one in ledger.claimed(connection, range(1, 201)) if one.group is not None]
        group = [one for one in deliveries if one.group == deliveries[0].group]
        writer.write(group[0], NOW)
        spent = time.process_time()
        for turn in range(count):
            writer.write(group[turn % len(group)], NOW)
        cpu = time.process_time() - spent
        say("composing: tokens, headers, both bodies", count, cpu, cpu)


def measure_memory(count: int) -> None:
    """In a process of its own for the sending alone, since what has once been taken is not given back."""
    if os.fork() == 0:
        with workspace() as folder, sink() as port:
            settings = settings_of(folder, port)
            url = f"sqlite:///{folder / 'jianbao.db'}"
            if os.fork() == 0:
                with Store.open(url) as store:
                    fill(store, settings, count)
                os._exit(0)
            os.wait()
            with Store.open(url) as store:
                done = send_pending(store, settings, NOW, lambda: False)
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{count:7} members: {peak:.0f} MB at most, {done.counts}", flush=True)
        os._exit(0)
    os.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rate", "composing", "memory"])
    parser.add_argument("counts", nargs="*", type=int)
    parser.add_argument("--members", type=int, default=20_000)
    parser.add_argument("--dkim", action="store_true")
    chosen = parser.parse_args()
    if chosen.what == "composing":
        measure_composing()
        return
    if not all(Path(program).exists() for program in SINKS):
        sys.exit("smtp-sink and smtp-source are missing: apt install postfix")
    if chosen.what == "memory":
        for count in chosen.counts or [20_000, 100_000]:
            measure_memory(count)
        return
    size = measure_jianbao(chosen.members, "jianbao, 4 connections, from SQLite", [])
    measure_source(chosen.members, size)
    measure_nodemailer(chosen.members, "base64")
    measure_nodemailer(chosen.members, "")
    if chosen.dkim:
        for keys in (["rsa"], ["ed25519"], ["rsa", "ed25519"]):
            measure_jianbao(chosen.members // 4, f"jianbao with DKIM: {' and '.join(keys)}", keys)


if __name__ == "__main__":
    main()
