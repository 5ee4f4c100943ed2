"""An item's body as HTML: the one rendering that its page and every feed carry.

Only elements that the sanitisers of feed readers keep, no class and no style: they are dropped on the way.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from feeds.model import Block, BlockKind, Item


def fragment(item: Item) -> str:
    """The blocks of an item as a fragment of HTML, escaped; empty for an item without a body."""
    return "\n".join(filter(None, map(_block, item.blocks)))


def feed_content(item: Item) -> str:
    """What feeds carry: the fragment, with the subtitle, for which feeds have no field, above it."""
    subtitle = f"<p><strong>{_text(item.subtitle)}</strong></p>" if item.subtitle else ""
    return "\n".join(filter(None, (subtitle, fragment(item))))


def _block(block: Block) -> str:
    match block.kind:
        case BlockKind.TABLE:
            return _table(block.rows)
        case BlockKind.LIST:
            entries = "".join(f"<li>{_text(' '.join(row))}</li>" for row in block.rows if any(row))
            return f"<ul>{entries}</ul>" if entries else ""
        case BlockKind.HEADING:
            return f"<h2>{_text(block.text)}</h2>" if block.text.strip() else ""
        case BlockKind.PARAGRAPH:
            return f"<p>{_text(block.text)}</p>" if block.text.strip() else ""


def _table(rows: Sequence[Sequence[str]]) -> str:
    """Ragged rows are filled up: a table whose rows differ in length is torn, not meaningful."""
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    head, *body = rows if len(rows) > 1 else ((), *rows)
    parts = ["<figure><table>"]
    if head:
        parts.append("<thead>" + _row(head, width, '<th scope="col">', "</th>") + "</thead>")
    parts.append("<tbody>" + "".join(_row(row, width, "<td>", "</td>") for row in body) + "</tbody>")
    parts.append("</table></figure>")
    return "".join(parts)


def _row(cells: Sequence[str], width: int, opening: str, closing: str) -> str:
    filled = [*cells, *[""] * (width - len(cells))]
    return "<tr>" + "".join(f"{opening}{_text(cell)}{closing}" for cell in filled) + "</tr>"


def _text(text: str) -> str:
    return "<br>".join(escape(line) for line in text.strip().splitlines())
