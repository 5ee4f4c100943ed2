"""The digest as a mail program shows it: on a phone and a desk, by day and by night, never too wide or too faint."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

import pytest
from notifier_workspace import NOON, Office
from playwright.sync_api import Browser, Page, sync_playwright

from notifier.digest import compose
from notifier.mail.letter import write
from notifier.mail.places import fill_html
from notifier.mail.wording import Imprint, Occasion

# One browser for all of these, and for those of the site.
pytestmark = pytest.mark.xdist_group("browser")

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update"

# The least contrast of any text with what is behind it, as WCAG 2.2 counts it.
FAINTEST = """() => {
  const parts = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = (color) => {
    const [r, g, b] = parts(color).slice(0, 3).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (node) => {
    const color = getComputedStyle(node).backgroundColor;
    return parts(color)[3] === 0 && node.parentElement ? behind(node.parentElement) : color;
  };
  const shown = [...document.querySelectorAll("h1, h2, h3, p, a, span")].filter((node) => node.offsetParent);
  return Math.min(...shown.map((node) => {
    const [one, other] = [light(getComputedStyle(node).color), light(behind(node))];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }));
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=OPTIONS.split())
        yield opened
        opened.close()


LINKS = {page: f"https://news.jianbao.example/m/{page}/TOKEN" for page in ("unsubscribe", "preferences", "why")}


@pytest.fixture
def digest(sqlite_office: Office) -> str:
    """The HTML of a digest with a headline that has nowhere to break."""
    headlines = {f"第{n}条关于港口新开航线的消息": "logistics" for n in range(1, 100)}
    office = sqlite_office
    office.release(6, {"https://example.org/" + "a" * 300: "policy", **headlines}, NOON)
    items = office.store.items_of("qiantang-2026-06")
    imprint = Imprint("钱塘简报", "https://news.jianbao.example", "e@jianbao.example", ZoneInfo("Asia/Shanghai"))
    occasion = Occasion("weekly", NOON - dt.timedelta(days=7), NOON)
    composed = compose(office.settings.topics, items, lambda slug: ())
    letter = write(composed, occasion, imprint, "zh-CN")
    assert letter.html is not None
    return fill_html(letter.html, letter.personal("张三", "zhang@example.org", LINKS))


def show(browser: Browser, html: str, width: int, scheme: Literal["light", "dark"]) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page.set_content(html)
    return page


@pytest.mark.parametrize("width", [320, 375, 800])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_never_too_wide_and_never_too_faint(
    browser: Browser, digest: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    page = show(browser, digest, width, scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".sheet").bounding_box()["width"] == min(width - (0 if width <= 480 else 24), 600)  # type: ignore[index]
    assert page.evaluate(FAINTEST) >= 4.5
    page.close()


def test_night_is_dark_and_what_the_list_of_mails_shows_is_hidden(browser: Browser, digest: str) -> None:
    page = show(browser, digest, 375, "dark")
    assert page.locator(".sheet").evaluate("node => getComputedStyle(node).backgroundColor") == "rgb(30, 28, 25)"
    assert not page.locator(".hidden").is_visible()
    page.close()
