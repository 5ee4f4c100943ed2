"""The site in a real browser: nothing on the console, nothing too wide, nothing that moves, and axe-core content."""

from __future__ import annotations

import datetime as dt
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from bulletin import FIRST, LOAN, LONG, NASTY, NOW, item, save, settings
from playwright.sync_api import Browser, Page, sync_playwright
from starlette.applications import Starlette
from starlette.routing import Mount
from tools.axe import AXE, JUDGED

from feeds.model import Block, BlockKind
from feeds.publishing import Publisher
from feeds.publishing.search import Searching
from feeds.store import Store
from jianbao.web import application

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
PAGES = [
    "index.html",
    "404.html",
    "about/index.html",
    "trends/index.html",
    "feeds/index.html",
    "issues/index.html",
    "issues/yongjiang-2026-05/index.html",
    "items/yongjiang-2026-04/01.html",
    "items/yongjiang-2026-04/02.html",
    "items/yongjiang-2026-04/03.html",  # gone
    "items/yongjiang-2026-05/01.html",
    "items/yongjiang-2026-05/06.html",
    "items/yongjiang-2026-05/08.html",  # a table that no phone has room for
    "regions/index.html",
    "periodicals/yongjiang.html",
    "regions/zhejiang.html",
    "regions/zhejiang/theme/logistics.html",
    "topics/bay.html",
    "sections/index.html",
    "themes/index.html",
    "search",
    "search?q=港口",
    "search?q=没有的词",
    "search?q=港",
]

WIDE = Block(
    BlockKind.TABLE,
    rows=(
        ("码头", *(f"{year}年吞吐量" for year in range(2020, 2027))),
        ("北仑第三集装箱码头（含铁路场站）", *(f"{number}.5万标箱" for number in range(7))),
    ),
)

# The sum of all layout shifts since the page began to load.
SHIFT = """() => new Promise((done) => {
  let sum = 0;
  new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value; })
    .observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site as jianbao serves it, with searches and one item that was taken out, under the path the settings give."""
    workspace = tmp_path_factory.mktemp("browser")
    with Store.open(f"sqlite:///{workspace / 'jianbao.db'}") as store:
        fair = item("广交会夜场开了三天", regions=["guangdong"], themes=["logistics"], date="2026-05-19")
        save(store, 5, *FIRST, fair, replace(item("各码头吞吐量"), blocks=(WIDE,)))
        save(store, 4, NASTY, LONG, LOAN)
        Publisher(settings(workspace), store).publish()
        save(store, 4, NASTY, LONG, revision=2, now=NOW + dt.timedelta(days=1))
        Publisher(settings(workspace), store).publish()
        searching = Searching(settings(workspace), store)
        app = application(lambda: workspace / "public", lambda: {"ok": True}, searching=lambda: searching)
        config = uvicorn.Config(Starlette(routes=[Mount("/jianbao", app)]), log_config=None, lifespan="off")
        server = uvicorn.Server(config)
        listener = socket.create_server(("127.0.0.1", 0))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/jianbao/"
        server.should_exit = True
        thread.join()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a phone that fails the test if anything on it complains."""
    page = browser.new_page(viewport={"width": 375, "height": 800})
    complaints: list[str] = []
    # A page that says that something is gone is answered with 410, which a browser remarks on.
    page.on(
        "console",
        lambda message: complaints.append(message.text) if "the server responded" not in message.text else None,
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # What is still on its way when the page is left for the next one has not failed.
    left = "net::ERR_ABORTED"
    page.on("requestfailed", lambda request: complaints.append(request.url) if request.failure != left else None)
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_by_anyone_on_a_phone_and_on_a_desk_by_day_and_by_night(
    page: Page, address: str, path: str
) -> None:
    for width in (1280, 375):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(address + path)
        assert page.evaluate(SHIFT) == 0, width
    page.evaluate("document.querySelectorAll('details').forEach((element) => { element.open = true })")
    page.evaluate(AXE)
    for width in (320, 375, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    for width, scheme in ((1280, "dark"), (1280, "light"), (375, "light"), (375, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(JUDGED) == [], (width, scheme)


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


def test_a_table_is_scrolled_by_the_keyboard_too(page: Page, address: str) -> None:
    page.goto(address + "items/yongjiang-2026-05/08.html")
    table = page.get_by_role("figure", name="表格")
    table.focus()
    page.keyboard.press("ArrowRight")
    # The page's policy forbids the evaluation by which Playwright would wait for it.
    page.evaluate("""() => new Promise((moved) => {
      const figure = document.querySelector('figure');
      figure.scrollLeft > 0 ? moved() : figure.addEventListener('scroll', moved, { once: true });
    })""")
    assert page.evaluate("document.querySelector('figure').scrollLeft") > 0
    assert page.evaluate("document.querySelector('tbody td').offsetWidth") > 120, "the name of a row is not torn"


def test_words_beside_each_other_on_a_phone_stay_whole(page: Page, address: str) -> None:
    """Where they have no room beside each other they stand below each other."""
    page.goto(address + "trends/index.html")
    page.evaluate("document.querySelectorAll('.axis span').forEach((one) => { one.textContent = '2013年第4季度' })")
    apart = """() => [...document.querySelectorAll('.axis')].every((axis) => {
      const [first, last] = [...axis.children].map((one) => one.getBoundingClientRect());
      return first.right <= last.left || first.bottom <= last.top;
    })"""
    assert page.evaluate(apart)
    page.goto(address + "search?q=港口")
    page.evaluate("document.querySelector('.subscribe').firstChild.textContent = 'Subscribe to this search:'")
    heights = "[...document.querySelectorAll('.subscribe a')].map((link) => link.getClientRects().length)"
    assert page.evaluate(heights) == [1, 1, 1]
    assert page.evaluate("document.querySelector('.subscribe a').offsetHeight") < 40


def test_the_directory_copies_a_feeds_full_address(page: Page, address: str) -> None:
    page.goto(address + "feeds/index.html")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name="复制 物流")
    button.click()
    page.get_by_text("已复制").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}feeds/theme/logistics.rss"
