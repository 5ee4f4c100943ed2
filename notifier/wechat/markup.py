"""The pieces of an article as HTML: inline styles only, no class, no id, no link, nothing positioned.

The styles are short because WeChat counts them. Text has no colour of its own, so that WeChat can turn it light.
Text goes between tags only, never into an attribute; the one attribute that is not ours is the address of an image.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from feeds.i18n import gettext as _
from notifier.wechat.addresses import Note
from notifier.wechat.figures import Figure
from notifier.wechat.theme import Theme


def entry(
    theme: Theme, *, headline: str, meta: Sequence[str], summary: str, notes: Sequence[int], picture: str = ""
) -> str:
    """An item. ``meta`` is its date, its place and its source; ``notes`` the numbers of its addresses; ``picture`` the
    address of one."""
    marks = "".join(f"[{number}]" for number in notes)
    if marks:
        marks = f'<sup style="font-size:{theme.small - 2}px;opacity:.6">{marks}</sup>'
    parts = [
        f'<p style="margin:0;font-size:{theme.headline}px;line-height:1.5;font-weight:bold">'
        f"{escape(headline, quote=False)}{marks}</p>"
    ]
    if meta:
        parts.append(_small(theme, " · ".join(meta), "margin:2px 0 0"))
    if summary:
        parts.append(_text(theme, summary, "margin:6px 0 0"))
    if picture:
        style = f"max-width:100%;border-radius:{theme.radius}px"
        parts.append(f'<p style="margin:8px 0 0"><img style="{style}" src="{escape(picture)}"></p>')
    return f'<section style="margin:0 0 22px">{"".join(parts)}</section>'


def heading(theme: Theme, name: str, count: int) -> str:
    """``count`` is how many items of the group this article has."""
    number = _("{n} 条").format(n=count)
    return (
        f'<section style="margin:34px 0 18px;padding:1px 0 1px 10px;border-left:4px solid {theme.accent}">'
        f'<span style="font-size:{theme.heading}px;line-height:1.4;font-weight:bold;color:{theme.accent}">'
        f"{escape(name, quote=False)}</span>"
        f'<span style="font-size:{theme.small}px;opacity:.6">&nbsp; {escape(number)}</span></section>'
    )


def lead(theme: Theme, name: str, imprint: str, text: str, headlines: Sequence[str]) -> str:
    """What this number holds: whose it is, how many items on what, and the first headlines."""
    lines = [_label(theme, name), _text(theme, text, "margin:0")]
    lines += [_text(theme, f"· {headline}", "margin:6px 0 0") for headline in headlines]
    if imprint:
        lines.append(_small(theme, imprint, "margin:10px 0 0"))
    return (
        f'<section style="margin:0 0 8px;padding:16px;background:{theme.tint(0.1)};border-radius:{theme.radius}px">'
        f"{''.join(lines)}</section>"
    )


def figures_box(theme: Theme, figures: Sequence[Figure]) -> str:
    if not figures:
        return ""
    rows = "".join(
        f'<section style="display:flex;align-items:baseline;padding:9px 0;border-top:1px solid {theme.tint(0.25)}">'
        f'<span style="flex:0 0 40%;font-size:{theme.heading + 2}px;line-height:1.3;font-weight:bold;'
        f'color:{theme.accent}">{escape(figure.value, quote=False)}</span>'
        f'<span style="flex:1;font-size:{theme.small + 1}px;line-height:1.6">{escape(figure.label, quote=False)}'
        "</span></section>"
        for figure in figures
    )
    return f'<section style="margin:26px 0 0">{_label(theme, _("本期数字"))}{rows}</section>'


def notes_box(theme: Theme, notes: Iterable[Note]) -> str:
    title = escape(_("注"))
    rows = "".join(note_line(theme, note) for note in notes)
    return (
        f'<section style="margin:36px 0 0;padding:14px 0 0;border-top:1px solid {theme.tint(0.25)}">'
        f'<p style="margin:0 0 4px;font-size:{theme.small}px;font-weight:bold;opacity:.6">{title}</p>{rows}</section>'
    )


def note_line(theme: Theme, note: Note) -> str:
    text = f"[{note.number}] {note.text}: {note.url}"
    return _small(theme, text, "margin:4px 0 0;word-break:break-all")


def closing(theme: Theme, text: str) -> str:
    return (
        f'<p style="margin:28px 0 0;padding:10px 14px;background:{theme.tint(0.1)};border-radius:{theme.radius}px;'
        f'font-size:{theme.small + 1}px;line-height:1.7">{escape(text, quote=False)}</p>'
    )


def image(address: str) -> str:
    return f'<p style="margin:28px 0 0;text-align:center"><img style="max-width:100%" src="{escape(address)}"></p>'


def _label(theme: Theme, text: str) -> str:
    """White on the accent: small letters in the accent itself would be too faint by night."""
    return (
        f'<p style="margin:0 0 10px;line-height:1.5"><span style="padding:3px 9px;font-size:{theme.small}px;color:#fff;'
        f'background:{theme.accent};border-radius:{theme.radius}px">{escape(text, quote=False)}</span></p>'
    )


def _text(theme: Theme, text: str, style: str) -> str:
    return f'<p style="{style};font-size:{theme.text}px;line-height:1.75">{escape(text, quote=False)}</p>'


def _small(theme: Theme, text: str, style: str) -> str:
    return f'<p style="{style};font-size:{theme.small}px;line-height:1.6;opacity:.6">{escape(text, quote=False)}</p>'
