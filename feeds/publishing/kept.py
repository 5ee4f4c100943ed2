"""``{% kept KEY %}…{% endkept %}``: a part of a template that is written once, and repeated where the key is the same.

What stands around every page, its head and its foot, takes longer to write than what is between them.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

Parts = dict[Hashable, Markup]
"""What has been written. Templates find it under the name of ``kept``: it lasts as long as what the parts depend on."""


class Kept(Extension):
    tags = {"kept"}  # noqa: RUF012 - Jinja's way

    def parse(self, parser: Parser) -> nodes.Node:
        line = next(parser.stream).lineno
        key = parser.parse_expression()
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        place = nodes.Const(f"{parser.name}:{line}")
        call = self.call_method("_once", [nodes.Name("kept", "load"), place, key])
        return nodes.CallBlock(call, [], [], body).set_lineno(line)

    def _once(self, parts: Parts, place: str, key: Hashable, caller: Callable[[], Markup]) -> Markup:
        if (place, key) not in parts:
            parts[place, key] = caller()
        return parts[place, key]
