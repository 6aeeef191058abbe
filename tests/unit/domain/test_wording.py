from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.domain.wording import Template, WordingError, plain


@pytest.mark.parametrize(
    ("template", "values", "text"),
    [
        ("Hello {first_name|there}.", {}, "Hello there."),
        ("Hello {first_name|there}.", {"first_name": "Leila"}, "Hello Leila."),
        ("Hello {first_name}. Shall we go on?", {}, "Shall we go on?"),
        ("Shall we go on? Hello {first_name}.", {}, "Shall we go on?"),
        ("“Sorry, {name}!” Shall we?", {}, "Shall we?"),
        ("Left{x}", {}, ""),
        ("Left[ at {step}][ after {n:words} errors]", {"n": 2}, "Left after two errors"),
        ("{traits.plan} is yours", {"traits": {"plan": "L"}}, "L is yours"),
        ("{traits.plan} is yours", {"traits": 3}, ""),
        ("{{x}} [[y]]", {}, "{x} [y]"),
        ("{a:number} {b:days} {c:duration} {d:minutes}",
         {"a": 12900, "b": 1, "c": 151, "d": 200}, "12,900 1 day 2:31 3 h"),
        ("{a:ago}, {b:ago}", {"a": 0, "b": 12}, "just now, 12 min ago"),
        ("{a:days}, {b:day}, {c:day}, {d:day}", {"a": 0, "b": 0, "c": 1, "d": 5},
         "less than a day, today, yesterday, 5 days ago"),
        ("{a}", {"a": True}, "yes"),
        ("{a}", {"a": 0.5}, "0.5"),
        ("{a:minutes}", {"a": "soon"}, "soon"),
        ("{a}", {"a": [1]}, ""),
        ("Hi. On {a}. Or {a|none}[, {a}].", {"a": [1]}, "Hi. Or none."),
        ("Hi. On {a}. Or {a|none}[, {a}].", {"a": " \u202e\t"}, "Hi. Or none."),
        ("{a}", {"a": "{b}", "b": "x"}, "{b}"),
    ],
)  # fmt: skip
def test_fields_fallbacks_and_optional_parts(
    template: str, values: dict[str, object], text: str
) -> None:
    assert Template(template).fill(values) == text


@pytest.mark.parametrize("broken", ["{", "}", "a {b c}", "{}", "[a", "a]", "{a:nope}", "[a [b]]"])
def test_a_broken_template_is_refused(broken: str) -> None:
    with pytest.raises(WordingError):
        Template(broken)


def test_values_are_plain_and_short() -> None:
    assert plain("a\x00\u202eb\n c") == "ab c"
    assert len(plain("x" * 1000)) == 200
    assert plain("<b>x</b>") == "<b>x</b>"
    assert plain(float("nan")) == ""


BRACELESS = st.text(alphabet=st.characters(exclude_characters="{}"))
VALUES = st.one_of(st.none(), BRACELESS, st.integers(), st.floats(), st.booleans())


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), VALUES))
def test_braces_are_never_shown(values: dict[str, object]) -> None:
    text = Template("{a} and {b:ago}. [{c:number} of {a:days}] {b|nobody}! {c:words}").fill(values)
    assert "{" not in text
    assert "}" not in text
    assert "\n" not in text
