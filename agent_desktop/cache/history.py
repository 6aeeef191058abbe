"""What was answered and shown so far, as it counts for the next list: what the hub sent with what
waits here laid over it. Functions for inside a snapshot of the reader's connection."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from agent_desktop.app.ports import KnownCustomer
from agent_desktop.cache.engine import Connection
from agent_desktop.decisioning.decisions import Answer, Exposure, ExposureKind
from agent_desktop.domain.customers import HouseholdMember
from agent_desktop.domain.responses import Sentiment

_SENTIMENTS: Final = {sentiment.value: sentiment for sentiment in Sentiment}
_KINDS: Final = {kind.value: kind for kind in ExposureKind}
_ANSWER: Final = "id, contact_id, touchpoint, action_id, sentiment, at, asset_id"
_SHOWN: Final = "id, action_id, asset_id, kind, at, touchpoint, contact_id"
_ANSWERS: Final = f"SELECT {_ANSWER} FROM answers WHERE customer_id = ?"  # noqa: S608 - our names
_EXPOSURES: Final = f"SELECT {_SHOWN} FROM shown WHERE customer_id = ?"  # noqa: S608 - as above
_HOUSEHOLD: Final = f"SELECT member_id, {_ANSWER} FROM household WHERE customer_id = ?"  # noqa: S608 - too


def living(database: Connection, customer_id: str) -> str:
    """The id that this one was merged into, or itself."""
    row = database.execute(
        "SELECT merged_into FROM aliases WHERE customer_id = ?", (customer_id,)
    ).fetchone()
    return customer_id if row is None else row[0]


def answers(
    database: Connection, customer_id: str, household: Iterable[HouseholdMember] = ()
) -> tuple[Answer, ...]:
    """Oldest first, those of the household among them, taken-back ones left out."""
    found = [_answer(row) for row in _theirs(database, _ANSWERS, customer_id)]
    have = {answer.response_id for answer in found}
    for answer in _of_household(database, customer_id, household):
        if answer.response_id not in have:
            have.add(answer.response_id)
            found.append(answer)
    return _ordered(found)


def exposures(database: Connection, customer_id: str) -> tuple[Exposure, ...]:
    """Oldest first, each once: the hub's word on it before that of this desk."""
    found: dict[str, Exposure] = {}
    for row in _theirs(database, _EXPOSURES, customer_id):
        one = Exposure(row[0], row[1], row[2], _KINDS[row[3]], row[4], row[5], row[6])
        found.setdefault(one.id, one)
    return tuple(sorted(found.values(), key=lambda one: (one.at, one.id)))


def overlaid(database: Connection, known: KnownCustomer) -> KnownCustomer:
    """`known` as the hub told it, with what waits here."""
    customer_id = known.customer.id
    own = answers(database, living(database, customer_id), known.customer.household)
    have = {answer.response_id for answer in own}
    told = [
        answer
        for answer in known.answers
        if answer.response_id not in have
        and not _taken_back(database, answer.customer_id or customer_id, answer)
    ]
    shown = {one.id: one for one in known.exposures if not _voided(database, customer_id, one)}
    for one in exposures(database, living(database, customer_id)):
        shown.setdefault(one.id, one)
    return msgspec.structs.replace(
        known,
        answers=_ordered([*own, *told]),
        exposures=tuple(sorted(shown.values(), key=lambda one: (one.at, one.id))),
    )


def _of_household(
    database: Connection, customer_id: str, household: Iterable[HouseholdMember]
) -> list[Answer]:
    """What the hub told of members, and what is known here of those who are kept here."""
    found = [_answer(row[1:], of=row[0]) for row in database.execute(_HOUSEHOLD, (customer_id,))]
    for member in household:
        lives = living(database, member.customer_id)
        if lives == customer_id:
            continue
        found += [_answer(row, of=lives) for row in _theirs(database, _ANSWERS, lives)]
    return found


def _theirs(database: Connection, query: str, customer_id: str) -> Iterator[tuple[Any, ...]]:
    """Entries made before a merge name the former id. One query an id: asked for several at once,
    SQLite would work out the whole view first."""
    former = database.execute(
        "SELECT customer_id FROM aliases WHERE merged_into = ?", (customer_id,)
    ).fetchall()
    for one in (customer_id, *(row[0] for row in former)):
        yield from database.execute(query, (one,))


def _answer(row: tuple[Any, ...], of: str = "") -> Answer:
    return Answer(
        response_id=row[0],
        contact_id=row[1],
        touchpoint=row[2],
        action_id=row[3],
        sentiment=_SENTIMENTS[row[4]],
        at=row[5],
        customer_id=of,
        asset_id=row[6],
    )


def _ordered(found: list[Answer]) -> tuple[Answer, ...]:
    return tuple(sorted(found, key=lambda answer: (answer.at, answer.response_id)))


def _taken_back(database: Connection, customer_id: str, answer: Answer) -> bool:
    row = database.execute(
        """SELECT EXISTS (SELECT 1 FROM undone WHERE id = ?1) OR EXISTS (
            SELECT 1 FROM moved WHERE contact_id = ?2 AND from_id = ?3 AND seq >
                coalesce((SELECT seq FROM box.entries WHERE id = ?1), 0))""",
        (answer.response_id, answer.contact_id, customer_id),
    ).fetchone()
    return bool(row[0])


def _voided(database: Connection, customer_id: str, one: Exposure) -> bool:
    row = database.execute(
        "SELECT EXISTS (SELECT 1 FROM moved WHERE contact_id = ? AND from_id = ?)",
        (one.contact_id, customer_id),
    ).fetchone()
    return bool(row[0])
