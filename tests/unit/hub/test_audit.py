"""The audit log shows an edit, a deletion and a swap (I18)."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from agent_desktop.hub.audit import Verified, record, verify
from tests.support.hub_room import Room


def checked(room: Room) -> Verified:
    with room.database.reading() as connection:
        return verify(connection)


@pytest.fixture
def room(tmp_path: Path) -> Generator[Room, None, None]:
    """Without a catalogue, whose publishing would be in the log."""
    made = Room(tmp_path / "hub")
    yield made
    made.database.close()


@pytest.fixture
def logged(room: Room) -> Room:
    for i in range(5):
        room.database.write_now(
            lambda unit, i=i: record(unit, by="dana", what="looked", detail={"n": i})
        )
    return room


def test_an_untouched_log_is_in_order(room: Room, logged: Room) -> None:
    found = checked(logged)
    assert (found.rows, found.broken_at) == (5, None)


def test_an_empty_log_is_in_order(room: Room) -> None:
    assert checked(room).broken_at is None


@pytest.mark.parametrize(
    ("change", "row"),
    [
        ("UPDATE audit SET what = 'slept' WHERE id = 3", 3),
        ("UPDATE audit SET at = at + 1 WHERE id = 1", 1),
        ("UPDATE audit SET detail = '{\"n\":9}' WHERE id = 5", 5),
        ("DELETE FROM audit WHERE id = 2", 2),
        ("DELETE FROM audit WHERE id = 5", 5),
        ("DELETE FROM audit", 1),
        ("UPDATE audit SET id = CASE id WHEN 2 THEN -3 ELSE -2 END WHERE id IN (2, 3)", 1),
        ("UPDATE audit SET chain = x'00' WHERE id = 4", 4),
    ],
)
def test_a_change_shows(logged: Room, change: str, row: int) -> None:
    logged.database.write_now(lambda unit: unit.connection.exec_driver_sql(change))
    assert checked(logged).broken_at == row
