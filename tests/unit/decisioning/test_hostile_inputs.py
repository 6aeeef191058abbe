"""A decision is made of whatever the protocol lets through, and never raises."""

from __future__ import annotations

import random
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_desktop.decisioning.decide import decide, explain, make_record, replay
from agent_desktop.decisioning.decisions import (
    Answer,
    DecisionRecord,
    Exposure,
    ExposureKind,
    Inputs,
    Signal,
)
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning import random_catalogues as made

CATALOGUE = made.catalogue(random.Random(7), size=14)
READY = made.compiled(random.Random(2), CATALOGUE)
assert READY.model_version

TEXTS = st.one_of(
    st.text(max_size=8), st.sampled_from(["", "a0", "calls", "mailing", "\0", "\ud800"])
)
TIMES = st.one_of(
    st.integers(made.NOW - 40 * made.DAY, made.NOW + made.DAY),
    st.sampled_from([0, -1, 2**53, 2**63, -(2**70), 10**4200, -(10**4200)]),
)
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.sampled_from([2**70, 10**4200])
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=5,
)
NAMES = st.sampled_from(
    ["events_7d", "form_open", "traits", "days_since", "answers", "signals", "touchpoint", "else"]
)
ROW = st.tuples(SCALARS, SCALARS, SCALARS, SCALARS, SCALARS).map(list) | st.lists(
    SCALARS, max_size=6
)
CONTEXTS = st.fixed_dictionaries(
    {},
    optional={
        "answers": st.lists(ROW, max_size=4) | VALUES,
        "traits": st.dictionaries(st.sampled_from(["income", "plan", "member", "x"]), VALUES),
        "days_since": st.dictionaries(st.sampled_from(["Store Visited", "x"]), VALUES) | VALUES,
        "events_7d": VALUES,
        "form_open": VALUES,
    },
) | st.dictionaries(NAMES, VALUES, max_size=5)
ACTIONS = st.sampled_from([*sorted(CATALOGUE.actions), "gone", ""])
ANY = st.builds(
    Inputs,
    decision_id=TEXTS,
    customer_id=TEXTS,
    contact_id=st.sampled_from(["", "k"]) | TEXTS,
    touchpoint=st.sampled_from([*made.TOUCHPOINTS, "gone"]) | TEXTS,
    at=TIMES,
    context=CONTEXTS,
    answers=st.lists(
        st.builds(
            Answer, response_id=TEXTS, action_id=ACTIONS, sentiment=st.sampled_from(Sentiment),
            at=TIMES, touchpoint=st.sampled_from([*made.TOUCHPOINTS, "gone"]),
            contact_id=st.sampled_from(["", "k", "l"]), customer_id=TEXTS, asset_id=TEXTS,
        ),
        max_size=6,
    ).map(tuple),
    signals=st.lists(
        st.builds(
            Signal, id=TEXTS, pattern=st.sampled_from(["stuck", "angry", "gone", "\ud800"]),
            text=TEXTS, priority=st.integers(), service=st.booleans(), at=TIMES, expires_at=TIMES,
            evidence=st.lists(TEXTS, max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    exposures=st.lists(
        st.builds(
            Exposure, TEXTS, ACTIONS, TEXTS, st.sampled_from(ExposureKind), TIMES,
            st.sampled_from([*made.TOUCHPOINTS, "gone"]), st.sampled_from(["", "k", "l"]),
        ),
        max_size=6,
    ).map(tuple),
)  # fmt: skip


@settings(max_examples=200)
@given(ANY)
def test_no_inputs_break_it(one: Inputs) -> None:
    decision = decide(READY, one)
    sides = [entry.action_id for entry in (*decision.ranked, *decision.held)]
    assert sorted(sides) == sorted(CATALOGUE.actions)
    for entry in decision.ranked:
        explain(READY, one, entry)
    again, faithful = replay(
        READY.with_model(READY.propensities), make_record(one, decision, 1, READY)
    )
    assert faithful
    assert (again.ranked, again.held) == (decision.ranked, decision.held)


@settings(max_examples=60)
@given(st.data())
def test_what_comes_over_the_wire_is_replayed_or_found_out(data: st.DataObject) -> None:
    one = made.inputs(random.Random(data.draw(st.integers(0, 999))), CATALOGUE)
    record = msgspec.to_builtins(make_record(one, decide(READY, one), 1, READY))
    name = data.draw(st.sampled_from(sorted(record["inputs"])))
    junk: Any = data.draw(VALUES)
    record["inputs"][name] = junk
    try:
        wire = msgspec.json.encode(record)
        received = msgspec.json.decode(wire, type=DecisionRecord)
    except (msgspec.MsgspecError, UnicodeEncodeError, OverflowError, ValueError):
        return
    replay(READY, received)


@pytest.mark.parametrize("depth", [50, 5_000])
def test_a_context_nested_as_deep_as_can_be(depth: int) -> None:
    nested: Any = 1
    for _ in range(depth):
        nested = [nested]
    row = [nested, "a0", "negative", made.NOW, "calls"]
    contexts = [{name: nested} for name in ("answers", "traits", "events_7d", "days_since")]
    for context in (*contexts, {"answers": [row]}):
        one = msgspec.structs.replace(made.inputs(random.Random(1), CATALOGUE), context=context)
        decision = decide(READY, one)
        assert replay(READY, make_record(one, decision, 1, READY)) == (decision, True)
