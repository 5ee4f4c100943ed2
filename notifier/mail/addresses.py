"""The names and addresses in a mail's head. An address is bare ASCII; a name is whatever somebody wrote."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from email.utils import parseaddr

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.settings import Settings

# RFC 5322 3.4.1: dots and atoms; a domain of labels (RFC 1035).
_SPEC = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*@[a-z\d_-]+(\.[a-z\d_-]+)*", re.ASCII | re.I)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A bare ASCII address, and the name that is shown with it, or none."""

    display_name: str
    addr_spec: str

    @property
    def domain(self) -> str:
        return self.addr_spec.rpartition("@")[2].lower()

    def __str__(self) -> str:
        return f"{self.display_name} <{self.addr_spec}>" if self.display_name else self.addr_spec


@dataclass(frozen=True, slots=True)
class Office:
    """Who the mails are from, and where an answer goes."""

    sender: Mailbox
    reply_to: Mailbox | None

    @classmethod
    def of(cls, settings: Settings) -> Office:
        """Raises SettingsError."""
        mail = settings.jianbao.mail
        found: list[Mailbox | None] = []
        for key, text in (("mail.sender", mail.sender), ("mail.reply_to", mail.reply_to)):
            try:
                found.append(address(text) if text else None)
            except ValueError:
                message = _("“{text}”不是邮件地址，应写成 简报 <jianbao@example.org>").format(text=text)
                file = f"{settings.config_dir.name}/jianbao.yaml"
                raise SettingsError([Problem(file, None, key, message)]) from None
        sender, reply_to = found
        assert sender is not None  # the settings do not allow an empty one
        return cls(sender, reply_to)

    @property
    def contact(self) -> str:
        return (self.reply_to or self.sender).addr_spec


def address(text: str) -> Mailbox:
    """``简报 <jianbao@example.org>`` or a bare address. Raises ValueError for what is no address."""
    name, spec = parseaddr(clean_header(text))
    return named(name, spec)


def named(name: str, spec: str) -> Mailbox:
    """Raises ValueError for what is no ASCII address."""
    if not _SPEC.fullmatch(spec):
        raise ValueError(spec)
    return Mailbox(clean_header(name), spec)


def clean_header(text: str) -> str:
    """One line of text that can stand in a header: no control characters, no direction marks, no half surrogates,
    and nothing that would be read as an encoded word (=?utf-8?q?=0a…?= is a line break in disguise)."""
    if text.isalnum():
        return text
    kept = (" " if unicodedata.category(char) in _BLANKS else char for char in text if not _unfit(char))
    return " ".join("".join(kept).replace("=?", "= ?").split())


_BLANKS = ("Cc", "Zl", "Zp", "Zs")
# Marks that turn the direction of writing make a name look like another; U+200D stays, emoji are built with it.
_DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _unfit(char: str) -> bool:
    return char in _DIRECTIONS or unicodedata.category(char) == "Cs"
