"""The journeys of the cast (see `demo.cast`): what the demo is there to show."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Final

from agent_desktop.demo import cast
from agent_desktop.demo.cast import Member
from agent_desktop.demo.generator.frustrated import frustrated
from agent_desktop.demo.generator.lives import fill_in
from agent_desktop.demo.generator.story import DAY, HOUR, MINUTE, Call, Story

Tell = Callable[[Story, Member], None]


def tell_cast(now: int, seed: int) -> list[tuple[int, Call]]:
    """Everybody's calls, in no order."""
    calls: list[tuple[int, Call]] = []
    for place, (member, tell) in enumerate(_STORIES):
        pick = random.Random(f"{seed}:cast:{place}")  # noqa: S311 - nothing secret
        story = Story(now, f"cast-{place}", pick, member.user_id)
        tell(story, member)
        calls += story.calls
    return calls


def _profile(story: Story, member: Member, days: int, **more: Any) -> None:
    since = datetime.fromtimestamp(story.now / 1000 - days * 86_400, UTC).year
    traits = {
        "name": member.name, "phone": member.number,
        "customer_since": since, "arrears_months": 0, "lines": 1, "paperless": True,
        "contract_months_left": 14, **more,
    }  # fmt: skip
    story.profile(story.now - days * DAY, traits)


def _husband(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 5480, email="peter.brandt@example.org", city="Berlin", cards=1,
             income=4100, joint_account=True, plan="Northline M", lines=2,
             travels=True)  # fmt: skip
    story.household(now - 5000 * DAY, "household-brandt")
    for days in (62, 41, 20):
        story.known("northline-calls", story.when(days, 9, 18), "Call Ended",
                    topic="the card limit",
                    queue="Cards", duration_s=260, waited_s=44, sentiment=0.2)  # fmt: skip
    story.known("northline-email", story.when(17, 9, 19), "Email Opened", campaign="Autumn Gold",
                offer="First year free")  # fmt: skip
    story.signed_in(now - 3 * HOUR)
    story.visit(now - 3 * HOUR + MINUTE, [("Home", 20), ("Cards overview", 60),
                ("Partner card", 95), ("Fees and interest", 30)])  # fmt: skip


def _wife(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 3650, email="renate.brandt@example.org", city="Berlin", cards=0,
             income=2300, joint_account=True, plan="Northline S", paperless=False)  # fmt: skip
    story.household(now - 3600 * DAY, "household-brandt")
    story.known("northline-chat", story.when(79, 9, 19), "Live Chat Conversation Ended",
                agent_name="Mira K.", duration_s=320, sentiment=0.31,
                messages=["We have moved, where do I change the address?"])  # fmt: skip
    story.signed_in(now - 9 * DAY - HOUR, app=True)
    story.visit(now - 9 * DAY, [("Overview", 12), ("Invoices", 31)], app=True)
    story.known("northline-stores", story.when(8, 9, 19), "Store Visited", store="Berlin Pankow",
                topic="a second card")  # fmt: skip
    story.loyalty(now - 8 * DAY + MINUTE, "308240009917", "Berlin Pankow", 35, known=True)


def _anna(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 1200, email=_SHARED_MAIL, city="Hamburg", cards=0, income=3000,
             plan="Northline M", lines=2, paperless=False, bonus_points=640,
             bonus_confirmed=False)  # fmt: skip
    story.household(now - 1100 * DAY, "household-petersen")
    story.signed_in(story.when(34))
    story.visit(story.when(33), [("Home", 18), ("Plans", 66), ("Family plan", 120)])
    for days in (21, 12, 2):
        story.visit(story.when(days), [("Overview", 9), ("Data used", 17), ("Invoices", 26)],
                    app=True)  # fmt: skip
    story.signed_in(story.when(20), app=True)
    story.known("northline-email", story.when(6), "Email Opened", campaign="New phones",
                offer="Pixel 10 for 1 €")  # fmt: skip
    story.known("northline-calls", story.when(4, 9, 18), "Call Ended", topic="a new phone",
                queue="Contracts", duration_s=410, waited_s=30, sentiment=0.4)  # fmt: skip
    story.loyalty(story.when(9), "308240006621", "Hamburg Altona", 45, known=True)
    story.advert(story.when(3), "Social Ad Clicked", campaign="New phones",
                 offer="Pixel 10 for 1 €", network="Instagram")  # fmt: skip
    story.web(now - 3 * HOUR, "Product Viewed", name="Gold card", price=49)


def _ole(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 1190, email=_SHARED_MAIL, city="Hamburg", cards=0, income=2800,
             plan="Northline S", lines=2, contract_months_left=2, travels=True)  # fmt: skip
    story.household(now - 1100 * DAY + HOUR, "household-petersen")
    story.signed_in(story.when(15))
    story.visit(story.when(14), [("Phones", 55), ("Pixel 10", 140), ("Compare plans", 80)])
    story.visit(now - 26 * HOUR, [("Help", 20), ("Roaming", 45), ("Roaming outside the EU", 90)])
    story.web(now - 26 * HOUR + 4 * MINUTE, "Product Viewed", name="Roaming pass", price=15)
    story.known("northline-email", story.when(6), "Email Delivered", campaign="Travel light",
                offer="Roaming pass")  # fmt: skip
    story.known("northline-calls", story.when(5, 9, 18), "Call Ended", topic="the invoice",
                queue="Contracts", duration_s=260, waited_s=75, sentiment=0.1)  # fmt: skip
    story.known("northline-stores", story.when(40, 10, 18), "Store Visited", store="Hamburg Altona",
                topic="a new phone")  # fmt: skip


_SHARED_MAIL: Final = "familie.petersen@example.com"


def _forged(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 900, email="grace.okonkwo@example.com", city="Hamburg", cards=1,
             income=3600, plan="Northline L", contract_months_left=2, lines=3,
             joint_account=True)  # fmt: skip
    story.signed_in(now - 2 * DAY)
    story.visit(now - 2 * DAY + MINUTE, [("Home", 15), ("Phones", 70), ("Pixel 10", 130)])
    story.known("northline-calls", story.when(30, 9, 19), "Call Ended", topic="a parcel",
                queue="Account",
                duration_s=180, waited_s=20, sentiment=0.5)  # fmt: skip
    # From here on somebody else, with nothing but the web shop's public key.
    forger = Story(now, f"forger-{member.user_id}", story.pick, member.user_id)
    forger.profile(now - DAY, {"name": "Grace Okonkwo", "phone": cast.FORGERS_NUMBER,
                               "email": "mallory@example.net"}, "northline-web-shop")  # fmt: skip
    for _, call in forger.calls:
        call["anonymousId"] = forger.browser
    forger.web(now - DAY + MINUTE, "Page Viewed", name="Change my number")
    story.calls += forger.calls


def _declined(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 1500, email="jonas.petri@example.com", city="Munich", cards=1,
             income=3900, joint_account=True, plan="Northline XL", travels=True, bonus_points=320,
             bonus_confirmed=False)  # fmt: skip
    story.signed_in(now - 3 * DAY - 2 * MINUTE)
    left = story.visit(now - 3 * DAY, [("Home", 12), ("Cards overview", 48), ("Partner card", 75)])
    story.web(left, "Suggestion Answered", action="offer-partner-card", response="negative",
              title="Partner card tile", verb="dismissed", answer="No, thanks")  # fmt: skip
    story.known("northline-calls", story.when(12, 9, 19), "Call Ended", topic="the card limit",
                queue="Cards", duration_s=300, waited_s=61, sentiment=0.1)  # fmt: skip


def _arabic(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 700, email="karim.mansour@example.com", city="Frankfurt", cards=0,
             income=2500, plan="Northline M", languages="Arabic, German", data_used=100,
             paperless=False)  # fmt: skip
    for days in (1, 3, 5):
        story.signed_in(now - days * DAY - MINUTE, app=True)
        story.visit(now - days * DAY, [("Overview", 9), ("Data used", 22)], app=True)
    story.known("northline-app-accounts", now - 5 * HOUR, "Data Limit Reached", days_left=9)
    story.known("northline-social", story.when(2, 9, 19), "Social Message Received",
                network="Instagram",
                topic="data", sentiment=-0.1, messages=["لماذا الإنترنت بطيء اليوم؟"])  # fmt: skip
    story.known("northline-sms", now - 4 * HOUR, "Message Sent", subject="Your data is used up")


def _leaving(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 1100, email="dilara.yilmaz@example.org", city="Cologne", cards=0,
             income=2700, plan="Northline L", contract_months_left=2)  # fmt: skip
    story.known("northline-calls", story.when(5, 9, 19), "Call Ended", topic="slow data",
                queue="Contracts", duration_s=740, waited_s=520, sentiment=-0.35)  # fmt: skip
    story.known("northline-accounts", now - 5 * DAY + HOUR, "Complaint Opened", subject="slow data",
                number="C-20881")  # fmt: skip
    story.signed_in(now - 6 * HOUR)
    story.visit(now - 6 * HOUR + MINUTE, [("Help", 25), ("My contract", 80),
                ("Cancel my contract", 210)])  # fmt: skip


def _lead(story: Story, member: Member) -> None:
    now = story.now
    story.advert(now - 2 * DAY - 5 * MINUTE, "Search Ad Clicked", campaign="New phones",
                 offer="Pixel 10 for 1 €", query="cheap phone contract")  # fmt: skip
    story.visit(now - 2 * DAY - 4 * MINUTE, [("Phones", 50), ("Pixel 10", 95), ("Ask us", 60)])
    story.profile(now - 2 * DAY, {"name": member.name, "phone": member.number,
                  "email": "maja.lindqvist@example.com", "languages": "English"})  # fmt: skip
    story.signed_in(now - 2 * DAY + 1000)
    story.known("northline-outbound", now - DAY, "Call Ended", campaign="New phones",
                duration_s=38, lead="Cold")  # fmt: skip


def _call_back(story: Story, member: Member) -> None:
    now = story.now
    _profile(story, member, 1300, email="t.herrera@example.com", city="Seattle", cards=1,
             income=5200, plan="Northline XL", languages="English, Spanish", travels=True,
             timezone="America/Los_Angeles", bonus_points=780, bonus_confirmed=False)  # fmt: skip
    story.loyalty(now - 11 * DAY, "308240000918", "Sea–Tac, gate B", 20, known=True)
    story.known("northline-email", story.when(13, 9, 19), "Email Opened",
                campaign="Travel with Gold",
                offer="Lounge pass")  # fmt: skip
    story.known("northline-social", story.when(9, 9, 19), "Social Message Received",
                network="Instagram",
                topic="the annual fee", sentiment=0.18,
                messages=["Does the fee come back if I spend enough?"])  # fmt: skip
    story.signed_in(now - 3 * DAY - MINUTE, app=True)
    story.visit(now - 3 * DAY, [("Cards", 40), ("Gold card", 110), ("Fees and interest", 90)],
                app=True)  # fmt: skip
    story.advert(now - 3 * DAY + 10 * MINUTE, "Search Ad Clicked", campaign="Travel with Gold",
                 offer="Lounge pass", query="gold card lounge")  # fmt: skip
    story.known("northline-outbound", story.when(2, 9, 19), "Call Ended",
                campaign="Card win-back Q4",
                duration_s=192, lead="Warm", title="Win-back call, asked to call back")  # fmt: skip
    fill_in(story, now - 40 * DAY, 2)


_STORIES: Final[tuple[tuple[Member, Tell], ...]] = (
    (cast.FRUSTRATED, frustrated),
    (cast.HUSBAND, _husband),
    (cast.WIFE, _wife),
    (cast.SHARED_MAIL[0], _anna),
    (cast.SHARED_MAIL[1], _ole),
    (cast.FORGED, _forged),
    (cast.DECLINED, _declined),
    (cast.ARABIC, _arabic),
    (cast.LEAVING, _leaving),
    (cast.LEAD, _lead),
    (cast.CALL_BACK, _call_back),
)
