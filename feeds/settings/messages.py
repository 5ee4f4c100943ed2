"""pydantic's errors in words for who typed the file: what is wrong, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from feeds.errors import Problem
from feeds.i18n import gettext as _
from feeds.settings.models import Strict
from feeds.settings.nearest import perhaps
from feeds.settings.shape import field_at, keys_at, places_of
from feeds.settings.syntax import slip
from feeds.settings.yaml_file import Key, YamlFile

_SECRET = re.compile(r"pass(word|wd)?$|pwd|secret|token|api_?key|密码|密钥", re.I)
# What is refused because it holds a password must not be shown with it.
_URL_PASSWORD = re.compile(r"(://[^:/@\s]*):[^@\s]*@")


def problems_of(error: ValidationError, model: type[Strict], file: YamlFile) -> list[Problem]:
    """One problem for each of pydantic's errors, in the order of the file's lines."""
    found = [_problem(details, model, file) for details in error.errors(include_url=False)]
    return sorted(found, key=lambda problem: problem.line or 0)


def _problem(details: ErrorDetails, model: type[Strict], file: YamlFile) -> Problem:
    path: tuple[Key, ...] = details["loc"]
    kind = details["type"]
    if kind == "extra_forbidden":
        return file.problem(path, _unknown_key(str(path[-1]), path[:-1], model), of_key=True)
    if kind == "missing":
        return file.problem(path[:-1], _missing(str(path[-1]), field_at(model, path)))
    sentence = _SENTENCES.get(kind, _other)
    return file.problem(path, sentence(details, field_at(model, path)))


def _unknown_key(key: str, parents: tuple[Key, ...], model: type[Strict]) -> str:
    if _SECRET.search(key):
        return _(
            "密码和密钥不能写在配置文件里，这里没有 {key} 这个键。"
            "邮箱密码请放进环境变量 JIANBAO_SMTP_PASSWORD，或放进一个文件并在 mail.smtp.password_file 写它的路径。"
        ).format(key=key)
    if message := slip(key + " ") or slip(f"{key}："[: len(key) + 1] if "：" in key else key):
        return message
    places = places_of(model, key)
    if places:
        where = _(" 或 ").join(place or _("最外层") for place in places)
        return _("键 {key} 的位置不对，它应当在 {where} 下面。请检查缩进。").format(key=key, where=where)
    return _("不认识的键 {key}").format(key=key) + perhaps(key, keys_at(model, parents))


def _missing(key: str, field: FieldInfo | None) -> str:
    about = field.description if field is not None and field.description else None
    if about:
        return _("缺少 {key}（{about}）。").format(key=key, about=about)
    return _("缺少 {key}。").format(key=key)


def _shown(value: Any) -> str:
    if value is None:
        return _("（空）")
    text = _URL_PASSWORD.sub(r"\1:***@", str(value))
    return text if len(text) <= 40 else text[:40] + "……"


def _quoted(value: Any) -> str:
    return f'"{_shown(value)}"' if isinstance(value, str) else _shown(value)


Sentence = Callable[[ErrorDetails, FieldInfo | None], str]


def _text(details: ErrorDetails, field: FieldInfo | None) -> str:
    value = details["input"]
    if isinstance(value, list | dict):
        return _("这里要写一段文字，不是列表，也不是下一级的键。")
    return _("这里要写文字；{value} 会被当作数或真假，请加上英文引号。").format(value=_shown(value))


def _integer(details: ErrorDetails, field: FieldInfo | None) -> str:
    return _("这里要写整数，不加引号；现在是 {value}。").format(value=_quoted(details["input"]))


def _number(details: ErrorDetails, field: FieldInfo | None) -> str:
    return _("这里要写数，不加引号；现在是 {value}。").format(value=_quoted(details["input"]))


def _truth(details: ErrorDetails, field: FieldInfo | None) -> str:
    return _("这里要写 true 或 false，不加引号；现在是 {value}。").format(value=_shown(details["input"]))


def _list(details: ErrorDetails, field: FieldInfo | None) -> str:
    value = details["input"]
    if isinstance(value, dict):
        return _("这里要写列表：每一项另起一行，以“- ”开头。")
    return _("这里要写列表，例如 [{value}]。").format(value=_shown(value))


def _keys(details: ErrorDetails, field: FieldInfo | None) -> str:
    value = details["input"]
    if isinstance(value, str) and "：" in value:
        return _("键后面是全角冒号“：”，应当用英文半角冒号加一个空格“: ”。")
    if isinstance(value, str) and ":" in value:
        return _("冒号后面少了一个空格，应当写成“键: 值”。")
    return _("这里应当是下一级的“键: 值”，每行一个，比上一行多缩进两格；现在是 {value}。").format(value=_shown(value))


def _choice(details: ErrorDetails, field: FieldInfo | None) -> str:
    value = str(details["input"])
    expected = str(details.get("ctx", {}).get("expected", ""))
    choices = re.findall(r"'([^']*)'", expected)
    hint = perhaps(value, choices)
    return _("不能写 {value}，只能是 {choices}").format(value=_shown(value), choices=_("、").join(choices)) + hint


def _least(details: ErrorDetails, field: FieldInfo | None) -> str:
    limit = details.get("ctx", {}).get("ge")
    return _("{value} 太小，至少是 {limit}。").format(value=_shown(details["input"]), limit=limit)


def _most(details: ErrorDetails, field: FieldInfo | None) -> str:
    limit = details.get("ctx", {}).get("le")
    return _("{value} 太大，至多是 {limit}。").format(value=_shown(details["input"]), limit=limit)


def _empty(details: ErrorDetails, field: FieldInfo | None) -> str:
    return _("这里不能是空的。")


def _pattern(details: ErrorDetails, field: FieldInfo | None) -> str:
    message = _("{value} 的写法不对。").format(value=_shown(details["input"]))
    return message + _("要求：{about}。").format(about=field.description) if field and field.description else message


def _own(details: ErrorDetails, field: FieldInfo | None) -> str:
    # Raised by a validator of ours, already in words; pydantic puts "Value error, " before it.
    reason = str(details.get("ctx", {}).get("error", details["msg"]))
    return _("{value}：{reason}。").format(value=_shown(details["input"]), reason=reason)


def _other(details: ErrorDetails, field: FieldInfo | None) -> str:
    return _("{value} 不能用在这里（{reason}）。").format(value=_shown(details["input"]), reason=details["msg"])


_SENTENCES: dict[str, Sentence] = {
    "string_type": _text,
    "int_type": _integer,
    "int_from_float": _integer,
    "float_type": _number,
    "finite_number": _number,
    "bool_type": _truth,
    "list_type": _list,
    "tuple_type": _list,
    "dict_type": _keys,
    "model_type": _keys,
    "model_attributes_type": _keys,
    "literal_error": _choice,
    "greater_than_equal": _least,
    "less_than_equal": _most,
    "string_too_short": _empty,
    "string_pattern_mismatch": _pattern,
    "value_error": _own,
}
