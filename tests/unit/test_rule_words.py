"""Every rule that evidence names has words for the person who asks why."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from feeds.parsing import parse
from feeds.readers import read
from feeds.settings import builtin_settings
from feeds.tagging import Tagger
from feeds.tagging.date_roles import Role
from feeds.tagging.date_years import YearRule
from feeds.wording import role_words, rule_words

_MADE_WITH_RULES = ("Evidence", "RegionHit")
_TABLES = ("gazetteer_facts", "institutions")
ROOT = Path(__file__).parents[2]
ISSUES = sorted(
    path
    for folder in ("jianbao/samples", "tests/issues")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".txt", ".md") and path.name != "README.md"
)


def written() -> Iterator[str]:
    """Every rule that the code of tagging writes out: what evidence and hits are made with, a resolved place's rule."""
    for path in (path for path in (ROOT / "feeds/tagging").glob("*.py") if path.stem not in _TABLES):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MADE_WITH_RULES:
                rules: list[ast.expr | None] = list(node.args[1:2])
            elif isinstance(node, ast.Dict):
                rules = list(node.keys)
            elif isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
                rules = list(node.value.elts[1:2])
            else:
                continue
            for rule in rules:
                if isinstance(rule, ast.Constant) and re.fullmatch(r"[a-z]+(-[a-z]+)+", str(rule.value)):
                    yield str(rule.value)


def test_every_rule_in_the_code_has_words() -> None:
    rules = set(written())
    assert {"group-mark", "here-by-source", "no-place-named"} <= rules
    assert [rule for rule in sorted(rules | set(YearRule)) if rule_words(rule) == rule] == []


@pytest.mark.parametrize("path", ISSUES, ids=lambda path: path.stem)
def test_every_rule_that_an_issue_meets_has_words(path: Path) -> None:
    document = read(path)
    tagger = Tagger(builtin_settings().taxonomies)
    rules = {
        one.rule
        for explained in tagger.explain(parse(document), document.text)
        for options in (explained.regions, explained.themes)
        for option in options
        for one in option.evidence
    }
    assert [rule for rule in sorted(rules) if rule_words(rule) == rule] == []


def test_every_role_of_a_date_has_words() -> None:
    assert [role for role in Role if role_words(role) == role] == []


def test_a_rule_of_a_later_version_is_shown_as_its_code() -> None:
    assert rule_words("from-the-future") == "from-the-future"
