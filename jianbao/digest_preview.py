"""``jianbao digest preview``: what a member would get now, in the terminal, as a file, or in the browser."""

from __future__ import annotations

import datetime as dt
import tempfile
import webbrowser
from pathlib import Path

from feeds.errors import JianbaoError
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store import Store
from jianbao import exits
from jianbao.digest_words import schedule_words
from jianbao.terminal import messages, output
from jianbao.workspace import opened
from notifier import trying
from notifier.jobs import Context, sync_members
from notifier.links import Links
from notifier.mail.letter import Letter
from notifier.mail.places import fill_html, fill_text
from notifier.trying import Recipient


def preview(config_dir: Path, email: str, *, since: str | None, out: Path | None, open_it: bool) -> int:
    """Returns the exit code. Raises as workspace.opened, JianbaoError for an unknown member, and OSError."""
    now = dt.datetime.now(dt.UTC)
    with opened(config_dir) as (settings, store):
        sync_members(Context(settings, store), now)
        with store.engine.connect() as connection:
            who = trying.recipient(connection, email)
        if who is None:
            raise JianbaoError(_("没有邮箱为 {email} 的会员。").format(email=email))
        letters = _letters(store, settings, who, since, now)
        if not letters:
            messages().print(
                _("此刻没有给 {email} 的新条目。加 --since 2026-10-01 看从某天起的样子。").format(email=email),
                style="yellow",
                soft_wrap=True,
            )
            return exits.OK
        links = Links.of(store, settings)
        # Without a delivery the links are the member's own all the same: they open their pages.
        places = links.places(links.token(who.id))
    if out is None and not open_it:
        for schedule, letter in letters:
            _show(schedule, letter, who, places)
        return exits.OK
    target = out or Path(tempfile.mkdtemp(prefix="jianbao-")) / "preview.html"
    for turn, (_schedule, letter) in enumerate(letters):
        file = target if turn == 0 else target.with_stem(f"{target.stem}-{turn + 1}")
        file.write_text(_body(letter, who, places, file.suffix), encoding="utf-8")
        messages().print(_("已写到 {path}：{subject}").format(path=file, subject=letter.subject), soft_wrap=True)
        if open_it:
            webbrowser.open(file.resolve().as_uri())
    return exits.OK


def _letters(
    store: Store, settings: Settings, who: Recipient, since: str | None, now: dt.datetime
) -> list[tuple[str, Letter]]:
    if since is None:
        return [(one.schedule, one.letter) for one in trying.preview(store, settings, who, now)]
    try:
        day = dt.datetime.fromisoformat(since)
    except ValueError:
        raise JianbaoError(_("“{text}”不是日期，应写成 2026-10-01。").format(text=since)) from None
    start = day if day.tzinfo else day.replace(tzinfo=settings.zone)
    return [("", trying.preview_since(store, settings, who, start, now))]


def _show(schedule: str, letter: Letter, who: Recipient, places: dict[str, str]) -> None:
    console = output()
    if schedule:
        console.rule(schedule_words(schedule))
    console.print(_("主题：{subject}").format(subject=letter.subject), style="bold", soft_wrap=True)
    console.print(fill_text(letter.text, letter.personal(who.name, who.email, places)), soft_wrap=True)


def _body(letter: Letter, who: Recipient, places: dict[str, str], suffix: str) -> str:
    personal = letter.personal(who.name, who.email, places)
    if letter.html is None or suffix == ".txt":
        return fill_text(letter.text, personal)
    return fill_html(letter.html, personal)
