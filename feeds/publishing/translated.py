"""Jinja's ``{% trans %}``, translated when a template is compiled: an environment is for one language.

Most of what a page says is the same on every page. With something to be filled in it is translated as Jinja does.
"""

from __future__ import annotations

from typing import Any

from jinja2 import nodes
from jinja2.ext import InternationalizationExtension

from feeds.i18n import gettext


class Translated(InternationalizationExtension):
    def _make_node(self, singular: str, plural: str | None, *given: Any) -> nodes.Output:
        _context, variables, plural_expr, *_rest = given
        if variables or plural_expr is not None:
            return super()._make_node(singular, plural, *given)
        # Jinja doubles every "%" for what it would fill in.
        return nodes.Output([nodes.TemplateData(gettext(singular) % {})])
