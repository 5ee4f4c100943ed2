"""What the settings say of the site that is published: its names, its address, its clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from feeds.settings import Settings


@dataclass(frozen=True)
class Retired:
    """A feed that was stopped on a day. ``feed`` and ``successor`` are paths below feeds/, without an ending."""

    feed: str
    name: str
    successor: str
    since: dt.date


@dataclass(frozen=True)
class Site:
    """``address`` is absolute, without a slash at its end; tag: URIs are minted from ``domain`` and ``since``."""

    title: str
    description: str
    address: str
    domain: str
    since: int
    language: str
    zone: ZoneInfo
    lengths: Mapping[str, int]
    """How many items a feed has, by its kind (a facet's, or ``all``); of those that are not named, ``""``."""
    feeds: tuple[str, ...] = ()
    """The kinds of facets (``facets.FacetKind``) that have feeds."""
    archives: tuple[str, ...] = ()
    """The kinds of facets whose feeds have an archive. That of all items always has."""
    retired: tuple[Retired, ...] = ()
    originals: bool = False
    """Whether the issues' own files are published."""
    hubs: tuple[str, ...] = ()
    """Addresses of WebSub hubs."""
    contact: str = ""
    """Whom a reader may turn to, as it is to stand on a page."""
    subscribable: bool = False
    """Whether readers may ask for mails on /subscribe."""

    @classmethod
    def of(cls, settings: Settings) -> Site:
        config = settings.jianbao
        return cls(
            title=config.site.title,
            description=config.site.description,
            address=config.site.address,
            domain=config.site.domain,
            since=config.site.domain_since,
            language=config.language,
            zone=settings.zone,
            lengths={"": config.publishing.feed_length}
            | {str(kind): n for kind, n in config.publishing.feed_lengths.items()},
            feeds=tuple(config.publishing.feeds),
            archives=tuple(config.publishing.archives),
            originals=config.publishing.originals,
            hubs=tuple(config.publishing.hubs),
            contact=config.site.contact,
            subscribable=config.site.subscribe == "open",
            retired=tuple(Retired(one.feed, one.name, one.successor, one.since) for one in config.publishing.retired),
        )

    def url(self, path: str) -> str:
        """The absolute address of a file of the site; of a folder's index, the folder's."""
        return f"{self.address}/{path.removesuffix('index.html')}"

    @property
    def root(self) -> str:
        """The site's path on its host, with slashes at both ends: ``/`` or ``/news/``."""
        return f"{urlsplit(self.address).path}/"

    def local(self, moment: dt.datetime) -> dt.datetime:
        """In the site's zone, to the second: what feeds and readers are told."""
        return _local(moment, self.zone)

    def stamp(self, moment: dt.datetime) -> str:
        """The same as text, by ISO 8601."""
        return _stamp(moment, self.zone)

    def feed_length(self, kind: str) -> int:
        return self.lengths.get(kind, self.lengths[""])

    def feed_id(self, path: str) -> str:
        return f"tag:{self.domain},{self.since}:feed/{path}"

    @property
    def beginning(self) -> dt.datetime:
        """The moment that stands for "never yet" in a feed without items."""
        return dt.datetime(self.since, 1, 1, tzinfo=self.zone)


def _local(moment: dt.datetime, zone: ZoneInfo) -> dt.datetime:
    return moment.astimezone(zone).replace(microsecond=0)


@lru_cache(maxsize=64)
def _stamp(moment: dt.datetime, zone: ZoneInfo) -> str:
    """Remembered: all items of an issue have the same."""
    return _local(moment, zone).isoformat()
