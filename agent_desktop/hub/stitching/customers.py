"""Customers as the hub tells of them: identities with their evidence, household, traits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.domain.customers import (
    Consent,
    Customer,
    Evidence,
    HouseholdMember,
    Identity,
    IdentityKind,
    LinkedIdentity,
)
from agent_desktop.domain.identities import kind
from agent_desktop.hub.store.bulk import select_in

MOST_RELATED = 20

_ORDER = {
    IdentityKind.PERSON: 0,
    IdentityKind.OTHER: 1,
    IdentityKind.CONTACT: 2,
    IdentityKind.DEVICE: 3,
}


class _Found(NamedTuple):
    """An identity of one customer, and what links it."""

    identity: Identity
    shared: bool
    evidence: list[Evidence]


def load_customer(connection: Connection, customer_id: str) -> Customer | None:
    """The customer as whom this id lives on, None if the hub never knew it."""
    return load_customers(connection, (customer_id,)).get(customer_id)


def load_customers(connection: Connection, ids: Sequence[str]) -> dict[str, Customer]:
    """Customers by the ids that were asked for; unknown ones are left out. Follows merges."""
    living = {
        row[0]: row[1]
        for row in select_in(
            connection,
            "SELECT id, COALESCE(merged_into, id) FROM customers WHERE id",
            list(dict.fromkeys(ids)),
        )
    }
    wanted = list(dict.fromkeys(living.values()))
    rows = {
        row.id: row
        for row in select_in(
            connection,
            "SELECT id, generation, name, traits, since, last_event_at, events"
            " FROM customers WHERE id",
            wanted,
        )
    }
    identities = _identities(connection, wanted)
    households = _households(connection, wanted)
    objected = _objections(connection, wanted)
    loaded = {
        id_: Customer(
            id=id_,
            generation=row.generation,
            name=row.name,
            traits=msgspec.json.decode(row.traits),
            identities=identities.get(id_, ()),
            household=households.get(id_, ()),
            since=row.since,
            last_event_at=row.last_event_at,
            events=row.events,
            consents=objected.get(id_, ()),
        )
        for id_, row in rows.items()
    }
    return {id_: loaded[living[id_]] for id_ in ids if id_ in living}


def _identities(
    connection: Connection, customers: list[str]
) -> dict[str, tuple[LinkedIdentity, ...]]:
    found: dict[str, dict[str, _Found]] = defaultdict(dict)
    owner: dict[str, str] = {}
    for customer, id_, namespace, value, shared in select_in(
        connection,
        "SELECT customer_id, id, namespace, value, shared FROM identities WHERE customer_id",
        customers,
    ):
        owner[id_] = customer
        found[customer][id_] = _Found(Identity(namespace, value), bool(shared), [])
    for row in select_in(
        connection,
        "SELECT l.b, c.namespace, c.value, c.shared, l.kind, l.reason, l.touchpoint, l.trusted,"
        " l.times, l.first_at, l.last_at, l.a FROM links AS l JOIN identities AS c ON c.id = l.b"
        " WHERE l.active AND l.kind IN ('contact', 'same_person', 'merge') AND l.a",
        list(owner),
        "ORDER BY l.first_at, l.id",
    ):
        mine = found[owner[row.a]]
        if row.kind == "contact":
            mine.setdefault(row.b, _Found(Identity(row.namespace, row.value), bool(row.shared), []))
            mine[row.b].evidence.append(_evidence(row))
        else:
            # Said of both; a user_id needs no evidence but itself.
            for id_ in (row.a, row.b):
                if id_ in mine and (
                    row.kind == "merge" or kind(mine[id_].identity.namespace) != IdentityKind.PERSON
                ):
                    mine[id_].evidence.append(_evidence(row))
    sharing = _shared_by(connection, found)
    return {
        customer: tuple(
            sorted(
                (
                    LinkedIdentity(
                        identity=one.identity,
                        kind=kind(one.identity.namespace),
                        evidence=tuple(one.evidence),
                        shared_by=sharing.get((id_, _is_trusted(one)), 1),
                    )
                    for id_, one in mine.items()
                ),
                key=lambda linked: (_ORDER[linked.kind], linked.identity),
            )
        )
        for customer, mine in found.items()
    }


def _evidence(row: Any) -> Evidence:
    return Evidence(
        reason=row.reason,
        touchpoint=row.touchpoint,
        trusted=bool(row.trusted),
        times=row.times,
        first_at=row.first_at,
        last_at=row.last_at,
    )


def _is_trusted(found: _Found) -> bool:
    return any(evidence.trusted for evidence in found.evidence)


def _shared_by(
    connection: Connection, found: dict[str, dict[str, _Found]]
) -> dict[tuple[str, bool], int]:
    """Customers per identity. Claims are not counted against somebody whose it is by trust."""
    asked = [
        id_
        for mine in found.values()
        for id_, one in mine.items()
        if one.shared or kind(one.identity.namespace) is IdentityKind.CONTACT
    ]
    counts: dict[tuple[str, bool], int] = {}
    for id_, trusted, everybody in select_in(
        connection,
        "SELECT l.b, count(DISTINCT o.customer_id) FILTER (WHERE l.trusted),"
        " count(DISTINCT o.customer_id) FROM links AS l JOIN identities AS o ON o.id = l.a"
        " WHERE l.active AND l.kind = 'contact' AND l.b",
        list(dict.fromkeys(asked)),
        "GROUP BY l.b",
    ):
        counts[id_, True] = max(1, trusted)
        counts[id_, False] = max(1, everybody)
    # A device that two people signed in on: the second one is kept as a conflict.
    for side, other in (("a", "b"), ("b", "a")):
        for id_, others in select_in(
            connection,
            f"SELECT l.{side}, count(DISTINCT o.customer_id) FROM links AS l"  # noqa: S608 - a or b
            f" JOIN identities AS o ON o.id = l.{other}"
            f" WHERE l.kind = 'conflict' AND l.reason = 'second_user' AND l.{side}",
            list(dict.fromkeys(asked)),
            f"GROUP BY l.{side}",
        ):
            for trusted in (True, False):
                counts[id_, trusted] = counts.get((id_, trusted), 1) + others
    return counts


def _objections(connection: Connection, customers: list[str]) -> dict[str, tuple[Consent, ...]]:
    """Of those who objected, were erased and came back."""
    if connection.exec_driver_sql("SELECT 1 FROM erased_identities LIMIT 1").first() is None:
        return {}
    found: dict[str, int] = {}
    for select in (
        (
            "SELECT i.customer_id, max(e.at) FROM erased_identities AS e"
            " JOIN identities AS i ON i.id = e.id WHERE e.objected AND i.customer_id"
        ),
        (
            "SELECT i.customer_id, max(e.at) FROM erased_identities AS e"
            " JOIN links AS l ON l.b = e.id JOIN identities AS i ON i.id = l.a"
            " WHERE e.objected AND l.active AND l.kind = 'contact' AND i.customer_id"
        ),
    ):
        for customer_id, at in select_in(connection, select, customers, "GROUP BY i.customer_id"):
            found[customer_id] = max(at, found.get(customer_id, at))
    return {
        customer_id: (
            Consent(channel="call", purpose="marketing", given=False, at=at, source="erased"),
        )
        for customer_id, at in found.items()
    }


def _households(
    connection: Connection, customers: list[str]
) -> dict[str, tuple[HouseholdMember, ...]]:
    found: dict[str, dict[str, HouseholdMember]] = defaultdict(dict)
    for me, id_, name, relation in select_in(
        connection,
        # As many of each, so that who else is asked for makes no difference to anybody's record.
        "SELECT me, id, name, relation FROM (SELECT *, row_number() OVER"
        " (PARTITION BY me ORDER BY name, id, relation) AS place FROM"
        " (SELECT DISTINCT m.customer_id AS me, c.id, c.name, h.relation FROM identities AS m"
        " JOIN households AS h ON h.customer_identity = m.id"
        " JOIN households AS g ON g.other_identity = h.other_identity"
        " JOIN identities AS o ON o.id = g.customer_identity"
        " JOIN customers AS c ON c.id = o.customer_id"
        " WHERE c.id <> m.customer_id AND m.customer_id",
        customers,
        f")) WHERE place <= {2 * MOST_RELATED} ORDER BY name, id, relation",
    ):
        if len(found[me]) < MOST_RELATED:
            found[me].setdefault(
                id_, HouseholdMember(customer_id=id_, name=name, relation=relation)
            )
    return {customer: tuple(members.values()) for customer, members in found.items()}
