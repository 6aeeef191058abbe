"""Leila Haddad's journey: the one of the design's pictures, as events."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from agent_desktop.decisioning.decisions import Signal
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.events import Event
from agent_desktop.domain.taxonomy import Taxonomy, parse_taxonomy
from agent_desktop.shipped import resource

MINUTE = 60_000
DAY = 24 * 60 * MINUTE


def at(day: int, clock: str, month: int = 11) -> int:
    """Milliseconds of a day of 2026, UTC."""
    hour, minute = (int(part) for part in clock.split(":"))
    return int(datetime(2026, month, day, hour, minute, tzinfo=UTC).timestamp() * 1000)


NOW = at(20, "14:32") + 6000


class StillClock:
    """Stands at the moment of the pictures, unless a test moves it."""

    def __init__(self, now: int = NOW) -> None:
        self.time = now

    def now(self) -> int:
        return self.time


def taxonomy() -> Taxonomy:
    """The one that is shipped."""
    file = resource("taxonomy.toml")
    return parse_taxonomy(file.read_text(encoding="utf-8"), file.name)


TOUCHPOINTS = {
    name: Touchpoint(name=name, channel=channel, label=label, write_key=f"key-{name}")
    for name, channel, label in (
        ("website", Channel.WEB, "Website"),
        ("app", Channel.MOBILE, "Banking app"),
        ("call-centre", Channel.ASSISTED, "Call centre"),
        ("chat", Channel.ASSISTED, "Chat"),
        ("social", Channel.SOCIAL, "Social media"),
        ("branch", Channel.PHYSICAL, "Branch"),
        ("mailing", Channel.OUTBOUND, "Mailing"),
    )
}
_count = iter(range(1_000_000))


def event(
    kind: str, when: int, touchpoint: str, /, *, event_id: str = "", **properties: object
) -> Event:
    """One event at one of `TOUCHPOINTS`."""
    return Event(
        id=event_id or f"e{next(_count)}",
        customer_id="leila",
        type=kind,
        touchpoint=touchpoint,
        channel=TOUCHPOINTS[touchpoint].channel,
        at=when,
        properties=dict(properties),
    )


def application(start: int) -> list[Event]:
    """Six pages, two uploads that failed, then nothing."""
    gold = {"form_name": "Gold card application", "form_short": "Apply", "steps": 5}

    def page(name: str, when: int) -> Event:
        return event("Page Viewed", when, "website", name=name)

    def step(number: int, name: str, when: int) -> Event:
        form = {**gold, "step": number, "step_name": name}
        return event("Form Step Viewed", when, "website", event_id=f"step-{number}", **form)

    second, form = start, []
    for name, seconds in (("Cards overview", 22), ("Compare cards", 65), ("Gold card", 134)):
        form.append(page(name, second))
        second += seconds * 1000
    for number, name, seconds in ((1, "About you", 100), (2, "Contact", 58)):
        form.append(step(number, name, second))
        second += seconds * 1000
    form.append(step(3, "Proof of income", second))
    form.append(event("Upload Failed", second + 120_000, "website", event_id="upload-1", **gold))
    form.append(event("Upload Failed", second + 300_000, "website", event_id="upload-2", **gold))
    form.append(event("Page Left", second + 341_000, "website", event_id="left", **gold))
    return form


def today() -> list[Event]:
    """The rows of the pictures."""
    dismissed = at(19, "20:41")
    return [
        *application(at(20, "14:08")),
        event("Call Abandoned", at(20, "14:05"), "call-centre", event_id="call-2", queue="Cards",
              waited_s=151),
        event("Call Abandoned", at(20, "13:52"), "call-centre", event_id="call-1",
              where="in the menu", menu="Cards · Application status", waited_s=108),
        event("Email Link Clicked", at(20, "09:14"), "mailing", campaign="Autumn Gold",
              offer="First year free"),
        event("Page Viewed", dismissed, "website", name="Travel insurance"),
        event("Page Viewed", dismissed + 90_000, "website", name="What is covered"),
        event("Page Viewed", dismissed + 200_000, "website", name="Prices"),
        event("Page Viewed", dismissed + 260_000, "website", name="Home"),
        event("Suggestion Answered", dismissed + 380_000, "website",
              title="Travel insurance tile", verb=" dismissed", answer="No, thanks"),
        event("Live Chat Conversation Ended", at(19, "18:22"), "chat", agent_name="Jonas W.",
              sentiment=-0.62, duration_s=540,
              messages=["The upload keeps failing with my PDF payslip.",
                        "I need the card before I fly on 12 December."]),
        event("Store Visited", at(16, "12:10"), "branch", visit="Branch visit",
              store="Berlin Mitte", topic="card limit abroad"),
    ]  # fmt: skip


def long_ago(days: int = 90) -> list[Event]:
    """Quiet weeks before, the same in every run."""
    draw = random.Random(20)
    found = []
    for day in range(5, days):
        for _ in range(draw.choice([0, 0, 0, 1, 1])):
            when = NOW - day * DAY - draw.randrange(8 * 60) * MINUTE
            found.append(
                draw.choice(
                    [
                        event("Screen Viewed", when, "app", name="Accounts"),
                        event("Page Viewed", when, "website", name="Home"),
                        event("Email Delivered", when, "mailing", campaign="Autumn Gold"),
                        event("Social Ad Clicked", when, "social", campaign="Travel", network="Z"),
                    ]
                )
            )
    return found


def journey() -> tuple[Event, ...]:
    """All of it, newest first."""
    return tuple(sorted([*today(), *long_ago()], key=lambda each: -each.at))


SIGNAL = Signal(
    id="abandoned:call-1",
    pattern="abandoned-application",
    text="Card application abandoned after two hung-up calls",
    priority=1,
    service=True,
    at=NOW - 12 * MINUTE,
    expires_at=NOW + DAY,
    evidence=("call-1", "call-2", "step-3", "left"),
)

CONTACT = Contact(
    id="contact-1",
    direction=Direction.INBOUND,
    presentation=Presentation.ALLOWED,
    queue="Cards",
    state=ContactState.TALKING,
    started_at=NOW - 47_000,
    touchpoint="call-centre",
    source="demo",
)
