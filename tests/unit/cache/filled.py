"""A profile with entries and a journey in it, for tests of its files."""

from __future__ import annotations

from contextlib import closing

from agent_desktop.cache.files import CacheFiles
from agent_desktop.cache.outbox import OutboxFile
from agent_desktop.cache.pulled import PulledFile
from agent_desktop.protocol.messages import Transaction
from tests.support.journeys import NOW, change, customer, event, item, linked, pulled, response
from tests.unit.cache.conftest import DANA, KEY

CANARY = "CANARY-Zanzibar-4711"
"""In every entry and every event: must never be found on the disk."""


def fill(files: CacheFiles, entries: int = 40) -> list[str]:
    with closing(OutboxFile(files, KEY)) as outbox:
        outbox.sign_in(DANA)
        names = [f"entry-{n:03d}" for n in range(entries)]
        for name in names:
            outbox.commit((item(response(response_id=name, action=CANARY)),), None)
        outbox.checkpoint()
    with closing(PulledFile(files, KEY)) as hub:
        hub.apply(
            pulled(
                Transaction(
                    position=1,
                    customers=(change(customer("c1", linked("phone", "+442079460018"))),),
                    events=tuple(event("c1", n, f"{n:04d}", text=CANARY) for n in range(400)),
                )
            ),
            NOW,
        )
        hub.checkpoint()
    return names


def waiting(files: CacheFiles) -> list[str]:
    with closing(OutboxFile(files, KEY)) as outbox:
        return [entry.id for entry in outbox.departures.take("dana", 1000, 10**9).entries]
