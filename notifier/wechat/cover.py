"""An issue's covers: title and number on a plain ground, drawn by Pillow. Values in, PNG out.

WeChat shows the first article of a draft at 2.35:1 and the others square.
"""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.errors import WorkspaceError
from feeds.i18n import gettext as _
from feeds.model import StoredIssue
from feeds.publishing.xmltext import cleaned
from notifier.wechat import words
from notifier.wechat.phrases import shorten, squeeze

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDE, SQUARE = (900, 383), (500, 500)
"""Pixels."""

# Where systems keep a font with Chinese characters, the best first: Debian's fonts-noto-cjk and fonts-wqy-microhei,
# Fedora, macOS, Windows.
_FONTS = (
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/google-noto-sans-cjk-fonts/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
    "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
    "/System/Library/Fonts/PingFang.ttc",
    "/System/Library/Fonts/STHeiti Medium.ttc",
    "C:/Windows/Fonts/msyhbd.ttc",
)
_FACES = 8
_INK = "#ffffff"
_LARGEST, _SMALLEST, _NUMBER = 92, 30, 40
_MARGIN = 56
_LINES = 3
_TITLE = 40


class NoFont(WorkspaceError):  # noqa: N818 - the name says what it is
    """No font of this machine has Chinese characters."""


def draw(issue: StoredIssue, size: tuple[int, int], ground: str) -> bytes:
    """The cover as PNG; ``ground`` is #rrggbb. The same issue gives the same bytes on one machine. Raises NoFont."""
    from PIL import Image, ImageDraw

    issue = cleaned(issue)
    title = shorten(squeeze(issue.periodical_title), _TITLE) or issue.key
    number = words.number_of(issue)
    image = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(image)
    room = size[0] - 2 * _MARGIN
    lines, font = _fitted(pen, title, room)
    height = font.size * 1.25
    top = (size[1] - height * len(lines) - (2 * _NUMBER if number else 0)) / 2
    for line in lines:
        pen.text((_MARGIN, top), line, fill=_INK, font=font)
        top += height
    if number:
        top += _NUMBER / 2
        pen.line((_MARGIN, top, _MARGIN + 2 * _NUMBER, top), fill=_INK, width=4)
        pen.text((_MARGIN, top + _NUMBER / 3), number, fill=_INK, font=_font(_NUMBER))
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def font_file() -> str:
    """The font that covers are drawn with. Raises NoFont."""
    return _face()[0]


def _fitted(pen: ImageDraw, title: str, room: float) -> tuple[list[str], FreeTypeFont]:
    """The title in as large letters as go into the room, in lines of about the same length."""
    for size in range(_LARGEST, _SMALLEST, -4):
        font = _font(size)
        for count in range(1, _LINES + 1):
            lines = _cut(title, count)
            if all(pen.textlength(line, font=font) <= room for line in lines) and size * count <= 2 * _LARGEST:
                return lines, font
    return [title], _font(_SMALLEST)


def _cut(text: str, count: int) -> list[str]:
    width = -(-len(text) // count)
    return [text[at : at + width].strip() for at in range(0, len(text), width)]


def _font(size: int) -> FreeTypeFont:
    from PIL import ImageFont

    path, face = _face()
    return ImageFont.truetype(path, size, index=face)


@cache
def _face() -> tuple[str, int]:
    """The first font there is; of a collection the face of simplified Chinese, else the first one."""
    from PIL import ImageFont

    path = next((path for path in _FONTS if Path(path).is_file()), None)
    if path is None:
        raise NoFont(_("没有找到中文字体，画不出封面。Debian、Ubuntu：apt install fonts-noto-cjk"))
    for face in range(_FACES):
        try:
            name = " ".join(filter(None, ImageFont.truetype(path, 20, index=face).getname()))
        except OSError:
            break
        if "SC" in name.split():
            return path, face
    return path, 0
