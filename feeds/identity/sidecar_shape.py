"""The shape of a sidecar: FILE.yaml beside an issue's file."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from feeds.i18n import gettext as _
from feeds.model import PartialDate
from feeds.settings.models import NonEmpty, Slug, Strict


def _date(value: str) -> str:
    try:
        PartialDate.parse(value)
    except ValueError:
        raise ValueError(_("要写成 2026-03 或 2026-03-15 这样的日期")) from None
    return value


class SidecarFile(Strict):
    """Everything may be left out: what is not written here is taken from the issue itself."""

    periodical: Slug | None = Field(None, description="刊物的短名，与 jianbao.yaml 里 periodicals 的 slug 一致")
    title: NonEmpty | None = Field(None, description="刊名")
    publisher: NonEmpty | None = Field(None, description="主办单位")
    year: int | None = Field(None, description="出刊年份", ge=1800, le=2999)
    number: int | None = Field(None, description="当年第几期", ge=1, le=999)
    date: Annotated[NonEmpty, AfterValidator(_date)] | None = Field(None, description="出刊日期：YYYY-MM 或 YYYY-MM-DD")
