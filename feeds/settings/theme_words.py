"""Puts words into themes.yaml as a person would: each on a line below the others, and nothing else is touched."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.settings.yaml_file import read_yaml

Words = Mapping[str, float]


def with_words(path: Path, added: Mapping[str, Words]) -> tuple[bytes, bytes]:
    """The file's bytes as they are, and as they would be with these words and weights, by the slugs of their themes.

    Raises JianbaoError where there is no such file, and where its layout is one that cannot be added to in place.
    """
    file = read_yaml(path, path.name)
    if file.root is None:
        raise JianbaoError(_("没有 {path}，或者它是空的。可以用 jianbao init 补上。").format(path=path))
    data = path.read_bytes()
    lines = re.findall(r"[^\n]*\n|[^\n]+", data.decode(file.encoding))
    end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    # From the end of the file, so that the lines before keep their numbers.
    for theme in reversed(_themes(file.root)):
        if words := added.get(_scalar(theme, "slug")):
            _add(lines, theme, words, end)
    edited = "".join(lines).encode(file.encoding)
    if _values(edited.decode(file.encoding)) != _expected(_values(data.decode(file.encoding)), added):
        message = _("{path} 的写法特别，不能自动添词。请照列出的词手工添进去。")
        raise JianbaoError(message.format(path=path))
    return data, edited


def _add(lines: list[str], theme: MappingNode, words: Words, end: str) -> None:
    key, known = _pair(theme, "words")
    entries = [f"{word}: {weight:g}" for word, weight in words.items()]
    if isinstance(known, MappingNode) and known.value and not known.flow_style:
        first, last = known.value[0][0], known.value[-1][1]
        _insert(lines, _last_line(last), [" " * first.start_mark.column + entry for entry in entries], end)
    elif isinstance(known, MappingNode):
        # {跨境: 2, 外贸: 1}
        mark = known.value[-1][1].end_mark if known.value else known.start_mark
        column = mark.column if known.value else mark.column + 1
        line = lines[mark.line]
        text = (", " if known.value else "") + ", ".join(entries)
        lines[mark.line] = line[:column] + text + line[column:]
    elif key is not None and known is not None and not known.value:
        # words: with nothing behind it
        _insert(lines, key.end_mark.line, [" " * (key.start_mark.column + 2) + entry for entry in entries], end)
    elif known is None and not theme.flow_style:
        column = theme.value[0][0].start_mark.column
        below = [" " * column + "words:", *(" " * (column + 2) + entry for entry in entries)]
        _insert(lines, _last_line(theme.value[-1][1]), below, end)


def _insert(lines: list[str], after: int, new: list[str], end: str) -> None:
    if not lines[after].endswith("\n"):
        lines[after] += end
    lines[after + 1 : after + 1] = [line + end for line in new]


def _last_line(node: Node) -> int:
    """Of what is written last in a node: a block's own end is where the next thing begins."""
    if node.value and isinstance(node, MappingNode) and not node.flow_style:
        return _last_line(node.value[-1][1])
    if node.value and isinstance(node, SequenceNode) and not node.flow_style:
        return _last_line(node.value[-1])
    return int(node.end_mark.line)


def _themes(root: Node) -> list[MappingNode]:
    themes = _pair(root, "themes")[1]
    return [one for one in themes.value if isinstance(one, MappingNode)] if isinstance(themes, SequenceNode) else []


def _pair(node: Node, key: str) -> tuple[Node | None, Node | None]:
    pairs = node.value if isinstance(node, MappingNode) else []
    return next(((name, value) for name, value in pairs if name.value == key), (None, None))


def _scalar(node: Node, key: str) -> str:
    found = _pair(node, key)[1]
    return str(found.value) if found is not None else ""


def _values(text: str) -> Any:
    try:
        return YAML(typ="safe", pure=True).load(text)
    except YAMLError:
        return None


def _expected(values: Any, added: Mapping[str, Words]) -> Any:
    for theme in values["themes"]:
        if words := added.get(str(theme.get("slug"))):
            theme["words"] = {**(theme.get("words") or {}), **words}
    return values
