"""What the use cases need from the outside. `bootstrap` picks the adapters.

Nothing here blocks: reads and commits are awaited, and run on threads of their own.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Literal, Protocol

import msgspec

from agent_desktop.decisioning.decisions import Answer, DecisionRecord, Exposure
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.protocol.messages import EntryKind, Match, Message


class Clock(Protocol):
    def now(self) -> int:
        """Milliseconds since the epoch, UTC. In the demo it runs at journey time."""
        ...


class Ids(Protocol):
    def new(self) -> str:
        """A new unique id (a UUID's 32 hex digits)."""
        ...


class Tasks(Protocol):
    """The one front door for every task, so that none is forgotten and no error is lost."""

    def start(self, work: Coroutine[Any, Any, None], name: str) -> None: ...


class KnownCustomer(msgspec.Struct, frozen=True, kw_only=True):
    """A customer as the cache holds them, whole enough to decide and to paint the first page."""

    customer: Customer
    context: dict[str, Any]
    """The hub's context state; the desktop's own waiting entries are not folded in."""
    answers: tuple[Answer, ...]
    """Overlaid: what the hub sent and what waits here, withdrawn ones left out."""
    events: tuple[Event, ...]
    """The newest page, newest first."""
    older: str | None
    """Continues the journey (see `Journeys.page`)."""
    exposures: tuple[Exposure, ...] = ()
    """Impressions and offers, overlaid like the answers."""
    saved_at: int
    """When the hub's word about this customer was last received."""


class Cache(Protocol):
    """The encrypted cache as the use cases read it."""

    async def match(self, number: str, region: str) -> tuple[Match, ...]: ...

    async def customer(self, customer_id: str) -> KnownCustomer | None: ...

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]:
        """Events newest first from `before`, and what continues them."""
        ...

    async def search(self, text: str, limit: int) -> tuple[Customer, ...]:
        """By name, number, e-mail or identity."""
        ...

    async def indexed(self) -> bool:
        """Whether `search` finds everybody who is kept: indexing follows when idle."""
        ...

    async def catalogue(self) -> tuple[str, str] | None:
        """Version and TOML of the catalogue in force here."""
        ...

    async def model(self) -> tuple[str, bytes] | None:
        """Version and snapshot of the model in force here."""
        ...


class OutboxItem(msgspec.Struct, frozen=True, kw_only=True):
    """What a use case wants recorded, in one transaction with the others of the same call."""

    id: str
    kind: EntryKind
    customer_id: str
    contact_id: str
    made_at: int
    body: Message


class Outbox(Protocol):
    """The encrypted file of what was recorded here."""

    def commit(
        self, items: tuple[OutboxItem, ...], decision: DecisionRecord | None = None
    ) -> Awaitable[None]:
        """Begins at once, on a thread of its own; durable (synchronous=FULL) when what it returns
        has been awaited. That raises NotSaved; then nothing was kept."""
        ...

    async def withdraw(self, entry_id: str) -> bool:
        """Takes back an entry that has not left yet. False: it has, so a correction must follow."""
        ...


class UnsettledEntry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that waits or was refused, for the sync centre."""

    id: str
    kind: EntryKind
    by: str
    customer_id: str
    made_at: int
    """The workstation's clock."""
    state: Literal["queued", "in_flight", "quarantined"]
    attempts: int
    code: str
    message: str
    """The hub's last word on it."""
    action_id: str = ""
    sentiment: str = ""
    """Of a response; empty for every other kind, and once the customer was erased."""


class Backlog(Protocol):
    """What has not come to its end in the outbox. Nothing here changes it: refused entries are
    settled on the hub, by a supervisor or IT."""

    async def unsettled(self, limit: int) -> tuple[UnsettledEntry, ...]:
        """Refused ones first, then what waits, oldest first; impressions left out."""
        ...


class Names(Protocol):
    """Of customers, for lists of entries."""

    async def names(self, customer_ids: tuple[str, ...]) -> dict[str, str]:
        """Only those who are kept here and have one; none at all while the cache is sealed."""
        ...


class NotSaved(Exception):
    """The disk refused. The message is for the agent."""


class Upkeep(Protocol):
    """Downward sync: the process that pulls."""

    def hold(self, customer_ids: tuple[str, ...]) -> None: ...

    def used(self, customer_ids: tuple[str, ...]) -> None:
        """These were on the line or opened here: they are kept longest."""
        ...

    def compare(self) -> None:
        """Compare everything with the hub now."""
        ...


class Hub(Protocol):
    """Questions to the hub beyond the cache. Raises the errors of protocol.errors."""

    async def look_up(self, number: str, region: str) -> tuple[Match, ...]: ...

    async def known_customer(self, customer_id: str) -> KnownCustomer | None: ...

    async def search(self, text: str) -> tuple[Customer, ...]:
        """By name, number, e-mail or identity, beyond what is held here."""
        ...

    async def page(
        self, customer_id: str, before: str | None, limit: int
    ) -> tuple[tuple[Event, ...], str | None]: ...


class SyncState(msgspec.Struct, frozen=True, kw_only=True):
    """What the status bar may say. It never lies: see `app.status`."""

    online: bool
    waiting: int
    """Entries acknowledged here and not yet by the hub."""
    refused: int
    """Entries in quarantine: for a supervisor or IT."""
    last_contact_at: int | None
    signed_in: bool
    not_saved: str = ""
    """Why the last commit failed, empty if it did not."""
    trouble: str = ""
    """A sentence about what is wrong with the line, empty when nothing is."""
    repaired: int = 0
    """Customers that differed from what the hub has and were fetched again, since the start."""
    compared_at: int | None = None
    """When all of it was last found to be, or made, as the hub has it."""
    indexed: bool = True
    """Whether the search in the cache finds everybody who is kept."""
    counted: bool = True
    """False until what waits here was counted: nothing is called synced before."""
    blocked: bool = False
    """The hub is there, but `trouble` stands in the way until somebody acts."""
    colleagues: int = 0
    """Entries that colleagues recorded at this desk and that have not left yet."""
    colleagues_signed_out: int = 0
    """So many of these colleagues must sign in before theirs can leave."""


class OnScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The call on the screen, as it is kept (sealed) for a start after a crash or a restart."""

    contact: Contact
    customer_id: str
    chosen: bool
    """The agent said who it is. That the caller was verified is not kept: it is asked again."""
    shown_number: str = ""
    """The number as it was shown, so that the first paint need not work it out."""


Listener = Callable[[Any], None]
Unsubscribe = Callable[[], None]
