"""What a case needs of the list that it answers: the record, its catalogue and its model."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.decisions import DecisionRecord
from agent_desktop.hub.store.bulk import select_in

_record = msgspec.json.Decoder(DecisionRecord)
HOUR_MS: Final = 3_600_000
DAY_MS: Final = 86_400_000
UNDO_MS: Final = HOUR_MS
"""Where no outcome is declared, an answer is final after the time in which it is usually undone."""


class Outcome(NamedTuple):
    """What shows that an action worked. `event` empty: a positive answer does."""

    event: str
    window_ms: int


class List(NamedTuple):
    """A decision as it is stored."""

    customer_id: str
    record: DecisionRecord


def lists(connection: Connection, ids: Iterable[str]) -> dict[str, List]:
    """By decision id. Unknown ones are left out, and so are records that nobody can read."""
    found: dict[str, List] = {}
    for id_, customer_id, stored in select_in(
        connection, "SELECT id, customer_id, record FROM decisions WHERE id", sorted(set(ids))
    ):
        try:
            found[id_] = List(customer_id, _record.decode(stored))
        except msgspec.MsgspecError:
            continue
    return found


def outcome(catalogue: Catalogue, action_id: str) -> Outcome | None:
    """As that catalogue declares it; None where it has no such action."""
    action = catalogue.actions.get(action_id)
    if action is None:
        return None
    if action.outcome is None:
        return Outcome("", UNDO_MS)
    return Outcome(action.outcome.event, int(action.outcome.within_days * DAY_MS))


def living(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """As whom these customers live on, following merges."""
    found = {one: one for one in ids}
    ahead = set(found)
    known: dict[str, str] = {}
    while ahead:
        rows: dict[str, str] = dict(
            select_in(
                connection,
                "SELECT id, merged_into FROM customers WHERE merged_into IS NOT NULL AND id",
                sorted(ahead),
            )
        )
        known.update(rows)
        ahead = set(rows.values()) - set(known)
    for one in found:
        end, met = one, {one}
        while end in known and known[end] not in met:
            end = known[end]
            met.add(end)
        found[one] = end
    return found
