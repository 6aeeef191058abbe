"""The form that a customer saw first sticks."""

from __future__ import annotations

import msgspec

from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record, replay
from agent_desktop.decisioning.decisions import Answer, Exposure, ExposureKind
from agent_desktop.decisioning.variants import form_of, variant_of
from agent_desktop.domain.responses import Sentiment
from tests.unit.decisioning.catalogues import DAY, NOW, inputs, small

CARD = """
[actions.card]
title = "Card"
[actions.card.assets.call-centre]
talk_track = "Plain"
hint = "Kept"
variants.short = { share = 0.25, talk_track = "Short" }
variants.warm = { share = 0.25, talk_track = "Warm", link = "https://cards.example/" }
[actions.card.assets.mailing]
link = "https://cards.example/mail"
"""
CATALOGUE = small([CARD])
ACTION = CATALOGUE.actions["card"]
OWN = "card@call-centre"


def shown(asset: str, at: int = NOW - DAY, touchpoint: str = "call-centre") -> Exposure:
    return Exposure(f"x-{asset}-{at}", "card", asset, ExposureKind.DISPLAYED, at, touchpoint, "c")


def said(asset: str, at: int, customer: str = "") -> Answer:
    return Answer(
        response_id=f"r{at}", action_id="card", sentiment=Sentiment.NEUTRAL, at=at,
        touchpoint="call-centre", contact_id="x", customer_id=customer, asset_id=asset,
    )  # fmt: skip


def test_shares_decide_for_those_who_have_seen_none() -> None:
    found = [variant_of(ACTION, "call-centre", f"customer-{n}") for n in range(4000)]
    counts = {name: found.count(name) for name in set(found)}
    assert set(counts) == {OWN, f"{OWN}#short", f"{OWN}#warm"}
    assert abs(counts[OWN] - 2000) < 150
    assert abs(counts[f"{OWN}#short"] - 1000) < 120
    # For ever: these are written down here.
    assert found[:6] == [f"{OWN}#short", OWN, OWN, OWN, OWN, f"{OWN}#short"]


def test_the_first_one_sticks_whoever_recorded_it() -> None:
    exposures = (shown(f"{OWN}#warm", NOW - DAY), shown(OWN, NOW - 3 * DAY))
    assert variant_of(ACTION, "call-centre", "c1", exposures) == OWN
    answers = (said(f"{OWN}#short", NOW - 9 * DAY),)
    assert variant_of(ACTION, "call-centre", "c1", exposures, answers) == f"{OWN}#short"
    partner = (said(f"{OWN}#short", NOW - 9 * DAY, customer="c2"),)
    assert variant_of(ACTION, "call-centre", "c1", exposures, partner) == OWN
    # One that the catalogue no longer has sticks to nobody.
    gone = (shown(f"{OWN}#old", NOW - 99 * DAY), *exposures)
    assert variant_of(ACTION, "call-centre", "c1", gone) == OWN
    assert variant_of(ACTION, "mailing", "c1", exposures) == "card@mailing"
    assert variant_of(ACTION, "nowhere", "c1") == ""


def test_a_list_says_which_form_and_its_record_too() -> None:
    ready = compile_catalogue(CATALOGUE)
    for name in (OWN, f"{OWN}#short", f"{OWN}#warm"):
        later = shown(f"{OWN}#short", NOW - 1000)
        one = msgspec.structs.replace(inputs(), exposures=(shown(name), later))
        decision = decide(ready, one)
        assert decision.ranked[0].asset_id == name
        record = make_record(one, decision, 1, ready)
        assert record.inputs.exposures == (shown(name),)
        assert replay(compile_catalogue(small([CARD])), record) == (decision, True)


def test_a_variants_words_are_laid_over_the_assets() -> None:
    warm = form_of(ACTION, "call-centre", f"{OWN}#warm")
    assert warm is not None
    assert (warm.id, warm.talk_track, warm.hint, warm.link) == (
        f"{OWN}#warm", "Warm", "Kept", "https://cards.example/",
    )  # fmt: skip
    assert warm.responses == ACTION.assets["call-centre"].responses
    assert form_of(ACTION, "call-centre", OWN) == ACTION.assets["call-centre"]
    assert form_of(ACTION, "call-centre", "gone") == ACTION.assets["call-centre"]
    assert form_of(ACTION, "nowhere", OWN) is None
