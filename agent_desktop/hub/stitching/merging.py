"""What a person says about who is who. Every step can be taken back, and is audited."""

from __future__ import annotations

from typing import Any

from agent_desktop.hub.audit import record
from agent_desktop.hub.stitching.companions import touch_companions
from agent_desktop.hub.stitching.errors import CannotStitch
from agent_desktop.hub.stitching.nodes import Memory, forget
from agent_desktop.hub.stitching.settling import settle
from agent_desktop.hub.store.units import Unit


def merge(unit: Unit, a: str, b: str, reason: str, by: str) -> int:
    """Two customers are one person. The older id survives. Returns the id of the link.

    Allowed for different user_ids too: stitching itself never does that, a person may. `reason`
    is a code for the audit, not free text about the customer. Raises CannotStitch.
    """
    one, other = _living(unit, a), _living(unit, b)
    if one == other:
        raise CannotStitch("These are one customer already.", "already_one")
    # A customer's id is the id of its oldest identity: the link joins those two.
    one, other = sorted((one, other))
    link: int = unit.connection.exec_driver_sql(
        "INSERT INTO links (a, b, kind, reason, touchpoint, trusted, active, times, first_at,"
        " last_at) VALUES (?, ?, 'merge', 'agent', '', 1, 1, 1, ?, ?)"
        " ON CONFLICT (a, b, reason, touchpoint, trusted) DO UPDATE SET active = 1,"
        " times = times + 1, last_at = excluded.last_at RETURNING id",
        (one, other, unit.now, unit.now),
    ).scalar_one()
    record(
        unit, by=by, what="customers_merged", detail={"a": a, "b": b, "link": link, "why": reason}
    )
    _settle(unit, {one, other})
    return link


def unmerge(unit: Unit, link_id: int, by: str) -> None:
    """Takes one link away: a person's merge, or stitching's own evidence between two identities.

    Stitching remembers that a person did so: the same two are not linked again by themselves.
    Raises CannotStitch.
    """
    link = _link(unit, link_id)
    _switch(unit, link, active=False)
    record(unit, by=by, what="link_severed", detail={"link": link_id})
    _after(unit, link)


def relink(unit: Unit, link_id: int, by: str) -> None:
    """Gives back what `unmerge` took. Raises CannotStitch where that would join two user_ids."""
    link = _link(unit, link_id)
    if link.kind == "same_person":
        clusters = {
            row[0]
            for row in unit.connection.exec_driver_sql(
                "SELECT DISTINCT cluster_id FROM identities WHERE id IN (?, ?)", (link.a, link.b)
            )
        }
        if len(clusters) == 2 and _users(unit, clusters) > 1:
            raise CannotStitch(
                "Both have a user id of their own by now. Merge the two customers instead.",
                "two_people",
            )
    _switch(unit, link, active=True)
    record(unit, by=by, what="link_restored", detail={"link": link_id})
    _after(unit, link)


def _living(unit: Unit, customer_id: str) -> str:
    row = unit.connection.exec_driver_sql(
        "SELECT COALESCE(merged_into, id) FROM customers WHERE id = ?", (customer_id,)
    ).first()
    if row is None:
        raise CannotStitch("The hub does not know this customer.", "unknown_customer")
    return str(row[0])


def _link(unit: Unit, link_id: int) -> Any:
    row = unit.connection.exec_driver_sql(
        "SELECT id, a, b, kind FROM links WHERE id = ?", (link_id,)
    ).first()
    if row is None or row.kind not in {"merge", "same_person", "contact"}:
        raise CannotStitch("There is no such link.", "unknown_link")
    return row


def _users(unit: Unit, clusters: set[str]) -> int:
    return int(
        unit.connection.exec_driver_sql(
            "SELECT count(*) FROM identities WHERE namespace = 'user_id' AND cluster_id IN (?, ?)",
            tuple(clusters),
        ).scalar_one()
    )


def _switch(unit: Unit, link: Any, *, active: bool) -> None:
    """All evidence of its kind between the two; each touchpoint has a row of its own."""
    unit.connection.exec_driver_sql(
        "UPDATE links SET active = ? WHERE a = ? AND b = ? AND kind = ?",
        (active, link.a, link.b, link.kind),
    )


def _after(unit: Unit, link: Any) -> None:
    owners = {
        row[0]
        for row in unit.connection.exec_driver_sql(
            "SELECT customer_id FROM identities WHERE id IN (?, ?) AND customer_id IS NOT NULL",
            (link.a, link.b),
        )
    }
    if link.kind != "contact":
        _settle(unit, owners)
        return
    # What stitching remembers of contact points is no longer so.
    unit.memory.clear()
    touch_companions(unit, owners)


def _settle(unit: Unit, customers: set[str]) -> None:
    memory = Memory.of(unit.memory)
    forget(memory, settle(unit, customers))
    memory.severed = None
