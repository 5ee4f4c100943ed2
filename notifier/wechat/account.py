"""One issue's draft in an official account: covers, draft, publishing, each step noted before the next.

What a receipt holds, in the order in which it comes about:

    publish      whether it is to be published, or left to a person
    sought       draft/add is being called: by this the draft is known, should the answer never come
    asked        since when
    media_id     the draft is there
    submitting   freepublish/submit is being called
    publish_id   WeChat is publishing it
    earlier      media ids of drafts made before, of an issue that has been corrected since
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Set
from dataclasses import dataclass, replace
from typing import Any

from feeds.errors import PermanentFailure, UncertainOutcome
from feeds.i18n import gettext as _
from feeds.i18n import in_language
from feeds.model import StoredIssue, StoredItem
from feeds.settings import Settings
from feeds.store import Store
from notifier.wechat import answers, draft, materials, pages
from notifier.wechat.answers import Refused
from notifier.wechat.api import Api
from notifier.wechat.article import compose
from notifier.wechat.postings import LOOK_AFTER

_INLINE_BYTES = 1_000_000
_PUBLISHED, _PUBLISHING = 0, 1


class StillPublishing(Exception):  # noqa: N818
    """WeChat has taken it and is not done: to be asked again later."""


@dataclass(frozen=True)
class Job:
    """A draft to be made. ``reached`` keeps the receipt, committed; ``known`` are the drafts of other issues."""

    settings: Settings
    store: Store
    issue: StoredIssue
    items: list[StoredItem]
    api: Api
    receipt: dict[str, Any]
    known: Set[str]
    reached: Callable[[dict[str, Any]], None]
    moment: Callable[[], dt.datetime]


def deliver(job: Job) -> str:
    """Goes on from where the receipt says, and gives what became of it in words.

    Raises TemporaryFailure, PermanentFailure, UncertainOutcome (to be looked for at the next call) or StillPublishing.
    """
    if "media_id" not in job.receipt and "sought" in job.receipt:
        _look_for_draft(job)
    if "media_id" not in job.receipt:
        _make_draft(job)
    if not job.receipt["media_id"]:
        return _("已经有人在公众号后台发出了。")
    if not job.receipt.get("publish"):
        return _("已放进草稿箱，请在公众号后台核对后发出。")
    if "publish_id" not in job.receipt and (words := _submit(job)):
        return words
    return _how_it_went(job)


def _look_for_draft(job: Job) -> None:
    """Whether the call that was cut off has made a draft; one that was published from the box meanwhile counts."""
    sought = job.receipt["sought"]
    for media_id, mark in job.api.drafts():
        if mark == sought and media_id not in job.known:
            _note(job, media_id=media_id)
            return
    if _was_published(job):
        _note(job, media_id="")
        return
    if job.moment() - dt.datetime.fromisoformat(job.receipt["asked"]) < LOOK_AFTER:
        message = _("上次放进草稿箱时断了，草稿箱里还没有它，但微信可能还在处理。请过 {n} 分钟再试。")
        raise UncertainOutcome(message.format(n=LOOK_AFTER // dt.timedelta(minutes=1)))
    _note(job, sought=None, asked=None)


def _make_draft(job: Job) -> None:
    try:
        media_id = _add(job, _body(job))
    except Refused as error:
        if error.code != answers.UNKNOWN_MEDIA:
            raise
        # Somebody has cleared out the account's images: they are uploaded once more.
        materials.forget(job.store, job.api.account.appid, "cover")
        media_id = _add(job, _body(job))
    _note(job, media_id=media_id)


def _add(job: Job, body: dict[str, Any]) -> str:
    _note(job, sought=draft.mark(body), asked=job.moment().isoformat())
    try:
        return job.api.add_draft(body)
    except UncertainOutcome:
        raise
    except Exception:
        # Refused, or never sent: there is nothing to look for.
        _note(job, sought=None, asked=None)
        raise


def _body(job: Job) -> dict[str, Any]:
    """The draft with its images uploaded. Raises NoFont."""
    appid, api = job.api.account.appid, job.api

    def given(kind: materials.Kind, data: bytes, upload: Callable[[], str]) -> str:
        return materials.given_for(job.store, appid, kind, data, upload, job.moment)

    covers = [
        given("cover", png, lambda name=name, png=png: api.add_cover(f"{job.issue.key}-{name}", png))  # type: ignore[misc]
        for name, png in pages.covers_of(job.issue, job.settings).items()
    ]
    options = replace(pages.options_of(job.settings, job.issue, job.items), pictures=_pictures(job, given))
    if image := pages.closing_image(job.settings):
        data = image.read_bytes()
        if len(data) > _INLINE_BYTES:
            message = _("{path} 有 {size} 字节，微信只收 1 MB 以内的图片。请换一张小的。")
            raise PermanentFailure(message.format(path=image.name, size=len(data)))
        options = replace(options, image=given("inline", data, lambda: api.add_inline(image.name, data)))
    with in_language(job.settings.jianbao.language):
        return draft.body(compose(job.issue, job.items, options), covers)


def _pictures(job: Job, given: Callable[[materials.Kind, bytes, Callable[[], str]], str]) -> dict[str, str]:
    """The first picture of each item, uploaded; by its SHA-256. The store has none that is larger than WeChat takes."""
    found: dict[str, str] = {}
    for picture in (picture for stored in job.items for picture in stored.item.pictures[:1]):
        data = job.store.picture(job.issue.key, picture.sha256)
        if data is not None and picture.sha256 not in found:
            name = f"{picture.sha256[:10]}.{picture.ending}"
            found[picture.sha256] = given("inline", data, lambda name=name, data=data: job.api.add_inline(name, data))  # type: ignore[misc]
    return found


def _submit(job: Job) -> str | None:
    """Hands the draft in. Gives words where it ends at the draft."""
    if job.receipt.get("submitting"):
        if not _was_published(job):
            message = _("交去发布的时候断了，不知道微信收到没有。请在公众号后台看看，没有发出再点发布。")
            raise PermanentFailure(message)
        return _("已发布。")
    _note(job, submitting=True)
    try:
        publish_id = job.api.publish(job.receipt["media_id"])
    except UncertainOutcome:
        raise
    except Refused as error:
        _note(job, submitting=None)
        if error.code != answers.NOT_AUTHORISED:
            raise
        return _("已放进草稿箱；这个账号没有发布接口的权限，请在公众号后台点发布。")
    except Exception:
        _note(job, submitting=None)
        raise
    _note(job, submitting=None, publish_id=publish_id)
    return None


def _how_it_went(job: Job) -> str:
    status = job.api.publishing(job.receipt["publish_id"])
    if status == _PUBLISHED:
        return _("已发布。")
    if status == _PUBLISHING:
        raise StillPublishing
    reasons = {2: _("原创声明没有通过"), 4: _("审核没有通过"), 5: _("已被删除"), 6: _("已被封禁")}
    reason = reasons.get(status, _("没有成功"))
    raise PermanentFailure(_("微信没有发布：{reason}。请在公众号后台看看。").format(reason=reason))


def _was_published(job: Job) -> bool:
    try:
        return any(mark == job.receipt["sought"] for mark in job.api.published())
    except Refused as error:
        if error.code != answers.NOT_AUTHORISED:
            raise
        return False


def _note(job: Job, **steps: Any) -> None:
    """Steps of the receipt, kept; None takes one back."""
    job.receipt.update(steps)
    for step in [step for step, value in job.receipt.items() if value is None]:
        del job.receipt[step]
    job.reached(job.receipt)
