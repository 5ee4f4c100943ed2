"""An item as schema.org describes it, for search engines: JSON-LD of a NewsArticle. https://schema.org/NewsArticle"""

from __future__ import annotations

from typing import Any

from feeds.model import StoredItem
from feeds.publishing.site import Site


def article_data(stored: StoredItem, site: Site) -> dict[str, Any]:
    item, issue = stored.item, stored.issue
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": site.url(stored.path),
        "identifier": stored.id,
        "headline": item.headline[:110],
        "description": item.summary,
        "image": [site.url(stored.picture_path(picture)) for picture in item.pictures],
        "datePublished": site.stamp(stored.published),
        "dateModified": site.stamp(stored.updated),
        "inLanguage": "zh-CN",
        "articleSection": item.section,
        "keywords": [tag.name for tag in (*item.regions, *item.themes)],
        "temporalCoverage": str(item.date) if item.date else None,
        "author": [{"@type": "Person", "name": name} for name in item.byline],
        "sourceOrganization": {"@type": "Organization", "name": item.source} if item.source else None,
    }
    if issue:
        data["isPartOf"] = {
            "@type": "PublicationIssue",
            "name": issue.label,
            "url": site.url(f"issues/{issue.key}/index.html"),
            "issueNumber": issue.masthead.number,
            "isPartOf": {"@type": "Periodical", "name": issue.periodical_title},
        }
        publisher = issue.masthead.publisher or issue.periodical_title
        data["publisher"] = {"@type": "Organization", "name": publisher}
    return {key: value for key, value in data.items() if value}
