"""The same issue in another shape: what hard wraps, pages, brackets, punctuation and white space do to a text.

Each shape takes the text of an issue and gives it back in a form in which the same items have to be found.
``titles`` are the headlines of the issue, for the shapes that change headlines only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Shape = Callable[[str, Sequence[str]], str]

_FULL = "，。：；！？（）"
_HALF = ",.:;!?()"
_CONTENTS = re.compile(r"^[#\s]*(?:目\s*录|contents|目\s*次)\s*$", re.IGNORECASE)


def _wrap(line: str, width: int) -> list[str]:
    return [line[at : at + width] for at in range(0, len(line), width)] or [line]


def wrapped(width: int, *, gap: str = "\n") -> Shape:
    """Every line broken at a count of characters. ``gap`` "\\n" keeps blank lines, "\\n\\n" parts every row."""

    def shape(text: str, titles: Sequence[str]) -> str:
        return gap.join(part for line in text.split("\n") for part in _wrap(line, width))

    return shape


_NOT_FIRST = "，。；：？！、）》”’】』」%,.;:?!)…"
_NOT_LAST = "（《“‘【『「("


def set_in_lines(width: int) -> Shape:
    """Set as a layout program sets it, ``width`` characters a line: words of letters and numbers stay whole, no line
    begins or ends with a sign that may not stand there; a sign may hang over."""

    def shape(text: str, titles: Sequence[str]) -> str:
        return "\n".join(part for line in text.split("\n") for part in _set(line, 2 * width))

    return shape


def _set(line: str, columns: int) -> list[str]:
    rows = [""]
    for word in re.findall(r"[A-Za-z0-9.%,]+|.", line):
        over = _columns(rows[-1]) + _columns(word) - columns
        if not rows[-1] or over <= (2 if word[0] in _NOT_FIRST else 0):
            rows[-1] += word
            continue
        taken = rows[-1][-1] if len(rows[-1]) > 1 and (rows[-1][-1] in _NOT_LAST or word[0] in _NOT_FIRST) else ""
        rows[-1] = rows[-1].removesuffix(taken)
        rows.append(taken + word)
    return rows


def _columns(text: str) -> int:
    return sum(1 if char.isascii() else 2 for char in text)


def paged(width: int, length: int = 37, *, head: str = "电子商务简报", number: str = "- {} -") -> Shape:
    """Wrapped, with a page number and a running head after every ``length`` rows, wherever that falls."""

    def shape(text: str, titles: Sequence[str]) -> str:
        rows = wrapped(width)(text, titles).split("\n")
        found: list[str] = []
        page = 1
        for at, row in enumerate(rows):
            if at and at % length == 0:
                found += ["", number.format(page), "", head, ""]
                page += 1
            found.append(row)
        return "\n".join(found)

    return shape


def fed(width: int, length: int) -> Shape:
    """Wrapped, with a bare page number at the foot of every ``length`` rows and a form feed behind it, no head."""

    def shape(text: str, titles: Sequence[str]) -> str:
        rows = wrapped(width)(text, titles).split("\n")
        pages = [rows[at : at + length] for at in range(0, len(rows), length)]
        return "\f".join("\n".join([*page, str(number), ""]) for number, page in enumerate(pages, 1))

    return shape


def headed(width: int, length: int) -> Shape:
    """Wrapped, every ``length`` rows a head with the page's number: before a name on left pages, behind the number of
    an issue on right ones."""

    def shape(text: str, titles: Sequence[str]) -> str:
        rows = wrapped(width)(text, titles).split("\n")
        found: list[str] = []
        for page, at in enumerate(range(0, len(rows), length), 1):
            found.append(f"2014年第3期　{page}" if page % 2 else f"{page}　电商观察")
            found += rows[at : at + length]
        return "\n".join(found)

    return shape


def without_contents(text: str, titles: Sequence[str]) -> str:
    """Without the contents page: from its heading to the last row that ends in leaders or a page number."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines) if _CONTENTS.match(line)), None)
    numbered = [at for at, line in enumerate(lines[:300]) if re.search(r"(?:[·.…]{2,}|[^\d.%])\s*\d{1,2}\s*$", line)]
    listed = [at for at in numbered if any(_bare(title) in _bare(lines[at] + lines[at - 1]) for title in titles)]
    if not listed:
        return text
    first, last = listed[0], listed[-1]
    while first > 0 and (not lines[first - 1].strip() or _is_list(lines[first - 1])):
        first -= 1
    if start is not None and start < first:
        lines[start] = ""
    return "\n".join(lines[:first] + lines[last + 1 :])


def _is_list(line: str) -> bool:
    return re.match(r"\s*(?:◎|—|#+\s*【)", line) is not None


def _bare(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def bullets(bullet: str, left: str, right: str) -> Shape:
    """Another bullet for ◎ and other brackets for [] and 【】."""

    def shape(text: str, titles: Sequence[str]) -> str:
        text = text.replace("◎", bullet)
        return re.sub(r"(?m)^(#*\s*)[\[【]([^\]】\n]{1,14})[\]】]\s*$", rf"\1{left}\2{right}", text)

    return shape


def half_width(text: str, titles: Sequence[str]) -> str:
    return text.translate(str.maketrans(_FULL, _HALF))


def full_width(text: str, titles: Sequence[str]) -> str:
    text = re.sub(
        r"(?<=[^\x00-\x7f])[,;:!?()](?=[^\x00-\x7f])|(?<=[^\x00-\x7f])[,;:!?()]|[(](?=[^\x00-\x7f])", _widen, text
    )
    return re.sub(r"\)(?=\n|$)", "）", text)


def _widen(match: re.Match[str]) -> str:
    return _FULL[_HALF.index(match[0])]


def spaced_headlines(text: str, titles: Sequence[str]) -> str:
    """Headlines as a designer sets them: 深 圳 快 递."""
    keys = {re.sub(r"\s+", "", title) for title in titles}
    lines = text.split("\n")
    for at, line in enumerate(lines):
        mark = re.match(r"#*\s*", line)
        rest = line[mark.end() :] if mark else line
        if re.sub(r"\s+|\*\*", "", rest) in keys:
            lines[at] = line[: len(line) - len(rest)] + " ".join(rest.replace(" ", ""))
    return "\n".join(lines)


def blank_lines_doubled(text: str, titles: Sequence[str]) -> str:
    return re.sub(r"\n(?=\n)", "\n\n", text)


def blank_lines_gone(text: str, titles: Sequence[str]) -> str:
    return re.sub(r"\n\s*\n+", "\n", text)


def crlf(text: str, titles: Sequence[str]) -> str:
    return text.replace("\n", "\r\n")


SHAPES: dict[str, Shape] = {
    "wrapped at 18": wrapped(18),
    "wrapped at 24": wrapped(24),
    "wrapped at 31": wrapped(31),
    "wrapped at 36": wrapped(36),
    "wrapped at 40": wrapped(40),
    "wrapped at 22, every row alone": wrapped(22, gap="\n\n"),
    "wrapped at 26, no blank lines": lambda text, titles: blank_lines_gone(wrapped(26)(text, titles), titles),
    "set in lines of 38": set_in_lines(38),
    "set in lines of 26": set_in_lines(26),
    "set in lines of 20": set_in_lines(20),
    "pages of rows at 20": paged(20),
    "pages of rows at 34": paged(34, 29, number="{}"),
    "pages of rows at 28, number and head in one": paged(28, 41, head="经济内参 第三版", number="第 {} 页"),
    "pages of rows at 38, numbers and form feeds": fed(38, 25),
    "pages of rows at 30, two heads in turn": headed(30, 36),
    "without contents": without_contents,
    "bullets ●【】": bullets("●", "【", "】"),
    "bullets ■〔〕": bullets("■", "〔", "〕"),
    "bullets ◆[]": bullets("◆", "[", "]"),
    "half-width": half_width,
    "half-width, wrapped at 30": lambda text, titles: wrapped(30)(half_width(text, titles), titles),
    "full-width": full_width,
    "letter-spaced headlines": spaced_headlines,
    "blank lines doubled": blank_lines_doubled,
    "blank lines gone": blank_lines_gone,
    "CRLF": crlf,
}
