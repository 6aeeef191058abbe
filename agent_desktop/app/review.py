"""What the supervisor's window shows and may ask: the team's responses, and the list as seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from agent_desktop.app.ports import Unsubscribe
from agent_desktop.app.views import ExplanationView, View
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.responses import Sentiment
from agent_desktop.protocol.messages import ReviewPage, SeenReply


class ReviewFilters(View, frozen=True, kw_only=True):
    """Which responses. None and the empty string mean all."""

    action_id: str | None = None
    sentiment: Sentiment | None = None
    since: int | None = None
    until: int | None = None
    by: str = ""
    """The agent's subject; the hub refuses it where policy hides agents."""


class ReviewLine(View, frozen=True, kw_only=True):
    """A row of the table."""

    response_id: str
    at: int
    received_at: int
    customer: str
    action_id: str
    action: str
    """The action's title; its id where this catalogue no longer has it."""
    sentiment: Sentiment
    rank: int | None
    """Its place on the list; None when the customer raised it."""
    touchpoint: str
    by: str
    """Empty where policy hides the agent."""
    withdrawn: bool
    initiative: bool
    has_list: bool
    """There is a list as seen to open."""
    rests_until: int | None = None
    """Until when this answer keeps the action back; None when it does not, or nobody knows."""


class SeenLine(View, frozen=True, kw_only=True):
    """One entry of the list as the agent saw it."""

    rank: int
    action_id: str
    title: str
    why: str
    priority: float
    explanation: ExplanationView | None = None
    """Reasons and factors, as the agent's window says them."""
    painted: bool
    """False: it lay below the window's edge."""
    answered: bool
    """The response that is being looked at answered this one."""


class SeenHeld(View, frozen=True, kw_only=True):
    """One action that was held back then, and why."""

    action_id: str
    title: str
    text: str
    fits: bool = True
    """It was for this customer, though not then."""


class SeenList(View, frozen=True, kw_only=True):
    """The list behind one response, replayed by the hub from what was recorded."""

    response_id: str
    at: int
    catalogue_version: str
    model: str = ""
    """Version of the learnt model; empty: the catalogue's starting values."""
    lines: tuple[SeenLine, ...]
    held: tuple[SeenHeld, ...]
    faithful: bool
    """The replay gave the recorded digest. If not, the window says so."""


class ReviewTable(View, frozen=True, kw_only=True):
    """The whole of the supervisor's window. It changes only when asked (filter, more, refresh)."""

    filters: ReviewFilters = ReviewFilters()
    lines: tuple[ReviewLine, ...] = ()
    total: int = 0
    counts: tuple[tuple[Sentiment, int], ...] = ()
    more: bool = False
    agents_visible: bool = False
    loading: bool = True
    loaded_at: int | None = None
    newer: int = 0
    """Responses that came since and match: they wait until `refresh`. 0 also when nobody asked."""
    trouble: str = ""
    """Why nothing came, and what to do. Earlier rows stay."""
    actions: tuple[tuple[str, str], ...] = ()
    """(id, title) for the action filter, by title."""
    agents: tuple[str, ...] = ()
    """Agents seen in the rows so far; empty where policy hides them."""
    seen: SeenList | None = None
    seen_loading: str = ""
    """Response id whose list is on its way."""
    seen_trouble: str = ""


class ReviewCommands(Protocol):
    """The supervisor's use cases. `app.reviewing.ReviewDesk` is the one implementation."""

    @property
    def view(self) -> ReviewTable: ...

    def subscribe(self, listener: Callable[[ReviewTable], None]) -> Unsubscribe: ...

    def filter(self, filters: ReviewFilters) -> None: ...

    def refresh(self) -> None: ...

    def look_for_newer(self) -> None:
        """Counts in `newer` what came since. Rows stay as they are."""
        ...

    def more(self) -> None:
        """The next rows, below the present ones."""
        ...

    def open(self, response_id: str) -> None:
        """Shows the list as the agent saw it."""
        ...

    def close(self) -> None: ...

    async def export(self) -> str:
        """All rows of the present filters as CSV text, written by the hub, which keeps an audit
        entry. Raises `ExportFailed` with the reason in the user's words."""
        ...


class ExportFailed(Exception):
    """The message is for the supervisor."""


class ReviewPort(Protocol):
    """Questions of the supervisor to the hub. Raises the errors of protocol.errors."""

    async def rows(self, filters: ReviewFilters, after: str | None, limit: int) -> ReviewPage: ...

    async def seen(self, response_id: str) -> SeenReply: ...

    async def export(self, filters: ReviewFilters) -> str:
        """CSV text; cells that begin a formula are quoted."""
        ...

    async def catalogue(self) -> Catalogue:
        """The one that is in force."""
        ...
