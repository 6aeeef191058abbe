"""kill -9 of the desktop, at random and at every named step: `kill-desktop`.

Each scenario: a desktop works, is killed, is started again, has to be usable, and everything that
was acknowledged has to reach the hub, once and in order.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from queue import Empty, Queue
from typing import Final

import msgspec

from tests.faults import judge, ledger
from tests.faults.campaign import ROOT, Outcome, Run
from tests.faults.desk_process import Asked
from tests.faults.steps import DESKTOP, PULLER, Step, disk_steps
from tests.support.hub import Hub

LIVES: Final = 10
"""Scenarios of one profile."""
USABLE_S: Final = 3.0
PATIENCE_S: Final = 45.0
STEPS: Final = tuple(
    (name, when)
    for name in (*DESKTOP, *disk_steps("outbox.db"), *PULLER, *disk_steps("customers.db"))
    for when in ("before", "after")
)


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    hub = Hub(folder / "hub", ("--learn-every", "0"), "demo").start()
    try:
        people = customers(hub, 20)
        yield lambda seed: _one(folder, hub, people, seed)
    finally:
        if hub.running:
            hub.kill()


def customers(hub: Hub, count: int) -> list[str]:
    """Makes them; their ids."""
    hub.post_events(
        {
            "type": "identify", "userId": f"user-{n}", "messageId": f"user-{n}",
            "traits": {"name": f"Person {n}", "phone": f"+4420794{n:05d}"},
        }
        for n in range(count)
    )  # fmt: skip
    with closing(sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)) as database:
        return [row[0] for row in database.execute("SELECT id FROM customers ORDER BY id")]


def plan(seed: int) -> Step | None:
    """Every second scenario a named step, all of them in turn; the others die at random."""
    if seed % 2:
        return None
    number = seed // 2
    name, when = STEPS[number % len(STEPS)]
    rng = random.Random(f"nth {seed}")
    often = name in {"commit", "number", "push", "settle"} or name.startswith(("write", "sync"))
    nth = rng.randint(1, 20) if often else 1
    return Step(name=name, when="before" if when == "before" else "after", nth=nth)


def _one(folder: Path, hub: Hub, people: list[str], seed: int) -> Outcome:
    rng = random.Random(f"kill {seed}")
    number = seed // LIVES
    name = f"desk-{number}"
    profile = folder / name
    subject = f"agent-{number}"
    step = plan(seed)
    asked = Asked(
        folder=str(profile), hub=hub.url, token=hub.token(subject=subject), subject=subject,
        ledger=str(folder / f"{name}.ledger"), name=name, customers=people, seed=seed, step=step,
        pull=_pulls(step) or rng.random() < 0.2, start_over=rng.random() < 0.2,
    )  # fmt: skip
    met = _killed(asked, rng)
    where = "at random" if step is None else ("at " if met else "did not come to ") + _said(step)
    found = Outcome(counts={where: 1})
    _again(asked, found)
    said = ledger.read(Path(asked.ledger))
    judged = judge.judge(hub.data / "hub.db", said, whole=not found.wedged)
    found.lost, found.doubled = judged.lost, judged.doubled
    found.misordered = judged.misordered
    found.wrong += judged.wrong
    if seed % LIVES == LIVES - 1:
        shutil.rmtree(profile, ignore_errors=True)
    return found


def _pulls(step: Step | None) -> bool:
    return step is not None and (step.name in PULLER or "customers.db" in step.name)


def _said(step: Step) -> str:
    return f"{step.name}, {step.when}"


def _killed(asked: Asked, rng: random.Random) -> bool:
    """Whether it died at its step. A step of the puller's kills that one; the desktop goes too."""
    with _Process(asked) as process:
        if asked.step is None:
            if rng.random() < 0.25:
                time.sleep(rng.random() * 0.4)  # while it starts
            else:
                process.heard("usable", 20.0)
                time.sleep(rng.random() * 0.4)
            process.kill()
            return False
        process.heard("enough", 20.0)
        died = process.ended
        process.kill()
        return died or _pulls(asked.step)


def _again(asked: Asked, found: Outcome) -> None:
    calm = msgspec.structs.replace(asked, step=None, work=False, start_over=False, pull=False)
    with _Process(calm) as process:
        took = process.heard("usable", PATIENCE_S)
        if took is None:
            found.wedged += 1
            found.wrong.append("it does not start again: " + process.complaint)
            return
        found.figures["usable again s"] = took
        if took > USABLE_S:
            found.wrong.append(f"usable again after {took:.1f} s only")
        if process.heard("empty", PATIENCE_S) is None:
            found.wedged += 1
            found.wrong.append("the queue does not empty: " + process.complaint)


class _Process:
    """A running `desk_process`."""

    def __init__(self, asked: Asked) -> None:
        self._start = time.monotonic()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.desk_process"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        )  # fmt: skip
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(asked) + b"\n")
        self._process.stdin.flush()
        self._said: Queue[str] = Queue()
        self._errors: list[bytes] = []
        self._readers = [
            threading.Thread(target=self._listen, daemon=True),
            threading.Thread(target=self._note, daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> _Process:
        return self

    def __exit__(self, *exc: object) -> None:
        self.kill()
        for reader in self._readers:
            reader.join(10)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()

    @property
    def ended(self) -> bool:
        return self._process.poll() is not None

    @property
    def complaint(self) -> str:
        return b"".join(self._errors).decode(errors="replace").strip()[-300:]

    def heard(self, word: str, seconds: float) -> float | None:
        """Seconds from its start until it said so; None if it did not, or ended."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                said = self._said.get(timeout=left)
            except Empty:
                return None
            if said == word:
                return time.monotonic() - self._start
            if said in {"", "wedged"}:
                return None
        return None

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._said.put(line.decode().strip())
        self._said.put("")

    def _note(self) -> None:
        assert self._process.stderr is not None
        self._errors.extend(self._process.stderr)
