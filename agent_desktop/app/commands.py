"""What the agent window may ask for. Every call returns at once; the view follows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import msgspec

from agent_desktop.app.ports import Unsubscribe
from agent_desktop.app.views import ActionView, ExplanationView, WorkspaceView
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.responses import Sentiment


class CustomerHit(msgspec.Struct, frozen=True, kw_only=True):
    """A customer found by search, masked for who looks."""

    customer_id: str
    name: str
    detail: str


class AgentCommands(Protocol):
    """The agent's use cases. `app.workspace.AgentWorkspace` is the one implementation."""

    @property
    def view(self) -> WorkspaceView: ...

    def subscribe(self, listener: Callable[[WorkspaceView], None]) -> Unsubscribe:
        """The listener is called on the Qt thread with each new view, not with the first."""
        ...

    def contact_arrived(self, contact: Contact) -> None:
        """A call came in (or a hook said so). Repeating it changes nothing."""
        ...

    def contact_answered(self, contact_id: str) -> None: ...

    def contact_ended(self, contact_id: str) -> None:
        """A missed call leaves the screen. An answered one stays, for its last responses, until
        `leave` or the next contact."""
        ...

    def take(self, contact_id: str) -> None:
        """Puts a waiting call on the screen; the one that was there waits instead."""
        ...

    def leave(self) -> None:
        """Done with this contact: nothing of it stays on the screen."""
        ...

    def prepare_outbound(self, typed: str) -> str:
        """The agent typed a number to call. Returns what is wrong with it, or an empty string."""
        ...

    def choose(self, customer_id: str) -> None:
        """This is who is on the line (of several, or found by search)."""
        ...

    def go_on_without(self) -> None:
        """Keep the call without a profile."""
        ...

    def verify(self, verified: bool) -> None: ...

    def someone_else(self, moved_to: str | None = None) -> None:
        """Hides everything at once; voids this call's answers, or moves them."""
        ...

    def respond(self, action_id: str, sentiment: Sentiment, *, initiative: bool = False) -> None:
        """Decides again in memory and shows it before the commit; a repeat within the guard time
        counts once."""
        ...

    def undo(self, entry_id: str | None = None) -> None:
        """Takes back that response, or the last one of this contact."""
        ...

    def save_again(self) -> None:
        """Another try with the answer that the disk did not take (`view.unsaved`)."""
        ...

    def got_it(self, signal_id: str) -> None:
        """Hides a signal's banner for this contact."""
        ...

    def load_older(self) -> None:
        """Continues the journey below."""
        ...

    def apply_new_order(self) -> None:
        """Takes over the list that came by itself (`view.new_order`)."""
        ...

    def painted(self, shown: int) -> None:
        """The list is on the screen, `shown` of its entries inside the window."""
        ...

    def search_actions(self, text: str) -> tuple[ActionView, ...]:
        """Any action of the catalogue, for the customer's own initiative."""
        ...

    def explain(self, action_id: str) -> ExplanationView | None:
        """Why an action of the list on the screen stands where it does."""
        ...

    async def search_customers(self, text: str) -> tuple[CustomerHit, ...]: ...

    def dismiss_notice(self) -> None: ...

    def retry(self) -> None:
        """Try again what failed or is waiting."""
        ...
