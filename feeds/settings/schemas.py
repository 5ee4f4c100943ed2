"""The JSON Schemas by which an editor completes and checks the files of config/, made from the models.

python -m feeds.settings.schemas        writes config/schema/ anew
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from feeds.settings.models import (
    JianbaoSettings,
    RegionsFile,
    Strict,
    ThemesFile,
    TopicsFile,
    WeChatThemesFile,
)

_FILES: dict[str, tuple[type[Strict], str]] = {
    "jianbao": (JianbaoSettings, "简报的设置"),
    "regions": (RegionsFile, "在内置地区表上添加、改名、删去的地区"),
    "themes": (ThemesFile, "主题和它们的词"),
    "topics": (TopicsFile, "成员订阅的专题"),
    "wechat-themes": (WeChatThemesFile, "微信文章的样式"),
}


def schemas() -> dict[str, str]:
    """File name to file content."""
    return {f"{name}.schema.json": _schema(model, title) for name, (model, title) in _FILES.items()}


def _schema(model: type[Strict], title: str) -> str:
    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        _simplify(part)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _simplify(model: dict[str, Any]) -> None:
    """Without what pydantic adds for programmers: names of classes and fields, docstrings."""
    model.pop("title", None)
    model.pop("description", None)
    for name, field in model.get("properties", {}).items():
        field.pop("title", None)
        if name not in model.get("required", []):
            _may_be_empty(field)


def _may_be_empty(field: dict[str, Any]) -> None:
    """A section or a list of which nothing is filled in is as good as not there."""
    if "$ref" in field:
        field["anyOf"] = [{"$ref": field.pop("$ref")}, {"type": "null"}]
    elif field.get("type") in ("array", "object"):
        field["type"] = [field["type"], "null"]


def write(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (folder / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    from feeds.resources import config_dir

    write(config_dir() / "schema")
