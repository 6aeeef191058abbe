"""A call that was on the screen is back after a restart, as far as it was kept."""

from __future__ import annotations

import asyncio

from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import Screen
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.domain.responses import Sentiment
from tests.support.desk_fakes import ANN, NOW, Fakes, call, known, person, talking


def test_only_an_answered_call_is_kept_and_only_while_it_lasts() -> None:
    async def run() -> None:
        fakes = Fakes()
        fakes.add(person("ann", "Ann Lee", ANN))
        fakes.workspace.contact_arrived(call())
        await fakes.quiet()
        assert fakes.kept is None
        fakes.workspace.contact_answered("c1")
        assert fakes.kept is not None
        assert (fakes.kept.contact.id, fakes.kept.customer_id) == ("c1", "ann")
        fakes.workspace.contact_ended("c1")
        assert fakes.kept is None

    asyncio.run(run())


def test_the_call_comes_back_with_its_answers_but_not_verified() -> None:
    async def run() -> None:
        before = Fakes()
        ann = before.add(person("ann", "Ann Lee", ANN))
        await talking(before)
        before.workspace.verify(True)
        kept = before.kept
        assert kept is not None
        fakes = Fakes()
        answer = Answer(
            response_id="r1",
            action_id="phone",
            sentiment=Sentiment.NEGATIVE,
            at=NOW,
            touchpoint="call-centre",
            contact_id="c1",
        )
        fakes.workspace.restore(kept, known(ann, answers=(answer,)))
        view = fakes.workspace.view
        assert view.screen is Screen.CUSTOMER
        assert len(view.events) == 3
        await fakes.workspace.load_catalogue()
        view = fakes.workspace.view
        assert view.caller is not None
        assert not view.caller.verified
        assert [card.ranked.action_id for card in view.actions] == ["card", "bill"]
        mark = view.answered[0]
        assert (mark.title, mark.committed, mark.synced) == ("Phone", True, False)
        online = SyncState(online=True, waiting=0, refused=0, last_contact_at=NOW, signed_in=True)
        fakes.workspace.sync_changed(online)
        assert fakes.workspace.view.answered[0].synced
        fakes.workspace.respond("phone", Sentiment.POSITIVE)
        await fakes.quiet()
        assert fakes.outbox.items == []
        fakes.workspace.undo()
        await fakes.quiet()
        assert fakes.workspace.view.answered[0].withdrawn

    asyncio.run(run())


def test_a_customer_who_is_gone_meanwhile_is_looked_up_again() -> None:
    async def run() -> None:
        fakes = Fakes()
        fakes.add(person("ann", "Ann Lee", ANN))
        await talking(fakes)
        kept = fakes.kept
        assert kept is not None
        fresh = Fakes()
        fresh.workspace.restore(kept, None)
        await fresh.quiet()
        assert fresh.workspace.view.screen is Screen.UNKNOWN

    asyncio.run(run())
