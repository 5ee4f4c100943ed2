"""DKIM signatures (RFC 6376; Ed25519 by RFC 8463): relaxed headers, simple body.

The body is ours, base64 or quoted-printable without blanks at the ends of lines, so "simple" is its SHA-256 as it is
and no server on the way has a reason to change it. The arithmetic is OpenSSL's: that of dkimpy, in Python, takes ten
times as long as all the rest of a mail. The tests have dkimpy verify what is signed here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING

from feeds.errors import Problem, SettingsError
from feeds.i18n import gettext as _
from feeds.settings import Settings
from notifier.mail.addresses import Office

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

# RFC 6376 5.4.1 and RFC 8058 4. From twice: nobody can add another.
_SIGNED = (
    b"from",
    b"from",
    b"reply-to",
    b"to",
    b"subject",
    b"date",
    b"message-id",
    b"mime-version",
    b"content-type",
    b"content-transfer-encoding",
    b"list-id",
    b"list-unsubscribe",
    b"list-unsubscribe-post",
    b"feedback-id",
)


@dataclass(frozen=True, slots=True)
class Key:
    """A private key by which the receiver finds the public one: SELECTOR._domainkey.DOMAIN."""

    selector: str
    private: RSAPrivateKey | Ed25519PrivateKey

    @property
    def algorithm(self) -> str:
        return "rsa-sha256" if self._is_rsa else "ed25519-sha256"

    @property
    def record(self) -> str:
        """The text of the TXT record."""
        from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

        public = self.private.public_key()
        if self._is_rsa:
            data = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
            return f"v=DKIM1; k=rsa; p={b64encode(data).decode()}"
        return f"v=DKIM1; k=ed25519; p={b64encode(public.public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()}"

    def sign(self, data: bytes) -> bytes:
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
        from cryptography.hazmat.primitives.hashes import SHA256

        if isinstance(self.private, RSAPrivateKey):
            return self.private.sign(data, PKCS1v15(), SHA256())
        # RFC 8463 3: Ed25519 signs the hash.
        return self.private.sign(hashlib.sha256(data).digest())

    @property
    def _is_rsa(self) -> bool:
        from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

        return isinstance(self.private, RSAPrivateKey)


@dataclass(frozen=True, slots=True)
class DkimSigner:
    domain: str
    keys: tuple[Key, ...]

    def sign(self, fields: list[bytes], body: bytes, moment: dt.datetime) -> bytes:
        """One DKIM-Signature a key. ``fields`` are whole header fields, ``body`` ends with one line break."""
        canonical = _canonical(fields)
        names = [name for name in _SIGNED if name in canonical or name == b"from"]
        signed = b"".join(canonical.pop(name, b"") for name in names)
        digest = b64encode(hashlib.sha256(body).digest()).decode()
        listed = ":".join(name.decode() for name in names)
        return b"".join(self._signature(key, signed, digest, listed, moment) for key in self.keys)

    def _signature(self, key: Key, signed: bytes, digest: str, listed: str, moment: dt.datetime) -> bytes:
        lines = [
            f"v=1; a={key.algorithm}; c=relaxed/simple; d={self.domain}; s={key.selector};",
            f"t={int(moment.timestamp())}; q=dns/txt;",
            *_folded(f"h={listed};", ":"),
            f"bh={digest};",
            "b=",
        ]
        # Relaxed: folded lines joined by one space, the name in small letters, no line break at the end (3.7).
        unsigned = f"dkim-signature:{' '.join(lines)}".encode("ascii")
        value = b64encode(key.sign(signed + unsigned)).decode()
        text = "\r\n ".join([*lines[:-1], *_folded("b=" + value)])
        return f"DKIM-Signature: {text}\r\n".encode("ascii")


def signer_of(settings: Settings) -> DkimSigner | None:
    """None where the settings name no key. Raises SettingsError for a key that cannot be read."""
    dkim = settings.jianbao.mail.dkim
    if dkim is None:
        return None
    keys = tuple(_read(settings, index, key.selector, key.key_file) for index, key in enumerate(dkim.keys))
    return DkimSigner(dkim.domain or Office.of(settings).sender.domain, keys)


def _read(settings: Settings, index: int, selector: str, file: str) -> Key:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    path = settings.workspace / file
    try:
        private = load_pem_private_key(path.read_bytes(), password=None)
        if isinstance(private, RSAPrivateKey | Ed25519PrivateKey):
            return Key(selector, private)
        why = _("不是 RSA 或 Ed25519 的私钥")
    except (OSError, ValueError, TypeError) as error:
        why = str(error)
    message = _("DKIM 的私钥 {path} 读不出来：{why}。应是没有密码的 PEM 文件。").format(path=path, why=why)
    place = f"{settings.config_dir.name}/jianbao.yaml"
    raise SettingsError([Problem(place, None, f"mail.dkim.keys[{index + 1}].key_file", message)])


def _canonical(fields: list[bytes]) -> dict[bytes, bytes]:
    """The fields by name, relaxed (RFC 6376 3.4.2): unfolded, each run of blanks one space."""
    found = {}
    for field in fields:
        name, _colon, value = field.partition(b":")
        key = name.lower()
        found[key] = key + b":" + b" ".join(value.split()) + b"\r\n"
    return found


def _folded(text: str, after: str = "") -> list[str]:
    """Pieces that fit on a line; cut after a character, or anywhere."""
    pieces = []
    while len(text) > 75:
        cut = text.rfind(after, 0, 75) + 1 if after else 75
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]
