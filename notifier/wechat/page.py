"""The page from which an editor copies an issue's articles: templates/wechat by Jinja. Values in, bytes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from feeds.i18n import gettext, language, ngettext
from feeds.i18n import gettext as _
from feeds.model import PartialDate, StoredIssue, StoredItem
from feeds.publishing.xmltext import cleaned
from feeds.resources import templates_dir
from feeds.wording import flag_words
from notifier.wechat import limits, words
from notifier.wechat.article import Article
from notifier.wechat.limits import length

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True, slots=True)
class Field:
    """A field of WeChat's editor: how much of its limit is used, and its text where that is copied on its own."""

    name: str
    count: int
    limit: int
    unit: str
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """An entry of the switch between looks: its colour, its page, and whether that is the one at hand."""

    name: str
    accent: str
    page: str
    shown: bool


def fields(article: Article) -> tuple[Field, ...]:
    characters, size = _("字"), _("字节")
    source, content = article.content_source_url, article.content
    return (
        Field(_("标题"), length(article.title), limits.TITLE, characters, article.title),
        Field(_("作者"), length(article.author), limits.AUTHOR, characters, article.author),
        Field(_("摘要"), length(article.digest), limits.DIGEST, characters, article.digest),
        Field(_("原文链接"), len(source.encode()), limits.SOURCE_URL_BYTES, size, source),
        Field(_("正文（连同格式）"), length(content), limits.CONTENT, characters),
        Field(_("正文大小"), len(content.encode()), limits.CONTENT_BYTES, size),
    )


def render(
    issue: StoredIssue,
    articles: Sequence[Article],
    doubtful: Sequence[StoredItem] = (),
    looks: Sequence[Look] = (),
    covers: Sequence[str] = (),
) -> bytes:
    """The copy page of one draft, in the language set. It loads ``../copy.js``.

    ``doubtful`` are the items that a person should look at before the draft goes out, for their review flags; ``looks``
    the switch; ``covers`` the files beside it, of the first article and of the others.
    """
    issue = cleaned(issue)
    date = issue.masthead.date or PartialDate(issue.published.year, issue.published.month)
    page = _environment().get_template("page.html")
    return page.render(
        issue=issue,
        articles=articles,
        doubtful=[cleaned(stored) for stored in doubtful],
        looks=looks,
        covers=covers,
        fields=fields,
        day=words.date_words(date),
        language=language(),
    ).encode()


def script() -> bytes:
    return (templates_dir() / "wechat" / "copy.js").read_bytes()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    folder = templates_dir() / "wechat"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install: Callable[..., None] = environment.install_gettext_callables  # type: ignore[attr-defined]
    install(gettext, ngettext, newstyle=True)
    environment.filters.update(headline=words.headline_of, flag=flag_words)
    environment.globals["style"] = Markup((folder / "page.css").read_text(encoding="utf-8"))
    return environment
