"""What a unit has found and not written yet; written in few large statements."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from agent_desktop.domain.numbers import suffix
from agent_desktop.hub.stitching.companions import members, owners, relatives, touch
from agent_desktop.hub.stitching.nodes import Node
from agent_desktop.hub.stitching.sightings import Sighting
from agent_desktop.hub.stitching.traits import fold
from agent_desktop.hub.store.bulk import insert_rows, select_in, update_rows
from agent_desktop.hub.store.units import Unit

_NODES = (
    "id", "namespace", "value", "customer_id", "cluster_id", "shared", "traits", "first_at",
    "created",
)  # fmt: skip
_LINKS = (
    "a", "b", "reason", "touchpoint", "trusted", "kind", "active", "times", "first_at", "last_at",
    "event_id",
)  # fmt: skip
_CUSTOMERS = (
    "id", "position", "since", "last_event_at", "events",
    "generation=0", "name=''", "traits=x'7b7d'", "team=''", "context_stale=TRUE",
    "context_position=0",
)  # fmt: skip
_EVENTS = (
    "id", "position", "customer_id", "identity_id", "touchpoint", "channel", "type", "at",
    "properties",
)  # fmt: skip

LinkKey = tuple[str, str, str, str, bool]
"""a, b, reason, touchpoint, trusted."""


class Seen:
    """A piece of evidence, and how often this unit saw it."""

    __slots__ = ("active", "event_id", "first", "kind", "last", "times")

    def __init__(self, kind: str, active: bool, at: int, event_id: bytes) -> None:
        self.kind = kind
        self.active = active
        self.times = 1
        self.first = self.last = at
        self.event_id = event_id

    def columns(self) -> tuple[str, bool, int, int, int, bytes]:
        return self.kind, self.active, self.times, self.first, self.last, self.event_id


class Pending:
    def __init__(self, unit: Unit) -> None:
        self._unit = unit
        self.nodes: dict[str, Node] = {}
        self.phones: list[Node] = []
        self.households: dict[tuple[str, str], str] = {}
        self.retold: set[str] = set()
        """Customers whose traits must be folded again."""
        self.shared: set[str] = set()
        """Contact points that were known and have another owner now (ids of identities)."""
        self.companions: set[str] = set()
        """Customers whose records say something of what changed about others."""
        self.met: dict[str, int] = {}
        """Customers who may have no event yet, and when they were met."""
        self._links: dict[LinkKey, Seen] = {}
        self._events: list[tuple[Sighting, Node]] = []

    def event(self, sighting: Sighting, node: Node) -> None:
        self._events.append((sighting, node))

    def link(self, key: LinkKey, kind: str, active: bool, sighting: Sighting) -> None:
        """One more time that this evidence was seen."""
        at = sighting.at
        seen = self._links.get(key)
        if seen is None:
            self._links[key] = Seen(kind, active, at, sighting.event_id)
        else:
            seen.times += 1
            seen.first = min(seen.first, at)
            seen.last = max(seen.last, at)

    def flush(self) -> None:
        """Write it all. Identities go first: the others point to them."""
        connection, position = self._unit.connection, self._unit.position
        if self.nodes:
            insert_rows(
                connection, "identities", _NODES,
                [
                    (n.id, *n.key, n.customer, n.cluster, n.shared, n.traits, n.first_at, n.created)
                    for n in self.nodes.values()
                ],
                "ON CONFLICT (id) DO UPDATE SET customer_id = excluded.customer_id,"
                " cluster_id = excluded.cluster_id, shared = excluded.shared,"
                " traits = excluded.traits, first_at = excluded.first_at,"
                " created = excluded.created",
            )  # fmt: skip
            self.nodes = {}
        self._flush_links()
        if self.phones:
            rows = [(suffix(node.key[1]), node.id) for node in self.phones]
            insert_rows(
                connection, "phone_suffixes", ("suffix", "identity_id"),
                [row for row in rows if row[0]], "ON CONFLICT DO NOTHING",
            )  # fmt: skip
            self.phones = []
        if self.met:
            insert_rows(
                connection, "customers", _CUSTOMERS,
                [(id_, position, at, at, 0) for id_, at in self.met.items()],
                "ON CONFLICT (id) DO NOTHING",
            )  # fmt: skip
            self._unit.customers.update(self.met)
            self.met = {}
        if self._events:
            self._flush_customers()
            insert_rows(
                connection, "events", _EVENTS,
                [
                    (s[0], position, n.customer, n.id, s[1], s[2], s[4], s[5], s[6])
                    for s, n in self._events
                ],
            )  # fmt: skip
            self._events = []
        if self.retold:
            retell(self._unit, self.retold)
            self.retold = set()
        if self.shared or self.companions:
            touch(self._unit, self.companions | owners(connection, self.shared))
            self.shared, self.companions = set(), set()

    def _flush_links(self) -> None:
        connection = self._unit.connection
        if self._links:
            insert_rows(
                connection, "links", _LINKS,
                [(*key, *seen.columns()) for key, seen in self._links.items()],
                "ON CONFLICT (a, b, reason, touchpoint, trusted) DO UPDATE SET"
                " times = times + excluded.times, first_at = min(first_at, excluded.first_at),"
                " last_at = max(last_at, excluded.last_at)",
            )  # fmt: skip
            self._links = {}
        if self.households:
            insert_rows(
                connection, "households", ("customer_identity", "other_identity", "relation"),
                [(*pair, relation) for pair, relation in self.households.items()],
                "ON CONFLICT DO NOTHING",
            )  # fmt: skip
            households = {household for _, household in self.households}
            self.companions |= members(connection, households)
            self.households = {}

    def _flush_customers(self) -> None:
        counts: dict[str, list[int]] = {}
        for sighting, node in self._events:
            at = sighting.at
            customer = node.customer or ""  # never empty: an event's identity belongs to somebody
            count = counts.get(customer)
            if count is None:
                counts[customer] = [at, at, 1]
                continue
            if at < count[0]:
                count[0] = at
            elif at > count[1]:
                count[1] = at
            count[2] += 1
        position = self._unit.position
        # In the order of the index that finds them, which makes it a fifth cheaper.
        insert_rows(
            self._unit.connection, "customers", _CUSTOMERS,
            [(id_, position, *counts[id_]) for id_ in sorted(counts)],
            "ON CONFLICT (id) DO UPDATE SET position = excluded.position,"
            " since = min(since, excluded.since),"
            " last_event_at = max(last_event_at, excluded.last_event_at),"
            " events = events + excluded.events, context_stale = TRUE",
        )  # fmt: skip
        self._unit.customers.update(counts)


def retell(unit: Unit, customer_ids: Iterable[str]) -> None:
    """Fold the traits of these customers again."""
    members_of: dict[str, list[tuple[str, str, bytes]]] = {}
    for customer, *member in select_in(
        unit.connection,
        "SELECT customer_id, id, namespace, traits FROM identities WHERE customer_id",
        sorted(customer_ids),
    ):
        members_of.setdefault(customer, []).append(tuple(member))
    rows = []
    told_of = set(members_of)
    for customer, told in members_of.items():
        traits, name = fold(told)
        rows.append((customer, msgspec.json.encode(traits), name, unit.position))
        unit.touched(customer)
    update_rows(unit.connection, "customers", ("id", "traits", "name", "position"), rows)
    if others := relatives(unit.connection, told_of) - told_of:
        touch(unit, others)
