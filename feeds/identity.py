"""Which number of which periodical an issue is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identity:
    """``periodical`` is a slug, ``key`` the issue's ASCII name: PERIODICAL-YYYY-NN."""

    periodical: str
    title: str
    key: str
    year: int | None = None
    number: int | None = None
    stated: bool = False
    """An operator wrote it down, in a sidecar: it is not to be doubted."""

    @property
    def designation(self) -> str:
        """The key without its periodical: YYYY-NN."""
        return self.key[len(self.periodical) + 1 :]
