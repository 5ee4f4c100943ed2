"""An interpreter that has imported what a command needs and forks for each one: a test pays for what it tests.

Run as a process of its own by ``tools.commands``, its standard input one end of a socket. A request is
``{"arguments", "cwd", "environment"}`` as JSON, with the descriptors of the command's input, output and errors; the
answer is its exit code. Starting cold is tested too: by whoever uses ``tools.commands.start``.
"""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import socket
import sys
import tempfile
import time
from types import ModuleType
from typing import Any, NoReturn

import feeds
import notifier
from feeds import i18n

# jianbao.cli itself is left to the command: its help is written in the language that the command speaks.
_LIBRARIES = ("typer", "rich.console", "rich.progress", "rich.table", "starlette.applications", "uvicorn", "filelock")
_LONGEST_REQUEST = 1 << 20


def _import_all(package: ModuleType) -> None:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        importlib.import_module(module.name)


def _warm_up() -> None:
    def refuse(message: str) -> str:
        raise AssertionError(f"said before the language is known: {message}")

    spoken, i18n.gettext = i18n.gettext, refuse
    _import_all(feeds)
    _import_all(notifier)
    # Who took its name while it refused would go on refusing.
    for module in list(sys.modules.values()):
        for name, value in list(vars(module).items()):
            if value is refuse:
                setattr(module, name, spoken)
    for name in _LIBRARIES:
        importlib.import_module(name)


def _run(request: dict[str, Any], descriptors: list[int]) -> NoReturn:
    code = 70
    try:
        for number, descriptor in enumerate(descriptors):
            os.dup2(descriptor, number)
            os.close(descriptor)
        os.environ.clear()
        os.environ.update(request["environment"])
        time.tzset()
        tempfile.tempdir = None
        os.chdir(request["cwd"])
        sys.argv = ["jianbao", *request["arguments"]]
        from jianbao.__main__ import main

        code = main()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(code)


def main() -> None:
    _warm_up()
    with socket.socket(fileno=os.dup(0)) as line:
        line.sendall(b"ready\n")
        while True:
            words, descriptors, _flags, _address = socket.recv_fds(line, _LONGEST_REQUEST, 3)
            if not words:
                return
            child = os.fork()
            if child == 0:
                line.close()
                _run(json.loads(words), descriptors)
            for descriptor in descriptors:
                os.close(descriptor)
            _child, status = os.waitpid(child, 0)
            line.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


if __name__ == "__main__":
    main()
