"""Several people at one desk: who has a profile, and what a colleague never came back to send."""

from __future__ import annotations

import asyncio
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from agent_desktop.bootstrap.opening import open_profile
from agent_desktop.bootstrap.others import Others
from agent_desktop.bootstrap.people import new_folder, note_use, people, write_card
from agent_desktop.bootstrap.system import SystemClock
from agent_desktop.cache.session import Session
from agent_desktop.domain.responses import Response
from agent_desktop.keystore.ephemeral import EphemeralKeyStore
from tests.integration.test_desk_and_hub import _customer as customer
from tests.integration.test_desk_and_hub import _of as on_the_hub
from tests.support.event_loop import in_a_loop
from tests.support.hub import Hub
from tests.support.journeys import item, response

CLOCK = SystemClock()


async def _profile(
    desk: Path,
    keys: EphemeralKeyStore,
    hub: Hub,
    subject: str,
    *waiting: Response,
    lasts_s: int = 3_600,
) -> Path:
    """A person's profile, with these entries waiting; nobody runs it."""
    folder = new_folder(desk)
    session = Session(
        hub_url=hub.url,
        token=hub.token("agent", team="cards", subject=subject, lasts_s=lasts_s),
        subject=subject,
        role="agent",
        team="cards",
    )
    profile = open_profile(folder, keys, CLOCK)
    try:
        await profile.outbox.sign_in(session)
        write_card(folder, profile.key, session)
        for one in waiting:
            await profile.outbox.commit((item(one),), None)
    finally:
        profile.close()
    return folder


def _two() -> tuple[Response, ...]:
    return (response(by="kim"), response(by="kim"))


async def _waiting(folder: Path, keys: EphemeralKeyStore) -> int:
    profile = open_profile(folder, keys, CLOCK)
    try:
        return (await profile.outbox.counts()).waiting
    finally:
        profile.close()


@in_a_loop
async def test_a_colleagues_entries_leave_as_theirs(hub: Hub, tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    mine = await _profile(tmp_path, keys, hub, "dana", response(by="dana"))
    ada = customer(hub, "ada", "+442079460018")
    answers = [response(ada, by="kim", at=CLOCK.now() + n) for n in range(3)]
    kim = await _profile(tmp_path, keys, hub, "kim", *answers)
    customers = (kim / "customers.db").read_bytes()
    others = Others(mine, keys, CLOCK)
    assert await others.deliver_once() == ()
    assert await _waiting(kim, keys) == 0
    assert await _waiting(mine, keys) == 1, "what is mine has its own engine"
    assert (kim / "customers.db").read_bytes() == customers
    rows = on_the_hub(hub, ada)
    assert {row["id"] for row in rows} == {one.id for one in answers}
    with closing(sqlite3.connect(hub.data / "hub.db")) as database:
        assert set(database.execute('SELECT DISTINCT "by" FROM responses')) == {("kim",)}


@in_a_loop
async def test_a_session_that_ran_out_pauses_and_drops_nothing(hub: Hub, tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    mine = await _profile(tmp_path, keys, hub, "dana")
    kim = await _profile(tmp_path, keys, hub, "kim", *_two(), lasts_s=1)
    await asyncio.sleep(1.5)
    (left,) = await Others(mine, keys, CLOCK).deliver_once()
    assert left.waiting == 2
    assert left.signed_out
    assert left.hub_url == hub.url
    assert [(one.subject, one.waiting) for one in left.counts] == [("kim", 2)], "the hub lists it"
    assert await _waiting(kim, keys) == 2


@in_a_loop
async def test_whoever_runs_sends_by_themselves(hub: Hub, tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    mine = await _profile(tmp_path, keys, hub, "dana")
    kim = await _profile(tmp_path, keys, hub, "kim", *_two())
    running = open_profile(kim, keys, CLOCK)
    try:
        assert await Others(mine, keys, CLOCK).deliver_once() == ()
        assert (await running.outbox.counts()).waiting == 2
    finally:
        running.close()


@in_a_loop
async def test_a_hub_that_is_away_or_a_file_that_is_damaged_waits(hub: Hub, tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    mine = await _profile(tmp_path, keys, hub, "dana")
    kim = await _profile(tmp_path, keys, hub, "kim", *_two())
    lee = await _profile(tmp_path, keys, hub, "lee", response(by="lee"))
    damaged = bytearray((lee / "outbox.db").read_bytes())
    damaged[:200] = bytes(200)
    (lee / "outbox.db").write_bytes(damaged)
    for side in ("-wal", "-shm"):
        (lee / f"outbox.db{side}").unlink(missing_ok=True)
    hub.stop()
    (left,) = await Others(mine, keys, CLOCK).deliver_once()
    assert (left.waiting, left.signed_out) == (2, False)
    assert (lee / "outbox.db").read_bytes() == bytes(damaged), "its owner's start mends it"
    hub.start()
    assert await Others(mine, keys, CLOCK).deliver_once() == ()
    assert await _waiting(kim, keys) == 0


@in_a_loop
async def test_names_are_sealed_and_the_last_one_comes_first(hub: Hub, tmp_path: Path) -> None:
    keys = EphemeralKeyStore()
    dana = await _profile(tmp_path, keys, hub, "dana")
    kim = await _profile(tmp_path, keys, hub, "kim")
    note_use(kim)
    await asyncio.sleep(0.05)
    note_use(dana)
    found = people(tmp_path, keys)
    assert [one.card.subject for one in found if one.card] == ["dana", "kim"]
    assert all(b"kim" not in file.read_bytes() for file in kim.iterdir() if file.is_file())
    shutil.copy(dana / "card", kim / "card")
    assert people(tmp_path, keys)[1].card is None, "a card of another profile is none"
    session = Session(hub_url=hub.url, token="t", subject="dana", role="agent", team="cards")
    assert Others(kim, keys, CLOCK).have(session)
    assert not Others(dana, keys, CLOCK).have(session)


@in_a_loop
async def test_the_profile_of_an_earlier_version_is_found_where_it_is(
    hub: Hub, tmp_path: Path
) -> None:
    keys = EphemeralKeyStore()
    open_profile(tmp_path, keys, CLOCK).close()
    kim = await _profile(tmp_path, keys, hub, "kim", response(by="kim"))
    assert {one.folder for one in people(tmp_path, keys)} == {tmp_path, kim}
    assert await Others(tmp_path, keys, CLOCK).deliver_once() == ()
    assert await _waiting(kim, keys) == 0
