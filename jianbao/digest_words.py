"""How the commands of ``jianbao digest`` name schedules, states and reasons."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from feeds.i18n import gettext as _
from notifier.audience import Why
from notifier.ledger import State
from notifier.reports import Summary
from notifier.runs import ISSUE, frequency_of, zone_of


def schedule_words(schedule: str) -> str:
    """每日（Europe/Paris）; an issue's keeps its key."""
    if schedule.startswith(ISSUE):
        return _("每期：{key}").format(key=schedule.removeprefix(ISSUE))
    names = {"now": _("即时"), "daily": _("每日"), "weekly": _("每周"), "monthly": _("每月")}
    frequency, zone = frequency_of(schedule), zone_of(schedule)
    name = names.get(frequency, frequency)
    return _("{name}（{zone}）").format(name=name, zone=zone) if zone else name


def state_words(state: str) -> str:
    return {
        State.PENDING: _("待发"),
        State.SENDING: _("发送中"),
        State.SENT: _("已发"),
        State.FAILED: _("没有发成"),
        State.UNCERTAIN: _("存疑"),
        "excluded": _("不发"),
    }.get(state, state)


def reason_words(reason: str) -> str:
    return {
        Why.UNKNOWN_TOPIC: _("所订的专题已不在设置里"),
        Why.NO_ITEMS: _("没有符合专题的条目"),
        Why.GIVEN: _("条目都已在别的邮件里"),
        Why.UNCONFIRMED: _("还没有确认订阅"),
        Why.COMPLAINED: _("曾投诉为垃圾邮件"),
        Why.SUPPRESSED: _("地址多次退信，已停发"),
        Why.PAUSED: _("会员暂停了"),
        Why.OLD_ISSUE: _("旧刊，没有要求寄送"),
        Why.EXPIRED: _("错过时间太久，已过期"),
        "ended": _("已不再订阅"),
    }.get(reason, reason)


def run_state_words(summary: Summary) -> str:
    if summary.state == "expired":
        return _("过期")
    waiting = summary.states.get(State.PENDING, 0) + summary.states.get(State.SENDING, 0)
    return _("发送中") if waiting else _("完成")


def span(summary: Summary, zone: ZoneInfo) -> str:
    """The window, in the site's time zone; of an issue, its release."""
    start, end = summary.window_start.astimezone(zone), summary.window_end.astimezone(zone)
    if end - start < dt.timedelta(seconds=1):
        return f"{start:%Y-%m-%d %H:%M}"
    return f"{start:%Y-%m-%d %H:%M} → {end:%m-%d %H:%M}"


def run_words(summary: Summary, zone: ZoneInfo) -> str:
    """A run in one line: 每日  2026-10-15 08:00 → 10-16 08:00  应收 20：已发 18，存疑 1，不发 1."""
    parts = [f"{state_words(state)} {count}" for state, count in sorted(summary.states.items())]
    if left_out := sum(summary.excluded.values()):
        parts.append(f"{state_words('excluded')} {left_out}")
    sums = _("应收 {n}：{parts}").format(n=summary.candidates, parts=_("，").join(parts))
    return f"{schedule_words(summary.schedule)}  {span(summary, zone)}  {sums}"
