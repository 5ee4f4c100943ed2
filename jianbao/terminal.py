"""The terminal: where results (stdout) and everything else (stderr) go, with tables and progress bars.

Rich measures Chinese characters as two columns wide, and keeps quiet about colour with NO_COLOR or without a terminal.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

# Without a terminal there is no width to fit in; this is what a table takes in a log or a pipe.
_WIDTH_OF_A_PIPE = 120


def output() -> Console:
    """Standard output. What it prints is text, never markup: headlines hold square brackets."""
    return _console(stderr=False)


def messages() -> Console:
    """Standard error, for what is said about the work rather than its result."""
    return _console(stderr=True)


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    console = Console(stderr=stderr, markup=False, highlight=False, emoji=False)
    if not console.is_terminal:
        console.width = _WIDTH_OF_A_PIPE
    return console


def fact_table(facts: Iterable[tuple[str, str]]) -> Table:
    """Names and values under each other, e.g. what ``check`` and ``status`` found."""
    from rich.table import Table

    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim")
    table.add_column()
    for name, value in facts:
        table.add_row(f"  {name}", value)
    return table


@contextmanager
def progress(description: str) -> Iterator[Callable[[int, int], None]]:
    """A progress bar on standard error while the block runs; call what it gives with (done, total). Silent where
    standard error is not a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = messages()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(description, total=None)

        def advance(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield advance
