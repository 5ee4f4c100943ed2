"""The JSON Schemas that editors use are those of the models, and the shipped files keep to them."""

from __future__ import annotations

import json

import jsonschema
import pytest

from feeds.resources import config_dir
from feeds.settings.schemas import schemas, write
from feeds.settings.yaml_file import read_yaml

NAMES = ("jianbao", "regions", "themes", "topics")


def test_the_committed_schemas_are_in_step_with_the_models(tmp_path) -> None:
    write(tmp_path)
    written = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    committed = {path.name: path.read_text("utf-8") for path in (config_dir() / "schema").iterdir()}
    assert committed == written, "run: python -m feeds.settings.schemas"


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_file_keeps_to_its_schema(name: str) -> None:
    schema = json.loads(schemas()[f"{name}.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    values = read_yaml(config_dir() / f"{name}.yaml", name).values
    jsonschema.validate(values, schema)


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_file_tells_editors_its_schema(name: str) -> None:
    first, *_rest = (config_dir() / f"{name}.yaml").read_text("utf-8").splitlines()
    assert first == f"# yaml-language-server: $schema=schema/{name}.schema.json"


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("jianbao", {"perodicals": []}),
        ("jianbao", {"site": {"port": "80"}}),
        ("jianbao", {"mail": {"transport": "pigeon"}}),
        ("topics", {"topics": [{"slug": "A b", "name": "x"}]}),
        ("topics", {"topics": [{"name": "x"}]}),
        ("themes", {"themes": [{"slug": "a", "name": "x", "words": {"外贸": [1, 2]}}]}),
    ],
)
def test_what_the_loader_refuses_the_schema_refuses(name: str, values: object) -> None:
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(values, json.loads(schemas()[f"{name}.schema.json"]))


@pytest.mark.parametrize("values", [{"site": None}, {"periodicals": None}, {"mail": {"smtp": None}}])
def test_a_section_left_empty_is_fine_in_the_schema_too(values: object) -> None:
    jsonschema.validate(values, json.loads(schemas()["jianbao.schema.json"]))


def test_every_key_is_explained_in_chinese() -> None:
    for name, content in schemas().items():
        schema = json.loads(content)
        for model in (schema, *schema["$defs"].values()):
            for key, field in model["properties"].items():
                assert any("一" <= character <= "鿿" for character in field.get("description", "")), (name, key)
