"""What following the hub needs of the place where its word is kept, and what it says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import msgspec

from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import DesktopPolicy, PullReply


class Subscriber(msgspec.Struct, frozen=True, kw_only=True):
    """For whom and as which installation the hub is followed."""

    installation: str
    subject: str


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How far the pull has come."""

    hub: str
    """Empty before the first reply."""
    epoch: int
    cursor: int
    """Every visible change up to here is applied."""
    complete: bool
    """Whether one pull from the beginning has been finished in this epoch."""
    catalogue: str
    """Version of the catalogue that the hub last named; empty before that."""
    model_named: str | None = None
    """Version of the model that the hub last named; empty: it has taken the last one out of force;
    None before that."""
    model: str = ""
    """Version of the model in force here; empty for the catalogue's starting values."""


class Applied(msgspec.Struct, frozen=True, kw_only=True):
    """What one reply changed."""

    customers: frozenset[str]
    catalogue: str
    """Version of a catalogue that came into force, or empty."""
    settled: bool = False
    """There are decisions about refused entries, for the outbox to take."""
    erased: frozenset[str] = frozenset()
    """Customers of whom nothing may stay anywhere."""


class House(Protocol):
    """The store, as far as it is put in order when idle (see `cache.housekeeping`). Blocks."""

    def indexed(self) -> bool: ...

    def index_some(self) -> bool:
        """True: there are more."""
        ...

    def policy(self) -> DesktopPolicy | None: ...

    def save_policy(self, policy: DesktopPolicy) -> None: ...

    def note_use(self, customer_ids: tuple[str, ...], now: int) -> None: ...

    def pin(self, customer_ids: tuple[str, ...]) -> None:
        """Nobody is let go before this was said."""
        ...

    def drop_some(self, now: int) -> tuple[str, ...]:
        """Whom it let go: nobody, when there is nothing to do."""
        ...

    def releases(self) -> tuple[str, ...]: ...

    def released(self, customer_ids: tuple[str, ...]) -> None: ...

    def differing(self, part: int, digests: Mapping[str, str], now: int) -> tuple[str, ...]: ...

    def expect(self, customer_ids: tuple[str, ...], position: int, now: int) -> None: ...

    def give_up(self, cursor: int) -> tuple[str, ...]:
        """Whom it dropped, since the hub did not send them when asked to."""
        ...

    def rewrite_due(self) -> bool:
        """Whether the file may still hold copies of what was erased, where no table shows it."""
        ...

    def rewrite(self) -> bool:
        """False: something was in the way, try later."""
        ...

    def settled(self) -> bool: ...

    def settlements_taken(self, entry_ids: tuple[str, ...]) -> None: ...

    def erased(self) -> tuple[str, ...]: ...

    def cleaned(self, customer_ids: tuple[str, ...]) -> None: ...


class Store(Protocol):
    """Where the hub's word is kept. Calls block; one thread at a time."""

    def standing(self) -> Standing: ...

    def serve(self, subscriber: Subscriber) -> None:
        """Whom the data is for from now on; what another person may have seen is dropped."""
        ...

    def start_epoch(self, hub: str, epoch: int) -> None:
        """Back to cursor 0; the rows stay until the new pull has passed them."""
        ...

    def apply(self, reply: PullReply, now: int) -> Applied:
        """Rows and cursor in one commit."""
        ...

    def touch(self, now: int) -> None: ...

    def finish_round(self) -> frozenset[str]:
        """Removes what a complete pull from the beginning did not bring again."""
        ...

    def customer_ids(self) -> tuple[str, ...]: ...

    def missing(self, customer_ids: frozenset[str]) -> frozenset[str]:
        """Those of them that are not here."""
        ...

    def has_catalogue(self, version: str) -> bool: ...

    def save_catalogue(
        self, version: str, toml: str, now: int, looks_back: int | None = None
    ) -> None:
        """`looks_back`: days after which no policy of it counts an impression any more; None
        where this program cannot read it."""
        ...

    def catalogue(self) -> tuple[str, str] | None:
        """Version and text of the one in force, as far as it is here."""
        ...

    def model(self, version: str) -> bytes | None:
        """The snapshot, if it is kept here."""
        ...

    def use_model(self, version: str, snapshot: bytes, now: int) -> None:
        """Keeps it and puts it in force. Nothing but what was checked; an empty version for the
        starting values."""
        ...

    @property
    def house(self) -> House:
        """What is done with it when there is nothing to pull."""
        ...

    def checkpoint(self) -> bool:
        """When idle. False: something was in the way, try later."""
        ...


class Report(Protocol):
    """Who wants to know. Called on the event loop."""

    def heard(self) -> None:
        """The hub has answered, or its stream lives."""
        ...

    def lost(self, error: HubError) -> None: ...

    def changed(self, customer_ids: frozenset[str]) -> None: ...

    def catalogue(self, version: str) -> None:
        """It is here and in force."""
        ...

    def model(self, version: str) -> None:
        """Another one is in force here; empty for the catalogue's starting values."""
        ...

    def settled(self) -> None:
        """There are decisions about refused entries in the store, for the outbox."""
        ...

    def erased(self, customer_ids: frozenset[str]) -> None:
        """Nothing about them may stay anywhere."""
        ...

    def policy(self, policy: DesktopPolicy) -> None: ...

    def repaired(self, customers: int) -> None:
        """So many differed from what the hub has, and are fetched again."""
        ...

    def compared(self) -> None:
        """All of it was."""
        ...

    def indexed(self, whole: bool) -> None:
        """Whether the index of the search has everybody."""
        ...

    def lives(self, hub: str, epoch: int) -> None:
        """Which hub answers, and in which of its lives: once a run, and when it changes."""
        ...

    def model_refused(self, version: str, why: str) -> None:
        """The last one stays in force. `why` holds no personal data."""
        ...
