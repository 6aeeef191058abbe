"""Responding and taking back: shown before it is saved, and never shown as saved when it is not."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import msgspec
import pytest

from agent_desktop.app.views import Screen, WorkspaceView
from agent_desktop.app.workspace import AgentWorkspace
from agent_desktop.domain.contacts import ContactState
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import EntryKind, ReassignBody, ResponseBody, UndoBody
from tests.support.desk_fakes import ANN, BOB, Fakes, call, known, person, talking

YES, NO = Sentiment.POSITIVE, Sentiment.NEGATIVE


def with_ann(test: Callable[[Fakes, AgentWorkspace], Awaitable[None]]) -> None:
    async def run() -> None:
        fakes = Fakes()
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.add(person("bob", "Bob Ray", BOB))
        await talking(fakes)
        await test(fakes, fakes.workspace)
        assert not fakes.tasks.broken

    asyncio.run(run())


def actions(workspace: AgentWorkspace) -> list[str]:
    return [card.ranked.action_id for card in workspace.view.actions]


def test_one_click_shows_the_next_list_before_the_commit() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        fakes.outbox.gate.shut = True
        workspace.painted(2)
        before = workspace.view.decision
        workspace.respond("phone", NO)
        assert actions(workspace) == ["card", "bill"]
        mark = workspace.view.answered[0]
        assert (mark.action_id, mark.committed, mark.rests_until is not None) == (
            "phone",
            False,
            True,
        )
        assert fakes.outbox.items == []
        await fakes.quiet()
        assert not workspace.view.answered[0].committed
        fakes.outbox.gate.let_one()
        await fakes.quiet()
        assert workspace.view.answered[0].committed
        body = fakes.outbox.items[0].body
        assert isinstance(body, ResponseBody)
        assert before is not None
        (record,) = fakes.outbox.decisions
        assert (record.inputs.decision_id, record.digest, record.shown) == (
            before.id,
            before.digest,
            2,
        )
        assert body.response.decision_id == before.id
        assert body.response.by == "dana"
        assert body.response.asset_id == "phone@call-centre"

    with_ann(test)


def test_a_double_click_is_one_response_and_an_answered_action_is_not_answered_twice() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        workspace.respond("phone", NO)
        fakes.clock.at += 5000
        workspace.respond("phone", YES)
        workspace.respond("phone", YES, initiative=True)
        await fakes.quiet()
        assert fakes.outbox.kinds() == [EntryKind.RESPONSE]

    with_ann(test)


def test_only_sentiments_of_the_touchpoint_and_actions_on_the_list_count() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("rare", YES)
        workspace.respond("nonsense", YES, initiative=True)
        await fakes.quiet()
        assert fakes.outbox.items == []
        workspace.contact_ended("c1")
        workspace.leave()
        workspace.contact_arrived(
            call("c2", touchpoint="email", state=ContactState.TALKING, number=ANN)
        )
        await fakes.quiet()
        workspace.respond("card", NO)
        await fakes.quiet()
        assert fakes.outbox.items == []

    with_ann(test)


def test_what_the_customer_raises_is_recorded_as_their_own_initiative() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        assert [c.ranked.action_id for c in workspace.search_actions("rare")] == ["rare"]
        workspace.respond("rare", YES, initiative=True)
        await fakes.quiet()
        body = fakes.outbox.items[0].body
        assert isinstance(body, ResponseBody)
        assert fakes.outbox.decisions == []
        assert (body.response.initiative, body.response.decision_id) == (True, "")
        assert workspace.search_actions("rare") == ()

    with_ann(test)


def test_a_follow_up_comes_first_after_a_yes() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("card", YES)
        assert actions(workspace)[0] == "link"

    with_ann(test)


def test_a_full_disk_takes_the_response_out_again_and_says_so() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        fakes.outbox.full = True
        workspace.respond("phone", NO)
        await fakes.quiet()
        assert workspace.view.answered == ()
        assert actions(workspace) == ["card", "phone", "bill"]
        assert workspace.view.sync.not_saved.startswith("Phone: The disk is full")
        fakes.outbox.full = False
        fakes.clock.at += 1000
        workspace.respond("phone", NO)
        await fakes.quiet()
        assert workspace.view.sync.not_saved == ""
        assert workspace.view.answered[0].committed

    with_ann(test)


def test_undo_withdraws_what_has_not_left_and_corrects_what_has() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        workspace.undo()
        assert actions(workspace) == ["card", "phone", "bill"]
        await fakes.quiet()
        assert fakes.outbox.kinds() == []
        workspace.respond("bill", NO)
        await fakes.quiet()
        fakes.outbox.left = True
        bill = workspace.view.answered[0].entry_id
        workspace.undo(bill)
        await fakes.quiet()
        body = fakes.outbox.items[-1].body
        assert body == UndoBody(response_id=bill)
        assert all(item.withdrawn for item in workspace.view.answered)
        assert workspace.view.undo is None

    with_ann(test)


def test_an_undo_right_after_the_click_waits_for_its_commit() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        fakes.outbox.gate.shut = True
        workspace.respond("phone", NO)
        workspace.undo()
        await fakes.quiet()
        fakes.outbox.gate.shut = False
        fakes.outbox.gate.let_one()
        await fakes.quiet()
        assert fakes.outbox.kinds() == []
        assert len(fakes.outbox.withdrawn) == 1

    with_ann(test)


def test_an_undo_that_cannot_be_saved_is_undone() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        await fakes.quiet()
        fakes.outbox.full = True
        workspace.undo()
        await fakes.quiet()
        assert actions(workspace) == ["card", "bill"]
        assert not workspace.view.answered[0].withdrawn
        assert workspace.view.sync.not_saved

    with_ann(test)


def test_someone_else_hides_everything_at_once_and_voids_the_answers() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.verify(True)
        workspace.respond("phone", NO)
        workspace.someone_else()
        view = workspace.view
        bare = WorkspaceView(screen=Screen.SOMEONE_ELSE, contact=view.contact, sync=view.sync)
        assert view == bare
        await fakes.quiet()
        assert fakes.outbox.kinds() == [
            EntryKind.VERIFICATION,
            EntryKind.RESPONSE,
            EntryKind.VERIFICATION,
            EntryKind.REASSIGN,
        ]
        assert fakes.outbox.items[-1].body == ReassignBody(
            contact_id="c1", from_customer_id="ann", to_customer_id=None
        )
        workspace.choose("bob")
        await fakes.quiet()
        assert workspace.view.caller is not None
        assert workspace.view.caller.name == "Bob Ray"
        assert not workspace.view.caller.verified
        assert workspace.view.answered == ()
        assert fakes.outbox.kinds()[-1] is EntryKind.LINK

    with_ann(test)


def test_answers_can_be_moved_to_who_it_really_was() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        fakes.outbox.gate.shut = True
        workspace.respond("phone", NO)
        workspace.someone_else("bob")
        fakes.outbox.gate.shut = False
        fakes.outbox.gate.let_one()
        await fakes.quiet()
        body = fakes.outbox.items[0].body
        assert isinstance(body, ResponseBody)
        assert body.response.customer_id == "ann", "it was recorded for who was on the screen then"
        bodies = [item.body for item in fakes.outbox.items]
        moved = ReassignBody(contact_id="c1", from_customer_id="ann", to_customer_id="bob")
        assert moved in bodies
        assert workspace.view.caller is not None
        assert workspace.view.caller.customer_id == "bob"
        assert actions(workspace) == ["card", "bill"]
        assert [item.action_id for item in workspace.view.answered] == ["phone"]

    with_ann(test)


def test_choosing_another_person_from_the_search_voids_the_answers_too() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        workspace.choose("bob")
        await fakes.quiet()
        assert EntryKind.REASSIGN in fakes.outbox.kinds()
        assert workspace.view.answered == ()

    with_ann(test)


def test_a_void_that_cannot_be_saved_is_kept_for_another_try() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        await fakes.quiet()
        fakes.outbox.full = True
        workspace.someone_else()
        await fakes.quiet()
        assert workspace.view.sync.not_saved
        fakes.outbox.full = False
        workspace.retry()
        await fakes.quiet()
        assert fakes.outbox.kinds()[-1] is EntryKind.REASSIGN
        assert fakes.nudges == 1

    with_ann(test)


def test_news_never_moves_the_list_by_itself() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        ann = fakes.cache.people["ann"]
        fakes.cache.people["ann"] = msgspec.structs.replace(
            ann, context={"order": ["bill", "card"]}
        )
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        assert actions(workspace) == ["card", "phone", "bill"]
        assert workspace.view.new_order
        off = [c for c in workspace.view.actions if not c.enabled]
        assert [c.ranked.action_id for c in off] == ["phone"]
        workspace.respond("phone", YES)
        await fakes.quiet()
        assert fakes.outbox.items == [], "a forbidden action takes no response"
        workspace.apply_new_order()
        assert actions(workspace) == ["bill", "card"]
        assert not workspace.view.new_order

    with_ann(test)


def test_own_responses_apply_at_once_with_what_came_meanwhile() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        ann = fakes.cache.people["ann"]
        fakes.cache.people["ann"] = msgspec.structs.replace(
            ann, context={"order": ["bill", "card", "phone"]}
        )
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        workspace.respond("card", NO)
        assert actions(workspace) == ["bill", "phone"]
        assert not workspace.view.new_order

    with_ann(test)


def test_the_journey_grows_at_both_ends() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        ann = msgspec.structs.replace(fakes.cache.people["ann"].customer, events=6)
        fakes.cache.people["ann"] = known(ann, older="p2")
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        whole = known(ann, n=6).events
        fakes.cache.pages["p2"] = (whole[3:], None)
        workspace.load_older()
        workspace.load_older()
        await fakes.quiet()
        assert workspace.view.events == whole
        assert workspace.view.older is None
        new = msgspec.structs.replace(whole[0], id="new", at=whole[0].at + 10)
        fakes.cache.people["ann"] = msgspec.structs.replace(
            fakes.cache.people["ann"], events=(new, *whole[:2]), older="p2b"
        )
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        assert workspace.view.events == (new, *whole)
        assert workspace.view.older is None

    with_ann(test)


def test_a_merge_replaces_the_whole_journey() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        ann = fakes.cache.people["ann"].customer
        merged = known(msgspec.structs.replace(ann, generation=2), n=1)
        fakes.cache.people["ann"] = merged
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        assert workspace.view.events == merged.events

    with_ann(test)


def test_another_catalogue_is_offered_and_a_broken_one_leaves_the_last_good_one() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        fakes.cache.held_catalogue = ("2", "")
        workspace.catalogue_changed("2")
        await fakes.quiet()
        assert workspace.view.decision is not None
        assert workspace.view.decision.catalogue_version == "2"
        fakes.cache.held_catalogue = ("3", "broken")
        workspace.catalogue_changed("3")
        await fakes.quiet()
        assert workspace.view.decision.catalogue_version == "2"
        assert actions(workspace) == ["card", "phone", "bill"]

    with_ann(test)


def test_dismissed_signals_stay_away_but_the_next_one_comes() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        signal = workspace.view.signals[0]
        workspace.got_it(signal.id)
        assert workspace.view.signals == ()
        ann = fakes.cache.people["ann"]
        new = msgspec.structs.replace(ann.events[0], id="new", at=ann.events[0].at + 10)
        fakes.cache.people["ann"] = msgspec.structs.replace(ann, events=(new, *ann.events))
        workspace.customers_changed({"ann"})
        await fakes.quiet()
        assert [s.id for s in workspace.view.signals] == ["left:new"]

    with_ann(test)


def test_a_customer_who_cannot_be_loaded_is_said_and_can_be_tried_again() -> None:
    async def run() -> None:
        fakes = Fakes()
        ann = fakes.add(person("ann", "Ann Lee", ANN))
        del fakes.cache.people["ann"]
        await talking(fakes)
        view = fakes.workspace.view
        assert view.screen is Screen.FAILED
        assert "hub cannot be reached" in view.trouble
        fakes.hub.away = False
        fakes.hub.people["ann"] = known(ann)
        fakes.workspace.retry()
        await fakes.quiet()
        assert fakes.workspace.view.screen is Screen.CUSTOMER

    asyncio.run(run())


def test_a_cache_that_cannot_be_read_is_reported_and_does_not_hang_the_window() -> None:
    async def run() -> None:
        fakes = Fakes()
        fakes.cache.broken = OSError("disk I/O error")
        await talking(fakes)
        assert fakes.workspace.view.screen is Screen.UNKNOWN
        assert [type(error) for error in fakes.tasks.broken] == [OSError]

    asyncio.run(run())


@pytest.mark.parametrize("accepted", [True, False])
def test_a_mark_says_synced_only_when_the_hub_said_so(accepted: bool) -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        await fakes.quiet()
        workspace.entries_accepted([workspace.view.answered[0].entry_id] if accepted else ["x"])
        assert workspace.view.answered[0].synced is accepted

    with_ann(test)


def test_voided_answers_stay_void_when_it_was_the_customer_after_all() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.respond("phone", NO)
        workspace.someone_else()
        workspace.choose("ann")
        await fakes.quiet()
        assert [item.withdrawn for item in workspace.view.answered] == [True]
        assert actions(workspace) == ["card", "phone", "bill"]

    with_ann(test)


def test_a_journey_that_comes_late_is_not_put_under_another_name() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        workspace.someone_else()
        fakes.cache.gate.shut = True
        workspace.choose("ann")
        await fakes.quiet()
        workspace.choose("bob")
        await fakes.quiet()
        fakes.cache.gate.let_one(1)
        await fakes.quiet()
        fakes.cache.gate.let_one()
        await fakes.quiet()
        assert workspace.view.caller is not None
        assert workspace.view.caller.customer_id == "bob"

    with_ann(test)


def test_what_did_not_change_is_the_same_object() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        before = workspace.view
        workspace.respond("bill", NO)
        clicked = workspace.view
        assert [a is b for a, b in zip(before.actions, clicked.actions, strict=False)] == [
            True,
            True,
        ], "the cards above keep their place and their words"
        assert clicked.events is before.events
        assert clicked.caller is before.caller
        await fakes.quiet()
        solid = workspace.view
        assert solid.answered[0].committed
        assert solid.actions is clicked.actions
        assert solid.held is clicked.held

    with_ann(test)


def test_verifying_words_the_cards_anew() -> None:
    async def test(fakes: Fakes, workspace: AgentWorkspace) -> None:
        before = workspace.view.actions
        workspace.verify(True)
        assert workspace.view.actions is not before

    with_ann(test)
