"""One scenario: a plan from the seed, an hour of trouble in a minute, healing, quiet, judgement."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.simulation import faults, judge
from tests.simulation.site import Site
from tests.simulation.surroundings import run
from tests.simulation.template import Template
from tests.simulation.world import Place, World

MOVES_WITHIN_S: Final = 30.0
QUIET_S: Final = 100.0
POISON: Final = ("unknown_customer", "no_such_sentiment", "bad_body", "no_decision")


@dataclass
class Step:
    """One thing that happens: `do` gets the world. Faults can be left out of a replay."""

    at: float
    name: str
    do: Callable[[World], Any]
    fault: bool = False


@dataclass
class Outcome:
    seed: str
    digest: str
    trace: list[str]
    verdicts: list[judge.Verdict] = field(default_factory=list)
    faults: tuple[str, ...] = ()

    def count(self, kind: str) -> int:
        return sum(1 for one in self.verdicts if one.kind == kind)


def play(
    seed: int | str,
    folder: Path,
    template: Template,
    *,
    without: Iterable[int] = (),
    more: Callable[[World], None] = lambda _: None,
) -> Outcome:
    """`without`: numbers of faults that are left out. `more` changes the world before it starts."""
    world = World(str(seed), folder, template)
    left_out = frozenset(without)
    outcome = Outcome(str(seed), "", world.trace.lines)

    async def work() -> None:
        people = (("dana", "frank"), ("eli",), ("gita",))
        count = 3 if world.random("desks").random() < 0.2 else 2
        for names in people[:count]:
            world.add_desk(*names)
        more(world)
        plan, names = planned(world, left_out)
        outcome.faults = names
        await _live(world, plan)
        outcome.verdicts = judge.judged(world.told, _places(world), world.hub_folder / "hub.db")

    try:
        run(str(seed), work)
    except Exception as error:
        error.add_note(f"seed {seed}")
        raise
    outcome.digest = world.trace.digest()
    return outcome


def planned(world: World, left_out: frozenset[int]) -> tuple[list[Step], tuple[str, ...]]:
    """What agents and the site do, and what goes wrong meanwhile."""
    random = world.random("plan")
    site = Site(world, world.random("site"))
    lasts = random.choice((4.0, 8.0, 8.0, 12.0, 25.0))
    steps = list(_acts(world, random, lasts)) + list(_of_the_site(site, random, lasts))
    troubles = faults.drawn(world, world.random("faults"), lasts)
    kept = [one for number, one in enumerate(troubles) if number not in left_out]
    steps += [Step(one.at, one.name, one.do, fault=True) for one in kept]
    return sorted(steps, key=lambda step: step.at), tuple(one.name for one in troubles)


def _acts(world: World, random: Random, lasts: float) -> Iterable[Step]:
    """In bursts, as calls come; so that pushes have several entries."""
    for desk in world.desks:
        for burst in range(random.choice((1, 1, 2, 3))):
            began = random.random() * lasts
            acts = random.choices(
                ("respond", "take_back", "reassign", "note", "look", "poison"),
                (50, 14, 6, 10, 12, 5),
                k=random.randint(1, 4),
            )
            if burst == 0:
                acts[0] = "respond"
            for act in acts:
                began += random.choice((0.0, 0.001, 0.001, 0.02, 0.3))
                poison = random.choice(POISON)
                yield Step(began, act, lambda _, d=desk, a=act, p=poison: _act(d, a, p))


def _act(desk: Place, act: str, poison: str) -> None:
    process, agent = desk.process, desk.agent
    if process is None or not process.alive:
        return
    desk.world.trace(desk.name, agent.name, act)
    if act == "poison":
        process.run(lambda: agent.respond(process, poison=poison))
    else:
        process.run(lambda: getattr(agent, act)(process))


def _of_the_site(site: Site, random: Random, lasts: float) -> Iterable[Step]:
    for _ in range(random.choice((0, 1, 1, 2))):
        what = random.choices(
            ("events", "merge", "unmerge", "publish", "fold", "settle", "erase"),
            (60, 12, 8, 8, 4, 6, 5),
        )[0]
        yield Step(
            random.random() * lasts, what, lambda w, n=what: w.nature.start(getattr(site, n)())
        )


async def _live(world: World, plan: list[Step]) -> None:
    loop = asyncio.get_running_loop()
    world.start_hub()
    for desk in world.desks:
        desk.start()
    for step in plan:
        await asyncio.sleep(max(0.0, step.at - loop.time()))
        if step.fault:
            world.trace("fault", step.name)
        step.do(world)
    await _heal(world)
    await _quiet(world)
    world.end()


async def _heal(world: World) -> None:
    """Everything works again, and everybody with entries signs in where they made them."""
    loop = asyncio.get_running_loop()
    world.trace("healed")
    faults.healed(world)
    for _ in range(20):
        await asyncio.sleep(0.5)
        if world.hub is not None and all(desk.process is not None for desk in world.desks):
            break
    for desk in world.desks:
        if desk.who not in desk.tokens or desk.world.issued.get(desk.tokens[desk.who]) is None:
            desk.renew()
    world.heard.clear()
    world.pushed.clear()
    world.healed_at = loop.time()


async def _quiet(world: World) -> None:
    """Until nobody waits any more, but at least for a while, and at most `QUIET_S`."""
    loop = asyncio.get_running_loop()
    for desk in world.desks:
        # Perhaps somebody else comes first: what waits is not theirs.
        order = world.random("order").sample(desk.people, k=len(desk.people))
        for who in order:
            if desk.who != who:
                if not any(one.by == who and one.desk == desk.name for one in world.told.made):
                    continue
                desk.sign_in_as(who)
            await _until_sent(world, desk)
    while loop.time() < world.healed_at + QUIET_S:
        if all(_agrees(world, desk) for desk in world.desks):
            break
        await asyncio.sleep(3.0)
    else:
        # A hint that was lost is made up for by the next one, or by the next comparison.
        for desk in world.desks:
            if desk.process is not None and desk.process.syncing is not None:
                desk.process.syncing.compare()
        await asyncio.sleep(10.0)
    # Where a disk was full, a desk tries to erase again after five minutes.
    await asyncio.sleep(320.0 if world.told.gone_for_good else 1.0)


async def _until_sent(world: World, desk: Place) -> None:
    """At most as long as it may take."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    world.pushed.pop(desk.name, None)
    waits = False
    # Whether a restored hub lacks something shows once it was heard.
    patience = 8.0 if world.told.restored else 0.0
    while loop.time() < began + 75.0:
        if desk.process is not None:
            waiting = desk.waiting()
            if not waiting and loop.time() >= began + patience:
                return
            if waiting and not waits:
                waits = True
                began = loop.time()
            moved = desk.name in world.pushed
            if waiting and not moved and loop.time() > began + MOVES_WITHIN_S + 1.0:
                world.told.complaints.append(
                    ("I6", f"{desk.name}: {waiting} of {desk.who} wait and nothing moved in 30 s")
                )
                return
        await asyncio.sleep(0.5)


def _agrees(world: World, desk: Place) -> bool:
    if desk.process is None or world.hub is None:
        return False
    place = judge.Place(desk.name, desk.folder, desk.people)
    return judge.agrees(world.told, place, world.hub_folder / "hub.db")


def _places(world: World) -> list[judge.Place]:
    return [judge.Place(desk.name, desk.folder, desk.people) for desk in world.desks]
