"""The terminal: where results (stdout) and everything else (stderr) go, with tables and progress bars.

Rich measures Chinese characters as two columns wide, and keeps quiet about colour with NO_COLOR or without a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID
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


class Bar:
    """Call it with (done, total)."""

    def __init__(self, bar: Progress, task: TaskID, description: str) -> None:
        self._bar, self._task, self._description = bar, task, description

    def __call__(self, done: int, total: int) -> None:
        self._bar.update(self._task, description=self._description, completed=done, total=total)

    def then(self, description: str) -> Bar:
        """The same line of the terminal for the next part of the work."""
        return Bar(self._bar, self._task, description)


@contextmanager
def progress(description: str) -> Iterator[Bar]:
    """A progress bar on standard error while the block runs. Silent where standard error is not a terminal."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = messages()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield Bar(bar, bar.add_task(description, total=None), description)
