"""What determines how a mail reads. Deliveries that agree in it share one rendering, but for the personal places."""

from __future__ import annotations

from dataclasses import dataclass

from notifier.runs import Run


@dataclass(frozen=True, slots=True)
class Group:
    """``topics`` are slugs in the order of topics.yaml. ``scope`` names the items that the mail carries where they are
    not simply the run's that its topics select (see ``notifier.scopes``); empty for most. ``form`` is html or text."""

    run: Run
    topics: tuple[str, ...]
    scope: str = ""
    language: str = "zh-CN"
    form: str = "html"

    @property
    def order(self) -> tuple[int, tuple[str, ...], str, str, str]:
        """Sorted by it, the deliveries of one group stand together."""
        return (self.run.id, self.topics, self.scope, self.language, self.form)
