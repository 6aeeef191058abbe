"""A thousand customers nobody planned: journeys over all channels, households, answers by several
agents, impressions, and a model, all from one seed. For comparing lists digit by digit."""

from __future__ import annotations

import hashlib
import random
import struct
from typing import Any, Final

import msgspec
from sqlalchemy import insert

from agent_desktop.decisioning.catalogue import Catalogue, FeatureKind
from agent_desktop.decisioning.decisions import Exposure, ExposureKind, exposure_id
from agent_desktop.decisioning.learning.encoding import (
    CategoryCode,
    Code,
    FlagCode,
    NumberCode,
    features_digest,
)
from agent_desktop.decisioning.learning.snapshot import (
    ActionTerms,
    Content,
    version_of,
    write_snapshot,
)
from agent_desktop.domain.responses import Response, Sentiment
from agent_desktop.hub.learning.in_force import put_in_force
from agent_desktop.hub.stitching.sightings import Sighting
from agent_desktop.hub.store.tables import models
from agent_desktop.hub.store.units import Unit
from tests.support.hub_room import Room

MINUTE: Final = 60_000
DAY: Final = 86_400_000
GROUPS: Final = ("cards", "loans", "care", "voice")
ACTIONS: Final = 24
AGENTS: Final = ("dana", "kim", "lee")
TOUCHPOINTS: Final = {
    "website": "web",
    "app": "mobile",
    "call-centre": "assisted",
    "social": "social",
    "store": "physical",
    "mailing": "outbound",
}

_RULES: Final = (
    "",
    "events_7d >= 3",
    'form_open && form == "card"',
    "traits.income >= 2500",
    "!complaint_open",
    'calls_7d > 0 || "stuck" in signals',
    'days_since["Store Visited"] <= 20',
    "application_open && application_amount > 0",
    "emails_opened_7d + emails_clicked_7d >= 1",
    "sentiment >= 0.0",
    "100 / (traits.income - 2000) > 0",
    "web_30d + mobile_30d > outbound_30d",
)
_HEAD: Final = """
name = "thousand"
region = "GB"
top = 5

[traits]
income = 0
segment = ""
paperless = false

[defaults.suppress.neutral]
days = 1

[learning]
starting_evidence = 40
[learning.features]
calls_7d = { edges = [1, 3] }
web_30d = { edges = [2, 5, 10] }
form_open = {}
sentiment = {}
last_page = {}
traits.income = { edges = [1000, 2500, 5000] }
traits.segment = {}

[criteria.earner]
title = "Earns enough"
rule = "traits.income >= 2500"
group = "loans"

[[policies]]
name = "seen often"
counts = "displayed"
threshold = 3
window_days = 30
pause_days = 5
scope = "action"

[[policies]]
name = "refused"
counts = "negative"
threshold = 2
window_days = 60
pause_days = 20
scope = "group"
who = "household"

[[policies]]
name = "raised"
counts = "offered"
threshold = 3
window_days = 14
pause_days = 3
counted_on = ["assisted", "web"]

[signals.stuck]
text = "Form left after hung-up calls at {form_step_name}"
service = true
priority = 90
within_minutes = 600
expires_minutes = 4000
steps = [{ event = "Form Started" }, { event = "Call Abandoned", count = 2 }]
absent = [{ event = "Form Submitted" }]
boosts = { cards = 1.5 }
holds = ["voice"]

[signals.loyal]
text = "In the store twice"
within_minutes = 10000
expires_minutes = 10000
steps = [{ event = "Store Visited", count = 2 }]
boosts = { action-03 = 1.25, care = 1.1 }
"""


def catalogue_toml() -> str:
    parts = [_HEAD]
    for name, channel in TOUCHPOINTS.items():
        handled = "agent_handled = true\n" if channel == "assisted" else ""
        parts.append(
            f'[touchpoints.{name}]\nchannel = "{channel}"\nlabel = "{name}"\n'
            f'write_key = "{name}-key"\ntrust = "trusted"\n{handled}'
        )
    for place, group in enumerate(GROUPS):
        parts.append(f'[groups.{group}]\ntitle = "{group.title()}"\nlever = {place * 5}\n')
    parts += [_action(n) for n in range(ACTIONS)]
    return "\n".join(parts)


def _action(n: int) -> str:
    name, rule = f"action-{n:02d}", _RULES[n % len(_RULES)]
    scope = ("action", "group")[n % 2]
    who = ("person", "household")[n % 3 == 0]
    lines = [
        f"[actions.{name}]",
        f'title = "Action {n}"',
        f'group = "{GROUPS[n % len(GROUPS)]}"',
        'why = "Since {events_7d} events this week[ and {form_minutes:ago} a form]"',
        f"value = {1 + n % 5 * 0.3:.1f}",
        f"propensity = {0.05 + n % 7 * 0.1:.2f}",
        f"marketing_priority = {n % 3}",
        f'suppress.negative = {{ days = {3 + n}, scope = "{scope}", who = "{who}" }}',
        'outcome = { event = "Card Activated", within_days = 7 }',
    ]
    if rule:
        lines += [f"eligible = '{rule}'", f'not_eligible = "Not for {n}"']
    if n % 5 == 0:
        lines.append("service = true")
    if n == 7:
        lines.append("mandatory = true")
    if n == 8:
        lines.append("transactional = true")
    if n == 9:
        lines.append("follow_up_only = true")
    if n == 6:
        lines.append("waits_for_service = true")
    lines.append(f"cost = {0.1 * (n % 4):.1f}")
    if n % 4 == 1:
        lines.append(
            f"[[actions.{name}.weights]]\nwhen = 'web_30d > 2'\nweight = 1.3\n"
            'why = "Online a lot"'
        )
    follow = ', next = "action-09"' if n == 1 else ""
    lines += [
        f"[actions.{name}.assets.call-centre]",
        'talk_track = "Hello {first_name|there}."',
        f'responses.positive = {{ label = "Agreed"{follow} }}',
        f"[actions.{name}.assets.website]",
        'markup = "<b>hello</b>"',
    ]
    if n % 3 == 0:
        lines += [
            f"[actions.{name}.assets.call-centre.variants.b]",
            "share = 0.5",
            'talk_track = "Good day."',
        ]
    return "\n".join(lines) + "\n"


_EVENTS: Final = (
    ("Page Viewed", "website", {"name": "Cards"}),
    ("Page Viewed", "website", {"name": "Loans"}),
    ("Screen Viewed", "app", {"name": "Home"}),
    ("Form Started", "website", {"form": "card", "step": 1, "steps": 4, "step_name": "You"}),
    ("Form Step Viewed", "website", {"form": "card", "step": 3, "steps": 4, "step_name": "Job"}),
    ("Form Error", "website", {"form": "card"}),
    ("Form Submitted", "website", {"form": "card"}),
    ("Call Abandoned", "call-centre", {"queue": "Cards"}),
    ("Call Ended", "call-centre", {"purpose": "question", "sentiment": 0.4}),
    ("Call Ended", "call-centre", {"purpose": "complaint", "sentiment": -0.7}),
    ("Email Opened", "mailing", {"campaign": "Gold", "offer": "gold"}),
    ("Email Link Clicked", "mailing", {"campaign": "Gold"}),
    ("Store Visited", "store", {"store": "Leeds"}),
    ("Complaint Opened", "social", {"subject": "App"}),
    ("Complaint Closed", "social", {}),
    ("Application Submitted", "website", {"amount": 5000}),
    ("Application Accepted", "website", {}),
    ("Offer Sent", "mailing", {"offer": "gold"}),
    ("Offer Accepted", "website", {}),
    ("Payment Failed", "app", {"amount": 12}),
    ("Card Activated", "app", {"product": "Gold"}),
    ("Something New", "social", {"n": 1}),
)


class Crowd:
    """Draws from one seed; asked twice for the same, it gives something else."""

    def __init__(self, seed: int, now: int, size: int) -> None:
        self._random = random.Random(seed)
        self._now = now
        self._n = 0
        self.users = [f"user-{n:04d}" for n in range(size)]

    def sightings(self, user: str, most: int, newest: int = MINUTE) -> list[Sighting]:
        """A piece of a journey of the last 40 days, not younger than `newest`."""
        draw = self._random
        found = []
        for _ in range(draw.randint(1, most)):
            # Half of it is of the last day, so that signals open.
            reach = draw.choice((DAY, 40 * DAY))
            found.append(self._sighting(user, self._now - draw.randint(newest, reach)))
        if draw.random() < 0.15:
            # Form started, call abandoned twice: a signal that is open.
            at = self._now - draw.randint(newest, 6 * 60 * MINUTE)
            found += [
                self._sighting(user, at - (3 - n) * MINUTE)._replace(
                    type=name, properties=b'{"step_name":"You","form":"card"}'
                )
                for n, name in enumerate(("Form Started", "Call Abandoned", "Call Abandoned"))
            ]
        return found

    def identified(self, user: str) -> Sighting:
        """Who it is: traits, a number and, for some, a household."""
        draw = self._random
        number = int(user[-4:])
        traits: dict[str, Any] = {"name": user.title(), "segment": draw.choice(("gold", "", "x"))}
        if draw.random() < 0.8:
            traits["income"] = draw.choice((0, 1500, 2000, 2600, 4000.5, 9000))
        made = self._sighting(user, self._now - 50 * DAY)
        lives = ("household", f"home-{number // 3}") if number % 2 else None
        return made._replace(
            type="Identified",
            traits=traits,
            contacts=(("phone", f"+4420794{number:05d}"),),
            group=lives,
            relation="household" if lives else "",
        )

    def _sighting(self, user: str, at: int) -> Sighting:
        self._n += 1
        draw = self._random
        name, touchpoint, details = draw.choice(_EVENTS)
        if draw.random() < 0.04:
            name = "Suggestion Answered"
            details = {
                "action": f"action-{draw.randrange(ACTIONS):02d}",
                "response": draw.choice(("positive", "neutral", "negative")),
            }
        return Sighting(
            event_id=hashlib.blake2b(f"{user} {self._n}".encode(), digest_size=16).digest(),
            touchpoint=touchpoint,
            channel=TOUCHPOINTS[touchpoint],
            trusted=True,
            type=name,
            at=at,
            properties=msgspec.json.encode(details),
            people=(("user_id", user),),
        )

    def answers(self, customer_id: str, by: str, most: int = 3) -> list[Response]:
        found = []
        for _ in range(self._random.randint(0, most)):
            self._n += 1
            action = f"action-{self._random.randrange(ACTIONS):02d}"
            found.append(
                Response(
                    id=f"answer-{self._n}",
                    customer_id=customer_id,
                    contact_id=f"contact-{self._random.randrange(5)}-{customer_id}",
                    touchpoint="call-centre",
                    action_id=action,
                    asset_id=self._random.choice(
                        (f"{action}@call-centre#b", f"{action}@call-centre")
                    ),
                    sentiment=self._random.choice(list(Sentiment)),
                    decision_id="",
                    at=self._now - self._random.randint(MINUTE, 20 * DAY),
                    by=by,
                    team="cards",
                    initiative=True,
                )
            )
        return found

    def exposures(self, customer_id: str, most: int = 12) -> tuple[Exposure, ...]:
        found = {}
        for _ in range(self._random.randint(0, most)):
            action = f"action-{self._random.randrange(ACTIONS):02d}"
            contact = f"contact-{self._random.randrange(4)}-{customer_id}"
            kind = self._random.choice(list(ExposureKind))
            one = Exposure(
                exposure_id(kind, contact, action),
                action,
                self._random.choice((f"{action}@call-centre", f"{action}@call-centre#b")),
                kind,
                self._now - self._random.randint(MINUTE, 25 * DAY),
                "call-centre",
                contact,
            )
            found[one.id] = one
        return tuple(found.values())


def model(catalogue: Catalogue, made_at: int, seed: int) -> bytes:
    """A snapshot as a learner would write it: weights for most actions, evidence of all sizes."""
    draw = random.Random(seed)
    declared = sorted(catalogue.learning.features, key=lambda feature: feature.name)
    codes: list[Code] = []
    for feature in declared:
        match feature.kind:
            case FeatureKind.NUMBER:
                codes.append(NumberCode(feature.name, feature.edges, 2.0, 3.5))
            case FeatureKind.CATEGORY:
                codes.append(CategoryCode(feature.name, ("Cards", "Home", "gold", "x")))
            case FeatureKind.FLAG:
                codes.append(FlagCode(feature.name))
    columns = 1 + sum(code.width for code in codes)

    def weights() -> bytes:
        return struct.pack(f"<{columns}i", *(draw.randint(-20_000, 20_000) for _ in range(columns)))

    actions = tuple(
        ActionTerms(
            id=name,
            bias=draw.randint(-30_000, 30_000),
            evidence=float(draw.choice((0, 3, 40, 900))),
            information=draw.uniform(0, 100),
            own=weights() if draw.random() < 0.7 else b"",
        )
        for name in sorted(catalogue.actions)
        if draw.random() < 0.85
    )
    return write_snapshot(
        Content(
            catalogue=catalogue.name,
            features=features_digest(catalogue.learning.features),
            made_at=made_at,
            cases=5_000,
            codes=tuple(codes),
            shared=weights(),
            actions=actions,
        )
    )


def install_model(room: Room, made_at: int, seed: int = 7) -> str:
    """Makes one for the catalogue in force, puts it in force on the hub; its version."""
    catalogue = room.catalogues.parsed("current")
    snapshot = model(catalogue, made_at, seed)
    version = version_of(snapshot)

    def write(unit: Unit) -> None:
        unit.connection.execute(
            insert(models).values(
                version=version, position=0, made_at=unit.now, catalogue=catalogue.name,
                snapshot=snapshot, learner=b"", cases=5_000, report="{}",
            )
        )  # fmt: skip
        put_in_force(unit, version, by="test", why="test")

    room.database.write_now(write)
    room.shared.models.look_again()
    return version
