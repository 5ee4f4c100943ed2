"""``jianbao wechat``: look at an issue's articles, put them into the official account's drafts, check that one can."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import sqlalchemy as sa

from feeds.errors import DeliveryError, JianbaoError, SettingsError
from feeds.i18n import gettext as _
from feeds.model import StoredIssue
from feeds.settings import Settings
from feeds.settings.secrets import wecom_key
from feeds.store import Store
from jianbao import events, exits
from jianbao.terminal import fact_table, output
from jianbao.workspace import opened
from notifier.ledger import ACCOUNT, State
from notifier.opening import open_due
from notifier.wechat import api, cover, page, pages, postings, sending
from notifier.wechat.postings import Due, Posting

_SHOWN = 5
_CALLS = ("/cgi-bin/draft/add", "/cgi-bin/material/add_material", "/cgi-bin/freepublish/submit")


def preview(key: str, config_dir: Path) -> None:
    """Write the copy page of an issue, say where it is, and show what stands in each field. Raises as opened."""
    console = output()
    with opened(config_dir) as (settings, store):
        issue = _issue(store, key)
        items = store.items_of(issue.key)
        pages.write(issue, items, settings)
        articles = pages.articles(issue, items, settings)
    address = f"{settings.jianbao.site.address}/{pages.path(issue).removesuffix('index.html')}"
    console.print(_("{issue}：{n} 篇").format(issue=issue.label, n=len(articles)), style="bold")
    console.print(
        fact_table([(_("复制页"), str(settings.public / pages.path(issue))), (_("网址"), address)]), soft_wrap=True
    )
    for article in articles:
        console.print()
        console.print(article.title, style="bold")
        console.print(fact_table((field.name, _counted(field)) for field in page.fields(article)))
        console.print(article.plain_text, soft_wrap=True)


def push(key: str, config_dir: Path, *, publish: bool, group: str | None) -> int:
    """Make the draft of an issue now, or send it to a group, whether or not the settings do it by themselves.

    Returns the exit code. A draft that is there already, made of what the issue now says, is not made again, and no
    message that has arrived is sent again. Raises as opened.
    """
    console = output()
    with opened(config_dir) as (settings, store):
        events.start(settings, aloud=False)
        now = dt.datetime.now(dt.UTC)
        issue = _issue(store, key)
        # An issue that nobody has looked at yet gets its run first, like any other.
        open_due(store, settings, now)
        if group:
            posting = _prepared_for_group(store, settings, issue, group, now)
        else:
            posting = _prepared(store, settings, issue, publish, now)
        if posting.state is State.PENDING:
            posting = sending.send_one(store, settings, posting, now)
    style = "green" if posting.state is State.SENT else "yellow"
    console.print(
        _("{issue}：{message}").format(issue=issue.label, message=posting.answer), style=style, soft_wrap=True
    )
    return exits.OK if posting.state is State.SENT else exits.ERROR


def check(config_dir: Path) -> int:
    """Ask WeChat whether it lets us in, and how much of the day's quota is left; returns the exit code."""
    console = output()
    with opened(config_dir) as (settings, store):
        facts = [*_about_account(settings, store), *_about_groups(settings), _about_cover()]
        with store.engine.connect() as connection:
            latest = postings.latest(connection, _SHOWN)
    console.print(fact_table((name, text) for name, text, _good in facts))
    if latest:
        console.print(_("最近发出的"), style="bold")
        console.print(fact_table((one.issue_key, f"{one.target}  {one.state}  {one.answer}") for one in latest))
    return exits.OK if all(good for _name, _text, good in facts) else exits.ERROR


def _issue(store: Store, key: str) -> StoredIssue:
    issue = store.issue(key)
    if issue and issue.held:
        raise JianbaoError(_("{issue}还在等人看（jianbao review），没有发布。").format(issue=issue.label))
    if issue:
        return issue
    latest = _("、").join(each.key for each in store.issues(_SHOWN))
    if not latest:
        raise JianbaoError(_("库里还没有任何一期。先把会刊放进收件夹，运行 jianbao run --once。"))
    raise JianbaoError(_("没有编号为 {key} 的一期。最近几期：{latest}").format(key=key, latest=latest))


def _prepared(store: Store, settings: Settings, issue: StoredIssue, publish: bool, now: dt.datetime) -> Posting:
    """The issue's delivery to the account, pending if there is something to do."""
    account = settings.jianbao.wechat.account
    if account is None:
        raise JianbaoError(_("设置里没有 wechat.account，不能用公众号的接口。文章可以从复制页粘贴。"))
    publish = publish or account.automatic == "publish"
    with store.transaction() as connection:
        posting = _in_ledger(connection, issue, Due(ACCOUNT, account.appid, receipt={"publish": publish}), now)
        receipt = _wanted(posting, issue, publish)
        if receipt is not None and postings.again(connection, posting, receipt, now):
            posting = replace(posting, state=State.PENDING, receipt=receipt)
    return posting


def _prepared_for_group(store: Store, settings: Settings, issue: StoredIssue, slug: str, now: dt.datetime) -> Posting:
    """The issue's delivery to the group, pending unless it has been sent: from the message at which it stopped."""
    known = [group.slug for group in settings.jianbao.wechat.groups]
    if slug not in known:
        message = _("设置里没有叫 {slug} 的群。有的是：{known}")
        raise JianbaoError(message.format(slug=slug, known=_("、").join(known) or _("没有")))
    owed = postings.due(settings, store.items_of(issue.key), settings.taxonomies.ancestors, first=False)
    mine = next((one for one in owed if one.target == slug), None)
    if mine is None:
        raise JianbaoError(_("这一期没有这个群要的条目。"))
    with store.transaction() as connection:
        posting = _in_ledger(connection, issue, mine, now)
        if posting.state is not State.SENT and postings.again(connection, posting, posting.receipt, now):
            posting = replace(posting, state=State.PENDING)
    return posting


def _in_ledger(connection: sa.Connection, issue: StoredIssue, owed: Due, now: dt.datetime) -> Posting:
    """The delivery that is there, else a new one."""
    run_id = postings.run_of_issue(connection, issue.key)
    if run_id is None:
        raise JianbaoError(_("这一期还没有发布，不能发到微信。"))
    postings.prepare(connection, run_id, [owed], now)
    posting = postings.of_issue(connection, issue.key, owed.channel, owed.target)
    assert posting is not None
    return posting


def _wanted(posting: Posting, issue: StoredIssue, publish: bool) -> dict[str, object] | None:
    """The receipt to go on from, None where there is nothing to do."""
    receipt = dict(posting.receipt)
    if posting.state is not State.SENT:
        # What was cut off is looked for before anything is made; a person who asks again has looked at the rest.
        receipt.pop("submitting", None)
        return receipt | {"publish": publish}
    if issue.changed > posting.changed:
        # Corrected since: a draft of its own. The old one stays for whoever has edited it.
        earlier = [*receipt.get("earlier", []), receipt["media_id"]]
        return {"publish": publish, "earlier": earlier}
    if publish and "publish_id" not in receipt:
        return receipt | {"publish": True}
    return None


def _about_account(settings: Settings, store: Store) -> Iterator[tuple[str, str, bool]]:
    account = settings.jianbao.wechat.account
    if account is None:
        yield _("公众号"), _("没有设置 wechat.account；文章从复制页粘贴"), True
        return
    yield _("公众号"), f"{account.appid}（{account.automatic}）", True
    try:
        with api.opened(settings, store, lambda: dt.datetime.now(dt.UTC)) as opened_api:
            opened_api.tokens.current()
            yield _("凭据、IP 白名单"), _("微信认可"), True
            for call in _CALLS:
                limit, used = opened_api.quota(call)
                yield call, _("今天用了 {used} 次，共 {limit} 次").format(used=used, limit=limit), used < limit
    except (DeliveryError, SettingsError) as error:
        yield _("接口"), str(error), False


def _about_groups(settings: Settings) -> Iterator[tuple[str, str, bool]]:
    # A robot answers to nothing but messages, and a group is not to be sent any to try.
    for group in settings.jianbao.wechat.groups:
        try:
            wecom_key(settings, group)
        except SettingsError as error:
            yield group.name, str(error), False
        else:
            topics = _("、").join(group.topics) or _("全部条目")
            yield group.name, f"{group.form}: {topics}", True


def _about_cover() -> tuple[str, str, bool]:
    try:
        return _("封面的字体"), cover.font_file(), True
    except cover.NoFont as error:
        return _("封面的字体"), str(error), False


def _counted(field: page.Field) -> str:
    count = f"{field.count:,} / {field.limit:,} {field.unit}"
    return f"{count}  {field.text}" if field.text else count
