from __future__ import annotations

import subprocess
import sys

import pytest

from agent_desktop.decisioning.rules import RuleError, compile_rule, prepare

TRAITS = {"income": 0, "plan": ""}


def holds(text: str, **values: object) -> bool:
    rule = compile_rule(text, TRAITS)
    return rule.holds(prepare(rule.names, values, TRAITS))


def test_attributes_traits_and_event_types() -> None:
    assert holds("form_open && form_errors >= 2", form_open=True, form_errors=2)
    assert holds("traits.income > 2000", traits={"income": 2900.5})
    assert not holds("traits.income > 2000")
    assert holds('days_since["Store Visited"] < 30', days_since={"Store Visited": 3})
    assert not holds("days_since['Store Visited'] < 30")
    assert holds('count_7d["Call Ended"] == 2 && count_30d["Call Ended"] == 0',
                 count_7d={"Call Ended": 2})  # fmt: skip
    assert holds('last_response["a-b"] == "negative" && last_response["other"] == ""',
                 last_response={"a-b": "negative", "other": 3})  # fmt: skip
    assert holds('negatives_90d == 1 && negatives["paperless"] == 0', negatives_90d=1)
    assert not holds('qualified["cards"]', qualified={"loans": True})
    assert holds("'stuck' in signals && channel == \"assisted\"", signals=["stuck"],
                 channel="assisted")  # fmt: skip
    assert holds('form == "traits.income"', form="traits.income")
    assert holds('last_page.startsWith("Gold")', last_page="Gold card")


@pytest.mark.parametrize(
    ("text", "said", "suggestion"),
    [
        ("form_opn", "no attribute", "form_open"),
        ("traits.incme > 1", "not declared", "income"),
        ("income > 1", "no attribute", "traits.income"),
        ('traits["income"] > 1', "write traits.NAME", ""),
        ("form > 2", "different kinds", ""),
        ("form_step", "gives no yes or no", ""),
        ("form ==", "Syntax error", ""),
        ("days_since > 2", "an event type", ""),
        ("signals.all(s, s == 'x')", "no function", ""),
        ("[1, 2].map(x, x) == [1]", "no function", ""),
        ("has(traits.x)", "no function", ""),
        ("sise(form) > 1", "no function", "size"),
        ("(" * 30 + "true" + ")" * 30, "nested", ""),
        ("form" + ".x" * 3 + " == 1", "only traits", ""),
        ("!" * 1000 + "true", "operators", ""),
        ("1+" * 750 + "1 == 1", "1,500", ""),
    ],
)
def test_mistakes_are_named(text: str, said: str, suggestion: str) -> None:
    with pytest.raises(RuleError) as caught:
        compile_rule(text, TRAITS)
    assert said in str(caught.value)
    assert caught.value.suggestion == suggestion


def test_whole_numbers_are_whole_however_they_are_written() -> None:
    assert holds("traits.income * 2 == 5800", traits={"income": 2900.0})
    assert holds("traits.income % 2 == 0", traits={"income": -0.0})
    assert holds("traits.income > 2900", traits={"income": 2900.5})


def test_the_same_text_is_another_rule_with_other_traits() -> None:
    text = "10 / traits.years > 2 || form_open"
    first = compile_rule(text, {"years": 4, "unused": ""})
    assert compile_rule(text, {"years": 4}) is first
    assert compile_rule(text, {"years": 3}) is not first
    for traits in ({"years": 0}, {"years": True}, {"years": "4"}, {}):
        with pytest.raises(RuleError):
            compile_rule(text, traits)


def test_no_text_that_passes_the_caps_brings_the_process_down() -> None:
    code = """
from agent_desktop.decisioning.rules import RuleError, compile_rule
worst = ["1+" * 700 + "1 > 0", "-" * 199 + "1 > 0", "!" * 199 + "true", "true ? " * 190 + "true",
         "true ? " * 140 + "true" + ": true" * 140,
         "[" * 19 + "]" * 19 + " == 1", "true && " * 180 + "true", "true || " * 180 + "true",
         "1 == " * 290 + "1", "form." + "contains(form." * 19 + "x", "'" + "x" * 1400 + "' == form",
         "{" * 19, "\\"\\\\" * 300, "\\x00" * 100, "1u" + "0" * 1000 + " > 1", "size(" * 19]
for text in worst:
    try:
        compile_rule(text)
    except RuleError:
        pass
print("alive")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "alive\n", done.stderr
