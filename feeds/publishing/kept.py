"""``{% kept KEY %}…{% endkept %}``: a part of a template that is written once, and repeated where the key is the same.

What stands around every page, its head and its foot, takes longer to write than what is between them.
"""

from __future__ import annotations

from collections.abc import Hashable
from itertools import count

from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.parser import Parser
from markupsafe import Markup

Parts = dict[Hashable, Markup]
"""What has been written. Templates find it under the name of ``kept``: it lasts as long as what the parts depend on."""

# Which of all such parts it is: there may be several in a line.
_places = count()


class Kept(Extension):
    tags = {"kept"}  # noqa: RUF012 - Jinja's way

    def parse(self, parser: Parser) -> list[nodes.Node]:
        line = next(parser.stream).lineno
        key = parser.parse_expression()
        body = parser.parse_statements(("name:endkept",), drop_needle=True)
        name, part = parser.free_identifier(), parser.free_identifier()
        written = nodes.Name(part.name, "load")

        def kept() -> nodes.Expr:
            return nodes.Name("kept", "load")

        def place() -> nodes.Expr:
            return nodes.Name(name.name, "load")

        # Looked for and written in line: a macro to be called for each of these takes as long as what it writes.
        missing = nodes.Compare(place(), [nodes.Operand("notin", kept())])
        write: list[nodes.Node] = [
            nodes.AssignBlock(nodes.Name(part.name, "store"), None, body),
            nodes.ExprStmt(
                nodes.Call(nodes.Getattr(kept(), "__setitem__", "load"), [place(), written], [], None, None)
            ),
        ]
        made: list[nodes.Node] = [
            nodes.Assign(nodes.Name(name.name, "store"), nodes.Tuple([nodes.Const(next(_places)), key], "load")),
            nodes.If(missing, write, [], []),
            nodes.Output([nodes.Getitem(kept(), place(), "load")]),
        ]
        return [node.set_lineno(line) for node in made]
