"""The process that reads one file: its bytes come on standard input, what it read goes out as JSON. See isolation."""

from __future__ import annotations

import json
import os
import sys

from feeds.errors import ScannedIssue, UnreadableIssue
from feeds.i18n import set_language
from feeds.readers.content import read_content
from feeds.readers.isolation import OUT_OF_MEMORY, answer_of


def limit(seconds: int, memory: int, written: int = 0) -> None:
    """No more processor time and address space than given, no file of more than the bytes ``written``, no core dumped;
    where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    for kind, value in (
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, written),
    ):
        hard = resource.getrlimit(kind)[1]
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (value, hard))
        except (ValueError, OSError):  # macOS knows RLIMIT_AS and refuses it
            continue


def main() -> None:
    name, language, seconds, memory = sys.argv[1:]
    limit(int(seconds), int(memory))
    set_language(language)
    try:
        answer = answer_of(read_content(sys.stdin.buffer.read(), name))
    except ScannedIssue as error:
        answer = {"refused": str(error), "pages": error.pages}
    except UnreadableIssue as error:
        answer = {"refused": str(error)}
    except MemoryError:
        # Nothing is safe any more, not even the way out.
        os._exit(OUT_OF_MEMORY)
    sys.stdout.buffer.write(json.dumps(answer).encode())


if __name__ == "__main__":
    main()
