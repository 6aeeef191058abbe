"""One life of a profile on a disk that forgets, and what must be left of it after a power cut."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.cache.engine import connect
from agent_desktop.cache.errors import CacheError
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX
from agent_desktop.cache.session import Session
from agent_desktop.protocol.messages import Entry, PushResult, Transaction, Verdict
from agent_desktop.sync.following import Subscriber
from agent_desktop.sync.queue import KnownHub
from tests.faults.campaign import Outcome
from tests.faults.disk import Recording
from tests.support.journeys import NOW, change, customer, decision, event, item, pulled, response
from tests.unit.cache.test_migrations import FIRST

KEY: Final = bytes(range(32))
DANA: Final = Session(
    hub_url="http://127.0.0.1:1", token="t", subject="dana", role="agent", team="cards"
)
HUB: Final = KnownHub(hub="hub-1", epoch=1)
STEPS: Final = 40


class Said(msgspec.Struct, omit_defaults=True):
    """One acknowledgement, as a line of the recording."""

    committed: list[str] = []
    withdrawn: str = ""
    numbered: list[tuple[str, int]] = []
    """These left with these numbers."""
    accepted: list[str] = []
    maybe_gone: list[str] = []
    """From here on these may have been tidied away."""
    cursor: int = 0
    """Everything up to here is in the cache."""


def before(folder: Path, rng: random.Random) -> None:
    """Nothing, or a profile as the first version left it: its migration is cut, too."""
    if rng.random() < 0.6:
        return
    files = CacheFiles(folder)
    for schema, file in ((CUSTOMERS, files.customers), (OUTBOX, files.outbox)):
        with closing(connect(file, KEY, write=True, create=True)) as old:
            old.executescript((FIRST / f"{schema.name}.sql").read_text())
            old.execute(
                "INSERT INTO _sqlite_migrations VALUES (1, ?, '0001', '2026')", (schema.name,)
            )


def live(folder: Path, rng: random.Random, recording: Recording) -> None:
    files = CacheFiles(folder)
    for _ in range(rng.randint(1, 3)):
        prepare(files, KEY)
        one = _Life(files, rng, recording)
        try:
            for _ in range(STEPS // 2):
                one.step()
        finally:
            one.close()


class _Life:
    def __init__(self, files: CacheFiles, rng: random.Random, recording: Recording) -> None:
        self._rng = rng
        self._recording = recording
        self._outbox = OutboxFile(files, KEY)
        self._broken_sync(self._outbox._db)
        self._outbox.sign_in(DANA)
        self._store = PulledFile(files, KEY)
        self._store.serve(Subscriber(installation="i", subject="dana"))
        if not self._store.standing().hub:
            self._store.start_epoch(HUB.hub, HUB.epoch)
        self._cursor = self._store.standing().cursor
        self._queued: list[str] = []
        self._settled: list[str] = []
        self._sent: tuple[Entry, ...] = ()

    def _broken_sync(self, connection: Any) -> None:
        """For the builds that a test breaks on purpose."""
        if BROKEN:
            connection.execute(f"PRAGMA synchronous={BROKEN}")

    def close(self) -> None:
        self._outbox.close()
        self._store.close()

    def step(self) -> None:
        steps = (
            (self._commit, 10), (self._withdraw, 2), (self._take, 4), (self._settle, 4),
            (self._pull, 4), (self._checkpoint, 2), (self._tidy, 1), (self._start_over, 0.3),
            (self._setting, 1),
        )  # fmt: skip
        (chosen,) = self._rng.choices([step for step, _ in steps], [weight for _, weight in steps])
        chosen()

    def _say(self, **said: Any) -> None:
        self._recording.say(msgspec.json.encode(Said(**said)).decode())

    def _commit(self) -> None:
        answers = [
            response("c1", f"{self._rng.getrandbits(128):032x}", decision="d1")
            for _ in range(self._rng.randint(1, 3))
        ]
        record = decision("d1") if self._rng.random() < 0.5 else None
        self._outbox.commit(tuple(item(answer) for answer in answers), record)
        self._queued += [answer.id for answer in answers]
        self._say(committed=[answer.id for answer in answers])

    def _withdraw(self) -> None:
        if self._queued and self._outbox.withdraw(one := self._rng.choice(self._queued)):
            self._queued.remove(one)
            self._say(withdrawn=one)

    def _take(self) -> None:
        self._sent = self._outbox.departures.take("dana", self._rng.randint(1, 8), 1 << 20).entries
        self._queued = [one for one in self._queued if one not in {e.id for e in self._sent}]
        self._say(numbered=[(entry.id, entry.n) for entry in self._sent])

    def _settle(self) -> None:
        if not self._sent:
            return
        verdicts = [Verdict.ACCEPTED] * 8 + [Verdict.DUPLICATE, Verdict.REJECTED, Verdict.RETRY]
        results = tuple(
            PushResult(id=entry.id, verdict=self._rng.choice(verdicts)) for entry in self._sent
        )
        self._outbox.departures.settle("dana", HUB, results, NOW)
        accepted = [
            one.id for one in results if one.verdict in {Verdict.ACCEPTED, Verdict.DUPLICATE}
        ]
        self._settled += accepted
        self._sent = ()
        self._say(accepted=accepted)

    def _start_over(self) -> None:
        self._say(numbered=[("", 0)])  # from here on other numbers may hold
        self._outbox.departures.start_over("dana", HUB)
        self._sent = ()

    def _tidy(self) -> None:
        self._say(maybe_gone=self._settled)
        self._outbox.forget_settled(tuple(self._settled), NOW + 15 * 86_400_000)

    def _pull(self) -> None:
        transactions = []
        for _ in range(self._rng.randint(1, 3)):
            self._cursor += 1
            who = f"c{self._cursor % 5}"
            transactions.append(
                Transaction(
                    position=self._cursor,
                    customers=(change(customer(who)),),
                    events=(event(who, NOW, f"e{self._cursor}"),),
                )
            )
        self._store.apply(pulled(*transactions), NOW)
        self._say(cursor=self._cursor)

    def _checkpoint(self) -> None:
        (self._outbox if self._rng.random() < 0.6 else self._store).checkpoint()

    def _setting(self) -> None:
        self._outbox.desk.save_setting("on_screen", "x" * self._rng.randint(1, 6_000))


BROKEN = ""
"""Set by the tests that break the program on purpose: a value for PRAGMA synchronous."""


def check(folder: Path, lines: list[str]) -> Outcome:
    said = [msgspec.json.decode(line, type=Said) for line in lines]
    found = Outcome()
    files = CacheFiles(folder)
    try:
        prepared = prepare(files, KEY)
    except CacheError as error:
        found.wrong.append(f"the profile cannot be opened: {type(error).__name__}")
        found.lost = sum(len(one.committed) for one in said)
        return found
    if prepared.kept:
        names = ", ".join(file.name for file in prepared.kept)
        found.wrong.append(f"a power cut was taken for damage: {names}")
    for file in (files.outbox, files.customers):
        with closing(connect(file, KEY, write=True)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall()
            sealed = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            if whole != [("ok",)] or sealed:
                found.wrong.append(f"{file.name} is not whole: {whole[:1]} {sealed[:1]}")
    _entries(files, said, found)
    _customers(files, said, found)
    return found


def _entries(files: CacheFiles, said: list[Said], found: Outcome) -> None:
    with closing(connect(files.outbox, KEY, write=False)) as connection:
        there = {
            row[0]: row[1:] for row in connection.execute("SELECT id, seq, state, n FROM entries")
        }
    numbers: dict[str, int] = {}
    for key, n in (left for one in said for left in one.numbered):
        if not key:
            numbers.clear()
        numbers[key] = n
    withdrawn = {one.withdrawn for one in said}
    gone = {key for one in said for key in one.maybe_gone} | withdrawn
    committed = [key for one in said for key in one.committed]
    for key in committed:
        if key not in there and key not in gone:
            found.lost += 1
            found.wrong.append("an acknowledged entry is not there")
    left = [(key, *there[key]) for key in committed if key in there]
    if [seq for _, seq, _, _ in left] != sorted(seq for _, seq, _, _ in left):
        found.misordered += 1
        found.wrong.append("entries came back in another order")
    for key, _, state, n in left:
        if key in withdrawn and state != "withdrawn":
            found.doubled += 1
            found.wrong.append(f"a withdrawn entry is {state}")
        if numbers.get(key) and (state == "queued" or n not in {None, numbers[key]}):
            found.misordered += 1
            found.wrong.append("an entry that left has another number, or none")


def _customers(files: CacheFiles, said: list[Said], found: Outcome) -> None:
    with closing(PulledFile(files, KEY)) as store:
        cursor = store.standing().cursor
    with closing(connect(files.customers, KEY, write=False)) as connection:
        events = {row[0] for row in connection.execute("SELECT id FROM events")}
    missing = [n for n in range(1, cursor + 1) if f"e{n}" not in events]
    if missing:
        found.wrong.append(f"cursor {cursor}, but {len(missing)} changes before it are not there")
    wanted = max((one.cursor for one in said), default=0)
    if cursor < wanted:
        found.wrong.append(f"the cursor is {cursor}, and {wanted} was acknowledged")
