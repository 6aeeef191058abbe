"""Erasures as a command orders them: done at once, or by the hub that serves the folder.

Beside a hub no other process may take identities away, since the hub remembers them: the order is
laid into the database, and the hub carries it out within a second or two.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import Connection, insert, select, update

from agent_desktop.hub.erasing.erasing import cleared, erase
from agent_desktop.hub.erasing.finding import customer_of
from agent_desktop.hub.erasing.journal import Journal
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import erasure_orders
from agent_desktop.hub.store.units import Unit

logger = logging.getLogger(__name__)

LOOK_S: Final = 1.0
_columns = erasure_orders.c


class Order(NamedTuple):
    id: int
    customer_id: str
    by: str
    objected: bool


def lay(unit: Unit, customer_id: str, by: str, *, objected: bool) -> int:
    """Returns the order's number."""
    made = unit.connection.execute(
        insert(erasure_orders).values(
            customer_id=customer_id, by=by, objected=objected, asked_at=unit.now, report=""
        )
    )
    return int(made.lastrowid)


def report_of(connection: Connection, order: int) -> dict[str, int] | None:
    """What was erased; None while it is not done."""
    row = connection.execute(
        select(_columns.done_at, _columns.report).where(_columns.id == order)
    ).first()
    if row is None or row.done_at is None:
        return None
    return msgspec.json.decode(row.report, type=dict[str, int])


class Erasures:
    """Carries orders out, in the process that owns the database."""

    def __init__(self, database: Database, folder: Path | None = None) -> None:
        self._database = database
        self._journal = Journal(folder or database.folder)
        self._failed: set[int] = set()
        self._to_clear = True
        """A hub that was killed after an erasure has not emptied its log."""
        self.told: Callable[[int], None] = lambda _: None
        """Hears the position of each erasure: there is something for every desktop to pull."""

    def carry_out(self) -> int:
        """All that wait. Returns how many were done. Blocks."""
        with self._database.reading() as connection:
            waiting = [
                Order(*row)
                for row in connection.execute(
                    select(_columns.id, _columns.customer_id, _columns.by, _columns.objected)
                    .where(_columns.done_at.is_(None))
                    .order_by(_columns.id)
                )
            ]
        done = sum(self._tried(order) for order in waiting)
        if done or self._to_clear:
            self._to_clear = not cleared(self._database)
        return done

    def again(self) -> int:
        """After a restore: whoever was erased since that copy was made. Returns how many."""
        done = 0
        for noted in self._journal.read():
            with self._database.reading() as connection:
                known = connection.exec_driver_sql(
                    "SELECT 1 FROM erasures WHERE customer_id = ?", (noted.customer_id,)
                ).first()
                living = None if known else customer_of(connection, noted.customer_id)
            if living is None:
                continue
            objected = noted.objected

            def unit(unit: Unit, living: str = living, objected: bool = objected) -> None:
                erase(unit, living, "hub", objected=objected)

            self._database.write_now(unit)
            done += 1
        if done:
            logger.warning("erased again after a restore: %d", done)
            self._to_clear = not cleared(self._database)
        return done

    async def follow(self) -> None:
        """Until cancelled."""
        failing = False
        while True:
            try:
                if await asyncio.to_thread(self.carry_out):
                    self.told(self._database.position)
                failing = False
            except Exception:
                if not failing:
                    logger.exception("an erasure failed, and is tried again")
                failing = True
            await asyncio.sleep(LOOK_S)

    def _tried(self, order: Order) -> bool:
        """One that fails holds up no other, and is tried again."""
        try:
            self._one(order)
        except Exception:
            if order.id not in self._failed:
                logger.exception("erasure %d failed, and is tried again", order.id)
            self._failed.add(order.id)
            return False
        return True

    def _one(self, order: Order) -> None:
        # First beside the database: whatever happens to that, it is not forgotten.
        self._journal.note(order.customer_id, objected=order.objected)

        def unit(unit: Unit) -> None:
            living = customer_of(unit.connection, order.customer_id)
            report = {} if living is None else erase(
                unit, living, order.by, objected=order.objected
            )  # fmt: skip
            unit.connection.execute(
                update(erasure_orders)
                .where(_columns.id == order.id)
                .values(done_at=unit.now, report=msgspec.json.encode(report).decode())
            )

        self._database.write_now(unit)
