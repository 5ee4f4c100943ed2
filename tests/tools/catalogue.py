"""The English catalogue: collect every message of the code and the templates, merge, compile.

    .venv/bin/python tests/tools/catalogue.py            brings feeds/locale/en up to date; lists what wants translating
    .venv/bin/python tests/tools/catalogue.py --english FILE.json    also fills in {"中文": "English"} from a file

Messages are Chinese and are their own keys, so there is one catalogue. tests/unit/jianbao/test_catalogue.py holds that
it is complete and that the compiled file is the compiled catalogue.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "feeds/locale/en/LC_MESSAGES/jianbao.po"
MO = PO.with_suffix(".mo")
SOURCES = ("feeds", "notifier", "jianbao", "templates")
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2"), ("**.xml", "jinja2")]
OPTIONS = {
    "jinja2": {
        "newstyle_gettext": "true",
        "trimmed": "true",
        "silent": "false",
        "extensions": "feeds.publishing.kept.Kept",
    }
}


def extracted() -> Catalog:
    """Every message that the code and the templates hold now, untranslated."""
    catalogue = Catalog(domain="jianbao", charset="utf-8")
    for source in SOURCES:
        method_map = [(pattern, method) for pattern, method in METHODS if source == "templates" or method == "python"]
        options = {pattern: OPTIONS.get(method, {}) for pattern, method in method_map}
        for file, _line, message, _comments, _context in extract_from_dir(
            ROOT / source, method_map, options, strip_comment_tags=True
        ):
            catalogue.add(message, locations=[(f"{source}/{file}", 0)])
    return catalogue


def committed() -> Catalog:
    with PO.open("rb") as file:
        return read_po(file, locale="en", domain="jianbao")


def compiled(catalogue: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def untranslated(catalogue: Catalog) -> list[str]:
    """The messages without English; of a plural pair, the first."""
    return [_key(message.id) for message in catalogue if message.id and not _full(message.string)]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--english", type=Path, metavar="FILE.json")
    options = arguments.parse_args()
    catalogue = committed() if PO.exists() else Catalog(locale="en", domain="jianbao", charset="utf-8")
    catalogue.update(extracted(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    if options.english:
        _fill_in(catalogue, json.loads(options.english.read_text("utf-8")))
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, sort_by_file=True, include_lineno=False, ignore_obsolete=True, width=120)
    MO.write_bytes(compiled(committed()))
    left = untranslated(catalogue)
    sys.stdout.write(json.dumps(dict.fromkeys(left, ""), ensure_ascii=False, indent=0) + "\n")
    return 1 if left else 0


def _fill_in(catalogue: Catalog, english: dict[str, str | list[str]]) -> None:
    for message in catalogue:
        translation = english.get(_key(message.id)) if message.id else None
        if translation:
            message.string = tuple(translation) if isinstance(translation, list) else translation


def _key(id: str | tuple[str, ...] | list[str]) -> str:
    return id if isinstance(id, str) else id[0]


def _full(string: str | tuple[str, ...] | list[str] | None) -> bool:
    """Whether every form has words; a message that has just come in has None."""
    return all(string) if isinstance(string, list | tuple) else bool(string)


if __name__ == "__main__":
    sys.exit(main())
