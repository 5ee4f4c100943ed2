"""A theme's sections: which of an item's headings the evidence names."""

from __future__ import annotations

from feeds.model import Block, BlockKind, Issue, Item, Kind, Masthead, Taxonomies, Theme, Word
from feeds.tagging import Tagger


def test_of_two_headings_that_speak_for_a_theme_the_group_is_the_evidence_every_time() -> None:
    # A set's order is another in each process; twenty headings of the theme make it all but sure to be noticed.
    sections = tuple(f"数据{n}" for n in range(20))
    theme = Theme("statistics", "数据报告", (Word("统计", 6, 3, 2),), sections=sections)
    tagger = Tagger(Taxonomies((), (theme,)))
    for group in sections[1:]:
        block = Block(BlockKind.PARAGRAPH, "据统计，增长两成。")
        item = Item(1, Kind.BRIEF, "统计", section=sections[0], group=group, blocks=(block,))
        (tag,) = tagger.tag(Issue(Masthead(), (item,)), "").items[0].themes
        assert [one.text for one in tag.evidence if one.rule == "section"] == [group]
