"""What every scenario begins with: a hub with a catalogue and some customers, and a fresh desk."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec

from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.profile import OpenProfile
from agent_desktop.hub.contexts.keeper import fold_all
from agent_desktop.hub.stitching.intake import take_in
from agent_desktop.hub.stitching.sightings import Sighting
from tests.simulation.desk_process import KEY, Clock
from tests.simulation.hub_process import HubProcess
from tests.simulation.surroundings import START_MS, right_now, run

PEOPLE: Final = 6
SIGNING_KEY: Final = b"simulation simulation simulation"
_SURVEY: Final = """
[actions.survey]
title = "Ask"
propensity = 0.2
why = "So"
assets.call-centre = {}
assets.mailing = {}
"""
CATALOGUES: Final = tuple(
    f"""
name = "simulation"
region = "GB"

[touchpoints.call-centre]
channel = "assisted"
agent_handled = true
trust = "trusted"

[touchpoints.mailing]
channel = "outbound"

[actions.offer]
title = "Offer {word}"
propensity = 0.5
why = "Because"
assets.call-centre = {{}}
{second}
"""
    for word, second in (
        ("a card", _SURVEY),
        ("a loan", ""),
    )
)  # fmt: skip


@dataclass
class Template:
    hub: Path
    desk: Path
    customers: tuple[str, ...]


def sighting(user: str, number: int, at: int, *, phone: str = "", mark: str = "") -> Sighting:
    return Sighting(
        event_id=hashlib.blake2b(f"{user}:{number}".encode(), digest_size=16).digest(),
        touchpoint="website",
        channel="web",
        trusted=True,
        type="Page Viewed",
        at=at,
        properties=msgspec.json.encode({"name": mark or f"page {number}"}),
        people=(("user_id", user),),
        contacts=(("phone", phone),) if phone else (),
        traits={"name": user.title()} if number == 0 else None,
    )


def make(folder: Path) -> Template:
    """Costs half a second, once a process. The same in every process, but for files' salts."""
    random.seed("template")
    made: list[str] = []

    async def work() -> None:
        hub = HubProcess(folder / "hub", SIGNING_KEY, right_now, catalogue=CATALOGUES[0])
        for number in range(PEOPLE):
            events = [
                sighting(f"user{number}", i, START_MS - 86_400_000 * (i + 1),
                         phone=f"+44207946{number:04d}")
                for i in range(2)
            ]  # fmt: skip
            await hub.write(lambda unit, events=events: take_in(unit, events))
        fold_all(hub.database)
        made.extend(ids(hub.database))
        hub.disk.image(folder / "hub.copy")
        hub.end()
        OpenProfile(CacheFiles(folder / "desk"), KEY, Clock(right_now)).close()

    run("template", work)
    return Template(folder / "hub.copy", folder / "desk", tuple(made))


def ids(database: Any) -> list[str]:
    with database.reading() as connection:
        return [
            str(row[0])
            for row in connection.exec_driver_sql(
                "SELECT DISTINCT customer_id FROM identities WHERE namespace = 'user_id' "
                "ORDER BY value"
            )
        ]
