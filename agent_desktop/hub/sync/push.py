"""Push: an outbox's entries in order, each settled once, all in one transaction.

- The id decides whether an entry was applied (I2); its number decides whose turn it is (I3).
- A refused entry is settled too, so the next one goes on (I5).
- An entry of another user waits for them (I13): it is never dropped and never re-attributed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import select

from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.tables import applied_entries
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import installations
from agent_desktop.hub.sync.apply import Applying
from agent_desktop.hub.sync.entries import Arrived, Refusal, not_yet, rejected
from agent_desktop.hub.sync.rows import parts
from agent_desktop.hub.sync.sentiments import Sentiments
from agent_desktop.protocol.messages import PushResult, Verdict

_APPLIED: Final = (
    "id", "installation", "n", "kind", "body_hash", "verdict", "code", "message", "by",
    "received_at",
)  # fmt: skip
_REUSED: Final = Refusal(
    "id_reused", "Another entry with this id was applied before; it was not overwritten."
)


class _Settled(NamedTuple):
    digest: bytes
    verdict: str
    code: str
    message: str


def apply(
    unit: Unit,
    principal: Principal,
    installation: str,
    arrived: Sequence[Arrived],
    sentiments: Sentiments,
) -> list[PushResult]:
    """A result for each entry, in their order."""
    return _Push(unit, principal, installation, sentiments).run(arrived)


class _Push:
    def __init__(
        self, unit: Unit, principal: Principal, installation: str, sentiments: Sentiments
    ) -> None:
        self._unit = unit
        self._principal = principal
        self._installation = installation
        self._before = self._settled = installations.register(unit, installation, principal)
        self._applying = Applying(unit, principal, sentiments)
        self._known: dict[str, _Settled] = {}
        self._new: list[tuple[Any, ...]] = []

    def run(self, arrived: Sequence[Arrived]) -> list[PushResult]:
        self._known = self._settled_before(arrived)
        self._applying.expect(arrived)
        results = [self._one(each) for each in arrived]
        self._applying.flush()
        insert_rows(self._unit.connection, "applied_entries", _APPLIED, self._new)
        if self._settled != self._before:
            installations.settle(self._unit, self._installation, self._settled)
        return results

    def _one(self, arrived: Arrived) -> PushResult:
        entry = arrived.entry
        known = self._known.get(entry.id)
        if known is not None:
            self._count(entry.n)
            return self._again(arrived, known)
        if entry.n > self._settled + 1:
            return not_yet(
                entry, "gap", f"Entry {self._settled + 1} of this installation comes first."
            )
        if entry.by != self._principal.subject:
            return not_yet(entry, "other_user", "It waits until the user who made it signs in.")
        refusal = self._applying.apply(arrived)
        if refusal is not None and refusal.code == "bad_entry":
            self._count(entry.n)
            return rejected(entry, refusal)  # its id can't be kept
        self._count(entry.n)
        self._keep(arrived, refusal)
        if refusal is not None:
            return rejected(entry, refusal)
        return PushResult(id=entry.id, verdict=Verdict.ACCEPTED)

    def _again(self, arrived: Arrived, known: _Settled) -> PushResult:
        if known.digest != arrived.digest:
            return rejected(arrived.entry, _REUSED)
        if known.verdict == Verdict.REJECTED:
            return rejected(arrived.entry, Refusal(known.code, known.message))
        return PushResult(id=arrived.entry.id, verdict=Verdict.DUPLICATE)

    def _count(self, n: int) -> None:
        if n == self._settled + 1:
            self._settled = n

    def _keep(self, arrived: Arrived, refusal: Refusal | None) -> None:
        entry = arrived.entry
        verdict = Verdict.ACCEPTED if refusal is None else Verdict.REJECTED
        code, message = refusal or ("", "")
        if refusal is not None:
            self._applying.refused.add(entry.id)
        self._known[entry.id] = _Settled(arrived.digest, verdict, code, message)
        self._new.append(
            (
                entry.id, self._installation, entry.n, str(entry.kind)[:64], arrived.digest,
                str(verdict), code, message, entry.by, self._unit.now,
            )
        )  # fmt: skip

    def _settled_before(self, arrived: Sequence[Arrived]) -> dict[str, _Settled]:
        known: dict[str, _Settled] = {}
        columns = applied_entries.c
        for part in parts(each.entry.id for each in arrived):
            for row in self._unit.connection.execute(
                select(
                    columns.id, columns.body_hash, columns.verdict, columns.code, columns.message
                ).where(columns.id.in_(part))
            ):
                known[row[0]] = _Settled(*row[1:])
        return known
