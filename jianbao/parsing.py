"""``jianbao parse``: one file to items, without a workspace."""

from __future__ import annotations

from pathlib import Path

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Issue
from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import builtin_settings
from feeds.tagging import Tagger


def parse_file(path: Path) -> Issue:
    """The issue in the file, cut into tagged items, by the taxonomies that ship with jianbao.

    Raises UnreadableIssue.
    """
    try:
        document = read(path)
    except UnreadableIssue as error:
        raise UnreadableIssue(_("{name}：{message}").format(name=path, message=error)) from error
    return Tagger(builtin_settings().taxonomies).tag(parse(document), document.text)
