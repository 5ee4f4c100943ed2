"""Reads a file in a process of its own, which may take so much time and memory and no more.

The child (``python -m feeds.readers.child``) gets the bytes on its standard input and answers in JSON: nothing that
it says is ever run. Whatever happens to it (a crash of a library in C, memory without end, a loop) is one report.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import subprocess
import sys
from contextlib import suppress
from math import ceil
from pathlib import Path
from threading import Thread, Timer
from typing import Any

import feeds
from feeds.errors import ScannedIssue, UnreadableIssue
from feeds.i18n import gettext as _
from feeds.i18n import language
from feeds.model import Document, Line, Picture, PlacedPicture

SECONDS = 60  # a 30-page PDF takes one
MEMORY = 2**30  # bytes of address space; a 30-page PDF takes a tenth
OUT_OF_MEMORY = 3  # the child's exit status
_LONGEST_ANSWER = 256 * 2**20  # bytes: as many pictures as an issue shows, each as large as one may be

_ROOT = Path(feeds.__file__).parents[1]


def read_apart(data: bytes, name: str, *, seconds: float = SECONDS, memory: int = MEMORY) -> Document:
    """As ``read_content``. Raises UnreadableIssue also for a file that takes more or ends the process."""
    answer = ask("feeds.readers.child", data, [name, language()], seconds=seconds, memory=memory)
    if "pages" in answer:
        raise ScannedIssue(answer["refused"], answer["pages"])
    if "refused" in answer:
        raise UnreadableIssue(answer["refused"])
    return _document(answer, name)


def ask(module: str, data: bytes, arguments: list[str], *, seconds: float, memory: int) -> dict[str, Any]:
    """What a module says of the bytes, run with these arguments and the limits behind them. Raises UnreadableIssue if
    it takes more or ends without an answer."""
    # -P: a folder called feeds where jianbao was started is not this package.
    command = [sys.executable, "-P", "-m", module, *arguments, str(ceil(seconds)), str(memory)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        # Whatever it starts ends with it.
        start_new_session=True,
    ) as process:
        clock = Timer(seconds, _end, [process])
        feeder = Thread(target=_feed, args=(process, data), daemon=True)
        try:
            clock.start()
            feeder.start()
            said = process.stdout.read(_LONGEST_ANSWER + 1) if process.stdout else b""
            status = process.wait() if len(said) <= _LONGEST_ANSWER else OUT_OF_MEMORY
        finally:
            clock.cancel()
            _end(process)
            feeder.join()
    if status == OUT_OF_MEMORY or _out_of_time(status):
        raise UnreadableIssue(_too_much())
    try:
        answer: dict[str, Any] = json.loads(said)
    except ValueError:
        message = _("读这个文件的程序中途退出，文件可能已损坏。请用原来的软件打开，另存一份，再放一次。")
        raise UnreadableIssue(message) from None
    return answer


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    # A process that has ended, or closes its end, wants no more.
    with suppress(OSError, ValueError):
        if process.stdin:
            process.stdin.write(data)
            process.stdin.close()


def _end(process: subprocess.Popen[bytes]) -> None:
    """The process and all that it has started."""
    if sys.platform == "win32":
        process.kill()
        return
    import signal

    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def _out_of_time(status: int) -> bool:
    if sys.platform == "win32":
        return False
    import signal

    return status in (-signal.SIGXCPU, -signal.SIGKILL)


def _too_much() -> str:
    return _("读这个文件用的时间或内存太多，不像是一期会刊。请用原来的软件打开，另存为 PDF 或文本，再放一次。")


def answer_of(document: Document) -> dict[str, Any]:
    """What the child says of a document."""
    lines = [
        (
            line.text,
            line.page,
            line.number,
            line.level,
            line.size,
            line.bold,
            line.style,
            line.filled,
            line.set_in,
            line.bold_first,
        )
        for line in document.lines
    ]
    pictures = [
        {
            "data": base64.b64encode(one.data).decode(),
            "media_type": one.picture.media_type,
            "size": (one.picture.width, one.picture.height),
            "alt": one.picture.alt,
            "at": one.at,
            "page": one.page,
            "caption": one.caption,
        }
        for one in document.pictures
    ]
    return {"format": document.format, "lines": lines, "pictures": pictures}


def _document(answer: dict[str, Any], name: str) -> Document:
    lines: list[Line] = []
    start = 0
    for text, page, number, *cues in answer["lines"]:
        line = Line(text, page, number, start, *cues)
        lines.append(line)
        start = line.end + 1
    return Document(name, answer["format"], tuple(lines), pictures=tuple(map(_picture, answer["pictures"])))


def _picture(answer: dict[str, Any]) -> PlacedPicture:
    data = base64.b64decode(answer["data"])
    width, height = answer["size"]
    picture = Picture(hashlib.sha256(data).hexdigest(), answer["media_type"], width, height, answer["alt"])
    return PlacedPicture(picture, data, answer["at"], answer["page"], answer["caption"])
