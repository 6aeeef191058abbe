"""What is synchronised in the benchmark: a hub with customers, a desktop's profile, and answers.

The hub is one of its own process on a real port, filled through its front door; the desktop is the
program's own parts: outbox, drain, and the pulling process.
"""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from pathlib import Path
from typing import Any, Final

import msgspec
import sqlcipher3.dbapi2 as driver

from agent_desktop.app.ports import OutboxItem
from agent_desktop.cache.engine import connect
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.compiled import Compiled, compile_catalogue
from agent_desktop.decisioning.decide import decide, make_record
from agent_desktop.decisioning.decisions import DecisionRecord, Inputs
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.signing_key import load_or_make
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.messages import EntryKind, ResponseBody
from agent_desktop.sync.board import SyncBoard
from agent_desktop.sync.drain import Drain
from agent_desktop.sync.puller_messages import Start
from agent_desktop.sync.pulling import PullerProcess
from agent_desktop.sync.waiting import Timing
from benchmarks.hub_load import Load, ask

CUSTOMERS: Final = 2_000
EACH: Final = 50
EVENTS: Final = CUSTOMERS * EACH
ANSWERS: Final = 10_000
KEY: Final = bytes(range(32))
SUBJECT: Final = "dana"
TOUCHPOINT: Final = "call-centre"
_CATALOGUE: Final = Path(__file__).resolve().parent.parent / "resources/catalogues/loans.toml"
_BATCH: Final = 100
_OPEN: Final = {
    "application_open": True, "application_stage": "submitted", "application_days": 3,
    "application_amount": 12_000, "offer_open": True, "events_7d": 12, "calls_7d": 2,
    "days_since": {"Page Viewed": 3.5, "Offer Created": 1.5},
    "traits": {"requested_amount": 12_000},
}  # fmt: skip


class WallClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


class Site:
    """A hub that answers, with customers and their events."""

    def __init__(self, url: str, data: Path) -> None:
        self.url = url
        self.token = Tokens(load_or_make(data)).issue(
            subject=SUBJECT, role=Role.AGENT, team="cards", lasts_s=3_600
        )
        self._file = data / "hub.db"
        self.ids: list[str] = []
        """Of its customers."""

    def fill(self) -> None:
        """100,000 events of 2,000 customers, as a web site would send them."""
        host, _, port = self.url.removeprefix("http://").rpartition(":")
        ask(
            Load(
                host=host, port=int(port), key="web-loan-form", paths=["/v1/batch"],
                posts=list(_batches()),
            )
        )  # fmt: skip
        self.ids = [str(row[0]) for row in self._asked("SELECT id FROM customers ORDER BY id")]
        found = self._asked("SELECT count(*) FROM events")[0][0]
        if (len(self.ids), found) != (CUSTOMERS, EVENTS):
            raise RuntimeError(f"the hub has {found} events of {len(self.ids)} customers")

    def count(self, table: str) -> int:
        return int(self._asked(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - ours

    def standing(self) -> tuple[str, int, int]:
        """Which hub it is, its epoch, and the position of the last commit."""
        meta = dict(self._asked("SELECT key, value FROM meta"))
        position = self._asked("SELECT position FROM meta_position")[0][0]
        return meta["hub_id"], int(meta["epoch"]), int(position)

    def _asked(self, question: str) -> list[tuple[Any, ...]]:
        with closing(driver.connect(f"file:{self._file}?mode=ro", uri=True)) as connection:
            found: list[tuple[Any, ...]] = connection.execute(question).fetchall()
            return found


@contextmanager
def site(folder: Path, recent: int = 0) -> Iterator[Site]:
    """A hub that gives each desktop so many `recent` customers at its first pull. With none, what
    is pulled is what was asked for, and the clock can begin with the question."""
    data = folder / "hub"
    policy = folder / "policy.toml"
    policy.write_text(f"[desktop]\ncustomers = {recent}\ndays = 3_650\n", encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "agent_desktop.hub", "serve", "--data", str(data), "--port", "0",
         "--catalogue", "loans", "--policy", str(policy)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        made = Site(process.stdout.readline().split()[-1], data)
        made.fill()
        yield made
    finally:
        process.terminate()
        process.wait(20)


def _batches() -> Iterator[str]:
    """Events as those of `filled_cache`: four properties, some 150 bytes."""
    dice = random.Random(5)
    for first in range(0, EVENTS, _BATCH):
        events = [
            {
                "type": "track",
                "messageId": f"sync-{n:07d}",
                "userId": f"sync-user-{n // EACH:05d}",
                "event": "Page Viewed",
                "timestamp": f"2026-01-{1 + n % 28:02d}T{n // 3600 % 24:02d}:{n // 60 % 60:02d}:"
                f"{n % 60:02d}.{n % 1000:03d}Z",
                "properties": {
                    "title": f"Page {n} of the shop",
                    "url": f"https://shop.example/{dice.randrange(10_000)}/offers",
                    "campaign": f"autumn-{dice.randrange(20)}",
                    "duration": dice.randrange(600),
                },
            }
            for n in range(first, first + _BATCH)
        ]
        yield msgspec.json.encode({"batch": events}).decode()


class Answering:
    """Answers with the decisions that they answer: real records of the hub's own catalogue."""

    def __init__(self) -> None:
        text = _CATALOGUE.read_text(encoding="utf-8")
        self._ready: Compiled = compile_catalogue(parse_catalogue(text, "loans.toml"))
        self._at = WallClock().now()
        self._usual = {name: one.default for name, one in ATTRIBUTES.items() if not one.key}

    def to(self, customer_id: str) -> tuple[OutboxItem, DecisionRecord]:
        """A contact of its own, its list, and a no to the first entry."""
        contact, decision = f"sync-{uuid.uuid4().hex}", uuid.uuid4().hex
        context = {**self._usual, **_OPEN}
        one = Inputs(
            decision_id=decision, customer_id=customer_id, contact_id=contact,
            touchpoint=TOUCHPOINT, at=self._at, context=context, answers=(), signals=(),
        )  # fmt: skip
        made = decide(self._ready, one)
        first = made.ranked[0]
        answer = Response(
            id=uuid.uuid4().hex, customer_id=customer_id, contact_id=contact,
            touchpoint=TOUCHPOINT, action_id=first.action_id, asset_id=first.asset_id,
            sentiment=Sentiment.NEGATIVE, decision_id=decision, at=self._at, by=SUBJECT,
            team="cards",
        )  # fmt: skip
        item = OutboxItem(
            id=answer.id, kind=EntryKind.RESPONSE, customer_id=customer_id, contact_id=contact,
            made_at=self._at, body=ResponseBody(response=answer),
        )  # fmt: skip
        return item, make_record(one, made, 5, self._ready)


def filled_outbox(files: CacheFiles, of: Site) -> int:
    """10,000 answers that wait; returns how many bytes they are as they are sent."""
    prepare(files, KEY)
    answering, size = Answering(), 0
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(session(of))
        # What waits was committed over days; here it is only put there.
        outbox._db.execute("PRAGMA synchronous = OFF")  # noqa: SLF001 - quicker, see above
        for n in range(ANSWERS):
            item, record = answering.to(of.ids[n % CUSTOMERS])
            size += len(msgspec.json.encode(item.body)) + len(msgspec.json.encode(record))
            outbox.commit((item,), record)
    return size


def adopt(files: CacheFiles, of: Site) -> None:
    """What is in the cache believes that it came from this hub, and is up to date with it."""
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(session(of))
        installation = outbox.departures.installation(SUBJECT)
    hub, epoch, position = of.standing()
    meta = {
        "hub": hub, "epoch": str(epoch), "cursor": str(position), "complete": "1",
        "installation": installation, "subject": SUBJECT,
    }  # fmt: skip
    with closing(connect(files.customers, KEY, write=True)) as cache:
        cache.executemany("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", [*meta.items()])


def session(of: Site) -> Session:
    return Session(hub_url=of.url, token=of.token, subject=SUBJECT, role="agent", team="cards")


class Desk:
    """A desktop without a window: what it sends and pulls is the program's own."""

    def __init__(self, profile: OpenProfile, of: Site, installation: str) -> None:
        self.profile = profile
        self._of = of
        self._installation = installation
        self._timing = Timing(clock=WallClock())
        self.board = SyncBoard(WallClock())
        self.client = HubClient(of.url, lambda: of.token, installation)
        self.drain = Drain(profile.outbox, self.client, self.board, SUBJECT, self._timing)
        self.puller = PullerProcess(self.board, self._timing)
        self._heard = asyncio.Event()
        self._came: set[str] = set()
        self._all = asyncio.Event()
        self.puller.changed = self._changed
        self.puller.lives = lambda _hub, _epoch: self._heard.set()

    def _changed(self, customer_ids: frozenset[str]) -> None:
        self._came |= customer_ids
        if self._came.issuperset(self._of.ids):
            self._all.set()

    async def pull_begins(self) -> None:
        """The process runs, has its files open, and is in line with the hub."""
        key = self.profile.customers_key.hex()
        self.puller.start(
            Start(
                folder=str(self.profile.files.folder), key=key, hub_url=self._of.url,
                token=self._of.token, installation=self._installation, subject=SUBJECT,
            )
        )  # fmt: skip
        async with asyncio.timeout(60):
            await self._heard.wait()
        await asyncio.sleep(1)

    async def pull_all(self) -> float:
        """Seconds until every customer with every event is applied and durable here."""
        start = time.perf_counter()
        self.puller.hold(tuple(self._of.ids))
        async with asyncio.timeout(300):
            await self._all.wait()
        return time.perf_counter() - start

    async def push_all(self) -> float:
        """Seconds until the outbox has the hub's word on every entry."""
        start = time.perf_counter()
        while (wait := await self.drain.once()) is not None:
            if wait:
                raise RuntimeError(f"the push stopped: {self.board.state}")
        seconds = time.perf_counter() - start
        counts = await self.profile.outbox.counts()
        if counts.waiting or counts.refused:
            raise RuntimeError(f"of {ANSWERS} entries {counts} are left")
        return seconds


@asynccontextmanager
async def desk(files: CacheFiles, of: Site) -> AsyncIterator[Desk]:
    profile = OpenProfile(files, KEY, WallClock())
    await profile.outbox.sign_in(session(of))
    made = Desk(profile, of, await profile.outbox.installation(SUBJECT))
    try:
        yield made
    finally:
        await asyncio.to_thread(made.puller.close)
        await made.client.close()
        profile.close()
