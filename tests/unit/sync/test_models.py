"""Models are fetched as the hub names them, checked before they are kept, and a bad one changes
nothing."""

from __future__ import annotations

import msgspec

from agent_desktop.sync.following import Standing
from agent_desktop.sync.models import Models
from tests.support.event_loop import in_a_loop
from tests.support.sync_fakes import FakeHub, Sleeper
from tests.unit.sync.test_follow import FakeStore, Heard


def _check(version: str, snapshot: bytes, catalogue: str, _now: int) -> None:
    """The fake's snapshots say which catalogue they are of."""
    if snapshot != f"{version} of {catalogue}".encode():
        raise ValueError("it ends too early")


class Fetching:
    def __init__(self, named: str | None = None) -> None:
        self.hub, self.store, self.heard = FakeHub(), FakeStore(), Heard()
        self.models = Models(self.hub, self.store, self.heard, Sleeper().timing(), _check)
        self.store.save_catalogue("c1", "cards", 0)
        self.name(named)

    def name(self, named: str | None) -> None:
        self.store.at = msgspec.structs.replace(self.store.at, model_named=named)

    async def fetch(self) -> Standing:
        await self.models.fetch(self.store.at)
        return self.store.at


@in_a_loop
async def test_the_one_in_force_is_asked_for_once_where_none_was_named() -> None:
    it = Fetching()
    await it.fetch()
    await it.fetch()
    assert it.hub.asked_models == ["current"]
    assert it.heard.models == []
    it.hub.models["m1"] = b"m1 of cards"
    it.name("m1")
    assert (await it.fetch()).model == "m1"
    assert it.heard.models == ["m1"]
    await it.fetch()
    assert it.hub.asked_models == ["current", "m1"]


@in_a_loop
async def test_a_bad_one_is_refused_and_the_last_one_stays() -> None:
    it = Fetching("m1")
    it.hub.models = {"m1": b"m1 of cards", "m2": b"m2 of ca"}
    await it.fetch()
    it.name("m2")
    assert (await it.fetch()).model == "m1"
    assert it.heard.refused == [("m2", "it ends too early")]
    await it.fetch()
    assert it.hub.asked_models == ["m1", "m2"], "not asked for again in vain"
    assert it.store.models == {"m1": b"m1 of cards"}


@in_a_loop
async def test_one_of_another_catalogue_is_tried_again_when_that_is_here() -> None:
    it = Fetching("m2")
    it.hub.models = {"m2": b"m2 of loans"}
    assert (await it.fetch()).model == ""
    it.store.save_catalogue("c2", "loans", 0)
    assert (await it.fetch()).model == "m2"


@in_a_loop
async def test_going_back_needs_no_line_for_what_is_kept() -> None:
    it = Fetching("m1")
    it.hub.models = {"m1": b"m1 of cards", "m2": b"m2 of cards"}
    await it.fetch()
    it.name("m2")
    await it.fetch()
    it.name("m1")
    assert (await it.fetch()).model == "m1"
    assert it.hub.asked_models == ["m1", "m2"]
    assert it.heard.models == ["m1", "m2", "m1"]
    it.name("")
    assert (await it.fetch()).model == ""
    assert it.heard.models[-1] == ""


@in_a_loop
async def test_a_restored_hub_is_asked_anew_and_may_have_none() -> None:
    it = Fetching("m1")
    it.hub.models = {"m1": b"m1 of cards"}
    await it.fetch()
    it.name(None)
    assert (await it.fetch()).model == "m1"
    assert it.heard.models == ["m1"], "the same one"
    await it.fetch()
    assert it.hub.asked_models == ["m1", "current"]
    again = Fetching()
    again.store.at = msgspec.structs.replace(again.store.at, model="m9")
    assert (await again.fetch()).model == ""
    assert again.heard.models == [""]


@in_a_loop
async def test_without_a_catalogue_there_is_nothing_to_check_it_against() -> None:
    it = Fetching("m1")
    it.hub.models = {"m1": b"m1 of cards"}
    it.store.catalogues.clear()
    assert (await it.fetch()).model == ""
    assert it.hub.asked_models == []
    it.store.save_catalogue("c1", "cards", 0)
    assert (await it.fetch()).model == "m1"
