"""What the windows show: plain values made by the use cases, already masked for who looks."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent_desktop.app.ports import SyncState
from agent_desktop.decisioning.catalogue import Next
from agent_desktop.decisioning.decisions import Decision, Held, Ranked, Signal
from agent_desktop.domain.contacts import Contact
from agent_desktop.domain.events import Event
from agent_desktop.domain.responses import Sentiment


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A value to paint. Text in it is data: always shown as plain text."""


class Screen(StrEnum):
    """What the agent window is about right now."""

    READY = "ready"
    """Between calls."""
    RINGING = "ringing"
    """Only the name and the queue are shown."""
    LOADING = "loading"
    CHOOSE = "choose"
    """Several people share the number: nothing is shown or logged until the agent chooses."""
    UNKNOWN = "unknown"
    WITHHELD = "withheld"
    CUSTOMER = "customer"
    SOMEONE_ELSE = "someone_else"
    """The agent said that this is not the customer: everything is hidden."""
    FAILED = "failed"


class IdentityView(View, frozen=True, kw_only=True):
    """One row of 'linked identities'."""

    icon: str
    value: str
    """Masked until the caller is verified."""
    evidence: str
    """In words: 'number confirmed on 3 calls'."""
    likely: bool
    shared_by: int


class FactView(View, frozen=True, kw_only=True, gc=False):
    """Key and value, e.g. of an event: 'Campaign', 'Autumn Gold'."""

    key: str
    value: str
    kind: str = "text"
    """`text`, `sentiment` (value is -1 to 1), `duration`, `warning`."""


class CallerView(View, frozen=True, kw_only=True):
    customer_id: str
    name: str
    initials: str
    verified: bool
    number: str
    match: str
    """Why we think it is this person, in words."""
    likely: bool
    facts: tuple[str, ...]
    """Short line below the name: place, local time, customer since."""
    identities: tuple[IdentityView, ...]
    traits: tuple[FactView, ...]
    consents: tuple[FactView, ...]
    household: tuple[str, ...]
    qualification: tuple[FactView, ...] = ()
    """Criteria of the catalogue: `text` is met, `warning` is not."""
    reach: tuple[FactView, ...] = ()
    """Preferred channel and time, each with its evidence."""


class CandidateView(View, frozen=True, kw_only=True):
    """One person of the chooser."""

    customer_id: str
    name: str
    initials: str
    why: tuple[str, ...]
    last_seen: tuple[tuple[str, str, int], ...]
    """(glyph, title, at) of the newest events; titles only."""


class ReasonView(View, frozen=True, kw_only=True, gc=False):
    """A reason in the agent's words."""

    text: str
    code: str
    """Of `decisions.Reason`: picks the glyph."""
    source: str
    """Who says so: 'learnt from earlier answers', 'set in the catalogue'."""
    factor: str = ""
    """What it multiplies the priority by, such as '×1.3'; empty where it multiplies nothing."""


class FactorView(View, frozen=True, kw_only=True):
    """One factor of the priority."""

    name: str
    meaning: str
    value: float
    shown: str
    """The value in the agent's number format."""
    parts: tuple[FactView, ...] = ()
    """What it is made of: 'Issue: Care', '+10 %'."""


class ProductView(View, frozen=True, kw_only=True):
    """Propensity x context x value x lever, and what they give."""

    factors: tuple[FactorView, ...]
    total: str


class ExplanationView(View, frozen=True, kw_only=True):
    """Why one action stands where it does."""

    action_id: str
    title: str
    reasons: tuple[ReasonView, ...]
    """The strongest first."""
    product: ProductView | None
    """None for what skips arbitration, such as a mandatory action."""
    notes: tuple[str, ...] = ()
    """What else decides its place: mandatory, a follow-up, service first, the control group."""
    model: str = ""
    """Where the propensity comes from, as a sentence."""


class NextView(View, frozen=True, kw_only=True):
    """What continues the conversation after an answer, when it is not an action of the list."""

    entry_id: str
    kind: Next
    title: str
    """Of the action that was answered."""
    address: str = ""
    """For a page: http or https, shown in full before it is opened."""
    number: str = ""
    """For the dialler: what to call, where it may be shown."""


class ActionView(View, frozen=True, kw_only=True, gc=False):
    """A card of the list: the decision's entry with what the catalogue says of it."""

    ranked: Ranked
    title: str
    group: str
    talk_track: str
    """Fields filled in, plain text; a missing field never shows braces."""
    hint: str
    sentiments: tuple[Sentiment, ...]
    service_first: bool = False
    """It helps the customer, and a service signal is open: that is why it comes so early."""
    enabled: bool = True
    disabled_reason: str = ""
    withdrawn: bool = False
    """A newer list no longer has it: the reason stands where the other one stood."""
    unsaved: str = ""
    """An answer to it could not be saved, as a sentence; the buttons are open for another try."""
    why: str | None = None
    """The strongest reason in the agent's words; None: the catalogue's own (`ranked.why`)."""
    labels: dict[Sentiment, str] = {}
    """What the catalogue calls a response at this touchpoint, where it calls it anything."""
    link: str = ""
    """The asset's page: http or https, opened by a click only, shown in full."""
    follows: dict[Sentiment, str] = {}
    """What comes after a response, as a short sentence; where nothing does, nothing."""

    @property
    def reason(self) -> str:
        return self.ranked.why if self.why is None else self.why


class HeldView(View, frozen=True, kw_only=True, gc=False):
    held: Held
    title: str
    text: str
    """The whole reason as a sentence, with the date of return."""
    cause: str = ""
    """Which response or rule caused it, as a sentence; empty where the reason says it all."""


class AnsweredView(View, frozen=True, kw_only=True, gc=False):
    """A response of this contact."""

    entry_id: str
    action_id: str
    title: str
    sentiment: Sentiment
    at: int
    committed: bool
    """The mark is solid: the commit returned."""
    synced: bool
    withdrawn: bool
    rests_until: int | None
    initiative: bool = False


class UndoView(View, frozen=True, kw_only=True):
    """What the response slot offers."""

    entry_id: str
    title: str
    sentiment: Sentiment
    detail: str


class UnsavedView(View, frozen=True, kw_only=True):
    """An answer of this contact that the disk did not take. It never happened."""

    title: str
    sentiment: Sentiment
    reason: str
    """What went wrong and what to do."""


class WorkspaceView(View, frozen=True, kw_only=True):
    """The whole of the agent window. Parts that did not change are the same object."""

    screen: Screen
    contact: Contact | None
    caller: CallerView | None = None
    candidates: tuple[CandidateView, ...] = ()
    signals: tuple[Signal, ...] = ()
    decision: Decision | None = None
    actions: tuple[ActionView, ...] = ()
    held: tuple[HeldView, ...] = ()
    top: int = 0
    """So many cards are shown before 'show all'; 0: all of them."""
    next_step: NextView | None = None
    """What continues the conversation after the newest answer."""
    answered: tuple[AnsweredView, ...] = ()
    undo: UndoView | None = None
    unsaved: UnsavedView | None = None
    """Stands in the response slot until it is saved, answered again or the contact is left."""
    events: tuple[Event, ...] = ()
    """Newest first, as far as loaded."""
    older: str | None = None
    events_total: int = 0
    journey_live: bool = False
    saved_at: int | None = None
    """Age of the journey when it comes from this device only."""
    sync: SyncState
    trouble: str = ""
    """For FAILED: what happened, and what can be done."""
    new_order: bool = False
    """A newer list waits for `apply_new_order`: it never moves under the pointer by itself."""
    list_note: str = ""
    """Why the list is empty or its responses are off, as a sentence; empty when they are open."""
    notice: str = ""
    """What is wrong with the set-up (a softphone's template, say), until `dismiss_notice`."""
    remark: str = ""
    """What happened by itself and needs nobody (a repair, say), until `dismiss_notice`."""
    waiting_calls: tuple[Contact, ...] = ()
    """A second call is a banner; it never takes the screen."""
