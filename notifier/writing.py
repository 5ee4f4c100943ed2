"""Writes the mail of a delivery: the letter rendered once a group, each member's own parts put in.

Deliveries come sorted by letter, so what is kept is the groups under way and no more, however many members there are;
and nothing for longer than a minute, so that an item that is taken out while a long run goes out is in no more mails.
"""

from __future__ import annotations

import datetime as dt
from collections import OrderedDict

from feeds.errors import PermanentFailure
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from notifier import runs
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
from notifier.runs import RunItem

# The groups of a batch: those of one letter in several languages and forms, and the next ones.
_KEPT = 8
_FRESH = dt.timedelta(minutes=1)


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
        self._run_items: dict[int, list[RunItem]] = {}
        self._kept_since: dt.datetime | None = None

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
            self._forget_what_is_old(moment)
            letter, stencil = self._of_group(group)
            values = letter.personal(delivery.name, delivery.email, self._links.places(token))
        personal = Personal(recipient, delivery.message_id, self._links.unsubscribe(token), values)
        data = stencil.write(personal, moment.astimezone(self._settings.zone))
        return Envelope(self._return_path.of_delivery(delivery.id), delivery.email, data, _name(delivery))

    def _of_group(self, group: Group) -> tuple[Letter, Stencil]:
        if group not in self._groups:
            letter = letter_of(self._settings, group, self._items_of(group.run.id))
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

    def _items_of(self, run_id: int) -> list[RunItem]:
        if run_id not in self._run_items:
            with self._store.engine.connect() as connection:
                # One run at a time: they are sent one after the other.
                self._run_items = {run_id: runs.items_of(connection, run_id)}
        return self._run_items[run_id]

    def _forget_what_is_old(self, moment: dt.datetime) -> None:
        if self._kept_since is None or moment - self._kept_since >= _FRESH:
            self._groups.clear()
            self._run_items.clear()
            self._kept_since = moment

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
