"""Every error that jianbao raises on purpose.

    JianbaoError            what a person did or has; str() is a sentence for them, in the language set
    ├── SettingsError       a file of config/ is wrong: carries all its problems, each with file, line, key
    ├── UnreadableIssue     a file cannot become a document: the intake puts it into the quarantine
    │   └── ScannedIssue        its pages are pictures without text: recognition may help
    ├── IssueConflict       a file claims to be a published issue, and has nothing in common with it: quarantine too
    ├── WorkspaceError      no workspace here, or its folders or database cannot be used
    └── DeliveryError       a channel did not take a message
        ├── TemporaryFailure    may be tried again
        ├── PermanentFailure    will never be taken
        └── UncertainOutcome    nobody can know whether it was taken: a person decides, it is never sent again unasked

Anything else that escapes is a defect of jianbao.
"""

from __future__ import annotations

from dataclasses import dataclass


class JianbaoError(Exception):
    """What was wrong, where, and what to do, as a sentence for a person."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a config file. ``line`` counts from 1, None for the whole file; ``key`` is a dotted path."""

    file: str
    line: int | None
    key: str
    message: str

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.key}: {self.message}" if self.key else f"{place}: {self.message}"


class SettingsError(JianbaoError):
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


class UnreadableIssue(JianbaoError):  # noqa: N818 - the name says what it is
    pass


class ScannedIssue(UnreadableIssue):
    """``pages``: how many it has."""

    def __init__(self, message: str, pages: int) -> None:
        super().__init__(message)
        self.pages = pages


class IssueConflict(JianbaoError):  # noqa: N818 - the name says what it is
    pass


class WorkspaceError(JianbaoError):
    pass


class DeliveryError(JianbaoError):
    pass


class TemporaryFailure(DeliveryError):  # noqa: N818
    pass


class PermanentFailure(DeliveryError):  # noqa: N818
    pass


class UncertainOutcome(DeliveryError):  # noqa: N818
    pass
