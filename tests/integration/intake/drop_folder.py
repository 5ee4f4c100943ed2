"""A drop folder for tests: its intake with a clock that only moves when it is told to, and the real pipeline."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from feeds.intake.intake import Intake
from feeds.intake.taking import Process
from feeds.pipeline import Outcome, process_issue
from feeds.settings import Settings
from feeds.store import Store
from feeds.tagging import Tagger

NOW = dt.datetime(2026, 11, 2, 1, 30, tzinfo=dt.UTC)

# Two items are enough to make an issue; the wording is of no concern here.
ISSUE = """茶乡简讯

2026年第3期（总第41期）

2026年10月20日

茶乡协会主办

【行业动态】

杭州开出首张茶叶电子仓单

10月12日，杭州一家茶叶仓库开出首张电子仓单，茶农凭它当天就借到了春耕的款子。（来源：茶乡日报）

宁波港出口绿茶增长一成

前三季度，宁波港出口绿茶比上年同期增长一成，其中一半运往北非。（来源：港口周报）
"""
CORRECTED = ISSUE.replace("增长一成", "增长一成二")
OTHER = ISSUE.replace("第3期（总第41期）", "第4期（总第42期）").replace("绿茶", "红茶")
# Says of itself what ISSUE says, and holds something else.
ELSEWHERE = """茶乡简讯

2026年第3期（总第41期）

2026年10月20日

茶乡协会主办

【种植】

西山坡地换种耐寒新苗

入秋以来，西山两个村把三百亩坡地换成了耐寒的新苗，霜降前可以栽完。（来源：西山农报）

雨棚补贴下月起申领

雨棚搭好并经验收的农户，下月起可以到镇上申领补贴，每亩四百元。（来源：西山农报）
"""
KEY = "cha-xiang-jian-xun-2026-03"


class Clock:
    """A monotonic clock in seconds."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


class DropFolder:
    def __init__(self, settings: Settings, store: Store, tagger: Tagger) -> None:
        self.store = store
        self.clock = Clock()
        self.inbox = settings.inbox
        self.inbox.mkdir()
        self._settings = settings
        self._tagger = tagger

    def intake(self, process: Process | None = None, *, largest: int | None = None) -> Intake:
        """``largest`` is the limit in megabytes."""
        settings = self._settings
        if largest is not None:
            limits = settings.jianbao.intake.model_copy(update={"largest_megabytes": largest})
            settings = replace(settings, jianbao=settings.jianbao.model_copy(update={"intake": limits}))
        return Intake(settings, self.store, process=process or self._real, monotonic=self.clock)

    def _real(self, path: Path, now: dt.datetime) -> Outcome:
        return process_issue(path, self._settings, self._tagger, self.store, now)

    def drop(self, name: str, text: str | bytes = ISSUE) -> Path:
        path = self.inbox / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def take(self, intake: Intake | None = None) -> list[Outcome]:
        """Looks, waits until everything has settled, and looks again."""
        return (intake or self.intake()).settle(lambda: NOW, self.clock.sleep)

    def names(self, folder: str = "") -> list[str]:
        return sorted(path.name for path in (self.inbox / folder).iterdir() if not path.name.startswith("."))
