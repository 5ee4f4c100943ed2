"""An item's explanation for the terminal: what was chosen, by which rule and words, and the runner-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from feeds.i18n import gettext as _
from feeds.model import Evidence, Item, Span
from feeds.tagging.explanation import DateOption, Explanation, Option
from feeds.wording import kind_words, role_words, rule_words

# Characters of the text on each side of the words.
_REACH = 14
# Pieces of evidence of a chosen tag, and of the runner-up.
_SHOWN, _SHOWN_OF_RUNNER_UP = 4, 2
_INDENT = (0, 0, 0, 5)


@dataclass(frozen=True, slots=True)
class _Row:
    """An option as it is shown: what it is, how sure, and why. Without a name it is no date that could be told."""

    name: str
    score: float
    chosen: bool
    reasons: tuple[tuple[str, Evidence], ...]


def item_explained(item: Item, explanation: Explanation, text: str, *, plain: bool) -> RenderableType:
    """``text`` is the issue's. ``plain``: without colours, so that the words in a passage need brackets."""
    heading = Text(f"{item.sequence:>3}  ", style="dim").append(item.headline, style="bold not dim")
    place = " / ".join(filter(None, (item.section, item.group)))
    about = Text("  ".join(filter(None, (kind_words(item.kind), place, item.source))), style="dim")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, style="dim")
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True, justify="right")
    table.add_column(max_width=36)
    table.add_column(ratio=1, overflow="fold")
    for label, rows in (
        (_("日期"), [_date_row(one) for one in explanation.dates]),
        (_("地区"), [_tag_row(one) for one in explanation.regions]),
        (_("主题"), [_tag_row(one) for one in explanation.themes]),
    ):
        _add(table, label, rows, text, plain=plain)
    return Group(heading, Padding(about, _INDENT), Padding(table, _INDENT))


def _date_row(option: DateOption) -> _Row:
    reason = f"{role_words(option.role)} · {rule_words(option.evidence.rule)}"
    return _Row(str(option.value or ""), option.score, option.chosen, ((reason, option.evidence),))


def _tag_row(option: Option) -> _Row:
    return _Row(
        option.name,
        option.score,
        option.chosen,
        tuple((rule_words(one.rule), one) for one in option.evidence),
    )


def _add(table: Table, label: str, rows: Sequence[_Row], text: str, *, plain: bool) -> None:
    chosen = [row for row in rows if row.chosen]
    runner_up = next((row for row in rows if not row.chosen and row.name), None)
    if not chosen:
        table.add_row(label, Text(_("没有"), style="yellow"), "", "", "")
    for number, row in enumerate(chosen):
        name = Text(row.name, style="bold green")
        _add_reasons(table, "" if number else label, name, row, row.reasons[:_SHOWN], text, plain=plain)
    if runner_up:
        name = Text(
            (_("次选 {name}") if runner_up.score else _("不算 {name}")).format(name=runner_up.name), style="dim"
        )
        _add_reasons(table, "", name, runner_up, runner_up.reasons[:_SHOWN_OF_RUNNER_UP], text, plain=plain)


def _add_reasons(
    table: Table,
    label: str,
    name: Text,
    row: _Row,
    reasons: Iterable[tuple[str, Evidence]],
    text: str,
    *,
    plain: bool,
) -> None:
    score = f"{row.score:.2f}"
    for reason, evidence in reasons or [("", Evidence("", ""))]:
        passage = passage_of(evidence, text, plain=plain)
        if not row.chosen:
            passage.stylize("dim")
        table.add_row(label, name, score, Text(reason, style="cyan" if row.chosen else "dim"), passage)
        label, name, score = "", Text(), ""


def passage_of(evidence: Evidence, text: str, *, plain: bool) -> Text:
    """The words among what stands around them in the issue; alone where they have no place in it."""
    before, after = _around(text, evidence.span) if evidence.span else ("", "")
    words = text[evidence.span.start : evidence.span.end] if evidence.span else evidence.text
    words = _one_line(words)
    marked = f"【{words}】" if plain and evidence.span else words
    return Text(before).append(marked, style="bold yellow").append(after)


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind, up to the end of the paragraph."""
    before = re.split(r"\n\s*\n", text[max(0, span.start - 4 * _REACH) : span.start])[-1]
    after = re.split(r"\n\s*\n", text[span.end : span.end + 4 * _REACH])[0]
    before, after = _one_line(before).lstrip(), _one_line(after).rstrip()
    return (
        ("…" if len(before) > _REACH else "") + before[-_REACH:],
        after[:_REACH] + ("…" if len(after) > _REACH else ""),
    )


def _one_line(text: str) -> str:
    """Lines joined as Chinese is; no control characters reach the terminal."""
    joined = re.sub(r"\s*\n\s*", "", text)
    return "".join(one if one.isprintable() else " " for one in joined)
