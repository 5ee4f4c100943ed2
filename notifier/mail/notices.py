"""The letters of ``notifier.notices``: HTML and text that say the same. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from feeds import i18n
from feeds.i18n import gettext as _
from feeds.publishing.xmltext import clean
from notifier.links import Links
from notifier.mail import letter
from notifier.mail.wording import Imprint
from notifier.notices import NoticeKind


@dataclass(frozen=True, slots=True)
class NoticeLetter:
    subject: str
    language: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class _Words:
    subject: str
    paragraphs: tuple[str, ...]
    button: str
    link: str
    ending: str = ""


def write_notice(
    kind: NoticeKind,
    notice: Mapping[str, Any],
    *,
    member_id: int,
    name: str,
    email: str,
    language: str,
    imprint: Imprint,
    links: Links,
) -> NoticeLetter:
    """The letter to a member. ``notice`` is what was queued with it; tokens are made here and stand in no table."""
    with i18n.in_language(language):
        words = _words(kind, notice, email, imprint.title, links.token(member_id), links)
        values = {
            "language": i18n.language(),
            "site_title": clean(imprint.title),
            "site": imprint.site,
            "title": clean(words.subject),
            "greeting": _("{name}，您好：").format(name=clean(name)) if name else _("您好："),
            "paragraphs": [clean(paragraph) for paragraph in words.paragraphs],
            "button": words.button,
            "target": words.link,
            "ending": clean(words.ending),
            "contact": imprint.contact,
        }
        html, text = letter.rendered("notice", values)
        return NoticeLetter(clean(words.subject), i18n.language(), text, html)


def _words(kind: NoticeKind, notice: Mapping[str, Any], email: str, title: str, token: str, links: Links) -> _Words:
    topics = _("、").join(notice.get("topics", ()))
    if kind is NoticeKind.CONFIRM:
        return _Words(
            _("请确认订阅《{title}》").format(title=title),
            (
                _("有人在网站上用 {email} 订阅《{title}》。").format(email=email, title=title)
                + (_("订的专题：{topics}。").format(topics=topics) if topics else ""),
                _("如果是您本人，请打开下面的网页，按“确认订阅”。"),
            ),
            _("确认订阅"),
            links.confirm(links.request_token(int(notice["request"]))),
            _("如果不是您，不用理会这封信：不确认就什么也不会寄来，七天后地址会被删去。"),
        )
    if kind is NoticeKind.KNOWN:
        return _Words(
            _("您已经订阅了《{title}》").format(title=title),
            (
                _("有人在网站上用 {email} 订阅《{title}》，而这个地址已经订阅了。").format(email=email, title=title),
                _("原来的订阅没有变。要换专题或频率，请打开下面的网页。"),
            ),
            _("我的订阅"),
            links.preferences(token),
            _("如果不是您本人填写的，不用理会这封信。"),
        )
    if kind is NoticeKind.WELCOME:
        return _Words(
            _("您订阅了《{title}》").format(title=title),
            (
                _("订阅已经确认，邮件会寄到 {email}。").format(email=email)
                + (_("订的专题：{topics}。").format(topics=topics) if topics else ""),
                _("专题、频率、语言和时区随时可以在下面的网页上改，也可以暂停或退订。请留着这封信。"),
            ),
            _("我的订阅"),
            links.preferences(token),
        )
    return _Words(
        _("您退订了《{title}》").format(title=title),
        (
            _("{email} 的订阅都已停止，不会再寄来摘要。").format(email=email),
            _("如果改了主意，下面的网页可以重新订阅。"),
        ),
        _("重新订阅"),
        links.preferences(token),
    )
