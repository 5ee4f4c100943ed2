"""A draft in the form in which the draft box takes it, and how it is known again there. Pure.

https://developers.weixin.qq.com/doc/offiaccount/Draft_Box/Add_draft.html
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from notifier.wechat.article import Article

Mark = list[list[str]]
"""By what a draft is known: title, address behind 阅读原文 and cover of each of its articles.

WeChat gives these back as it got them; the text it changes, the digest it drops where there are several articles.
"""


def body(articles: Sequence[Article], covers: Sequence[str]) -> dict[str, Any]:
    """What POST draft/add takes. ``covers`` are the media ids of the wide one, for the first article, and the square
    one, for the others."""
    return {"articles": [_article(article, covers[min(n, 1)], len(articles)) for n, article in enumerate(articles)]}


def encoded(value: Any) -> bytes:
    """JSON as WeChat wants it: UTF-8, for it shows \\uXXXX as it stands there."""
    return json.dumps(value, ensure_ascii=False).encode()


def mark(draft: dict[str, Any]) -> Mark:
    """Of what was, or is to be, put into the draft box."""
    return [[one["title"], one["content_source_url"], one["thumb_media_id"]] for one in draft["articles"]]


def mark_there(entry: dict[str, Any]) -> Mark:
    """Of an entry of draft/batchget or freepublish/batchget; a field that it lacks is empty."""
    articles = entry.get("content", {}).get("news_item", [])
    return [[str(one.get(name, "")) for name in ("title", "content_source_url", "thumb_media_id")] for one in articles]


def _article(article: Article, cover: str, count: int) -> dict[str, Any]:
    return {
        "article_type": "news",
        "title": article.title,
        "author": article.author,
        # Kept only for a single article.
        "digest": article.digest if count == 1 else "",
        "content": article.content,
        "content_source_url": article.content_source_url,
        "thumb_media_id": cover,
        "need_open_comment": 0,
        "only_fans_can_comment": 0,
    }
