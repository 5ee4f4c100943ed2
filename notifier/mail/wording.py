"""What a digest says in words, for its HTML and its text alike: one source, so that the two cannot differ."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from feeds import i18n
from feeds.i18n import gettext as _
from feeds.model import PartialDate
from notifier.digest import Digest, Entry, Section, important


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a digest is sent for. ``frequency`` is now, issue, daily, weekly or monthly; the window is [start, end)."""

    frequency: str
    start: dt.datetime
    end: dt.datetime


@dataclass(frozen=True, slots=True)
class Imprint:
    """Who sends it. ``contact`` is the address that an answer reaches, ``site`` the site's address without slash."""

    title: str
    site: str
    contact: str
    zone: ZoneInfo
    subject_prefix: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where items that are only counted can be read: a label, a path on the site, how many."""

    label: str
    path: str
    count: int


# More issues than these are not named one by one.
_SOURCES = 5


def heading(digest: Digest, occasion: Occasion) -> str:
    if occasion.frequency in ("now", "issue") and len(digest.issues) == 1:
        return digest.issues[0].label
    words = {
        "now": _("最新条目"),
        "issue": _("新一期摘要"),
        "daily": _("每日摘要"),
        "weekly": _("每周摘要"),
        "monthly": _("每月摘要"),
    }
    return words[occasion.frequency]


def extent(digest: Digest, occasion: Occasion, zone: ZoneInfo) -> str:
    """The days of the window, how much there is and from where. A window's last day is that of its last moment."""
    first = occasion.start.astimezone(zone).date()
    last = max(first, (occasion.end - dt.timedelta(microseconds=1)).astimezone(zone).date())
    if occasion.frequency == "now":
        first = last  # since whenever the last thing came out
    parts = [_days(first, last), _("{n} 条").format(n=digest.count)]
    if len(digest.issues) > 1:
        parts.append(_("来自 {n} 期刊物").format(n=len(digest.issues)))
    elif digest.issues and heading(digest, occasion) != digest.issues[0].label:
        parts.append(digest.issues[0].label)
    return " · ".join(parts)


def preheader(digest: Digest) -> str:
    """What a list of mails shows after the subject: the headlines that the subject had no room for."""
    return _("；").join(entry.stored.item.headline for entry in important(digest)[2:5])


def shortening(digest: Digest) -> str:
    """How a long digest was shortened, or nothing."""
    full = sum(len(section.full) for section in digest.sections)
    headlines = sum(len(section.headlines) for section in digest.sections)
    counted = digest.count - full - headlines
    if counted:
        words = _("条目较多：{full} 条带摘要，{headlines} 条只列标题，其余 {counted} 条请到网站上看。")
        return words.format(full=full, headlines=headlines, counted=counted)
    if headlines:
        return _("条目较多：{full} 条带摘要，{headlines} 条只列标题。").format(full=full, headlines=headlines)
    return ""


def facts(entry: Entry, *, of_several: bool) -> str:
    """When, where, about what; from which issue where there are several; under which other topic."""
    item = entry.stored.item
    parts = [date_words(item.date)] if item.date else []
    parts += [tag.name for tag in (*item.regions[:3], *item.themes[:2])]
    if of_several and entry.stored.issue:
        parts.append(entry.stored.issue.label)
    if entry.also:
        parts.append(_("也属于{topics}").format(topics=_("、").join(entry.also[:3])))
    return " · ".join(parts)


def unlisted(section: Section) -> list[Source]:
    """Where the items of a section that are only counted can be read."""
    if len(section.unlisted) > _SOURCES:
        return [Source(_("各期目录"), "issues/index.html", len(section.counted))]
    return [
        Source(issue.label, f"issues/{issue.key}/index.html", count)
        for issue, count in section.unlisted
        if issue is not None
    ]


def reason(digest: Digest, occasion: Occasion, imprint: Imprint, address: str) -> str:
    """Why this mail comes, and how to make it stop: by a person, whom every answer reaches."""
    often = {
        "now": _("有新条目就发"),
        "issue": _("每期一封"),
        "daily": _("每日一封"),
        "weekly": _("每周一封"),
        "monthly": _("每月一封"),
    }
    words = _(
        "您收到这封邮件，是因为{title}的会员名单里有 {address}，订阅的专题是{topics}（{often}）。"
        "有事请回复本邮件或写信到 {contact}。"
    )
    return words.format(
        title=_("《{title}》").format(title=imprint.title),
        address=address,
        topics=_("、").join(topic.name for topic in digest.topics),
        often=often[occasion.frequency],
        contact=imprint.contact,
    )


def date_words(date: PartialDate) -> str:
    return _in_words(date, _locale())


# Reading a locale's name costs Babel more than all the rest of a letter, and a digest names the same days often.
@lru_cache(maxsize=1000)
def _in_words(date: PartialDate, locale: str) -> str:
    from babel.dates import format_skeleton

    skeleton = "yMMMd" if date.day else "yMMM" if date.month else "y"
    return str(format_skeleton(skeleton, date.first_day, locale=locale))


def _days(first: dt.date, last: dt.date) -> str:
    """2026年10月9日至16日; Oct 9 – 16, 2026. What stands between is ours: it changed from one CLDR to the next."""
    from babel.dates import format_interval

    return _BETWEEN.sub(_("至"), str(format_interval(first, last, "yMMMd", locale=_locale())))


_BETWEEN = re.compile(r"\s*[–—-]\s*|至")


def _locale() -> str:
    return i18n.language().replace("-", "_")
