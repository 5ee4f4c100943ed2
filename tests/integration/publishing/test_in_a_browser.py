"""The site in a real browser: nothing on the console, nothing too wide, nothing too faint, and usable by keyboard."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

# One browser for all of these.
pytestmark = pytest.mark.xdist_group("browser")

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
PAGES = [
    "index.html",
    "404.html",
    "feeds/index.html",
    "issues/index.html",
    "issues/yongjiang-2026-05/index.html",
    "items/yongjiang-2026-04/01.html",
    "items/yongjiang-2026-04/02.html",
    "items/yongjiang-2026-05/01.html",
    "items/yongjiang-2026-05/06.html",
    "regions/index.html",
    "periodicals/yongjiang.html",
    "regions/zhejiang.html",
    "regions/zhejiang/theme/logistics.html",
    "topics/bay.html",
    "sections/index.html",
    "themes/index.html",
]

# The contrast of every text with what is behind it, WCAG 2.2 AA: 4.5, or 3 where it is large.
FAINT = """() => {
  const channels = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = channels(color).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (channels(color)[3] !== 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const faint = [];
  for (const element of document.querySelectorAll("body *")) {
    if (![...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim())) continue;
    const style = getComputedStyle(element);
    const [a, b] = [light(style.color), light(behind(element))].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < (large ? 3 : 4.5)) faint.push([element.outerHTML.slice(0, 80), contrast]);
  }
  return faint;
}"""

# Touch targets of less than 24 CSS pixels, for what does not stand in a sentence. WCAG 2.2, 2.5.8.
SMALL = """() => [...document.querySelectorAll("nav a, .chips a, .entry a, button, .tree a, summary")]
  .map((element) => [element.textContent, element.getBoundingClientRect().height])
  .filter(([, height]) => height < 24)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site as any web server serves it, under the path that the settings give it."""
    root = tmp_path_factory.mktemp("host")
    (root / "jianbao").symlink_to(site)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/jianbao/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone that fails the test if anything on it complains."""
    page = browser.new_page(viewport={"width": 375, "height": 800})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_fits_every_window_is_read_by_day_and_by_night_and_hit_by_a_finger(
    page: Page, address: str, path: str
) -> None:
    page.goto(address + path)
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    assert page.evaluate(SMALL) == []
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(FAINT) == []


def test_nothing_moves_while_a_page_loads(page: Page, address: str) -> None:
    page.goto(address)
    shift = page.evaluate(
        """() => new Promise((done) => {
          let sum = 0;
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
            .observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(sum), 300);
        })"""
    )
    assert shift == 0


def test_the_keyboard_reaches_the_text_first_and_the_focus_is_seen(page: Page, address: str) -> None:
    page.goto(address + "items/yongjiang-2026-05/01.html")
    page.keyboard.press("Tab")
    focused = page.evaluate(
        """() => {
          const { top } = document.activeElement.getBoundingClientRect();
          return [document.activeElement.className, top >= 0, getComputedStyle(document.activeElement).outlineStyle];
        }"""
    )
    assert focused == ["skip", True, "solid"]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_directory_copies_a_feeds_full_address(page: Page, address: str) -> None:
    page.goto(address + "feeds/index.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="复制 物流")
    button.click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}feeds/theme/logistics.rss"
