"""What templates are made faster by: parts that are written once, and words that are translated with the template."""

from __future__ import annotations

from jinja2 import Environment

from feeds.i18n import gettext, in_language, ngettext
from feeds.publishing.kept import Kept, Parts
from feeds.publishing.translated import Translated


def environment() -> Environment:
    made = Environment(autoescape=True, extensions=[Translated, Kept])
    made.install_gettext_callables(gettext, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made


def test_a_kept_part_is_written_once_for_each_key_and_each_place() -> None:
    template = environment().from_string(
        "{% for one in ones %}{% kept one %}[{{ one }}{{ count() }}]{% endkept %}"
        "{% kept one %}({{ count() }}){% endkept %}{% endfor %}"
    )
    asked: list[int] = []

    def count() -> int:
        asked.append(1)
        return len(asked)

    kept: Parts = {}
    assert template.render(ones="aab", count=count, kept=kept) == "[a1](2)[a1](2)[b3](4)"
    assert template.render(ones="ba", count=count, kept=kept) == "[b3](4)[a1](2)"
    assert template.render(ones="a", count=count, kept={}) == "[a5](6)"


def test_what_is_kept_is_escaped_as_elsewhere() -> None:
    template = environment().from_string("{% kept 1 %}<b>{{ words }}</b>{% endkept %}")
    assert template.render(words="<&", kept={}) == "<b>&lt;&amp;</b>"


def test_words_are_translated_when_the_template_is_compiled() -> None:
    source = "{% trans %}跳到正文{% endtrans %} {% trans n=n %}总第{{ n }}期{% endtrans %} {{ _('地区') }}"
    with in_language("en"):
        english = environment().from_string(source)
        assert "跳到正文" not in english.render(n=1)
        there = english.render(n="<3>")
    assert english.render(n=1).startswith(there[:4])
    assert "&lt;3&gt;" in there
    assert environment().from_string(source).render(n=3) == "跳到正文 总第3期 地区"


def test_a_percent_sign_is_one() -> None:
    assert environment().from_string("{% trans %}100% 的<b>条目</b>{% endtrans %}").render() == "100% 的<b>条目</b>"
