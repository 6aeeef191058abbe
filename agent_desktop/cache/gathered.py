"""The transactions of one reply folded into one change a customer.

A journey is a clustered table: writing it customer by customer is several times faster.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from agent_desktop.cache.pulled_history import Exposures
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import CustomerChange, CustomerGone, PullReply, Transaction


@dataclass
class Change:
    """Everything that one reply says about one customer, the last word of each kind."""

    record: CustomerChange | None = None
    replace: bool = False
    """Its events up to now are void."""
    gone: bool = False
    merged_into: str | None = None
    events: list[Event] = field(default_factory=list)
    later: list[tuple[int, Event]] = field(default_factory=list)
    """The same events with the hub's positions."""

    def add(self, position: int, event: Event) -> None:
        self.events.append(event)
        self.later.append((position, event))

    def void(self) -> None:
        self.replace = True
        self.events.clear()
        self.later.clear()


@dataclass
class Gathered:
    changes: dict[str, Change] = field(default_factory=dict)
    responses: dict[str, Response] = field(default_factory=dict)
    exposures: Exposures = field(default_factory=Exposures)
    catalogue: str = ""
    """Version of the one that was named last, or empty."""
    model: str | None = None
    """The same of a model; empty: none is in force any more."""


def gather(reply: PullReply) -> Gathered:
    found = Gathered()
    for committed in reply.transactions:
        _customers(found, committed)
        for event in committed.events:
            found.changes.setdefault(event.customer_id, Change()).add(committed.position, event)
        for response in committed.responses:
            found.responses[response.id] = response
        found.exposures.add(committed.exposures)
        found.catalogue = committed.catalogue_version or found.catalogue
        if committed.model_version is not None:
            found.model = committed.model_version
    return found


def _customers(found: Gathered, committed: Transaction) -> None:
    for record in committed.customers:
        change = found.changes.setdefault(record.customer.id, Change())
        earlier = change.record
        if change.gone or (
            earlier is not None and earlier.customer.generation != record.customer.generation
        ):
            change.void()
        change.gone, change.record = False, record
    for gone in committed.gone:
        found.changes[gone.customer_id] = Change(gone=True, merged_into=gone.merged_into)
        _follow(found.responses, gone)
        found.exposures.follow(gone)


def _follow(responses: dict[str, Response], gone: CustomerGone) -> None:
    for response in [r for r in responses.values() if r.customer_id == gone.customer_id]:
        if gone.merged_into is None:
            del responses[response.id]
        else:
            moved = msgspec.structs.replace(response, customer_id=gone.merged_into)
            responses[response.id] = moved
