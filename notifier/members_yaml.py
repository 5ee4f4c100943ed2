"""Members as YAML, for lists that a program writes or that give each topic its own frequency.

members:
  - email: zhang@example.org
    name: 张三
    topics: {guangdong: weekly, trade-policy: }    # or a list: [guangdong, trade-policy]
    frequency: daily                               # of the topics that name none
    language: zh-CN
    zone: Europe/Paris
    form: text
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from feeds.i18n import gettext as _
from feeds.model import Topic
from feeds.settings.yaml_file import read_yaml
from notifier.members import COLUMNS, MemberFile, Reading, read_row


def read_members_yaml(
    data: bytes, topics: Sequence[Topic], language: str = "zh-CN", *, file: str = "members.yaml"
) -> MemberFile:
    """As ``members.read_members``. Never raises."""
    reading = Reading(topics, language, file)
    with TemporaryDirectory() as folder:
        path = Path(folder, "members.yaml")
        path.write_bytes(data)
        yaml = read_yaml(path, file)
    reading.problems += yaml.problems
    entries = yaml.values.get("members")
    if not isinstance(entries, list):
        if not yaml.problems:
            reading.wrong(None, "members", _("应当有一个 members 列表。"))
        return MemberFile(problems=tuple(reading.problems), complete=False)
    for index, entry in enumerate(entries):
        line = yaml.line(("members", index)) or 0
        if not isinstance(entry, dict) or not isinstance(entry.get("email"), str):
            reading.wrong(line, f"members[{index + 1}]", _("每一项都要写 email。"))
            continue
        before = len(reading.problems)
        for key in entry.keys() - set(COLUMNS):
            reading.wrong(yaml.line(("members", index, key)), key, _("没有这一项。"))
        for row in _rows(entry):
            read_row(reading, line, row)
        if len(reading.problems) > before:
            reading.doubtful.add(entry["email"].lower())
    return reading.done()


def _rows(entry: dict[str, Any]) -> Iterator[dict[str, str]]:
    """The entry as rows of a members.csv, one for each frequency."""
    plain = {key: "" if entry.get(key) is None else str(entry[key]) for key in COLUMNS if key != "topics"}
    topics = entry.get("topics")
    by_frequency: dict[str, list[str]] = {}
    if isinstance(topics, dict):
        for topic, frequency in topics.items():
            by_frequency.setdefault("" if frequency is None else str(frequency), []).append(str(topic))
    else:
        by_frequency[""] = [str(topic) for topic in topics] if isinstance(topics, list) else [str(topics or "")]
    for frequency, names in by_frequency.items():
        yield plain | {"topics": ";".join(names), "frequency": frequency or plain["frequency"]}
