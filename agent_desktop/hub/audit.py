"""The audit log: a chain of hashes, so that an edit, a deletion or a swap of rows shows.

Each row's `chain` is a hash over the one before and the row itself; `meta` keeps the end of the
chain, so that rows missing at the end show too. Somebody who may write to the whole database could
compute a new chain: note the end that `hub audit verify` prints somewhere else.
"""

from __future__ import annotations

import hashlib
from typing import Any, Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from agent_desktop.hub.store.tables import audit, meta
from agent_desktop.hub.store.units import Unit

_END: Final = "audit_end"
_START: Final = b"\0" * 32


class Verified(NamedTuple):
    """`broken_at` is the first row that does not fit, None when all is well."""

    rows: int
    end: str
    broken_at: int | None


def record(unit: Unit, *, by: str, what: str, detail: dict[str, Any]) -> None:
    """Add a row. `detail` must not hold personal data: ids and counts only."""
    last = unit.connection.execute(
        select(audit.c.id, audit.c.chain).order_by(audit.c.id.desc()).limit(1)
    ).first()
    number = 1 if last is None else last.id + 1
    text = msgspec.json.encode(detail, order="sorted").decode()
    before = _START if last is None else bytes(last.chain)
    chain = _link(before, [number, unit.now, by, what, text])
    unit.connection.execute(
        insert(audit).values(id=number, at=unit.now, by=by, what=what, detail=text, chain=chain)
    )
    known = unit.connection.execute(
        update(meta).where(meta.c.key == _END).values(value=chain.hex())
    ).rowcount
    if not known:
        unit.connection.execute(insert(meta).values(key=_END, value=chain.hex()))


def verify(connection: Connection) -> Verified:
    """Compute the chain again and compare."""
    chain, number = _START, 0
    for row in connection.execute(select(audit).order_by(audit.c.id)):
        number += 1
        chain = _link(chain, [number, row.at, row.by, row.what, row.detail])
        if row.id != number or bytes(row.chain) != chain:
            return Verified(number, chain.hex(), number)
    end = connection.execute(select(meta.c.value).where(meta.c.key == _END)).scalar()
    whole = end == chain.hex() or (end is None and not number)
    return Verified(number, chain.hex(), None if whole else number + 1)


def _link(before: bytes, row: list[Any]) -> bytes:
    return hashlib.blake2b(before + msgspec.json.encode(row), digest_size=32).digest()
