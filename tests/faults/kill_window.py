"""kill -9 of the whole desktop, window and all, while its agent answers: `kill-window`.

The window's solid mark is the acknowledgement. Usable again is measured from the start of the
process to the next solid mark, with a call and a click between.
"""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.faults import judge, ledger
from tests.faults.campaign import Outcome, Run
from tests.faults.kill_desktop import LIVES, USABLE_S, customers
from tests.faults.ledger import Acknowledged, Ledger
from tests.support.desktop_process import Desktop
from tests.support.hub import Hub

PEOPLE: Final = 600
"""Each answers once: the list of somebody who has just answered may be empty."""
PATIENCE_S: Final = 45.0


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    hub = Hub(folder / "hub", ("--learn-every", "0"), "demo").start()
    try:
        customers(hub, PEOPLE)
        hub.post_events(hub.event(f"user-{n}", "Page Viewed") for n in range(PEOPLE))
        yield lambda seed: _one(folder, hub, seed)
    finally:
        if hub.running:
            hub.kill()


def _one(folder: Path, hub: Hub, seed: int) -> Outcome:
    rng = random.Random(f"window {seed}")
    number = seed // LIVES
    subject = f"agent-{number}"
    file = folder / f"window-{number}.ledger"
    desktop = Desktop(folder / f"window-{number}")
    found, book = Outcome(), Ledger(file)
    if not desktop.profile.exists():
        desktop.sign_in(hub, subject=subject)
        # The first start pulls who there is; later ones have them.
        desktop.start()
        desktop.until(lambda view: bool(view["online"]))
    else:
        desktop.start()
    try:
        for turn in range(rng.randint(1, 4)):
            person = (seed * 5 + turn) % PEOPLE
            _answer(desktop, person, f"{seed}-{turn}", book, wait=rng.random() < 0.7)
        time.sleep(rng.random() * 0.2)
        desktop.kill()
        start = time.monotonic()
        desktop.start()
        _answer(desktop, (seed * 5 + 4) % PEOPLE, f"{seed}-again", book, wait=True)
        took = time.monotonic() - start
        found.figures["usable again s"] = took
        if took > USABLE_S:
            found.wrong.append(f"usable again after {took:.1f} s only")
        if not _within(desktop, lambda view: view["online"] and not view["waiting"]):
            found.wedged += 1
    finally:
        desktop.close()
        book.close()
    judged = judge.judge(hub.data / "hub.db", ledger.read(file), whole=not found.wedged)
    found.lost, found.doubled = judged.lost, judged.doubled
    found.misordered = judged.misordered
    found.wrong += judged.wrong
    if seed % LIVES == LIVES - 1:
        shutil.rmtree(desktop.profile, ignore_errors=True)
    return found


def _answer(desktop: Desktop, person: int, key: str, book: Ledger, *, wait: bool) -> None:
    """A call, and a click on the first of its list. `wait`: until the mark is solid."""
    before = desktop.view()["contact"]
    if before:
        # A start after a crash brings the call of before back.
        desktop.do("contact_ended", contact_id=before)
        desktop.do("leave")
    desktop.call(f"+4420794{person:05d}", key=key)
    view = desktop.until(lambda view: view["contact"].endswith(key) and bool(view["actions"]))
    desktop.do("respond", action_id=view["actions"][0], sentiment="negative")
    if not wait:
        return
    view = desktop.until(lambda view: any(mark["solid"] for mark in view["answered"]))
    for mark in view["answered"]:
        if mark["solid"] and not mark["withdrawn"]:
            book.note(
                Acknowledged(
                    id=mark["id"], kind="response", by="", sentiment=mark["sentiment"], contact=key
                )
            )


def _within(desktop: Desktop, true: Any) -> bool:
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        if true(desktop.view()):
            return True
        time.sleep(0.05)
    return False
