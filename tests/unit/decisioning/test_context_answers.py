"""What rules may ask about past answers, and whether a lead qualifies."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.catalogue import Catalogue, Criterion
from agent_desktop.decisioning.context import attributes, new_state
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.decisioning.qualification import criteria_of, qualification
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import DAY, NOW, answer, small
from tests.unit.decisioning.journeys import event, state_of

CATALOGUE = small()
ME = Customer(id="c1", generation=0, name="", traits={"income": 2500}, identities=(), since=0,
              last_event_at=0, events=0)  # fmt: skip


def asked(*answers: Answer, catalogue: Catalogue | None = CATALOGUE) -> dict[str, Any]:
    return attributes(new_state(), ME, NOW, answers, catalogue)


def test_answers_are_counted_by_action_and_group() -> None:
    found = asked(
        answer("partner-card", Sentiment.NEGATIVE, NOW - 40 * DAY),
        answer("partner-card", Sentiment.POSITIVE, NOW - 2 * DAY),
        answer("travel-insurance", Sentiment.NEGATIVE, NOW - 89 * DAY),
        answer("paperless", Sentiment.NEUTRAL, NOW - 90 * DAY),
    )
    assert (found["responses_90d"], found["negatives_90d"], found["positives_90d"]) == (3, 2, 1)
    assert "neutrals_90d" not in found
    assert found["answered"] == {"partner-card": 2, "travel-insurance": 1}
    assert found["negatives"] == {"partner-card": 1, "travel-insurance": 1}
    assert (found["group_answered"], found["group_negatives"]) == ({"cards": 3}, {"cards": 2})
    assert found["last_response"]["partner-card"] == "positive"
    assert found["last_response"]["paperless"] == "neutral"
    assert (found["response_days"]["partner-card"], found["last_response_days"]) == (2, 2)


def test_answers_of_the_household_and_told_twice_do_not_count() -> None:
    own = answer("paperless", Sentiment.NEGATIVE)
    found = asked(own, own, answer("survey", Sentiment.NEGATIVE, customer="c2"),
                  answer("survey", Sentiment.POSITIVE, customer="c1"))  # fmt: skip
    assert found["answered"] == {"paperless": 1, "survey": 1}
    assert found["last_response"]["survey"] == "positive"


def test_what_customers_say_by_themselves_counts_and_a_fast_clock_means_now() -> None:
    said = event("Suggestion Answered", -DAY, action="paperless", response="negative")
    found = attributes(state_of(said), ME, NOW, (), CATALOGUE)
    assert found["negatives_90d"] == 1
    assert found["response_days"] == {"paperless": 0}


@settings(max_examples=50, deadline=None)
@given(st.permutations([
    answer("paperless", sentiment, NOW - days * DAY, contact=str(n))
    for n, (sentiment, days) in enumerate(
        [(Sentiment.NEGATIVE, 3), (Sentiment.POSITIVE, 3), (Sentiment.NEUTRAL, 1)] * 2
    )
]))  # fmt: skip
def test_the_order_in_which_they_come_means_nothing(answers: list[Answer]) -> None:
    assert asked(*answers) == asked(*sorted(answers, key=lambda a: a.response_id))


def criteria(*made: Criterion) -> Catalogue:
    return msgspec.structs.replace(CATALOGUE, criteria=made)


RICH = Criterion(id="rich", title="Earns enough", rule="traits.income >= 2000", group="cards")
CALLED = Criterion(id="called", title="Called", rule="calls_7d > 0", group="cards")
KNOWN = Criterion(id="known", title="Known", rule="traits.income > 0")


def test_a_lead_qualifies_for_a_group_whose_criteria_it_meets() -> None:
    found = asked(catalogue=criteria(RICH, KNOWN))
    assert (found["criteria_met"], found["qualified"]) == (2, {"cards": True})
    assert "criteria_missed" not in found
    found = asked(catalogue=criteria(RICH, CALLED))
    assert (found["criteria_met"], found["criteria_missed"]) == (1, 1)
    assert "qualified" not in found
    poor = msgspec.structs.replace(ME, traits={})
    found = attributes(new_state(), poor, NOW, (), criteria(RICH, KNOWN))
    assert found["criteria_missed"] == 2


def test_which_criteria_are_met_and_a_rule_that_fails_is_not() -> None:
    made = criteria(RICH, CALLED)
    values = attributes(new_state(), ME, NOW, (), made)
    assert [(one.id, met) for one, met in qualification(criteria_of(made), values)] == [
        ("rich", True),
        ("called", False),
    ]


def test_a_criterion_whose_rule_fails_counts_as_missed() -> None:
    state = state_of(event("Page Viewed", 0))
    failing = criteria(Criterion(id="b", title="B", rule="1 / (events - 1) > 0", group="loans"))
    values = attributes(state, ME, NOW, (), failing)
    assert qualification(criteria_of(failing), values)[0][1] is None
    assert values["criteria_missed"] == 1
    assert "qualified" not in values
