"""A new field is a new pair of files, themes and regions: no code knows of e-commerce or of Shenzhen."""

from __future__ import annotations

from pathlib import Path

import pytest
from writing import article, laid_out, names, slugs

from feeds.model import Kind, PartialDate, Taxonomies
from feeds.settings import load_settings
from feeds.tagging import Tagger

THEMES = """
themes:
  - slug: grain
    name: 粮食
    words: {小麦: 3, 水稻: 3, 单产: 2, 夏收: 2}
  - slug: livestock
    name: 畜牧
    words: {生猪: 3, 存栏: 2, 奶牛: 3, 出栏: 2}
    excludes: [疫苗广告]
  - slug: machinery
    name: 农机
    words: {收割机: 3, 插秧机: 3, 农机: [6, 3, 2]}
"""
REGIONS = """
regions:
  - slug: huanghuaihai
    name: 黄淮海
    kind: area
    parent: 全国
    aliases: [黄淮海平原]
  - slug: baixiang-farm
    name: 柏乡农场
    kind: zone
    parent: 河北
"""


@pytest.fixture
def farming(tmp_path: Path) -> Tagger:
    (tmp_path / "jianbao.yaml").write_text("language: zh-CN\n", encoding="utf-8")
    (tmp_path / "themes.yaml").write_text(THEMES, encoding="utf-8")
    (tmp_path / "regions.yaml").write_text(REGIONS, encoding="utf-8")
    return Tagger(load_settings(tmp_path).taxonomies)


def test_another_field_needs_only_its_words(farming: Tagger) -> None:
    issue, text = laid_out(
        article("黄淮海小麦开镰", "6月1日，黄淮海平原夏收开始，小麦单产预计提高。"),
        article("柏乡农场添收割机", "5月20日，农场购进收割机十台。"),
        article("生猪存栏回升", "农业农村部5月28日公布，生猪存栏连续回升。"),
        publisher="石家庄市农业信息中心",
        date=PartialDate(2014, 6, 10),
    )
    wheat, machines, pigs = farming.tag(issue, text).items
    assert (slugs(wheat.themes), names(wheat.regions)) == (["grain"], ["黄淮海"])
    assert (slugs(machines.themes), names(machines.regions)) == (["machinery"], ["柏乡农场", "河北"])
    assert (slugs(pigs.themes), names(pigs.regions)) == (["livestock"], ["全国"])
    assert [str(item.date) for item in (wheat, machines, pigs)] == ["2014-06-01", "2014-05-20", "2014-05-28"]


def test_a_tagger_without_any_taxonomy_still_dates_and_sums_up() -> None:
    issue, text = laid_out(article("消息", "11月5日，事情办成了。", kind=Kind.BRIEF))
    item = Tagger(Taxonomies((), ())).tag(issue, text).items[0]
    assert (item.regions, item.themes) == ((), ())
    assert str(item.date) == "2013-11-05"
    assert item.summary == "11月5日，事情办成了。"
