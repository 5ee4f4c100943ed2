"""Words learned from corrections: such as a person would have added, few, and of use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from feeds.learning import Example, Lesson, learn
from feeds.learning.examples import themes_by_rules
from feeds.learning.terms import segments_of, words_among
from feeds.model import Block, BlockKind, Item, Kind, Tag, Theme, Word

RURAL = Theme("rural", "农村电商", (Word("农村电商", 9, 4.5, 3),))
LOGISTICS = Theme("logistics", "物流快递", (Word("快递", 9, 4.5, 3), Word("仓库", 6, 3, 2)))
THEMES = (RURAL, LOGISTICS)


def example(number: int, text: str, *themes: str, corrected: bool = False) -> Example:
    title, _, body = text.partition("。")
    item = Item(
        number,
        Kind.BRIEF,
        title,
        blocks=(Block(BlockKind.PARAGRAPH, body),),
        themes=tuple(Tag(slug, slug) for slug in themes),
        corrected=("themes",) if corrected else (),
    )
    return Example(f"id/{number}", item)


def corrected(number: int, text: str, *themes: str) -> Example:
    return example(number, text, *themes, corrected=True)


VILLAGES = [
    corrected(1, "溪口镇新添三座村播间。返乡青年在村播间里卖笋干，主播多是本村人。", "rural"),
    corrected(2, "老祠堂改成村播间。每晚七点，村播间的灯准时亮起，卖的是自家的蜜桃。", "rural"),
    corrected(3, "县里评出十佳村播间。得奖的村播间每座补贴三万元，设备由县里采购。", "rural"),
]
BACKGROUND = [
    example(10, "新仓库投入使用。仓库里有三万个货位，县里派人参观，设备由厂家采购。", "logistics"),
    example(11, "快递涨价。每单涨三角钱，快递员多是本地人。", "logistics"),
    example(12, "商会换届。新会长表示，每晚七点的夜校继续办。"),
    example(13, "青年创业营开课。三座城市的青年参加，主播分享经验，准时结束。"),
]


def words(lesson: Lesson) -> list[str]:
    return [one.word for one in lesson.proposals]


def taught(lesson: Lesson, themes: Sequence[Theme] = THEMES) -> list[Theme]:
    more: dict[str, list[Word]] = {}
    for one in lesson.proposals:
        more.setdefault(one.theme.slug, []).append(Word(one.word, 3 * one.weight, 1.5 * one.weight, one.weight))
    return [replace(theme, words=(*theme.words, *more.get(theme.slug, ()))) for theme in themes]


def test_the_word_that_the_corrected_items_share_is_proposed() -> None:
    lesson = learn([*VILLAGES, *BACKGROUND], THEMES)
    assert words(lesson) == ["村播间"]
    (proposal,) = lesson.proposals
    assert (proposal.theme, proposal.elsewhere) == (RURAL, 0)
    assert list(proposal.examples) == VILLAGES


def test_with_the_proposals_the_tagger_says_what_the_person_said() -> None:
    lesson = learn([*VILLAGES, *BACKGROUND], THEMES)
    assert list(lesson.missed) == list(lesson.mended) == VILLAGES
    assert themes_by_rules(VILLAGES, THEMES) == [frozenset()] * 3
    assert themes_by_rules(VILLAGES, taught(lesson)) == [frozenset({"rural"})] * 3
    assert lesson.moved == ()


def test_one_correction_teaches_no_word() -> None:
    lesson = learn([VILLAGES[0], *BACKGROUND], THEMES)
    assert words(lesson) == []
    assert list(lesson.missed) == [VILLAGES[0]]


def test_what_the_rules_say_anyway_teaches_nothing() -> None:
    right = [corrected(n, f"农村电商第{n}课。村播间怎样开。", "rural") for n in (1, 2, 3)]
    assert learn([*right, *BACKGROUND], THEMES) == Lesson((), (), (), ())


def test_a_word_of_the_theme_is_not_proposed_again() -> None:
    weak = replace(RURAL, words=(Word("村播间", 0.1, 0.1, 0.1),))
    assert "村播间" not in words(learn([*VILLAGES, *BACKGROUND], (weak, LOGISTICS)))


def test_names_of_places_are_passed_over() -> None:
    assert words(learn([*VILLAGES, *BACKGROUND], THEMES, ["村播间"])) == []


def test_a_word_that_is_as_common_elsewhere_is_not_proposed() -> None:
    common = [example(20 + n, f"村播间的消息之{n}。村播间很多。", "logistics") for n in range(9)]
    assert words(learn([*VILLAGES, *common], THEMES)) == []


def test_a_word_that_would_undo_another_correction_is_not_proposed() -> None:
    kept_out = corrected(30, "村播间里装快递柜。村播间旁边是仓库，快递当天到。", "logistics")
    background = [example(40 + n, f"闲话之{n}。今天天气很好。") for n in range(30)]
    lesson = learn([*VILLAGES, kept_out, *background], THEMES)
    assert "rural" not in themes_by_rules([kept_out], taught(lesson))[0]


def test_items_that_nobody_corrected_are_named_if_they_would_move() -> None:
    bystander = example(50, "村播间开到县城。县城的村播间卖山货。")
    background = [example(60 + n, f"闲话之{n}。今天天气很好。") for n in range(30)]
    lesson = learn([*VILLAGES, bystander, *background], THEMES)
    assert list(lesson.moved) == [bystander]


def test_a_theme_that_is_no_longer_configured_is_left_alone() -> None:
    gone = [corrected(n, "村播间开播。村播间热闹。", "gone") for n in (1, 2)]
    assert learn([*gone, *BACKGROUND], THEMES).missed == ()


def test_amounts_marks_and_particles_part_phrases() -> None:
    assert ["".join(one) for one in segments_of("县里的村播间，３座App门店，十六家企业")] == [
        "县里",
        "村播间",
        "app门店",
        "企业",
    ]


def test_a_run_inside_a_word_is_no_word() -> None:
    texts = [list(segments_of(text)) for text in ("新开村播间，热闹", "进村播间看看")]
    found = words_among(texts)
    assert "村播间" in found
    assert not {"播间", "村播"} & found
