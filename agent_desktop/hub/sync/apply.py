"""What each kind of entry does on the hub. Rows are gathered and written a push at a time."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import insert, select, update

from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.visibility import Role
from agent_desktop.hub.access.tokens import Principal
from agent_desktop.hub.audit import record
from agent_desktop.hub.store.bulk import insert_rows
from agent_desktop.hub.store.tables import applied_entries, customers, responses
from agent_desktop.hub.store.units import Unit
from agent_desktop.hub.sync import refused
from agent_desktop.hub.sync.answered_lists import AnsweredLists
from agent_desktop.hub.sync.entries import Arrived, Refusal
from agent_desktop.hub.sync.exposing import Exposing
from agent_desktop.hub.sync.holdings import sees
from agent_desktop.hub.sync.household import tell_the_others
from agent_desktop.hub.sync.numbers import confirm_number
from agent_desktop.hub.sync.rows import parts
from agent_desktop.hub.sync.sentiments import (
    IN_FORCE,
    Sentiments,
    TouchpointSentiments,
    may_be,
)
from agent_desktop.protocol.messages import (
    ExposuresBody,
    LinkBody,
    Message,
    ReassignBody,
    ResponseBody,
    UndoBody,
    Verdict,
    VerificationBody,
)

_RESPONSE = (
    "id", "position", "customer_id", "contact_id", "touchpoint", "action_id", "asset_id",
    "sentiment", "decision_id", "at", "by", "team", "initiative", "withdrawn", "received_at",
    "said_of",
)  # fmt: skip
_OTHER_LIST = Refusal("other_list", "The list that came with it is of another customer.")
_UNKNOWN_CUSTOMER = Refusal("unknown_customer", "The hub does not know this customer.")
_NO_DECISION = Refusal(
    "no_decision",
    "The answer names no list, and is not marked as the customer's own initiative.",
)
_UNKNOWN_DECISION = Refusal(
    "unknown_decision",
    "The hub does not have the list that was answered, and it did not come with the answer.",
)


class Applying:
    """Applies entries within one unit. Call `flush` at the end."""

    def __init__(self, unit: Unit, principal: Principal, sentiments: Sentiments) -> None:
        self._unit = unit
        self._principal = principal
        self._sentiments = sentiments
        self.refused: set[str] = set()
        """Ids of entries of this push that were refused."""
        self._living: dict[str, str] = {}
        self._allowed: dict[str, TouchpointSentiments] = {}
        self._may: dict[tuple[str, Sentiment, str], bool] = {}
        self._responses: list[tuple[Any, ...]] = []
        self._answered: set[tuple[str, str, str]] = set()
        """Customer, action and sentiment."""
        self._lists = AnsweredLists(unit)
        self._exposing = Exposing(unit)
        self._by_body: dict[type[Message], Callable[[Arrived, Any], Refusal | None]] = {
            ResponseBody: self._response,
            UndoBody: self._undo,
            ReassignBody: self._reassign,
            VerificationBody: self._verification,
            LinkBody: self._link,
            ExposuresBody: self._exposures,
        }

    def expect(self, arrived: Sequence[Arrived]) -> None:
        """Look up at once which customers these entries are about, and as whom they live on; and
        which lists of theirs the hub has."""
        named: set[str] = set()
        lists: set[str] = set()
        for each in arrived:
            match each.body:
                case ResponseBody(response=response, decision=decision):
                    named.add(response.customer_id)
                    if response.decision_id:
                        lists.add(response.decision_id)
                    if decision is not None:
                        named.add(decision.inputs.customer_id)
                case ReassignBody(from_customer_id=before, to_customer_id=after):
                    named.update({before} if after is None else {before, after})
                case (
                    VerificationBody(customer_id=customer_id)
                    | LinkBody(customer_id=customer_id)
                    | ExposuresBody(customer_id=customer_id)
                ):
                    named.add(customer_id)
        self._find(named | self._lists.expect(lists))

    def apply(self, arrived: Arrived) -> Refusal | None:
        """Applies one entry; None means accepted."""
        if arrived.body is None:
            return arrived.refusal
        return self._by_body[type(arrived.body)](arrived, arrived.body)

    def flush(self) -> None:
        """Write what was gathered."""
        connection = self._unit.connection
        if self._responses:
            insert_rows(connection, "responses", _RESPONSE, self._responses)
            self._responses = []
        self._lists.flush()
        self._exposing.flush()
        tell_the_others(self._unit, self._answered)
        self._answered = set()

    def _response(self, _: Arrived, body: ResponseBody) -> Refusal | None:
        response, decision = body.response, body.decision
        customer_id = self._living.get(response.customer_id)
        if customer_id is None:
            return _UNKNOWN_CUSTOMER
        of = self._lists.customer(response.decision_id)
        if decision is not None:
            of = decision.inputs.customer_id
        if not response.initiative:
            if not response.decision_id:
                return _NO_DECISION
            if of is None:
                return _UNKNOWN_DECISION
        if of is not None and self._living.get(of) != customer_id:
            return _OTHER_LIST
        version = IN_FORCE if decision is None else decision.catalogue_version
        if not self._may_be(response.touchpoint, response.sentiment, version):
            return Refusal(
                "no_such_sentiment",
                f"'{response.sentiment}' does not exist at that touchpoint.",
            )
        said_of = None if customer_id == response.customer_id else response.customer_id
        self._responses.append(
            (
                response.id, self._unit.position, customer_id, response.contact_id,
                response.touchpoint, response.action_id, response.asset_id,
                str(response.sentiment), response.decision_id, response.at, response.by,
                self._principal.team, response.initiative, False, self._unit.now, said_of,
            )
        )  # fmt: skip
        self._unit.touched(customer_id)
        self._answered.add((customer_id, response.action_id, str(response.sentiment)))
        if decision is not None and response.decision_id:
            self._lists.keep(response.decision_id, decision)
        return None

    def _exposures(self, _: Arrived, body: ExposuresBody) -> Refusal | None:
        customer_id = self._living.get(body.customer_id)
        if customer_id is None:
            return _UNKNOWN_CUSTOMER
        for one in body.exposures:
            self._exposing.add(one, customer_id, body.customer_id, body.decision_id)
        return None

    def _undo(self, arrived: Arrived, body: UndoBody) -> Refusal | None:
        self.flush()
        row = self._unit.connection.execute(
            select(responses).where(responses.c.id == body.response_id)
        ).first()
        if row is None:
            if self._was_refused(body.response_id):
                # Nothing came of it, and nobody may apply it after all.
                refused.take_back(self._unit, body.response_id, arrived.entry.by, "undone")
                return None
            return Refusal("unknown_response", "The hub does not know the response to take back.")
        if not self._may_correct(row):
            return Refusal("not_yours", "Only who recorded it, or a supervisor, may take it back.")
        self._withdraw([row])
        return None

    def _reassign(self, arrived: Arrived, body: ReassignBody) -> Refusal | None:
        self.flush()
        before = self._living.get(body.from_customer_id)
        after = None if body.to_customer_id is None else self._living.get(body.to_customer_id)
        if before is None or (body.to_customer_id is not None and after is None):
            return _UNKNOWN_CUSTOMER
        rows = [
            row
            for row in self._unit.connection.execute(
                select(responses).where(
                    responses.c.contact_id == body.contact_id,
                    responses.c.customer_id == before,
                    responses.c.withdrawn.is_(False),
                )
            )
            if self._may_correct(row)
        ]
        if before == after:
            return None
        refused.someone_else(
            self._unit, body.contact_id, body.from_customer_id, arrived.entry.by, void=after is None
        )
        self._exposing.reassign(body.contact_id, before, after)
        self._withdraw(rows)
        if after is not None and rows:
            self._copy(arrived.entry.id, rows, after)
        return None

    def _verification(self, arrived: Arrived, body: VerificationBody) -> Refusal | None:
        customer_id = self._living.get(body.customer_id)
        if customer_id is None:
            return _UNKNOWN_CUSTOMER
        record(
            self._unit,
            by=arrived.entry.by,
            what="caller_verified" if body.verified else "caller_not_verified",
            detail={"customer": customer_id, "contact": body.contact_id},
        )
        return None

    def _link(self, arrived: Arrived, body: LinkBody) -> Refusal | None:
        customer_id = self._living.get(body.customer_id)
        if customer_id is None:
            return _UNKNOWN_CUSTOMER
        if not confirm_number(self._unit, customer_id, body.e164, body.touchpoint):
            return Refusal("bad_number", "That is not a number which can be linked to somebody.")
        record(
            self._unit,
            by=arrived.entry.by,
            what="number_confirmed",
            detail={"customer": customer_id, "contact": body.contact_id},
        )
        self._unit.touched(customer_id)
        return None

    def _may_be(self, touchpoint: str, sentiment: Sentiment, version: str) -> bool:
        key = (touchpoint, sentiment, version)
        known = self._may.get(key)
        if known is None:
            known = self._may[key] = may_be(self._touchpoints, touchpoint, sentiment, version)
        return known

    def _touchpoints(self, version: str) -> TouchpointSentiments:
        if version not in self._allowed:
            self._allowed[version] = self._sentiments(version)
        return self._allowed[version]

    def _may_correct(self, row: Any) -> bool:
        who = self._principal
        if row.by == who.subject or who.role is Role.ADMIN:
            return True
        return who.role is Role.SUPERVISOR and row.team == who.team

    def _was_refused(self, entry_id: str) -> bool:
        if entry_id in self.refused:
            return True
        found = self._unit.connection.execute(
            select(applied_entries.c.verdict).where(applied_entries.c.id == entry_id)
        ).scalar()
        return found == Verdict.REJECTED

    def _withdraw(self, rows: Iterable[Any]) -> None:
        for row in rows:
            if row.withdrawn:
                continue
            self._unit.connection.execute(
                update(responses)
                .where(responses.c.id == row.id)
                .values(withdrawn=True, position=self._unit.position)
            )
            self._unit.touched(row.customer_id)
            self._answered.add((row.customer_id, row.action_id, row.sentiment))

    def _copy(self, entry_id: str, rows: Iterable[Any], customer_id: str) -> None:
        """The same answers, said of somebody else. Copies, so that desktops which hold only one
        of the two customers see the truth about theirs."""
        made = [
            {
                **row._asdict(),
                "id": hashlib.blake2b(f"{entry_id}\0{row.id}".encode(), digest_size=16).hexdigest(),
                "customer_id": customer_id,
                "position": self._unit.position,
                "received_at": self._unit.now,
                "said_of": None,
            }
            for row in rows
        ]
        self._unit.connection.execute(insert(responses), made)
        self._unit.touched(customer_id)
        self._answered.update((customer_id, row.action_id, row.sentiment) for row in rows)

    def _find(self, named: set[str]) -> None:
        merged: dict[str, str] = {}
        teams: dict[str, str] = {}
        ahead = named
        while ahead:
            onward: set[str] = set()
            for part in parts(ahead):
                for key, survivor, team in self._unit.connection.execute(
                    select(customers.c.id, customers.c.merged_into, customers.c.team).where(
                        customers.c.id.in_(part)
                    )
                ):
                    merged[key] = survivor or key
                    teams[key] = team
                    if survivor and survivor not in merged:
                        onward.add(survivor)
            ahead = onward - set(merged)
        for key in named & set(merged):
            end = key
            met = {key}
            while merged.get(end, end) != end and merged[end] not in met:
                end = merged[end]
                met.add(end)
            if sees(self._principal, teams[end]):
                self._living[key] = end
