"""From the first ring to the end of the call: what is on the screen, and what never is."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from agent_desktop.app.matching import judge
from agent_desktop.app.views import Screen
from agent_desktop.domain.contacts import ContactState, Direction, Presentation
from agent_desktop.protocol.messages import MatchTier
from tests.support.desk_fakes import ANN, BOB, Fakes, call, known, match, person, talking


def on_fakes(test: Callable[[Fakes], Awaitable[None]]) -> None:
    async def run() -> None:
        fakes = Fakes()
        await test(fakes)
        assert not fakes.tasks.broken

    asyncio.run(run())


def test_a_ringing_phone_shows_the_name_and_the_queue_and_nothing_else() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await fakes.workspace.load_catalogue()
        fakes.workspace.contact_arrived(call())
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.screen is Screen.RINGING
        assert view.contact is not None
        assert (view.contact.queue, view.contact.number, view.contact.e164) == ("Cards", "", None)
        assert view.caller is not None
        assert view.caller.name == "Ann Lee"
        shown = (view.caller.customer_id, view.caller.number, view.caller.identities)
        assert shown == ("", "", ())
        assert (view.events, view.actions, view.signals, view.held) == ((), (), (), ())

    on_fakes(test)


def test_an_answered_call_opens_the_one_person_with_that_number_as_likely() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        view = fakes.workspace.view
        assert view.screen is Screen.CUSTOMER
        assert view.caller is not None
        assert view.caller.likely
        assert view.caller.match == "Number confirmed on 3 calls"
        assert [card.ranked.action_id for card in view.actions] == ["card", "phone", "bill"]
        assert all(card.enabled for card in view.actions)
        assert fakes.upkeep.held == ["ann"]
        assert fakes.upkeep.lately == ["ann"]

    on_fakes(test)


def test_personal_facts_are_masked_until_the_caller_is_verified() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        caller = fakes.workspace.view.caller
        assert caller is not None
        assert ANN[-5:] not in caller.identities[0].value.replace(" ", "")
        assert all(trait.value not in {"Leeds", "2900"} for trait in caller.traits)
        fakes.workspace.verify(True)
        caller = fakes.workspace.view.caller
        assert caller is not None
        assert caller.verified
        assert caller.identities[0].value == "+44 20 7946 0018"
        assert "Leeds" in {trait.value for trait in caller.traits}

    on_fakes(test)


@pytest.mark.parametrize("presentation", [Presentation.WITHHELD, Presentation.UNAVAILABLE])
def test_a_hidden_number_is_never_looked_up(presentation: Presentation) -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.workspace.contact_arrived(call(presentation=presentation, state=ContactState.TALKING))
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.screen is Screen.WITHHELD
        assert fakes.cache.looked_up == fakes.hub.looked_up == []
        assert view.contact is not None
        assert view.contact.number == ""

    on_fakes(test)


@pytest.mark.parametrize("number", ["anonymous", "Anonymous", "<withheld>"])
def test_a_word_in_place_of_the_number_counts_as_hidden(number: str) -> None:
    async def test(fakes: Fakes) -> None:
        fakes.workspace.contact_arrived(call(number=number, state=ContactState.TALKING))
        await fakes.quiet()
        assert fakes.workspace.view.screen is Screen.WITHHELD
        assert fakes.cache.looked_up == []

    on_fakes(test)


def test_a_number_that_turns_out_to_be_withheld_while_it_rings_is_forgotten() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.workspace.contact_arrived(call())
        await fakes.quiet()
        fakes.workspace.contact_arrived(call(presentation=Presentation.WITHHELD))
        fakes.workspace.contact_answered("c1")
        await fakes.quiet()
        view = fakes.workspace.view
        assert (view.screen, view.caller) == (Screen.WITHHELD, None)

    on_fakes(test)


def test_a_card_number_is_not_kept_anywhere() -> None:
    async def test(fakes: Fakes) -> None:
        card = "4111 1111 1111 1111"
        fakes.workspace.contact_arrived(call(number=card, state=ContactState.TALKING))
        await fakes.quiet()
        assert "1111" not in repr(fakes.workspace.view)
        assert "card number" in fakes.workspace.prepare_outbound(card)
        assert fakes.cache.looked_up == fakes.hub.looked_up == []

    on_fakes(test)


def test_several_people_on_one_number_are_offered_and_none_is_opened() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN, shared_by=2))
        fakes.add(person("al", "Al Lee", ANN, shared_by=2))
        await talking(fakes)
        view = fakes.workspace.view
        assert view.screen is Screen.CHOOSE
        assert {c.name for c in view.candidates} == {"Ann Lee", "Al Lee"}
        assert (view.actions, view.caller, view.events) == ((), None, ())
        assert fakes.outbox.items == []
        fakes.workspace.choose("al")
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.caller is not None
        assert (view.caller.name, view.caller.match) == ("Al Lee", "Chosen by you")

    on_fakes(test)


def test_a_number_that_is_shared_asks_even_where_only_one_owner_is_held_here() -> None:
    shared = person("ann", "Ann Lee", ANN, shared_by=2)
    assert judge((match(shared),), ANN).person is None


@pytest.mark.parametrize(
    ("tier", "trusted"),
    [(MatchTier.SUFFIX, True), (MatchTier.VARIANT, True), (MatchTier.EXACT, False)],
)
def test_a_maybe_is_never_opened_by_itself(tier: MatchTier, trusted: bool) -> None:
    guess = judge((match(person("ann", "Ann Lee", ANN), tier, trusted=trusted),), ANN)
    assert guess.person is None
    assert len(guess.candidates) == 1


def test_a_whole_number_beats_last_digits() -> None:
    ann, bob = person("ann", "Ann", ANN), person("bob", "Bob", BOB)
    guess = judge((match(bob, MatchTier.SUFFIX), match(ann)), ANN)
    assert guess.person is not None
    assert guess.person.customer.id == "ann"


def test_nobody_known_is_unknown_and_the_hub_may_still_know_them() -> None:
    async def test(fakes: Fakes) -> None:
        await talking(fakes)
        assert fakes.workspace.view.screen is Screen.UNKNOWN
        ann = person("ann", "Ann Lee", BOB)
        fakes.hub.away = False
        fakes.hub.matches[BOB] = (match(ann),)
        fakes.hub.people["ann"] = known(ann)
        fakes.workspace.contact_ended("c1")
        await talking(fakes, "c2", BOB)
        view = fakes.workspace.view
        assert (view.screen, view.contact and view.contact.id) == (Screen.CUSTOMER, "c2")

    on_fakes(test)


def test_the_hub_may_add_an_owner_and_then_the_window_asks() -> None:
    async def test(fakes: Fakes) -> None:
        ann, al = person("ann", "Ann Lee", ANN), person("al", "Al Lee", ANN)
        fakes.add(ann)
        fakes.hub.away = False
        fakes.hub.matches[ANN] = (match(ann), match(al))
        await talking(fakes)
        view = fakes.workspace.view
        assert (view.screen, view.caller, view.events) == (Screen.CHOOSE, None, ())

    on_fakes(test)


def test_a_late_look_up_changes_nothing_once_the_agent_has_acted() -> None:
    async def test(fakes: Fakes) -> None:
        ann, al = person("ann", "Ann Lee", ANN), person("al", "Al Lee", ANN)
        fakes.add(ann)
        fakes.hub.away = False
        fakes.hub.matches[ANN] = (match(ann), match(al))
        fakes.hub.gate.shut = True
        await talking(fakes)
        fakes.workspace.verify(True)
        fakes.hub.gate.let_one()
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.caller is not None
        assert (view.screen, view.caller.customer_id) == (Screen.CUSTOMER, "ann")

    on_fakes(test)


def test_a_late_look_up_does_not_take_the_screen_from_a_newer_contact() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.add(person("bob", "Bob Ray", BOB))
        fakes.cache.gate.shut = True
        await talking(fakes)
        fakes.workspace.contact_ended("c1")
        await talking(fakes, "c2", BOB)
        fakes.cache.gate.let_one(1)  # the newer look-up, then its customer
        await fakes.quiet()
        fakes.cache.gate.let_one(1)
        await fakes.quiet()
        for _ in range(4):
            fakes.cache.gate.let_one()
            await fakes.quiet()
        view = fakes.workspace.view
        assert view.caller is not None
        assert view.caller.customer_id == "bob"

    on_fakes(test)


def test_a_second_call_waits_and_never_takes_the_screen() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.add(person("bob", "Bob Ray", BOB))
        await talking(fakes)
        fakes.workspace.contact_arrived(call("c2", BOB))
        fakes.workspace.contact_answered("c2")
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.contact is not None
        assert view.contact.id == "c1"
        assert [c.id for c in view.waiting_calls] == ["c2"]
        fakes.workspace.take("c2")
        view = fakes.workspace.view
        assert view.caller is not None
        assert view.caller.customer_id == "bob"
        assert [c.id for c in view.waiting_calls] == ["c1"]
        fakes.workspace.contact_ended("c2")
        fakes.workspace.leave()
        view = fakes.workspace.view
        assert view.caller is not None
        assert view.caller.customer_id == "ann"

    on_fakes(test)


def test_a_waiting_ringing_call_does_not_give_its_number_away() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        fakes.workspace.contact_arrived(call("c2", BOB))
        waiting = fakes.workspace.view.waiting_calls
        assert [(c.number, c.e164) for c in waiting] == [("", None)]

    on_fakes(test)


def test_repeats_change_nothing_and_the_end_absorbs() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        before = fakes.workspace.view
        fakes.workspace.contact_arrived(call())
        fakes.workspace.contact_answered("c1")
        await fakes.quiet()
        assert fakes.workspace.view is before
        fakes.workspace.contact_ended("c1")
        fakes.workspace.leave()
        fakes.workspace.contact_arrived(call())
        fakes.workspace.contact_answered("c1")
        await fakes.quiet()
        assert fakes.workspace.view.screen is Screen.READY
        fakes.workspace.contact_ended("early")
        fakes.workspace.contact_arrived(call("early"))
        assert fakes.workspace.view.screen is Screen.READY

    on_fakes(test)


def test_a_missed_call_leaves_nothing() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.workspace.contact_arrived(call())
        fakes.workspace.contact_ended("c1")
        await fakes.quiet()
        view = fakes.workspace.view
        assert (view.screen, view.caller, view.contact) == (Screen.READY, None, None)

    on_fakes(test)


def test_many_ringing_calls_do_not_pile_up() -> None:
    async def test(fakes: Fakes) -> None:
        for n in range(1000):
            fakes.workspace.contact_arrived(call(f"c{n}"))
        assert len(fakes.workspace.view.waiting_calls) <= 20

    on_fakes(test)


def test_a_call_that_rings_for_ever_is_forgotten() -> None:
    async def test(fakes: Fakes) -> None:
        await talking(fakes)
        fakes.workspace.contact_arrived(call("c2", BOB))
        fakes.clock.at += 6 * 60_000
        fakes.workspace.contact_arrived(call("c3", BOB, started_at=fakes.clock.at))
        assert [c.id for c in fakes.workspace.view.waiting_calls] == ["c3"]

    on_fakes(test)


def test_a_typed_number_opens_the_person_but_no_responses_until_it_connects() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await fakes.workspace.load_catalogue()
        assert fakes.workspace.prepare_outbound("020 7946 0018") == ""
        await fakes.quiet()
        view = fakes.workspace.view
        assert view.contact is not None
        assert (view.screen, view.contact.state) == (Screen.CUSTOMER, ContactState.PREPARING)
        assert view.contact.direction is Direction.OUTBOUND
        assert view.contact.touchpoint == "call-centre"
        assert {c.disabled_reason for c in view.actions} == {
            "Responses open when the call connects"
        }
        fakes.workspace.contact_answered(view.contact.id)
        assert all(card.enabled for card in fakes.workspace.view.actions)

    on_fakes(test)


@pytest.mark.parametrize("typed", ["", "abc", "12", "+", "020 7946 0018 0018 0018 0018 00"])
def test_what_is_no_number_is_said_in_words_and_changes_nothing(typed: str) -> None:
    async def test(fakes: Fakes) -> None:
        said = fakes.workspace.prepare_outbound(typed)
        assert said.endswith(".")
        assert fakes.workspace.view.screen is Screen.READY

    on_fakes(test)


def test_a_number_is_not_prepared_over_a_call() -> None:
    async def test(fakes: Fakes) -> None:
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        assert "Finish it" in fakes.workspace.prepare_outbound(BOB)
        assert fakes.workspace.view.contact is not None
        assert fakes.workspace.view.contact.id == "c1"

    on_fakes(test)
