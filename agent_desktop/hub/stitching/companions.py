"""Customers who are told of in each other's records: `shared_by` of a contact point or a device,
and the members of a household.

What changes about one of them changes the record of the others, so their position moves too, and
desktops that hold them hear of it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from agent_desktop.hub.store.bulk import select_in, update_rows
from agent_desktop.hub.store.units import Unit


def touch(unit: Unit, customers: Iterable[str]) -> None:
    """Their records are told of anew."""
    rows = [(customer, unit.position) for customer in sorted(customers)]
    update_rows(unit.connection, "customers", ("id", "position"), rows)
    unit.customers.update(customer for customer, _ in rows)


def touch_companions(unit: Unit, customers: Iterable[str]) -> None:
    """These customers, and everybody who shares a contact point or a household with them."""
    all_of_them = set(customers)
    contacts = {
        row[0]
        for row in select_in(
            unit.connection,
            "SELECT DISTINCT l.b FROM identities AS i JOIN links AS l ON l.a = i.id"
            " WHERE l.kind IN ('contact', 'conflict') AND i.customer_id",
            sorted(all_of_them),
        )
    }
    everybody = all_of_them | owners(unit.connection, contacts)
    touch(unit, everybody | relatives(unit.connection, all_of_them))


def owners(connection: Connection, contacts: Iterable[str]) -> set[str]:
    """Customers of these contact points (ids of identities), taken away or not."""
    return {
        row[0]
        for row in select_in(
            connection,
            "SELECT DISTINCT o.customer_id FROM links AS l JOIN identities AS o ON o.id = l.a"
            " WHERE o.customer_id IS NOT NULL AND l.kind IN ('contact', 'conflict') AND l.b",
            sorted(contacts),
        )
    }


def relatives(connection: Connection, customers: Iterable[str]) -> set[str]:
    """Members of these customers' households, themselves among them."""
    households = {
        row[0]
        for row in select_in(
            connection,
            "SELECT DISTINCT h.other_identity FROM identities AS m"
            " JOIN households AS h ON h.customer_identity = m.id WHERE m.customer_id",
            sorted(customers),
        )
    }
    return members(connection, households)


def members(connection: Connection, households: Iterable[str]) -> set[str]:
    """Customers of these households (ids of identities)."""
    return {
        row[0]
        for row in select_in(
            connection,
            "SELECT DISTINCT o.customer_id FROM households AS g"
            " JOIN identities AS o ON o.id = g.customer_identity"
            " WHERE o.customer_id IS NOT NULL AND g.other_identity",
            sorted(households),
        )
    }
