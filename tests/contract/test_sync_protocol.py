"""One suite for both implementers of SyncProtocol: the hub itself, and the client over HTTP."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Generator
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal, Tokens
from agent_desktop.hub.contexts.keeper import Keeper
from agent_desktop.hub.erasing.erasing import erase
from agent_desktop.hub.sync.sentiments import published
from agent_desktop.hub.sync.settling import settle
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.digests import PARTS, digest_of, part_of
from agent_desktop.protocol.errors import HubError, NotFound, ProtocolMismatch, Refused
from agent_desktop.protocol.messages import (
    CustomerGone,
    DeskCount,
    DesktopPolicy,
    Entry,
    EntryKind,
    Hint,
    MatchTier,
    PushRequest,
    ResponseBody,
    SettlementVerdict,
    UnreadEntry,
    Verdict,
)
from agent_desktop.protocol.sync import SyncProtocol
from tests.support.hub_room import CATALOGUE, NOW, Replica, Room, record, response
from tests.support.hub_thread import KEY, served

T = TypeVar("T")
Work = Callable[[SyncProtocol], Awaitable[T]]


class Side:
    """One implementer. `run` gives `work` the protocol as `subject`, of team cards."""

    def __init__(self, room: Room, url: str) -> None:
        self.room = room
        self._url = url

    def run(self, work: Work[T], subject: str = "dana") -> T:
        return asyncio.run(asyncio.wait_for(self._run(work, subject), 30))

    async def _run(self, work: Work[T], subject: str) -> T:
        if not self._url:
            hints = asyncio.create_task(self.room.shared.hints.run())
            keeper = asyncio.create_task(Keeper(self.room.database).run())
            try:
                return await work(self.room.sync(subject, desk="desk"))
            finally:
                hints.cancel()
                keeper.cancel()
        token = Tokens(KEY).issue(subject=subject, role=Role.AGENT, team="cards", lasts_s=60)
        client = HubClient(self._url, lambda: token, "desk")
        try:
            return await work(client)
        finally:
            await client.close()


@pytest.fixture(params=["in process", "over HTTP"])
def side(request: pytest.FixtureRequest, tmp_path: Path) -> Generator[Side, None, None]:
    room = Room(tmp_path / "hub")
    room.catalogues.publish_now(CATALOGUE, "test.toml")
    try:
        if request.param == "in process":
            yield Side(room, "")
        else:
            with served(room, tmp_path) as url:
                yield Side(room, url)
    finally:
        room.database.close()


def entries(*bodies: ResponseBody, by: str = "dana") -> tuple[Entry, ...]:
    return tuple(
        Entry(
            id=body.response.id, n=n, kind=EntryKind.RESPONSE, by=by, made_at=NOW,
            body=msgspec.Raw(msgspec.json.encode(body)),
        )
        for n, body in enumerate(bodies, 1)
    )  # fmt: skip


def test_push_settles_each_entry_once(side: Side) -> None:
    ada = side.room.customer("ada")
    first = ResponseBody(
        response=response(ada, "r1", decision_id="d1"),
        decision=record(ada, "d1", side.room.catalogues.version),
    )
    second = ResponseBody(response=response("nobody", "r2"))
    request = PushRequest(installation="desk", entries=entries(first, second))

    async def twice(sync: SyncProtocol) -> tuple[object, object]:
        return await sync.push(request), await sync.push(request)

    one, two = side.run(twice)
    for reply in (one, two):
        assert (reply.hub, reply.epoch) == (side.room.database.hub_id, 1)
        assert [result.id for result in reply.results] == ["r1", "r2"]
    assert [result.verdict for result in one.results] == [Verdict.ACCEPTED, Verdict.REJECTED]
    assert [result.verdict for result in two.results] == [Verdict.DUPLICATE, Verdict.REJECTED]
    assert two.results[1].code == "unknown_customer"


def test_pull_brings_whole_transactions_up_to_the_cursor(side: Side) -> None:
    room = side.room
    ada, ben = room.customer("ada", "+442079460018", events=3), room.customer("ben", events=2)
    room.fold()

    async def pull_all(sync: SyncProtocol) -> Replica:
        replica = Replica(sync, "desk")
        while True:
            reply = await sync.pull("desk", replica.cursor, 2)
            replica.apply(reply)
            if not reply.more:
                return replica

    replica = side.run(pull_all)
    assert set(replica.customers) == {ada, ben}
    assert {key: len(events) for key, events in replica.events.items()} == {ada: 3, ben: 2}
    room.merge(ada, ben)
    room.fold()
    cursor = replica.cursor

    async def more(sync: SyncProtocol) -> None:
        replica.apply(await sync.pull("desk", cursor, 1_000))

    side.run(more)
    assert set(replica.customers) == {ada}
    assert len(replica.events[ada]) == 5


def test_what_is_held_comes_whole(side: Side) -> None:
    ada = side.room.customer("ada", events=4)

    async def hold(sync: SyncProtocol) -> tuple[int, int, set[str]]:
        wanted = await sync.hold("another", (ada, "nobody"))
        reply = await sync.pull("another", 0, 1_000)
        told = {c.customer.id for done in reply.transactions for c in done.customers}
        return wanted, reply.cursor, told

    wanted, cursor, told = side.run(hold)
    assert cursor >= wanted
    assert told == {ada}


def test_what_is_released_comes_no_more_until_it_is_held_again(side: Side) -> None:
    ada = side.room.customer("ada", events=4)
    side.room.fold()

    async def go_on(sync: SyncProtocol, cursor: int) -> tuple[int, set[str], int]:
        reply = await sync.pull("another", cursor, 1_000)
        told = {c.customer.id for done in reply.transactions for c in done.customers}
        return reply.cursor, told, sum(len(done.events) for done in reply.transactions)

    async def work(sync: SyncProtocol) -> None:
        first = await sync.hold("another", (ada,))
        cursor, told, _ = await go_on(sync, 0)
        assert ada in told
        assert await sync.hold("another", (ada,)) == first  # it has them
        cursor, told, _ = await go_on(sync, cursor)
        assert told == set()
        assert await sync.hold("another", (ada,), again=True) > first
        cursor, told, events = await go_on(sync, cursor)
        assert (told, events) == ({ada}, 4)
        await sync.release("another", (ada, "nobody"))
        news = side.room.sighting("ada", at=NOW - 400 * 86_400_000)
        await asyncio.to_thread(side.room.take_in, news)
        cursor, told, events = await go_on(sync, cursor)
        assert (told, events) == (set(), 0)
        assert await sync.hold("another", (ada,)) > cursor
        cursor, told, events = await go_on(sync, cursor)
        assert (told, events) == ({ada}, 5)

    side.run(work)


def test_digests_are_those_of_what_was_pulled(side: Side) -> None:
    room = side.room
    ids = {room.customer(name, events=2) for name in ("ada", "ben", "cleo", "dan")}
    room.fold()

    async def compare(sync: SyncProtocol) -> None:
        replica = Replica(sync, "desk")
        more = True
        while more:
            reply = await sync.pull("desk", replica.cursor, 2)
            replica.apply(reply)
            more = reply.more
        found: dict[str, str] = {}
        for part in range(PARTS):
            said = await sync.digest("desk", replica.cursor, part)
            assert said.quiet
            assert all(part_of(key) == part for key in said.digests)
            found |= said.digests
        assert found == {
            key: digest_of(
                replica.customers[key],
                replica.events[key].values(),
                [one for one in replica.responses.values() if one.customer_id == key],
            )
            for key in ids
        }
        await asyncio.to_thread(room.take_in, room.sighting("ada"))
        assert not (await sync.digest("desk", replica.cursor, 0)).quiet

    side.run(compare)


def test_what_was_refused_is_settled_down_the_pull(side: Side) -> None:
    """And a push may bring nothing but what waits and what can't be read."""
    room = side.room
    ada = room.customer("ada")
    room.fold()
    told = PushRequest(
        installation="desk",
        entries=entries(ResponseBody(response=response("nobody", "r1"))),
        unread=(
            UnreadEntry(
                id="u1", kind="response", by="dana", made_at=NOW, code="too_large", message=""
            ),
        ),
        desks=(DeskCount(installation="desk", subject="dana", waiting=4, oldest_at=NOW),),
    )
    boss = Principal(
        subject="ivy", role=Role.SUPERVISOR, team="cards", expires_at=2**40, token_id="t"
    )

    async def work(sync: SyncProtocol) -> None:
        assert [one.verdict for one in (await sync.push(told)).results] == [Verdict.REJECTED]
        cursor = (await sync.pull("desk", 0, 1_000)).cursor
        for entry in ("r1", "u1"):
            await asyncio.to_thread(
                room.database.write_now,
                lambda unit, entry=entry: settle(
                    unit, boss, entry, SettlementVerdict.DISCARDED, "no", published(room.catalogues)
                ),
            )
        await asyncio.to_thread(
            room.database.write_now, lambda unit: erase(unit, ada, "ivy", objected=False)
        )
        reply = await sync.pull("desk", cursor, 1_000)
        found = [one for done in reply.transactions for one in done.settlements]
        assert {(one.entry_id, one.verdict, one.note, one.by) for one in found} == {
            ("r1", SettlementVerdict.DISCARDED, "no", ""),
            ("u1", SettlementVerdict.DISCARDED, "no", ""),
        }
        gone = [one for done in reply.transactions for one in done.gone]
        assert gone == [CustomerGone(customer_id=ada, erased=True)]

    side.run(work)
    assert room.rows("SELECT waiting FROM installations WHERE id = 'desk'") == [(4,)]


def test_what_the_administrator_decided_for_desktops(side: Side) -> None:
    reply = side.run(lambda sync: sync.desktop_policy())
    assert (reply.hub, reply.epoch) == (side.room.database.hub_id, 1)
    assert reply.policy == DesktopPolicy(version="default")


def test_look_ups_and_journeys(side: Side) -> None:
    ada = side.room.customer("ada", "+442079460018", events=5)

    async def ask(sync: SyncProtocol) -> None:
        found = await sync.look_up("020 7946 0018", "GB")
        assert [(m.customer.id, m.tier, m.trusted) for m in found.matches] == [
            (ada, MatchTier.REGION, True)
        ]
        assert (await sync.look_up("anonymous", "GB")).matches == ()
        whole = await sync.customer(ada)
        assert (whole.change.customer.id, len(whole.events)) == (ada, 5)
        page = await sync.journey(ada, None, 3)
        rest = await sync.journey(ada, page.next, 3)
        assert rest.next is None
        assert page.events + rest.events == whole.events
        published = await sync.catalogue("current")
        assert published.toml == CATALOGUE
        assert (await sync.catalogue(published.version)) == published

    side.run(ask)


def test_the_stream_hints(side: Side) -> None:
    side.room.customer("ada")

    async def listen(sync: SyncProtocol) -> Hint:
        reply = await sync.pull("desk", 0, 1_000)
        while reply.more:
            reply = await sync.pull("desk", reply.cursor, 1_000)
        await asyncio.sleep(0.3)  # contexts
        cursor = side.room.database.position
        stream = sync.stream("desk", cursor)
        assert await anext(stream) is None
        await asyncio.to_thread(side.room.take_in, side.room.sighting("ada"))
        while (hint := await anext(stream)) is None:
            pass
        await stream.aclose()  # type: ignore[attr-defined] # a generator on both sides
        assert hint.position > cursor
        return hint

    side.run(listen)


@pytest.mark.parametrize(
    ("work", "error", "code"),
    [
        (lambda sync: sync.customer("nobody"), NotFound, ""),
        (lambda sync: sync.customer("../../healthz"), NotFound, ""),
        (lambda sync: sync.journey("nobody", None, 10), NotFound, ""),
        (lambda sync: sync.catalogue("nothing"), NotFound, ""),
        (lambda sync: sync.pull("desk", -1, 10), Refused, "bad_number"),
        (lambda sync: sync.pull("no spaces", 0, 10), Refused, "bad_installation"),
        (lambda sync: sync.hold("no spaces", ()), Refused, "bad_installation"),
        (lambda sync: sync.release("no spaces", ()), Refused, "bad_installation"),
        (lambda sync: sync.digest("desk", 0, 16), Refused, "bad_number"),
        (lambda sync: sync.digest("desk", -1, 0), Refused, "bad_number"),
        (lambda sync: sync.look_up("1" * 999, ""), Refused, "bad_number"),
        (
            lambda sync: sync.push(PushRequest(protocol=9, installation="d", entries=())),
            ProtocolMismatch,
            "",
        ),
    ],
)
def test_failures_are_those_of_the_protocol(
    side: Side, work: Work[object], error: type[HubError], code: str
) -> None:
    with pytest.raises(error) as failed:
        side.run(work)
    assert str(failed.value)
    if isinstance(failed.value, Refused):
        assert failed.value.code == code
