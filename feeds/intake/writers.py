"""Whether some process still has a file open for writing."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path


def is_being_written(path: Path) -> bool:
    """True if a process on this machine certainly has the file open for writing; a stalled upload looks complete.

    Linux refuses a read lease (fcntl(2), F_SETLEASE) on such a file. Elsewhere, on network drives and on other users'
    files there is no telling: False. So for a file that cannot be opened: whoever reads it will say why.
    """
    if sys.platform != "linux":
        return False
    import fcntl

    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return False
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_RDLCK)
        fcntl.fcntl(descriptor, fcntl.F_SETLEASE, fcntl.F_UNLCK)
    except OSError as error:
        return error.errno == errno.EAGAIN
    finally:
        os.close(descriptor)
    return False
