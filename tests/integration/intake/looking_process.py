"""Looks at a drop folder until nothing is left in it, killed again and again; run by test_crashes.

    looking_process.py WORKSPACE DATABASE_URL DEATH...

For each DEATH a child is forked, which looks until it is killed: "step 7" before the seventh thing that it does to a
file or to the database, "second 0.05" after that time, "never" not at all. The first child that comes to its end is the
last. Waits for a line before it begins; says one line for each outcome, and at last how many children were killed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from feeds.errors import UnreadableIssue
from feeds.identity import Identity, read_sidecar
from feeds.intake.intake import Intake
from feeds.model import Block, BlockKind, Document, Issue, Item, Kind, Masthead
from feeds.pipeline import Outcome, Result
from feeds.settings import builtin_settings
from feeds.store import Publication, Store

WORKSPACE, URL, DEATHS = Path(sys.argv[1]), sys.argv[2], sys.argv[3:]
_TOUCHING = {"os.link", "os.remove", "os.rename", "os.mkdir"}
_left = 0


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def step() -> None:
    global _left
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)


def hook(event: str, _arguments: object) -> None:
    if event in _TOUCHING:
        step()


def process(path: Path, now: dt.datetime) -> Outcome:
    """The first line is the issue's key, the others are items; a sidecar's number goes before the key's."""
    stated = read_sidecar(path)
    text = path.read_text(encoding="utf-8")
    key, *lines = text.splitlines()
    if not lines:
        raise UnreadableIssue("没有条目")
    if stated.number:
        key = f"{key.rpartition('-')[0]}-{stated.number:02d}"
    items = tuple(
        Item(place, Kind.BRIEF, line, blocks=(Block(BlockKind.PARAGRAPH, line),)) for place, line in enumerate(lines, 1)
    )
    document = replace(Document.from_text(text, name=path.name), sha256=hashlib.sha256(path.read_bytes()).hexdigest())
    step()
    saved = store.save_issue(
        Issue(Masthead(), items),
        Identity("chaye", "茶业动态", key, stated=bool(stated.number)),
        document,
        authority="tea.example,2026",
        ancestors=lambda _: (),
        published=Publication(ZoneInfo("Asia/Shanghai")),
        now=now,
    )
    step()
    result = Result.DUPLICATE if saved.already else Result.PUBLISHED if saved.created else Result.CORRECTED
    return Outcome(path.name, result, saved.key, "")


def look_until_done() -> None:
    global store
    with Store.open(URL) as store:
        intake = Intake(settings, store, process=process)
        while any(path.is_file() and not path.name.startswith(".") for path in settings.inbox.iterdir()):
            for outcome in intake.look(dt.datetime.now(dt.UTC), wait=True):
                say(outcome.name, outcome.result.value, outcome.key)


shipped = builtin_settings()
limits = shipped.jianbao.intake.model_copy(update={"settle_seconds": 0.0})
settings = replace(shipped, workspace=WORKSPACE, jianbao=shipped.jianbao.model_copy(update={"intake": limits}))
sys.addaudithook(hook)
store: Store
killed = 0
say("ready")
sys.stdin.readline()
for kind, _, number in (death.partition(" ") for death in DEATHS):
    child = os.fork()
    if child == 0:
        _left = int(number) if kind == "step" else 0
        look_until_done()
        os._exit(0)
    if kind == "second":
        time.sleep(float(number))
        os.kill(child, signal.SIGKILL)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status == 0:
        break
    if status != -signal.SIGKILL:
        sys.exit(f"a child failed: {status}")
    killed += 1
else:
    sys.exit("never came to an end")
say(killed)
