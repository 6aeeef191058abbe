"""What is kept of a decision, and that it comes back to the last digit, anywhere."""

from __future__ import annotations

import os
import random
import subprocess
import sys

import msgspec
import pytest

from agent_desktop.decisioning import signals
from agent_desktop.decisioning.context import attributes, fold, new_state
from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record, replay
from agent_desktop.decisioning.decisions import (
    Answer,
    DecisionRecord,
    Exposure,
    ExposureKind,
    Inputs,
    exposure_id,
)
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning import golden_records
from tests.unit.decisioning import random_catalogues as made
from tests.unit.decisioning.catalogues import DAY, NOW, answer, inputs, small
from tests.unit.demo.test_generator import catalogue as demo_catalogue
from tests.unit.demo.test_generator import journeys

RICH = {"traits": {"income": 2900}, "form_open": True, "form_step_name": "Income"}


def test_records_of_the_past_are_replayed_for_ever() -> None:
    by_model = golden_records.ready()
    kept = golden_records.records()
    assert {record.inputs.model_version for record in kept} == set(by_model)
    for record in kept:
        assert replay(by_model[record.inputs.model_version], record)[1]


@pytest.mark.parametrize(
    "changes",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "4242", "TZ": "America/St_Johns", "LC_ALL": "de_DE.UTF-8"},
    ],
)
def test_no_hash_seed_time_zone_or_language_is_in_a_list(changes: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", golden_records.__name__],
        env={**os.environ, **changes},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == [record.digest for record in golden_records.records()]


def test_another_model_or_catalogue_is_not_faithful() -> None:
    rng = random.Random(3)
    catalogue = made.catalogue(rng, size=8)
    plain = compile_catalogue(catalogue)
    one = made.inputs(rng, catalogue)
    record = make_record(one, decide(plain, one), 1, plain)
    assert record.inputs.model_version == ""
    assert replay(plain, record)[1]
    learnt = next(
        ready
        for ready in (made.compiled(random.Random(n), catalogue) for n in range(9))
        if ready.model_version
    )
    assert not replay(learnt, record)[1]
    theirs = make_record(one, decide(learnt, one), 1, learnt)
    assert theirs.inputs.model_version == learnt.model_version
    assert replay(learnt, theirs)[1]
    assert not replay(plain, theirs)[1]
    # Even where it says the other one made it.
    lie = msgspec.structs.replace(theirs.inputs, model_version="")
    assert not replay(plain, msgspec.structs.replace(theirs, inputs=lie))[1]


@pytest.mark.parametrize(
    "change",
    [
        {"contact_id": "other"},
        {"at": NOW - 20 * DAY},
        {"touchpoint": "mailing"},
        {"answers": ()},
        {"context": {"form_open": True}},
    ],
)
def test_what_was_changed_in_a_record_is_found_out(change: dict[str, object]) -> None:
    ready = compile_catalogue(small())
    said = answer("travel-insurance", Sentiment.NEGATIVE, NOW - DAY, contact="call-1")
    one = inputs(RICH, (said,))
    record = make_record(one, decide(ready, one), 1, ready)
    assert replay(ready, record)[1]
    changed = msgspec.structs.replace(record.inputs, **change)
    assert not replay(ready, msgspec.structs.replace(record, inputs=changed))[1]


def test_a_record_keeps_what_held_or_led_to_anything_and_nothing_else() -> None:
    ready = compile_catalogue(small())
    kept = (
        answer("partner-card", Sentiment.NEGATIVE, NOW - DAY),
        answer("finish", Sentiment.POSITIVE, NOW, contact="call-1"),
        answer("survey", Sentiment.NEGATIVE, NOW - DAY, customer="c2"),
    )
    dropped = (
        answer("partner-card", Sentiment.NEGATIVE, NOW - 2 * DAY),
        answer("partner-card", Sentiment.NEGATIVE, NOW - 40 * DAY),
        answer("paperless", Sentiment.POSITIVE, NOW - DAY),
        answer("travel-insurance", Sentiment.NEGATIVE, NOW - DAY, customer="c2"),
    )
    shown = Exposure("x", "paperless", "", ExposureKind.DISPLAYED, NOW, "call-centre", "call-0")
    one = inputs({**RICH, "campaign": "Autumn", "days_since": {"A": 1}}, (*dropped, *kept))
    one = msgspec.structs.replace(one, exposures=(shown,))
    record = make_record(one, decide(ready, one), 2, ready)
    assert record.inputs.answers == kept
    assert record.inputs.exposures == ()
    assert record.inputs.context == RICH
    assert replay(ready, record)[1]


def history(rng: random.Random, names: list[str], at: int) -> tuple[list[Answer], list[Exposure]]:
    """Some calls of the last months, as a customer of the demo may have had them."""
    answers, exposures = [], []
    for _ in range(rng.randint(0, 6)):
        contact, then = f"{rng.getrandbits(128):032x}", at - rng.randrange(60 * DAY)
        shown = rng.sample(names, min(8, len(names)))
        displayed = ExposureKind.DISPLAYED
        exposures += [
            Exposure(exposure_id(displayed, contact, name), name, f"{name}@call-centre",
                     displayed, then, "call-centre", contact)
            for name in shown
        ]  # fmt: skip
        answers += [
            Answer(response_id=f"{rng.getrandbits(128):032x}", action_id=name,
                   sentiment=rng.choice(list(Sentiment)), at=then, touchpoint="call-centre",
                   contact_id=contact, asset_id=f"{name}@call-centre")
            for name in shown[: rng.randint(0, 3)]
        ]  # fmt: skip
    return answers, exposures


def test_a_record_is_about_two_kilobytes_as_it_is_sent() -> None:
    catalogue = demo_catalogue()
    ready, rng = compile_catalogue(catalogue), random.Random(5)
    names, sizes = sorted(catalogue.actions), []
    for user, events in list(journeys().items())[:300]:
        state = new_state()
        for event in events:
            fold(state, event)
        answers, exposures = history(rng, names, NOW)
        context = attributes(state, None, NOW, answers, catalogue)
        one = Inputs(
            decision_id=f"{rng.getrandbits(128):032x}", customer_id=user,
            contact_id=f"{rng.getrandbits(128):032x}", touchpoint="call-centre", at=NOW,
            context=context, answers=tuple(answers), exposures=tuple(exposures),
            signals=signals.detect(catalogue, state, NOW, context),
        )  # fmt: skip
        record = make_record(one, decide(ready, one), 5, ready)
        wire = msgspec.json.encode(record)
        sizes.append(len(wire))
        assert replay(ready, msgspec.json.decode(wire, type=DecisionRecord))[1]
    sizes.sort()
    assert sizes[len(sizes) // 2] <= 2048
    assert sizes[len(sizes) * 99 // 100] <= 4096
