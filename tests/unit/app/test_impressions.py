"""What was painted is recorded once a call and action, of whoever was on the line, and of nobody
else; and never between a click and its commit."""

from __future__ import annotations

import msgspec
import pytest

from agent_desktop.app import impressions
from agent_desktop.app.ports import OnScreen
from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.domain.contacts import ContactState, Direction
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import EntryKind, ExposuresBody
from tests.support.desk_fakes import ANN, BOB, NOW, Fakes, call, known, match, person, talking
from tests.support.event_loop import in_a_loop


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A moment of stillness is one turn of the loop."""
    monkeypatch.setattr(impressions, "STILL_S", 0.0)


def _recorded(fakes: Fakes) -> list[tuple[str, list[str]]]:
    """Of each batch whose it is, and the actions."""
    found = []
    for item in fakes.outbox.items:
        if isinstance(item.body, ExposuresBody):
            assert item.kind is EntryKind.EXPOSURES
            assert item.customer_id == item.body.customer_id
            found.append((item.body.customer_id, [one.action_id for one in item.body.exposures]))
    return found


@in_a_loop
async def test_each_action_is_recorded_once_a_call_and_only_if_it_was_painted() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.workspace.painted(2)
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card", "phone"])]
    (body,) = [item.body for item in fakes.outbox.items]
    assert isinstance(body, ExposuresBody)
    first = body.exposures[0]
    assert first == Exposure(
        exposure_id(ExposureKind.DISPLAYED, "c1", "card"),
        "card",
        "card@call-centre",
        ExposureKind.DISPLAYED,
        NOW,
        "call-centre",
        "c1",
    )
    fakes.workspace.painted(2)
    await fakes.quiet()
    fakes.workspace.painted(3)
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card", "phone"]), ("ann", ["bill"])]


@in_a_loop
async def test_a_follow_up_is_one_more_and_an_undo_takes_none_back() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.workspace.painted(3)
    fakes.workspace.respond("card", Sentiment.POSITIVE)
    assert fakes.outbox.kinds() == [] or fakes.outbox.kinds() == [EntryKind.RESPONSE]
    fakes.workspace.painted(3)
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card", "phone", "bill", "link"])]
    assert fakes.outbox.kinds()[0] is EntryKind.RESPONSE, "the click did not wait for it"
    fakes.workspace.undo()
    fakes.workspace.painted(3)
    await fakes.quiet()
    assert len(_recorded(fakes)) == 1


@in_a_loop
async def test_a_phone_that_rings_shows_nothing() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await fakes.workspace.load_catalogue()
    fakes.workspace.contact_arrived(call())
    await fakes.quiet()
    fakes.workspace.painted(3)
    await fakes.quiet()
    fakes.workspace.contact_ended("c1")
    await fakes.workspace.settle()
    assert _recorded(fakes) == []


@in_a_loop
async def test_a_list_that_is_prepared_counts_when_the_customer_is_there() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await fakes.workspace.load_catalogue()
    out = call(state=ContactState.PREPARING, direction=Direction.OUTBOUND)
    fakes.workspace.contact_arrived(out)
    await fakes.quiet()
    fakes.workspace.painted(2)
    await fakes.quiet()
    assert _recorded(fakes) == []
    fakes.workspace.contact_answered("c1")
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card", "phone"])]


@in_a_loop
async def test_what_is_not_written_yet_goes_out_when_the_agent_leaves_or_the_program_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(impressions, "STILL_S", 60.0)
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.workspace.painted(1)
    fakes.workspace.contact_ended("c1")
    fakes.workspace.leave()
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card"])]
    await talking(fakes, "c2")
    fakes.workspace.painted(2)
    await fakes.workspace.settle()
    assert _recorded(fakes)[1:] == [("ann", ["card", "phone"])]
    for task in fakes.tasks.running:
        task.cancel()


@in_a_loop
async def test_someone_else_voids_them_and_the_next_person_has_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    fakes.add(person("bob", "Bob", BOB))
    await talking(fakes)
    fakes.workspace.painted(2)
    await fakes.quiet()
    monkeypatch.setattr(impressions, "STILL_S", 60.0)
    fakes.workspace.painted(3)
    fakes.workspace.someone_else("bob")
    await fakes.quiet()
    kinds = fakes.outbox.kinds()
    assert kinds[:2] == [EntryKind.EXPOSURES, EntryKind.REASSIGN], "the hub voids them too"
    monkeypatch.setattr(impressions, "STILL_S", 0.0)
    fakes.workspace.painted(1)
    await fakes.workspace.settle()
    assert _recorded(fakes) == [("ann", ["card", "phone"]), ("bob", ["card"])]
    for task in fakes.tasks.running:
        task.cancel()


@in_a_loop
async def test_nothing_is_recorded_while_the_hub_may_still_say_that_it_is_somebody_else() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    bob = person("bob", "Bob", ANN)
    fakes.hub.away = False
    fakes.hub.gate.shut = True
    fakes.hub.matches[ANN] = (match(bob),)
    fakes.cache.people["bob"] = known(bob)
    await talking(fakes)
    assert fakes.workspace.view.caller is not None
    fakes.workspace.painted(3)
    await fakes.quiet()
    assert _recorded(fakes) == []
    fakes.hub.gate.let_one()
    await fakes.quiet()
    fakes.workspace.painted(1)
    await fakes.workspace.settle()
    assert _recorded(fakes) == [("bob", ["card"])]


@in_a_loop
async def test_they_count_for_the_next_list_at_once_and_are_not_told_twice_after_a_restart() -> (
    None
):
    fakes = Fakes()
    ann = fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.workspace.painted(2)
    fakes.workspace.respond("phone", Sentiment.NEUTRAL)
    fakes.workspace.respond("bill", Sentiment.NEUTRAL)
    await fakes.workspace.settle()
    exposures = fakes.outbox.decisions[-1].inputs.exposures
    assert [one.action_id for one in exposures] == ["card", "phone"]
    again = Fakes()
    again.cache.people["ann"] = msgspec.structs.replace(known(ann), exposures=exposures)
    await again.workspace.load_catalogue()
    talk = call(state=ContactState.TALKING)
    again.workspace.restore(
        OnScreen(contact=talk, customer_id="ann", chosen=False), again.cache.people["ann"]
    )
    again.workspace.painted(3)
    await again.quiet()
    assert _recorded(again) == [("ann", ["bill"])]
    again.workspace.someone_else()
    await again.quiet()
    assert again.outbox.kinds()[-1] is EntryKind.REASSIGN


@in_a_loop
async def test_a_full_disk_troubles_nobody_and_they_go_with_the_next_batch() -> None:
    fakes = Fakes()
    fakes.add(person("ann", "Ann", ANN))
    await talking(fakes)
    fakes.outbox.full = True
    fakes.workspace.painted(1)
    await fakes.quiet()
    assert fakes.workspace.view.sync.not_saved == ""
    fakes.outbox.full = False
    fakes.workspace.painted(2)
    await fakes.quiet()
    assert _recorded(fakes) == [("ann", ["card", "phone"])]
