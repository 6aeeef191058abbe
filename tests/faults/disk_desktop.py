"""A profile whose disk fails: what is said to the agent, and what is there afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from agent_desktop.app.ports import NotSaved
from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheDamaged, CacheError
from agent_desktop.cache.files import CacheFiles, Prepared, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.protocol.messages import PushResult, Transaction, Verdict
from agent_desktop.sync.following import Subscriber
from tests.faults.campaign import Outcome
from tests.faults.failing import FailingDisk
from tests.faults.power_desktop import DANA, HUB, KEY, before
from tests.support.journeys import NOW, change, customer, event, item, pulled, response

STEPS: Final = 25
__all__ = ["before", "live"]


def live(folder: Path, rng: random.Random, disk: FailingDisk, found: Outcome) -> None:
    files = CacheFiles(folder)
    life = _Life(files, rng, disk, found)
    if not life.start():
        # It said so and did not start; with the disk healed it does.
        disk.heal()
        if not life.start():
            found.wedged += 1
            found.wrong.append("it does not start on a healed disk")
            return
    for _ in range(STEPS):
        life.step()
    disk.heal()
    life.healed()
    life.close()
    _afterwards(files, life, found)


class _Life:
    def __init__(
        self, files: CacheFiles, rng: random.Random, disk: FailingDisk, found: Outcome
    ) -> None:
        self._files = files
        self._rng = rng
        self._disk = disk
        self._found = found
        self._outbox: OutboxFile
        self._store: PulledFile | None = None
        self._cursor = 0
        self.saved: list[str] = []
        self.refused: list[str] = []
        self.withdrawn: set[str] = set()
        self.pulled_to = 0

    def start(self) -> bool:
        try:
            self._note(prepare(self._files, KEY))
            self._outbox = OutboxFile(self._files, KEY)
        except CacheError as error:
            self._look_at(error)
            return False
        try:
            self._outbox.sign_in(DANA)
        except CacheError as error:
            self._look_at(error)
            self._outbox.close()
            return False
        return True

    def _note(self, prepared: Prepared) -> None:
        if prepared.kept:
            self._found.wrong.append("trouble with the disk was taken for damage of the files")

    def _look_at(self, error: CacheError) -> None:
        if isinstance(error, CacheDamaged):
            self._found.wrong.append("trouble with the disk was taken for damage of the files")

    def step(self) -> None:
        steps: tuple[tuple[Callable[[], None], float], ...] = (
            (self._commit, 6), (self._withdraw, 1), (self._send, 2), (self._pull, 3),
            (self._checkpoint, 1.5), (self._setting, 1),
        )  # fmt: skip
        (chosen,) = self._rng.choices([one for one, _ in steps], [weight for _, weight in steps])
        try:
            chosen()
        except NotSaved:
            pass  # the agent was told
        except CacheError as error:
            self._look_at(error)
        except Exception as error:
            self._found.wrong.append(f"{chosen.__name__} raised {type(error).__name__}")

    def _commit(self) -> None:
        key = f"{self._rng.getrandbits(128):032x}"
        try:
            self._outbox.commit((item(response("c1", key)),), None)
        except Exception:
            self.refused.append(key)
            raise
        self.saved.append(key)

    def _withdraw(self) -> None:
        left = [key for key in self.saved if key not in self.withdrawn]
        if left and self._outbox.withdraw(one := self._rng.choice(left)):
            self.withdrawn.add(one)

    def _send(self) -> None:
        batch = self._outbox.departures.take("dana", 5, 1 << 20)
        results = tuple(PushResult(id=one.id, verdict=Verdict.ACCEPTED) for one in batch.entries)
        self._outbox.departures.settle("dana", HUB, results, NOW)

    def _pull(self) -> None:
        """As the pulling process does: it ends with an error and is started again."""
        try:
            if self._store is None:
                self._store = PulledFile(self._files, KEY)
                self._store.serve(Subscriber(installation="i", subject="dana"))
                if not self._store.standing().hub:
                    self._store.start_epoch(HUB.hub, HUB.epoch)
                self._cursor = self._store.standing().cursor
            self._cursor += 1
            self._store.apply(
                pulled(
                    Transaction(
                        position=self._cursor,
                        customers=(change(customer("c1")),),
                        events=(event("c1", NOW, f"e{self._cursor}"),),
                    )
                ),
                NOW,
            )
            self.pulled_to = self._cursor
        except CacheError:
            self._end_pulling()
            raise

    def _end_pulling(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            with suppress(CacheError):
                store.close()

    def _checkpoint(self) -> None:
        self._outbox.checkpoint()
        if self._store is not None:
            self._store.checkpoint()

    def _setting(self) -> None:
        self._outbox.desk.save_setting("on_screen", "x" * self._rng.randint(1, 6_000))

    def healed(self) -> None:
        """Without a new start the next answer is saved, and the pull goes on."""
        try:
            self._commit()
        except Exception as error:
            self._found.wedged += 1
            self._found.wrong.append(f"the disk is healed, but nothing is saved: {error!r}")
        for again in (True, False):
            try:
                self._pull()
                break
            except CacheError as error:
                if not again:
                    self._found.wedged += 1
                    self._found.wrong.append(f"the disk is healed, but nothing is pulled: {error}")

    def close(self) -> None:
        self._end_pulling()
        self._outbox.close()


def _afterwards(files: CacheFiles, life: _Life, found: Outcome) -> None:
    prepared = prepare(files, KEY)
    if prepared.kept:
        found.wrong.append("files are damaged after trouble with the disk")
    for file in (files.outbox, files.customers):
        with closing(connect(file, KEY, write=True)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                found.wrong.append(f"{file.name} is not whole")
    with closing(connect(files.outbox, KEY, write=False)) as connection:
        there = dict(connection.execute("SELECT id, state FROM entries ORDER BY seq"))
    found.lost += sum(1 for key in life.saved if key not in there)
    found.lost += sum(1 for key in life.withdrawn if there.get(key) != "withdrawn")
    found.doubled += sum(1 for key in life.refused if key in there)
    order = list(there)
    known = [key for key in life.saved if key in there]
    found.misordered += [key for key in order if key in set(known)] != known
    if found.lost or found.doubled or found.misordered:
        found.wrong.append("what was said and what is there differ")
    with closing(connect(files.customers, KEY, write=False)) as connection:
        events = {row[0] for row in connection.execute("SELECT id FROM events")}
    with closing(PulledFile(files, KEY)) as store:
        cursor = store.standing().cursor
    if cursor < life.pulled_to or any(f"e{n}" not in events for n in range(1, cursor + 1)):
        found.wrong.append("cursor and rows of the cache do not belong together")
