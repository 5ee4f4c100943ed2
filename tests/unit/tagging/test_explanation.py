"""What an explanation tells: the same judgement as tagging, with the runners-up."""

from __future__ import annotations

from writing import article, laid_out, slugs, tagger

ISSUE, TEXT = laid_out(
    article(
        "杭州办跨境电商年会", "11月5日，年会在杭州举行，上海企业带来快递新品。活动至11月7日。", "新规自12月1日起施行。"
    )
)


def test_what_is_chosen_is_what_is_tagged() -> None:
    (item,) = tagger().tag(ISSUE, TEXT).items
    (explained,) = tagger().explain(ISSUE, TEXT)
    assert [one.slug for one in explained.regions if one.chosen] == slugs(item.regions)
    assert [one.slug for one in explained.themes if one.chosen] == slugs(item.themes)
    assert [one.value for one in explained.dates if one.chosen] == [item.date]


def test_a_runner_up_has_its_score_and_words() -> None:
    (explained,) = tagger().explain(ISSUE, TEXT)
    runner_up = next(one for one in explained.regions if not one.chosen)
    assert runner_up.slug == "shanghai"
    assert 0 < runner_up.score < 1
    assert runner_up.evidence[0].text == "上海"


def test_every_date_found_has_its_role() -> None:
    (explained,) = tagger().explain(ISSUE, TEXT)
    assert [(str(one.value), one.role) for one in explained.dates] == [
        ("2013-11-05", "reported"),
        ("2013-11-07", "deadline"),
        ("2013-12-01", "effective"),
    ]


def test_it_is_of_the_item_with_that_sequence() -> None:
    assert [one.sequence for one in tagger().explain(ISSUE, TEXT)] == [1]
