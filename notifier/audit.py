"""What would go silent without anybody noticing: topics that are gone, tags that no topic knows any more."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.settings import Settings
from feeds.store.schema import item_tags, members, subscriptions


@dataclass(frozen=True, slots=True)
class Audit:
    """``nobodys`` are topics (slugs) that no member has, where there are members at all; ``silenced`` says what does
    not reach those who asked for it, with the file in which to set it right."""

    nobodys: tuple[str, ...]
    silenced: tuple[Problem, ...]


def audit(connection: sa.Connection, settings: Settings) -> Audit:
    query = (
        sa.select(subscriptions.c.topic, sa.func.count(subscriptions.c.member_id.distinct()))
        .join(members, members.c.id == subscriptions.c.member_id)
        .where(subscriptions.c.ended.is_(None), members.c.erased.is_(None))
        .group_by(subscriptions.c.topic)
    )
    wanted = {row[0]: int(row[1]) for row in connection.execute(query)}
    slugs = {topic.slug for topic in settings.topics}
    former = {old for topic in settings.topics for old in topic.was}
    silenced = []
    for topic, count in sorted(wanted.items()):
        if topic not in slugs | former:
            message = _("没有专题 {slug} 了，而 {n} 位会员还订着它。改了名的，在新专题下写 was: [{slug}]。")
            silenced.append(Problem("topics.yaml", None, "topics", message.format(slug=topic, n=count)))
    known = {
        "region": {region.slug for region in settings.taxonomies.regions},
        "theme": {theme.slug for theme in settings.taxonomies.themes},
    }
    used = sa.select(item_tags.c.taxonomy, item_tags.c.slug, sa.func.count()).group_by(
        item_tags.c.taxonomy, item_tags.c.slug
    )
    for taxonomy, slug, count in sorted(connection.execute(used).all()):
        if taxonomy in known and slug not in known[taxonomy]:
            message = _("库里有 {n} 条还带着 {slug} 这个标签，而它已经没有了：专题选不到它们。请运行 jianbao retag。")
            problem = Problem(f"{taxonomy}s.yaml", None, f"{taxonomy}s", message.format(n=count, slug=slug))
            silenced.append(problem)
    nobodys = tuple(topic.slug for topic in settings.topics if wanted and topic.slug not in wanted)
    return Audit(nobodys, tuple(silenced))
