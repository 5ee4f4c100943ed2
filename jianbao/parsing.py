"""``jianbao parse``: one file to items, without a workspace."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from functools import cache
from pathlib import Path

from feeds.errors import UnreadableIssue
from feeds.i18n import gettext as _
from feeds.model import Issue
from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import builtin_settings
from feeds.tagging import Tagger
from jianbao.terminal import progress


def parse_file(path: Path) -> Issue:
    """The issue in the file, cut into tagged items, by the taxonomies that ship with jianbao.

    Raises UnreadableIssue.
    """
    try:
        with ExitStack() as stack:

            @cache
            def bar() -> Callable[[int, int], None]:
                return stack.enter_context(progress(_("识别扫描的页面")))

            document = read(path, lambda done, total: bar()(done, total))
    except UnreadableIssue as error:
        raise UnreadableIssue(_("{name}：{message}").format(name=path, message=error)) from error
    return Tagger(builtin_settings().taxonomies).tag(parse(document), document.text)
