"""Events that could not be used: kept for a person to look at, and to release.

Bounded per touchpoint and reason, so that whoever holds a public key (or none) cannot fill the
disk: of more than that only the number is known. The same event again only counts up.
"""

from __future__ import annotations

import hashlib
import logging
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import Connection, func, select, update

from agent_desktop.hub.audit import record
from agent_desktop.hub.ingestion.arrivals import Arrivals, Held, kind_of
from agent_desktop.hub.ingestion.cloudevents import SOURCE as CLOUD_EVENTS
from agent_desktop.hub.ingestion.cloudevents import read_structured
from agent_desktop.hub.ingestion.reasons import SAYS, Reason
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.store.bulk import insert_rows, select_in
from agent_desktop.hub.store.tables import quarantine
from agent_desktop.hub.store.units import Unit

logger = logging.getLogger(__name__)

MOST = 10_000
MOST_UNKNOWN = 1_000
"""Events of write keys that nobody gave out."""
MOST_BYTES = 64 * 1024 * 1024
"""Of one touchpoint's events, for all reasons."""

_COLUMNS = (
    "received_at", "touchpoint", "source", "reason", "detail", "body", "digest", "times",
)  # fmt: skip


class Quarantined(NamedTuple):
    """An event that waits for a person. `body` is what was sent, up to 32 KB."""

    id: int
    received_at: int
    touchpoint: str
    source: str
    reason: str
    says: str
    detail: str
    body: bytes
    times: int
    released_at: int | None
    released_by: str | None


class Released(NamedTuple):
    """What became of a release: stored now (or long since), or refused again for this reason."""

    id: int
    accepted: bool
    reason: str = ""


def keep(unit: Unit, held: Sequence[Held], received: int) -> None:
    """Put events into quarantine, within its bounds."""
    digests = [_digest(one) for one in held]
    known = {
        row[0]
        for row in select_in(unit.connection, "SELECT digest FROM quarantine WHERE digest", digests)
    }
    room = _Room.of(unit)
    rows: dict[bytes, tuple[object, ...]] = {}
    times = Counter(digests)
    for one, digest in zip(held, digests, strict=True):
        if digest in rows or (digest not in known and not room.take(one)):
            continue
        rows[digest] = (
            received, one.touchpoint, one.source, str(one.reason), one.detail, one.body, digest,
            times[digest],
        )  # fmt: skip
    insert_rows(
        unit.connection, "quarantine", _COLUMNS, list(rows.values()),
        "ON CONFLICT (digest) DO UPDATE SET times = times + excluded.times",
    )  # fmt: skip


def _digest(held: Held) -> bytes:
    parts = (held.touchpoint.encode(), held.reason.encode(), held.body)
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).digest()


class _Room:
    """What each touchpoint has there; remembered between units."""

    def __init__(self, unit: Unit) -> None:
        self._rows: Counter[tuple[str, str]] = Counter()
        self._bytes: Counter[str] = Counter()
        self._told: set[tuple[str, str]] = set()
        for touchpoint, reason, rows, size in unit.connection.execute(
            select(
                quarantine.c.touchpoint,
                quarantine.c.reason,
                func.count(),
                func.sum(func.length(quarantine.c.body)),
            ).group_by(quarantine.c.touchpoint, quarantine.c.reason)
        ):
            self._rows[touchpoint, reason] = rows
            self._bytes[touchpoint] += size

    @classmethod
    def of(cls, unit: Unit) -> _Room:
        found = unit.memory.get("quarantine")
        if not isinstance(found, cls):
            found = unit.memory["quarantine"] = cls(unit)
        return found

    def take(self, held: Held) -> bool:
        key = (held.touchpoint, str(held.reason))
        most = MOST_UNKNOWN if held.reason is Reason.UNKNOWN_WRITE_KEY else MOST
        size = self._bytes[held.touchpoint] + len(held.body)
        if self._rows[key] >= most or size > MOST_BYTES:
            if key not in self._told:
                self._told.add(key)
                logger.error("quarantine is full for %s at '%s': more is dropped", key[1], key[0])
            return False
        self._rows[key] += 1
        self._bytes[held.touchpoint] = size
        return True


class Wanted(NamedTuple):
    """Which events to list; empty takes all. `before` is an id and continues a list."""

    reason: str = ""
    touchpoint: str = ""
    before: int | None = None
    limit: int = 100
    released: bool = False


EVERYTHING = Wanted()


def list_quarantine(connection: Connection, wanted: Wanted = EVERYTHING) -> list[Quarantined]:
    """Newest first. Holds what people sent: not for everybody's eyes."""
    query = select(quarantine).order_by(quarantine.c.id.desc()).limit(wanted.limit)
    if not wanted.released:
        query = query.where(quarantine.c.released_at.is_(None))
    if wanted.reason:
        query = query.where(quarantine.c.reason == wanted.reason)
    if wanted.touchpoint:
        query = query.where(quarantine.c.touchpoint == wanted.touchpoint)
    if wanted.before is not None:
        query = query.where(quarantine.c.id < wanted.before)
    return [
        Quarantined(
            row.id, row.received_at, row.touchpoint, row.source, row.reason,
            SAYS[Reason(row.reason)] if row.reason in set(Reason) else "", row.detail,
            bytes(row.body), row.times, row.released_at, row.released_by,
        )
        for row in connection.execute(query)
    ]  # fmt: skip


def count_quarantine(connection: Connection) -> dict[tuple[str, str], int]:
    """Waiting events per (touchpoint, reason)."""
    rows = connection.execute(
        select(quarantine.c.touchpoint, quarantine.c.reason, func.count())
        .where(quarantine.c.released_at.is_(None))
        .group_by(quarantine.c.touchpoint, quarantine.c.reason)
    )
    return {(row[0], row[1]): row[2] for row in rows}


def release(
    unit: Unit, ids: Sequence[int], touchpoints: Touchpoints, by: str, write_key: str = ""
) -> list[Released]:
    """Read these again (after the catalogue was mended, say) and take in those that are usable.

    `write_key` names the touchpoint for events that came with an unknown one. Audited. An event
    that is refused again stays. Repeating a release harms nothing: events are known by their id.
    """
    done: list[Released] = []
    for id_ in dict.fromkeys(ids):
        row = unit.connection.execute(select(quarantine).where(quarantine.c.id == id_)).first()
        if row is None:
            continue
        arrivals = Arrivals(touchpoints, row.received_at, row.source)
        key = write_key or touchpoints.key_named(row.touchpoint)
        if row.source == CLOUD_EVENTS:
            read_structured(arrivals, bytes(row.body), key)
        else:
            arrivals.again(bytes(row.body), key, kind_of(row.source))
        if arrivals.held:
            done.append(Released(id_, False, arrivals.held[0].reason))
            continue
        take_in(unit, arrivals.sightings)
        unit.connection.execute(
            update(quarantine)
            .where(quarantine.c.id == id_)
            .values(released_at=unit.now, released_by=by)
        )
        done.append(Released(id_, True))
    accepted = [one.id for one in done if one.accepted]
    record(unit, by=by, what="quarantine_released", detail={"asked": len(ids), "ids": accepted})
    return done
