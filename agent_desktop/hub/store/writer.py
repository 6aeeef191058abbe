"""One thread writes; everything that waits is committed together, durably.

A unit is a function that gets a `Unit` and changes the database. Each unit stands in a savepoint
and has a position of its own, so that one that fails takes back its own changes only. Nobody is
told of success before the COMMIT returned (synchronous=FULL).
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from agent_desktop.hub.store.errors import NotStored
from agent_desktop.hub.store.units import Committed, Unit
from agent_desktop.hub.store.workload import Workload

logger = logging.getLogger(__name__)

GROUP = 256
"""Most units in one COMMIT."""


class Job:
    """A queued unit. `finish(result, error)` is called on the writer's thread after the COMMIT."""

    __slots__ = ("error", "finish", "result", "unit", "work")

    def __init__(
        self, work: Callable[[Unit], Any], finish: Callable[[Any, BaseException | None], None]
    ) -> None:
        self.work = work
        self.finish = finish
        self.result: Any = None
        self.error: BaseException | None = None
        self.unit: Unit | None = None


class Writer:
    """Owns the writing connection and the thread that uses it."""

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], int],
        committed: Callable[[list[Committed]], None],
        id_key: bytes,
        memory: dict[str, Any],
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._committed = committed
        self._id_key = id_key
        self._memory = memory
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._closing = threading.Lock()
        self._closed = False
        self.refusing = False
        """Whether the last thing that the database said was that it stores nothing."""
        self._connection: Connection = engine.connect()
        with self._connection.begin():
            self.position = self._stored_position()
        self._work = Workload()
        self._thread = self._started()

    def _started(self) -> threading.Thread:
        """A simulation brings another: there, groups are committed between steps of the loop."""
        thread = threading.Thread(target=self._run, name="hub-writer", daemon=True)
        thread.start()
        return thread

    @property
    def waiting(self) -> int:
        return self._jobs.qsize()

    @property
    def load(self) -> float:
        """See `Workload.share`."""
        return self._work.share

    def submit(self, job: Job) -> None:
        if threading.current_thread() is self._thread:
            raise RuntimeError("a unit or a listener must not wait for another unit")
        with self._closing:
            if self._closed:
                raise NotStored("The hub is shutting down; nothing was stored.")
            self._jobs.put(job)

    def close(self) -> None:
        """Commits what waits, then ends the thread."""
        with self._closing:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join()
        self._connection.close()

    def _run(self) -> None:
        while (job := self._work.idle(self._jobs.get)) is not None:
            group = [job]
            last = False
            while len(group) < GROUP:
                try:
                    more = self._jobs.get_nowait()
                except queue.Empty:
                    break
                if more is None:
                    last = True
                    break
                group.append(more)
            self._commit(group)
            if last:
                return

    def _commit(self, group: list[Job]) -> None:
        before = self.position
        try:
            with self._connection.begin():
                # A command of the administrator may have written beside us (Database.beside).
                self.position = self._stored_position()
                for job in group:
                    self._apply(job, alone=len(group) == 1)
                self._connection.exec_driver_sql(
                    "UPDATE meta_position SET position = ?", (self.position,)
                )
        except BaseException as error:  # every waiting caller must hear of it
            self.position = before
            self._memory.clear()
            refusal = self._refusal(error)
            for job in group:
                job.error = job.error or refusal
        else:
            if not any(isinstance(job.error, NotStored) for job in group):
                self.refusing = False
            done = [
                Committed(job.unit.position, frozenset(job.unit.customers))
                for job in group
                if job.unit is not None and job.error is None
            ]
            if done:
                self._committed(done)
        for job in group:
            job.finish(job.result, job.error)

    def _stored_position(self) -> int:
        found: int = self._connection.exec_driver_sql(
            "SELECT position FROM meta_position WHERE only = 1"
        ).scalar_one()
        return found

    def _apply(self, job: Job, *, alone: bool) -> None:
        connection = self._connection
        unit = job.unit = Unit(
            connection, self.position + 1, self._clock(), self._id_key, self._memory
        )
        if alone:
            # The transaction is its savepoint: one more would copy every page that it changes.
            job.result = job.work(unit)
            self.position = unit.position
            return
        connection.exec_driver_sql("SAVEPOINT unit")
        try:
            job.result = job.work(unit)
        except Exception as error:  # it is the caller's, and is handed to them
            job.error = self._refusal(error)
            # What was remembered may hold what is now taken back.
            self._memory.clear()
            # Fails where SQLite itself has ended the transaction (full disk): then all fail.
            connection.exec_driver_sql("ROLLBACK TO unit")
            connection.exec_driver_sql("RELEASE unit")
        else:
            connection.exec_driver_sql("RELEASE unit")
            self.position = unit.position

    def _refusal(self, error: BaseException) -> BaseException:
        if not isinstance(error, SQLAlchemyError) or isinstance(error, IntegrityError):
            return error
        if not self.refusing:  # once: a full disk need not be filled with this
            self.refusing = True
            logger.error("commit refused: %s", getattr(error, "orig", None) or type(error).__name__)
        refusal = NotStored(
            "The database refused to store it (is the disk full?). Nothing was kept."
        )
        refusal.__cause__ = error
        return refusal
