"""The data side of a call and of a click, without a window: what the cache and the outbox cost.

The floors are the same reads and the same durable write in minimal code over encrypted SQLite.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from contextlib import closing
from pathlib import Path

from agent_desktop.app.ports import OutboxItem
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.session import Session
from agent_desktop.decisioning.decisions import DecisionRecord, Inputs
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.protocol.messages import EntryKind, ResponseBody
from benchmarks.filled_cache import KEY, OPENED, START, filled_profile, replies
from benchmarks.floors.database import FIRST_PAGE, NUMBER, connect, filled
from benchmarks.result import Peer, Result, Target, result
from benchmarks.timing import alternating, once

KEPT = Path(tempfile.gettempdir()) / "agent-desktop-bench"
_PEERS = (Peer(name="PouchDB", p50=3.1, p99=22, note="look-up alone, 375 MB"),)


def run() -> list[Result]:
    files = filled_profile(KEPT)
    return [*reads(files), *_commits(), _pull_rate(), _memory(files)]


def reads(files: CacheFiles) -> list[Result]:
    """Look-up by number with the first page, a page, and one from the middle."""
    floor = connect(filled(KEPT / "floor-call.db"))

    def minimal_page() -> None:
        floor.execute(
            "SELECT at, type, text FROM events WHERE customer = 0 ORDER BY at DESC, id LIMIT ?",
            (FIRST_PAGE,),
        ).fetchall()

    def minimal() -> None:
        row = floor.execute(
            "SELECT id, record FROM customers WHERE number = ?", (NUMBER,)
        ).fetchone()
        json.loads(row[1])
        minimal_page()

    with closing(CacheReader(files, KEY)) as reader:

        def look_up() -> None:
            (match,) = reader.match(NUMBER, "GB")
            assert reader.customer(match.customer.id) is not None

        times = alternating(
            {
                "floor": minimal,
                "ours": look_up,
                "floor page": minimal_page,
                "page": lambda: reader.page(OPENED, None, FIRST_PAGE),
            },
            1000,
        )
        older = reader.page(OPENED, None, 5_000)[1]
        deep = [once(lambda: reader.page(OPENED, older, FIRST_PAGE)) for _ in range(500)]
    floor.close()
    return [
        result(
            "look-up and first page, 20,000 customers, 1,000,000 events",
            "ms",
            times["ours"],
            floor=times["floor"],
            target=Target(p50_at_most=3.1, p99_at_most=15.0),
            peers=_PEERS,
        ),
        result(
            "page of 50 of 10,000 events",
            "ms",
            times["page"],
            floor=times["floor page"],
            target=Target(p50_at_most=0.15),
        ),
        result("the same, from the middle", "ms", deep, target=Target(p50_at_most=0.15)),
    ]


def durable_click(outbox: OutboxFile) -> None:
    """What a click commits: the answer with the decision that it answers."""
    decision_id = uuid.uuid4().hex
    answer = Response(
        id=uuid.uuid4().hex,
        customer_id=OPENED,
        contact_id="call-1",
        touchpoint="call-centre",
        action_id="card",
        asset_id="card-talk",
        sentiment=Sentiment.NEGATIVE,
        decision_id=decision_id,
        at=START,
        by="dana",
        team="cards",
    )
    record = DecisionRecord(
        inputs=Inputs(
            decision_id=decision_id,
            customer_id=OPENED,
            contact_id="call-1",
            touchpoint="call-centre",
            at=START,
            context={f"attribute_{n}": n for n in range(30)},
            answers=(),
            signals=(),
        ),
        catalogue_version="v1",
        digest="0" * 32,
    )
    item = OutboxItem(
        id=answer.id,
        kind=EntryKind.RESPONSE,
        customer_id=OPENED,
        contact_id="call-1",
        made_at=START,
        body=ResponseBody(response=answer),
    )
    outbox.commit((item,), record)


class PullGoingOn:
    """Another process that writes pages of 5,000 rows into customers.db, again and again."""

    def __init__(self, files: CacheFiles) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "benchmarks.bench_cache", str(files.folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._process.stdout is not None
        self._process.stdout.readline()

    def end(self) -> None:
        self._process.communicate()


def _commits() -> list[Result]:
    with tempfile.TemporaryDirectory() as folder:
        files = CacheFiles(Path(folder) / "profile")
        prepare(files, KEY)
        floor = connect(Path(folder) / "floor.db")
        floor.execute("CREATE TABLE answers (id INTEGER PRIMARY KEY, body TEXT NOT NULL)")
        with closing(OutboxFile(files, KEY)) as outbox:
            outbox.sign_in(
                Session(hub_url="", token="", subject="dana", role="agent", team="cards")
            )
            works = {
                "floor": lambda: floor.execute(
                    "INSERT INTO answers (body) VALUES (?)", ("x" * 300,)
                ),
                "ours": lambda: durable_click(outbox),
            }
            alone = alternating(works, 500)
            pull = PullGoingOn(files)
            during = alternating(works, 1000)
            pull.end()
        floor.close()
    return [
        result("durable commit of an answer", "ms", alone["ours"], floor=alone["floor"]),
        result(
            "the same while a pull runs",
            "ms",
            during["ours"],
            floor=during["floor"],
            target=Target(p99_at_most=8.0),
        ),
    ]


def _pull_rate() -> Result:
    """100,000 events of 2,000 customers, applied and durable, in pages of 200 customers."""
    with tempfile.TemporaryDirectory() as folder:
        files = CacheFiles(Path(folder) / "profile")
        prepare(files, KEY)
        pages = list(replies(2_000, 100_000))
        with closing(PulledFile(files, KEY)) as store:
            start = time.perf_counter()
            for page in pages:
                store.apply(page, START)
            seconds = time.perf_counter() - start
    return result("pull applied to an empty cache", "events/s", [100_000 / seconds])


def _memory(files: CacheFiles) -> Result:
    """Of a process that opens the cache, looks somebody up and reads their first page.

    From /proc: `ru_maxrss` goes on counting what the process was before exec.
    """
    script = (
        "import sys; from pathlib import Path;"
        "from agent_desktop.cache.files import CacheFiles;"
        "from agent_desktop.cache.reader import CacheReader;"
        "from benchmarks.filled_cache import KEY;"
        "from benchmarks.floors.database import NUMBER;"
        "r = CacheReader(CacheFiles(Path(sys.argv[1])), KEY);"
        "r.customer(r.match(NUMBER, 'GB')[0].customer.id);"
        "lines = Path('/proc/self/status').read_text().splitlines();"
        "print([int(x.split()[1]) / 1024 for x in lines if x.startswith('VmHWM')][0])"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, str(files.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    return result(
        "peak memory of look-up and first page",
        "MB",
        [float(said.stdout)],
        target=Target(p50_at_most=150),
    )


def _pull_until_the_input_ends(folder: Path) -> None:
    """The other process's part of `PullGoingOn`, as low in priority as the real one."""
    os.nice(5)
    ended = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.buffer.read(), ended.set()), daemon=True).start()
    with closing(PulledFile(CacheFiles(folder), KEY)) as store:
        pages = list(replies(2_000, 100_000))
        print("pulling", flush=True)
        while not ended.is_set():
            for page in pages:
                store.apply(page, START)
                store.checkpoint()
                if ended.is_set():
                    break


if __name__ == "__main__":
    _pull_until_the_input_ends(Path(sys.argv[1]))
