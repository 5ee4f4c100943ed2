"""What is wrong where YAML cannot be read at all, in words for who typed it.

The parser notices a slip where it can no longer go on, often a line after it, so the lines up to there are searched
for the slips that people make: a tab, a full-width colon, a forgotten space, an open quote.
"""

from __future__ import annotations

import re

from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from feeds.errors import Problem
from feeds.i18n import gettext as _

_LOOK_BACK = 3  # lines before the place where the parser stopped
_FULL_WIDTH_COLON = re.compile(r"^\s*(?:-\s+)?[\w一-鿿 .-]+：")
_NO_SPACE = re.compile(r"^\s*(?:-\s+)?[A-Za-z_]\w*:[^ \t/]")
_QUOTE = re.compile(r"^\s*(?:-\s+)?[\w-]+: *[“”‘’「]")


def syntax_problem(error: YAMLError, text: str, name: str) -> Problem:
    """The one mistake at which the parser stopped."""
    lines = re.split(r"\r\n|\n|\r", text)
    if isinstance(error, ReaderError):
        line = len(re.split(r"\r\n|\n|\r", text[: error.position]))
        message = _("第 {line} 行有看不见的控制字符（U+{code:04X}），请删去后重新输入这一行。")
        return Problem(name, line, "", message.format(line=line, code=int(error.character)))
    if not isinstance(error, MarkedYAMLError) or (mark := error.problem_mark or error.context_mark) is None:
        return Problem(name, None, "", _("不是正确的 YAML。请对照自带的示例检查缩进和冒号。"))
    stop = min(int(mark.line), len(lines) - 1)
    for number in range(stop, max(-1, stop - _LOOK_BACK), -1):
        if found := slip(lines[number]):
            return Problem(name, number + 1, "", found)
    if (forgotten := _line_without_colon(lines, stop)) is not None and "mapping values" in str(error.problem):
        return Problem(name, forgotten + 1, "", _("这一行少了冒号，应当写成“键: 值”。"))
    begun = error.context_mark.line + 1 if error.context_mark is not None else stop + 1
    line, message = _by_problem(str(error.problem or ""), str(error.context or ""), stop + 1, begun)
    return Problem(name, line, "", message)


def _line_without_colon(lines: list[str], stop: int) -> int | None:
    """The line before the one where the parser stopped, if it is a lone word: YAML joins the two."""
    for number in range(stop - 1, -1, -1):
        line = lines[number].strip()
        if line and not line.startswith("#"):
            return number if not re.search(r"[:\s#]", line) else None
    return None


def slip(line: str) -> str | None:
    """The slip that a line shows by itself, or None."""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return _("缩进里有制表符（Tab）。YAML 只能用空格缩进，请把 Tab 换成空格。")
    if line.lstrip().startswith("#"):
        return None
    if _FULL_WIDTH_COLON.match(line):
        return _("键后面是全角冒号“：”，应当用英文半角冒号加一个空格“: ”。")
    if _NO_SPACE.match(line):
        return _("冒号后面少了一个空格，应当写成“键: 值”。")
    if _QUOTE.match(line):
        return _("值用了中文引号。引号可以不写；要写就用英文半角引号。")
    return None


def _by_problem(problem: str, context: str, stop: int, begun: int) -> tuple[int, str]:
    """By the parser's own words: the line to show, and what to say."""
    if "unexpected end of stream" in problem or "document separator" in problem:
        return begun, _("引号只有开头，没有结尾。请补上另一半引号。")
    if "flow sequence" in context:
        return begun, _("方括号 [ ] 没有配对，或其中少了英文逗号。")
    if "flow mapping" in context:
        return begun, _("花括号 { } 没有配对，或其中少了英文逗号。")
    if "mapping values are not allowed" in problem:
        return stop, _("这里多了一个冒号，或者缩进不对。值里有“: ”时要给整个值加英文引号。")
    if "could not find expected ':'" in problem:
        return begun, _("这一行少了冒号，应当写成“键: 值”。")
    if "cannot start any token" in problem:
        return stop, _("值不能以 @ ` % 开头；请给整个值加英文引号。")
    if "maximum depth" in problem:
        return stop, _("层次太深。请检查方括号和缩进。")
    if "undefined alias" in problem:
        return stop, _("星号 * 在 YAML 里有特别的意思；请给整个值加英文引号。")
    if "another document" in problem:
        return stop, _("文件里只能有一份内容，请删去中间的“---”。")
    if "block end" in problem or "block collection" in context or "block mapping" in context:
        return stop, _("缩进不对：同一级的各行要对齐，列表的每一项以“- ”开头。")
    if "escape" in problem:
        return stop, _("双引号里的反斜杠 \\ 有特别的意思；请改用单引号。")
    return stop, _("不是正确的 YAML。请对照自带的示例检查缩进、冒号和引号。")
