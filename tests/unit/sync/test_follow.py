"""Whatever becomes of the stream, what the hub has comes; and nothing of another hub does."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import msgspec
import pytest

from agent_desktop.protocol.errors import HubAway, HubBusy, HubError, SignInNeeded
from agent_desktop.protocol.messages import (
    CustomerGone,
    DesktopPolicy,
    Hint,
    PullReply,
    Transaction,
)
from agent_desktop.sync.follow import Follower
from agent_desktop.sync.following import Applied, Standing, Subscriber
from tests.support.event_loop import in_a_loop
from tests.support.journeys import change, customer
from tests.support.sync_fakes import FakeHouse, FakeHub, Sleeper, settled


class FakeStore:
    """Implements sync.following.Store in memory."""

    def __init__(self) -> None:
        self.at = Standing(hub="", epoch=0, cursor=0, complete=False, catalogue="")
        self.customers: set[str] = set()
        self.stale: set[str] = set()
        self.catalogues: dict[str, str] = {}
        self.models: dict[str, bytes] = {}
        self.touched: list[int] = []
        self.busy_checkpoints = 0
        self.checkpoints = 0
        self.house = FakeHouse()

    def standing(self) -> Standing:
        return self.at

    def serve(self, subscriber: Subscriber) -> None:
        pass

    def start_epoch(self, hub: str, epoch: int) -> None:
        if self.at.hub:
            self.stale = set(self.customers)
        self.at = msgspec.structs.replace(self.at, hub=hub, epoch=epoch, cursor=0, complete=False)

    def apply(self, reply: PullReply, now: int) -> Applied:
        changed: set[str] = set()
        catalogue = ""
        for one in reply.transactions:
            changed |= {record.customer.id for record in one.customers}
            changed |= {gone.customer_id for gone in one.gone}
            self.customers -= {gone.customer_id for gone in one.gone}
            self.customers |= {record.customer.id for record in one.customers}
            catalogue = one.catalogue_version or catalogue
            if one.model_version is not None:
                self.at = msgspec.structs.replace(self.at, model_named=one.model_version)
        self.stale -= changed
        self.at = msgspec.structs.replace(
            self.at, cursor=reply.cursor, catalogue=catalogue or self.at.catalogue
        )
        return Applied(customers=frozenset(changed), catalogue=catalogue)

    def touch(self, now: int) -> None:
        self.touched.append(now)

    def finish_round(self) -> frozenset[str]:
        gone, self.stale = frozenset(self.stale), set()
        self.customers -= gone
        self.at = msgspec.structs.replace(self.at, complete=True)
        return gone

    def customer_ids(self) -> tuple[str, ...]:
        return tuple(sorted(self.customers))

    def missing(self, customer_ids: frozenset[str]) -> frozenset[str]:
        return customer_ids - self.customers

    def has_catalogue(self, version: str) -> bool:
        return version in self.catalogues

    def save_catalogue(
        self, version: str, toml: str, now: int, looks_back: int | None = None
    ) -> None:
        self.catalogues[version] = toml
        self.at = msgspec.structs.replace(self.at, catalogue=version)

    def catalogue(self) -> tuple[str, str] | None:
        text = self.catalogues.get(self.at.catalogue)
        return None if text is None else (self.at.catalogue, text)

    def model(self, version: str) -> bytes | None:
        return self.models.get(version)

    def use_model(self, version: str, snapshot: bytes, now: int) -> None:
        self.at = msgspec.structs.replace(self.at, model=version)
        if version:
            self.models[version] = snapshot

    def checkpoint(self) -> bool:
        self.checkpoints += 1
        self.busy_checkpoints -= 1
        return self.busy_checkpoints < 0


class Heard:
    """Implements sync.following.Report."""

    def __init__(self) -> None:
        self.times = 0
        self.errors: list[HubError] = []
        self.customers: list[frozenset[str]] = []
        self.catalogues: list[str] = []
        self.models: list[str] = []
        self.refused: list[tuple[str, str]] = []
        self.settlements = 0
        self.gone_for_good: list[frozenset[str]] = []
        self.policies: list[DesktopPolicy] = []
        self.repairs: list[int] = []
        self.comparisons = 0
        self.index: list[bool] = []

    def heard(self) -> None:
        self.times += 1

    def lost(self, error: HubError) -> None:
        self.errors.append(error)

    def changed(self, customer_ids: frozenset[str]) -> None:
        self.customers.append(customer_ids)

    def catalogue(self, version: str) -> None:
        self.catalogues.append(version)

    def model(self, version: str) -> None:
        self.models.append(version)

    def lives(self, hub: str, epoch: int) -> None:
        """Nobody sends here."""

    def model_refused(self, version: str, why: str) -> None:
        self.refused.append((version, why))

    def settled(self) -> None:
        self.settlements += 1

    def erased(self, customer_ids: frozenset[str]) -> None:
        self.gone_for_good.append(customer_ids)

    def policy(self, policy: DesktopPolicy) -> None:
        self.policies.append(policy)

    def repaired(self, customers: int) -> None:
        self.repairs.append(customers)

    def compared(self) -> None:
        self.comparisons += 1

    def indexed(self, whole: bool) -> None:
        self.index.append(whole)


class Running:
    def __init__(self) -> None:
        self.hub = FakeHub()
        self.store = FakeStore()
        self.heard = Heard()
        self.time = Sleeper()
        self.follower = Follower(
            self.hub,
            self.store,
            Subscriber(installation="desk", subject="dana"),
            self.heard,
            self.time.timing(lambda: 0.5),
        )

    def commit(self, position: int, *customer_ids: str) -> None:
        self.hub.transactions.append(
            Transaction(
                position=position, customers=tuple(change(customer(one)) for one in customer_ids)
            )
        )

    async def hint(self, said: Hint | Exception | None) -> None:
        await self.hub.streams[-1].put(said)
        await self.time.pass_time(0)


@asynccontextmanager
async def started(it: Running) -> AsyncIterator[None]:
    task = asyncio.create_task(it.follower.run())
    await settled()
    try:
        yield
        assert not task.done(), "it must never end by itself"
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


@in_a_loop
async def test_it_catches_up_page_by_page_and_then_listens() -> None:
    it = Running()
    for position in range(1, 6):
        it.commit(position, f"c{position}")
    it.hub.catalogues = {"v1": "text"}
    async with started(it):
        assert it.hub.pulls == [0, 1, 2, 3, 4]
        assert it.store.at.cursor == 5
        assert it.store.at.complete
        assert it.heard.catalogues == ["v1"]
        assert it.store.catalogues == {"v1": "text"}
        assert len(it.hub.streams) == 1
        it.commit(6, "c1")
        await it.hint(Hint(position=6))
        assert it.store.at.cursor == 6
        assert it.heard.customers[-1] == {"c1"}


@in_a_loop
async def test_hints_that_repeat_or_come_late_cost_nothing() -> None:
    it = Running()
    it.commit(5, "c1")
    async with started(it):
        before = len(it.hub.pulls)
        for position in (5, 3, 5):
            await it.hint(Hint(position=position))
        assert len(it.hub.pulls) == before
        # A lost one is made up for by the next.
        it.commit(6, "c2")
        it.commit(7, "c3")
        await it.hint(Hint(position=7))
        assert it.store.at.cursor == 7


@in_a_loop
async def test_heartbeats_keep_the_data_fresh() -> None:
    it = Running()
    async with started(it):
        for _ in range(20):
            await it.time.pass_time(15)
            await it.hint(None)
        assert len(it.hub.streams) == 1
        assert it.store.touched[-1] == it.time.now()


@in_a_loop
async def test_a_half_open_line_is_given_up_after_two_and_a_half_heartbeats() -> None:
    it = Running()
    async with started(it):
        await it.hint(None)
        it.commit(1, "c1")  # its hint is never sent
        await it.time.pass_time(37)
        assert len(it.hub.streams) == 1
        await it.time.pass_time(2)
        assert it.store.at.cursor == 1
        assert len(it.hub.streams) == 2


@in_a_loop
async def test_a_proxy_that_holds_the_stream_back_makes_it_ask() -> None:
    it = Running()
    async with started(it):
        for position in range(1, 40):
            it.commit(position, f"c{position}")
            await it.time.pass_time(16)
            assert it.store.at.cursor == position, "never later than some seconds"
        assert 1 < len(it.hub.streams) < 6, "and now and then the stream is tried"
        assert it.heard.errors == []


@in_a_loop
async def test_a_stream_that_ends_at_once_again_and_again_is_no_storm() -> None:
    it = Running()
    async with started(it):
        for _ in range(200):
            if it.hub.streams[-1].empty():
                await it.hint(StopIteration())
            await it.time.pass_time(1)
        assert len(it.hub.streams) < 60


@pytest.mark.parametrize("error", [HubAway("away"), SignInNeeded("expired"), HubBusy("busy", 7)])
def test_trouble_is_said_and_waited_out(error: HubError) -> None:
    async def run() -> None:
        it = Running()
        it.commit(1, "c1")
        it.hub.script = [error] * 6
        async with started(it):
            await it.time.pass_time(600)
            assert it.store.at.cursor == 1
            assert it.heard.errors == [error] * 6

    asyncio.run(run())


@in_a_loop
async def test_a_nudge_tries_at_once() -> None:
    it = Running()
    it.hub.script = [HubAway("away")] * 10
    async with started(it):
        await it.time.pass_time(60)
        it.hub.script.clear()
        it.commit(1, "c1")
        it.follower.nudge()
        await settled()
        assert it.store.at.cursor == 1


@in_a_loop
async def test_customers_are_held_once_and_only_if_they_are_not_here() -> None:
    it = Running()
    it.commit(1, "c1")
    async with started(it):
        it.follower.hold(("c1", "c2"))
        await settled()
        assert it.hub.held == [("c2",)]
        it.commit(2, "c2")
        await it.hint(Hint(position=2))
        it.follower.hold(("c2",))
        await settled()
        assert it.hub.held == [("c2",)]


class AskedMeanwhile(FakeHouse):
    """The desktop asks for a customer while something else is being done."""

    def __init__(self, it: Running) -> None:
        super().__init__()
        self._follower = it.follower

    def note_use(self, customer_ids: tuple[str, ...], now: int) -> None:
        self._follower.hold(customer_ids)


@in_a_loop
async def test_a_hold_that_comes_while_something_else_is_done_is_not_forgotten() -> None:
    it = Running()
    async with started(it):
        it.store.house = it.follower.quiet._house = AskedMeanwhile(it)
        it.follower.quiet.used(("c1",))
        it.follower.stir()
        await settled()
        assert it.hub.held == [("c1",)]


@in_a_loop
async def test_a_hold_that_fails_is_asked_again() -> None:
    it = Running()
    async with started(it):
        hold, it.hub.hold = it.hub.hold, _away  # type: ignore[method-assign] # a broken line
        it.follower.hold(("c2",))
        await settled()
        it.hub.hold = hold  # type: ignore[method-assign] # healed
        await it.time.pass_time(5)
        assert it.hub.held == [("c2",)]


async def _away(*_: object, **__: object) -> int:
    raise HubAway("away")


@in_a_loop
async def test_a_restored_hub_is_pulled_again_and_what_it_lost_goes() -> None:
    it = Running()
    it.commit(8, "c1")
    it.commit(9, "c2")
    async with started(it):
        assert it.store.customers == {"c1", "c2"}
        it.hub.epoch = 2
        it.hub.transactions = [
            Transaction(position=4, customers=(change(customer("c1")),)),
        ]
        it.hub.hold_at = 5
        await it.hint(Hint(position=10))
        assert (it.store.at.epoch, it.store.at.cursor) == (2, 5)
        assert it.hub.held[-1] == ("c1", "c2"), "it may have forgotten what is kept here"
        assert it.store.customers == {"c1"}
        assert it.heard.customers[-1] == {"c2"}
        assert it.store.at.complete


@in_a_loop
async def test_another_hub_changes_nothing_here() -> None:
    it = Running()
    it.commit(1, "c1")
    async with started(it):
        it.hub.hub = "hub-2"
        it.hub.transactions.append(Transaction(position=2, gone=(CustomerGone(customer_id="c1"),)))
        await it.hint(Hint(position=2))
        await it.time.pass_time(120)
        assert it.store.customers == {"c1"}
        assert it.store.at.hub == "hub-1"
        assert "another hub" in str(it.heard.errors[-1])


@in_a_loop
async def test_a_new_catalogue_is_fetched_before_it_is_said() -> None:
    it = Running()
    it.hub.catalogues = {"v1": "one"}
    async with started(it):
        it.hub.catalogues["v2"] = "two"
        it.hub.transactions.append(Transaction(position=1, catalogue_version="v2"))
        await it.hint(Hint(position=1))
        assert it.heard.catalogues == ["v1", "v2"]
        assert it.store.catalogues["v2"] == "two"


@in_a_loop
async def test_a_catalogue_that_is_gone_back_to_is_said_too() -> None:
    it = Running()
    it.hub.catalogues = {"v1": "one", "v2": "two"}
    it.store.catalogues = {"v1": "one", "v2": "two"}
    it.store.at = msgspec.structs.replace(it.store.at, catalogue="v2")
    async with started(it):
        it.hub.transactions.append(Transaction(position=1, catalogue_version="v1"))
        await it.hint(Hint(position=1))
        assert it.heard.catalogues == ["v1"]


@in_a_loop
async def test_a_checkpoint_that_a_reader_held_up_is_made_later() -> None:
    it = Running()
    it.commit(1, "c1")
    it.store.busy_checkpoints = 1
    async with started(it):
        made = it.store.checkpoints
        await it.hint(None)
        assert it.store.checkpoints == made + 1
        await it.hint(None)
        assert it.store.checkpoints == made + 1, "nothing was written since"


@in_a_loop
async def test_damage_ends_it() -> None:
    it = Running()

    def broken() -> Standing:
        raise OSError("damaged")

    it.store.standing = broken  # type: ignore[method-assign] # a broken disk
    with pytest.raises(OSError, match="damaged"):
        await it.follower.run()
