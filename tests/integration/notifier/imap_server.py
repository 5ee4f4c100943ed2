"""A real IMAP server on loopback: Dovecot, with a folder of its own."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PASSWORD = "bounces-密"
_PATIENCE = 30.0
_SETTINGS = """
protocols = imap
listen = 127.0.0.1
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/log
first_valid_uid = 0
imap_id_log = *
mail_location = maildir:{folder}/mail
ssl = yes
ssl_cert = <{chain}
ssl_key = <{key}
disable_plaintext_auth = no
auth_mechanisms = plain login
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}
}}
service imap-login {{
  inet_listener imap {{
    port = {plain}
  }}
  inet_listener imaps {{
    port = {tls}
    ssl = yes
  }}
}}
"""


@dataclass(frozen=True)
class Mailbox:
    plain: int
    tls: int
    folder: Path

    def deliver(self, *mails: bytes) -> None:
        for number, data in enumerate(mails):
            (self.folder / "mail/new" / f"{time.time_ns()}.{number}.here").write_bytes(data)

    @property
    def log(self) -> str:
        return (self.folder / "log").read_text("utf-8")

    @property
    def flags(self) -> list[str]:
        """Of each mail, as Maildir writes them: S for seen; new ones have none."""
        files = [path for part in ("new", "cur") for path in (self.folder / "mail" / part).iterdir()]
        return sorted(path.name.partition(":2,")[2] for path in files)


@contextmanager
def serve(certificate: tuple[Path, Path]) -> Iterator[Mailbox]:
    # Its processes are of several users, who must be able to get there: pytest's own folder is for one alone.
    with tempfile.TemporaryDirectory() as folder:
        yield from _serve(Path(folder), certificate)


def _serve(folder: Path, certificate: tuple[Path, Path]) -> Iterator[Mailbox]:
    dovecot = shutil.which("dovecot")
    if dovecot is None or os.geteuid() != 0:
        why = "Dovecot is not installed, or this is not root"
        (pytest.fail if os.environ.get("CI") == "true" and os.geteuid() == 0 else pytest.skip)(why)
    user = pwd.getpwnam("nobody").pw_uid
    group = pwd.getpwnam("nobody").pw_gid
    for part in ("cur", "new", "tmp"):
        (folder / "mail" / part).mkdir(parents=True)
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, user, group)
    folder.chmod(0o755)
    plain, tls = _free(), _free()
    chain, key = certificate
    settings = folder / "dovecot.conf"
    settings.write_text(
        _SETTINGS.format(
            folder=folder, chain=chain, key=key, password=PASSWORD, user=user, group=group, plain=plain, tls=tls
        ),
        encoding="utf-8",
    )
    process = subprocess.Popen([dovecot, "-F", "-c", settings])
    try:
        _wait(tls)
        yield Mailbox(plain, tls, folder)
    finally:
        process.terminate()
        process.wait()


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait(port: int) -> None:
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < deadline, "Dovecot does not answer"
            time.sleep(0.05)
