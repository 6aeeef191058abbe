"""A desktop without a window in a process of its own, to be killed.

`python -m tests.faults.desk_process` reads an `Asked` as JSON from its first line of stdin, says in
lines on stdout how far it is (`usable`, `empty`), and goes on until it is killed or stdin ends.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import threading
from contextlib import ExitStack
from pathlib import Path

import msgspec

from tests.faults.steps import DESKTOP, PULLER, DiskStep, Step, arm
from tests.faults.vfs import watched


class Asked(msgspec.Struct, kw_only=True):
    folder: str
    hub: str
    token: str
    subject: str
    ledger: str
    name: str
    customers: list[str]
    seed: int
    step: Step | None = None
    pull: bool = False
    work: bool = True
    """False: only until nothing waits any more."""
    start_over: bool = False
    """As after a restore of the hub, once."""


def main() -> None:
    asked = msgspec.json.decode(sys.stdin.buffer.readline(), type=Asked)
    with ExitStack() as stack:
        step = asked.step
        if step is not None and step.name in DESKTOP:
            arm(step, DESKTOP)
        elif step is not None and step.name not in PULLER and "customers.db" not in step.name:
            stack.enter_context(watched(DiskStep(step)))
        threading.Thread(target=_go_with_stdin, daemon=True).start()
        asyncio.run(_live(asked))


async def _live(asked: Asked) -> None:
    from tests.faults.desk import Work, opened
    from tests.faults.ledger import Ledger

    rng = random.Random(asked.seed)
    ledger = Ledger(Path(asked.ledger))
    place = Path(asked.folder)
    async with opened(place, asked.hub, asked.subject, asked.token, ledger=ledger) as desk:
        work = Work(desk, rng, asked.subject, asked.customers, asked.name)
        await work.answer()
        _say("usable")
        if asked.pull:
            await desk.pull(_pulling(asked.step))
        if not asked.work:
            _say("empty" if await desk.empty(40.0) else "wedged")
            await asyncio.sleep(3600)
        turn = 0
        while True:
            turn += 1
            await work.one()
            if turn % 9 == 0:
                # As when the desk is idle.
                await desk.profile.outbox._run(desk.profile.outbox._outbox.checkpoint)
                await desk.profile.outbox.forget_settled(())
            if asked.start_over and turn == 12:
                known = await desk.profile.outbox.known_hub(asked.subject)
                await desk.profile.outbox.start_over(asked.subject, known)
            await asyncio.sleep(rng.random() * 0.02)
            if turn == 25:
                _say("enough")
                return


def _pulling(step: Step | None) -> tuple[str, ...]:
    if step is None or not (step.name in PULLER or "customers.db" in step.name):
        return ()
    said = msgspec.json.encode(step).decode()
    return (sys.executable, "-m", "tests.faults.puller_process", said)


def _go_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


def _say(word: str) -> None:
    sys.stdout.write(word + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
