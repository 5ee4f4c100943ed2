"""``jianbao digest test``: a real digest to one address, marked as a test, with nothing of it in the ledger."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from jianbao import events, exits
from jianbao.terminal import output
from jianbao.workspace import opened
from notifier import trying
from notifier.members import read_address
from notifier.testing import send_sample


def send_test(config_dir: Path, to: str, topics: list[str], *, form: str) -> int:
    """Returns the exit code. Raises as workspace.opened, and JianbaoError."""
    address = read_address(to)
    if address is None:
        raise JianbaoError(_("“{text}”不是可以寄达的邮件地址。").format(text=to))
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        now = dt.datetime.now(dt.UTC)
        known = [topic.slug for topic in settings.topics]
        if unknown := [topic for topic in topics if topic not in known]:
            message = _("topics.yaml 里没有专题“{topic}”。有的是：{known}")
            raise JianbaoError(message.format(topic=unknown[0], known=_("、").join(known)))
        latest = store.issues(1)
        if not latest:
            raise JianbaoError(_("库里还没有任何一期。先把会刊放进收件夹，运行 jianbao run --once。"))
        chosen = tuple(topics or known)
        digest = trying.items_digest(settings, chosen, store.items_of(latest[0].key))
        window = (latest[0].released, latest[0].released)
        mark = _("[测试]")
        letter = trying.sample_letter(settings, chosen, digest, settings.jianbao.language, form, window, mark=mark)
        answer = send_sample(store, settings, letter, address, now)
    output().print(_("已寄给 {email}：{answer}").format(email=address, answer=answer), style="green", soft_wrap=True)
    return exits.OK
