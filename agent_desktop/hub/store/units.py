"""What a unit of writing gets, and what is told after its commit."""

from __future__ import annotations

from typing import Any, NamedTuple

from sqlalchemy import Connection


class Unit:
    """One transaction as its readers see it. `now` is the hub's clock, ms since the epoch."""

    __slots__ = ("connection", "customers", "id_key", "memory", "now", "position")

    def __init__(
        self,
        connection: Connection,
        position: int,
        now: int,
        id_key: bytes = b"",
        memory: dict[str, Any] | None = None,
    ) -> None:
        self.connection = connection
        self.position = position
        self.now = now
        self.id_key = id_key
        """The hub's secret for the ids of identities."""
        self.memory = {} if memory is None else memory
        """See `Database.memory`."""
        self.customers: set[str] = set()

    def touched(self, customer_id: str) -> None:
        """Tell listeners, after the commit, that something about this customer changed."""
        self.customers.add(customer_id)


class Committed(NamedTuple):
    """A unit that is on disk."""

    position: int
    customers: frozenset[str]
