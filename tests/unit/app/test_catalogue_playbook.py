"""What a published catalogue answers the use cases, with a model and without one."""

from __future__ import annotations

import msgspec
import pytest

from agent_desktop.app.catalogue_playbook import from_toml
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.decisions import Answer, Inputs
from agent_desktop.domain.responses import Sentiment
from tests.support.desk_fakes import ANN, NOW, known, person
from tests.support.many_customers import catalogue_toml, model

CALLS = "call-centre"


def _inputs(**changed: object) -> Inputs:
    bare = Inputs(
        decision_id="d",
        customer_id="ann",
        contact_id="c1",
        touchpoint=CALLS,
        at=NOW,
        context={},
        answers=(),
        signals=(),
    )
    return msgspec.structs.replace(bare, **changed)


def test_a_model_takes_the_place_of_the_starting_values_and_rules_are_kept() -> None:
    toml = catalogue_toml()
    bare = from_toml("1", toml)
    snapshot = model(parse_catalogue(toml, "t"), NOW, 1)
    learnt = bare.with_model(snapshot, NOW)
    assert (bare.model_version, bare.version) == ("", learnt.version)
    assert learnt.model_version
    first, second = bare.decide(_inputs()), learnt.decide(_inputs())
    assert first.ranked != second.ranked
    record = learnt.record(_inputs(model_version=learnt.model_version), second, 3)
    assert record.inputs.model_version == learnt.model_version
    assert bare.decide(_inputs()) == first, "the former one decides as before"


@pytest.mark.parametrize("harm", ["cut", "future", "features", "catalogue", "junk"])
def test_a_model_that_cannot_be_used_is_refused(harm: str) -> None:
    toml = catalogue_toml()
    snapshot = model(parse_catalogue(toml, "t"), NOW, 1)
    at = NOW
    match harm:
        case "cut":
            snapshot = snapshot[:-9]
        case "future":
            at = NOW - 10 * 86_400_000
        case "features":
            toml = toml.replace("calls_7d = { edges = [1, 3] }", "calls_7d = { edges = [1, 4] }")
        case "catalogue":
            toml = toml.replace('name = "thousand"', 'name = "other"')
        case "junk":
            snapshot = b"junk" * 99
    with pytest.raises(ValueError, match="model"):
        from_toml("1", toml).with_model(snapshot, at)


def test_the_form_that_was_answered_first_is_answered_again() -> None:
    playbook = from_toml("1", catalogue_toml())
    first = playbook.asset("action-00", _inputs())
    other = {"action-00@call-centre", "action-00@call-centre#b"} - {first}
    seen = Answer(
        response_id="r",
        action_id="action-00",
        sentiment=Sentiment.NEUTRAL,
        at=NOW - 1,
        touchpoint=CALLS,
        contact_id="c0",
        asset_id=other.pop(),
    )
    assert playbook.asset("action-00", _inputs(answers=(seen,))) == seen.asset_id
    assert playbook.asset("nothing", _inputs()) == ""


def test_what_was_answered_a_moment_ago_is_in_the_context() -> None:
    playbook = from_toml("1", catalogue_toml())
    ann = known(person("ann", "Ann", ANN))
    assert "answered" not in playbook.attributes(ann, NOW, ())
    said = Answer(
        response_id="r",
        action_id="action-00",
        sentiment=Sentiment.NEGATIVE,
        at=NOW,
        touchpoint=CALLS,
        contact_id="c1",
    )
    assert playbook.attributes(ann, NOW, (said,))["negatives"] == {"action-00": 1}


def test_a_context_of_another_version_is_made_of_the_newest_page() -> None:
    """An older profile opens without a line, before the hub has sent its customers again."""
    playbook = from_toml("1", catalogue_toml())
    ann = known(person("ann", "Ann", ANN), n=3)
    old = msgspec.structs.replace(ann, context={"version": 0, "what": ["it", "was"]})
    assert playbook.attributes(old, NOW, ())["web_7d"] == 3
    assert playbook.signals(old, NOW, {}) == ()
