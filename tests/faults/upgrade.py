"""A migration of the desktop's files, killed at each thing that it does to the disk: `upgrade`."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.schema import CUSTOMERS, OUTBOX
from tests.faults.campaign import Outcome, Run
from tests.faults.power_desktop import KEY
from tests.faults.vfs import Call, watched
from tests.unit.cache.test_migrations import FIRST

_CHANGES = frozenset({"open", "write", "sync", "truncate", "delete", "syncdir", "shm"})
ENTRIES = 7


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    yield lambda seed: _one(folder / "profile", seed)


def _one(folder: Path, seed: int) -> Outcome:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    files = CacheFiles(folder)
    before = _old(files)
    found = Outcome()
    rng = random.Random(f"upgrade {seed}")
    # Every call in turn, and again with the next seeds.
    for nth in (seed % 150 + 1, rng.randint(1, 150)):
        died = _killed_at(files, nth)
        found.counts["killed" if died else "not so many calls"] = (
            found.counts.get("killed" if died else "not so many calls", 0) + 1
        )
    prepared = prepare(files, KEY)
    if prepared.kept:
        found.wrong.append("a killed migration was taken for damage")
    with closing(connect(files.outbox, KEY, write=True)) as connection:
        after = connection.execute("SELECT id, body, state FROM entries ORDER BY seq").fetchall()
        whole = connection.execute("PRAGMA integrity_check").fetchall()
    if after != before:
        found.lost = max(1, len(set(before) - set(after)))
        found.wrong.append("entries differ after the migration")
    if whole != [("ok",)]:
        found.wrong.append("the outbox is not whole")
    shutil.rmtree(folder)
    return found


def _old(files: CacheFiles) -> list[tuple[str, str, str]]:
    """A profile of the first version, with entries."""
    for schema, file in ((CUSTOMERS, files.customers), (OUTBOX, files.outbox)):
        with closing(connect(file, KEY, write=True, create=True)) as old:
            old.executescript((FIRST / f"{schema.name}.sql").read_text())
            old.execute(
                "INSERT INTO _sqlite_migrations VALUES (1, ?, '0001', '2026')", (schema.name,)
            )
            if schema is OUTBOX:
                for number in range(ENTRIES):
                    old.execute(
                        'INSERT INTO entries (id, kind, "by", made_at, customer_id, contact_id, '
                        "body, state) VALUES (?, 'response', 'dana', 1, 'c', 'k', ?, 'queued')",
                        (f"e{number}", f'{{"n":{number}}}'),
                    )
    return [(f"e{number}", f'{{"n":{number}}}', "queued") for number in range(ENTRIES)]


def _killed_at(files: CacheFiles, nth: int) -> bool:
    """In a process of its own, with -9 right before the n-th call."""
    child = os.fork()
    if child == 0:
        left = nth

        def die(call: Call, do: Callable[..., int]) -> int:
            nonlocal left
            if call.what in _CHANGES:
                left -= 1
                if left == 0:
                    if call.what == "write":
                        do(len(call.data) // 2)
                    os.kill(os.getpid(), signal.SIGKILL)
            return do()

        try:
            with watched(die):
                prepare(files, KEY)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)
