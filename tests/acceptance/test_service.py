"""``jianbao run``: a real process with its site, its inbox and its settings, ended as a service manager ends it."""

from __future__ import annotations

import shutil
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from tools.commands import PATIENCE, jianbao, start

SAMPLES = sorted((Path(__file__).parents[2] / "jianbao/samples").iterdir())


class Running:
    """A service under test: its workspace, its site, and what it has said so far."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.process = start("run", "--config", workspace / "config", "--port", str(port))
        self.said = ""
        self._listener = threading.Thread(target=self._listen)
        self._listener.start()
        self.site = httpx.Client(base_url=f"http://127.0.0.1:{port}")
        self.wait_for(self._answers)

    def _listen(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said += line

    def _answers(self) -> bool:
        try:
            return self.site.get("/health").json()["last_look"] is not None
        except httpx.TransportError:
            assert self.process.poll() is None, self.said
            return False

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Until the condition holds; fails only after a time in which anything would have happened."""
        deadline = time.monotonic() + PATIENCE
        while not condition():
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)

    def change(self, file: str, old: str, new: str) -> None:
        path = self.workspace / "config" / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(number)
        code = self.process.wait(PATIENCE)
        self._listener.join(PATIENCE)
        self.site.close()
        for stream in (self.process.stdout, self.process.stderr):
            assert stream
            stream.close()
        return code


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    assert jianbao("init", tmp_path).returncode == 0
    config = tmp_path / "config/jianbao.yaml"
    config.write_text(config.read_text("utf-8").replace("settle_seconds: 2", "settle_seconds: 0.2"), "utf-8")
    return tmp_path


@pytest.fixture
def service(workspace: Path) -> Iterator[Running]:
    running = Running(workspace)
    yield running
    running.end()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(workspace: Path, number: signal.Signals) -> None:
    running = Running(workspace)
    assert running.end(number) == 0
    assert "Traceback" not in running.said


def test_an_issue_dropped_while_it_runs_is_in_the_feed(service: Running) -> None:
    assert service.site.get("/").status_code == 200
    shutil.copy(SAMPLES[0], service.workspace / "inbox")
    service.wait_for(lambda: "<item>" in service.site.get("/feeds/all.rss").text)
    service.wait_for(lambda: (service.workspace / "inbox/done" / SAMPLES[0].name).exists())
    service.wait_for(lambda: len(list((service.workspace / "outbox").glob("*.eml"))) == 1)
    service.wait_for((service.workspace / "public/feeds/all.rss.br").exists)


def test_a_file_that_is_no_issue_harms_nobody(service: Running) -> None:
    (service.workspace / "inbox/broken.pdf").write_bytes(b"%PDF-1.4\nnot a page in it")
    shutil.copy(SAMPLES[0], service.workspace / "inbox")
    service.wait_for(lambda: "<item>" in service.site.get("/feeds/all.rss").text)
    service.wait_for(lambda: (service.workspace / "inbox/rejected/broken.pdf.report.txt").exists())
    assert service.site.get("/health").status_code == 200
    assert "Traceback" not in service.said


def test_good_settings_take_effect_without_a_restart(service: Running) -> None:
    service.change("jianbao.yaml", "title: 简报", "title: 晨间简报")
    service.wait_for(lambda: "晨间简报" in service.site.get("/").text)
    assert service.site.get("/health").json()["settings_in_effect"] is True


def test_another_inbox_is_watched_from_then_on(service: Running) -> None:
    service.change("jianbao.yaml", "inbox: inbox", "inbox: letterbox")
    service.wait_for((service.workspace / "letterbox").is_dir)
    shutil.copy(SAMPLES[0], service.workspace / "letterbox")
    service.wait_for(lambda: "<item>" in service.site.get("/feeds/all.rss").text)


def test_bad_settings_are_told_and_the_last_good_ones_stay(service: Running) -> None:
    service.change("jianbao.yaml", "title: 简报", "title: 晨间简报")
    service.wait_for(lambda: "晨间简报" in service.site.get("/").text)
    service.change("jianbao.yaml", "title: 晨间简报", "titel: 晚间简报")
    service.wait_for(lambda: not service.site.get("/health").json()["settings_in_effect"])
    service.wait_for(lambda: "titel" in service.said)
    assert "jianbao.yaml:" in service.said
    shutil.copy(SAMPLES[0], service.workspace / "inbox")
    service.wait_for(lambda: "<item>" in service.site.get("/feeds/all.rss").text)
    assert "晨间简报" in service.site.get("/").text
    assert "titel" in jianbao("status", "--config", service.workspace / "config").stderr
    service.change("jianbao.yaml", "titel: 晚间简报", "title: 晚间简报")
    service.wait_for(lambda: "晚间简报" in service.site.get("/").text)


def test_settings_that_vanish_leave_it_running(service: Running) -> None:
    config = service.workspace / "config"
    config.rename(service.workspace / "away")
    service.wait_for(lambda: not service.site.get("/health").json()["settings_in_effect"])
    (service.workspace / "away").rename(config)
    service.wait_for(lambda: service.site.get("/health").json()["settings_in_effect"])


def test_a_killed_service_goes_on_where_it_was(workspace: Path) -> None:
    running = Running(workspace)
    for sample in SAMPLES:
        shutil.copy(sample, workspace / "inbox")
    running.wait_for(lambda: "<item>" in running.site.get("/feeds/all.rss").text)
    assert running.end(signal.SIGKILL) == -signal.SIGKILL
    again = Running(workspace)
    again.wait_for(lambda: len(list((workspace / "public/issues").glob("*/index.html"))) == len(SAMPLES))
    again.wait_for(lambda: len(list((workspace / "inbox/done").iterdir())) == len(SAMPLES))
    assert again.end() == 0


def test_a_port_in_use_is_said_before_anything_is_done(workspace: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = jianbao("run", "--config", workspace / "config", "--port", port)
    assert done.returncode == 1
    assert port in done.stderr
    assert "--port" in done.stderr
    assert not (workspace / "jianbao.db").exists()


def test_the_demo_says_where_its_site_is_and_serves_it() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    process = start("demo", "--port", port)
    try:
        assert process.stdout
        for line in process.stdout:
            if f"http://127.0.0.1:{port}" in line:
                break
        else:
            pytest.fail("the address was never printed")
        deadline = time.monotonic() + PATIENCE
        with httpx.Client(base_url=f"http://127.0.0.1:{port}") as site:
            while True:
                try:
                    assert "<item>" in site.get("/feeds/all.rss").text
                    break
                except httpx.TransportError:
                    assert time.monotonic() < deadline
                    time.sleep(0.05)
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=PATIENCE)
    assert process.returncode == 0


def test_a_second_service_on_the_same_port_leaves_the_first_alone(service: Running) -> None:
    port = str(service.site.base_url.port)
    done = jianbao("run", "--config", service.workspace / "config", "--port", port)
    assert done.returncode == 1
    assert service.site.get("/health").status_code == 200
