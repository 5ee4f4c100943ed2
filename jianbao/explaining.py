"""``jianbao explain``: why each item of an issue has its date and its tags, and what came next."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from feeds.errors import JianbaoError, UnreadableIssue
from feeds.i18n import gettext as _
from feeds.identity import read_sidecar
from feeds.model import Item
from feeds.pipeline import cut_issue
from feeds.serialise import explanation_to_json
from feeds.tagging import Tagger
from feeds.tagging.explanation import Explanation
from jianbao.workspace import settings_here


@dataclass(frozen=True, slots=True)
class Explained:
    """The items asked for, each with what speaks for its date and tags. ``text`` is what evidence is placed in."""

    text: str
    items: tuple[tuple[Item, Explanation], ...]


def explain_file(path: Path, config_dir: Path | None, number: int | None) -> Explained:
    """All items of the issue in the file or the one of that ``number`` (its sequence), by the settings at hand.

    Saves nothing. Raises UnreadableIssue, SettingsError, and JianbaoError where there is no such item.
    """
    settings = settings_here(config_dir)
    try:
        document, issue, periodical = cut_issue(path, settings, read_sidecar(path))
    except UnreadableIssue as error:
        raise UnreadableIssue(_("{name}：{message}").format(name=path, message=error)) from error
    explained = Tagger(settings.taxonomies).explain(issue, document.text, periodical)
    pairs = tuple(zip(issue.items, explained, strict=True))
    if number is not None:
        pairs = tuple(pair for pair in pairs if pair[0].sequence == number)
        if not pairs:
            message = _("没有第 {number} 条：这一期共有 {n} 条。")
            raise JianbaoError(message.format(number=number, n=len(issue.items)))
    return Explained(document.text, pairs)


def explain(path: Path, config_dir: Path | None, number: int | None, *, as_json: bool) -> None:
    """Print it, for people or for programs. Raises as explain_file."""
    explained = explain_file(path, config_dir, number)
    if as_json:
        values = [{"title": item.title, **explanation_to_json(one)} for item, one in explained.items]
        # The terminal's encoding may not be UTF-8; what a program reads always is.
        sys.stdout.buffer.write(json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n")
        return
    from jianbao.explained import item_explained
    from jianbao.terminal import output

    console = output()
    plain = console.no_color or console.color_system is None
    for item, one in explained.items:
        console.print(item_explained(item, one, explained.text, plain=plain))
        console.print()
