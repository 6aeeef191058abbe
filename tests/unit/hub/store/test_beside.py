"""A command that writes beside the hub that serves the folder."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from agent_desktop.hub.learning import marks
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import FolderInUse
from agent_desktop.hub.store.units import Unit


def note(text: str) -> Callable[[Unit], int]:
    def unit(unit: Unit) -> int:
        marks.write(unit, "note", text)
        return unit.position

    return unit


def test_positions_follow_commit_order_across_processes(tmp_path: Path) -> None:
    with Database.open(tmp_path) as hub, Database.beside(tmp_path) as command:
        positions = [
            each.write_now(note(str(n)))
            for n, each in enumerate([hub, command, command, hub, command, hub])
        ]
        assert positions == list(range(positions[0], positions[0] + 6))
        with hub.reading() as connection:
            assert marks.read(connection, "note") == "5"


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    made: list[int] = []

    def write(database: Database) -> None:
        made.extend(database.write_now(lambda unit: unit.position) for _ in range(60))

    with Database.open(tmp_path) as hub, Database.beside(tmp_path) as command:
        threads = [threading.Thread(target=write, args=(each,)) for each in (hub, command)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert len(set(made)) == 120


def test_without_a_hub_it_is_the_one_writer(tmp_path: Path) -> None:
    with Database.beside(tmp_path), pytest.raises(FolderInUse):
        Database.open(tmp_path)


def test_a_hub_of_another_version_is_left_alone(tmp_path: Path) -> None:
    with Database.open(tmp_path) as hub:
        hub.write_now(
            lambda unit: unit.connection.exec_driver_sql(
                "UPDATE alembic_version SET version_num = '0000'"
            )
        )
        with pytest.raises(FolderInUse, match="another version"):
            Database.beside(tmp_path)
