"""The status never lies: whatever comes in whatever order, each view that is shown is held against
what really lies in the outbox at that moment."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from itertools import count

from hypothesis import example, given, settings
from hypothesis import strategies as st

from agent_desktop.app.ports import NotSaved, OutboxItem
from agent_desktop.app.status import SyncStatus, describe, status_of
from agent_desktop.app.views import WorkspaceView
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.errors import HubAway, HubBusy, ProtocolMismatch, SignInNeeded
from agent_desktop.protocol.messages import EntryKind
from agent_desktop.sync.board import Side, SyncBoard
from agent_desktop.sync.drain import Drain
from tests.support import desk_fakes, sync_fakes
from tests.support.desk_fakes import ANN, Fakes, person, talking
from tests.support.plain_words import PlainWords
from tests.support.sync_fakes import Sleeper, settled

SYNC_WORDS = "All responses synced"
STEPS = (
    "answer", "answer", "undo", "save again", "new call", "disk full", "disk free", "away", "back",
    "refuse next", "signed out", "busy", "mismatch", "lost answer", "epoch", "wait", "slow disk",
    "disk goes on", "unreadable", "readable",
)  # fmt: skip
SCRIPT: dict[str, Exception | str] = {
    "away": HubAway("No answer from the hub"),
    "signed out": SignInNeeded("The token has run out"),
    "busy": HubBusy("The hub is busy", 3.0),
    "mismatch": ProtocolMismatch("This hub speaks another version"),
    "lost answer": "lost answer",
}
"""What the hub does with the next push."""


@dataclass
class Disk(desk_fakes.FakeOutbox):
    """An outbox that the use cases write into and the engine sends from."""

    queue: sync_fakes.FakeOutbox = field(default_factory=sync_fakes.FakeOutbox)
    under_way: int = 0
    last_refused: bool = False
    drain: Drain | None = None

    async def commit(
        self, items: tuple[OutboxItem, ...], decision: DecisionRecord | None = None
    ) -> None:
        shown = [item for item in items if item.kind is not EntryKind.EXPOSURES]
        self.under_way += len(shown)
        try:
            await super().commit(items, decision)
        except NotSaved:
            self.last_refused = bool(shown) or self.last_refused
            raise
        else:
            self.last_refused = self.last_refused and not shown
            self.queue.add(*(item.id for item in shown))
        finally:
            self.under_way -= len(shown)
        if self.drain is not None:
            self.drain.committed()

    async def withdraw(self, entry_id: str) -> bool:
        self.left = self.queue.states().get(entry_id) != "queued"
        try:
            gone = await super().withdraw(entry_id)
        except NotSaved:
            self.last_refused = True
            raise
        if gone:
            (one,) = [one for one in self.queue.kept if one.id == entry_id]
            one.state = "withdrawn"
            if self.drain is not None:
                self.drain.committed()
        return gone

    def unsent(self) -> int:
        states = self.queue.states().values()
        return sum(state in {"queued", "in_flight"} for state in states)

    def refused(self) -> int:
        return sum(state == "quarantined" for state in self.queue.states().values())


class Scene:
    def __init__(self) -> None:
        self.disk = Disk()
        self.fakes = Fakes(outbox=self.disk)
        self.fakes.add(person("ann", "Ann Lee", ANN))
        self.hub = sync_fakes.FakeHub()
        self.sleeper = Sleeper()
        self.board = SyncBoard(self.sleeper)
        self.drain = Drain(
            self.disk.queue, self.hub, self.board, "dana", self.sleeper.timing(lambda: 0.5)
        )
        self.disk.drain = self.drain
        workspace = self.fakes.workspace
        self.drain.on_accepted(workspace.entries_accepted)
        self.drain.on_refused(workspace.entries_refused)
        self.board.subscribe(workspace.sync_changed)
        workspace.subscribe(self.judge)
        self.calls = count(2)

    def judge(self, view: WorkspaceView) -> None:
        """Each view, at the moment at which it is shown."""
        status, said = status_of(view.sync), describe(view.sync, PlainWords())
        if status is SyncStatus.SYNCED or SYNC_WORDS in said.label:
            assert self.disk.under_way == 0, "synced, and a click is not on the disk yet"
            assert self.disk.unsent() == 0, "synced, and something has not left"
            assert self.disk.refused() == 0, "synced, and something was refused"
        if status is SyncStatus.SYNCED:
            assert not view.sync.not_saved
        for mark in view.answered:
            if mark.synced:
                assert self.disk.queue.states()[mark.entry_id] in {"accepted", "queued"}, (
                    "a mark says that the hub has it"
                )

    def at_rest(self) -> None:
        """Nothing is on its way any more: now it has to be exact."""
        view = self.fakes.workspace.view
        if self.disk.under_way:
            return
        if self.disk.queue.failing is None:
            assert view.sync.waiting == self.disk.unsent()
            assert view.sync.refused == self.disk.refused()
        assert bool(view.sync.not_saved) == self.disk.last_refused
        if self.disk.last_refused:
            assert describe(view.sync, PlainWords()).label == "Not saved"

    async def step(self, name: str) -> None:
        said: Exception | str | None = SCRIPT.get(name)
        if said is not None:
            self.hub.script.append(said)
        elif name == "new call":
            self.fakes.workspace.leave()
            await talking(self.fakes, f"c{next(self.calls)}")
        elif name == "wait":
            await self.sleeper.pass_time(30)
        elif name in {"disk full", "disk free"}:
            self.disk.full = name == "disk full"
        elif name in {"readable", "unreadable"}:
            unreadable = name == "unreadable"
            self.disk.queue.failing = OSError("The disk is full") if unreadable else None
            self.drain.nudge()
        else:
            getattr(self, f"_{name.replace(' ', '_')}")()

    def _answer(self) -> None:
        self.fakes.clock.at += 5000
        workspace = self.fakes.workspace
        if workspace.view.actions:
            workspace.respond(workspace.view.actions[0].ranked.action_id, Sentiment.NEGATIVE)

    def _undo(self) -> None:
        self.fakes.workspace.undo()

    def _save_again(self) -> None:
        self.fakes.workspace.save_again()

    def _slow_disk(self) -> None:
        self.disk.gate.shut = True

    def _disk_goes_on(self) -> None:
        self.disk.gate.shut = False
        while self.disk.gate.held:
            self.disk.gate.let_one()

    def _back(self) -> None:
        self.hub.script.clear()
        self.board.signed_in_again()
        self.drain.nudge()

    def _refuse_next(self) -> None:
        for one in self.disk.queue.kept:
            if one.state == "queued":
                self.hub.refuse[one.id] = "unknown_customer"

    def _epoch(self) -> None:
        self.hub.epoch += 1


async def play(steps: list[str]) -> Scene:
    scene = Scene()
    await talking(scene.fakes)
    running = asyncio.ensure_future(scene.drain.run())
    await settled()
    for name in steps:
        await scene.step(name)
        await settled()
        scene.at_rest()
    scene.disk.full = False
    for name in ("readable", "disk goes on", "back", "wait", "wait", "wait"):
        await scene.step(name)
        await settled()
    scene.at_rest()
    assert not scene.disk.unsent(), "healed, and something still waits"
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    for broken in scene.fakes.tasks.broken:
        raise broken
    return scene


@settings(max_examples=60, deadline=None)
@example(["answer", "disk full", "undo"])
@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_no_view_says_what_is_not_so(steps: list[str]) -> None:
    # It says so with every try, which is right, and not what is looked at here.
    said = logging.getLogger("agent_desktop.sync.drain")
    said.setLevel(logging.CRITICAL)
    try:
        asyncio.run(play(steps))
    finally:
        said.setLevel(logging.NOTSET)


def test_nothing_is_called_synced_before_what_waits_was_counted() -> None:
    board = SyncBoard(Sleeper())
    assert status_of(board.state) is SyncStatus.CHECKING
    board.heard(Side.PULL)
    assert status_of(board.state) is SyncStatus.CHECKING


def test_a_click_is_waiting_from_the_click_on() -> None:
    async def run() -> None:
        scene = Scene()
        await talking(scene.fakes)
        running = asyncio.ensure_future(scene.drain.run())
        await settled()
        scene.fakes.workspace.sync_changed(scene.board.state)
        seen: list[int] = []
        scene.fakes.workspace.subscribe(lambda view: seen.append(view.sync.waiting))
        scene.disk.gate.shut = True
        scene.fakes.workspace.respond("card", Sentiment.POSITIVE)
        await settled()
        assert seen[-1] == 1, "not on the disk yet, so not at the hub"
        scene.disk.gate.shut = False
        scene.disk.gate.let_one()
        await settled()
        assert scene.fakes.workspace.view.sync.waiting == 0
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(run())
