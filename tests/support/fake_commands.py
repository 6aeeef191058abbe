"""The agent's use cases on a shelf: they hold a view, and remember what was asked of them."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from agent_desktop.app.commands import CustomerHit
from agent_desktop.app.ports import Unsubscribe
from agent_desktop.app.views import (
    ActionView,
    AnsweredView,
    ExplanationView,
    UndoView,
    WorkspaceView,
)
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.responses import Sentiment
from tests.support import sample_views
from tests.support.sample_views import NOW, decision, renumbered


class FakeCommands:
    """Implements `AgentCommands`. `asked` lists the calls; `respond` takes the card away."""

    def __init__(self, view: WorkspaceView) -> None:
        self.view = view
        self.asked: list[tuple[Any, ...]] = []
        self.catalogue: tuple[ActionView, ...] = view.actions
        self.customers: tuple[CustomerHit, ...] = ()
        self.number_trouble = ""
        self._listeners: list[Callable[[WorkspaceView], None]] = []

    def subscribe(self, listener: Callable[[WorkspaceView], None]) -> Unsubscribe:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def show(self, view: WorkspaceView) -> None:
        """As the use cases publish it."""
        self.view = view
        for listener in list(self._listeners):
            listener(view)

    def respond(self, action_id: str, sentiment: Sentiment, *, initiative: bool = False) -> None:
        self.asked.append(("respond", action_id, sentiment, initiative))
        view = self.view
        gone = [each for each in self.catalogue if each.ranked.action_id == action_id]
        if not gone:
            return
        left = renumbered(*(a for a in view.actions if a.ranked.action_id != action_id))
        entry = f"r{len(self.asked)}"
        answer = AnsweredView(
            entry_id=entry, action_id=action_id, title=gone[0].title, sentiment=sentiment, at=NOW,
            committed=False, synced=False, withdrawn=False, rests_until=None, initiative=initiative,
        )  # fmt: skip
        undo = UndoView(entry_id=entry, title=gone[0].title, sentiment=sentiment, detail="Saved")
        self.show(
            msgspec.structs.replace(
                view, actions=left, answered=(answer, *view.answered), undo=undo,
                decision=decision(left, view.held),
            )
        )  # fmt: skip

    def undo(self, entry_id: str | None = None) -> None:
        self.asked.append(("undo", entry_id))

    def contact_arrived(self, contact: Contact) -> None:
        self.asked.append(("contact_arrived", contact.id))

    def contact_answered(self, contact_id: str) -> None:
        self.asked.append(("contact_answered", contact_id))

    def contact_ended(self, contact_id: str) -> None:
        self.asked.append(("contact_ended", contact_id))

    def take(self, contact_id: str) -> None:
        self.asked.append(("take", contact_id))

    def leave(self) -> None:
        self.asked.append(("leave",))

    def prepare_outbound(self, typed: str) -> str:
        self.asked.append(("prepare_outbound", typed))
        return self.number_trouble

    def choose(self, customer_id: str) -> None:
        self.asked.append(("choose", customer_id))

    def go_on_without(self) -> None:
        self.asked.append(("go_on_without",))

    def verify(self, verified: bool) -> None:
        self.asked.append(("verify", verified))

    def someone_else(self, moved_to: str | None = None) -> None:
        self.asked.append(("someone_else", moved_to))

    def save_again(self) -> None:
        self.asked.append(("save_again",))

    def got_it(self, signal_id: str) -> None:
        self.asked.append(("got_it", signal_id))

    def load_older(self) -> None:
        self.asked.append(("load_older",))

    def apply_new_order(self) -> None:
        self.asked.append(("apply_new_order",))

    def painted(self, shown: int) -> None:
        self.asked.append(("painted", shown))

    def search_actions(self, text: str) -> tuple[ActionView, ...]:
        wanted = text.casefold()
        return tuple(a for a in self.catalogue if wanted in a.title.casefold())

    def explain(self, action_id: str) -> ExplanationView | None:
        return sample_views.explanation(self.view, action_id)

    async def search_customers(self, text: str) -> tuple[CustomerHit, ...]:
        self.asked.append(("search_customers", text))
        return tuple(h for h in self.customers if text.casefold() in h.name.casefold())

    def dismiss_notice(self) -> None:
        self.asked.append(("dismiss_notice",))

    def retry(self) -> None:
        self.asked.append(("retry",))


class AtOnce:
    """Tasks that never wait for anything: run to their end on the spot."""

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None:
        try:
            work.send(None)
        except StopIteration:
            return
        raise AssertionError(f"{name} waits for something")
