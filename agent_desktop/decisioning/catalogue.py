"""The published catalogue: touchpoints, actions with their assets, and signal patterns.

Values only. `catalogue_reading` makes them from a TOML file and checks them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Final

import msgspec

from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.responses import Sentiment

DAY_MS: Final = 86_400_000


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A value of the catalogue."""


class Scope(StrEnum):
    ACTION = "action"
    GROUP = "group"
    """Every action of the group rests."""


class Who(StrEnum):
    PERSON = "person"
    HOUSEHOLD = "household"


class Suppression(Part, frozen=True, kw_only=True):
    """How long an action rests after an answer."""

    days: float
    scope: Scope = Scope.ACTION
    channels: tuple[Channel, ...] = ()
    """Where it rests; empty: everywhere."""
    who: Who = Who.PERSON


class Next(StrEnum):
    ACTION = "action"
    PAGE = "page"
    DIALLER = "dialler"
    CALLBACK = "callback"


class AssetResponse(Part, frozen=True, kw_only=True):
    """What a response is called at a touchpoint, and what continues the conversation."""

    label: str = ""
    next: str = ""
    """An action's id, a page's address, `dialler` or `callback`."""

    @property
    def next_kind(self) -> Next | None:
        if not self.next:
            return None
        if self.next in {Next.DIALLER, Next.CALLBACK}:
            return Next(self.next)
        return Next.PAGE if "/" in self.next else Next.ACTION


class Variant(Part, frozen=True, kw_only=True):
    """Another form of an asset. What it leaves empty is the asset's own."""

    id: str
    """`action@touchpoint#name`."""
    share: float
    """Of the customers, 0 to 1; the asset itself has the rest."""
    talk_track: str = ""
    hint: str = ""
    link: str = ""
    markup: str = ""


class Asset(Part, frozen=True, kw_only=True):
    """An action's form at one touchpoint."""

    id: str
    action_id: str
    touchpoint: str
    talk_track: str = ""
    hint: str = ""
    link: str = ""
    markup: str = ""
    """For touchpoints that render it themselves; windows show it as plain text."""
    responses: dict[Sentiment, AssetResponse]
    variants: tuple[Variant, ...] = ()


class Weight(Part, frozen=True, kw_only=True):
    """Multiplies the priority while its rule holds (the 'context' factor)."""

    when: str
    weight: float
    why: str = ""
    """In the window's words; empty: it is no reason of its own."""


class Outcome(Part, frozen=True, kw_only=True):
    """The event that shows that the action worked, and how long it may take."""

    event: str
    within_days: float


class Counted(StrEnum):
    """What a contact policy counts."""

    DISPLAYED = "displayed"
    OFFERED = "offered"
    """Raised with the customer: answers of any kind, and offers without one."""
    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class ContactPolicy(Part, frozen=True, kw_only=True):
    """After `threshold` times within the window the action, or its group, pauses."""

    name: str
    counts: Counted
    threshold: int
    window_days: float
    pause_days: float
    """From the time that reached the threshold."""
    scope: Scope = Scope.ACTION
    counted_on: tuple[Channel, ...] = ()
    """Empty: on every channel. Likewise `holds_on`, `actions` and `groups`."""
    holds_on: tuple[Channel, ...] = ()
    actions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    who: Who = Who.PERSON
    """Answers of the household count too, where it says so."""


class Limit(Part, frozen=True, kw_only=True):
    """How many offers a customer may get on a channel or at a touchpoint that we begin ourselves.

    Inbound contacts never count, and neither do transactional actions.
    """

    name: str
    channel: Channel
    touchpoint: str = ""
    """Empty: the whole channel."""
    most: int
    days: float


class Criterion(Part, frozen=True, kw_only=True):
    """One criterion of a lead's qualification."""

    id: str
    title: str
    rule: str
    group: str = ""
    """The group of actions that it qualifies for; empty: all."""


class FeatureKind(StrEnum):
    NUMBER = "number"
    CATEGORY = "category"
    FLAG = "flag"


class Feature(Part, frozen=True, kw_only=True):
    """What the model may learn from: an attribute of the context or a declared trait."""

    name: str
    """`calls_7d` or `traits.income`."""
    kind: FeatureKind
    edges: tuple[float, ...] = ()
    """Business edges of a number's bins, ascending; empty: found from the data."""


class Learning(Part, frozen=True, kw_only=True):
    """How propensities are made."""

    noise: bool = True
    """Thompson sampling, drawn once per conversation and action; false: greedy."""
    control: float = 0.02
    """Share of conversations with random propensities, by which the model is judged."""
    starting_evidence: float = 50.0
    """How many outcomes an action's starting propensity weighs as much as."""
    features: tuple[Feature, ...] = ()


class Action(Part, frozen=True, kw_only=True):
    """A next best conversation action."""

    id: str
    title: str
    group: str = ""
    issue: str = ""
    eligible: str = ""
    """A rule; empty: everybody."""
    not_eligible: str = ""
    """The reason in the window's words."""
    why: str = ""
    effective_from: int | None = None
    effective_until: int | None = None
    value: float = 1.0
    lever: float = 0.0
    """Per cent on top, with those of its issue and group."""
    propensity: float = 0.5
    """Where it starts, until something has been learnt."""
    weights: tuple[Weight, ...] = ()
    service: bool = False
    """It helps the customer; it comes first while a service signal is open."""
    waits_for_service: bool = False
    """Not offered at all while a service signal is open."""
    follow_up_only: bool = False
    mandatory: bool = False
    """Skips arbitration and limits, never a rest after an answer."""
    transactional: bool = False
    """Not counted by policies and limits, and not held by them."""
    cost: float = 0.0
    """Of one offer, in the unit of `value`; what counts is value less cost."""
    marketing_priority: float = 0.0
    """Breaks ties of equal priority, before the action's id."""
    suppress: dict[Sentiment, Suppression]
    outcome: Outcome | None = None
    assets: dict[str, Asset]
    """By touchpoint."""


class Step(Part, frozen=True, kw_only=True):
    """One link of a signal's sequence."""

    events: tuple[str, ...]
    where: dict[str, Any] = {}
    """Property -> its value, or a table with `min` and `max`."""
    count: int = 1


class SignalPattern(Part, frozen=True, kw_only=True):
    """A sequence of events that means something while it is fresh."""

    id: str
    text: str
    steps: tuple[Step, ...]
    absent: tuple[Step, ...] = ()
    """None of these after the first event of the sequence."""
    within_minutes: float
    """From the first event of the sequence to its last."""
    after_minutes: float = 0
    """Not before the last event is this old."""
    expires_minutes: float = 1440
    """Until this long after the last event."""
    priority: int = 50
    service: bool = False
    boosts: dict[str, float] = {}
    """Group or action -> factor on its priority while the signal is open."""
    holds: tuple[str, ...] = ()
    """Groups or actions that are held back while it is open."""


class Catalogue(Part, frozen=True, kw_only=True):
    """What was published, whole and checked. The order in the file means nothing."""

    version: str
    """Of the text: the same text is the same version everywhere."""
    name: str
    title: str
    region: str
    """Two letters: reads phone numbers that come without a country code."""
    touchpoints: dict[str, Touchpoint]
    actions: dict[str, Action]
    signals: dict[str, SignalPattern]
    issue_levers: dict[str, float]
    group_levers: dict[str, float]
    group_titles: dict[str, str]
    traits: dict[str, bool | int | float | str]
    """Traits that rules may name, with what they are where the customer has none."""
    text: str
    policies: tuple[ContactPolicy, ...] = ()
    limits: tuple[Limit, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    learning: Learning = Learning()
    roles: dict[str, frozenset[str]] = {}
    """Trait (`traits.income`) or event property -> the roles that see it, where declared; a rule,
    text or feature on what agents do not see is refused when the catalogue is checked."""
    top: int = 10
    """How many entries of a list are shown before 'show all'."""

    def group_title(self, group: str) -> str:
        """What the group is called; its name where the catalogue does not say."""
        return self.group_titles.get(group) or group

    def suppression(self, action_id: str, sentiment: Sentiment) -> Suppression | None:
        """How long an action rests after this answer, None where it does not."""
        action = self.actions.get(action_id)
        return action.suppress.get(sentiment) if action else None

    def rests_until(self, action_id: str, sentiment: Sentiment, at: int) -> int | None:
        """When an action that is answered at `at` may return, None where it need not rest."""
        rule = self.suppression(action_id, sentiment)
        return at + int(rule.days * DAY_MS) if rule and rule.days > 0 else None
