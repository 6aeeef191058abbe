"""Identities and clusters as the writer remembers them between units."""

from __future__ import annotations

import hashlib
import json
from typing import Any, NamedTuple

from sqlalchemy import Connection

from agent_desktop.domain.customers import IdentityKind
from agent_desktop.domain.identities import kind
from agent_desktop.hub.stitching.sightings import Key

REMEMBERED = 60_000
"""Identities kept in memory, some 25 MB."""

ORDINALS = 1 << 20
"""`created` is position * ORDINALS + place in the unit: when it first belonged to somebody."""


def node_id(id_key: bytes, key: Key) -> str:
    """Keyed, so that an id does not give its number or address away."""
    digest = hashlib.blake2b(f"{key[0]}\0{key[1]}".encode(), digest_size=8, key=id_key)
    return digest.hexdigest()


class Node:
    """An identity. `cluster` is None while it belongs to nobody (every contact point)."""

    __slots__ = (
        "cluster", "created", "customer", "first_at", "id", "key", "kind", "shared", "traits",
    )  # fmt: skip

    def __init__(self, id_: str, key: Key, first_at: int, created: int) -> None:
        self.id = id_
        self.key = key
        self.kind: IdentityKind = kind(key[0])
        self.cluster: str | None = None
        self.customer: str | None = None
        self.shared = False
        self.traits: bytes = b"{}"
        self.first_at = first_at
        self.created = created


class Settled(NamedTuple):
    """Whom a change of links has moved."""

    keys: tuple[Key, ...]
    clusters: frozenset[str]


class Cluster:
    """A component over automatic links."""

    __slots__ = ("contacts", "counts", "users")

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        """Identities per namespace."""
        self.users: set[str] = set()
        """Values of user_id: one, or none."""
        self.contacts: dict[tuple[str, bool], set[str]] = {}
        """Contact points' ids per namespace and trust."""

    def add(self, key: Key) -> None:
        self.counts[key[0]] = self.counts.get(key[0], 0) + 1
        if key[0] == "user_id":
            self.users.add(key[1])


class Memory:
    """What is known of the committed state. Lives in `Database.memory`."""

    def __init__(self) -> None:
        self.nodes: dict[Key, Node] = {}
        self.clusters: dict[str, Cluster] = {}
        self.owners: dict[str, int] = {}
        """Trusted owners per contact point's id."""
        self.severed: set[tuple[str, str]] | None = None
        """Pairs that a person has taken apart."""

    @classmethod
    def of(cls, memory: dict[str, Any]) -> Memory:
        found = memory.get("stitching")
        if not isinstance(found, cls):
            found = memory["stitching"] = cls()
        return found

    def trim(self) -> None:
        """Between units: forget the older half where there is too much."""
        for kept in (self.nodes, self.clusters, self.owners):
            _halve(kept)

    def load(self, connection: Connection, keys: list[Key]) -> None:
        """Read identities that are not remembered yet, in one statement."""
        asked = json.dumps(keys)
        rows = connection.exec_driver_sql(
            "SELECT i.id, i.namespace, i.value, i.customer_id, i.cluster_id, i.shared, i.traits,"
            " i.first_at, i.created FROM json_each(?) AS asked"
            " JOIN identities AS i"
            " ON i.namespace = asked.value ->> 0 AND i.value = asked.value ->> 1",
            (asked,),
        )
        for row in rows:
            key = (row[1], row[2])
            node = Node(row[0], key, row[7], row[8])
            node.customer, node.cluster = row[3], row[4]
            node.shared = bool(row[5])
            node.traits = row[6]
            self.nodes[key] = node

    def cluster(self, connection: Connection, cluster_id: str) -> Cluster:
        """Flush before: it reads what is stored."""
        found = self.clusters.get(cluster_id)
        if found is None:
            found = self.clusters[cluster_id] = Cluster()
            for namespace, value in connection.exec_driver_sql(
                "SELECT namespace, value FROM identities WHERE cluster_id = ?", (cluster_id,)
            ):
                found.add((namespace, value))
            for namespace, contact, trusted in connection.exec_driver_sql(
                "SELECT DISTINCT c.namespace, c.id, l.trusted FROM identities AS o"
                " JOIN links AS l ON l.a = o.id AND l.kind = 'contact' AND l.active"
                " JOIN identities AS c ON c.id = l.b WHERE o.cluster_id = ?",
                (cluster_id,),
            ):
                found.contacts.setdefault((namespace, bool(trusted)), set()).add(contact)
        return found

    def owners_of(self, connection: Connection, contact: str) -> int:
        """How many identities a contact point belongs to by trusted evidence."""
        found = self.owners.get(contact)
        if found is None:
            found = self.owners[contact] = connection.exec_driver_sql(
                "SELECT count(DISTINCT a) FROM links WHERE b = ? AND kind = 'contact'"
                " AND active AND trusted",
                (contact,),
            ).scalar_one()
        return found

    def severed_pairs(self, connection: Connection) -> set[tuple[str, str]]:
        if self.severed is None:
            self.severed = {
                (row[0], row[1])
                for row in connection.exec_driver_sql(
                    "SELECT a, b FROM links WHERE NOT active AND kind IN ('same_person', 'contact')"
                )
            }
        return self.severed


def _halve(kept: dict[Any, Any]) -> None:
    if len(kept) > REMEMBERED:
        for key in list(kept)[: len(kept) // 2]:
            del kept[key]


def forget(memory: Memory, settled: Settled) -> None:
    """After members moved: what is remembered of them is no longer so."""
    for key in settled.keys:
        memory.nodes.pop(key, None)
    for cluster in settled.clusters:
        memory.clusters.pop(cluster, None)
