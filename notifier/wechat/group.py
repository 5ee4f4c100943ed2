"""Sends one issue's messages to one group, and keeps which have arrived.

A receipt holds the messages as they were written at the first attempt, how many of them are sent, and when the latest
ones were: a robot may send twenty a minute, whichever process sends them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from feeds.errors import TemporaryFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.i18n import in_language
from feeds.model import StoredIssue, StoredItem
from feeds.settings import Settings
from feeds.settings.models import WeComGroup
from feeds.settings.secrets import wecom_key
from feeds.topics import matches
from notifier.wechat import answers, draft, robot
from notifier.wechat.http import given, post

MINUTE = dt.timedelta(minutes=1)
_TIMEOUT = 30.0


class TooFast(TemporaryFailure):
    """The robot has sent as much as it may in a minute."""


@dataclass(frozen=True)
class Job:
    """Messages to be sent. ``reached`` keeps the receipt, committed; ``sent_lately`` counts the group's last minute."""

    settings: Settings
    group: WeComGroup
    issue: StoredIssue
    items: list[StoredItem]
    topics: tuple[str, ...]
    receipt: dict[str, Any]
    reached: Callable[[dict[str, Any]], None]
    sent_lately: Callable[[], int]
    moment: Callable[[], dt.datetime]


def deliver(job: Job) -> str:
    """Sends what is not sent yet and gives what became of it in words.

    Raises TemporaryFailure (TooFast where only time is wanted), PermanentFailure, or UncertainOutcome of the message
    at hand: the ones before it have arrived, the ones behind it were not sent.
    """
    key = wecom_key(job.settings, job.group)
    if "messages" not in job.receipt:
        job.receipt.update(messages=_written(job), sent=0, times=[])
        job.reached(job.receipt)
    messages = job.receipt["messages"]
    with httpx.Client(timeout=_TIMEOUT) as client:
        while job.receipt["sent"] < len(messages):
            if job.sent_lately() >= robot.A_MINUTE:
                raise TooFast(_("一分钟里已经发了 {n} 条，其余的稍后再发。").format(n=robot.A_MINUTE))
            _send(client, f"{job.group.webhook}?key={key}", messages[job.receipt["sent"]])
            job.receipt["sent"] += 1
            job.receipt["times"] = [*job.receipt["times"], job.moment().isoformat()][-robot.A_MINUTE :]
            job.reached(job.receipt)
    return _("已发到群里，共 {n} 条消息。").format(n=len(messages))


def _written(job: Job) -> list[dict[str, Any]]:
    settings = job.settings
    topics = [topic for topic in settings.topics if topic.slug in job.topics]
    ancestors = settings.taxonomies.ancestors
    items = [
        stored
        for stored in job.items
        if not job.topics or any(matches(topic, stored.item, ancestors) for topic in topics)
    ]
    address = settings.jianbao.site.address
    cover = f"wechat/{job.issue.key}/cover.png"
    there = (settings.public / cover).is_file()
    with in_language(settings.jianbao.language):
        site = robot.Site(address, f"{address}/{cover}" if there else "")
        return robot.messages(job.issue, items, job.group.form, site) if items else []


def _send(client: httpx.Client, url: str, message: dict[str, Any]) -> None:
    headers = {"Content-Type": "application/json"}
    answer = post(client, url, repeatable=False, content=draft.encoded(message), headers=headers)
    given(answer, "errcode", repeatable=False)
    error = answers.refusal(answer)
    if isinstance(error, answers.NotNow) and error.code == answers.BUSY:
        # It may be in the group already: WeCom advises to try again, and would show it twice.
        raise UncertainOutcome(str(error))
    if isinstance(error, answers.NotNow) and error.code == answers.TOO_OFTEN:
        raise TooFast(str(error))
    if error:
        raise error
