"""What the windows show: plain values made by the use cases, already masked for who looks."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from agent_desktop.app.ports import SyncState
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


class CandidateView(View, frozen=True, kw_only=True):
    """One person of the chooser."""

    customer_id: str
    name: str
    initials: str
    why: tuple[str, ...]
    last_seen: tuple[tuple[str, str, int], ...]
    """(glyph, title, at) of the newest events; titles only."""


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


class HeldView(View, frozen=True, kw_only=True, gc=False):
    held: Held
    title: str
    text: str
    """The whole reason as a sentence, with the date of return."""


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
    answered: tuple[AnsweredView, ...] = ()
    undo: UndoView | None = None
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
    waiting_calls: tuple[Contact, ...] = ()
    """A second call is a banner; it never takes the screen."""
