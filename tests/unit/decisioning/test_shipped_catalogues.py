"""The two catalogues that come with the program, the loans' one on all of the real journeys."""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest

from agent_desktop.decisioning.catalogue import Catalogue, Next, Scope
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.context import attributes, fold, new_state
from agent_desktop.decisioning.context_state import ContextState
from agent_desktop.decisioning.decide import compile_catalogue, decide, make_record, replay
from agent_desktop.decisioning.signals import detect
from agent_desktop.decisioning.talk_track import fields_of, fill
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.events import Event
from agent_desktop.shipped import resource
from tests.unit.decisioning.catalogues import by_key, inputs

JOURNEYS = Path(__file__).parents[4] / "shared" / "data" / "loan_journeys" / "journeys.ndjson.gz"


def shipped(name: str) -> Catalogue:
    file = resource("catalogues", f"{name}.toml")
    return parse_catalogue(file.read_text(encoding="utf-8"), file.name)


@pytest.mark.parametrize("name", ["demo", "loans"])
def test_each_card_reads_well_with_nothing_known(name: str) -> None:
    catalogue = shipped(name)
    assert catalogue.name == name
    for action in catalogue.actions.values():
        assert 5 < len(action.title) < 50
        assert "call-centre" in action.assets
        for asset in action.assets.values():
            if catalogue.touchpoints[asset.touchpoint].agent_handled:
                said = fill(asset.talk_track, fields_of(None, {}))
                assert len(said) > 20, asset.id
                assert said.startswith("“")
                assert said.endswith("”")
                assert not re.search(r"[{}\[\]|]|\s[,.?]|  ", said), said
            else:
                assert asset.link.startswith("https://")
                assert ".example/" in asset.link


@pytest.mark.parametrize("name", ["demo", "loans"])
def test_each_shows_all_that_a_catalogue_can_say(name: str) -> None:
    catalogue = shipped(name)
    actions = catalogue.actions.values()
    assets = [asset for action in actions for asset in action.assets.values()]
    automated = {t.name for t in catalogue.touchpoints.values() if not t.agent_handled}
    assert len(catalogue.signals) == 5
    patterns = catalogue.signals.values()
    assert any(len(pattern.steps) > 1 for pattern in patterns)
    assert any(step.count > 1 for pattern in patterns for step in pattern.steps)
    assert any(pattern.absent for pattern in patterns)
    assert any(pattern.boosts for pattern in patterns)
    assert any(pattern.holds for pattern in patterns)
    assert {Scope.ACTION, Scope.GROUP} == {policy.scope for policy in catalogue.policies}
    # One e-mail a week.
    assert any((limit.most, limit.days) == (1, 7) for limit in catalogue.limits)
    assert catalogue.criteria
    assert sum(bool(feature.edges) for feature in catalogue.learning.features) >= 10
    assert (catalogue.learning.noise, catalogue.learning.control) == (True, 0.02)
    assert catalogue.roles
    assert any(action.mandatory for action in actions)
    assert any(action.transactional for action in actions)
    assert any(action.outcome for action in actions)
    assert any(asset.variants for asset in assets)
    assert any(asset.markup for asset in assets if asset.touchpoint in automated)
    kinds = {r.next_kind for asset in assets for r in asset.responses.values()}
    assert kinds >= set(Next)


def test_the_demo_has_every_channel() -> None:
    catalogue = shipped("demo")
    assert {touchpoint.channel for touchpoint in catalogue.touchpoints.values()} == set(Channel)


@pytest.mark.skipif(not JOURNEYS.exists(), reason="the loan journeys are not on this machine")
def test_every_real_customer_gets_a_list() -> None:
    catalogue = shipped("loans")
    compiled = compile_catalogue(catalogue)
    states: dict[str, ContextState] = {}
    with gzip.open(JOURNEYS, "rt") as lines:
        for line in lines:
            call = json.loads(line)
            if call["type"] == "track":
                touchpoint = by_key(catalogue, call["writeKey"])
                assert touchpoint is not None
                event = Event(
                    id=call["messageId"],
                    customer_id=call["userId"],
                    type=call["event"],
                    touchpoint=touchpoint.name,
                    channel=touchpoint.channel,
                    at=int(datetime.fromisoformat(call["timestamp"]).timestamp() * 1000),
                    properties=call["properties"],
                )
                fold(states.setdefault(event.customer_id, new_state()), event)
    assert len(states) == 13_087
    lengths: Counter[int] = Counter()
    first: Counter[str] = Counter()
    for state in states.values():
        now = state.last_at + 3_600_000
        context = attributes(state, None, now)
        signals = detect(catalogue, state, now, context)
        one = inputs(context, signals=signals, at=now)
        decision = decide(compiled, one)
        assert len(decision.ranked) + len(decision.held) == len(catalogue.actions)
        assert all(entry.why for entry in decision.ranked)
        lengths[len(decision.ranked)] += 1
        first[decision.ranked[0].action_id if decision.ranked else ""] += 1
    assert not compiled.rule_failures
    assert lengths[0] < 0.02 * len(states), (lengths, first)
    # No action is first for everybody, and most come first for somebody.
    assert len(first) >= 8
    assert max(first.values()) < 0.7 * len(states)
    faithful = replay(compile_catalogue(shipped("loans")), make_record(one, decision, 1, compiled))
    assert faithful[1]
    print(sorted(lengths.items()), first.most_common())  # noqa: T201 - shown when it fails


@pytest.mark.parametrize("again", ["Form Started", "Form Step Viewed", "Form Abandoned"])
def test_a_form_is_begun_again_after_two_abandoned_calls(again: str) -> None:
    """However the form comes back, within the hour."""
    hour = 3_600_000
    steps = [("Form Started", 0), ("Call Abandoned", 1), ("Call Abandoned", 2)]
    for at, wanted in ((hour, 1), (hour + 1, 0)):
        state = new_state()
        for number, (kind, when) in enumerate([*steps, (again, at)]):
            fold(
                state,
                Event(
                    id=f"e{number}",
                    customer_id="c",
                    type=kind,
                    touchpoint="web-shop",
                    channel=Channel.WEB,
                    at=when,
                    properties={"form": "card-application"},
                ),
            )
        found = detect(shipped("demo"), state, at, attributes(state, None, at))
        assert [s.pattern for s in found] == ["card-application-stuck"] * wanted
