"""Ten thousand desktops come back at once, each with twenty entries: `herd`."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

import msgspec

from agent_desktop.app.catalogue_playbook import from_toml
from agent_desktop.decisioning.decide import decide, make_record
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.store.database import Database
from agent_desktop.hub.store.tables import holdings, installations
from benchmarks import decisioning_case as case
from tests.faults import judge
from tests.faults.campaign import ROOT, Outcome, Run
from tests.faults.figures import percentile
from tests.faults.herd_entries import CUSTOMERS, TEAM, Desktops, Pieces, now
from tests.faults.herd_load import Load, Told
from tests.support.hub import Hub

DESKTOPS: Final = 10_000
ENTRIES: Final = 20
PEOPLE: Final = 2_000
EVENTS: Final = 40
ALL_S: Final = 60.0
P99_S: Final = 10.0
MOST_BYTES: Final = 1024**3


@contextmanager
def scene(folder: Path, desktops: int = DESKTOPS, people: int = PEOPLE) -> Iterator[Run]:
    def one(seed: int) -> Outcome:
        place = folder / f"herd-{seed}"
        shutil.rmtree(place, ignore_errors=True)
        try:
            return _herd(place, seed, desktops, people)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    yield one


def _herd(folder: Path, seed: int, desktops: int, people: int) -> Outcome:
    hub = Hub(folder, ("--offline-customers", "0", "--learn-every", "0"), "demo").start()
    try:
        pieces = _pieces(hub, people)
        hub.stop()
        every = Desktops(pieces, seed, ENTRIES, load_or_make(folder))
        cursor = _returning(folder, every, desktops)
        hub.start()
        before = _peak(hub.pid)
        told = _run(hub, seed, desktops, pieces, cursor)
        after = _peak(hub.pid)
        with suppress(subprocess.TimeoutExpired):  # then it is ended below
            hub.stop()
    finally:
        if hub.running:
            hub.kill()
    said = [one for number in told.accepted for one in every.acknowledged(number)]
    found = judge.judge(folder / "hub.db", said)
    p99 = percentile(told.accepted_s or [float("inf")], 0.99)
    last = max(told.following_s or [float("inf")])
    wrong = found.wrong[:20]
    if p99 > P99_S:
        wrong.append(f"p99 of a desktop's entries {p99:.1f} s, at most {P99_S:.0f}")
    if last > ALL_S:
        wrong.append(f"the last desktop follows after {last:.1f} s, at most {ALL_S:.0f}")
    if after > MOST_BYTES:
        wrong.append(f"the hub took {after / 2**20:.0f} MiB, at most 1024")
    return Outcome(
        lost=found.lost,
        doubled=found.doubled,
        misordered=found.misordered,
        wedged=told.not_done,
        wrong=wrong,
        figures={
            "entries accepted p50 s": percentile(told.accepted_s or [0.0], 0.5),
            "entries accepted p99 s": p99,
            "last desktop accepted s": max(told.accepted_s or [0.0]),
            "last desktop follows s": last,
            "hub MiB at most": after / 2**20,
            "hub MiB before": before / 2**20,
            "entry bytes": len(every.push(0)) / ENTRIES,
        },
        counts={
            "entries": len(said),
            "sent again": told.sent_again,
            "asked to wait": told.asked_to_wait,
            **{f"'{what}'": times for what, times in told.trouble.items()},
        },
    )


def _pieces(hub: Hub, people: int) -> Pieces:
    """Customers with journeys, and a decision as a desktop makes it for one of them."""
    for first in range(0, people, 50):
        batch = []
        for person in range(first, min(people, first + 50)):
            user = f"user-{person}"
            batch.append({
                "type": "identify", "userId": user, "messageId": f"{user}-i",
                "traits": {"name": f"Person {person}", "phone": f"+4420794{person:05d}"},
            })  # fmt: skip
            names = ("Page Viewed", "Product Viewed", "Email Opened", "Chat Ended")
            batch += [hub.event(user, names[n % 4], {"name": f"p{n % 9}"}) for n in range(EVENTS)]
        hub.post_events(batch)
    with closing(sqlite3.connect(f"file:{hub.data / 'hub.db'}?mode=ro", uri=True)) as database:
        ids = [row[0] for row in database.execute(
            "SELECT id FROM customers WHERE merged_into IS NULL ORDER BY id")]  # fmt: skip
    asked = hub.ask("GET", "/v1/catalogues/current")
    playbook = from_toml(asked["version"], asked["toml"])
    return Pieces(
        customers=ids,
        actions=list(playbook.catalogue.actions),
        touchpoint=playbook.agent_touchpoint(),
        record=_record(),
        at=now(),
    )


def _record() -> str:
    """What a desktop sends of one list: the benchmark's, of 30 rule keys and 64 features."""
    ready = case.with_model(case.catalogue(40))
    person = case.Person(ready.catalogue, events=200)
    inputs = msgspec.structs.replace(
        person.inputs("@contact"), decision_id="@decision", customer_id="@customer"
    )
    record = make_record(inputs, decide(ready, inputs), 5, ready)
    return msgspec.json.encode(record).decode()


def _returning(folder: Path, every: Desktops, desktops: int) -> int:
    """The desktops were here before: each holds its customers. Returns the cursor of them all."""
    with Database.open(folder) as database:
        position = database.position

        def known(unit: object) -> None:
            connection = unit.connection  # type: ignore[attr-defined] # a Unit
            connection.execute(
                installations.insert(),
                [
                    {"id": every.installation(n), "subject": every.subject(n), "team": TEAM,
                     "applied": 0, "seen_at": 0}
                    for n in range(desktops)
                ],
            )  # fmt: skip
            connection.execute(
                holdings.insert(),
                [
                    {"installation": every.installation(n), "customer_id": one,
                     "position": position, "generation": 0}
                    for n in range(desktops) for one in every.kept(n)[:CUSTOMERS]
                ],
            )  # fmt: skip

        database.write_now(known)
        return database.position


def _run(hub: Hub, seed: int, desktops: int, pieces: Pieces, cursor: int) -> Told:
    host, _, port = hub.url.removeprefix("http://").rpartition(":")
    load = Load(
        host=host,
        port=int(port),
        seed=seed,
        desktops=desktops,
        entries=ENTRIES,
        cursor=cursor,
        signing_key=load_or_make(hub.data).hex(),
        pieces=pieces,
    )
    # From its own folder, so that it finds the package; its start is not measured.
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.herd_load"],
        input=msgspec.json.encode(load), stdout=subprocess.PIPE, check=True, cwd=ROOT,
        timeout=load.give_up_s + 180,
    )  # fmt: skip
    return msgspec.json.decode(done.stdout, type=Told)


def _peak(process: int) -> int:
    """Most memory that it ever had resident, in bytes."""
    for line in Path(f"/proc/{process}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


if __name__ == "__main__":
    start = time.monotonic()
    with scene(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else DESKTOPS) as try_one:
        print(msgspec.json.format(msgspec.json.encode(try_one(0))).decode())  # noqa: T201
    print(f"{time.monotonic() - start:.0f} s in all")  # noqa: T201
