"""Rules as Python code and rules by the engine give the same answers."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning import rule_code
from agent_desktop.decisioning.rule_grammar import read_rule
from agent_desktop.decisioning.rules import Rule, RuleError, compile_rule, judge, prepare

TRAITS = {"n": 5, "m": 0, "f": 1.5, "g": 0.0, "s": "gold", "t": "", "b": True, "c": False}
_SAFE = 2**53 - 1
_EDGES = (0, 1, -1, 2, 5, _SAFE, -_SAFE, _SAFE - 1)

whole = st.one_of(st.sampled_from(_EDGES), st.integers(-_SAFE, _SAFE), st.integers(-9, 9))
fraction = st.one_of(
    st.sampled_from((0.0, -0.0, 1.0, 1.5, 5.0, 1e-300, 2.0**52 + 0.5, float(_SAFE))),
    st.floats(-(2.0**53) + 1, 2.0**53 - 1),
)
words = st.one_of(
    st.sampled_from(("", "gold", "g", "old", "Gold", "a\nb", "\U0001f600", "\uffff", "e\u0301")),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
values = st.fixed_dictionaries(
    {},
    optional={
        # A whole number's place may hold a fraction: data is like that.
        "calls_7d": st.one_of(whole, fraction),
        "channel": words,
        "signals": st.lists(words, max_size=3),
        "days_since": st.dictionaries(st.just("Store Visited"), st.one_of(whole, fraction)),
        "traits": st.fixed_dictionaries(
            {},
            optional={
                "n": st.one_of(whole, fraction, st.none(), st.just(float("nan")), st.booleans()),
                "m": whole,
                "f": st.one_of(whole, fraction),
                "g": fraction,
                "s": st.one_of(words, st.integers()),
                "t": words,
                "b": st.one_of(st.booleans(), st.just(1)),
                "c": st.booleans(),
            },
        ),
    },
)


def literal(text: str) -> str:
    plain = "".join(c for c in text if c >= " " and c != "\x7f" and c not in "\u0085\u2028\u2029")
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


numbers = st.one_of(
    st.sampled_from(("traits.n", "traits.m", "calls_7d")),
    st.integers(0, 9).map(str),
    st.sampled_from(("0x1F", "007", str(_SAFE), "-3", "(-traits.m)")),
)
fractions = st.one_of(
    st.sampled_from(("traits.f", "traits.g", "1.5", "1e3", "0.0", "2E-3", "-0.5", "(-traits.f)")),
    st.sampled_from(('days_since["Store Visited"]',)),
)
texts = st.one_of(
    st.sampled_from(("traits.s", "traits.t", "channel", "'it\\'s'", '"a\\tb\\nc"', '"a\\\\n"')),
    words.map(literal),
)
comparison = st.sampled_from(("<", "<=", ">", ">=", "==", "!="))
any_number = st.one_of(numbers, fractions)


def listed(one: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(one, min_size=1, max_size=3).map(lambda parts: f"[{', '.join(parts)}]")


def joined(*parts: Any) -> st.SearchStrategy[str]:
    given_parts = [st.just(part) if isinstance(part, str) else part for part in parts]
    return st.tuples(*given_parts).map(" ".join)


plain_leaves = st.one_of(
    st.sampled_from(("traits.b", "traits.c", "true", "false")),
    joined(any_number, comparison, any_number),
    joined(texts, comparison, texts),
    joined(any_number, "in", listed(any_number)),
    joined(texts, "in", listed(texts)),
    joined(texts, "in", "signals"),
    st.tuples(texts, st.sampled_from(("startsWith", "endsWith", "contains")), texts).map(
        lambda parts: f"{parts[0]}.{parts[1]}({parts[2]})"
    ),
)


def rules_of(leaves: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            joined(inner, st.sampled_from(("&&", "||")), inner),
            inner.map(lambda one: f"({one})"),
            inner.map(lambda one: f"!({one})"),
            st.tuples(inner, inner, inner).map(lambda p: f"(({p[0]}) ? ({p[1]}) : {p[2]})"),
            st.tuples(inner, comparison, inner).map(lambda p: f"({p[0]}) {p[1]} ({p[2]})"),
        ),
        max_leaves=8,
    )


engines_leaves = st.one_of(
    plain_leaves,
    joined(numbers, st.sampled_from("+-*/%"), numbers, comparison, numbers),
    joined(fractions, st.sampled_from("+-*/"), fractions, comparison, fractions),
    joined(texts.map(lambda one: f"size({one})"), comparison, numbers),
    joined(texts.map(lambda one: f"int({one})"), comparison, numbers),
    joined(numbers.map(lambda one: f"double({one})"), comparison, fractions),
)


def both(text: str, known: dict[str, Any]) -> tuple[Rule, bool | None, bool | None]:
    rule = compile_rule(text, TRAITS)
    ready = prepare(rule.names, known, TRAITS)
    try:
        by_engine = rule.by_engine(ready)
    except RuleError:
        by_engine = None
    return rule, judge([rule], ready)[0], by_engine


@settings(max_examples=400, deadline=None)
@given(text=rules_of(plain_leaves), known=values)
@example(text="traits.n == traits.f", known={"traits": {"n": 2**52 + 1, "f": 2.0**52}})
@example(text="traits.s < '\U0001f600'", known={"traits": {"s": "\uffff"}})
@example(text="calls_7d < 1 == true && !traits.c", known={"calls_7d": 0.5})
@example(text="true ? false : true ? true : false", known={})
@example(text="-traits.g == 0", known={})
def test_what_compares_and_joins_is_answered_as_by_the_engine(
    text: str, known: dict[str, Any]
) -> None:
    try:
        rule, ours, engines = both(text, known)
    except RuleError:  # such as a rule that is too deep
        return
    assert rule.quick is not None
    assert ours is engines
    assert ours is not None


@settings(max_examples=200, deadline=None)
@given(text=rules_of(engines_leaves), known=values)
@example(text="traits.m / traits.n > 1 || traits.b", known={"traits": {"n": 0}})
@example(text="traits.n * traits.n * traits.n > 1", known={"traits": {"n": 2**40}})
@example(text="traits.n + 1 > 1", known={"traits": {"n": 0.5}})
def test_every_rule_is_answered_as_by_the_engine_and_fails_where_it_fails(
    text: str, known: dict[str, Any]
) -> None:
    try:
        _, ours, engines = both(text, known)
    except RuleError:
        return
    assert ours is engines


@pytest.mark.parametrize(
    "text",
    [
        "size(traits.s) > 1",
        "traits.s.size() > 1",
        "traits.n + 1 > 1",
        "traits.b && 7 % traits.n == 1",
        "(traits.f * 2.0) > 1.0 || traits.b",
        "int(traits.f) == 5",
        "double(traits.n) > 1.0",
        "--traits.n == traits.n",
    ],
)
def test_what_can_fail_is_left_to_the_engine(text: str) -> None:
    assert compile_rule(text, TRAITS).quick is None


def test_nothing_of_a_rule_gets_into_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    shapes: list[str] = []
    made = rule_code._made

    def watched(shape: str, names: int, constants: int) -> Any:
        shapes.append(shape)
        return made(shape, names, constants)

    monkeypatch.setattr(rule_code, "_made", watched)
    text = (
        """traits.s == "__import__('os')" || channel in ['}"', "n0"] ? traits.n >= 0x1F : """
        """!(traits.s.contains("k[n0]")) && -traits.f < 1e3 && traits.t.startsWith('a')"""
    )
    found = rule_code.quick(read_rule(text, TRAITS).pieces)
    assert found is not None
    known = r"k\[n\d\]|c\d| if | else | and | or |not |-| (?:==|>=|<|in) |\.startswith|[(),]| "
    assert [re.sub(known, "", shape) for shape in shapes] == [""]


def test_a_list_of_rules_that_is_too_deep_for_python_is_the_engines() -> None:
    deep = "(" * 19 + "traits.b" + ")" * 19
    assert compile_rule(deep, TRAITS).quick is not None
    chain = " == ".join(["traits.b"] * 60)
    rule, ours, engines = both(chain, {})
    assert rule.quick is None
    assert ours is engines


def test_rules_of_one_shape_share_their_code() -> None:
    one = compile_rule("traits.n >= 3 && traits.m < 4", TRAITS).quick
    other = compile_rule("calls_7d >= 900 && traits.n < 1", TRAITS).quick
    assert one is not None
    assert other is not None
    assert getattr(one, "__code__", 1) is getattr(other, "__code__", 2)
