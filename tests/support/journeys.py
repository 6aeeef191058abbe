"""Customers, events and entries for tests of what is stored and sent: small, valid, countable."""

from __future__ import annotations

import uuid

from agent_desktop.app.ports import OutboxItem
from agent_desktop.decisioning.decisions import DecisionRecord, Inputs
from agent_desktop.domain.channels import Channel
from agent_desktop.domain.customers import (
    Customer,
    Evidence,
    Identity,
    IdentityKind,
    LinkedIdentity,
)
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.protocol.messages import (
    CustomerChange,
    EntryKind,
    PullReply,
    ReassignBody,
    ResponseBody,
    Transaction,
    UndoBody,
)

NOW = 1_760_000_000_000
HUB = "hub-1"


def linked(namespace: str, value: str, *, trusted: bool = True) -> LinkedIdentity:
    return LinkedIdentity(
        identity=Identity(namespace, value),
        kind=IdentityKind.CONTACT,
        evidence=(
            Evidence(
                reason="profile", touchpoint="site", trusted=trusted, times=1, first_at=1, last_at=2
            ),
        ),
    )


def customer(
    customer_id: str = "c1",
    *identities: LinkedIdentity,
    name: str = "Ann Example",
    generation: int = 1,
    last_event_at: int = NOW,
) -> Customer:
    return Customer(
        id=customer_id,
        generation=generation,
        name=name,
        traits={"tariff": "M"},
        identities=identities,
        since=1,
        last_event_at=last_event_at,
        events=3,
    )


def change(record: Customer) -> CustomerChange:
    return CustomerChange(customer=record, context={"seen": record.id})


def event(customer_id: str, at: int, event_id: str = "", **properties: object) -> Event:
    return Event(
        id=event_id or uuid.uuid4().hex,
        customer_id=customer_id,
        type="Page Viewed",
        touchpoint="site",
        channel=Channel.WEB,
        at=at,
        properties=properties,
    )


def response(
    customer_id: str = "c1",
    response_id: str = "",
    *,
    action: str = "card",
    contact: str = "call-1",
    by: str = "dana",
    at: int = NOW,
    withdrawn: bool = False,
    decision: str = "",
) -> Response:
    return Response(
        id=response_id or uuid.uuid4().hex,
        customer_id=customer_id,
        contact_id=contact,
        touchpoint="call-centre",
        action_id=action,
        asset_id=f"{action}-talk",
        sentiment=Sentiment.NEGATIVE,
        decision_id=decision,
        at=at,
        by=by,
        team="cards",
        # The hub takes no other answer without its list.
        initiative=not decision,
        withdrawn=withdrawn,
    )


def decision(decision_id: str, customer_id: str = "c1") -> DecisionRecord:
    return DecisionRecord(
        inputs=Inputs(
            decision_id=decision_id,
            customer_id=customer_id,
            contact_id="call-1",
            touchpoint="call-centre",
            at=NOW,
            context={"age": 40},
            answers=(),
            signals=(),
        ),
        catalogue_version="v1",
        digest="d",
    )


def item(answer: Response) -> OutboxItem:
    return OutboxItem(
        id=answer.id,
        kind=EntryKind.RESPONSE,
        customer_id=answer.customer_id,
        contact_id=answer.contact_id,
        made_at=answer.at,
        body=ResponseBody(response=answer),
    )


def undo(response_id: str, customer_id: str = "c1") -> OutboxItem:
    return OutboxItem(
        id=uuid.uuid4().hex,
        kind=EntryKind.UNDO,
        customer_id=customer_id,
        contact_id="call-1",
        made_at=NOW,
        body=UndoBody(response_id=response_id),
    )


def reassign(contact: str, before: str, after: str | None) -> OutboxItem:
    return OutboxItem(
        id=uuid.uuid4().hex,
        kind=EntryKind.REASSIGN,
        customer_id=before,
        contact_id=contact,
        made_at=NOW,
        body=ReassignBody(contact_id=contact, from_customer_id=before, to_customer_id=after),
    )


def pulled(
    *transactions: Transaction, cursor: int = 0, more: bool = False, hub: str = HUB, epoch: int = 1
) -> PullReply:
    """A reply; its cursor is the last transaction's position unless said otherwise."""
    return PullReply(
        hub=hub,
        epoch=epoch,
        cursor=cursor or max((t.position for t in transactions), default=0),
        more=more,
        transactions=transactions,
    )
