"""After links came or went: work out clusters and customers again, and move what belongs to them.

A cluster is a component over automatic links, a customer one over those and what a person merged.
Everything follows from identities, links and events as they are stored, so that taking a link away
gives back exactly the former customers.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from agent_desktop.hub.stitching.companions import touch_companions
from agent_desktop.hub.stitching.nodes import Settled
from agent_desktop.hub.stitching.pending import retell
from agent_desktop.hub.store.bulk import select_in, update_rows
from agent_desktop.hub.store.units import Unit


class Member(NamedTuple):
    id: str
    namespace: str
    value: str
    customer: str
    cluster: str
    first_at: int
    created: int


def settle(unit: Unit, customer_ids: Iterable[str]) -> Settled:
    """Re-partition the identities of these customers. Writes only what is different."""
    before = sorted(set(customer_ids))
    members = {
        row[0]: Member(*row)
        for row in select_in(
            unit.connection,
            "SELECT id, namespace, value, customer_id, cluster_id, first_at, created"
            " FROM identities WHERE customer_id",
            before,
        )
    }
    same_person, merged = _links(unit, members)
    cluster_of = _components(members, same_person)
    customer_of = _components(members, same_person + merged)
    moved = [
        member
        for member in members.values()
        if (member.cluster, member.customer) != (cluster_of[member.id], customer_of[member.id])
    ]
    for member in moved:
        unit.connection.exec_driver_sql(
            "UPDATE identities SET cluster_id = ?, customer_id = ? WHERE id = ?",
            (cluster_of[member.id], customer_of[member.id], member.id),
        )
    if any(member.customer != customer_of[member.id] for member in moved):
        _move(unit, members, customer_of)
    return Settled(
        tuple((member.namespace, member.value) for member in members.values()),
        frozenset(cluster_of.values()) | {member.cluster for member in members.values()},
    )


def _links(
    unit: Unit, members: dict[str, Member]
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {"same_person": [], "merge": []}
    for kind, a, b in select_in(
        unit.connection,
        "SELECT kind, a, b FROM links WHERE active AND kind IN ('same_person', 'merge') AND a",
        list(members),
    ):
        if b in members:
            found[kind].append((a, b))
    return found["same_person"], found["merge"]


def _components(members: dict[str, Member], links: list[tuple[str, str]]) -> dict[str, str]:
    """For each member the id of the oldest one that it is connected to."""
    root = {id_: id_ for id_ in members}

    def find(id_: str) -> str:
        while root[id_] != id_:
            root[id_] = root[root[id_]]
            id_ = root[id_]
        return id_

    def age(id_: str) -> tuple[int, str]:
        return (members[id_].created, id_)

    for a, b in links:
        older, younger = sorted((find(a), find(b)), key=age)
        root[younger] = older
    return {id_: find(id_) for id_ in members}


def _move(unit: Unit, members: dict[str, Member], customer_of: dict[str, str]) -> None:
    """Bring events, responses, impressions and the customers' own rows after their identities."""
    execute = unit.connection.exec_driver_sql
    moving: dict[tuple[str, str], list[str]] = {}
    for member in members.values():
        new = customer_of[member.id]
        if new != member.customer:
            moving.setdefault((member.customer, new), []).append(member.id)
    for (old, new), identities in moving.items():
        marks = ",".join("?" * len(identities))
        execute(
            f"UPDATE events SET customer_id = ? WHERE customer_id = ? AND identity_id IN ({marks})",  # noqa: S608 - question marks
            (new, old, *identities),
        )
    live = set(customer_of.values())
    affected = live | {member.customer for member in members.values()}
    _move_answers(unit, affected, customer_of)
    team = _team(unit, affected)
    for customer in sorted(live):
        seen = min(m.first_at for m in members.values() if customer_of[m.id] == customer)
        _write_customer(unit, customer, seen, team)
    for id_ in sorted(members):
        if customer_of[id_] != id_:
            execute(
                "UPDATE customers SET merged_into = ?, position = ?, events = 0,"
                " traits = x'7b7d', name = '', context_stale = 0, context_position = 0"
                " WHERE id = ?",
                (customer_of[id_], unit.position, id_),
            )
    for id_ in sorted(members):
        execute("DELETE FROM contexts WHERE customer_id = ?", (id_,))
    retell(unit, live)
    touch_companions(unit, affected)


def _write_customer(unit: Unit, customer: str, seen: int, team: str) -> None:
    """`seen` stands for the times where there is no event."""
    execute = unit.connection.exec_driver_sql
    events, first, last = execute(
        "SELECT count(*), coalesce(min(at), ?), coalesce(max(at), ?) FROM events"
        " WHERE customer_id = ?",
        (seen, seen, customer),
    ).one()
    execute(
        "INSERT INTO customers (id, generation, position, name, traits, team, since, last_event_at,"
        " events, context_stale, context_position) VALUES (?, 0, ?, '', x'7b7d', ?, ?, ?, ?, 1, 0)"
        " ON CONFLICT (id) DO UPDATE SET generation = generation + 1,"
        " position = excluded.position, merged_into = NULL, since = excluded.since,"
        " last_event_at = excluded.last_event_at, events = excluded.events,"
        " context_stale = 1, context_position = 0",
        (customer, unit.position, team, first, last, events),
    )
    # A new generation is told whole, so that its readers need not guess what moved.
    execute("UPDATE events SET position = ? WHERE customer_id = ?", (unit.position, customer))


def _move_answers(unit: Unit, customers: set[str], customer_of: dict[str, str]) -> None:
    """A response or an impression was said of one customer id, which is an identity's id: it goes
    where that is."""
    for table in ("responses", "exposures"):
        rows: list[Any] = list(
            select_in(
                unit.connection,
                f"SELECT id, customer_id, COALESCE(said_of, customer_id) FROM {table}"  # noqa: S608 - ours
                " WHERE customer_id",
                sorted(customers),
            )
        )
        moved = []
        for id_, now, said_of in rows:
            new = customer_of.get(said_of, now)
            moved.append((id_, new, said_of if new != said_of else None, unit.position))
        update_rows(unit.connection, table, ("id", "customer_id", "said_of", "position"), moved)


def _team(unit: Unit, customers: set[str]) -> str:
    """Of one team all, then all of them; else everybody's."""
    teams = {
        row[0]
        for row in select_in(
            unit.connection, "SELECT team FROM customers WHERE merged_into IS NULL AND id",
            sorted(customers),
        )
    }  # fmt: skip
    return teams.pop() if len(teams) == 1 else ""
