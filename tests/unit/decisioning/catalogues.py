"""A small catalogue to decide with, and inputs for it."""

from __future__ import annotations

from typing import Any

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.decisions import Answer, Inputs, Signal
from agent_desktop.domain.channels import Touchpoint
from agent_desktop.domain.responses import Sentiment

DAY = 86_400_000
NOW = 1_764_000_000_000

HEAD = """
name = "small"
region = "GB"

[learning]
noise = false
control = 0

[traits]
income = 0
plan = ""

[touchpoints.call-centre]
channel = "assisted"
agent_handled = true
trust = "trusted"

[touchpoints.mailing]
channel = "outbound"

[touchpoints.web-shop]
channel = "web"

[groups.cards]
lever = 20
[issues.sales]
lever = 10
"""

ACTIONS = [
    """
[actions.finish]
title = "Finish the application together"
group = "applications"
service = true
eligible = 'form_open'
not_eligible = "No form is open"
why = "Left at “{form_step_name}” {form_minutes:ago}[ after {form_errors:words} errors]"
propensity = 0.6
[[actions.finish.weights]]
when = '"stuck" in signals'
weight = 2
[actions.finish.assets.call-centre]
talk_track = "Hello {first_name|there}. Shall we finish it?"
responses.positive.next = "send-link"
""",
    """
[actions.send-link]
title = "Send the secure link"
follow_up_only = true
service = true
assets.call-centre.talk_track = "I am sending it."
""",
    """
[actions.partner-card]
title = "Offer a partner card"
group = "cards"
issue = "sales"
eligible = 'traits.income >= 2000'
not_eligible = "Income is not known or too low"
value = 2
lever = 5
suppress.negative = { days = 14 }
suppress.neutral = { days = 1, channels = ["assisted"] }
assets.call-centre = {}
assets.mailing = {}
""",
    """
[actions.travel-insurance]
title = "Travel insurance"
group = "cards"
issue = "sales"
suppress.negative = { days = 30, scope = "group" }
assets.call-centre = {}
""",
    """
[actions.survey]
title = "Satisfaction survey"
waits_for_service = true
propensity = 0.1
until = 2026-01-01
suppress.negative = { days = 90, who = "household" }
assets.call-centre = {}
""",
    """
[actions.paperless]
title = "Paperless statements"
propensity = 0.3
assets.call-centre = {}
assets.web-shop = {}
""",
]

SIGNALS = """
[signals.stuck]
text = "Application abandoned after two hung-up calls"
priority = 90
service = true
within_minutes = 60
steps = [
  { event = ["Form Started", "Form Step Viewed"] },
  { event = "Call Abandoned", count = 2 },
  { event = "Form Step Viewed" },
]
absent = [{ event = "Form Submitted" }]
expires_minutes = 120
"""


def text(actions: list[str] | None = None, extra: str = "") -> str:
    return HEAD + "".join(ACTIONS if actions is None else actions) + SIGNALS + extra


def small(actions: list[str] | None = None, extra: str = "") -> Catalogue:
    return parse_catalogue(text(actions, extra), "small.toml")


def by_key(catalogue: Catalogue, write_key: str) -> Touchpoint | None:
    return next((t for t in catalogue.touchpoints.values() if t.write_key == write_key), None)


def inputs(
    context: dict[str, Any] | None = None,
    answers: tuple[Answer, ...] = (),
    signals: tuple[Signal, ...] = (),
    *,
    touchpoint: str = "call-centre",
    at: int = NOW,
    contact: str = "call-1",
) -> Inputs:
    return Inputs(
        decision_id="d1",
        customer_id="c1",
        contact_id=contact,
        touchpoint=touchpoint,
        at=at,
        context=context or {},
        answers=answers,
        signals=signals,
    )


def answer(
    action: str,
    sentiment: Sentiment,
    at: int = NOW,
    *,
    contact: str = "call-0",
    touchpoint: str = "call-centre",
    customer: str = "",
) -> Answer:
    return Answer(
        response_id=f"r-{action}-{sentiment}-{at}-{contact}",
        action_id=action,
        sentiment=sentiment,
        at=at,
        touchpoint=touchpoint,
        contact_id=contact,
        customer_id=customer,
    )


STUCK = Signal(
    id="stuck:e1",
    pattern="stuck",
    text="Stuck",
    priority=90,
    service=True,
    at=NOW - 1000,
    expires_at=NOW + DAY,
    evidence=("e1",),
)
