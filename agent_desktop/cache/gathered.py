"""The transactions of one reply folded into one change a customer.

A journey is a clustered table: writing it customer by customer is several times faster.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import msgspec

from agent_desktop.cache.pulled_history import Exposures
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import (
    CustomerChange,
    CustomerGone,
    PullReply,
    Settlement,
    Transaction,
)

_NONE: Final[Mapping[str, int]] = {}
_NEVER: Final = 2**63


@dataclass
class Change:
    """Everything that one reply says about one customer, the last word of each kind."""

    record: CustomerChange | None = None
    replace: bool = False
    """Its events up to now are void."""
    whole: bool = False
    """They come whole because something of them differed here: nothing of before stays."""
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
    mended: set[str] = field(default_factory=set)
    """Customers who were expected whole, and came."""
    erased: set[str] = field(default_factory=set)
    settlements: list[Settlement] = field(default_factory=list)


def gather(
    reply: PullReply, expected: Mapping[str, int] = _NONE, let_go: frozenset[str] = frozenset()
) -> Gathered:
    """`expected`: customers that come whole again at that position or later. `let_go`: dropped
    here, which the hub has not heard yet, so that what it says of them is not all of it."""
    found = Gathered()
    for committed in reply.transactions:
        _customers(found, committed, expected, let_go)
        for event in committed.events:
            if event.customer_id not in let_go:
                found.changes.setdefault(event.customer_id, Change()).add(committed.position, event)
        for response in committed.responses:
            if response.customer_id not in let_go:
                found.responses[response.id] = response
        found.exposures.add(one for one in committed.exposures if one.customer_id not in let_go)
        found.settlements += committed.settlements
        found.catalogue = committed.catalogue_version or found.catalogue
        if committed.model_version is not None:
            found.model = committed.model_version
    return found


def _customers(
    found: Gathered, committed: Transaction, expected: Mapping[str, int], let_go: frozenset[str]
) -> None:
    for record in committed.customers:
        key = record.customer.id
        if key in let_go:
            continue
        change = found.changes.setdefault(key, Change())
        earlier = change.record
        whole = key not in found.mended and committed.position >= expected.get(key, _NEVER)
        if whole:
            found.mended.add(key)
            change.whole = True
        if (
            whole
            or change.gone
            or (earlier is not None and earlier.customer.generation != record.customer.generation)
        ):
            change.void()
        change.gone, change.record = False, record
    for gone in committed.gone:
        if gone.erased:
            found.erased.add(gone.customer_id)
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
