"""The list is the same on both sides, to the last digit shown: hub and desktop decide on the same.

A thousand customers that nobody planned, a real hub on a real port, a cache that pulled from it
over HTTP. The hub's list is made of its tables by its own code, as `POST /v1/decisions` does it.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from agent_desktop.app.catalogue_playbook import CataloguePlaybook, from_toml
from agent_desktop.app.conversation import Conversation
from agent_desktop.app.ports import OutboxItem
from agent_desktop.cache.files import CacheFiles, prepare
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.cache.reader import CacheReader
from agent_desktop.cache.session import Session
from agent_desktop.decisioning.context import attributes
from agent_desktop.decisioning.decide import decide
from agent_desktop.decisioning.decisions import Decision, Inputs
from agent_desktop.decisioning.signals import detect
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.responses import Response
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Tokens
from agent_desktop.hub.contexts.keeper import Keeper
from agent_desktop.hub.deciding.asking import Asking
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.deciding.who import Person
from agent_desktop.hub.ingestion.touchpoints import Touchpoints
from agent_desktop.hubclient.client import HubClient
from agent_desktop.protocol.errors import HubError
from agent_desktop.protocol.messages import (
    DesktopPolicy,
    EntryKind,
    ExposuresBody,
    Message,
    PushRequest,
    ResponseBody,
    Verdict,
)
from agent_desktop.sync.catching_up import CatchingUp
from agent_desktop.sync.following import Subscriber
from agent_desktop.sync.queue import KnownHub
from agent_desktop.sync.waiting import Timing
from tests.support import many_customers
from tests.support.event_loop import in_a_loop
from tests.support.hub_room import Room
from tests.support.hub_thread import KEY as HUB_KEY
from tests.support.hub_thread import served
from tests.support.many_customers import MINUTE, Crowd, install_model

SIZE = 1_000
KEY = bytes(range(32))
BATCH = 500


class Clock:
    def now(self) -> int:
        return time.time_ns() // 1_000_000


class Unheard:
    """Implements sync.following.Report."""

    def __init__(self) -> None:
        self.refused: list[tuple[str, str]] = []

    def heard(self) -> None: ...

    def lost(self, error: HubError) -> None:
        raise error

    def changed(self, customer_ids: frozenset[str]) -> None: ...

    def catalogue(self, version: str) -> None: ...

    def model(self, version: str) -> None: ...

    def settled(self) -> None: ...

    def erased(self, customer_ids: frozenset[str]) -> None: ...

    def policy(self, policy: DesktopPolicy) -> None: ...

    def repaired(self, customers: int) -> None: ...

    def compared(self) -> None: ...

    def indexed(self, whole: bool) -> None: ...

    def lives(self, hub: str, epoch: int) -> None:
        """Nobody sends here."""

    def model_refused(self, version: str, why: str) -> None:
        self.refused.append((version, why))


@dataclass
class Desktop:
    """One person's files, and the line to the hub."""

    subject: str
    store: PulledFile
    outbox: OutboxFile
    reader: CacheReader
    client: HubClient
    installation: str

    async def pull(self, everybody: tuple[str, ...] = ()) -> None:
        heard = Unheard()
        following = CatchingUp(self.client, self.store, self.installation, heard, Timing(Clock()))
        following.want(frozenset(everybody))
        await following.run()
        assert heard.refused == []

    async def push(self) -> None:
        departures = self.outbox.departures
        while (batch := departures.take(self.subject, 500, 10**6)).entries:
            reply = await self.client.push(
                PushRequest(installation=batch.installation, entries=batch.entries)
            )
            assert {one.verdict for one in reply.results} == {Verdict.ACCEPTED}
            hub = KnownHub(hub=reply.hub, epoch=reply.epoch)
            departures.settle(self.subject, hub, reply.results, Clock().now())

    def say(self, crowd: Crowd, customer_id: str) -> None:
        """Answers and impressions of this person's, into the outbox."""
        items = [
            _item(EntryKind.RESPONSE, one.id, one.customer_id, one.contact_id, one)
            for one in crowd.answers(customer_id, self.subject)
        ]
        for n, one in enumerate(crowd.exposures(customer_id)):
            body = ExposuresBody(customer_id=customer_id, decision_id="", exposures=(one,))
            key = f"{self.subject}-{customer_id}-{n}-{one.id}"
            items.append(_item(EntryKind.EXPOSURES, key, customer_id, one.contact_id, body))
        if items:
            self.outbox.commit(tuple(items), None)


def _item(
    kind: EntryKind, key: str, customer_id: str, contact_id: str, said: Message | Response
) -> OutboxItem:
    body = ResponseBody(response=said) if isinstance(said, Response) else said
    return OutboxItem(
        id=key,
        kind=kind,
        customer_id=customer_id,
        contact_id=contact_id,
        made_at=Clock().now(),
        body=body,
    )


@contextlib.contextmanager
def desktop(folder: Path, url: str, subject: str) -> Iterator[Desktop]:
    files = CacheFiles(folder)
    prepare(files, KEY)
    token = Tokens(HUB_KEY).issue(subject=subject, role=Role.AGENT, team="cards", lasts_s=3_600)
    session = Session(hub_url=url, token=token, subject=subject, role="agent", team="cards")
    with (
        contextlib.closing(OutboxFile(files, KEY)) as outbox,
        contextlib.closing(PulledFile(files, KEY)) as store,
        contextlib.closing(CacheReader(files, KEY)) as reader,
    ):
        outbox.sign_in(session)
        installation = outbox.departures.installation(subject)
        store.serve(Subscriber(installation=installation, subject=subject))
        client = HubClient(url, lambda: token, installation)
        yield Desktop(subject, store, outbox, reader, client, installation)


class OnTheHub:
    """Its own decision, out of its tables."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._playbooks = Playbooks(room.catalogues, room.shared.models)
        self._asking = Asking(room.shared, self._playbooks, Touchpoints())

    def decide(self, contact: Contact, customer_id: str, now: int) -> Decision:
        compiled = self._playbooks.current()
        catalogue = compiled.catalogue
        person = Person(identity="", customer_id=customer_id, meet=None)
        with self._room.database.reading() as connection:
            known = self._asking._known(connection, person, now, catalogue)
        context = attributes(known.state, known.customer, now, known.answers, catalogue)
        inputs = Inputs(
            decision_id="d",
            customer_id=customer_id,
            contact_id=contact.id,
            touchpoint=contact.touchpoint,
            at=now,
            context=context,
            answers=known.answers,
            signals=detect(catalogue, known.state, now, context),
            exposures=known.exposures,
            model_version=compiled.model_version,
        )
        return decide(compiled, inputs)


def here(desk: Desktop, playbook: CataloguePlaybook, contact: Contact, who: str, now: int) -> Any:
    """The desktop's own, out of its cache."""
    conversation = Conversation(contact)
    known = desk.reader.customer(who)
    assert known is not None
    conversation.meet(known)
    decided = conversation.decide(playbook, now, "d")
    assert decided is not None
    return decided


def call(customer_id: str, n: int) -> Contact:
    """Some of them go on in a contact of which something is known."""
    key = f"contact-{n % 8}-{customer_id}"
    return Contact(
        id=key,
        direction=Direction.INBOUND,
        number="",
        presentation=Presentation.ALLOWED,
        state=ContactState.TALKING,
        started_at=0,
        touchpoint="call-centre",
        source="test",
    )


def _differences(hub: Decision, desk: Decision) -> str:
    """What differs, for the person who reads the failure."""
    found = []
    for name in ("ranked", "held"):
        for one, other in zip(getattr(hub, name), getattr(desk, name), strict=False):
            if one != other:
                found.append(f"{name}: hub {one}\n   desk {other}")
                break
    found.append(f"{len(hub.ranked)}+{len(hub.held)} / {len(desk.ranked)}+{len(desk.held)}")
    return "\n".join(found)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    made = Room(tmp_path / "hub")
    made.catalogues.publish_now(many_customers.catalogue_toml(), "thousand.toml")
    yield made
    made.database.close()


@in_a_loop
async def test_a_thousand_customers_get_the_same_list_online_and_offline(
    room: Room, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The hub folds when this test says so: what comes late is then folded by the desktop.
    monkeypatch.setattr(Keeper, "_turn", lambda _: [])
    crowd = Crowd(20261121, Clock().now(), SIZE)
    sightings = []
    for user in crowd.users:
        sightings += [crowd.identified(user), *crowd.sightings(user, 12, newest=10 * MINUTE)]
    for start in range(0, len(sightings), BATCH):
        room.take_in(*sightings[start : start + BATCH])
    room.fold()
    version = install_model(room, Clock().now())
    ids = {user: room.id_of(user) for user in crowd.users}
    with (
        served(room, tmp_path, many_customers.catalogue_toml()) as url,
        desktop(tmp_path / "dana", url, "dana") as dana,
        desktop(tmp_path / "kim", url, "kim") as kim,
        desktop(tmp_path / "lee", url, "lee") as lee,
    ):
        # Colleagues have talked to them before.
        for n, user in enumerate(crowd.users):
            (kim, lee)[n % 2].say(crowd, ids[user])
        await kim.push()
        await lee.push()
        await dana.pull(tuple(ids.values()))
        # What comes after the first pull is folded by the desktop: the hub has not yet.
        late = [one for user in crowd.users[::3] for one in crowd.sightings(user, 4)]
        for start in range(0, len(late), BATCH):
            room.take_in(*late[start : start + BATCH])
        await dana.pull()
        assert _unfolded(dana) == len(late)
        # And what waits here has not left: the hub hears of it later.
        for user in crowd.users[::5]:
            dana.say(crowd, ids[user])
        catalogue, model = dana.reader.catalogue(), dana.reader.model()
        assert catalogue is not None
        assert model is not None
        assert model[0] == version
        now = Clock().now()
        playbook = from_toml(*catalogue).with_model(model[1], now)
        contacts = {user: call(ids[user], n) for n, user in enumerate(crowd.users)}
        offline = {
            user: here(dana, playbook, contact, ids[user], now)
            for user, contact in contacts.items()
        }
        await dana.push()
        room.fold()
        hub = OnTheHub(room)
        different = []
        for user, contact in contacts.items():
            there = hub.decide(contact, ids[user], now)
            mine = offline[user].decision
            if there != mine:
                different.append(f"{user}: {_differences(there, mine)}")
        for each in (dana, kim, lee):
            await each.client.close()
    assert not different, f"{len(different)} differ, such as\n" + "\n".join(different[:3])
    _is_a_fair_trial([one.decision for one in offline.values()])


def _unfolded(desk: Desktop) -> int:
    found: int = desk.reader._db.execute("SELECT count(*) FROM unfolded").fetchone()[0]
    return found


def _is_a_fair_trial(lists: list[Decision]) -> None:
    """Every way to be held or ranked occurs, so that their being equal says something."""
    codes = {held.code for one in lists for held in one.held}
    assert codes >= {
        "answered", "suppressed", "policy", "signal", "not_eligible", "follow_up_only",
        "service_first", "rule_failed",
    }  # fmt: skip
    ranked = [entry for one in lists for entry in one.ranked]
    assert any(entry.follow_up_of for entry in ranked)
    assert any(entry.mandatory for entry in ranked)
    assert any(entry.asset_id.endswith("#b") for entry in ranked)
    reasons = {reason.code for entry in ranked for reason in entry.reasons}
    assert {"learnt", "signal", "weight", "declared"} <= reasons
    assert len({entry.factors.propensity for entry in ranked}) > 1_000
    assert len(msgspec.json.encode([*lists[0].ranked])) > 100
