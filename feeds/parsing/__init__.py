"""Document -> Issue: cuts an issue's text into its items. Pure, never raises, linear in the length of the text."""

from __future__ import annotations

from dataclasses import replace

from feeds.model import Document, Flag, Issue

from .assembly import cut
from .build import build_issue
from .contents_page import read_contents
from .credits_above import put_below_headlines
from .evidence import gather
from .furniture import without_furniture
from .headlines_above import put_headlines_above
from .labelling import label_rows
from .layout import measure
from .masthead import read_masthead
from .midst import with_midsts_joined
from .pictures import with_pictures
from .row_parts import part_jumps, part_sources
from .rows import rows_of
from .run_in import part_run_in_headlines
from .running import open_pages_below_names, without_names_in_texts
from .translations import with_translations
from .unwrap import unwrapped

__all__ = ["parse"]


def parse(document: Document) -> Issue:
    """The issue's masthead and items, in the order of the text, each with its places, flags and confidence."""
    printed = rows_of(document)
    lines = unwrapped(without_furniture(printed))
    measure(lines)
    rows = with_translations(put_below_headlines(part_sources(part_run_in_headlines(part_jumps(lines)))))
    if len(rows) != len(lines):
        measure(rows)
    rows = with_midsts_joined(rows)
    contents = read_contents(rows)
    rows = without_names_in_texts(put_headlines_above(rows, contents), contents)
    open_pages_below_names(rows, contents)
    evidence = gather(rows, contents)
    drafts = cut(evidence, label_rows(evidence))
    masthead = read_masthead([rows[row] for row in drafts.front], [rows[row] for row in drafts.notices], printed)
    issue = with_pictures(build_issue(evidence, drafts, masthead), document)
    return replace(issue, flags=(*issue.flags, Flag("recognised"))) if document.recognised else issue
