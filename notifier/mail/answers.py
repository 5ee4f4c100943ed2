"""What a server's answer to a mail means: by its code, its enhanced code (RFC 3463) and, first, by its words.

The big Chinese receivers say with a 5xx what means "not now", and with one code what is a matter of the mail, of the
connection or of all mails to them. A rule here is a line of a table; the first that fits decides.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from notifier.mail.transport import Fate, Outcome

_MINUTE = dt.timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class _Rule:
    codes: str
    words: str
    fate: Fate
    wait: dt.timedelta | None = None

    def fits(self, code: int, text: str) -> bool:
        return re.fullmatch(self.codes, str(code)) is not None and re.search(self.words, text, re.I) is not None


_RULES = (
    # QQ: "550 Ip frequency limited", "550 Connection frequency limited", "550 Domain frequency limited".
    _Rule(r"[45]\d\d", r"frequency limit", Fate.CROWDED, 30 * _MINUTE),
    # QQ: "550 Mail content denied" and the like are about this mail, not about its address.
    _Rule(r"5\d\d", r"content denied|spam|virus|blacklist|block(ed|list)", Fate.NEVER),
    # 163: "421 HL:REP", "421 HL:ICC", "421 HL:IFC": too much from this address of ours, too many connections.
    _Rule(r"4\d\d", r"\bHL:(REP|ICC|IFC|IFD|IPB|ITC)\b", Fate.CROWDED, 15 * _MINUTE),
    # 163: "450 MI:DMC" too many mails in a connection; "451 MI:SFQ", "450 MI:CEL" too many in a quarter of an hour.
    _Rule(r"4\d\d", r"\bMI:DMC\b", Fate.LATER, _MINUTE),
    _Rule(r"4\d\d", r"\bMI:(SFQ|CEL|SEL|NRC|IMF|ISP|SPF|DKI|STC)\b", Fate.CROWDED, 15 * _MINUTE),
    # 163: "451 DT:SPM please try again": a greylist, which wants two minutes.
    _Rule(r"4\d\d", r"\bDT:SPM\b", Fate.LATER, 2 * _MINUTE),
    _Rule(r"5\d\d", r"\bDT:SPM\b", Fate.NEVER),
    _Rule(r"4\d\d", r"gr[ae]y.?list", Fate.LATER, 5 * _MINUTE),
    _Rule(r"[45]\d\d", r"too many (connections|concurrent)|rate.?limit|throttl", Fate.CROWDED),
    # RFC 3463 4.7.x, 4.2.1, 4.3.2 and so on: of this mail or mailbox.
    _Rule(r"4\d\d", r"", Fate.LATER),
    _Rule(r"5\d\d", r"try again|later", Fate.LATER),
    # A full mailbox is no dead address, whatever the code says.
    _Rule(r"5\d\d", r"\b5\.2\.2\b|quota|mailbox (is )?full|over.?size|\b5\.3\.4\b", Fate.NEVER),
    # What the server holds against us or the mail.
    _Rule(r"5\d\d", r"\b5\.[67]\.\d+\b|polic|denied|not permitted|refused|SPF|DKIM|DMARC|relay", Fate.NEVER),
    _Rule(
        r"55[0134]",
        r"\b5\.1\.[0-36]\b|\b5\.1\.10\b|\b5\.2\.1\b"
        r"|no such|unknown|not (found|exist)|n.t exist|does not have|invalid (recipient|mailbox|user|address)"
        r"|user .*(suspended|disabled|inactive)|mailbox unavailable|no mailbox|not a valid|用户不存在|无此用户|不存在",
        Fate.NO_ADDRESS,
    ),
    _Rule(r"5\d\d", r"", Fate.NEVER),
)


def classify(code: int, text: str) -> Outcome:
    """Of a mail or a recipient. What is no answer at all, or says "yes" where it cannot, is uncertain."""
    answer = f"{code} {text}"
    if code == 250:
        return Outcome(Fate.TAKEN, answer)
    for rule in _RULES:
        if rule.fits(code, text):
            return Outcome(rule.fate, answer, rule.wait)
    return Outcome(Fate.UNCERTAIN, answer)


def concerns_the_relay(code: int, text: str) -> bool:
    """Whether an answer to MAIL or RCPT is about us and our relay, so that no other mail would fare better: no login
    (530, 535), TLS wanted (530 5.7.0, 538), the sender not ours (553, 5.7.1 at MAIL)."""
    return (
        code in (530, 534, 535, 538)
        or re.search(r"\b5\.7\.(0|8|9)\b|auth(entication)? required", text, re.I) is not None
    )
