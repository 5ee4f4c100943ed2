"""The English catalogue is complete, in step with the code, and compiled. To mend it: tests/tools/catalogue.py."""

from __future__ import annotations

import re
from collections import Counter

from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from tools import catalogue

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%|\{[^{}]*\}")


def texts(entry: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (entry,) if isinstance(entry, str) else tuple(entry)


def test_the_catalogue_holds_exactly_the_messages_of_the_code() -> None:
    in_code = {message.id for message in catalogue.extracted() if message.id}
    in_catalogue = {message.id for message in catalogue.committed() if message.id}
    assert sorted(map(str, in_code ^ in_catalogue)) == []


def test_every_message_is_translated() -> None:
    assert catalogue.untranslated(catalogue.committed()) == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in catalogue.committed() if message.id and message.fuzzy] == []


def test_translations_keep_the_placeholders() -> None:
    def placeholders(text: str) -> Counter[str]:
        return Counter(PLACEHOLDER.findall(text))

    wrong = [
        message.id
        for message in catalogue.committed()
        if message.id
        for original, english in zip(texts(message.id), texts(message.string), strict=True)
        if placeholders(original) != placeholders(english)
    ]
    assert wrong == []


def test_no_chinese_is_left_in_the_english() -> None:
    # Names of commands, files and keys are ASCII; what Chinese may stay is a quoted example.
    left = [
        english
        for message in catalogue.committed()
        if message.id
        for english in texts(message.string)
        if re.search(r"[\u4e00-\u9fff]", re.sub(r'"[^"]*"|“[^”]*”', "", english))
    ]
    assert left == []


def messages_of(found: Catalog) -> dict[tuple[str, ...], tuple[str, ...]]:
    # The header names the Babel that wrote it, which is none of our matter.
    return {texts(message.id): texts(message.string) for message in found if message.id}


def test_the_compiled_catalogue_is_the_committed_one() -> None:
    with catalogue.MO.open("rb") as mo:
        compiled = read_mo(mo)
    assert messages_of(compiled) == messages_of(catalogue.committed())


def test_typers_own_words_are_compiled_too() -> None:
    folder = catalogue.ROOT / "jianbao/locale/zh_CN/LC_MESSAGES"
    with (folder / "typer.po").open("rb") as po, (folder / "typer.mo").open("rb") as mo:
        written, compiled = read_po(po), read_mo(mo)
    assert messages_of(compiled) == messages_of(written)
