"""What waits, what was refused, and how the desk stands: true, and read no more than needed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import msgspec

from agent_desktop.app.ports import SyncState, UnsettledEntry
from agent_desktop.app.refusal_words import reason_words
from agent_desktop.app.sync_centre import CentrePorts, Failed, SyncCentre
from agent_desktop.app.sync_views import SyncCentreView
from agent_desktop.protocol.messages import DesktopPolicy
from tests.support import sample_sync
from tests.support.desk_fakes import FakeClock, FakeUpkeep, LoopTasks
from tests.support.plain_words import PlainWords
from tests.support.sample_views import NOW
from tests.support.sync_fakes import Sleeper


@dataclass
class Room:
    entries: tuple[UnsettledEntry, ...] = field(default_factory=sample_sync.entries)
    reads: int = 0
    asked: list[tuple[str, ...]] = field(default_factory=list)
    nudges: int = 0
    saved: list[str] = field(default_factory=list)
    broken: Exception | None = None
    upkeep: FakeUpkeep = field(default_factory=FakeUpkeep)
    sleeper: Sleeper = field(default_factory=Sleeper)
    tasks: LoopTasks = field(default_factory=LoopTasks)
    clock: FakeClock = field(default_factory=lambda: FakeClock(NOW))

    async def unsettled(self, limit: int) -> tuple[UnsettledEntry, ...]:
        self.reads += 1
        if self.broken is not None:
            raise self.broken
        return self.entries[:limit]

    async def names(self, customer_ids: tuple[str, ...]) -> dict[str, str]:
        self.asked.append(customer_ids)
        return {"c1": "Leila Haddad", "c2": "Henrik Dahl"}

    async def save(self, path: str) -> None:
        if "no" in path:
            raise Failed("'no.zip' could not be written. Choose another place.")
        self.saved.append(path)

    def nudge(self) -> None:
        self.nudges += 1

    def centre(self) -> SyncCentre:
        ports = CentrePorts(
            backlog=self, names=self, upkeep=self.upkeep, clock=self.clock, tasks=self.tasks,
            words=PlainWords(), nudge=self.nudge, save=self.save, title=str.capitalize,
            sleep=self.sleeper.sleep,
        )  # fmt: skip
        return SyncCentre(ports, "jana")


def with_room(test: Callable[[Room, SyncCentre], Awaitable[None]]) -> None:
    async def run() -> None:
        room = Room()
        centre = room.centre()
        centre.sync_changed(sample_sync.sync())
        await test(room, centre)
        centre.close()
        assert not room.tasks.broken

    asyncio.run(run())


async def still() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


def test_it_says_what_waits_what_was_refused_and_whose() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        centre.open()
        await still()
        view = centre.view
        assert [(line.title, line.customer, line.code) for line in view.refused] == [
            ("Transfer", "Henrik Dahl", "unknown_customer"),
            ("Number", "", "other_list"),
        ]
        assert view.refused[0].state == "The hub does not know this customer, or not any more."
        assert [line.state for line in view.waiting] == [
            "Leaves when the hub is back",
            "After the one above",
            "After the one above",
            "After the one above",
            "A colleague's: leaves in its own order",
        ]
        assert view.waiting[3].kind == "Caller verified"
        assert view.waiting[4].customer == "", "a colleague's customer is not named"
        assert room.asked == [("c1", "c2", "c3")]
        assert [figure.value for figure in view.figures[:2]] == ["5", "2"]
        said = " ".join(line.text for line in view.device)
        assert "3 customers were fetched again because they differed from the hub." in said
        assert "still indexing: older customers may be missing" in said
        assert "2 responses of colleagues wait at this desk" in said
        centre.sync_changed(sample_sync.sync(colleagues_signed_out=1))
        assert "1 of these colleagues must sign in here again first." in _device(centre.view)

    with_room(test)


def test_nothing_is_read_while_nobody_looks_and_nothing_of_a_customer_stays() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        centre.sync_changed(sample_sync.sync(waiting=9))
        await still()
        assert room.reads == 0
        centre.open()
        await still()
        assert centre.view.refused
        centre.close()
        assert "Dahl" not in repr(centre.view)
        assert not centre.view.refused
        assert not centre.view.waiting

    with_room(test)


def test_a_storm_of_changes_is_read_twice_a_second() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        centre.open()
        await still()
        for waiting in range(2_000):
            centre.sync_changed(sample_sync.sync(waiting=waiting))
        await still()
        assert room.reads == 1
        await room.sleeper.pass_time(1)
        assert room.reads == 2, "once more, for what came meanwhile"
        assert centre.view.figures[0].value == "1,999"

    with_room(test)


def test_an_outbox_that_cannot_be_read_is_said_and_the_next_reading_mends_it() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        room.broken = OSError("The stored data is damaged.")
        centre.open()
        await still()
        assert centre.view.trouble == "The stored data is damaged."

    with_room(test)


def test_comparing_is_asked_for_once_and_ends_with_the_answer() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        centre.open()
        centre.compare_now()
        centre.compare_now()
        assert room.upkeep.comparisons == 1
        assert centre.view.comparing
        centre.sync_changed(sample_sync.sync(compared_at=NOW))
        assert not centre.view.comparing

    with_room(test)


def test_the_bundle_is_told_of_saved_or_not() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        centre.open()
        centre.save_diagnostics("/tmp/where/out.zip")  # noqa: S108 - never touched
        assert centre.view.saving
        await still()
        assert centre.view.told.startswith("Saved as out.zip.")
        centre.save_diagnostics("/no.zip")
        await still()
        assert "Choose another place" in centre.view.told
        assert room.saved == ["/tmp/where/out.zip"]  # noqa: S108 - never touched

    with_room(test)


def test_online_only_and_the_policy_are_said() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        del room
        centre.open()
        centre.policy_changed(DesktopPolicy(customers=500, days=3))
        assert "up to 500 customers, 3 days" in _device(centre.view)
        centre.policy_changed(DesktopPolicy(online_only=True))
        assert "nobody can be looked up" in _device(centre.view)
        assert "Kept here" not in _device(centre.view)

    with_room(test)


def _device(view: SyncCentreView) -> str:
    return " ".join(line.text for line in view.device)


def test_each_state_of_the_line_says_what_the_first_waits_for() -> None:
    def first(**about: object) -> str:
        return sample_sync.view(PlainWords(), sample_sync.sync(**about)).waiting[0].state

    assert first(signed_in=False) == "Leaves when you have signed in again"
    assert first(online=True, blocked=True) == "Held up: see 'This device'"
    assert first(online=True) == "Tried 3 times"


def test_what_the_hub_says_in_a_code_nobody_knows_is_said_in_its_words() -> None:
    words = PlainWords()
    assert reason_words("brand_new", "The hub said this.", words) == "The hub said this."
    assert reason_words("brand_new", "", words) == "The hub gave no reason."


def test_the_figures_never_claim_what_is_not_known() -> None:
    early = SyncState(
        online=False, waiting=0, refused=0, last_contact_at=None, signed_in=True, counted=False
    )
    view = sample_sync.view(PlainWords(), early, empty=True)
    assert view.figures[2].value == "–"
    assert view.figures[3].detail == "not yet"
    found = msgspec.structs.replace(early, compared_at=NOW)
    assert sample_sync.view(PlainWords(), found).figures[3].detail.startswith("no differences")


def test_an_empty_list_says_nothing_before_it_was_read() -> None:
    async def test(room: Room, centre: SyncCentre) -> None:
        del room
        centre.open()
        assert centre.view.reading
        assert centre.view.figures[0].detail == "they leave by themselves"
        await still()
        assert not centre.view.reading
        centre.sync_changed(sample_sync.sync(waiting=0))
        assert not centre.view.waiting, "the count is quicker than the list"
        assert centre.view.figures[0].detail == "everything has left"

    with_room(test)
