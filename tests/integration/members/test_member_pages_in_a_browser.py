"""A reader with Chromium, from the footer of the site to the mail in the outbox, and out again."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from member_desk import Desk, served
from playwright.sync_api import Browser, Page, sync_playwright
from tools.axe import AXE, JUDGED

from feeds.publishing import Publisher
from feeds.store import Store
from notifier.jobs import Context, do_due

# One browser for all of these.
pytestmark = pytest.mark.xdist_group("browser")

CHROMIUM = Path("/usr/bin/chromium")
WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture
def desk(tmp_path: Path, sqlite_store: Store) -> Iterator[Desk]:
    yield from served(tmp_path, sqlite_store)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.skip("no Chromium here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # Without scripts: the pages need none.
    context = browser.new_context(java_script_enabled=False, viewport={"width": 375, "height": 800})
    yield context.new_page()
    context.close()


def mailed(desk: Desk) -> str:
    """The text of the latest mail that was sent."""
    # In a thread of its own: Playwright has an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(do_due, Context(desk.site.settings, desk.store), dt.datetime.now(dt.UTC)).result()
    newest = max(desk.site.settings.outbox.glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    message = email.message_from_bytes(newest.read_bytes(), policy=email.policy.default)
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content())


def link(text: str, path: str) -> str:
    found = re.search(rf"http://\S+/m/{path}/\S+", text)
    assert found, text
    return found[0]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_by_axe_and_fit_a_phone(desk: Desk, browser: Browser, scheme: str) -> None:
    Publisher(desk.site.settings, desk.store).publish_all()
    token = desk.listed("a@b.cn", "logistics", "policy")
    by_mail = desk.delivered("a@b.cn", "logistics")
    desk.listed("en@b.cn", "policy", language="en")
    english = desk.site.links.token(desk.member("en@b.cn").id)
    desk.ask("new@b.cn")
    paths = [
        "/subscribe",
        desk.confirmation(),
        f"/m/preferences/{token}",
        f"/m/preferences/{english}",
        f"/m/unsubscribe/{by_mail}",
        f"/m/why/{by_mail}",
        f"/m/erase/{token}",
        "/m/preferences/no-such-token",
    ]
    # Scripts, and past the pages' own policy: axe is one.
    context = browser.new_context(viewport={"width": 375, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(desk.site.settings.jianbao.site.address + path)
        page.evaluate(AXE)
        found[path] = page.evaluate(JUDGED)
        assert page.evaluate(WIDTH) <= 375, path
    context.close()
    assert found == {path: [] for path in paths}


def test_a_reader_subscribes_confirms_changes_their_mind_and_leaves(desk: Desk, page: Page) -> None:
    Publisher(desk.site.settings, desk.store).publish_all()
    desk.site.clock = lambda: dt.datetime.now(dt.UTC)
    page.goto(desk.site.settings.jianbao.site.address)
    page.get_by_role("contentinfo").get_by_role("link", name="用邮件订阅").click()
    page.get_by_label("邮件地址").fill("reader@member.example")
    page.get_by_label("物流", exact=True).check()
    page.get_by_label("“物流”多久一封").select_option("now")
    page.get_by_role("button", name="订阅").click()
    page.get_by_text("请查收邮件").first.wait_for()
    assert desk.running("reader@member.example") == {}

    page.goto(link(mailed(desk), "confirm"))
    assert desk.running("reader@member.example") == {}
    page.get_by_role("button", name="确认订阅").click()
    page.get_by_text("订阅已确认").first.wait_for()
    assert desk.running("reader@member.example") == {"logistics": "now"}

    page.goto(link(mailed(desk), "preferences"))
    page.get_by_label("政策", exact=True).check()
    page.get_by_label("邮件的语言").select_option("en")
    page.get_by_role("button", name="保存").click()
    page.get_by_text("Saved.").first.wait_for()
    assert desk.running("reader@member.example") == {"logistics": "now", "policy": "weekly"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 375

    page.get_by_role("link", name="Unsubscribe").click()
    page.get_by_role("button", name="Unsubscribe from everything").click()
    page.get_by_text("no more digests").first.wait_for()
    assert desk.running("reader@member.example") == {}
    assert "All subscriptions" in mailed(desk)
