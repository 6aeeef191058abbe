"""Decisions as they were: replayed with the catalogue and the model of that time."""

from __future__ import annotations

import threading
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, select

from agent_desktop.decisioning.decisions import DecisionRecord, Exposure
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.deciding.playbooks import Playbooks
from agent_desktop.hub.review.replaying import Replayed, replayed
from agent_desktop.hub.store.tables import decisions, exposures, responses
from agent_desktop.hub.sync.rows import EXPOSURE_COLUMNS, exposure, parts
from agent_desktop.protocol.errors import NotFound
from agent_desktop.protocol.messages import SeenReply

_REMEMBERED: Final = 4_096
_record = msgspec.json.Decoder(DecisionRecord)


class Lists:
    """Replays decisions, and remembers what stood where on them. On any thread."""

    def __init__(self, playbooks: Playbooks) -> None:
        self._playbooks = playbooks
        self._replaying = threading.Lock()
        self._ranks: dict[str, dict[str, int]] = {}
        self._guard = threading.Lock()

    def seen(self, connection: Connection, decision_id: str, principal: Principal) -> SeenReply:
        """The list as the agent saw it. Raises NotFound, also for another team's."""
        found = connection.execute(
            select(decisions.c.record, decisions.c.contact_id, responses.c.customer_id)
            .join(responses, responses.c.decision_id == decisions.c.id)
            .where(decisions.c.id == decision_id, responses.c.team == principal.team)
            .limit(1)
        ).first()
        if found is None:
            raise NotFound("The hub has no such list.")
        record = _record.decode(found.record)
        again = self._replay(record)
        ranked, held = (again.decision.ranked, again.decision.held) if again.decision else ((), ())
        return SeenReply(
            record=record,
            ranked=tuple(msgspec.to_builtins(one) for one in ranked),
            held=tuple(msgspec.to_builtins(one) for one in held),
            faithful=again.unfaithful is None,
            unfaithful=again.unfaithful or "",
            exposures=_shown(connection, found.customer_id, found.contact_id),
        )

    def ranks(self, connection: Connection, wanted: set[str]) -> dict[str, dict[str, int]]:
        """By decision, the rank of each action on it. Unknown decisions are left out."""
        with self._guard:
            found = {key: self._ranks[key] for key in wanted if key in self._ranks}
        for part in parts(sorted(wanted - set(found))):
            for key, stored in connection.execute(
                select(decisions.c.id, decisions.c.record).where(decisions.c.id.in_(part))
            ):
                found[key] = self._places(stored)
                self._remember(key, found[key])
        return found

    def _places(self, stored: bytes) -> dict[str, int]:
        again = self._replay(_record.decode(stored)).decision
        return {} if again is None else {one.action_id: one.rank for one in again.ranked}

    def _remember(self, key: str, places: dict[str, int]) -> None:
        with self._guard:
            if len(self._ranks) >= _REMEMBERED:
                del self._ranks[next(iter(self._ranks))]
            self._ranks[key] = places

    def _replay(self, record: DecisionRecord) -> Replayed:
        with self._replaying:
            return replayed(record, self._playbooks.of)


def _shown(connection: Connection, customer_id: str, contact_id: str) -> tuple[Exposure, ...]:
    """In that conversation; by the customer, since that is what finds them quickly."""
    rows = connection.execute(
        select(*EXPOSURE_COLUMNS)
        .where(exposures.c.customer_id == customer_id, exposures.c.contact_id == contact_id)
        .order_by(exposures.c.at, exposures.c.id)
    )
    return tuple(exposure(row) for row in rows)


def rank_of(row: Any, ranks: dict[str, dict[str, int]]) -> int | None:
    """Of a response's action on the list that it answered; None where the customer raised it."""
    if row.initiative:
        return None
    return ranks.get(row.decision_id, {}).get(row.action_id)
