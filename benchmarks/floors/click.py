"""A click in minimal code: rules, ranking, the repainted list, and the durable commit."""

from __future__ import annotations

from pathlib import Path

from benchmarks.floors.database import connect
from benchmarks.floors.painted import CARDS, Painted
from benchmarks.floors.rules import context, ranking


class ClickFloor:
    """Call it for one click. `folder` gets the database."""

    def __init__(self, folder: Path) -> None:
        self._database = connect(folder / "floor-click.db")
        self._database.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        self._rank = ranking()
        self._context = context()
        self._window = Painted()
        self._clicks = 0

    def __call__(self) -> None:
        self._clicks += 1
        self._context["key_0"] = self._clicks % 100
        self._window.cards = [f"Action {number}" for number in self._rank(self._context)]
        self._window.show_now(CARDS)
        self._database.execute("INSERT INTO answers (body) VALUES (?)", (f"{self._clicks:0300}",))

    def close(self) -> None:
        self._window.close()
        self._database.close()
