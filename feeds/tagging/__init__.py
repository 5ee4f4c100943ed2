"""Dates, regions, themes and a summary for the items of an issue, each with its evidence. Pure."""

from __future__ import annotations

from feeds.tagging.tagger import Tagger

__all__ = ["Tagger"]
