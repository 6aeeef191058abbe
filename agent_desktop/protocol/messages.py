"""The messages of the sync protocol. JSON on the wire; unknown fields are ignored."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import msgspec

from agent_desktop.decisioning.decisions import Answer, DecisionRecord, Exposure
from agent_desktop.domain.customers import Customer
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Response, Sentiment

PROTOCOL_VERSION = 1


class Message(msgspec.Struct, frozen=True, kw_only=True):
    """A value on the wire."""


# --- push: the outbox, in order, a result per item -----------------------------------------------


class EntryKind(StrEnum):
    """Kinds of outbox entry. Later capabilities add theirs here and in `BODIES`."""

    RESPONSE = "response"
    UNDO = "undo"
    REASSIGN = "reassign"
    """Someone else is on the line: this call's answers are voided or moved."""
    VERIFICATION = "verification"
    LINK = "link"
    """The agent said who is on the line."""
    EXPOSURES = "exposures"
    """What was really painted, or offered without an answer."""


class ResponseBody(Message, frozen=True, kw_only=True):
    """An answer; `decision` travels with it because it was made on the desktop."""

    response: Response
    decision: DecisionRecord | None = None


class UndoBody(Message, frozen=True, kw_only=True):
    """Takes a response back. The response stays in the history."""

    response_id: str


class ReassignBody(Message, frozen=True, kw_only=True):
    """Voids the answers of one contact, or moves them to `to_customer_id`."""

    contact_id: str
    from_customer_id: str
    to_customer_id: str | None = None


class VerificationBody(Message, frozen=True, kw_only=True):
    """The agent has verified the caller (or taken that back)."""

    customer_id: str
    contact_id: str
    verified: bool


class LinkBody(Message, frozen=True, kw_only=True):
    """The caller with this number is that customer: evidence, not a merge."""

    customer_id: str
    contact_id: str
    e164: str
    touchpoint: str = ""


class ExposuresBody(Message, frozen=True, kw_only=True):
    """New impressions or offers of one conversation. The hub keeps each id once."""

    customer_id: str
    decision_id: str
    exposures: tuple[Exposure, ...]


class Entry(Message, frozen=True, kw_only=True):
    """One outbox entry. `n` counts up by one per installation, without a gap."""

    id: str
    n: int
    kind: EntryKind
    by: str
    """Subject of the user who made it; entries go out only as that user."""
    made_at: int
    """The workstation's clock: shown, never used to order anything."""
    body: msgspec.Raw
    """The JSON of the kind's body (see `BODIES`): an unknown kind is refused, not unreadable."""


BODIES: dict[EntryKind, type[Message]] = {
    EntryKind.RESPONSE: ResponseBody,
    EntryKind.UNDO: UndoBody,
    EntryKind.REASSIGN: ReassignBody,
    EntryKind.VERIFICATION: VerificationBody,
    EntryKind.LINK: LinkBody,
    EntryKind.EXPOSURES: ExposuresBody,
}


class UnreadEntry(Message, frozen=True, kw_only=True):
    """An entry that the hub refused to read at all, alone in a push: told of by its id, so that IT
    can discard it."""

    id: str
    kind: str
    by: str
    made_at: int
    code: str
    message: str


class DeskCount(Message, frozen=True, kw_only=True):
    """How many entries of one profile wait at this desk, besides those of this push: a colleague's
    too, who never came back to send them."""

    installation: str
    subject: str
    waiting: int
    oldest_at: int | None = None
    """The workstation's clock."""


class PushRequest(Message, frozen=True, kw_only=True):
    """`entries` may be empty, to tell of `unread` and `desks` alone."""

    protocol: int = PROTOCOL_VERSION
    installation: str
    entries: tuple[Entry, ...]
    unread: tuple[UnreadEntry, ...] = ()
    """Repeated until a push that held them was answered; the hub keeps each id once."""
    desks: tuple[DeskCount, ...] = ()


class Verdict(StrEnum):
    ACCEPTED = "accepted"
    DUPLICATE = "duplicate"
    """Already applied with the same body: the same as accepted."""
    REJECTED = "rejected"
    """Final; `code` and `message` say why. The entry goes to quarantine."""
    RETRY = "retry"
    """Not now (an earlier entry is missing, or the hub is busy)."""


class PushResult(Message, frozen=True, kw_only=True):
    id: str
    verdict: Verdict
    code: str = ""
    message: str = ""


class PushReply(Message, frozen=True, kw_only=True):
    """A status code proves nothing: only this body, with the hub's id and epoch, acknowledges."""

    hub: str
    epoch: int
    results: tuple[PushResult, ...]


# --- pull: whole transactions by a cursor in commit order ----------------------------------------


class SettlementVerdict(StrEnum):
    APPLIED = "applied"
    """It was applied after all: the same as accepted."""
    DISCARDED = "discarded"


class CustomerChange(Message, frozen=True, kw_only=True):
    """A customer as they are now. A new `generation` replaces all of their events."""

    customer: Customer
    context: dict[str, Any]
    """The context state (see decisioning.context), to go on from."""
    folded_to: int = 0
    """Events up to this position are in the context; later ones are for the desktop to fold."""
    household_answers: tuple[Answer, ...] = ()
    """Of the other members, each with their `customer_id`: some suppressions hold for all."""


class ExposureChange(Message, frozen=True, kw_only=True):
    customer_id: str
    exposure: Exposure


class CustomerGone(Message, frozen=True, kw_only=True):
    """The customer was merged into another one, erased, or is no longer this team's to see."""

    customer_id: str
    merged_into: str | None = None
    erased: bool = False
    """Nothing about them may stay anywhere, the outbox and the write-ahead logs included."""


class Settlement(Message, frozen=True, kw_only=True):
    """What a person decided about an entry that the hub had refused."""

    entry_id: str
    verdict: SettlementVerdict
    by: str
    """Empty where the desktop's user may not know."""
    at: int
    """The hub's clock."""
    note: str = ""


class Transaction(Message, frozen=True, kw_only=True):
    """One commit of the hub, as far as this installation may see it."""

    position: int
    customers: tuple[CustomerChange, ...] = ()
    gone: tuple[CustomerGone, ...] = ()
    events: tuple[Event, ...] = ()
    responses: tuple[Response, ...] = ()
    exposures: tuple[ExposureChange, ...] = ()
    catalogue_version: str | None = None
    """Set when another catalogue was published: fetch it."""
    model_version: str | None = None
    """Set when another model was put in force: fetch it."""
    settlements: tuple[Settlement, ...] = ()
    """Of entries that the installation's user made, whichever installation sent them."""


class PullReply(Message, frozen=True, kw_only=True):
    """`cursor` is the position up to which every visible change is in here or was before."""

    hub: str
    epoch: int
    cursor: int
    more: bool
    transactions: tuple[Transaction, ...]


class Hint(Message, frozen=True, kw_only=True):
    """The stream says that there is something to pull. Losing one costs time only."""

    position: int


# --- look-ups ------------------------------------------------------------------------------------


class MatchTier(StrEnum):
    """How a number found a customer, best first."""

    EXACT = "exact"
    REGION = "region"
    """By the site's own region."""
    VARIANT = "variant"
    """A country's other way to write the same number."""
    SUFFIX = "suffix"
    """The last seven digits or more: only a 'maybe'."""


class Match(Message, frozen=True, kw_only=True):
    """A candidate for who is on the line."""

    customer: Customer
    tier: MatchTier
    trusted: bool
    """False when the number was only claimed through a public write key."""


class LookupReply(Message, frozen=True, kw_only=True):
    hub: str
    epoch: int
    matches: tuple[Match, ...]


class SearchReply(Message, frozen=True, kw_only=True):
    """Customers found by name, number, e-mail or identity."""

    hub: str
    epoch: int
    customers: tuple[Customer, ...]


class CustomerReply(Message, frozen=True, kw_only=True):
    """A whole customer: record, context and the newest events."""

    hub: str
    epoch: int
    change: CustomerChange
    events: tuple[Event, ...]
    responses: tuple[Response, ...]
    exposures: tuple[Exposure, ...] = ()


class JourneyPage(Message, frozen=True, kw_only=True):
    """Events newest first. `next` continues, None at the beginning of the journey."""

    events: tuple[Event, ...]
    next: str | None


class HoldRequest(Message, frozen=True, kw_only=True):
    """Keep these customers, and stop keeping those of `release`."""

    installation: str
    customer_ids: tuple[str, ...]
    release: tuple[str, ...] = ()
    again: bool = False
    """Send them whole although they were sent before: what is here differs from what the hub
    has."""


class HoldReply(Message, frozen=True, kw_only=True):
    """The pull that reaches `position` has brought them."""

    hub: str
    epoch: int
    position: int


class DigestReply(Message, frozen=True, kw_only=True):
    """What the installation should have of one sixteenth of its customers (see
    `protocol.digests`), in the same snapshot in which nothing was left to pull."""

    hub: str
    epoch: int
    quiet: bool
    """False: there is something to pull after `cursor`, so nothing can be compared; pull first."""
    digests: dict[str, str]
    """Customer id -> digest."""


class DesktopPolicy(Message, frozen=True, kw_only=True):
    """What the administrator decided for desktops. The defaults hold until the hub said more."""

    version: str = ""
    """Changes whenever anything in it does."""
    customers: int = 2_000
    """So many customers are kept offline, whole ones only."""
    days: int = 14
    """Customers that this desktop has not used for so long are dropped."""
    online_only: bool = False
    """Keep nothing but the outbox (virtual desktops that forget their disk)."""
    lock_after_s: int = 300
    """Lock when the operating system has been idle for so long; 0: never. At most 900."""
    pin: bool = True
    """Ask for a PIN at first run, which opens the locked window again."""


class DesktopPolicyReply(Message, frozen=True, kw_only=True):
    hub: str
    epoch: int
    policy: DesktopPolicy


class CatalogueReply(Message, frozen=True, kw_only=True):
    """A published catalogue: the text of its TOML file, checked by the hub."""

    version: str
    toml: str


class ModelReply(Message, frozen=True, kw_only=True):
    """A snapshot of the model (see decisioning.learning). `snapshot` is base64 in JSON."""

    version: str
    snapshot: bytes


# --- refused entries: for a supervisor or IT to settle -------------------------------------------


class RefusedEntry(Message, frozen=True, kw_only=True):
    """An entry that the hub refused, as a supervisor or IT sees it."""

    id: str
    installation: str
    kind: str
    by: str
    made_at: int
    received_at: int
    code: str
    message: str
    customer_id: str
    customer_name: str
    settled: SettlementVerdict | None = None
    settled_by: str = ""
    settled_at: int | None = None
    note: str = ""


class RefusedPage(Message, frozen=True, kw_only=True):
    hub: str
    epoch: int
    entries: tuple[RefusedEntry, ...]
    next: str | None


class SettleRequest(Message, frozen=True, kw_only=True):
    verdict: SettlementVerdict
    note: str = ""


class SettleReply(Message, frozen=True, kw_only=True):
    hub: str
    epoch: int
    entry: RefusedEntry
    """As it is now."""


class DeskWaiting(Message, frozen=True, kw_only=True):
    """A desk that has said it holds entries which are not delivered yet."""

    installation: str
    subject: str
    waiting: int
    oldest_at: int | None
    seen_at: int


class DesksReply(Message, frozen=True, kw_only=True):
    hub: str
    epoch: int
    desks: tuple[DeskWaiting, ...]


# --- review --------------------------------------------------------------------------------------


class ReviewRow(Message, frozen=True, kw_only=True):
    """A response as supervisors see it. `by` is empty where policy hides the agent."""

    response: Response
    customer_name: str
    received_at: int
    rank: int | None
    """Its place on the list, None when the customer raised it."""


class ReviewPage(Message, frozen=True, kw_only=True):
    rows: tuple[ReviewRow, ...]
    total: int
    counts: dict[Sentiment, int]
    next: str | None
    agents_visible: bool


class PolicyReply(Message, frozen=True, kw_only=True):
    """What policy lets supervisors see."""

    hub: str
    epoch: int
    agents_visible: bool


class SeenReply(Message, frozen=True, kw_only=True):
    """The list as the agent saw it, and whether the replay gave the recorded digest."""

    record: DecisionRecord
    ranked: tuple[dict[str, Any], ...]
    held: tuple[dict[str, Any], ...]
    faithful: bool
    unfaithful: str = ""
    """`missing` (the hub has no such catalogue or model) or `differs`; empty: it is faithful."""
    exposures: tuple[Exposure, ...] = ()
    """What was really painted in that conversation, or offered without an answer, oldest first."""
