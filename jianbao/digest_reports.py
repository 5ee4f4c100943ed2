"""``jianbao digest list`` and ``report``: which runs there were, and what became of each candidate."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from jianbao.digest_words import reason_words, run_state_words, schedule_words, span, state_words
from jianbao.terminal import fact_table, output
from jianbao.workspace import opened
from notifier import reports
from notifier.ledger import State
from notifier.reports import Person, Summary

# More people than these are for a program to read.
_SHOWN = 200


def list_runs(config_dir: Path, limit: int) -> None:
    """Raises as workspace.opened."""
    with opened(config_dir) as (settings, store), store.engine.connect() as connection:
        found = reports.summaries(connection, limit)
    console = output()
    if not found:
        console.print(_("还没有发送过：没有会员，或者没有到时间。"))
        return
    console.print(_table(found, settings.zone))


def _table(found: Iterable[Summary], zone: ZoneInfo) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column(_("号"), justify="right", style="bold")
    for heading in (_("哪一种"), _("时段")):
        table.add_column(heading)
    for heading in (_("应收"), _("已发"), _("待发"), _("未成"), _("存疑"), _("不发")):
        table.add_column(heading, justify="right")
    table.add_column(_("状态"))
    for one in found:
        waiting = one.states.get(State.PENDING, 0) + one.states.get(State.SENDING, 0)
        figures = (
            one.candidates,
            one.states.get(State.SENT, 0),
            waiting,
            one.states.get(State.FAILED, 0),
            one.states.get(State.UNCERTAIN, 0),
            sum(one.excluded.values()),
        )
        table.add_row(
            str(one.id),
            schedule_words(one.schedule),
            span(one, zone),
            *(str(figure) if figure else "·" for figure in figures),
            run_state_words(one),
        )
    return table


def summary_of(found: list[Summary], run_id: int) -> Summary:
    """Raises JianbaoError where there is no such run."""
    if not found:
        raise JianbaoError(_("没有第 {run} 次发送。有哪些，见 jianbao digest list。").format(run=run_id))
    return found[0]


def report(config_dir: Path, run_id: int, *, as_json: bool, as_csv: bool) -> None:
    """Raises as workspace.opened, and JianbaoError for a run that there is not."""
    with opened(config_dir) as (settings, store), store.engine.connect() as connection:
        summary = summary_of(reports.summaries(connection, 1, run_id=run_id), run_id)
        people = reports.people(connection, run_id)
        if as_json:
            _write_json(people)
        elif as_csv:
            _write_csv(people)
        else:
            print_sums(output(), summary, settings.zone)
            _print_people(output(), summary, people)


def print_sums(console: Console, summary: Summary, zone: ZoneInfo) -> None:
    """The equation of a run: candidates = those it is for + those left out, by reason."""
    heading = _("第 {run} 次发送：{schedule}").format(run=summary.id, schedule=schedule_words(summary.schedule))
    console.print(heading, style="bold")
    equation = _("{candidates} = {prepared} 发 + {excluded} 不发").format(
        candidates=summary.candidates, prepared=summary.prepared, excluded=sum(summary.excluded.values())
    )
    facts = [(_("时段"), span(summary, zone)), (_("应收"), equation)]
    facts += [(f"  {state_words(state)}", str(count)) for state, count in sorted(summary.states.items())]
    facts += [(f"  {_('不发')}", f"{count}  {reason_words(why)}") for why, count in summary.excluded.items()]
    console.print(fact_table(facts))


def _print_people(console: Console, summary: Summary, people: Iterable[Person]) -> None:
    table = Table(box=None, pad_edge=False)
    for heading in (_("邮箱"), _("姓名"), _("结果"), _("说明"), _("专题")):
        table.add_column(heading, overflow="fold")
    for place, one in enumerate(people):
        if place == _SHOWN:
            break
        why = reason_words(one.why) if one.outcome == "excluded" else one.why
        if one.left:
            why = f"{why}{_('；后来退订了')}" if why else _("后来退订了")
        table.add_row(one.email, one.name, state_words(one.outcome), why, _("、").join(one.topics))
    console.print()
    console.print(table)
    if summary.candidates > _SHOWN:
        console.print(_("只列出前 {n} 位；全部见 --csv 或 --json。").format(n=_SHOWN), style="dim")


def _write_json(people: Iterable[Person]) -> None:
    for one in people:
        line = json.dumps(asdict(one), ensure_ascii=False, default=lambda moment: moment.isoformat())
        # The terminal's encoding may not be UTF-8; what a program reads always is.
        sys.stdout.buffer.write(line.encode() + b"\n")


def _write_csv(people: Iterable[Person]) -> None:
    sys.stdout.buffer.write(b"\xef\xbb\xbf")  # Excel takes it for Chinese of another encoding without
    _write_row(("email", "name", "outcome", "why", "topics", "changed", "left"))
    for one in people:
        moments = (moment.isoformat() if moment else "" for moment in (one.changed, one.left))
        _write_row((one.email, one.name, one.outcome, one.why, ";".join(one.topics), *moments))


def _write_row(cells: Iterable[str]) -> None:
    line = io.StringIO()
    # A cell that begins like a formula would be one in Excel.
    csv.writer(line).writerow(f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell for cell in cells)
    sys.stdout.buffer.write(line.getvalue().encode())
