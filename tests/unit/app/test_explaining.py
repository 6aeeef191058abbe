"""Why an action stands where it does: reasons in order, and the factors that multiply."""

from __future__ import annotations

import math
from typing import Any

import msgspec
import pytest

from agent_desktop.app.explaining import Speaker, in_control
from agent_desktop.decisioning.catalogue import Learning
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.decisions import Factors, Ranked, Reason
from tests.support.plain_words import PlainWords

CATALOGUE = parse_catalogue(
    """
name = "shop"
region = "GB"
[traits]
income = 0
[touchpoints.call-centre]
channel = "assisted"
label = "Call centre"
agent_handled = true
[issues.sales]
lever = 5
[groups.cards]
title = "Gold card"
lever = -10
[actions.card]
title = "Offer the card"
group = "cards"
issue = "sales"
lever = 20
value = 2.0
cost = 0.5
why = "Earns {traits.income}"
[[actions.card.weights]]
when = 'traits.income > 0'
weight = 1.5
why = "Earns well"
[actions.card.assets.call-centre]
talk_track = "Hello."
[actions.plain]
title = "Say hello"
why = "It is polite"
[actions.plain.assets.call-centre]
talk_track = "Hello."
""",
    "shop.toml",
)
LEARNT = Reason(code="learnt", params={"feature": "calls_7d", "value": 3}, strength=math.log(1.25))
WEIGHT = Reason(code="weight", params={"factor": 1.5}, text="Earns well", strength=0.4)
DECLARED = Reason(code="declared", text="Earns 900")


def ranked(**changes: Any) -> Ranked:
    values: dict[str, Any] = {
        "action_id": "card",
        "asset_id": "card@call-centre",
        "rank": 1,
        "priority": 1.0,
        "factors": Factors(propensity=0.41, context=1.8, value=1.5, lever=1.15, expected=0.34),
        "why": "Earns 900",
        "reasons": (DECLARED, WEIGHT, LEARNT),
    }
    return Ranked(**(values | changes))


def speaker() -> Speaker:
    return Speaker(CATALOGUE, PlainWords())


def explain(one: Ranked, **how: Any) -> Any:
    values: dict[str, Any] = {"model_version": "m1", "control": False}
    return speaker().explain(one, **(values | how))


def test_reasons_come_in_their_order_with_who_says_so() -> None:
    found = [(r.text, r.source, r.factor) for r in explain(ranked()).reasons]
    assert found == [
        ("Earns 900", "set in the catalogue", ""),
        ("Earns well", "a rule of the catalogue", "×1.50"),
        (
            "3 calls in the last 7 days",
            "learnt from earlier outcomes: raises the odds by 25 %",
            "",
        ),
    ]


def test_the_same_words_are_said_once() -> None:
    again = msgspec.structs.replace(WEIGHT, text="Earns 900")
    assert len(explain(ranked(reasons=(DECLARED, again))).reasons) == 1


def test_the_factors_are_told_with_what_they_are_made_of() -> None:
    product = explain(ranked()).product
    told = [(f.name, f.shown, [(p.key, p.value) for p in f.parts]) for f in product.factors]
    assert told == [
        (
            "Likely to work",
            "0.41",
            [("Expected", "0.34"), ("Tried on this call, within what is uncertain", "0.41")],
        ),
        ("Fits now", "1.80", [("Earns well", "×1.50"), ("Other rules of the catalogue", "×1.20")]),
        ("Worth", "1.50", [("Value", "2.00"), ("Less the cost", "-0.50")]),
        (
            "Priority set",
            "1.15",
            [("Issue: Sales", "+5 %"), ("Group: Gold card", "−10 %"), ("This action", "+20 %")],
        ),
    ]
    assert product.factors[0].meaning == "about 34 of 100 such conversations end well"


def test_without_a_draw_there_is_one_likelihood() -> None:
    factors = Factors(propensity=0.34, context=1.0, value=1.5, lever=1.15, expected=0.34)
    product = explain(ranked(factors=factors)).product
    assert product.factors[0].parts == ()


def test_the_control_group_says_so() -> None:
    found = explain(ranked(), control=True)
    assert "control group" in found.notes[-1]
    assert found.product.factors[0].meaning == "drawn at random for this call"
    share = msgspec.structs.replace(CATALOGUE, learning=Learning(control=0.5))
    calls = [in_control(share, f"call-{n}") for n in range(400)]
    assert 140 < sum(calls) < 260
    assert not in_control(msgspec.structs.replace(share, learning=Learning(control=0.0)), "call-1")


def test_what_is_mandatory_has_no_product() -> None:
    found = explain(ranked(mandatory=True), control=True)
    assert found.product is None
    assert "mandatory" in found.notes[0]
    assert len(found.notes) == 1


def test_starting_values_are_said_to_be_so() -> None:
    assert "Nothing has been learnt yet" in explain(ranked(), model_version="").model
    assert "m1" in explain(ranked()).model


@pytest.mark.parametrize("reasons", [(), (DECLARED, WEIGHT)])
def test_what_quotes_the_profile_waits_for_verification(reasons: tuple[Reason, ...]) -> None:
    one = ranked(reasons=reasons)
    assert speaker().strongest(one) == "Earns 900"
    said = speaker().strongest(one, verified=False)
    assert "900" not in said
    assert all("900" not in r.text for r in explain(one, verified=False).reasons)
    plain = ranked(action_id="plain", why="It is polite", reasons=())
    assert speaker().strongest(plain, verified=False) == "It is polite"


def test_a_banner_is_not_repeated_on_the_card() -> None:
    signal = Reason(code="signal", text="Left the form", strength=0.0)
    assert speaker().strongest(ranked(reasons=(signal, WEIGHT))) == "Earns well"
    assert speaker().strongest(ranked(reasons=(signal,), why="")) == "Left the form"


@pytest.mark.parametrize("strength", [math.inf, -math.inf, math.nan, 1e9])
def test_a_strange_strength_breaks_nothing(strength: float) -> None:
    odd = Reason(code="weight", text="Odd", strength=strength)
    learnt = msgspec.structs.replace(LEARNT, strength=strength)
    explain(ranked(reasons=(odd, learnt)))
