"""How a hub notices at its start that its database is an older copy.

A small file beside the database (`hub.life`) holds the last position and a random id of the run,
which the database holds too. A copy from an earlier run has another id; one from the same run is
behind the position. The file is written before the database learns the new id, so that a kill in
between looks like nothing.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import insert, select, update

from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.epochs import begin_epoch
from agent_desktop.hub.store.errors import StoreError
from agent_desktop.hub.store.tables import meta
from agent_desktop.hub.store.units import Unit

logger = logging.getLogger(__name__)

NOTED_S: Final = 5.0
"""Between two notes of the position, where it moved."""
_RUN: Final = "run"


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """What the file holds."""

    hub: str
    epoch: int
    position: int
    runs: tuple[str, ...]
    """Of the present run, and while it begins of the one before."""


class Life:
    """Of one run of the hub. Call `begin` before the first request is answered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._file = database.folder / "hub.life"
        self._run = secrets.token_hex(8)
        self._written = -1
        self._doubted = False
        self._turn = asyncio.Lock()

    def begin(self) -> str:
        """Returns why another epoch was begun; empty where all is as it was left.

        Raises the errors of `hub.store.errors` where another epoch can't be stored.
        """
        noted = _read(self._file)
        known = self._known_run()
        why = self._doubt(noted, known)
        database = self._database
        if why:
            mine = noted if noted is not None and noted.hub == database.hub_id else None
            told: dict[str, Any] = {} if mine is None else {"noted": mine.position}
            former = database.epoch
            database.epoch = database.write_now(
                lambda unit: begin_epoch(
                    unit, seen=None, why=why, by="hub", detail=told,
                    position=0 if mine is None else mine.position,
                    after=0 if mine is None else mine.epoch,
                )
            )  # fmt: skip
            logger.warning(
                "the database is an older copy (%s): epoch %d begins after %d, and desktops pull "
                "and send again", why, database.epoch, former,
            )  # fmt: skip
        try:
            self._write((known, self._run))
            database.write_now(self._remember)
            self._write((self._run,))
        except (OSError, StoreError):
            # A full disk, perhaps: the hub still answers what it can, as the run before.
            logger.exception("this run can't be noted")
        return why

    def note(self) -> None:
        """Where the hub is now. Blocks for a write to the disk."""
        if self._database.position != self._written:
            self._write((self._run,))

    async def keep(self) -> None:
        """Notes now and then, until cancelled, and where it ended."""
        failing = False
        try:
            while True:
                await asyncio.sleep(NOTED_S)
                try:
                    await asyncio.to_thread(self.note)
                    failing = False
                except OSError:
                    if not failing:
                        logger.exception("%s can't be written", self._file.name)
                    failing = True
        finally:
            with contextlib.suppress(OSError):
                self.note()

    async def doubted(self, why: str, by: str, position: int, installation: str) -> None:
        """A desktop knows more than this hub: its whole folder was restored. Another epoch begins,
        once a run: the files can't be changed under a hub that runs, so who comes after it with
        the like has heard it from nobody."""
        async with self._turn:
            if not self._doubted:
                await self._doubt_it(why, by, position, installation)

    async def come_to_rest(self) -> None:
        """Until an epoch that is being begun is stored."""
        async with self._turn:
            pass

    async def _doubt_it(self, why: str, by: str, position: int, installation: str) -> None:
        database = self._database
        seen = database.epoch
        database.epoch = await database.write(
            lambda unit: begin_epoch(
                unit, seen=seen, why=why, by=by, position=position,
                detail={"installation": installation, "told": position},
            )
        )  # fmt: skip
        self._doubted = True
        await asyncio.to_thread(self._write, (self._run,))
        logger.warning(
            "an installation knows more than this hub (%s): it was restored from an older copy. "
            "Epoch %d begins after %d, and desktops pull and send again",
            why, database.epoch, seen,
        )  # fmt: skip

    @property
    def believes(self) -> bool:
        """Whether a desktop that knows more is still taken at its word."""
        return not self._doubted

    def _doubt(self, noted: Noted | None, known: str) -> str:
        database = self._database
        if noted is None or noted.hub != database.hub_id:
            return "no_note" if known else ""
        if known not in noted.runs:
            return "other_run"
        if database.position < noted.position or database.epoch < noted.epoch:
            return "behind"
        return ""

    def _known_run(self) -> str:
        with self._database.reading() as connection:
            found = connection.execute(select(meta.c.value).where(meta.c.key == _RUN)).scalar()
        return found or ""

    def _remember(self, unit: Unit) -> None:
        known = unit.connection.execute(
            update(meta).where(meta.c.key == _RUN).values(value=self._run)
        )
        if not known.rowcount:
            unit.connection.execute(insert(meta).values(key=_RUN, value=self._run))

    def _write(self, runs: tuple[str, ...]) -> None:
        database = self._database
        with database.reading() as connection:  # what is committed, and nothing more
            position = int(
                connection.exec_driver_sql("SELECT position FROM meta_position").scalar_one()
            )
        _replace(
            self._file,
            msgspec.json.encode(
                Noted(hub=database.hub_id, epoch=database.epoch, position=position, runs=runs)
            ),
        )
        self._written = position


def _read(file: Path) -> Noted | None:
    """None where there is none, or nothing that can be read."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=Noted)
    except FileNotFoundError:
        return None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        logger.warning("%s can't be read and counts as missing", file.name)
        return None


def _replace(file: Path, content: bytes) -> None:
    """Whole or not at all, on the disk when this returns."""
    new = file.with_suffix(".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    new.replace(file)
    if os.name == "posix":
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
