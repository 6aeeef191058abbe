"""Damaged cache files: `damage`. No crash, no hang, the original kept, the outbox salvaged.

Which entries have to come back is found out beforehand: for each one SQLite is asked on the whole
file, and the pages that it reads are noted. An entry whose pages are all as they were, the first
page and those of the schema among them, has to come back; the others may. With a log (WAL) beside
it the file alone decides: what a damaged log had is not knowable.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from agent_desktop.cache.engine import Error, connect
from agent_desktop.cache.errors import (
    CacheError,
    DiskTrouble,
    ForeignFile,
    ReadOnlyCache,
    WrongKey,
)
from agent_desktop.cache.files import CacheFiles, mark_suspect, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.protocol.messages import PushResult, Transaction, Verdict
from agent_desktop.sync.following import Subscriber
from tests.faults.campaign import Outcome, Run
from tests.faults.desk import WallClock
from tests.faults.power_desktop import DANA, HUB, KEY
from tests.faults.spoiling import OF_A_FILE, PAGE
from tests.faults.vfs import Call, watched
from tests.support.journeys import NOW, change, customer, event, item, linked, pulled, response

OF_ONE: Final = 25
"""Samples of one whole profile."""
PATIENCE_S: Final = 30.0
_STARTS: Final = 3
FILES: Final = (
    "outbox.db", "outbox.db", "outbox.db", "customers.db", "outbox.db-wal", "customers.db-wal",
    "key.check",
)  # fmt: skip


class Whole(NamedTuple):
    """A profile before anything happened to it."""

    files: dict[str, bytes]
    entries: dict[str, str]
    """Id -> body of all that was recorded."""
    pages: dict[str, frozenset[int]]
    """Id -> pages of outbox.db that it needs. What lies in the log only has no row here."""
    schema: frozenset[int]


@contextmanager
def scene(folder: Path) -> Iterator[Run]:
    known: dict[int, Whole] = {}

    def one(seed: int) -> Outcome:
        number = seed // OF_ONE
        if number not in known:
            known.clear()
            known[number] = make(folder / "whole", number)
        return sample(known[number], folder / "spoilt", seed)

    yield one


def make(folder: Path, seed: int) -> Whole:
    shutil.rmtree(folder, ignore_errors=True)
    rng = random.Random(f"whole {seed}")
    files = CacheFiles(folder)
    prepare(files, KEY)
    with_log = rng.random() < 0.5
    with closing(OutboxFile(files, KEY)) as outbox, closing(PulledFile(files, KEY)) as store:
        outbox.sign_in(DANA)
        store.serve(Subscriber(installation="i", subject="dana"))
        store.start_epoch(HUB.hub, HUB.epoch)
        for turn in range(rng.randint(3, 12)):
            _live(outbox, store, rng, turn)
            if rng.random() < 0.4:
                outbox.checkpoint()
                store.checkpoint()
        if not with_log:
            outbox.checkpoint()
        entries = dict(outbox._db.execute("SELECT id, body FROM entries"))
        left = {
            file.name: file.read_bytes()
            for file in folder.iterdir()
            if file.is_file() and not file.name.endswith(("-shm", ".lock"))
        }
    shutil.rmtree(folder)
    pages, schema = _needed(folder, left["outbox.db"])
    shutil.rmtree(folder)
    return Whole(left, entries, pages, schema)


def _live(outbox: OutboxFile, store: PulledFile, rng: random.Random, turn: int) -> None:
    for _ in range(rng.randint(1, 12)):
        answer = response("c1", f"{rng.getrandbits(128):032x}")
        outbox.commit((item(answer),), None)
    if rng.random() < 0.3:
        outbox.desk.save_setting("on_screen", "x" * rng.randint(1, 9_000))
    batch = outbox.departures.take("dana", rng.randint(1, 10), 1 << 20)
    verdicts = (Verdict.ACCEPTED, Verdict.ACCEPTED, Verdict.REJECTED, Verdict.RETRY)
    outbox.departures.settle(
        "dana",
        HUB,
        tuple(PushResult(id=one.id, verdict=rng.choice(verdicts)) for one in batch.entries),
        NOW,
    )
    who = customer(f"c{turn}", linked("phone", f"+44207946{turn:04d}"))
    events = tuple(event(f"c{turn}", NOW + n, note="y" * 200) for n in range(20))
    store.apply(
        pulled(Transaction(position=turn + 1, customers=(change(who),), events=events)), NOW
    )


def _needed(folder: Path, raw: bytes) -> tuple[dict[str, frozenset[int]], frozenset[int]]:
    """By asking SQLite for each entry with nothing in memory, and noting what it reads."""
    folder.mkdir(parents=True)
    file = folder / "outbox.db"
    file.write_bytes(raw)
    read: set[int] = set()

    def note(call: Call, do: Callable[..., int]) -> int:
        if call.what == "read" and call.path == str(file):
            read.add(call.at // PAGE + 1)
        return do()

    pages: dict[str, frozenset[int]] = {}
    with watched(note), closing(connect(file, KEY, write=False)) as connection:
        try:
            rows = connection.execute("SELECT seq, id FROM entries").fetchall()
        except Error:  # the file by itself was never finished: all of it is in the log
            return {}, frozenset()
        connection.execute("PRAGMA shrink_memory")
        read.clear()
        with closing(connect(file, KEY, write=False)) as fresh:
            fresh.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        schema = frozenset(read | {1})
        for seq, key in rows:
            connection.execute("PRAGMA shrink_memory")
            read.clear()
            connection.execute("SELECT * FROM entries WHERE seq = ?", (seq,)).fetchone()
            pages[key] = frozenset(read)
    return pages, schema


def sample(whole: Whole, folder: Path, seed: int) -> Outcome:
    """Spoils a copy, and lets the program open it in a process of its own."""
    rng = random.Random(f"damage {seed}")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, raw in whole.files.items():
        (folder / name).write_bytes(raw)
    what = _spoil(folder, rng)
    after = {file.name: file.read_bytes() for file in sorted(folder.iterdir()) if file.is_file()}
    key = rng.randbytes(32) if what == "wrong key" else KEY
    found = Outcome(counts={what: 1})
    told = in_a_process(lambda: _opened(folder, key, read_only=what == "read-only"))
    if told is None:
        found.wedged = 1
        found.wrong.append(f"{what}: it hangs")
    elif "died" in told:
        found.wrong.append(f"{what}: it crashes ({told['died']})")
    else:
        _judge(whole, after, told, what, found)
    shutil.rmtree(folder, ignore_errors=True)
    return found


def _spoil(folder: Path, rng: random.Random) -> str:
    if rng.random() < 0.04:
        return "wrong key"
    if rng.random() < 0.04:
        return "read-only"
    times = 1 if rng.random() < 0.8 else 2
    said = []
    for _ in range(times):
        names = [name for name in FILES if (folder / name).is_file()]
        file = folder / rng.choice(names)
        kinds = dict(OF_A_FILE)
        if file.name == "key.check":
            del kinds["a folder in its place"]
        kind = rng.choice(list(kinds))
        kinds[kind](file, rng)
        said.append(f"{file.name} {kind}")
    return " and ".join(said)


def in_a_process(work: Callable[[], dict[str, Any]]) -> dict[str, Any] | None:
    """What it says; None if it hangs, `died` if it ends otherwise."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            os.close(out)
            try:
                said = json.dumps(work()).encode()
            except Exception as error:
                said = json.dumps({"died": f"{type(error).__name__}: {error}"}).encode()
            with os.fdopen(into, "wb") as pipe:
                pipe.write(said)
            status = 0
        os._exit(status)
    os.close(into)
    alarm = time.monotonic() + PATIENCE_S
    os.set_blocking(out, False)
    raw = b""
    while True:
        with suppress(BlockingIOError):
            while part := os.read(out, 1 << 16):
                raw += part
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            with suppress(BlockingIOError):
                while part := os.read(out, 1 << 16):
                    raw += part
            os.close(out)
            return json.loads(raw) if status == 0 else {"died": f"status {status}"}
        if time.monotonic() > alarm:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(out)
            return None
        time.sleep(0.001)


def _opened(folder: Path, key: bytes, *, read_only: bool) -> dict[str, Any]:
    """Starts as the program does, up to three times: damage that was met is mended at the next."""
    if read_only:
        _may_only_read(folder)
    files = CacheFiles(folder)
    told: dict[str, Any] = {"kept": [], "salvaged": None, "refused": "", "entries": {}}
    for _ in range(_STARTS):
        try:
            if asyncio.run(_once(files, key, told)):
                return told
        except CacheError as error:
            told["refused"] = type(error).__name__
            return told
    told["refused"] = "still damaged"
    return told


def _may_only_read(folder: Path) -> None:
    """As who owns nothing here: to root no file is read-only."""
    for file in (folder, *folder.iterdir()):
        file.chmod(0o555 if file.is_dir() else 0o444)
    if os.geteuid() == 0:
        for parent in (folder, *folder.parents):
            if parent.stat().st_uid == 0 and not parent.stat().st_mode & 0o001:
                parent.chmod(parent.stat().st_mode | 0o011)  # our own temporary folders
        os.setuid(65534)


async def _once(files: CacheFiles, key: bytes, told: dict[str, Any]) -> bool:
    """Whether everything could be read."""
    profile = OpenProfile(files, key, WallClock())
    try:
        told["kept"] += [str(file) for file in profile.prepared.kept]
        if profile.prepared.salvaged is not None:
            told["salvaged"] = [
                profile.prepared.salvaged.entries,
                profile.prepared.salvaged.missing,
            ]
        outbox = profile.outbox
        try:
            await profile.cache.match("+442079460001", "GB")
            await profile.cache.customer("c1")
            await profile.cache.page("c1", None, 50)
            await profile.cache.search("ann", 10)
            await outbox.counts()
            await outbox.unsettled(100)
            await outbox.take("dana", 10_000, 1 << 30)
            told["entries"] = await outbox._run(
                lambda: dict(outbox._outbox._db.execute("SELECT id, body FROM entries"))
            )
        except CacheError:
            return False
        except Error:
            # Only this harness reads all rows by itself: the program would meet it as damage.
            mark_suspect(files)
            return False
        return True
    finally:
        profile.close()


def _judge(
    whole: Whole, after: dict[str, bytes], told: dict[str, Any], what: str, found: Outcome
) -> None:
    refused = told["refused"]
    if what == "wrong key":
        if refused != WrongKey.__name__:
            found.wrong.append(f"a wrong key was not noticed: {refused}")
        return
    if refused:
        # Nothing was changed, and a person has to act: a foreign file, a key that is not known.
        allowed = {one.__name__ for one in (ForeignFile, WrongKey, ReadOnlyCache, DiskTrouble)}
        if refused not in allowed or not _may_refuse(what):
            found.wrong.append(f"{what}: refused with {refused}")
        return
    wanted, there = _wanted(whole, after), told["entries"]
    gone = [key for key in wanted if there.get(key) != whole.entries[key]]
    found.lost += len(gone)
    if gone:
        found.wrong.append(f"{what}: {len(gone)} of {len(wanted)} whole entries did not come back")
    for key, body in there.items():
        if whole.entries.get(key) != body:
            found.doubled += 1
            found.wrong.append(f"{what}: an entry came back that was never recorded so")
    found.counts["entries that had to come back"] = len(wanted)
    found.counts["entries that came back"] = len(there)
    found.counts["entries lost with their pages"] = len(whole.entries) - len(there)
    _judge_original(after, told, what, found)


def _judge_original(
    after: dict[str, bytes], told: dict[str, Any], what: str, found: Outcome
) -> None:
    """It is kept as it was found. (With a log beside it SQLite may have moved some of it in.)"""
    kept = [Path(file) for file in told["kept"] if Path(file).name == "outbox.db"]
    if told["salvaged"] is not None and not kept and "outbox.db" in after:
        found.wrong.append(f"{what}: the original was not kept")
    by_itself = "outbox.db-wal" not in after
    if kept and by_itself and kept[0].is_file() and kept[0].read_bytes() != after.get("outbox.db"):
        found.wrong.append(f"{what}: the original was changed")


def _may_refuse(what: str) -> bool:
    return "foreign" in what or "key.check" in what or "folder" in what or what == "read-only"


def _wanted(whole: Whole, after: dict[str, bytes]) -> list[str]:
    """The entries all of whose pages are where and what they were."""
    before, now = whole.files["outbox.db"], after.get("outbox.db", b"")
    if before == now and after.get("outbox.db-wal") == whole.files.get("outbox.db-wal"):
        return list(whole.entries)
    spoilt = {
        page
        for page in range(1, len(before) // PAGE + 1)
        if before[(page - 1) * PAGE : page * PAGE] != now[(page - 1) * PAGE : page * PAGE]
    }
    if spoilt & whole.schema:
        return []
    return [key for key, pages in whole.pages.items() if not pages & spoilt]
