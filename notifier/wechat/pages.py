"""What the published site has of an issue's articles, in public/wechat/KEY/.

index.html, THEME.html      the copy page in the look that the settings name, and in each other one
draft.json                  the body of draft/add; whoever sends it puts in the covers
cover.png, cover-square.png
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from feeds.i18n import in_language
from feeds.model import StoredIssue, StoredItem
from feeds.publishing.files import write_if_changed
from feeds.resources import templates_dir
from notifier.wechat import cover, draft, page
from notifier.wechat.article import Article, ArticleOptions, compose
from notifier.wechat.theme import Theme, themes_of

if TYPE_CHECKING:
    from feeds.settings import Settings

log = logging.getLogger(__name__)

SCRIPT = "wechat/copy.js"
_INDEX = "index.html"
_MADE_FROM = "wechat/.made-from"
_COVERS = {"cover.png": cover.WIDE, "cover-square.png": cover.SQUARE}


def path(issue: StoredIssue) -> str:
    """The copy page of an issue, relative to the site's root."""
    return f"wechat/{issue.key}/{_INDEX}"


def options_of(settings: Settings, issue: StoredIssue, items: Sequence[StoredItem]) -> ArticleOptions:
    """How the settings want the issue's articles. Pictures are those of the site."""
    config = settings.jianbao
    image = closing_image(settings)
    return ArticleOptions(
        address=f"{config.site.address}/issues/{issue.key}/",
        group_by=config.wechat.group_by,
        author=config.wechat.author,
        theme=themes_of(settings)[0],
        image=f"{config.site.address}/wechat/{_closing(image)}" if image else "",
        pictures={
            picture.sha256: f"{config.site.address}/{stored.picture_path(picture)}"
            for stored in items
            for picture in stored.item.pictures[:1]
        },
    )


def articles(issue: StoredIssue, items: Sequence[StoredItem], settings: Settings) -> tuple[Article, ...]:
    """The issue's articles as the settings want them."""
    with in_language(settings.jianbao.language):
        return compose(issue, items, options_of(settings, issue, items))


def render_page(
    issue: StoredIssue,
    items: Sequence[StoredItem],
    settings: Settings,
    theme: Theme | None = None,
    covers: Sequence[str] = (),
) -> bytes:
    """The copy page, which loads the site's ``SCRIPT``, in the look of the settings or another one."""
    looks = themes_of(settings)
    theme = theme or looks[0]
    order = [each.slug for each in settings.wechat_themes] or [theme.slug]
    switch = [
        page.Look(look.name, look.accent, _page_of(look, looks[0]), look == theme)
        for look in sorted(looks, key=lambda look: order.index(look.slug))
    ]
    with in_language(settings.jianbao.language):
        composed = compose(issue, items, replace(options_of(settings, issue, items), theme=theme))
        return page.render(issue, composed, [stored for stored in items if stored.item.flags], switch, covers)


def covers_of(issue: StoredIssue, settings: Settings) -> dict[str, bytes]:
    """File name to PNG: the wide one, then the square one. Raises NoFont."""
    with in_language(settings.jianbao.language):
        return {name: cover.draw(issue, size, themes_of(settings)[0].accent) for name, size in _COVERS.items()}


def closing_image(settings: Settings) -> Path | None:
    """The operator's image for the end of each article, if it is there."""
    name = settings.jianbao.wechat.closing_image
    image = settings.workspace / name if name else None
    return image if image and image.is_file() else None


def write(issue: StoredIssue, items: Sequence[StoredItem], settings: Settings) -> bool:
    """Writes all of it, and the script; says whether the copy page has changed. Raises OSError."""
    folder = settings.public / "wechat" / issue.key
    write_if_changed(settings.public / SCRIPT, page.script())
    if image := closing_image(settings):
        write_if_changed(settings.public / "wechat" / _closing(image), image.read_bytes())
    try:
        covers = covers_of(issue, settings)
    except cover.NoFont as error:
        log.warning("%s", error)
        covers = {}
    for name, data in covers.items():
        write_if_changed(folder / name, data)
    api_form = draft.body(articles(issue, items, settings), ("", ""))
    write_if_changed(folder / "draft.json", draft.encoded(api_form))
    looks = themes_of(settings)
    pages = {_page_of(look, looks[0]): render_page(issue, items, settings, look, tuple(covers)) for look in looks}
    for stale in folder.glob("*.html"):
        if stale.name not in pages:
            stale.unlink(missing_ok=True)
    for name, data in pages.items():
        changed = write_if_changed(folder / name, data)
        if name == _INDEX:
            index_changed = changed
    return index_changed


def made_from(settings: Settings) -> bytes:
    """A digest of all that articles are made from besides issues: settings, looks, templates, code."""
    config = settings.jianbao
    digest = hashlib.sha256()
    wechat = config.wechat
    digest.update(repr((config.language, config.site.address, themes_of(settings))).encode())
    digest.update(repr((wechat.group_by, wechat.author, wechat.closing_image)).encode())
    for folder in (templates_dir() / "wechat", Path(__file__).parent):
        for file in sorted(folder.glob("*.*")):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    if image := closing_image(settings):
        digest.update(image.read_bytes())
    return digest.hexdigest().encode() + b"\n"


def up_to_date(settings: Settings) -> bool:
    """Whether the articles that are there were made from these settings."""
    file = settings.public / _MADE_FROM
    return file.is_file() and file.read_bytes() == made_from(settings)


def remember(settings: Settings) -> None:
    """That every article has been made from these settings. Raises OSError."""
    write_if_changed(settings.public / _MADE_FROM, made_from(settings))


def _page_of(look: Theme, chosen: Theme) -> str:
    return _INDEX if look == chosen else f"{look.slug}.html"


def _closing(image: Path) -> str:
    return f"closing{image.suffix.lower()}"
