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
from agent_desktop.hub.sync import installations, refused
from agent_desktop.hub.sync.apply import Applying
from agent_desktop.hub.sync.entries import Arrived, Refusal, not_yet, rejected
from agent_desktop.hub.sync.rows import parts
from agent_desktop.hub.sync.sentiments import Sentiments
from agent_desktop.protocol.messages import PushResult, ReassignBody, UndoBody, Verdict

_APPLIED: Final = (
    "id", "installation", "n", "kind", "body_hash", "verdict", "code", "message", "by",
    "received_at",
)  # fmt: skip
_BACKWARDS: Final = (UndoBody, ReassignBody)
"""Bodies that are about what was sent before."""
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
        self._refused: list[refused.Row] = []
        self._erasures = refused.any_erased(unit.connection)

    def run(self, arrived: Sequence[Arrived]) -> list[PushResult]:
        self._known = self._settled_before(arrived)
        self._applying.expect(arrived)
        results = [self._one(each) for each in arrived]
        self._applying.flush()
        self._write()
        if self._settled != self._before:
            installations.settle(self._unit, self._installation, self._settled)
        return results

    def _write(self) -> None:
        insert_rows(self._unit.connection, "applied_entries", _APPLIED, self._new)
        refused.keep(self._unit.connection, self._refused)
        self._new, self._refused = [], []

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
        if isinstance(arrived.body, _BACKWARDS):
            self._write()  # it may be about what was just refused
        refusal = self._applying.apply(arrived)
        self._count(entry.n)
        if refusal is not None and refusal.code == "bad_entry":
            # Its id is none to go by, but somebody has to be able to discard it.
            if 0 < len(entry.id) <= refused.LONGEST_ID:
                self._refuse(arrived, refusal)
            return rejected(entry, refusal)
        return self._keep(arrived, refusal)

    def _again(self, arrived: Arrived, known: _Settled) -> PushResult:
        if known.digest != arrived.digest:
            self._refuse(arrived, _REUSED)
            return rejected(arrived.entry, _REUSED)
        if known.verdict == Verdict.REJECTED:
            return rejected(arrived.entry, Refusal(known.code, known.message))
        return PushResult(id=arrived.entry.id, verdict=Verdict.DUPLICATE)

    def _count(self, n: int) -> None:
        if n == self._settled + 1:
            self._settled = n

    def _refuse(self, arrived: Arrived, refusal: Refusal) -> Refusal:
        """Keeps it whole. Of a customer who was erased nothing is kept, whatever else is wrong."""
        who, unit = self._principal, self._unit
        if self._erasures:
            customer_id = refused.about(bytes(arrived.entry.body))
            if refused.erased(unit.connection, [customer_id]):
                refusal = refused.ERASED
        self._refused.append(refused.row(unit, who, self._installation, arrived.entry, refusal))
        return refusal

    def _keep(self, arrived: Arrived, refusal: Refusal | None) -> PushResult:
        entry = arrived.entry
        verdict = Verdict.ACCEPTED if refusal is None else Verdict.REJECTED
        code, message = refusal or ("", "")
        if refusal is not None:
            refusal = self._refuse(arrived, refusal)
            code, message = refusal
            self._applying.refused.add(entry.id)
        self._known[entry.id] = _Settled(arrived.digest, verdict, code, message)
        self._new.append(
            (
                entry.id, self._installation, entry.n, str(entry.kind)[:64], arrived.digest,
                str(verdict), code, message, entry.by, self._unit.now,
            )
        )  # fmt: skip
        if refusal is not None:
            return rejected(entry, refusal)
        return PushResult(id=entry.id, verdict=Verdict.ACCEPTED)

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
