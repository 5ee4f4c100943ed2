"""What a person sets right in an issue: a small YAML file beside it, applied whenever that issue is processed."""

from __future__ import annotations

from feeds.corrections.applying import Corrected, Numbered, apply
from feeds.corrections.correction import Correction, Corrections
from feeds.corrections.names import corrections_name, corrections_names, is_corrections, issue_name
from feeds.corrections.reading import find_corrections, read_corrections

__all__ = [
    "Corrected",
    "Correction",
    "Corrections",
    "Numbered",
    "apply",
    "corrections_name",
    "corrections_names",
    "find_corrections",
    "is_corrections",
    "issue_name",
    "read_corrections",
]
