"""The pages for members as HTML: in the member's language and the site's look."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from feeds import i18n
from feeds.i18n import gettext as _
from feeds.model import Topic
from feeds.publishing.facets import Facets
from feeds.publishing.pages import Pages
from feeds.publishing.site import Site
from feeds.resources import templates_dir
from feeds.settings import Settings
from notifier.choices import FOR_EVER
from notifier.members import FILE
from notifier.membership import IMPORT
from notifier.reasons import Explained, Reason
from notifier.subscriptions import FREQUENCIES, PAGE


@dataclass(frozen=True, slots=True)
class Line:
    """A topic on a form: what is chosen of it. ``frequency`` "" is the topic's own."""

    topic: Topic
    chosen: bool
    frequency: str


def page(settings: Settings, template: str, title: str, **values: Any) -> bytes:
    """In the language set."""
    site = replace(Site.of(settings), language=i18n.language())
    pages = Pages(site, Facets(settings.taxonomies, ()), templates_dir() / "site")
    return pages.for_members(
        template, title, frequencies=frequency_words(), frequency_of=frequency_words().__getitem__, **values
    )


def frequency_words() -> dict[str, str]:
    words = (_("即时，有新条目就发"), _("每期一封"), _("每日一封"), _("每周一封"), _("每月一封"))
    return dict(zip(FREQUENCIES, words, strict=True))


def lines(topics: Sequence[Topic], chosen: Mapping[str, str]) -> list[Line]:
    """``chosen``: slug to frequency, "" for the topic's own."""
    return [Line(topic, topic.slug in chosen, chosen.get(topic.slug, "")) for topic in topics]


@lru_cache
def zone_names() -> tuple[str, ...]:
    """What people may choose from: Continent/City, without the names that are only kept for old times' sake."""
    regions = ("Africa", "America", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
    return tuple(sorted(name for name in available_timezones() if name.startswith(tuple(f"{r}/" for r in regions))))


def pause_words(until: dt.datetime | None, now: dt.datetime, zone: ZoneInfo) -> str:
    """How a pause stands; "" for none."""
    if until is None or until <= now:
        return ""
    if until >= FOR_EVER:
        return _("邮件已暂停，直到您恢复为止。")
    return _("邮件已暂停到 {day}。").format(day=day_words(until, zone))


def reason_words(one: Reason, names: Mapping[str, str], zone: ZoneInfo) -> str:
    """One subscription as a sentence."""
    origins = {
        FILE: _("由编辑部的会员名单加入"),
        IMPORT: _("由编辑部导入的名单加入"),
        PAGE: _("由您在网站上选定"),
    }
    return _("{day}起，{origin}。").format(day=day_words(one.started, zone), origin=origins.get(one.origin, one.origin))


def mail_words(mail: Explained, zone: ZoneInfo) -> str:
    """What a mail was, and when it was made."""
    day = day_words(mail.made, zone)
    if not mail.schedule:
        return _("这封信写于 {day}，是您在网站上的操作引起的。").format(day=day)
    kinds = {
        "now": _("即时摘要"),
        "daily": _("每日摘要"),
        "weekly": _("每周摘要"),
        "monthly": _("每月摘要"),
    }
    name = kinds.get(mail.schedule.partition("@")[0], _("新一期摘要"))
    return _("这封信是 {day} 的{kind}，发给了订阅下列专题的会员。").format(day=day, kind=name)


def day_words(moment: dt.datetime, zone: ZoneInfo) -> str:
    from babel.dates import format_date

    return str(format_date(moment.astimezone(zone).date(), "long", locale=i18n.language().replace("-", "_")))
