"""Which catalogue and model decide: the model when it is ready, the starting values until then."""

from __future__ import annotations

import pytest

from agent_desktop.app import in_force
from agent_desktop.domain.responses import Sentiment
from tests.support.desk_fakes import ANN, FakePlaybook, Fakes, call, person, talking
from tests.support.event_loop import in_a_loop


def _compile(version: str, _text: str) -> FakePlaybook:
    order = ("bill", "card", "phone") if version == "2" else ("card", "phone", "bill")
    return FakePlaybook(version, order)


async def _answer(fakes: Fakes, action: str) -> tuple[str, str]:
    """Catalogue and model of the list that was answered."""
    fakes.workspace.respond(action, Sentiment.NEUTRAL)
    await fakes.workspace.settle()
    record = fakes.outbox.decisions[-1]
    return record.catalogue_version, record.inputs.model_version


@in_a_loop
async def test_the_model_that_is_kept_decides_from_the_start() -> None:
    fakes = Fakes()
    fakes.cache.held_model = ("m1", b"ok")
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    assert await _answer(fakes, "card") == ("1", "m1")


@in_a_loop
async def test_a_model_that_takes_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_force, "MODEL_PATIENCE_S", 0.0)
    fakes = Fakes()
    fakes.cache.held_model = ("m1", b"ok")
    fakes.models.shut = True
    fakes.add(person("ann", "Ann", ANN))
    await fakes.workspace.load_catalogue()
    fakes.workspace.contact_arrived(call())
    fakes.workspace.contact_answered("c1")
    await fakes.quiet()
    assert await _answer(fakes, "card") == ("1", ""), "and the record says so"
    fakes.models.let_one()
    await fakes.quiet()
    assert await _answer(fakes, "phone") == ("1", "m1")


@in_a_loop
async def test_a_model_that_comes_after_its_successor_is_dropped(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(in_force, "MODEL_PATIENCE_S", 0.0)
    fakes = Fakes()
    fakes.models.shut = True
    fakes.cache.held_model = ("m1", b"ok")
    await fakes.workspace.load_catalogue()
    fakes.cache.held_model = ("m2", b"ok")
    fakes.workspace.model_changed("m2")
    await fakes.quiet()
    fakes.models.let_one(1)
    await fakes.quiet()
    fakes.models.let_one(0)
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    assert await _answer(fakes, "card") == ("1", "m2")


@in_a_loop
async def test_a_model_that_does_not_fit_leaves_the_last_one() -> None:
    fakes = Fakes()
    fakes.cache.held_model = ("m1", b"ok")
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.cache.held_model = ("m2", b"broken")
    for _ in range(2):
        fakes.workspace.model_changed("m2")
        await fakes.quiet()
    assert await _answer(fakes, "card") == ("1", "m1")
    assert fakes.tasks.broken == []


@in_a_loop
async def test_another_catalogue_takes_the_starting_values_where_the_model_does_not_fit() -> None:
    fakes = Fakes(_compile)
    fakes.cache.held_model = ("m1", b"ok")
    await fakes.workspace.load_catalogue()
    fakes.cache.held_catalogue = ("2", "")
    fakes.cache.held_model = ("m1", b"broken")
    fakes.workspace.catalogue_changed("2")
    await fakes.quiet()
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    assert await _answer(fakes, "card") == ("2", "")


@in_a_loop
async def test_going_back_to_no_model_gives_the_starting_values() -> None:
    fakes = Fakes()
    fakes.cache.held_model = ("m1", b"ok")
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.cache.held_model = None
    fakes.workspace.model_changed("")
    await fakes.quiet()
    assert await _answer(fakes, "card") == ("1", "")


@in_a_loop
async def test_what_comes_in_a_call_never_moves_the_list_under_the_pointer() -> None:
    fakes = Fakes(_compile)
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    before = [action.ranked.action_id for action in fakes.workspace.view.actions]
    fakes.cache.held_catalogue = ("2", "")
    fakes.cache.held_model = ("m1", b"ok")
    fakes.workspace.model_changed("m1")
    await fakes.quiet()
    view = fakes.workspace.view
    assert [action.ranked.action_id for action in view.actions] == before
    assert view.new_order
    fakes.workspace.apply_new_order()
    view = fakes.workspace.view
    assert [action.ranked.action_id for action in view.actions] == ["bill", "card", "phone"]
