"""A call in minimal code: the number's customer, a first page, the list, all painted."""

from __future__ import annotations

import json
from pathlib import Path

from benchmarks.floors.database import FIRST_PAGE, NUMBER, connect, filled
from benchmarks.floors.painted import Painted
from benchmarks.floors.rules import context, ranking


class CallFloor:
    """Call it for one call; `page` alone is the read of the first page."""

    def __init__(self, folder: Path) -> None:
        self._database = connect(filled(folder / "floor-call.db"))
        self._rank = ranking()
        self._context = context()
        self._window = Painted()

    def __call__(self) -> None:
        customer, record = self._database.execute(
            "SELECT id, record FROM customers WHERE number = ?", (NUMBER,)
        ).fetchone()
        rows = self.page(customer)
        name = json.loads(record)["name"]
        self._window.rows = [name, *(f"{at} {kind} {text}" for at, kind, text in rows)]
        self._window.cards = [f"Action {number}" for number in self._rank(self._context)]
        self._window.show_now()

    def page(self, customer: int = 0) -> list[tuple[int, str, str]]:
        found: list[tuple[int, str, str]] = self._database.execute(
            "SELECT at, type, text FROM events WHERE customer = ? ORDER BY at DESC, id LIMIT ?",
            (customer, FIRST_PAGE),
        ).fetchall()
        return found

    def close(self) -> None:
        self._window.close()
        self._database.close()
