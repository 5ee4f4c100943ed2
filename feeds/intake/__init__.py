"""The drop folder: when a file is complete, what became of it, and where it goes."""

from __future__ import annotations

from feeds.intake.intake import Intake

__all__ = ["Intake"]
