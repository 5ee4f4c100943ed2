"""The site's templates say what Jinja would have them say."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined, UndefinedError
from markupsafe import Markup

from feeds.i18n import gettext, ngettext
from feeds.publishing.compiling import Templates
from feeds.publishing.kept import Kept
from feeds.publishing.translated import Translated

PARTS = """\
{% macro entry(line, summary=false) %}
<li>{{ line.title }}{% if summary %} {{ to(line.path) }}{% endif %}</li>
{% endmacro %}
"""
PAGE = """\
{% import "parts.html" as parts with context %}
<h1>{{ title }}</h1>{{ markup }} {{ number }} {{ nothing }}
{% for line in lines %}{{ parts.entry(line) }}{{ parts.entry(line, summary=true) }}{{ loop.index }}{% endfor %}
{% kept title %}<p>{{ title }}</p>{% endkept %}
{% trans name=title %}来源：{{ name }}{% endtrans %} {{ _('地区') }} {{ data["a"] }} {{ data | tojson }}
{{ lines | map(attribute='title') | unique | join('、') }} {{ to(*[title]) }}
{% set first = lines[0] %}{{ first.title }} {{ lines[1:] | map(attribute="title") | join("、") }}
"""


@dataclass(frozen=True)
class Line:
    title: str
    path: str


VALUES = {
    "title": "<“&”> '\"",
    "markup": Markup("<b>&amp;</b>"),
    "number": 3,
    "nothing": None,
    "lines": [Line("a<b", "x.html"), Line("c&d", "y.html")],
    "data": {"a": "<>"},
    "kept": {},
    "to": "../".__add__,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "parts.html").write_text(PARTS)
    (tmp_path / "page.html").write_text(PAGE)
    return tmp_path


def test_a_page_is_what_jinja_makes_of_it(folder: Path) -> None:
    plain = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[Translated, Kept],
    )
    plain.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    plain.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    page = Templates(folder).write("page.html", VALUES | {"kept": {}})
    assert page == plain.get_template("page.html").render(VALUES | {"kept": {}})
    assert "a&lt;b" in page
    assert "<b>&amp;</b> 3 None" in page
    assert type(page) is str


def test_a_text_is_written_as_a_text() -> None:
    """Not as an object of its own, of which a page would have dozens."""
    assert type(Templates.written("<")) is not Markup
    assert Templates.written("<") == "&lt;"


def test_an_entry_of_a_mapping_is_no_attribute(folder: Path) -> None:
    (folder / "page.html").write_text("{{ data.a }}")
    with pytest.raises(AttributeError):
        Templates(folder).write("page.html", VALUES)


def test_an_attribute_is_no_entry(folder: Path) -> None:
    (folder / "page.html").write_text("{{ lines['title'] }}")
    with pytest.raises(TypeError):
        Templates(folder).write("page.html", VALUES)


def test_what_is_missing_is_an_error_that_names_the_line(folder: Path) -> None:
    (folder / "page.html").write_text("\n{{ missing.title }}")
    with pytest.raises(UndefinedError) as caught:
        Templates(folder).write("page.html", VALUES)
    last = traceback.extract_tb(caught.tb)[-1]
    assert last.filename.endswith("page.html")
    assert last.lineno == 2
