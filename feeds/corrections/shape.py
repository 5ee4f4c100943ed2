"""The shape of a file of corrections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from feeds.i18n import gettext as _
from feeds.model import PartialDate
from feeds.settings.models import NonEmpty, Strict


def _date(value: str) -> str:
    try:
        return str(PartialDate.parse(value)) if value else value
    except ValueError:
        raise ValueError(_("要写成 2026、2026-03 或 2026-03-15 这样的日期")) from None


class ItemCorrection(Strict):
    """An item is named by its id or its number; of the fields only those that are written are set. An empty text or
    list empties the field."""

    id: NonEmpty | None = Field(None, description="条目的编号（tag: 开头）")
    number: int | None = Field(None, description="条目在这一期里的号，见 jianbao review", ge=1)
    title: str | None = Field(None, description="标题")
    subtitle: str | None = Field(None, description="副标题")
    section: str | None = Field(None, description="栏目")
    group: str | None = Field(None, description="栏目里的分组")
    kind: Literal["article", "brief", "chronicle", "profile", "document", "table", "fragment"] | None = Field(
        None, description="种类：article、brief、chronicle、profile、document、table 或 fragment"
    )
    source: str | None = Field(None, description="来源")
    byline: list[NonEmpty] | None = Field(None, description="作者")
    date: Annotated[str, AfterValidator(_date)] | None = Field(None, description="日期：YYYY、YYYY-MM 或 YYYY-MM-DD")
    regions: list[NonEmpty] | None = Field(None, description="地区：短名或中文名")
    themes: list[NonEmpty] | None = Field(None, description="主题：短名或中文名")
    summary: str | None = Field(None, description="摘要")
    drop: bool = Field(False, description="写 true：这不是条目，撤下")
    join: int | None = Field(None, description="这一条的文字其实属于第几条，接在它后面", ge=1)

    @model_validator(mode="after")
    def _names_an_item(self) -> ItemCorrection:
        if (self.id is None) == (self.number is None):
            raise ValueError(_("要用 id 或 number 说明是哪一条，只写一个"))
        if self.join is not None and self.join == self.number:
            raise ValueError(_("一条不能接在它自己后面"))
        return self


class CorrectionsFile(Strict):
    """FILE.corrections.yaml beside an issue's file."""

    issue: NonEmpty | None = Field(None, description="哪一期，见 jianbao review；文件与会刊同名时可以不写")
    items: list[ItemCorrection] = Field(default_factory=list, description="更正，每条写明是哪一条、改什么")
