"""A contact point that somebody confirmed in a conversation."""

from __future__ import annotations

from agent_desktop.domain.customers import Identity
from agent_desktop.domain.numbers import suffix
from agent_desktop.hub.stitching.companions import touch_companions
from agent_desktop.hub.stitching.errors import CannotStitch
from agent_desktop.hub.stitching.nodes import ORDINALS, node_id
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.units import Unit


def confirm_contact(
    unit: Unit, customer_id: str, contact: Identity, touchpoint: str, reason: str = "call_confirmed"
) -> None:
    """Evidence that a phone number or an e-mail address is this customer's. No merge, no limit.

    `contact` is normalised (domain.identities). Raises CannotStitch for an unknown customer.
    """
    execute = unit.connection.exec_driver_sql
    owner = execute(
        "SELECT id FROM identities WHERE customer_id = (SELECT COALESCE(merged_into, id)"
        " FROM customers WHERE id = ?) ORDER BY namespace <> 'user_id', created, id LIMIT 1",
        (customer_id,),
    ).scalar()
    if owner is None:
        raise CannotStitch("The hub does not know this customer.", "unknown_customer")
    key = (contact.namespace, contact.value)
    node = node_id(unit.id_key, key)
    insert_rows(
        unit.connection, "identities",
        ("id", "namespace", "value", "shared", "traits", "first_at", "created"),
        [(node, *key, False, b"{}", unit.now, unit.position * ORDINALS)],
        "ON CONFLICT DO NOTHING",
    )  # fmt: skip
    if contact.namespace == "phone" and suffix(contact.value):
        insert_rows(
            unit.connection, "phone_suffixes", ("suffix", "identity_id"),
            [(suffix(contact.value), node)], "ON CONFLICT DO NOTHING",
        )  # fmt: skip
    # Whoever confirms it overrules that somebody once took it away.
    execute("UPDATE links SET active = 1 WHERE a = ? AND b = ? AND kind = 'contact'", (owner, node))
    insert_rows(
        unit.connection, "links",
        ("a", "b", "kind", "reason", "touchpoint", "trusted", "active", "times", "first_at",
         "last_at"),
        [(owner, node, "contact", reason, touchpoint, True, True, 1, unit.now, unit.now)],
        "ON CONFLICT (a, b, reason, touchpoint, trusted) DO UPDATE SET times = times + 1,"
        " last_at = max(last_at, excluded.last_at)",
    )  # fmt: skip
    # Stitching may remember that the contact point is not there, or who owns it.
    unit.memory.clear()
    living = execute("SELECT customer_id FROM identities WHERE id = ?", (owner,)).scalar_one()
    touch_companions(unit, {living})
