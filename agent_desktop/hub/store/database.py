"""The hub's database: one folder, one process, one writer, many readers."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeVar, cast

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import DatabaseError

from agent_desktop.hub.store.asking import Ask, Asking
from agent_desktop.hub.store.engines import check_version, reading_engine, writing_engine
from agent_desktop.hub.store.errors import FolderInUse, NotADatabase, StoreError
from agent_desktop.hub.store.migrations import HEAD
from agent_desktop.hub.store.tables import meta, meta_position
from agent_desktop.hub.store.units import Committed, Unit
from agent_desktop.hub.store.upgrade import schema_of, upgrade
from agent_desktop.hub.store.writer import Job, Writer

logger = logging.getLogger(__name__)

T = TypeVar("T")
Listener = Callable[[Committed], None]

READERS = 8
LEAST_FREE = 16 * 1024 * 1024
"""Bytes on the disk, below which the hub is not ready."""


def system_clock() -> int:
    return time.time_ns() // 1_000_000


class Database:
    """Open with `Database.open(folder)`; close it, or use it as a context manager."""

    def __init__(
        self, writing: Engine, reading: Engine, lock: FileLock, clock: Callable[[], int]
    ) -> None:
        """`lock` is held, unless a hub holds it and this one writes beside it."""
        self._writing = writing
        self._reading = reading
        self._lock = lock
        self.now = clock
        """The hub's clock: ms since the epoch."""
        self._listeners: tuple[Listener, ...] = ()
        self._listening = threading.Lock()
        self.memory: dict[str, Any] = {}
        """What rooms remember of the committed state, used by the writer's thread only.

        Emptied whenever a unit is taken back.
        """
        with reading.connect() as connection:
            known = {row.key: row.value for row in connection.execute(select(meta))}
        self.hub_id: str = known["hub_id"]
        self.epoch = int(known["epoch"])
        self.id_key = bytes.fromhex(known["id_key"])
        self._writer = Writer(writing, clock, self._tell, self.id_key, self.memory)
        self._asking = Asking(reading)

    @classmethod
    def open(cls, folder: Path, clock: Callable[[], int] = system_clock) -> Database:
        """Create or upgrade the database in `folder`, and keep other processes out of it.

        Raises the errors of `hub.store.errors`, and OSError where the folder cannot be made.
        """
        check_version()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = FileLock(folder / "hub.lock", fallback_to_soft=False, thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise FolderInUse(
                f"A hub is already serving this folder ({folder}). Stop it, or use another folder."
            ) from None
        file = folder / "hub.db"
        writing = writing_engine(file)
        reading = reading_engine(file, READERS)
        try:
            _for_its_owner_only(file)
            upgrade(writing)
            _introduce(writing)
            return cls(writing, reading, lock, clock)
        except BaseException as error:
            writing.dispose()
            reading.dispose()
            lock.release()
            if isinstance(error, DatabaseError):
                raise NotADatabase(
                    f"{file} cannot be read as the hub's database ({error.orig}). It was left as "
                    "it is: restore a backup, or move it away to begin anew."
                ) from error
            raise

    @classmethod
    def beside(cls, folder: Path, clock: Callable[[], int] = system_clock) -> Database:
        """`open`; where a hub serves the folder, a second writer beside it.

        For commands whose units touch nothing that a hub remembers between its own: catalogues
        and models, which it looks up again within a second or two. Journeys and identities are
        not among them. Raises what `open` raises.
        """
        try:
            return cls.open(folder, clock)
        except FolderInUse:
            file = folder / "hub.db"
            writing = writing_engine(file)
            reading = reading_engine(file, READERS)
            lock = FileLock(folder / "hub.lock", fallback_to_soft=False, thread_local=False)
            try:
                _of_this_version(reading, folder)
                return cls(writing, reading, lock, clock)
            except BaseException:
                writing.dispose()
                reading.dispose()
                raise

    def close(self) -> None:
        """Commits what waits. A second call does nothing."""
        self._writer.close()
        self._asking.close()
        self._reading.dispose()
        self._writing.dispose()
        self._lock.release()

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    @property
    def alone(self) -> bool:
        """False beside a hub that serves the folder."""
        return self._lock.is_locked

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return Path(self._lock.lock_file).parent

    @property
    def position(self) -> int:
        """Of the last committed unit, or a little more while one is being written."""
        return self._writer.position

    @property
    def waiting(self) -> int:
        """Units that wait for the writer."""
        return self._writer.waiting

    @property
    def load(self) -> float:
        """Which part of its time the writer has worked of late, 0 to 1."""
        return self._writer.load

    async def stores(self) -> bool:
        """Whether what is written now is kept. After a refusal it tries with as good as nothing,
        so there must be room for more as well."""
        if self._writer.refusing:
            with contextlib.suppress(StoreError):
                await self.write(lambda _: None)
        free = shutil.disk_usage(self.folder).free
        return not self._writer.refusing and free >= LEAST_FREE

    @contextlib.contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection of the pool that sees one state of the database. On any thread."""
        with self._reading.connect() as connection, connection.begin():
            yield connection

    async def ask(self, work: Callable[[Ask], T]) -> T:
        """What `work` makes of the answer to one statement: the short way of a short question."""
        return await self._asking.ask(work)

    async def write(self, unit: Callable[[Unit], T]) -> T:
        """Run `unit` on the writer's thread. Returns when it is durable, with what it returned.

        Raises what the unit raised (its changes are taken back), or NotStored.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def settle(result: Any, error: BaseException | None) -> None:
            if future.cancelled():
                return
            if error is None:
                future.set_result(result)
            else:
                future.set_exception(error)

        def finish(result: Any, error: BaseException | None) -> None:
            # A loop that has ended has nobody left who waits.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(settle, result, error)

        self._writer.submit(Job(unit, finish))
        return await future

    def write_now(self, unit: Callable[[Unit], T]) -> T:
        """The same for code that has no event loop. Blocks until it is durable."""
        future: Future[T] = Future()

        def finish(result: Any, error: BaseException | None) -> None:
            if error is None:
                future.set_result(cast("T", result))
            else:
                future.set_exception(error)

        self._writer.submit(Job(unit, finish))
        return future.result()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have `listener` called after each commit, unit by unit, on the writer's thread.

        It must be quick and must not write. Returns what ends it.
        """
        with self._listening:
            self._listeners = (*self._listeners, listener)

        def unsubscribe() -> None:
            with self._listening:
                self._listeners = tuple(one for one in self._listeners if one is not listener)

        return unsubscribe

    def _tell(self, done: list[Committed]) -> None:
        for listener in self._listeners:
            for committed in done:
                try:
                    listener(committed)
                except Exception:
                    logger.exception("a listener failed at position %d", committed.position)


def _of_this_version(engine: Engine, folder: Path) -> None:
    with engine.connect() as connection:
        if schema_of(connection) != HEAD:
            raise FolderInUse(
                f"A hub of another version is serving this folder ({folder}). Stop it, or use "
                "the same version of Agent Desktop."
            )


def _for_its_owner_only(file: Path) -> None:
    """SQLite gives its other files the same permissions. Whoever changed them later meant it."""
    with contextlib.suppress(FileExistsError):
        file.touch(mode=0o600, exist_ok=False)


def _introduce(engine: Engine) -> None:
    """Give a new database its identity: who it is, which life it lives, and its key for ids."""
    with engine.begin() as connection:
        if connection.execute(select(meta_position.c.position)).scalar() is None:
            connection.execute(insert(meta_position).values(only=1, position=0))
            connection.execute(
                insert(meta),
                [
                    {"key": "hub_id", "value": secrets.token_hex(16)},
                    {"key": "epoch", "value": "1"},
                    {"key": "id_key", "value": secrets.token_hex(16)},
                ],
            )


@contextlib.contextmanager
def one_look(folder: Path) -> Iterator[Connection]:
    """One state of the database, for commands that only read: beside a hub that serves it, too.

    Raises the errors of `hub.store.errors`.
    """
    try:
        database = Database.open(folder)
    except FolderInUse:
        engine = reading_engine(folder / "hub.db", 1)
        try:
            with engine.connect() as connection, connection.begin():
                yield connection
        finally:
            engine.dispose()
        return
    with database, database.reading() as connection:
        yield connection


def begin_new_epoch(folder: Path) -> int:
    """After a restore: desktops pull again and send again what they keep. Returns the epoch."""
    from agent_desktop.hub.store.epochs import begin_epoch  # which knows this module

    with Database.open(folder) as database:
        return database.write_now(
            lambda unit: begin_epoch(unit, seen=None, why="by_hand", by="admin")
        )
