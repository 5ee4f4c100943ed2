"""Where a mail that cannot be delivered comes back to, and which delivery it was (VERP).

``bounce+*@example.org`` becomes ``bounce+d123-k3f9a2c7e1@example.org`` for delivery 123: signed with a key of the
workspace, so that nobody can have a member suppressed by writing a bounce.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass

from feeds.settings import Settings
from feeds.store import Store
from notifier.keys import secret_key
from notifier.mail.addresses import Office

_TOKEN = re.compile(r"d(\d{1,18})-([0-9a-f]{16})", re.I)


@dataclass(frozen=True, slots=True)
class ReturnPath:
    """``pattern`` is an address with or without a star."""

    pattern: str
    _key: bytes

    @classmethod
    def of(cls, store: Store, settings: Settings, office: Office) -> ReturnPath:
        pattern = settings.jianbao.mail.return_path or office.sender.addr_spec
        return cls(pattern, secret_key(store, "bounces").encode() if "*" in pattern else b"")

    def of_delivery(self, delivery_id: int) -> str:
        if "*" not in self.pattern:
            return self.pattern
        return self.pattern.replace("*", f"d{delivery_id}-{self._signature(delivery_id)}")

    def read(self, address: str) -> int | None:
        """The delivery that mail to this address is about; None where it is not one of ours."""
        if "*" not in self.pattern:
            return None
        before, _star, after = self.pattern.lower().partition("*")
        address = address.lower()
        if not (address.startswith(before) and address.endswith(after)):
            return None
        match = _TOKEN.fullmatch(address[len(before) : len(address) - len(after)])
        if match and hmac.compare_digest(match[2], self._signature(int(match[1]))):
            return int(match[1])
        return None

    def _signature(self, delivery_id: int) -> str:
        return hmac.digest(self._key, b"%d" % delivery_id, "sha256")[:8].hex()
