"""``jianbao tags learn``: words for themes, proposed as a diff by the items that a person has corrected."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from feeds.i18n import gettext as _
from feeds.learning import Example, Lesson, learn
from feeds.settings.theme_words import with_words
from feeds.store import Store
from jianbao.terminal import messages, progress
from jianbao.workspace import opened

# How many uncorrected items, the newest, tell how common a word is: more make it slower, not better.
_BACKGROUND = 5000
_SHOWN = 3


def propose_words(config_dir: Path) -> None:
    """Print the diff to standard output for ``patch`` and the reasons to standard error. Changes nothing.

    Raises as workspace.opened, and JianbaoError for a themes.yaml that cannot be added to.
    """
    console = messages()
    with opened(config_dir) as (settings, store):
        examples = list(_examples(store))
    names = {name for region in settings.taxonomies.regions for name in (region.name, *region.aliases)}
    lesson = learn(examples, settings.taxonomies.themes, names)
    if not any(example.corrected for example in examples):
        console.print(_("还没有由人更正过主题的条目，没有什么可学的。"))
    elif not lesson.missed:
        console.print(_("由人更正过的条目，现在的词都能归对主题，不必添词。"))
    elif not lesson.proposals:
        message = _("有 {n} 条归错了主题，但它们没有共同的、别处少见的词。再多更正几条，或者手工添词。")
        console.print(message.format(n=len(lesson.missed)))
    else:
        added: dict[str, dict[str, float]] = {}
        for one in lesson.proposals:
            added.setdefault(one.theme.slug, {})[one.word] = one.weight
        path = config_dir / "themes.yaml"
        # The bytes as they are: the diff must fit a file in whatever encoding it is.
        sys.stdout.buffer.write(diff(*with_words(path, added), os.path.relpath(path)))
        sys.stdout.buffer.flush()
        _explain(lesson, path, console)


def _examples(store: Store) -> Iterator[Example]:
    """Every corrected item, and as many of the others as will do."""
    background = 0
    issues = store.issues()
    with progress(_("读条目")) as advance:
        for done, issue in enumerate(issues, 1):
            for stored in store.items_of(issue.key):
                example = Example(stored.id, stored.item, issue.masthead.title or issue.periodical_title)
                if example.corrected or background < _BACKGROUND:
                    background += not example.corrected
                    yield example
            advance(done, len(issues))


def diff(before: bytes, after: bytes, name: str) -> bytes:
    """A unified diff, as ``patch`` reads it. ``name`` is the file's, from the current folder."""
    old, new = (data.split(b"\n") for data in (before, after))
    lines = difflib.diff_bytes(
        difflib.unified_diff,
        _with_ends(old),
        _with_ends(new),
        name.encode("utf-8", "surrogateescape"),
        name.encode("utf-8", "surrogateescape"),
    )
    return b"".join(line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n" for line in lines)


def _with_ends(lines: Sequence[bytes]) -> list[bytes]:
    ended = [line + b"\n" for line in lines[:-1]]
    return [*ended, lines[-1]] if lines[-1] else ended


def _explain(lesson: Lesson, path: Path, console: Console) -> None:
    table = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(_("主题"), no_wrap=True)
    table.add_column(_("词"), no_wrap=True, style="bold green")
    table.add_column(_("分量"), justify="right")
    table.add_column(_("更正过的条目里"), justify="right")
    table.add_column(_("别的主题里"), justify="right")
    table.add_column(_("依据"), ratio=1, overflow="fold")
    for one in lesson.proposals:
        shown = "；".join(example.item.headline for example in one.examples[:_SHOWN])
        more = len(one.examples) - _SHOWN
        table.add_row(
            Text(one.theme.name),
            Text(one.word),
            f"{one.weight:g}",
            str(len(one.examples)),
            str(one.elsewhere),
            Text(shown + (_(" 等 {n} 条").format(n=len(one.examples)) if more > 0 else "")),
        )
    console.print(table)
    message = _("由人更正过、现在还归错的 {missed} 条里，添了这些词，{mended} 条会归对。")
    console.print(message.format(missed=len(lesson.missed), mended=len(lesson.mended)))
    if lesson.moved:
        shown = "；".join(example.item.headline for example in lesson.moved[:_SHOWN])
        message = _("没有人更正过的条目里，也有 {n} 条的主题会变：{headlines}")
        console.print(message.format(n=len(lesson.moved), headlines=shown), style="yellow")
    console.print(_("什么也没有改。要采用："))
    console.print(f"  jianbao tags learn | patch {path}", soft_wrap=True)
    console.print("  jianbao retag --dry-run", soft_wrap=True)
