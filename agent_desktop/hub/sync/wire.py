"""The protocol's messages as the hub writes and reads them: the same JSON, less work.

Stored JSON passes through untouched (`msgspec.Raw`), and an entry's kind is any text, so that an
unknown one is refused by itself and sinks no push. `protocol.messages` is the contract; a test
decodes everything made here with it.
"""

from __future__ import annotations

import msgspec

from agent_desktop.decisioning.decisions import Answer, Exposure
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.responses import Response
from agent_desktop.protocol.messages import (
    PROTOCOL_VERSION,
    CustomerGone,
    DeskCount,
    ExposureChange,
    Settlement,
    UnreadEntry,
)


class WireEvent(msgspec.Struct, frozen=True):
    id: str
    customer_id: str
    type: str
    touchpoint: str
    channel: str
    at: int
    properties: msgspec.Raw


class WireChange(msgspec.Struct, frozen=True, kw_only=True):
    customer: Customer
    context: msgspec.Raw
    folded_to: int = 0
    household_answers: tuple[Answer, ...] = ()


class WireTransaction(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Filled while a page is put together."""

    position: int
    customers: list[WireChange] = []
    gone: list[CustomerGone] = []
    events: list[WireEvent] = []
    responses: list[Response] = []
    exposures: list[ExposureChange] = []
    catalogue_version: str | None = None
    model_version: str | None = None
    settlements: list[Settlement] = []


class WirePull(msgspec.Struct, kw_only=True):
    hub: str
    epoch: int
    cursor: int
    more: bool
    transactions: list[WireTransaction]


class WireCustomer(msgspec.Struct, kw_only=True):
    hub: str
    epoch: int
    change: WireChange
    events: msgspec.Raw
    responses: list[Response]
    exposures: list[Exposure] = []


class WireEntry(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    n: int
    kind: str
    by: str
    made_at: int
    body: msgspec.Raw


class WirePush(msgspec.Struct, frozen=True, kw_only=True):
    protocol: int = PROTOCOL_VERSION
    installation: str
    entries: list[WireEntry]
    unread: list[UnreadEntry] = []
    desks: list[DeskCount] = []
