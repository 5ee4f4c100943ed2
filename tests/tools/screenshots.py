"""Takes the README's pictures anew from the real thing: ``jianbao demo`` in a browser. To be run after pages change.

    python tests/tools/screenshots.py [NAME …]        home, item, mail, wechat; all of them without a name

Needs Chromium and Chinese fonts, as the browser tests do.
"""

from __future__ import annotations

import email
import email.policy
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
PORT = 8765
ADDRESS = f"http://127.0.0.1:{PORT}/"
SCALE = 1.5
# What the item's picture shows: the second one of the newest issue.
ITEM = "02"
# Name to the size of the window, in CSS pixels.
WINDOWS = {"home": (1180, 760), "item": (620, 820), "mail": (620, 820), "wechat": (1180, 820)}


@contextmanager
def demo(folder: Path) -> Iterator[None]:
    """The demo, once its site answers."""
    command = [sys.executable, "-m", "jianbao", "demo", "--keep", str(folder), "--port", str(PORT)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        while not _answers():
            if process.poll() is not None:
                raise SystemExit(process.returncode)
            time.sleep(0.5)
        yield
    finally:
        process.terminate()
        process.wait()


def _answers() -> bool:
    try:
        with urllib.request.urlopen(ADDRESS + "health", timeout=5):
            return True
    except OSError:
        return False


def address(name: str, folder: Path) -> str:
    site = folder / "public"
    key = next(path.name for path in (site / "issues").iterdir() if "2026-10" in path.name)
    if name == "mail":
        return _mail(folder).as_uri()
    paths = {"home": "", "item": f"items/{key}/{ITEM}.html", "wechat": f"wechat/{key}/"}
    return ADDRESS + paths[name]


def _mail(folder: Path) -> Path:
    """The HTML of the first digest, in a file of its own."""
    message = email.message_from_bytes(min((folder / "outbox").glob("*.eml")).read_bytes(), policy=email.policy.default)
    body = message.get_body(("html",))  # type: ignore[attr-defined]
    file = folder / "mail.html"
    file.write_text(body.get_content(), "utf-8")
    return file


def take(page: Page, name: str, folder: Path) -> None:
    width, height = WINDOWS[name]
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address(name, folder))
    # What the tags rest on is part of what is shown.
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    page.wait_for_timeout(500)
    image = Image.open(BytesIO(page.screenshot()))
    # Flat colours: 256 of them look the same at a third of the size.
    image.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(IMAGES / f"{name}.png", optimize=True)


def main(names: list[str]) -> None:
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary) / "demo"
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        with demo(folder):
            page = browser.new_page(device_scale_factor=SCALE)
            for name in names or WINDOWS:
                take(page, name, folder)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
