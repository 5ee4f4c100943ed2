"""An office that has sent one mail, and where it comes back to."""

from __future__ import annotations

from notifier_workspace import NOON, Office, make_office, make_settings

from notifier.jobs import do_due
from notifier.mail.addresses import Office as Sender
from notifier.mail.returning import ReturnPath


def sent(office: Office) -> Office:
    office = make_office(
        make_settings(office.settings.workspace, mail={"return_path": "b+*@jianbao.example"}), office.store
    )
    office.members("zhang@example.org,张三,all,,")
    office.release(6, {"港口新开三条航线": "logistics"}, NOON)
    assert do_due(office.context, NOON).sent == 1
    return office


def return_path(office: Office) -> str:
    return ReturnPath.of(office.store, office.settings, Sender.of(office.settings)).of_delivery(1)
