"""The import directions that README and docs/architecture.md promise, read from the code itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("feeds", "notifier", "jianbao")
FOUNDATION = ("feeds.model", "feeds.characters", "feeds.errors", "feeds.i18n", "feeds.resources")
PURE = ("feeds.parsing", "feeds.tagging")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def ours(path: Path) -> Iterator[str]:
    """The modules of ours that a module imports, wherever in it, relative imports resolved."""
    package = name_of(path).split(".") if path.name == "__init__.py" else name_of(path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            names = [".".join([*base, *filter(None, [node.module])])]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] in PACKAGES)


def within(name: str, packages: tuple[str, ...]) -> bool:
    return any(name == package or name.startswith(package + ".") for package in packages)


def broken(modules: tuple[str, ...], allowed: tuple[str, ...]) -> list[str]:
    """``module imports other`` for every import in the modules that is not of what they may import."""
    return [
        f"{name_of(path)} imports {other}"
        for path in MODULES
        if within(name_of(path), modules)
        for other in ours(path)
        if not within(other, allowed)
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_has_modules_to_look_at(package: str) -> None:
    assert any(within(name_of(path), (package,)) for path in MODULES)


def test_feeds_never_imports_notifier_or_jianbao() -> None:
    assert broken(("feeds",), ("feeds",)) == []


def test_notifier_never_imports_jianbao() -> None:
    assert broken(("notifier",), ("notifier", "feeds")) == []


@pytest.mark.parametrize("module", FOUNDATION)
def test_the_foundation_imports_nothing_of_ours(module: str) -> None:
    assert broken((module,), ()) == []


@pytest.mark.parametrize("package", PURE)
def test_the_pure_packages_import_only_the_model_and_the_characters(package: str) -> None:
    assert broken((package,), (package, "feeds.model", "feeds.characters")) == []


def test_publishing_loads_nothing_of_reading() -> None:
    """It would take the command half a second longer to start."""
    loaded = "import sys, jianbao.publishing; print(*sorted(sys.modules))"
    found = subprocess.run([sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    unwanted = ("feeds.parsing", "feeds.pipeline", "feeds.readers.pdf", "notifier.sending")
    assert [name for name in found.split() if within(name, unwanted)] == []
