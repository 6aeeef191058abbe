"""Who is to be erased, and what the hub has of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection

from agent_desktop.domain.identities import normalise
from agent_desktop.hub.store.bulk import select_in

OF_CUSTOMER: Final = ("events", "responses", "exposures", "decisions", "learning_cases", "contexts")
"""Tables whose rows are a customer's by `customer_id`."""
_SHORTEST: Final = 5
"""Characters of a value that is looked for in what could not be used: a shorter one is in
everybody's."""


class Person(NamedTuple):
    """One customer, with all that they ever were."""

    ids: tuple[str, ...]
    """As whom they live, and whoever was merged into them."""
    identities: tuple[str, ...]
    """Ids of the identities that are theirs alone: they go."""
    shared: tuple[str, ...]
    """Of contact points and households that are others' too: the links to them go."""
    values: tuple[str, ...]
    """As they may stand in what could not be read."""


def customer_of(connection: Connection, told: str) -> str | None:
    """The living customer with this id or identity (`phone:+44...`); None where there is none, or
    where it is a contact point of several."""
    found = _living(connection, told)
    if found is not None or ":" not in told:
        return found
    namespace, _, value = told.partition(":")
    key = normalise(namespace, value)
    if key is None:
        return None
    row = connection.exec_driver_sql(
        "SELECT id, customer_id FROM identities WHERE namespace = ? AND value = ?",
        (key.namespace, key.value),
    ).first()
    if row is None:
        return None
    if row.customer_id is not None:
        return _living(connection, row.customer_id)
    owners = _owners(connection, [row.id])
    return owners.pop() if len(owners) == 1 else None


def person(connection: Connection, customer_id: str) -> Person:
    """Everything that they are, by the id as which they live."""
    ids = _with_merged(connection, customer_id)
    own = list(
        select_in(
            connection, "SELECT id, namespace, value FROM identities WHERE customer_id", sorted(ids)
        )
    )
    own_ids = [row.id for row in own]
    contacts = _others(connection, own_ids)
    shared = [row for row in contacts if _owners(connection, [row.id]) - ids]
    shared_ids = {row.id for row in shared}
    mine = [*own, *(row for row in contacts if row.id not in shared_ids)]
    return Person(
        ids=tuple(sorted(ids)),
        identities=tuple(sorted({row.id for row in mine})),
        shared=tuple(sorted(shared_ids)),
        values=tuple(sorted({row.value for row in mine if len(row.value) >= _SHORTEST})),
    )


class Named(NamedTuple):
    """What could not be used or applied, and names a person."""

    quarantine: list[int]
    refused: list[str]


def named(connection: Connection, who: Person) -> Named:
    """Looks through every body: no index knows who is in what could not be read."""
    return Named(_quarantined(connection, who), _refused(connection, who))


def counted(connection: Connection, who: Person, found: Named) -> dict[str, int]:
    """Rows that an erasure takes away, by what they are. Only what there is."""
    counts = {
        table: sum(
            row[0]
            for row in select_in(
                connection,
                f"SELECT count(*) FROM {table} WHERE customer_id",  # noqa: S608 - our own tables
                who.ids,
            )
        )
        for table in OF_CUSTOMER
    }
    counts["identities"] = len(who.identities)
    counts["quarantine"] = len(found.quarantine)
    counts["refused_entries"] = len(found.refused)
    return {name: count for name, count in counts.items() if count}


def _quarantined(connection: Connection, who: Person) -> list[int]:
    """Events that could not be used and name this person."""
    rows = connection.exec_driver_sql("SELECT id, body, detail FROM quarantine")
    return [row.id for row in rows if _names(who, bytes(row.body) + row.detail.encode())]


def _refused(connection: Connection, who: Person) -> list[str]:
    """Refused entries with something about this person in them."""
    ids = set(who.ids)
    rows = connection.exec_driver_sql("SELECT id, customer_id, body, note FROM refused_entries")
    return [
        row.id
        for row in rows
        if (row.customer_id in ids and (row.body is not None or row.note))
        or (row.body is not None and _names(who, bytes(row.body) + row.note.encode()))
    ]


def _names(who: Person, body: bytes) -> bool:
    """Whether one of the person's ids or values stands in it, however it is written."""
    text = _plain(body)
    digits = _digits(text)
    for value in (*who.ids, *who.values):
        wanted = _plain(value.encode())
        if wanted in text:
            return True
        number = _digits(wanted)
        if value.startswith("+") and len(number) >= 8 and number[-8:] in digits:
            return True
    return False


def _plain(body: bytes) -> str:
    """Lower case, JSON's escapes undone."""
    text = body.decode("utf-8", "replace")
    if "\\" in text:
        text = text.encode("latin-1", "backslashreplace").decode("unicode_escape", "replace")
    return text.casefold()


def _digits(text: str) -> str:
    return "".join(one for one in text if one.isdecimal())


def _living(connection: Connection, customer_id: str) -> str | None:
    met: set[str] = set()
    ahead: str | None = customer_id
    while ahead is not None and ahead not in met:
        met.add(ahead)
        row = connection.exec_driver_sql(
            "SELECT merged_into FROM customers WHERE id = ?", (ahead,)
        ).first()
        if row is None:
            return None
        if row.merged_into is None:
            return ahead
        ahead = row.merged_into
    return None


def _with_merged(connection: Connection, customer_id: str) -> set[str]:
    ids = {customer_id}
    ahead = [customer_id]
    while ahead:
        found = {
            row[0]
            for row in select_in(
                connection, "SELECT id FROM customers WHERE merged_into", sorted(ahead)
            )
        }
        ahead = sorted(found - ids)
        ids |= found
    return ids


def _others(connection: Connection, own: Sequence[str]) -> list[Any]:
    """Contact points and households that these identities are linked to."""
    found: dict[str, Any] = {}
    for select in (
        (
            "SELECT DISTINCT c.id, c.namespace, c.value FROM links AS l JOIN identities AS c"
            " ON c.id = l.b WHERE c.customer_id IS NULL AND l.a"
        ),
        (
            "SELECT DISTINCT c.id, c.namespace, c.value FROM households AS h JOIN identities AS c"
            " ON c.id = h.other_identity WHERE h.customer_identity"
        ),
    ):
        found.update((row.id, row) for row in select_in(connection, select, own))
    return list(found.values())


def _owners(connection: Connection, contacts: Sequence[str]) -> set[str]:
    """Customers who have any link to these, taken away or not."""
    found: set[str] = set()
    for select in (
        (
            "SELECT DISTINCT o.customer_id FROM links AS l JOIN identities AS o ON o.id = l.a"
            " WHERE o.customer_id IS NOT NULL AND l.b"
        ),
        (
            "SELECT DISTINCT o.customer_id FROM households AS h JOIN identities AS o"
            " ON o.id = h.customer_identity WHERE o.customer_id IS NOT NULL AND h.other_identity"
        ),
    ):
        found |= {row[0] for row in select_in(connection, select, contacts)}
    return found
