"""The copy page in a real browser: what its buttons put on the clipboard, over plain http as in an office network."""

from __future__ import annotations

import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from wechat_items import an_issue, an_item

from feeds.settings import builtin_settings
from notifier.wechat import pages
from notifier.wechat.article import Article

CHROMIUM = shutil.which("chromium")
ARGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
]
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="needs the system's Chromium"),
    pytest.mark.xdist_group("browser"),  # one browser for all of them
]

# A place to paste into, as the editor of an official account is one.
EDITOR = """
<!DOCTYPE html><title>editor</title><link rel="icon" href="data:,">
<div contenteditable autofocus style="height:9em"></div>
<script>
addEventListener("paste", (event) => {
  window.pasted = Object.fromEntries([...event.clipboardData.types].map((t) => [t, event.clipboardData.getData(t)]));
});
</script>
"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass

    def end_headers(self) -> None:
        from jianbao.web import SECURITY_HEADERS

        if not self.path.startswith("/editor"):
            for name, value in SECURITY_HEADERS.items():
                self.send_header(name, value)
        super().end_headers()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, tuple[Article, ...]]]:
    """The address of a site with one copy page, and its articles."""
    settings = replace(builtin_settings(), workspace=tmp_path_factory.mktemp("workspace"))
    issue = an_issue()
    body = "报名：https://fair.example/join"
    items = [an_item(number, summary="展" * 100 + "<&>", body=body) for number in range(1, 60)]
    pages.write(issue, items, settings)
    Path(settings.public / "editor.html").write_text(EDITOR, encoding="utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(settings.public)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", pages.articles(issue, items, settings)
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Any, site: tuple[str, tuple[Article, ...]]) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 375, "height": 812})
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{site[0]}/wechat/{an_issue().key}/")
    yield page
    context.close()
    assert complaints == []


def _pasted(tab: Any, site: tuple[str, tuple[Article, ...]]) -> dict[str, str]:
    tab.goto(f"{site[0]}/editor.html")
    tab.click("[contenteditable]")
    tab.keyboard.press("Control+v")
    pasted: dict[str, str] = tab.evaluate("window.pasted")
    return pasted


def test_the_button_copies_rich_text_with_inline_styles_and_nothing_else(tab: Any, site: Any) -> None:
    articles = site[1]
    assert len(articles) > 1
    tab.click("#article-2 button.main")
    assert tab.inner_text("#article-2 .status") == "已复制"
    pasted = _pasted(tab, site)
    html = pasted["text/html"]
    assert articles[1].content.replace("&nbsp;", "\xa0") in html.replace("&nbsp;", "\xa0")
    tags = " ".join(re.findall(r"<[^>]*>", html))
    assert "style=" in tags
    for forbidden in ("href", "class=", " id=", "<script", "<style", "position", "transform", " on"):
        assert forbidden not in tags
    assert "梅山启用第" in pasted["text/plain"]
    assert "<" not in pasted["text/plain"].replace("<&>", "")


def test_the_title_and_the_group_chat_text_are_copied_as_they_are(tab: Any, site: Any) -> None:
    tab.click('#article-1 button[aria-label="复制标题"]')
    assert _pasted(tab, site) == {"text/plain": site[1][0].title}
    tab.goto(f"{site[0]}/wechat/{an_issue().key}/")
    tab.click("#article-1 summary")
    tab.click('#article-1 button[data-copy="chat-1"]')
    assert _pasted(tab, site)["text/plain"] == site[1][0].plain_text


def test_nothing_is_wider_than_a_phone_by_day_or_by_night(tab: Any) -> None:
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        assert tab.evaluate("document.documentElement.scrollWidth") == 375
    assert tab.evaluate("getComputedStyle(document.querySelector('.screen')).backgroundColor") == "rgb(25, 25, 25)"


def test_the_switch_shows_the_article_in_another_look_and_that_is_what_is_copied(tab: Any, site: Any) -> None:
    tab.click("nav.looks a:has-text('青玉')")
    assert tab.inner_text("nav.looks a[aria-current]") == "青玉"
    tab.click("#article-1 button.main")
    html = _pasted(tab, site)["text/html"]
    assert "#127c6c" in html or "rgb(18, 124, 108)" in html
    assert "#b8402b" not in html


def test_the_cover_is_shown_and_can_be_saved(tab: Any, site: Any) -> None:
    cover = tab.locator("#article-1 figure img")
    cover.scroll_into_view_if_needed()
    # The page allows no code from strings, with which one would wait for a condition.
    assert cover.evaluate("image => image.decode().then(() => image.naturalWidth)") == 900
    link = tab.locator("#article-1 figcaption a")
    assert link.get_attribute("href") == "cover.png"
    assert link.get_attribute("download") == f"{an_issue().key}-cover.png"
    assert tab.locator("#article-2 figcaption a").get_attribute("href") == "cover-square.png"
