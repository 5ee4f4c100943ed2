from __future__ import annotations

import ipaddress
import shutil
import subprocess
from pathlib import Path

import pytest
from notifier_workspace import Office, make_office, make_settings

from feeds.store import Store


@pytest.fixture
def office(tmp_path: Path, store: Store) -> Office:
    """A workspace that writes its mails to files, over each kind of database in turn."""
    return make_office(make_settings(tmp_path), store)


@pytest.fixture
def sqlite_office(tmp_path: Path, sqlite_store: Store) -> Office:
    """The same over SQLite, in the file that a process of its own finds too."""
    return make_office(make_settings(tmp_path), sqlite_store)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that nobody but the tests trusts, and its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl")
    folder = tmp_path_factory.mktemp("tls")
    chain, key = folder / "chain.pem", folder / "key.pem"
    host = ipaddress.ip_address("127.0.0.1")
    command = f"req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={host} -addext subjectAltName=IP:{host}"
    subprocess.run([openssl, *command.split(), "-out", chain, "-keyout", key], check=True, capture_output=True)
    return chain, key
