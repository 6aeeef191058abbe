"""Rules by somebody who means harm, or does not know better."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.rules import RuleError, compile_rule, judge, prepare

TRAITS = {"income": 0, "plan": ""}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        # Kinds: the engine would answer no, or fail in a call.
        ("form_open && form == 5", "compares different kinds: a text with a whole number"),
        ("form_open && traits.income == '2000'", "compares different kinds"),
        ("form in [1, 2]", "never in a list"),
        ("'x' in form", "asks a list"),
        ("form in ['a', 1]", "one kind"),
        ("form in []", "empty"),
        ("form_open && double(form_step) + 1.5 > 1 + 2.0", "write double"),
        ("form_open && form + 1 == '1'", "between different kinds"),
        ("form_open && (form_open + 1) > 1", "between different kinds"),
        ("form_open || form", "joins a yes or no"),
        ("!form", "turns a yes or no"),
        ("-form == 1", "before a number"),
        ("form == null", "no null"),
        ("(form_open ? 1 : 'a') == 1", "different kinds"),
        ("form ? true : false", "before '?'"),
        ("signals == ['a']", "not for lists"),
        ("signals[0] == 'a'", "only tables"),
        ("size(form_step) > 1", "text or a list"),
        ("form_step.size() > 1", "asks a text"),
        ("form.startsWith(1)", "asked with a text"),
        ("sentiment % 2.0 == 0.0", "whole numbers"),
        # Zero, and numbers that are too large.
        ("form_open && 1 / 0 == 1", "divides by zero"),
        ("form_open && 1 % (0) == 1", "divides by zero"),
        ("form_open && 1.0 / -0.0 == 1.0", "divides by zero"),
        ("1 / form_step > 1", "nothing is known of the customer: division by zero"),
        ("0.0 / double(form_step) > 1.0", "no number"),
        ("9007199254740991 * 9007199254740991 > 1", "overflow"),
        ("9007199254740992 > 1", "too large"),
        ("1" + "0" * 1000 + " > 1", "too large"),
        ("0x" + "f" * 1000 + " > 1", "too large"),
        ("1e999 > 1", "too large"),
        # What would be code to the engine but text to a careless reader, or the other way round.
        ('"""a"+""" == form || signals.all(s, s == s) || form == "form"', "side by side"),
        ('form == "a" // "\n || signals.all(s, true) // "', "not understood"),
        ("r'\\' == form || true || 'x' == form", "not understood"),
        ("1.all(x, true)", "not understood"),
        ("form.`size`() > 1", "not understood"),
        ("form == 'a\x00'", "not understood"),
        ("form{form: 1} == form", "not understood"),
        ("form.matches('(a+)+$')", "no function"),
        ("signals.exists(a, signals.exists(b, a == b))", "no function"),
        ("type(form) == form", "no function"),
        # Length and depth.
        ("x" * 10_000_000, "1,500"),
        ("(" * 10_000 + "true" + ")" * 10_000, "1,500"),
        ("!(" * 21 + "true" + ")" * 21, "nested"),
        ("true ? false : " * 21 + "true", "nested"),
        ("true && " * 151 + "true", "operators"),
        ("form + " * 31 + "form == form", "'+'"),
        ("true true", "not understood where it stands"),
        ("", "ends too early"),
    ],
)
def test_what_the_engine_must_not_see_is_refused(text: str, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        compile_rule(text, TRAITS)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("form_errors == 0 || 10 / (form_errors - 2) > 1", {"form_errors": 2}),
        ("form_step * form_step > 1", {"form_step": 2**52}),
        ("form == '' || int(form) > 1", {"form": "twelve"}),
        ("traits.income * 2 > 1", {"traits": {"income": 1.5}}),
        ("int(sentiment * 1e300) > 1", {"sentiment": 5.0}),
    ],
)
def test_what_data_makes_impossible_is_said_and_not_thrown(
    text: str, values: dict[str, object]
) -> None:
    rule = compile_rule(text, TRAITS)
    yes = compile_rule("form_step < 0 || true")
    context = prepare(rule.names | yes.names, values, TRAITS)
    with pytest.raises(RuleError):
        rule.holds(context)
    assert list(judge([rule, yes], context)) == [None, True]


def test_rules_see_texts_up_to_a_length() -> None:
    rule = compile_rule("size(form) == 1000 || form == ''")
    assert rule.holds(prepare(rule.names, {"form": "x" * 1_000_000}, {}))


TEXTS = st.sampled_from(["form", "'a'", '"é"', "channel", "traits.plan", "last_page"])
WHOLES = st.sampled_from(["form_step", "1", "0", "calls_7d", "traits.income", 'days_since["x"]'])


def _whole(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    both = st.tuples(inner, st.sampled_from("+-*/%"), inner)
    return st.one_of(
        both.map(lambda t: f"({t[0]} {t[1]} ({t[2]}))"), TEXTS.map(lambda t: f"size({t})")
    )


def _yes(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    numbers = st.recursive(WHOLES, _whole, max_leaves=6)
    compared = st.tuples(numbers, st.sampled_from(["<", ">=", "=="]), numbers)
    return st.one_of(
        st.tuples(inner, inner).map(" && ".join),
        st.tuples(inner, inner).map(lambda t: f"({t[0]} || {t[1]})"),
        inner.map(lambda t: f"!({t})"),
        st.tuples(inner, inner, inner).map(lambda t: f"(({t[0]}) ? ({t[1]}) : {t[2]})"),
        compared.map(" ".join),
        st.tuples(TEXTS, TEXTS).map(lambda t: f"({t[0]}).contains({t[1]})"),
    )


SOUND = st.recursive(st.sampled_from(["true", "form_open", "'a' in signals"]), _yes, max_leaves=12)
PIECES = st.sampled_from(
    [
        *("form", "form_open", "traits.income", "days_since['x']", "'a'", '"b"', "1", "0", "2.5"),
        *("true", "null", "in", "signals", "size(", ".contains(", ".all(", "u", "r'", "'''", "`"),
        *"+-*/%!?:,.()[]{}<@\\",
        *("&&", "||", "==", "//"),
    ]
)


def refused(text: str) -> str:
    """Why it can't be a rule, empty where it can."""
    try:
        compile_rule(text, TRAITS)
    except RuleError as error:
        return str(error)
    return ""


@settings(max_examples=150, deadline=None)
@given(SOUND, st.integers(-3, 2**53), st.text(max_size=20))
def test_what_the_grammar_takes_the_engine_takes(text: str, number: int, word: str) -> None:
    why = refused(text)
    if why:
        expected = "nothing is known.*(zero|overflow)|divides by zero|1,500|operators|nested|'\\+'"
        assert re.search(expected, why)
        return
    values = {"form_step": number, "calls_7d": -number, "form": word, "last_page": word * 3}
    rule = compile_rule(text, TRAITS)
    assert judge([rule], prepare(rule.names, values, TRAITS))[0] in {True, False, None}


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=14), st.sampled_from(["", " "]))
def test_any_pieces_are_a_rule_or_refused(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    why = refused(text)
    assert "Failed to parse" not in why
    if not why:
        rule = compile_rule(text, TRAITS)
        assert rule.holds(prepare(rule.names, {}, TRAITS)) in {True, False}
