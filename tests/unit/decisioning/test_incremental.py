"""However a list came about, it is the one that is made from nothing, and the one of the replay."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.compiled import Compiled
from agent_desktop.decisioning.decide import decide, explain, make_record, replay
from agent_desktop.decisioning.decisions import Decision, DecisionRecord, Inputs
from tests.unit.decisioning import random_catalogues as made

SEEDS = st.integers(0, 2**32 - 1)


def fresh(ready: Compiled, one: Inputs) -> Decision:
    """With nothing remembered."""
    return decide(ready.with_model(ready.propensities), one)


@settings(max_examples=120)
@given(SEEDS)
def test_a_list_brought_up_to_date_is_the_list_made_from_nothing(seed: int) -> None:
    rng = random.Random(seed)
    catalogue = made.catalogue(rng)
    ready = made.compiled(rng, catalogue)
    one = made.inputs(rng, catalogue)
    for number in range(8):
        decision = decide(ready, one)
        assert decision == fresh(ready, one)
        record = make_record(one, decision, 3, ready)
        sent = msgspec.json.decode(msgspec.json.encode(record), type=DecisionRecord)
        again, faithful = replay(ready.with_model(ready.propensities), sent)
        assert faithful
        assert (again.ranked, again.held) == (decision.ranked, decision.held)
        one = made.moved_on(rng, catalogue, one, number)


@settings(max_examples=60)
@given(SEEDS)
def test_every_action_is_on_exactly_one_side_and_in_order(seed: int) -> None:
    rng = random.Random(seed)
    catalogue = made.catalogue(rng)
    ready = made.compiled(rng, catalogue)
    one = made.inputs(rng, catalogue)
    decision = decide(ready, one)
    sides = [entry.action_id for entry in (*decision.ranked, *decision.held)]
    assert sorted(sides) == sorted(catalogue.actions)
    assert [entry.rank for entry in decision.ranked] == list(range(1, len(decision.ranked) + 1))
    for entry in decision.ranked:
        f = entry.factors
        assert entry.priority == f.propensity * f.context * f.value * f.lever
        # The first entries have their reasons at once; of those below, none is lost on demand.
        told = explain(ready, one, entry)
        assert set(map(str, entry.reasons)) <= set(map(str, told.reasons))
        assert told == entry or entry.rank > catalogue.top


@settings(max_examples=60)
@given(SEEDS)
def test_the_order_in_which_facts_came_means_nothing(seed: int) -> None:
    rng = random.Random(seed)
    catalogue = made.catalogue(rng)
    ready = made.compiled(rng, catalogue)
    one = made.inputs(rng, catalogue)
    answers, exposures, signals = [*one.answers], [*one.exposures], [*one.signals]
    for facts in (answers, exposures, signals):
        rng.shuffle(facts)
    other = msgspec.structs.replace(
        one, answers=(*answers,), exposures=(*exposures,), signals=(*signals,),
        context=dict(reversed(one.context.items())),
    )  # fmt: skip
    assert fresh(ready, other) == fresh(ready, one)


@settings(max_examples=40)
@given(SEEDS)
def test_nothing_of_one_customer_is_in_anothers_list(seed: int) -> None:
    rng = random.Random(seed)
    catalogue = made.catalogue(rng)
    ready = made.compiled(rng, catalogue)
    one = made.inputs(rng, catalogue)
    other = msgspec.structs.replace(
        made.inputs(rng, catalogue), customer_id="another", contact_id="call-9"
    )
    alone = fresh(ready, other)
    decide(ready, one)
    assert decide(ready, other) == alone
    # Not even where conversation and context are the same.
    twin = msgspec.structs.replace(one, customer_id="twin")
    decide(ready, one)
    assert decide(ready, twin) == fresh(ready, twin)


def test_only_what_an_answer_touches_is_judged_again() -> None:
    rng = random.Random(11)
    catalogue = made.catalogue(rng, size=12)
    ready = made.compiled(rng, catalogue)
    one = msgspec.structs.replace(made.inputs(rng, catalogue), touchpoint="calls")
    decide(ready, one)
    before = ready.last
    said = made.answer(rng, sorted(catalogue.actions), 1)
    decide(ready, msgspec.structs.replace(one, answers=(*one.answers, said)))
    assert ready.last is before
    moved = msgspec.structs.replace(one, context={**one.context, "form_open": "x"})
    decide(ready, msgspec.structs.replace(moved, context={**one.context, "last_page": "else"}))
    assert ready.last is before


def test_several_threads_may_ask_one_catalogue() -> None:
    rng = random.Random(21)
    catalogue = made.catalogue(rng, size=12)
    ready = made.compiled(rng, catalogue)
    given_inputs = [made.inputs(rng, catalogue) for _ in range(24)]
    alone = [fresh(ready, one) for one in given_inputs]

    def ask(start: int) -> bool:
        turns = [(start + step) % len(given_inputs) for step in range(5 * len(given_inputs))]
        return all(decide(ready, given_inputs[turn]) == alone[turn] for turn in turns)

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(ask, range(6)))
