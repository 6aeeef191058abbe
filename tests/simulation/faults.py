"""What goes wrong, drawn from the seed. Each fault can be left out of a replay."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Final, NamedTuple

from agent_desktop.cache.errors import ProfileInUse
from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from tests.simulation.desk_process import KEY
from tests.simulation.disk import BROKEN, FULL
from tests.simulation.network import Weather
from tests.simulation.world import Place, World

YEAR_MS: Final = 365 * 86_400_000


class Fault(NamedTuple):
    at: float
    name: str
    do: Callable[[World], Any]


def drawn(world: World, random: Random, lasts: float) -> list[Fault]:
    """The troubles of one scenario, at least one."""
    found: list[Fault] = []
    for _ in range(random.choice((1, 1, 2, 2, 3, 4, 6))):
        kind = random.choices(list(_KINDS), weights=[weight for weight, _ in _KINDS.values()])[0]
        at = random.random() * lasts
        found += _KINDS[kind][1](world, random, at, lasts)
    return found


def healed(world: World) -> None:
    """Faults end; what they did stays: clocks may still be wrong."""
    for desk in world.desks:
        desk.line.weather = Weather()
        if desk.process is not None:
            disk = desk.process.disk
            disk.refuses = disk.refuses_from = disk.dies_at = disk.dies_in = None
        desk.start()
        if desk.signed_out:
            desk.signed_out = False
            desk.renew()
    if world.hub is not None:
        world.hub.speaks_another = False
        world.hub.disk.refuses = world.hub.disk.refuses_from = world.hub.disk.dies_at = None
    world.speaks_another = False
    world.start_hub()


# --- each kind: (world, random, at, lasts) -> faults ----------------------------------------------


def _desk(world: World, random: Random) -> Place:
    return random.choice(world.desks)


def _kill(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk, rests = _desk(world, random), random.choice((0.5, 1.5, 8.0))
    cut = random.random() < 0.3
    name = f"{desk.name} {'loses power' if cut else 'is killed'}"
    return [Fault(at, name, lambda _: desk.kill(power_cut=cut, rests_s=rests))]


def _die_at_statement(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk, later = _desk(world, random), random.randint(1, 90)

    def do(_: World) -> None:
        if desk.process is not None:
            desk.process.disk.dies_at = desk.process.disk.points + later

    return [Fault(at, f"{desk.name} dies {later} statements later", do)]


def _die_in_the_outbox(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk, later = _desk(world, random), random.randint(1, 14)
    file = random.choice(("outbox.db", "outbox.db", "customers.db"))

    def do(_: World) -> None:
        if desk.process is not None:
            desk.process.disk.dies_in = (file, later)

    return [Fault(at, f"{desk.name} dies before change {later} of {file}", do)]


def _outage(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    """So long that waits have grown as long as they may."""
    desk = _desk(world, random)

    def begin(_: World) -> None:
        desk.line.weather = Weather(down=True)

    return [
        Fault(at, f"{desk.name} has no line", begin),
        Fault(at + random.uniform(20.0, 80.0), "a long time passes", lambda _: None),
    ]


def _disk(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk, later, times = _desk(world, random), random.randint(0, 30), random.choice((1, 1, 3, 12))
    code = random.choice((FULL, BROKEN))

    def do(_: World) -> None:
        if desk.process is not None:
            disk = desk.process.disk
            disk.wanted, disk.refuses_for = code, times
            disk.refuses_from = disk.points + later

    return [Fault(at, f"{desk.name}'s disk refuses {times} writes", do)]


def _hub_kill(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    rests, cut = random.choice((0.3, 1.5, 6.0)), random.random() < 0.5
    name = f"hub {'loses power' if cut else 'is killed'}"
    return [Fault(at, name, lambda w: w.kill_hub(rests, power_cut=cut))]


def _hub_dies(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    later = random.randint(1, 150)

    def do(w: World) -> None:
        if w.hub is not None:
            w.hub.disk.dies_at = w.hub.disk.points + later

    return [Fault(at, f"hub dies {later} statements later", do)]


def _hub_disk(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    later, times = random.randint(0, 40), random.choice((1, 2, 10))
    code = random.choice((FULL, BROKEN))

    def do(w: World) -> None:
        if w.hub is not None:
            disk = w.hub.disk
            disk.wanted, disk.refuses_for = code, times
            disk.refuses_from = disk.points + later

    return [Fault(at, f"hub's disk refuses {times} writes", do)]


def _restore(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    copied = at * random.random()
    only = random.random() < 0.5
    # Of a folder that was put back whole somebody has to tell the hub (`hub new-epoch`).
    hand = not only or random.random() < 0.3
    return [
        Fault(copied, "hub is backed up", lambda w: w.back_up()),
        Fault(at, "hub is restored", lambda w: w.restore(database_only=only, by_hand=hand)),
    ]


def _weather(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk = _desk(world, random)
    chance = random.choice((0.1, 0.3, 0.7, 1.0))
    changes: dict[str, Any] = {}
    for kind in random.sample(_BAD, k=random.choice((1, 1, 2, 3))):
        changes[kind] = {
            "down": True, "deaf": True, "largest": random.choice((900, 2500)),
            "slow_s": random.choice((0.5, 5.0)),
        }.get(kind, chance)  # fmt: skip
    ends = at + random.choice((1.0, 4.0, 10.0, lasts))

    def begin(_: World) -> None:
        desk.line.weather = Weather(**changes)

    def end(_: World) -> None:
        desk.line.weather = Weather()

    name = f"{desk.name}'s line is {', '.join(changes)}"
    return [Fault(at, name, begin), Fault(min(ends, lasts), f"{desk.name}'s line is well", end)]


def _clock(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    off = random.choice((-10 * YEAR_MS, 10 * YEAR_MS, 20 * 86_400_000, -3_600_000, 90_000))
    desk = _desk(world, random)

    def do(_: World) -> None:
        desk.clock.off = off

    return [Fault(at, f"{desk.name}'s clock is {off / 86_400_000:.1f} days off", do)]


def _hub_clock(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    off = random.choice((-5 * YEAR_MS, 5 * YEAR_MS, -3_600_000, 3_600_000))

    def do(w: World) -> None:
        w.hub_off = off

    return [Fault(at, f"the hub's clock is {off / 86_400_000:.1f} days off", do)]


def _signed_out(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    """The token runs out or is revoked, perhaps in mid-drain; somebody signs in again later."""
    desk = _desk(world, random)

    def out(w: World) -> None:
        desk.sign_out()

    def again(_: World) -> None:
        if desk.signed_out:
            desk.signed_out = False
            desk.renew()

    found = [Fault(at, f"{desk.name}'s token is refused", out)]
    if random.random() < 0.6:
        found.append(Fault(at + random.random() * 10, f"{desk.name} signs in again", again))
    return found


def _other_user(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk = world.desks[0]
    away = random.random() < 0.5

    def lose(_: World) -> None:
        desk.line.weather = Weather(down=True)

    def change(_: World) -> None:
        others = [who for who in desk.people if who != desk.who]
        desk.sign_in_as(others[0])

    found = [Fault(at, f"somebody else sits down at {desk.name}", change)]
    if away:
        found.insert(0, Fault(max(0.0, at - 5.0), f"{desk.name} has no line", lose))
    return found


def _second_instance(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk = _desk(world, random)

    def do(w: World) -> None:
        if desk.process is None:
            return
        try:
            OpenProfile(CacheFiles(desk.process.disk.folder), KEY, desk.clock).close()
        except ProfileInUse:
            return
        w.told.complaints.append(("I12", f"a second instance opened {desk.name}"))

    return [Fault(at, f"{desk.name} is started twice", do)]


def _mismatch(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    def begin(w: World) -> None:
        w.speaks_another = True
        if w.hub is not None:
            w.hub.speaks_another = True

    def end(w: World) -> None:
        w.speaks_another = False
        if w.hub is not None:
            w.hub.speaks_another = False

    return [
        Fault(at, "the hub speaks another protocol", begin),
        Fault(min(lasts, at + random.random() * 8), "the hub speaks ours again", end),
    ]


def _compare(world: World, random: Random, at: float, lasts: float) -> list[Fault]:
    desk = _desk(world, random)

    def do(_: World) -> None:
        if desk.process is not None and desk.process.syncing is not None:
            desk.process.syncing.compare()

    return [Fault(at, f"{desk.name} compares", do)]


_BAD: Final = (
    "down", "lost", "cut", "again", "late", "slow_s", "portal", "storm", "largest", "deaf",
    "breaks",
)  # fmt: skip
_KINDS: Final[dict[str, tuple[int, Callable[..., list[Fault]]]]] = {
    "weather": (34, _weather),
    "kill": (10, _kill),
    "statement": (12, _die_at_statement),
    "outbox": (9, _die_in_the_outbox),
    "outage": (4, _outage),
    "disk": (8, _disk),
    "hub kill": (6, _hub_kill),
    "hub statement": (6, _hub_dies),
    "hub disk": (5, _hub_disk),
    "restore": (5, _restore),
    "clock": (5, _clock),
    "hub clock": (2, _hub_clock),
    "signed out": (6, _signed_out),
    "other user": (8, _other_user),
    "second": (2, _second_instance),
    "mismatch": (3, _mismatch),
    "compare": (3, _compare),
}
