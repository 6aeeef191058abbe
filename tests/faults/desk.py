"""A desktop without a window: what `bootstrap` puts together, with a driver in the window's place.

The driver commits what an agent would, and writes each acknowledgement into its ledger.
"""

from __future__ import annotations

import asyncio
import random
import time
import uuid
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.app.ports import Clock, OutboxItem
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.cache.session import Session
from agent_desktop.decisioning.decisions import (
    DecisionRecord,
    Exposure,
    ExposureKind,
    Inputs,
    exposure_id,
)
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.messages import (
    EntryKind,
    ExposuresBody,
    ResponseBody,
    UndoBody,
    VerificationBody,
)
from agent_desktop.sync.board import SyncBoard
from agent_desktop.sync.drain import Drain
from agent_desktop.sync.puller_messages import Start
from agent_desktop.sync.pulling import PullerProcess
from agent_desktop.sync.waiting import Timing
from tests.faults.ledger import Acknowledged, Ledger

KEY: Final = bytes(range(32))
TEAM: Final = "cards"
TOUCHPOINT: Final = "call-centre"


class WallClock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


class Desk:
    """Open with `opened`. One agent at one hub."""

    def __init__(
        self, folder: Path, hub_url: str, subject: str, clock: Clock, ledger: Ledger | None
    ) -> None:
        self.profile = OpenProfile(CacheFiles(folder), KEY, clock)
        self.board = SyncBoard(clock)
        self.token = ""
        self.asked = 0
        """How often a token was used for the queue."""
        self.expired: tuple[int, str] = (0, "")
        """From which of these on another token is used, until the next `renew`."""
        self.clock = clock
        self._hub_url = hub_url
        self._subject = subject
        self._ledger = ledger
        self._timing = Timing(clock=clock)
        self.client: HubClient
        self.drain: Drain
        self.puller: PullerProcess | None = None

    async def sign_in(self, token: str) -> None:
        self.token = token
        outbox = self.profile.outbox
        await outbox.sign_in(
            Session(
                hub_url=self._hub_url, token=token, subject=self._subject, role="agent", team=TEAM
            )
        )
        installation = await outbox.installation(self._subject)
        self.client = HubClient(self._hub_url, self._present, installation)
        self.drain = Drain(outbox, self.client, self.board, self._subject, self._timing)
        self.drain.pulled_from = self.profile.cache.hub
        outbox.on_commit(self.drain.committed)

    async def pull(self, argv: Sequence[str] = ()) -> PullerProcess:
        """Starts the pulling process."""
        self.puller = puller = PullerProcess(self.board, self._timing, argv)
        puller.line_back = self.drain.nudge
        puller.start(
            Start(
                folder=str(self.profile.files.folder),
                key=KEY.hex(),
                hub_url=self._hub_url,
                token=self.token,
                installation=await self.profile.outbox.installation(self._subject),
                subject=self._subject,
            )
        )
        return puller

    def _present(self) -> str:
        self.asked += 1
        first, other = self.expired
        return other if first and self.asked >= first else self.token

    def renew(self, token: str) -> None:
        """The same person signed in again."""
        self.token, self.expired = token, (0, "")
        self.board.signed_in_again()
        if self.puller is not None:
            self.puller.new_token(token)
        self.drain.nudge()

    async def close(self) -> None:
        if self.puller is not None:
            await asyncio.to_thread(self.puller.close)
        await self.client.close()
        self.profile.close()

    async def empty(self, seconds: float) -> bool:
        """Whether nothing waits any more, impressions included, within that time."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            batch = await asyncio.get_running_loop().run_in_executor(
                self.profile.outbox._thread, self._waiting
            )
            if not batch:
                return True
            await asyncio.sleep(0.02)
        return False

    def _waiting(self) -> int:
        """Of anything: `counts` leaves impressions out."""
        found: int = self.profile.outbox._outbox._db.execute(
            "SELECT count(*) FROM entries WHERE state IN ('queued', 'in_flight')"
        ).fetchone()[0]
        return found

    # --- what an agent does ---

    async def record(self, *work: tuple[OutboxItem, Acknowledged], list_: Any = None) -> None:
        """Commits, and then writes down that it was acknowledged. Raises NotSaved."""
        await self.profile.outbox.commit(tuple(item for item, _ in work), list_)
        if self._ledger is not None:
            self._ledger.note(*(said for _, said in work))

    def note(self, *said: Acknowledged) -> None:
        if self._ledger is not None:
            self._ledger.note(*said)


@asynccontextmanager
async def opened(
    folder: Path,
    hub_url: str,
    subject: str,
    token: str,
    *,
    ledger: Ledger | None = None,
    clock: Clock | None = None,
) -> AsyncIterator[Desk]:
    """With its queue moving."""
    desk = Desk(folder, hub_url, subject, clock or WallClock(), ledger)
    await desk.sign_in(token)
    running = asyncio.create_task(desk.drain.run())
    try:
        yield desk
    finally:
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await desk.close()


class Work:
    """What an agent records, from a seed: answers with and without their list, corrections,
    withdrawals before they leave, verifications, impressions."""

    def __init__(
        self, desk: Desk, rng: random.Random, subject: str, customers: Sequence[str], name: str
    ) -> None:
        self._desk = desk
        self._rng = rng
        self._subject = subject
        self._customers = customers
        self._name = name
        """Of this desk in the ledger: order holds within one."""
        self._answers: list[Acknowledged] = []

    async def one(self) -> None:
        """One thing. Raises NotSaved."""
        (chosen,) = self._rng.choices(
            (self._answer, self._verify, self._undo, self._withdraw, self._shown, self._keep),
            (8, 3, 2, 1, 1, 1),
        )
        await chosen()

    async def answer(self) -> str:
        """Its id."""
        await self._answer()
        return self._answers[-1].id

    def _said(self, key: str, kind: str, **more: Any) -> Acknowledged:
        return Acknowledged(id=key, kind=kind, by=self._subject, desk=self._name, **more)

    def _item(self, key: str, kind: EntryKind, body: Any, contact: str) -> OutboxItem:
        return OutboxItem(
            id=key, kind=kind, customer_id=self._rng.choice(self._customers), contact_id=contact,
            made_at=self._desk.clock.now(), body=body,
        )  # fmt: skip

    async def _answer(self) -> None:
        work, record = [], None
        customer, contact = self._rng.choice(self._customers), uuid.uuid4().hex
        for _ in range(self._rng.choice((1, 1, 1, 2))):
            key = uuid.uuid4().hex
            sentiment = self._rng.choice(tuple(Sentiment))
            with_list = self._rng.random() < 0.6 and record is None
            if with_list:
                record = _list(f"list-{key}", customer, contact, self._desk.clock.now())
            body = ResponseBody(
                response=Response(
                    id=key, customer_id=customer, contact_id=contact, touchpoint=TOUCHPOINT,
                    action_id="some-action", asset_id="", sentiment=sentiment,
                    decision_id=f"list-{key}" if with_list else "", at=self._desk.clock.now(),
                    by=self._subject, team=TEAM, initiative=not with_list, withdrawn=False,
                )
            )  # fmt: skip
            work.append((
                self._item(key, EntryKind.RESPONSE, body, contact),
                self._said(key, "response", contact=contact, sentiment=sentiment.value),
            ))  # fmt: skip
        await self._desk.record(*work, list_=record)
        self._answers += [said for _, said in work]

    async def _verify(self) -> None:
        key, contact = uuid.uuid4().hex, uuid.uuid4().hex
        body = VerificationBody(
            customer_id=self._rng.choice(self._customers), contact_id=contact, verified=True
        )
        await self._desk.record((
            self._item(key, EntryKind.VERIFICATION, body, contact),
            self._said(key, "verification", contact=contact),
        ))  # fmt: skip

    async def _undo(self) -> None:
        if not self._answers:
            return
        before = self._answers.pop(self._rng.randrange(len(self._answers)))
        key = uuid.uuid4().hex
        self._desk.note(msgspec.structs.replace(before, maybe_undone=True))
        body = UndoBody(response_id=before.id)
        await self._desk.record((
            self._item(key, EntryKind.UNDO, body, before.contact),
            self._said(key, "undo", refers=before.id),
        ))  # fmt: skip

    async def _withdraw(self) -> None:
        if not self._answers:
            return
        last = self._answers[-1]
        self._desk.note(msgspec.structs.replace(last, maybe_withdrawn=True))
        if await self._desk.profile.outbox.withdraw(last.id):
            self._desk.note(msgspec.structs.replace(last, withdrawn=True))
            self._answers.pop()
        else:
            self._desk.note(last)

    async def _shown(self) -> None:
        key, contact = uuid.uuid4().hex, uuid.uuid4().hex
        at = self._desk.clock.now()
        shown = tuple(
            Exposure(
                exposure_id(ExposureKind.DISPLAYED, contact, action), action, "",
                ExposureKind.DISPLAYED, at, TOUCHPOINT, contact,
            )
            for action in ("one", "two", "three")
        )  # fmt: skip
        body = ExposuresBody(
            customer_id=self._rng.choice(self._customers), decision_id="", exposures=shown
        )
        await self._desk.record((
            self._item(key, EntryKind.EXPOSURES, body, contact),
            self._said(key, "exposures", exposures=tuple(one.id for one in shown)),
        ))  # fmt: skip

    async def _keep(self) -> None:
        outbox = self._desk.profile.outbox
        await outbox.save_setting("on_screen", "x" * self._rng.randint(1, 5_000))
        await outbox.note_recent(self._rng.choice(self._customers))


def _list(key: str, customer: str, contact: str, at: int) -> DecisionRecord:
    inputs = Inputs(
        decision_id=key, customer_id=customer, contact_id=contact, touchpoint=TOUCHPOINT,
        at=at, context={"events": 12, "quiet_days": 3.5}, answers=(), signals=(),
    )  # fmt: skip
    return DecisionRecord(inputs=inputs, catalogue_version="v", digest="d", shown=3)
