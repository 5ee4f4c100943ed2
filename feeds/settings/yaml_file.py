"""One YAML file: its values, and the line of each, so that an error can point at what the operator typed.

Scalars follow YAML 1.2 (``no`` and ``08:00`` are text), keys are always text (a theme's word may be 12315), dates are
left as text, and an anchor's value is used wherever its alias stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.readers.encodings import decode
from feeds.settings.syntax import syntax_problem

Key: TypeAlias = str | int
Place: TypeAlias = Sequence[Key]

_DEEPEST = 30  # levels; the config has five, and what nests without end would exhaust the stack
# No-break spaces come with text copied from a web page, ideographic ones from a Chinese keyboard: both look like an
# indent and are none to YAML.
_INDENT = re.compile(r"^[ \u00a0\u3000]*[\u00a0\u3000][ \u00a0\u3000]*", re.M)


@dataclass
class YamlFile:
    """What a file says. ``name`` is how errors call it (config/topics.yaml); ``values`` is its mapping of keys, empty
    where the file cannot be used; ``problems`` is why it cannot. ``encoding`` is Python's name."""

    name: str
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    encoding: str = "utf-8"
    root: Node | None = None
    _left: dict[tuple[Key, ...], list[int]] = field(default_factory=dict)
    """For lists of which entries were taken out: the places that those left had in the file."""

    def take_out(self, path: Place) -> None:
        """Count no longer the entry of a list at this path: what follows it has moved up by one."""
        *parents, index = path
        inside = tuple(self._in_file(parents))
        if inside not in self._left:
            node = self._node(inside)
            self._left[inside] = list(range(len(node.value) if node is not None else 0))
        del self._left[inside][int(index)]

    def _in_file(self, path: Place) -> list[Key]:
        found: list[Key] = []
        for part in path:
            left = self._left.get(tuple(found))
            found.append(left[part] if left is not None and isinstance(part, int) else part)
        return found

    def _node(self, path: Place) -> Node | None:
        node = self.root
        for part in path:
            node = _child(node, part)[1]
        return node

    def line(self, path: Place, *, of_key: bool = False) -> int | None:
        """The line of the value at a path of keys and 0-based indexes, or of the nearest thing around it.

        ``of_key`` asks for the line of the last key itself, where that differs from the line of its value.
        """
        node, line = self.root, _line(self.root)
        for depth, part in enumerate(self._in_file(path), 1):
            key, node = _child(node, part)
            if node is None:
                break
            line = _line(key) if key is not None and (of_key or not node.value) and depth == len(path) else _line(node)
        return line

    def problem(self, path: Place, message: str, *, of_key: bool = False) -> Problem:
        return Problem(self.name, self.line(path, of_key=of_key), dotted(self._in_file(path)), message)


def dotted(path: Place) -> str:
    """``periodicals[2].home``: entries are counted from 1, as people count."""
    text = ""
    for part in path:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _line(node: Node | None) -> int | None:
    return None if node is None else int(node.start_mark.line) + 1


def _child(node: Node | None, part: Key) -> tuple[Node | None, Node | None]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key, value
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None, None


def read_yaml(path: Path, name: str) -> YamlFile:
    """Never raises for what is in the file; a file that is not there is an empty one."""
    file = YamlFile(name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return file
    except OSError as error:
        file.problems.append(Problem(name, None, "", _("读不了这个文件（{error}）。").format(error=error.strerror)))
        return file
    decoded = decode(data)
    if decoded is None:
        message = _("这不是文本文件。请用记事本等文本编辑器重新保存，编码选 UTF-8。")
        file.problems.append(Problem(name, None, "", message))
        return file
    file.encoding = decoded.encoding
    text = _INDENT.sub(lambda indent: indent[0].replace("\u00a0", " ").replace("\u3000", "  "), decoded.text)
    try:
        file.root = _compose(text)
    except YAMLError as error:
        file.problems.append(syntax_problem(error, text, name))
        return file
    _fill(file, text)
    return file


def _compose(text: str) -> Any:
    """Raises YAMLError. By the parser in C, in a quarter of the time; what it refuses, the other one says why."""
    if text.count("[") + text.count("{") <= _BRACKETS_MOST and not _NESTED.search(text):
        try:
            root = YAML(typ="safe").compose(text)
        except YAMLError:
            pass
        else:
            if root is None or not _is_deep(root):
                return root
    return _parser().compose(text)


_BRACKETS_MOST = 2000
_NESTED = re.compile(rf"(?:[-?:][ \t]+){{{_DEEPEST}}}|^ {{{4 * _DEEPEST}}}", re.M)
"""Dashes one behind another, or an indent that no config has: the parser in C nests until its stack is used up."""


def _is_deep(root: Node) -> bool:
    reached: list[tuple[Node, int]] = [(root, 1)]
    seen: set[int] = set()
    while reached:
        node, depth = reached.pop()
        if depth > _DEEPEST:
            return True
        if isinstance(node, ScalarNode) or id(node) in seen:
            continue
        seen.add(id(node))
        inside = node.value if isinstance(node, SequenceNode) else (one for pair in node.value for one in pair)
        reached.extend((one, depth + 1) for one in inside)
    return False


def _parser() -> YAML:
    parser = YAML(typ="safe", pure=True)
    parser.max_depth = _DEEPEST
    # An anchor given again is allowed by YAML; the warning would go to the terminal, past the operator.
    parser.composer.warn_double_anchors = False
    return parser


def _fill(file: YamlFile, text: str) -> None:
    if file.root is None or _is_null(file.root):
        return
    if not isinstance(file.root, MappingNode):
        message = _("文件的最外层应当是“键: 值”，每个键顶格写，冒号用英文半角，后面空一格。")
        file.problems.append(Problem(file.name, _line(file.root), "", message))
        return
    values = _Values(file).of(file.root, ())
    if not file.problems:
        file.values = values


def _is_null(node: Node) -> bool:
    return isinstance(node, ScalarNode) and str(node.tag).endswith(":null")


class _Values:
    """Turns nodes into values; keys given twice and aliases that contain themselves become problems of the file."""

    def __init__(self, file: YamlFile) -> None:
        self.file = file
        self.known: dict[int, Any] = {}
        self.open: set[int] = set()

    def of(self, node: Node, path: tuple[Key, ...]) -> Any:
        if isinstance(node, ScalarNode):
            return _scalar(node)
        if id(node) in self.known:
            return self.known[id(node)]
        if id(node) in self.open:
            self._report(node, path, _("这个引用（*）指向它自己所在的部分。请直接写出内容。"))
            return None
        self.open.add(id(node))
        value = self._mapping(node, path) if isinstance(node, MappingNode) else self._sequence(node, path)
        self.open.discard(id(node))
        self.known[id(node)] = value
        return value

    def _sequence(self, node: Node, path: tuple[Key, ...]) -> list[Any]:
        return [self.of(entry, (*path, index)) for index, entry in enumerate(node.value)]

    def _mapping(self, node: Node, path: tuple[Key, ...]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        lines: dict[str, int | None] = {}
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self._report(key, path, _("冒号前面应当是一个词，不能是列表或花括号。"))
                continue
            word = str(key.value)
            if word in values:
                message = _("键 {key} 写了两次，第一次在第 {line} 行。请删去一个。").format(key=word, line=lines[word])
                self._report(key, (*path, word), message)
                continue
            lines[word] = _line(key)
            values[word] = self.of(value, (*path, word))
        return values

    def _report(self, node: Node, path: tuple[Key, ...], message: str) -> None:
        self.file.problems.append(Problem(self.file.name, _line(node), dotted(path), message))


def _scalar(node: ScalarNode) -> Any:
    text = str(node.value)
    kind = str(node.tag).rpartition(":")[2]
    try:
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() == "true"
        if kind == "int":
            return int(text.replace("_", ""), 0 if text.lstrip("+-").startswith(("0x", "0o")) else 10)
        if kind == "float":
            return float(text.replace("_", "").replace(".inf", "inf").replace(".nan", "nan"))
    except ValueError:
        pass
    return text
