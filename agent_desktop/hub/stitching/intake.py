"""Events into journeys: repeated ones are left out, the others placed one after the other."""

from __future__ import annotations

from collections.abc import Sequence

from agent_desktop.hub.stitching.nodes import Memory
from agent_desktop.hub.stitching.sightings import Key, Sighting
from agent_desktop.hub.stitching.stitcher import Stitcher
from agent_desktop.hub.store.bulk import select_in
from agent_desktop.hub.store.units import Unit


def take_in(unit: Unit, sightings: Sequence[Sighting]) -> int:
    """Store the events that are new, in this order. Returns how many those were."""
    seen = {
        row[0]
        for row in select_in(
            unit.connection, "SELECT id FROM events WHERE id", [s.event_id for s in sightings],
            wide=True,
        )
    }  # fmt: skip
    new = []
    for sighting in sightings:
        id_ = sighting.event_id
        if id_ not in seen:
            seen.add(id_)
            new.append(sighting)
    if new:
        stitcher = Stitcher(unit, Memory.of(unit.memory), unit.id_key)
        stitcher.prepare(new)
        stitcher.place_all(new)
        stitcher.finish()
    return len(new)


def meet(unit: Unit, key: Key, at: int) -> str:
    """Make known somebody who sent no event yet, such as a visitor whose page asks first. Returns
    the id of the identity that stands for them."""
    stitcher = Stitcher(unit, Memory.of(unit.memory), unit.id_key)
    met = stitcher.meet(key, at)
    stitcher.finish()
    return met
