"""What of the config no item of the archive has met, and no member has asked for: for ``jianbao check``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from feeds.errors import Problem, WorkspaceError
from feeds.i18n import gettext as _
from feeds.settings.checking import Findings
from feeds.store import Store
from notifier.audit import audit
from notifier.members import FILE, read_members
from notifier.membership import heeded


def archive_warnings(findings: Findings) -> Iterator[Problem]:
    """Themes and topics that nothing in the store matches. Nothing where there is no store yet, or it is empty.

    What can never match whatever the archive holds is among the findings already, and not said twice.
    """
    try:
        store = Store.there(findings.settings.database_url)
    except WorkspaceError as error:
        yield Problem(f"{findings.settings.config_dir.name}/jianbao.yaml", None, "database", str(error))
        return
    if store is None:
        return
    with store:
        said = {warning.key for warning in findings.warnings}
        yield from (warning for warning in _unmatched(findings, store) if warning.key not in said)
        yield from _of_members(findings, store)


def _unmatched(findings: Findings, store: Store) -> Iterator[Problem]:
    items = store.counts().items
    if not items:
        return
    tagged = store.tag_counts("theme")
    for theme in findings.settings.taxonomies.themes:
        if theme.slug not in tagged:
            message = _("库里的 {n} 条没有一条归入主题“{name}”。如果刚改过它的词，运行 jianbao retag --dry-run 看看。")
            yield findings.warning("themes", theme.slug, message.format(n=items, name=theme.name))
    for topic in findings.settings.topics:
        if not store.latest_items(1, topic=topic):
            message = _("库里的 {n} 条没有一条符合专题“{name}”。")
            yield findings.warning("topics", topic.slug, message.format(n=items, name=topic.name))


def _of_members(findings: Findings, store: Store) -> Iterator[Problem]:
    """What members would miss without anybody noticing."""
    settings = findings.settings
    with store.engine.connect() as connection:
        found = audit(connection, settings)
    for slug in found.nobodys:
        name = next(topic.name for topic in settings.topics if topic.slug == slug)
        yield findings.warning("topics", slug, _("没有人订阅专题“{name}”。").format(name=name))
    for problem in found.silenced:
        yield replace(problem, file=f"{settings.config_dir.name}/{problem.file}")
    try:
        listed = read_members(settings.members_file.read_bytes(), settings.topics, settings.jianbao.language)
    except FileNotFoundError:
        return
    if decided := heeded(store, listed):
        message = _("有 {n} 人自己退订或删除了资料，名单里还写着他们，以会员为准：{emails}")
        emails = _("、").join(decided[:5]) + ("…" if len(decided) > 5 else "")
        yield Problem(f"{settings.config_dir.name}/{FILE}", None, "", message.format(n=len(decided), emails=emails))
