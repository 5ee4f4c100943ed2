"""Words for themes, learned from the items that a person has corrected. Pure; it proposes and changes nothing."""

from __future__ import annotations

from feeds.learning.examples import Example
from feeds.learning.lesson import Lesson, Proposal, learn

__all__ = ["Example", "Lesson", "Proposal", "learn"]
