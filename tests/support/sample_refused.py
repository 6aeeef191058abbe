"""The page 'Not taken' on a shelf."""

from __future__ import annotations

from dataclasses import dataclass, field

import msgspec

from agent_desktop.protocol.errors import HubError, NotFound
from agent_desktop.protocol.messages import DeskWaiting, RefusedEntry, SettlementVerdict
from tests.support.sample_views import NOW

MINUTE = 60_000


def refused(number: int, **about: object) -> RefusedEntry:
    values: dict[str, object] = {
        "id": f"{number:032x}",
        "installation": f"desk{number}",
        "kind": "response",
        "by": "Jana Meier",
        "made_at": NOW - number * 37 * MINUTE,
        "received_at": NOW - number * 36 * MINUTE,
        "code": "unknown_customer",
        "message": "The hub does not know this customer.",
        "customer_id": f"c{number}",
        "customer_name": "Henrik Dahl",
    }
    return RefusedEntry(**(values | about))  # type: ignore[arg-type]  # as the test says


def entries() -> tuple[RefusedEntry, ...]:
    return (
        refused(1),
        refused(2, by="Oskar Brandl", code="other_list", customer_name="Grace Okonkwo"),
        refused(3, kind="undo", code="unknown_response", customer_name=""),
        refused(4, by="Selin Kaya", kind="link", code="brand_new", message="Not in this country."),
    )


def desks() -> tuple[DeskWaiting, ...]:
    return (
        DeskWaiting(
            installation="b41f09c2ffff", subject="Oskar Brandl", waiting=12,
            oldest_at=NOW - 3000 * MINUTE, seen_at=NOW - 2000 * MINUTE,
        ),
        DeskWaiting(
            installation="09aa4471ffff", subject="Jana Meier", waiting=1,
            oldest_at=NOW - 4 * MINUTE, seen_at=NOW,
        ),
    )  # fmt: skip


@dataclass
class FakeRefused:
    """Implements `app.refused.RefusedPort`: a hub that keeps what it refused."""

    kept: list[RefusedEntry] = field(default_factory=lambda: list(entries()))
    audited: list[tuple[str, SettlementVerdict, str]] = field(default_factory=list)
    failing: HubError | None = None
    page: int = 100

    async def entries(
        self, *, settled: bool = False, before: str | None = None
    ) -> tuple[tuple[RefusedEntry, ...], str | None]:
        if self.failing is not None:
            raise self.failing
        found = [one for one in self.kept if (one.settled is not None) is settled]
        start = int(before or 0)
        end = start + self.page
        return tuple(found[start:end]), str(end) if end < len(found) else None

    async def settle(
        self, entry_id: str, verdict: SettlementVerdict, note: str = ""
    ) -> RefusedEntry:
        if self.failing is not None:
            raise self.failing
        for place, one in enumerate(self.kept):
            if one.id == entry_id and one.settled is None:
                done = msgspec.structs.replace(
                    one, settled=verdict, settled_by="Sabine", settled_at=NOW, note=note
                )
                self.kept[place] = done
                self.audited.append((entry_id, verdict, note))
                return done
        raise NotFound("no such entry")

    async def desks(self) -> tuple[DeskWaiting, ...]:
        return desks()
