"""Forms as they come in: small, from a page of ours, and filled in by a person."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from urllib.parse import urlsplit

from itsdangerous import BadSignature, TimestampSigner
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message

_LARGEST = 64 * 1024
_MOST_FIELDS = 500
COOKIE = "jianbao_form"
_HOURS = 24

TRAP = "website"
"""A field that people do not see and programs fill in."""


@dataclass(frozen=True, slots=True)
class Form:
    fields: FormData

    def text(self, name: str, most: int = 200) -> str:
        value = self.fields.get(name)
        return "" if value is None or isinstance(value, UploadFile) else " ".join(value.split())[:most]

    def all(self, name: str) -> list[str]:
        return [value for value in self.fields.getlist(name) if isinstance(value, str)]

    @property
    def one_click(self) -> bool:
        """RFC 8058, 3.1."""
        return self.text("List-Unsubscribe") == "One-Click"


async def read_form(request: Request, site: str) -> Form:
    """The fields of a POST, either way of writing them. Raises HTTPException: 403 for a page of another site's, 413."""
    origin = request.headers.get("origin")
    if origin is not None and origin != "null":
        theirs = urlsplit(origin).netloc.lower()
        if theirs not in (urlsplit(site).netloc.lower(), request.headers.get("host", "").lower()):
            raise HTTPException(403)
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LARGEST:
            raise HTTPException(413)

    async def replay() -> Message:
        return {"type": "http.request", "body": bytes(body), "more_body": False}

    fields = await Request(request.scope, replay).form(max_files=0, max_fields=_MOST_FIELDS)
    return Form(fields)


class Seal:
    """Ties a form that needs no link from a mail to the browser that was given it: what the form holds must have been
    signed here, for the cookie that comes with it, today."""

    def __init__(self, key: str) -> None:
        self._signer = TimestampSigner(key, salt="jianbao.form")

    def new(self, cookie: str | None) -> tuple[str, str]:
        """The cookie (the one there is, if it is one of ours) and what goes into the form."""
        nonce = cookie if cookie and len(cookie) == 22 and cookie.isascii() else secrets.token_urlsafe(16)
        return nonce, self._signer.sign(nonce).decode()

    def holds(self, cookie: str | None, sealed: str) -> bool:
        if not cookie or not sealed.isascii():
            return False
        try:
            nonce = self._signer.unsign(sealed, max_age=_HOURS * 3600).decode()
        except BadSignature:
            return False
        return secrets.compare_digest(nonce.encode(), cookie.encode())
