"""The site's templates, compiled to less than Jinja makes of any template.

Jinja asks of each attribute whether an entry of a mapping is meant, of each function whether it wants to know of the
page, and makes an object of each text that it escapes. That is a quarter of the time of a page. Here ``a.b`` is the
attribute and nothing else, ``a["b"]`` is the entry, only what Jinja knows by name is called with the page, and a text
stays a text.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import markupsafe
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup

from feeds.i18n import gettext, ngettext
from feeds.model import StoredItem
from feeds.publishing.content import page_content
from feeds.publishing.dates import day_words, part_words, period_words
from feeds.publishing.kept import Kept
from feeds.publishing.translated import Translated

# What ``escape`` makes its Markup from, where this release of MarkupSafe has it.
_escaped: Callable[[str], str] = getattr(markupsafe, "_escape_inner", markupsafe.escape)


class _Compiler(CodeGenerator):
    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        self.write("(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        known = isinstance(node.node, nodes.Name) and node.node.name in self.environment.globals
        if known or forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("environment.written(")


class Templates(Environment):
    """Of one language: that which is set when one is compiled. All are HTML."""

    code_generator_class = _Compiler

    def __init__(self, *folders: Path) -> None:
        super().__init__(
            loader=FileSystemLoader(folders),
            autoescape=True,
            undefined=StrictUndefined,
            auto_reload=False,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=[Translated, Kept],
        )
        install: Callable[..., None] = self.install_gettext_callables  # type: ignore[attr-defined]
        install(gettext, ngettext, newstyle=True)
        self._compiled: dict[str, Template] = {}
        self.filters.update(day=day_words, period=period_words, part=part_words, body=_body, data=_data)

    @staticmethod
    def written(value: object) -> str:
        """What stands on a page for a value."""
        if type(value) is str:
            return _escaped(value)
        return value if type(value) is Markup else markupsafe.escape(value)

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """As Jinja's, whose cache takes a lock and a weak reference, twice a page."""
        found = self._compiled.get(name)
        if found is None:
            found = self._compiled[name] = super().get_template(name, parent, globals)
        return found

    def write(self, name: str, values: Mapping[str, object]) -> str:
        """The page that the template makes of ``values``."""
        template = self.get_template(name)
        try:
            # As ``render``, which looks through two chains of mappings for names that are the same on every page.
            context = template.new_context({**self.globals, **values}, shared=True)
            return self.concat(template.root_render_func(context))
        except Exception:
            # A traceback that names the template's lines.
            self.handle_exception()


@lru_cache
def site_templates(folder: Path, _language: str) -> Templates:
    """Compiled templates are kept: a service publishes many times. They are in the language set."""
    return Templates(folder, folder.with_name("members"))


# As it is: a page is in UTF-8, and half as long as with each character of Chinese as six.
_json = json.JSONEncoder(ensure_ascii=False).encode


def _data(value: object) -> Markup:
    """A value as JSON inside a ``script``, which nothing but a "<" could end."""
    return Markup(_json(value).replace("<", "\\u003c"))


def _body(stored: StoredItem, to: Callable[[str], str]) -> Markup:
    return Markup(page_content(stored.item, lambda picture: to(stored.picture_path(picture))))
