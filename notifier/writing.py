"""Writes the mail of a delivery: the letter rendered once a group, each member's own parts put in.

Deliveries come sorted by group, so what is kept is the groups under way and no more, however many members there are.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict

from feeds.errors import PermanentFailure
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier.composing import letter_of
from notifier.groups import Group
from notifier.ledger import Delivery
from notifier.links import Links
from notifier.mail.addresses import Office, named
from notifier.mail.letter import Letter
from notifier.mail.message import Content, Personal, Signer, Stencil
from notifier.mail.notices import write_notice
from notifier.mail.returning import ReturnPath
from notifier.mail.transport import Envelope
from notifier.mail.wording import Imprint
from notifier.notices import NoticeKind

# Two senders' worth of groups: a page of deliveries is sorted by them.
_KEPT = 8


class Writer:
    """For one call of sending. Not for several threads at once."""

    def __init__(self, store: Store, settings: Settings, signer: Signer | None) -> None:
        """Raises SettingsError where the sender's address is none."""
        self._store = store
        self._settings = settings
        self._signer = signer
        self._office = Office.of(settings)
        self._links = Links.of(store, settings)
        self._return_path = ReturnPath.of(store, settings, self._office)
        self._imprint = Imprint(
            title=settings.jianbao.site.title,
            site=settings.jianbao.site.address,
            contact=self._office.contact,
            zone=settings.zone,
            subject_prefix=settings.jianbao.mail.subject_prefix,
        )
        self._domain = settings.jianbao.site.domain
        self._groups: OrderedDict[Group, tuple[Letter, Stencil]] = OrderedDict()

    def write(self, delivery: Delivery, moment: dt.datetime) -> Envelope:
        """Raises PermanentFailure where there is nothing to send, or nobody to send it to."""
        if delivery.unwanted:
            raise PermanentFailure(_unwanted(delivery.unwanted))
        try:
            recipient = named(delivery.name, delivery.email)
        except ValueError:
            raise PermanentFailure(_("“{text}”不是可以寄达的邮件地址。").format(text=delivery.email)) from None
        token = self._links.token(delivery.member_id, delivery.id)
        group, values = delivery.group, {}
        if group is None:
            stencil = self._notice(delivery)
        else:
            letter, stencil = self._of_group(group)
            values = letter.personal(delivery.name, delivery.email, self._links.places(token))
        personal = Personal(recipient, delivery.message_id, self._links.unsubscribe(token), values)
        data = stencil.write(personal, moment.astimezone(self._settings.zone))
        return Envelope(self._return_path.of_delivery(delivery.id), delivery.email, data, _name(delivery))

    def _of_group(self, group: Group) -> tuple[Letter, Stencil]:
        if group not in self._groups:
            letter = letter_of(self._store, self._settings, group)
            if letter is None:
                raise PermanentFailure(_("条目都已撤下，没有可发的内容。"))
            topic = group.topics[0] if len(group.topics) == 1 else "digest"
            feedback = (str(group.run.id), group.run.frequency, "digest", "jianbao")
            content = Content(
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
                language=letter.language,
                list_id=f"{topic}.{self._domain}",
                feedback=feedback,
            )
            self._groups[group] = (letter, Stencil(content, self._office, self._signer))
            while len(self._groups) > _KEPT:
                self._groups.popitem(last=False)
        return self._groups[group]

    def _notice(self, delivery: Delivery) -> Stencil:
        letter = write_notice(
            NoticeKind(delivery.kind),
            delivery.notice or {},
            member_id=delivery.member_id,
            name=delivery.name,
            email=delivery.email,
            language=delivery.language,
            imprint=self._imprint,
            links=self._links,
        )
        html = letter.html if delivery.form != "text" else None
        content = Content(letter.subject, letter.text, html, letter.language, f"notices.{self._domain}")
        return Stencil(content, self._office, self._signer)


def _unwanted(reason: str) -> str:
    words = {
        "erased": _("会员的资料已删除，不再发送。"),
        "suppressed": _("这个地址多次退信或投诉过，不再发送。"),
        "left": _("会员已退订，不再发送。"),
    }
    return words[reason]


def _name(delivery: Delivery) -> str:
    """What a mail is called as a file: the schedule or issue and the run, or the kind; the member."""
    if delivery.run is None:
        return f"{delivery.kind}-{delivery.id:04d}-{delivery.email}"
    return f"{delivery.run.schedule.replace(':', '-')}-{delivery.run.id:04d}-{delivery.email}"
