"""An issue's articles in the published site: public/wechat/KEY/index.html."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from feeds.i18n import in_language
from feeds.model import StoredIssue, StoredItem
from feeds.publishing.files import write_if_changed
from notifier.wechat import page
from notifier.wechat.article import Article, ArticleOptions, compose

if TYPE_CHECKING:
    from feeds.settings import Settings

SCRIPT = "wechat/copy.js"


def path(issue: StoredIssue) -> str:
    """The copy page of an issue, relative to the site's root."""
    return f"wechat/{issue.key}/index.html"


def articles(issue: StoredIssue, items: Sequence[StoredItem], settings: Settings) -> tuple[Article, ...]:
    """The issue's articles as the settings want them."""
    config = settings.jianbao
    options = ArticleOptions(
        address=f"{config.site.address}/issues/{issue.key}/",
        group_by=config.wechat.group_by,
        author=config.wechat.author,
        theme=config.wechat.theme,
    )
    with in_language(config.language):
        return compose(issue, items, options)


def render_page(issue: StoredIssue, items: Sequence[StoredItem], settings: Settings) -> bytes:
    """The copy page, which loads the site's ``SCRIPT``."""
    with in_language(settings.jianbao.language):
        return page.render(issue, articles(issue, items, settings), [stored for stored in items if stored.item.flags])


def write(issue: StoredIssue, items: Sequence[StoredItem], settings: Settings) -> bool:
    """Writes the copy page and the script it loads; says whether the page has changed. Raises OSError."""
    write_if_changed(settings.public / SCRIPT, page.script())
    return write_if_changed(settings.public / path(issue), render_page(issue, items, settings))
