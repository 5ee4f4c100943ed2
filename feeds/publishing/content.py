"""An item's body as HTML: the one rendering that its page and every feed carry.

Only elements that the sanitisers of feed readers keep, no class and no style: they are dropped on the way. On the page
a table can be reached by the keyboard besides: on a phone a wide one is scrolled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from feeds.i18n import gettext as _
from feeds.model import Block, BlockKind, Item, Picture

Address = Callable[[Picture], str]
"""Where a picture of the item is."""


def fragment(item: Item, address: Address) -> str:
    """The blocks of an item as a fragment of HTML, escaped; empty for an item without a body."""
    return _blocks(item, address, "<figure>")


def page_content(item: Item, address: Address) -> str:
    """The fragment as the item's page carries it, in the language set."""
    # https://www.w3.org/WAI/WCAG22/Techniques/general/G202
    return _blocks(item, address, f'<figure tabindex="0" aria-label="{escape(_("表格"))}">')


def feed_content(item: Item, address: Address) -> str:
    """What feeds carry: the fragment, with the subtitle, for which feeds have no field, above it."""
    subtitle = f"<p><strong>{_text(item.subtitle)}</strong></p>" if item.subtitle else ""
    return "\n".join(filter(None, (subtitle, fragment(item, address))))


def alternative(block: Block) -> str:
    """What a picture is called for who cannot see it. Its caption is read out anyway."""
    said = block.picture.alt if block.picture else ""
    return said or block.text or _("图片")


def _blocks(item: Item, address: Address, table: str) -> str:
    """``table`` opens the figure around each."""
    return "\n".join(filter(None, (_block(block, address, table) for block in item.blocks)))


def _block(block: Block, address: Address, table: str) -> str:
    match block.kind:
        case BlockKind.PICTURE:
            return _picture(block, block.picture, address) if block.picture else ""
        case BlockKind.TABLE:
            return _table(block.rows, table)
        case BlockKind.LIST:
            entries = "".join(f"<li>{_text(' '.join(row))}</li>" for row in block.rows if any(row))
            return f"<ul>{entries}</ul>" if entries else ""
        case BlockKind.HEADING:
            return f"<h2>{_text(block.text)}</h2>" if block.text.strip() else ""
        case BlockKind.PARAGRAPH:
            return f"<p>{_text(block.text)}</p>" if block.text.strip() else ""


def _picture(block: Block, picture: Picture, address: Address) -> str:
    """With its size, so that nothing moves when it comes in; not before somebody scrolls down to it."""
    caption = f"<figcaption>{_text(block.text)}</figcaption>" if block.text.strip() else ""
    return (
        f'<figure><img src="{escape(address(picture))}" width="{picture.width}" height="{picture.height}"'
        f' alt="{escape(alternative(block))}" loading="lazy" decoding="async">{caption}</figure>'
    )


def _table(rows: Sequence[Sequence[str]], opening: str) -> str:
    """Ragged rows are filled up: a table whose rows differ in length is torn, not meaningful."""
    width = max(map(len, rows), default=0)
    if not width:
        return ""
    head, *body = rows if len(rows) > 1 else ((), *rows)
    parts = [opening, "<table>"]
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
