"""The records of a domain, asked of a real name server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from notifier.mail.lookup import Standing, judge, standing
from notifier.mail.preflight import Record

RECORDS = {
    "news.example.": ["google-site-verification=x", "v=spf1 a:mx.news.example -all"],
    "two.example.": ["v=spf1 -all", "v=spf1 a -all"],
    "s1._domainkey.news.example.": ["k=rsa; p=AAAA BBBB"],
    "s2._domainkey.news.example.": ["v=DKIM1; k=rsa; p=CCCC"],
    "empty.example.": [],
}


@pytest.fixture(scope="module")
def nameserver() -> Iterator[tuple[str, int]]:
    listener = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    listener.bind(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            wire, client = listener.recvfrom(4096)
            if not wire:
                return
            query = dns.message.from_wire(wire)
            (question,) = query.question
            answer = dns.message.make_response(query)
            found = RECORDS.get(question.name.to_text())
            if found is None:
                answer.set_rcode(dns.rcode.NXDOMAIN)
            elif found:
                quoted = ['"' + text[:9] + '" "' + text[9:] + '"' for text in found]
                answer.answer.append(dns.rrset.from_text(question.name, 60, "IN", "TXT", *quoted))
            answer.flags |= dns.flags.RA
            listener.sendto(answer.to_wire(), client)

    thread = threading.Thread(target=serve)
    thread.start()
    yield listener.getsockname()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as ending:
        ending.sendto(b"", listener.getsockname())
    thread.join()
    listener.close()


@pytest.mark.parametrize(
    ("name", "text", "how"),
    [
        ("news.example", "v=spf1 a:other.example -all", Standing.THERE),
        ("two.example", "v=spf1 a -all", Standing.OTHER),
        ("empty.example", "v=spf1 a -all", Standing.MISSING),
        ("no-such.example", "v=DMARC1; p=none", Standing.MISSING),
        ("s1._domainkey.news.example", "v=DKIM1; k=rsa; p=AAAABBBB", Standing.THERE),
        ("s2._domainkey.news.example", "v=DKIM1; k=rsa; p=AAAABBBB", Standing.OTHER),
    ],
)
def test_what_a_domain_has_is_compared_with_what_it_should_have(
    nameserver: tuple[str, int], name: str, text: str, how: Standing
) -> None:
    assert standing(Record(name, text, ""), [nameserver])[0] is how


def test_a_name_server_that_cannot_be_asked_says_nothing_about_the_domain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notifier.mail.lookup._SECONDS", 0.2)
    assert standing(Record("news.example", "v=spf1 -all", ""), [("127.0.0.1", 1)])[0] is Standing.UNKNOWN


def test_a_text_without_a_key_is_no_dkim_record() -> None:
    assert judge("v=DKIM1; k=rsa; p=AA", ["hello", "v=spf1 -all"]) == (Standing.MISSING, "")
