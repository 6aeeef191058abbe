"""One life of a hub's folder on a disk that forgets, and what must be left of it."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.hub.catalogues.published import Catalogues
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.protocol.messages import Entry, EntryKind, PushRequest, VerificationBody
from tests.faults.campaign import Outcome
from tests.faults.disk import Recording
from tests.support.hub_room import CATALOGUE, Outbox, Room

_KEPT: Final = Path(__file__).resolve().parents[1] / "kept"
PUSHES: Final = 30


class Said(msgspec.Struct, omit_defaults=True):
    accepted: list[tuple[str, str]] = []
    """Id and kind of entries that the hub has acknowledged, in the order of one desk."""
    desk: str = ""
    contacts: list[str] = []
    """Conversations that were verified, each once."""
    position: int = 0
    epoch: int = 0


def before(folder: Path, rng: random.Random) -> None:
    """Nothing, or a hub of the first schema: its migration is cut, too."""
    if rng.random() < 0.6:
        return
    with closing(sqlite3.connect(folder / "hub.db")) as old:
        old.executescript((_KEPT / "hub-0001.sql").read_text("utf-8"))


def live(folder: Path, rng: random.Random, recording: Recording) -> None:
    for life in range(rng.randint(1, 2)):
        with _room(folder) as room:
            if life == 0:
                Catalogues(room.database).publish_now(CATALOGUE, "test.toml", "admin")
            room._sent = 1_000_000 * (life + 1)  # other message ids than in the life before
            people = [room.customer(f"user-{n}") for n in range(3)]
            _say(recording, epoch=room.database.epoch, position=room.database.position)
            asyncio.run(_pushes(room, rng, recording, people, life))


@contextmanager
def _room(folder: Path) -> Iterator[Room]:
    room = Room(folder)
    if BROKEN:
        room.database.write_now(lambda _: None)
        connection: Any = room.database._writer._connection.connection.driver_connection
        connection.execute(f"PRAGMA synchronous={BROKEN}")
    try:
        yield room
    finally:
        room.database.close()


BROKEN = ""
"""Set by the tests that break the program on purpose: a value for PRAGMA synchronous."""


async def _pushes(
    room: Room, rng: random.Random, recording: Recording, people: list[str], life: int
) -> None:
    """Several desks at a time, so that the writer has groups to commit."""

    async def desk(number: int) -> None:
        subject = f"agent-{life}-{number}"
        sync = room.sync(subject)
        outbox = Outbox(sync, desk=f"desk-{life}-{number}", by=subject)
        for push in range(PUSHES // 5):
            entries = [outbox.answer(rng.choice(people)) for _ in range(rng.randint(1, 3))]
            contact = f"call-{life}-{number}-{push}"
            entries.append(_verified(outbox, rng.choice(people), contact))
            reply = await sync.push(
                PushRequest(installation=f"desk-{life}-{number}", entries=tuple(entries))
            )
            assert all(one.verdict == "accepted" for one in reply.results), reply
            _say(
                recording,
                accepted=[(one.id, str(one.kind)) for one in entries],
                desk=f"desk-{life}-{number}",
                contacts=[contact],
            )
            if rng.random() < 0.2:
                await asyncio.sleep(0)

    await asyncio.gather(*(desk(number) for number in range(5)))


def _verified(outbox: Outbox, customer: str, contact: str) -> Entry:
    return outbox.add(
        EntryKind.VERIFICATION,
        VerificationBody(customer_id=customer, contact_id=contact, verified=True),
    )


def _say(recording: Recording, **said: Any) -> None:
    recording.say(msgspec.json.encode(Said(**said)).decode())


def check(folder: Path, lines: list[str]) -> Outcome:
    said = [msgspec.json.decode(line, type=Said) for line in lines]
    found = Outcome()
    try:
        with Database.open(folder) as database:
            epoch, position = database.epoch, database.position
    except StoreError as error:
        found.wrong.append(f"the hub does not open its folder: {type(error).__name__}")
        found.lost = sum(len(one.accepted) for one in said)
        return found
    with closing(sqlite3.connect(folder / "hub.db")) as plain:
        whole = plain.execute("PRAGMA integrity_check").fetchall()
        if whole != [("ok",)]:
            found.wrong.append(f"hub.db is not whole: {whole[:2]}")
        applied = dict(plain.execute("SELECT id, rowid FROM applied_entries"))
        responses = {row[0] for row in plain.execute("SELECT id FROM responses")}
        audit = [
            msgspec.json.decode(row[0]).get("contact")
            for row in plain.execute("SELECT detail FROM audit WHERE what = 'caller_verified'")
        ]
    last: dict[str, int] = {}
    for one in said:
        for key, kind in one.accepted:
            if key not in applied or (kind == "response" and key not in responses):
                found.lost += 1
                found.wrong.append(f"an acknowledged {kind} is not there")
                continue
            if applied[key] < last.get(one.desk, 0):
                found.misordered += 1
            last[one.desk] = applied[key]
        for contact in one.contacts:
            found.doubled += audit.count(contact) > 1
        if one.epoch and one.epoch != epoch:
            found.wrong.append("a power cut was taken for a restore: the epoch changed")
    if position < max((one.position for one in said), default=0):
        found.wrong.append("the position went back")
    return found
