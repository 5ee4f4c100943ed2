"""What a mail that came back says: a delivery report, a complaint, or words. Pure; never raises.

RFC 3464 (delivery status), RFC 5965 (ARF: complaints); else the free forms in which servers write, as the big Chinese
ones do. Reports about waiting ("will try again") say nothing final and are left out, as are answers of holidays.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.utils import getaddresses

from notifier.bounces import Kind

# A bounce says what it says at its beginning; what follows may be a whole mail.
_READ = 20_000

_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
_MESSAGE_ID = re.compile(r"(?im)^message-id:\s*(<[^<>\s]+>)")

# Words of servers that write no report: that nobody has the address; that it is not to be had this time.
_NO_ADDRESS = re.compile(
    r"user unknown|unknown user|no such (user|recipient|mailbox)|does ?n.t exist|not exist|user not found"
    r"|invalid recipient|mailbox (not found|unavailable)|recipient (address )?rejected"
    r"|account (has been )?(disabled|inactive)"
    r"|用户不存在|收件人不存在|邮箱不存在|地址不存在|账号不存在|帐号不存在|无此用户|没有这个用户"
    r"|找不到(该)?(用户|收件人)|邮箱已(停用|注销|被禁用)",
    re.I,
)
_NOT_NOW = re.compile(
    r"mailbox (is )?full|over ?quota|quota exceeded|content (denied|rejected)|spam|blacklist|frequency|timed? ?out"
    r"|try again|邮箱(空间)?已满|空间不足|超出.{0,6}容量|拒收|垃圾邮件|频率|稍后|超时|无法连接",
    re.I,
)
_UNDELIVERED = re.compile(
    r"undeliver|delivery (status notification|failure|has failed)|returned mail|failure notice"
    r"|mail delivery (failed|system)|退信|无法(投递|送达)|投递失败|发送失败|未能送达|被退回",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back. ``addressed`` is where it came to (perhaps our own return path), ``message_ids`` are those of
    mails that it speaks of, ``recipients`` the addresses that it says it could not reach."""

    kind: Kind
    status: str | None
    text: str
    addressed: tuple[str, ...]
    message_ids: tuple[str, ...]
    recipients: tuple[str, ...]


def read(data: bytes) -> Returned | None:
    """None for a mail that is no bounce and no complaint, or one about waiting only."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    reported = str(message.get_param("report-type", "") or "").lower() if _is(message, "multipart/report") else ""
    if reported == "feedback-report":
        return _complaint(message)
    if fields := list(_status_fields(message)):
        return _status_report(message, fields)
    return _free_form(message)


def _complaint(message: Message) -> Returned | None:
    for part in message.walk():
        if _is(part, "message/feedback-report"):
            fields = _fields(_text_of(part))
            kind = fields.get("feedback-type", "abuse").lower()
            # "not-spam" is praise; "fraud", "virus" and "other" are still somebody who wants no more of this.
            if kind == "not-spam":
                return None
            recipients = [fields[name] for name in ("original-rcpt-to", "removal-recipient") if name in fields]
            found = tuple(address for text in recipients for address in _ADDRESS.findall(text))
            return Returned(Kind.COMPLAINT, None, f"feedback: {kind}", _addressed(message), _ids(message), found)
    return None


def _status_report(message: Message, fields: list[dict[str, str]]) -> Returned | None:
    """The worst of what it says of its recipients; ours have one each."""
    failed = [one for one in fields if one.get("action", "").lower() == "failed"]
    if not failed:
        return None
    first = failed[0]
    status = _STATUS.search(first.get("status", ""))
    said = " ".join(first.get("diagnostic-code", "").split()) or first.get("status", "")
    # A server that reports 5.0.0 has told the rest in words; one that says "full" means it, whatever the number.
    more = _STATUS.search(said)
    code = status[0] if status and status[0] != "5.0.0" else (more[0] if more else (status[0] if status else None))
    names = [first.get(name, "") for name in ("original-recipient", "final-recipient")]
    recipients = tuple(address.lower() for text in names for address in _ADDRESS.findall(text))
    return Returned(_kind(code, said), code, said or "failed", _addressed(message), _ids(message), recipients)


def _free_form(message: Message) -> Returned | None:
    subject = _decoded(message.get("Subject", ""))
    sender = " ".join(address for _name, address in getaddresses([str(message.get("From", ""))])).lower()
    text = "\n".join(_text_of(part) for part in message.walk() if part.get_content_maintype() == "text")[:_READ]
    from_a_server = re.match(r"(mailer-daemon|postmaster|mail.?delivery|no-?reply|postman)", sender) is not None
    null_sender = str(message.get("Return-Path", "")).strip() == "<>"
    if not (from_a_server or null_sender) or not _UNDELIVERED.search(f"{subject}\n{text[:2000]}"):
        return None
    status = _STATUS.search(text)
    code = status[0] if status else None
    line = next(
        (line.strip() for line in text.splitlines() if _NO_ADDRESS.search(line) or _NOT_NOW.search(line)), subject
    )
    if code and code.startswith("4"):
        return None
    recipients = tuple(dict.fromkeys(address.lower() for address in _ADDRESS.findall(text)))
    return Returned(_kind(code, line), code, line[:500], _addressed(message), _ids(message), recipients)


def _kind(status: str | None, words: str) -> Kind:
    """Hard only where it is about the address itself: 5.1.x but for our own (5.1.7, 5.1.8), 5.2.1, or words."""
    if _NOT_NOW.search(words):
        return Kind.SOFT
    if status and re.fullmatch(r"5\.1\.(0|1|2|3|6|10)|5\.2\.1", status):
        return Kind.HARD
    return Kind.HARD if _NO_ADDRESS.search(words) else Kind.SOFT


def _status_fields(message: Message) -> Iterator[dict[str, str]]:
    """The groups of fields about one recipient each (RFC 3464 2.3)."""
    for part in message.walk():
        if _is(part, "message/delivery-status"):
            blocks = part.get_payload()
            texts = [str(block) for block in blocks] if isinstance(blocks, list) else [str(blocks)]
            for block in re.split(r"\n\s*\n", "\n\n".join(texts).replace("\r\n", "\n")):
                fields = _fields(block)
                if "final-recipient" in fields or "action" in fields:
                    yield fields


def _fields(text: str) -> dict[str, str]:
    unfolded = re.sub(r"\r?\n[ \t]+", " ", text)
    pairs = (line.partition(":") for line in unfolded.splitlines() if ":" in line)
    return {name.strip().lower(): value.strip() for name, _colon, value in pairs}


def _ids(message: Message) -> tuple[str, ...]:
    """Of the mails inside, or quoted in words; not its own."""
    own = str(message.get("Message-ID", "")).strip()
    found: list[str] = []
    for part in message.walk():
        if part is not message and part.get("Message-ID"):
            found.append(str(part["Message-ID"]).strip())
        elif _is(part, "text/rfc822-headers") or part.get_content_maintype() == "text":
            found += _MESSAGE_ID.findall(_text_of(part)[:_READ])
    for name in ("In-Reply-To", "References"):
        found += re.findall(r"<[^<>\s]+>", str(message.get(name, "")))
    return tuple(one for one in dict.fromkeys(found) if one != own)


def _addressed(message: Message) -> tuple[str, ...]:
    names = ("Delivered-To", "X-Original-To", "Envelope-To", "To")
    values = [str(value) for name in names for value in message.get_all(name, [])]
    return tuple(dict.fromkeys(address for _name, address in getaddresses(values) if "@" in address))


def _is(part: Message, content_type: str) -> bool:
    return part.get_content_type() == content_type


def _text_of(part: Message) -> str:
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        inner = part.get_payload()
        return "\n".join(str(one) for one in inner) if isinstance(inner, list) else str(inner or "")
    for charset in (part.get_content_charset() or "utf-8", "gb18030"):
        try:
            return payload.decode(charset)
        except (LookupError, UnicodeDecodeError):
            continue
    return payload.decode("utf-8", "replace")


def _decoded(value: object) -> str:
    from email.header import decode_header, make_header

    try:
        return str(make_header(decode_header(str(value))))
    except (ValueError, LookupError, UnicodeError):
        return str(value)
