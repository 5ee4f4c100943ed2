"""Whether a domain has the TXT records that it should have, asked of the system's resolver (``pip install
jianbao[dns]``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

import dns.exception
import dns.nameserver
import dns.resolver

from notifier.mail.preflight import Record

_SECONDS = 5.0


class Standing(StrEnum):
    THERE = "there"
    MISSING = "missing"
    OTHER = "other"  # there is one, and it says something else
    UNKNOWN = "unknown"  # nobody has answered


def standing(record: Record, nameservers: Sequence[tuple[str, int]] = ()) -> tuple[Standing, str]:
    """How a record stands, and what is there. ``nameservers`` are asked instead of the system's."""
    try:
        resolver = dns.resolver.Resolver(configure=not nameservers)
        if nameservers:
            resolver.nameservers = [dns.nameserver.Do53Nameserver(host, port) for host, port in nameservers]
        answer = resolver.resolve(record.name, "TXT", lifetime=_SECONDS)
    except (dns.resolver.NXDOMAIN, dns.resolver.NoAnswer):
        return Standing.MISSING, ""
    except dns.exception.DNSException as error:
        return Standing.UNKNOWN, str(error)
    return judge(record.text, [b"".join(one.strings).decode("utf-8", "replace") for one in answer])


def judge(wanted: str, found: Sequence[str]) -> tuple[Standing, str]:
    """SPF and DMARC are the domain's own business: there, whatever it says. A DKIM key must be ours."""
    kind = wanted.partition(";")[0].split()[0]
    if kind == "v=DKIM1":
        # The version may be left out, white space stand anywhere in the key (RFC 6376 3.6.1).
        keys = {_key(text): text for text in found if _key(text) is not None}
        if _key(wanted) in keys:
            return Standing.THERE, keys[_key(wanted)]
        return (Standing.OTHER, next(iter(keys.values()))) if keys else (Standing.MISSING, "")
    same = [text for text in found if text.strip().lower().startswith(kind.lower())]
    if len(same) > 1 and kind == "v=spf1":
        # RFC 7208 4.5: more than one is an error, for which receivers reject.
        return Standing.OTHER, "  ".join(same)
    return (Standing.THERE, same[0]) if same else (Standing.MISSING, "")


def _key(text: str) -> str | None:
    found = re.search(r"(?:^|;)\s*p\s*=([^;]*)", text)
    return re.sub(r"\s+", "", found[1]) if found else None
