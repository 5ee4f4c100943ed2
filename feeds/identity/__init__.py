"""Which number of which periodical an issue is.

In the order of trust: a sidecar that the operator wrote, the masthead, the file's name, the dates of its items. What
does not come from the masthead is recorded as a flag.
"""

from __future__ import annotations

from feeds.identity.identify import Identity, identify
from feeds.identity.masthead import complete, with_inferred_date
from feeds.identity.periodicals import find_periodical
from feeds.identity.sidecar import Stated, read_sidecar, sidecar_names

__all__ = [
    "Identity",
    "Stated",
    "complete",
    "find_periodical",
    "identify",
    "read_sidecar",
    "sidecar_names",
    "with_inferred_date",
]
