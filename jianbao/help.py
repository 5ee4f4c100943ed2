"""Commands and groups whose ``--help`` option is explained in the language set; Typer has English words for it only."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand, TyperGroup

from feeds.i18n import gettext as _


class Command(TyperCommand):
    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))


class Group(TyperGroup):
    def get_help_option(self, ctx: Any) -> Any:
        return _explained(super().get_help_option(ctx))


def _explained(option: Any) -> Any:
    if option is not None:
        option.help = _("显示这份说明。")
    return option
