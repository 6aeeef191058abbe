"""The agent's use cases behind one front: what windows ask goes to the file that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.desk import Desk, DeskPorts, Seat
from agent_desktop.app.explaining_calls import explained
from agent_desktop.app.identifying import Identifying
from agent_desktop.app.impressions import Impressions
from agent_desktop.app.in_force import InForce
from agent_desktop.app.intake import Intake
from agent_desktop.app.loading import Loading
from agent_desktop.app.matching import Matching
from agent_desktop.app.ports import KnownCustomer, OnScreen, SyncState, Unsubscribe
from agent_desktop.app.responding import Responding
from agent_desktop.app.searching import Searching
from agent_desktop.app.status import repaired
from agent_desktop.app.trouble_words import trouble_words
from agent_desktop.app.views import ActionView, ExplanationView, WorkspaceView
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.responses import Sentiment


class AgentWorkspace:
    """Implements `app.commands.AgentCommands`. Runs on one thread; commands return at once.

    Beside the commands it takes what the sync engine and the puller have to say.
    """

    def __init__(self, ports: DeskPorts, seat: Seat) -> None:
        self._desk = Desk(ports, seat)
        self._loading = Loading(self._desk)
        self._matching = Matching(self._desk, self._loading)
        self._intake = Intake(self._desk, self._matching)
        self._identifying = Identifying(self._desk, self._loading)
        self._responding = Responding(self._desk)
        self._searching = Searching(self._desk)
        self._in_force = InForce(self._desk)
        self._impressions = Impressions(self._desk)
        self._desk.on_drop = self._impressions.flush

    @property
    def view(self) -> WorkspaceView:
        return self._desk.view

    def subscribe(self, listener: Callable[[WorkspaceView], None]) -> Unsubscribe:
        return self._desk.subscribe(listener)

    # --- calls ---

    def contact_arrived(self, contact: Contact) -> None:
        self._intake.arrived(contact)
        self._impressions.look()

    def contact_answered(self, contact_id: str) -> None:
        self._intake.answered(contact_id)
        self._impressions.look()

    def contact_ended(self, contact_id: str) -> None:
        self._intake.ended(contact_id)

    def take(self, contact_id: str) -> None:
        self._intake.take(contact_id)

    def leave(self) -> None:
        self._intake.leave()

    def prepare_outbound(self, typed: str) -> str:
        return self._intake.prepare(typed)

    # --- who ---

    def choose(self, customer_id: str) -> None:
        self._identifying.choose(customer_id)

    def go_on_without(self) -> None:
        self._identifying.go_on_without()

    def verify(self, verified: bool) -> None:
        self._identifying.verify(verified)

    def someone_else(self, moved_to: str | None = None) -> None:
        self._identifying.someone_else(moved_to)

    # --- answers ---

    def respond(self, action_id: str, sentiment: Sentiment, *, initiative: bool = False) -> None:
        self._responding.respond(action_id, sentiment, initiative=initiative)

    def undo(self, entry_id: str | None = None) -> None:
        self._responding.undo(entry_id)

    def save_again(self) -> None:
        self._responding.save_again()

    # --- the list and the journey ---

    def got_it(self, signal_id: str) -> None:
        conversation = self._desk.current()
        if conversation is not None:
            conversation.dismissed.add(signal_id)
            self._desk.publish()

    def load_older(self) -> None:
        conversation = self._desk.current()
        if conversation is not None:
            self._loading.older(conversation)

    def apply_new_order(self) -> None:
        conversation = self._desk.current()
        if conversation is not None and conversation.pending is not None:
            self._desk.decide(conversation, at_once=True)
            self._desk.publish()

    def painted(self, shown: int) -> None:
        conversation = self._desk.current()
        if conversation is not None:
            self._impressions.painted(conversation, shown)

    def search_actions(self, text: str) -> tuple[ActionView, ...]:
        return self._searching.actions(text)

    def explain(self, action_id: str) -> ExplanationView | None:
        conversation = self._desk.current()
        if conversation is None or conversation.decided is None:
            return None
        return explained(conversation, conversation.decided, action_id, self._desk.ports.words)

    async def search_customers(self, text: str) -> tuple[CustomerHit, ...]:
        return await self._searching.customers(text)

    def dismiss_notice(self) -> None:
        if self._desk.notice:
            self.notify("")
        else:
            self._desk.remark = ""
            self._desk.publish()

    def retry(self) -> None:
        conversation = self._desk.current()
        if conversation is not None:
            self._loading.again(conversation)
        self._identifying.retry()
        self._desk.ports.nudge()

    # --- what comes from below ---

    def restore(self, kept: OnScreen, known: KnownCustomer | None) -> None:
        """At the start: the call that was on the screen when the program ended, with its answers.

        `known` is that customer, read beforehand so that the first paint shows them.
        """
        self._intake.restore(kept, known)

    def cache_opened(self) -> None:
        """The screen was unlocked: who called meanwhile is looked up here too."""
        for conversation in tuple(self._desk.conversations.values()):
            self._matching.again(conversation)

    async def load_catalogue(self) -> None:
        """Reads catalogue and model in force and compiles them, once per version."""
        await self._in_force.load()

    def catalogue_changed(self, version: str) -> None:
        """The puller brought another catalogue."""
        self._in_force.changed(catalogue=version)

    def model_changed(self, version: str) -> None:
        """The puller brought another model, or went back to a former one."""
        self._in_force.changed(model=version)

    def customers_changed(self, customer_ids: Iterable[str]) -> None:
        """The puller brought news of these customers."""
        self._loading.changed(frozenset(customer_ids))

    def customers_erased(self, customer_ids: Iterable[str]) -> None:
        """Nothing about these customers may stay, on the screen either."""
        self._loading.erased(frozenset(customer_ids))

    def action_title(self, action_id: str) -> str:
        """As the catalogue in force calls it; the id where that does not know it any more."""
        playbook = self._desk.playbook
        known = playbook is not None and playbook.knows(action_id)
        return playbook.title(action_id) if known and playbook is not None else action_id

    def notify(self, notice: str) -> None:
        """What is wrong with the set-up, as a sentence for the screen."""
        self._desk.notice = trouble_words(notice, self._desk.ports.words)
        self._desk.publish()

    def sync_changed(self, state: SyncState) -> None:
        mended = state.repaired - self._desk.sync.repaired
        self._desk.sync = msgspec.structs.replace(state, not_saved="")
        if mended > 0:
            self._desk.remark = repaired(mended, self._desk.ports.words)
        if state.online and state.counted and not state.waiting and not state.refused:
            self._responding.nothing_waits()
        self._desk.publish()

    def entries_accepted(self, entry_ids: Iterable[str]) -> None:
        """The hub has confirmed these outbox entries."""
        self._responding.settled(frozenset(entry_ids))

    def entries_refused(self, entry_ids: Iterable[str]) -> None:
        """The hub's final word on these was no; they stay, for a supervisor or IT."""
        self._desk.leaving.difference_update(entry_ids)
        self._desk.publish()

    async def settle(self) -> None:
        """Returns when every click so far, and what was painted, is on the disk, or was refused by
        it."""
        self._impressions.flush_all()
        await self._desk.recorder.settle()
