"""Links that let a member in without a password: signed, with no end to their life, and good for this workspace only.

A token says who (and, in a mail, which delivery it came with): ``12-345.SIGNATURE``. Whoever has a member's mail has
their token; so it opens what a member may do with their own subscriptions, and nothing else.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer

from feeds.settings import Settings
from feeds.store import Store
from notifier.keys import secret_key

_MEMBER = re.compile(r"(\d{1,18})(?:-(\d{1,18}))?")
_REQUEST = re.compile(r"\d{1,18}")


@dataclass(frozen=True, slots=True)
class Links:
    """Makes and reads tokens; ``site`` is the site's address without a slash at its end. Usable from many threads."""

    site: str
    _members: Signer
    _requests: Signer

    @classmethod
    def of(cls, store: Store, settings: Settings) -> Links:
        """By the key of the workspace, which is minted the first time."""
        key = secret_key(store)
        return cls(settings.jianbao.site.address, _signer(key, "member"), _signer(key, "request"))

    def token(self, member_id: int, delivery_id: int | None = None) -> str:
        """URL-safe, some 60 characters, always the same for the same."""
        return self._members.sign(str(member_id) if delivery_id is None else f"{member_id}-{delivery_id}").decode()

    def read(self, token: str) -> tuple[int, int | None] | None:
        """Member and delivery of a token; None for one that was not made here."""
        match = _MEMBER.fullmatch(_unsigned(self._members, token))
        return (int(match[1]), int(match[2]) if match[2] else None) if match else None

    def request_token(self, request_id: int) -> str:
        """For the link that confirms what somebody has asked for on a page."""
        return self._requests.sign(str(request_id)).decode()

    def read_request(self, token: str) -> int | None:
        match = _REQUEST.fullmatch(_unsigned(self._requests, token))
        return int(match[0]) if match else None

    def confirm(self, request_token: str) -> str:
        return f"{self.site}/m/confirm/{request_token}"

    def unsubscribe(self, token: str) -> str:
        """GET shows a page with buttons, POST with ``List-Unsubscribe=One-Click`` acts (RFC 8058)."""
        return f"{self.site}/m/unsubscribe/{token}"

    def preferences(self, token: str) -> str:
        return f"{self.site}/m/preferences/{token}"

    def why(self, token: str) -> str:
        return f"{self.site}/m/why/{token}"

    def places(self, token: str) -> dict[str, str]:
        """What goes to a letter's places of these names (``notifier.mail.places``)."""
        return {
            "unsubscribe": self.unsubscribe(token),
            "preferences": self.preferences(token),
            "why": self.why(token),
        }


def _signer(key: str, purpose: str) -> Signer:
    """The purpose keeps the tokens apart: one of a request is none of a member."""
    return Signer(key, salt=f"jianbao.{purpose}", digest_method=hashlib.sha256)


def _unsigned(signer: Signer, token: str) -> str:
    """What was signed, or nothing."""
    if not token.isascii():
        return ""
    try:
        return signer.unsign(token).decode("ascii", "replace")
    except BadSignature:
        return ""
