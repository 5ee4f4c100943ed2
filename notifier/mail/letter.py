"""A digest as a letter: the same for every member with the same topics and language, but for the name and address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from feeds import i18n
from feeds.i18n import gettext as _
from feeds.model import Item
from feeds.publishing.xmltext import clean, cleaned
from feeds.resources import templates_dir
from notifier.digest import Digest, subject
from notifier.mail import wording
from notifier.mail.places import place
from notifier.mail.wording import Imprint, Occasion

if TYPE_CHECKING:
    from jinja2 import Environment

# At their longest, so that a mail stays under 100 KB whatever an issue holds.
HEADLINE_LENGTH = 80
SUMMARY_LENGTH = 160


@dataclass(frozen=True, slots=True)
class Letter:
    """A rendered digest in which the member's own places (``notifier.mail.places``) are still open."""

    subject: str
    language: str
    html: str | None
    """None in the form text."""
    text: str

    def personal(self, name: str, email: str, links: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
        """What goes to each place for one member, as plain text. ``links`` are added as they are."""
        with i18n.in_language(self.language):
            greeting = _("{name}，您好：").format(name=clean(name)) if name else _("您好：")
        return {"greeting": greeting, "address": email, **links}


def write(digest: Digest, occasion: Occasion, imprint: Imprint, language: str, form: str = "html") -> Letter:
    """The letter in the language given, its HTML and its text saying the same. ``form`` text has no HTML."""
    digest = cleaned(digest)
    with i18n.in_language(language):
        values = {
            "language": i18n.language(),
            "title": subject(digest),
            "preheader": wording.preheader(digest),
            "site_title": imprint.title,
            "site": imprint.site,
            "heading": wording.heading(digest, occasion),
            "extent": wording.extent(digest, occasion, imprint.zone),
            "place": place,
            "sections": digest.sections,
            # A mail that fits on a screen needs no contents; with many topics they name the topics alone.
            "contents": digest.sections if digest.count > 3 or len(digest.sections) > 1 else (),
            "previewed": 3 if len(digest.sections) <= 4 else 0,
            "shortening": wording.shortening(digest),
            "facts": lambda entry: wording.facts(entry, of_several=len(digest.issues) > 1),
            "reason": wording.reason(digest, occasion, imprint, place("address")),
        }
        title = subject(digest, imprint.subject_prefix)
        if form == "text":
            return Letter(title, i18n.language(), None, rendered_text("digest", values))
        return Letter(title, i18n.language(), *rendered("digest", values))


def rendered(template: str, values: dict[str, Any]) -> tuple[str, str]:
    """A letter's HTML, its styles inlined, and its text."""
    markup = _environment().get_template(f"{template}.html").render(values)
    return _inliner().inline(markup), rendered_text(template, values)


def rendered_text(template: str, values: dict[str, Any]) -> str:
    return _environment().get_template(f"{template}.txt").render(values)


def _shorten(text: str, length: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def _headline(item: Item) -> str:
    return _shorten(item.headline, HEADLINE_LENGTH)


def _summary(item: Item) -> str:
    return _shorten(item.summary, SUMMARY_LENGTH)


def _link(site: str, path: str) -> str:
    return f"{site}/{quote(path)}"


@lru_cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FileSystemLoader(templates_dir() / "mail"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=["jinja2.ext.i18n"],
    )
    # newstyle: {{ _("%(n)s 条", n=3) }}, its values escaped.
    environment.install_gettext_callables(i18n.gettext, i18n.ngettext, newstyle=True)  # type: ignore[attr-defined]
    environment.filters.update(headline=_headline, summary=_summary)
    environment.globals.update(link=_link, unlisted=wording.unlisted, date=wording.date_words)
    return environment


@lru_cache
def _inliner() -> Any:
    import css_inline

    return css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)
