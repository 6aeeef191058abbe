"""Rules that are run in one list say what they say alone."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.rules import Rule, compile_rule, judge, prepare
from agent_desktop.decisioning.rules_together import Together

TRAITS: dict[str, Any] = {"age": 1, "plan": "", "share": 1.0}
TEXTS = (
    "true", "false", "calls_7d >= 2", "100 / traits.age > 20", "100 % traits.age == 0",
    "traits.plan.startsWith('g') && traits.age > 3", '"a" in signals || traits.age * 2 > 10',
    "traits.share / 0.5 > 1.0", "traits.age == 0 ? traits.plan == 'x' : 7 / traits.age > 1",
    "int(traits.share * 1e10) > 5", "traits.age > 5 && traits.age * 9007199254740000 > 0",
    "size(traits.plan) > 2 ? true : calls_7d < 1", "!(calls_7d == 0) || traits.plan != 'gold'",
)  # fmt: skip


def asked(rules: list[Rule], values: dict[str, Any]) -> Any:
    return prepare(sorted({name for rule in rules for name in rule.names}), values, TRAITS)


def alone(rules: list[Rule], context: Any) -> list[bool | None]:
    return [judge([rule], context)[0] for rule in rules]


@settings(max_examples=150)
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from([0, 1, 4, 5, 7, -1, 2**40]),
    st.sampled_from(["", "gold", "x"]),
    st.sampled_from([0.0, 0.5, 1e300, -2.0]),
)
def test_together_they_say_what_each_says_alone(
    seed: int, age: int, plan: str, share: float
) -> None:
    rng = random.Random(seed)
    rules = [compile_rule(text, TRAITS) for text in rng.choices(TEXTS, k=rng.randrange(80))]
    values = {"calls_7d": rng.randrange(4), "traits": {"age": age, "plan": plan, "share": share}}
    context = asked(rules, values)
    assert Together(rules).judge(context) == alone(rules, context)


@pytest.mark.parametrize("place", [0, 31, 32, 63, 99])
def test_one_that_fails_says_nothing_about_its_neighbours(place: int) -> None:
    rules = [compile_rule(f"calls_7d >= {number % 5}") for number in range(100)]
    rules[place] = compile_rule("100 / traits.age > 20", TRAITS)
    found = Together(rules).judge(asked(rules, {"calls_7d": 2, "traits": {"age": 0}}))
    assert found[place] is None
    assert [a for n, a in enumerate(found) if n != place] == [
        number % 5 <= 2 for number in range(100) if number != place
    ]


def test_long_rules_are_not_put_into_one_text_without_end() -> None:
    text = " || ".join(f"calls_7d == {number}" for number in range(40, 70))
    rules = [compile_rule(f"{text} || calls_7d == {number}") for number in range(64)]
    found = Together(rules)
    assert found.judge(asked(rules, {"calls_7d": 3})) == [number == 3 for number in range(64)]
    assert max(sum(len(rule.source) + 2 for rule in part) for part, _ in found._parts) <= 8_200


def test_nothing_to_judge_is_nothing() -> None:
    assert Together([]).judge(prepare([], {}, {})) == []
