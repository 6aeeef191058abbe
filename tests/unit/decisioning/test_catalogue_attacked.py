"""Catalogue files that are meant to break the reader, or are far too large."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import rule_reading
from agent_desktop.decisioning.catalogue_reading import CatalogueErrors, parse_catalogue
from agent_desktop.domain.toml_tables import MAX_PROBLEMS
from tests.unit.decisioning.test_catalogue_parts import WHOLE

HEAD = 'name = "a"\nregion = "GB"\n[touchpoints.t]\nchannel = "web"\n'
ASKS = "[actions.x]\ntitle = 'X'\nassets.t = {{}}\neligible = '{}'\nnot_eligible = 'No'"
ONE = "[actions.x{n}]\ntitle = 'X'\nassets.t = {{}}\n"


def errors_of(text: str) -> list[tuple[int, str, str]]:
    with pytest.raises(CatalogueErrors) as caught:
        parse_catalogue(text, "bad.toml")
    assert len(str(caught.value)) < 200_000
    assert str(caught.value).isprintable() or "\n" in str(caught.value)
    return [(error.line, error.key, error.message) for error in caught.value.errors]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        pytest.param("x" * 100_000_000, 1, "is longer than 4,000,000 characters", id="100 MB"),
        pytest.param("a." * 1_000_000 + "b = 1", 1, "more than 40 parts", id="dotted key"),
        pytest.param("\n[" + '"a".' * 500_000 + "b]", 2, "more than 40 parts", id="quoted key"),
        pytest.param("a = " + "[" * 100_000, 1, "nested too deep", id="arrays"),
        pytest.param("a = " + "{a=" * 20_000, 1, "nested too deep", id="inline tables"),
        pytest.param("a = " + "9" * 100_000, 1, "thousands of digits", id="digits"),
        pytest.param(HEAD + 'title = "a', 5, "no TOML", id="open text"),
        pytest.param(HEAD + "x = 1\nx = 2\n", 6, "Cannot overwrite", id="duplicate key"),
        pytest.param("name = 'a\0b'", 1, "no TOML", id="NUL"),
    ],
)
def test_files_that_are_no_catalogue_at_all(text: str, line: int, said: str) -> None:
    ((found, _, message),) = errors_of(text)
    assert said in message
    assert found == line


@pytest.mark.parametrize(
    ("text", "key", "said"),
    [
        ('[actions.x]\ntitle = "a\\u0000b"\nassets.t = {}', "actions.x.title", "control"),
        ('[actions.x]\ntitle = "a\\u202eb"\nassets.t = {}', "actions.x.title", "control"),
        ('[actions."a\\nb"]\ntitle = "X"\nassets.t = {}', "actions.a�b", "is no name"),
        ('[actions."a/b"]\ntitle = "X"\nassets.t = {}', "actions.a/b", "is no name"),
        ('[actions." a"]\ntitle = "X"\nassets.t = {}', "actions. a", "is no name"),
        ('[actions.""]\ntitle = "X"\nassets.t = {}', "actions.", "is no name"),
        ('[actions.dialler]\ntitle = "X"\nassets.t = {}', "actions.dialler", "something else"),
        ('[actions.callback]\ntitle = "X"\nassets.t = {}', "actions.callback", "something else"),
        ('[actions."<b>"]\ntitle = "X"\nassets.t = {}', "actions.<b>", "is no name"),
        (f'[signals."{"é" * 10_000}"]\ntext = "a"\nsteps = [{{ event = "a" }}]',
         "signals." + "é" * 151 + "…", "1 to 100 characters"),
        (f"[actions.x]\ntitle = '{'x' * 10_000}'\nassets.t = {{}}", "actions.x.title", "longer"),
        (ASKS.format("1+" * 900_000 + "1 > 0"), "actions.x.eligible", "longer than 1,500"),
        (ASKS.format("(" * 740 + "1" + ")" * 740), "actions.x.eligible", "more than 20 deep"),
        ("[actions.x]\ntitle = 'X'\nassets.t = {}\nvalue = 1e999", "actions.x.value", "number"),
        ("[actions.x]\ntitle = 'X'\nassets.t = {}\nvalue = -nan", "actions.x.value", "number"),
        ("[actions.x]\ntitle = 'X'\nassets.t = {}\nvalue = true", "actions.x.value", "number"),
        (f"[actions.x]\ntitle = 'X'\nassets.t = {{}}\nvalue = {'9' * 4000}", "actions.x.value",
         "number"),
        ("".join(ONE.format(n=n) for n in range(2_501)), "actions", "more than 2,500"),
        ("".join(f"[signals.s{n}]\n" for n in range(501)), "signals", "more than 500"),
        ("[[policies]]\n" * 201, "policies", "more than 200"),
        ("[[limits]]\n" * 201, "limits", "more than 200"),
        ("".join(f"[criteria.s{n}]\n" for n in range(201)), "criteria", "more than 200"),
        ("".join(f"[touchpoints.s{n}]\n" for n in range(501)), "touchpoints", "more than 500"),
        ("[traits]\n" + "".join(f"t{n} = 0\n" for n in range(501)), "traits", "more than 500"),
        ("[[actions.x.weights]]\n" * 51, "actions.x.weights", "more than 50"),
        ("[actions]\nx = 3", "actions.x", "must be a table"),
        ("[learning]\nfeatures = []", "learning.features", "must be a table"),
    ],
)  # fmt: skip
def test_what_is_too_much_or_odd_is_said_with_its_key(text: str, key: str, said: str) -> None:
    found = errors_of(HEAD + text)
    assert any(k == key and said in message for _, k, message in found), found[:5]


@pytest.mark.parametrize("between", ["\u2028", "\u0085", "\r\n", "\n[x]\n"])
def test_line_numbers_are_those_of_an_editor(between: str) -> None:
    words = f'"""a{between}b"""'
    text = HEAD + f"[actions.x]\ntitle = 'X'\nassets.t.hint = {words}\nnonsense = 1\n"
    line = text[: text.index("nonsense")].count("\n") + 1
    keys = {key: found for found, key, _ in errors_of(text)}
    assert keys["actions.x.nonsense"] == line


def test_thousands_of_mistakes_are_told_up_to_a_number() -> None:
    text = HEAD + "".join(
        f"[actions.x{n}]\ntitl = 'X'\nasets = 1\npropensty = 2\n" for n in range(1_000)
    )
    found = errors_of(text)
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1][2] == "and there are more problems; mend these first"


def test_rules_have_a_length_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rule_reading, "MAX_TOTAL", 1_000)
    asks = "eligible = 'calls_7d > {n} && form_open && !has_product'\nnot_eligible = 'No'\n"
    text = HEAD + "".join((ONE + asks).format(n=n) for n in range(30))
    found = errors_of(text)
    assert {message for *_, message in found} == {
        "the rule can't be used: all rules together have more than 1,000 characters"
    }
    assert 1 < len(found) < 15
    # The same one again costs nothing.
    again = HEAD + "".join((ONE + asks.replace("{n}", "1")).format(n=n) for n in range(30))
    assert len(parse_catalogue(again, "x").actions) == 30


def test_the_largest_catalogue_that_is_allowed_can_be_read() -> None:
    actions = "".join(
        ONE.format(n=n) + f"eligible = 'calls_7d > {n} && form_open'\nnot_eligible = 'No'\n"
        for n in range(2_500)
    )
    assert len(parse_catalogue(HEAD + actions, "big.toml").actions) == 2_500


@settings(max_examples=80, deadline=None)
@given(st.integers(0, len(WHOLE)), st.integers(0, 30), st.text(max_size=6))
def test_any_damage_gives_errors_or_a_catalogue(place: int, gone: int, junk: str) -> None:
    try:
        parse_catalogue(WHOLE[:place] + junk + WHOLE[place + gone :], "x.toml")
    except CatalogueErrors as caught:
        lines = [error.line for error in caught.errors]
        assert lines == sorted(lines)
