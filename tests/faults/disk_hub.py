"""A hub whose disk fails: nothing that it answered for is missing, and it goes on when healed."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy.exc import SQLAlchemyError

from agent_desktop.hub.catalogues.published import Catalogues
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.protocol.messages import Entry, PushRequest, Verdict
from tests.faults.campaign import Outcome
from tests.faults.failing import FailingDisk
from tests.faults.power_hub import before
from tests.support.hub_room import CATALOGUE, Outbox, Room

PUSHES: Final = 12
__all__ = ["before", "live"]


def live(folder: Path, rng: random.Random, disk: FailingDisk, found: Outcome) -> None:
    room = _open(folder, found)
    if room is None:
        disk.heal()
        room = _open(folder, found)
    if room is None:
        found.wedged += 1
        found.wrong.append("the hub does not start on a healed disk")
        return
    kept = _Kept([], [])
    try:
        person = _begin(room)
        if person is None:
            disk.heal()
            person = _begin(room)
        assert person is not None
        for number in range(PUSHES):
            _push(room, person, number, kept, found)
        disk.heal()
        before = len(kept.stored)
        _push(room, person, PUSHES, kept, found)
        if len(kept.stored) == before:
            found.wedged += 1
            found.wrong.append("the disk is healed, but the hub stores nothing")
    finally:
        room.database.close()
    with closing(sqlite3.connect(folder / "hub.db")) as plain:
        if plain.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            found.wrong.append("hub.db is not whole")
        there = {row[0] for row in plain.execute("SELECT id FROM responses")}
    found.lost += len(set(kept.stored) - there)
    found.doubled += len(set(kept.refused) & there)
    if found.lost or found.doubled:
        found.wrong.append("what was answered and what is there differ")


def _open(folder: Path, found: Outcome) -> Room | None:
    try:
        return Room(folder)
    except (StoreError, SQLAlchemyError, OSError):
        return None


def _begin(room: Room) -> str | None:
    try:
        Catalogues(room.database).publish_now(CATALOGUE, "test.toml", "admin")
        room._sent = 1_000_000
        return room.customer("user-0")
    except (StoreError, SQLAlchemyError):
        return None


class _Kept(NamedTuple):
    stored: list[str]
    refused: list[str]


def _push(room: Room, person: str, number: int, kept: _Kept, found: Outcome) -> None:
    by, desk = f"agent-{number}", f"desk-{number}"
    entries: list[Entry] = []
    try:
        outbox = Outbox(room.sync(by), desk=desk, by=by)
        entries += [outbox.answer(person) for _ in range(3)]
        request = PushRequest(installation=desk, entries=tuple(entries))
        reply = asyncio.run(room.sync(by).push(request))
    except (StoreError, SQLAlchemyError):
        kept.refused.extend(entry.id for entry in entries)
        return
    for one in reply.results:
        if one.verdict is Verdict.ACCEPTED:
            kept.stored.append(one.id)
        elif one.verdict is Verdict.REJECTED:
            # A final word on what the disk did: nobody would send it again.
            found.wrong.append(f"an entry was refused for the disk's sake: {one.code}")
