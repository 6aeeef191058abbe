"""Ninety days of ordinary customers, on all six channels."""

from __future__ import annotations

from typing import Any, Final

from agent_desktop.demo.generator.people import Person
from agent_desktop.demo.generator.story import DAY, MINUTE, Story

CAMPAIGNS: Final = (
    ("Autumn Gold", "First year free"),
    ("Data without end", "5 GB for 4.99"),
    ("Fibre in your street", "Fibre 250"),
    ("New phones", "Pixel 10 for 1 €"),
    ("Travel light", "Roaming pass"),
)
_BROWSING: Final = (
    ["Home", "Phones", "Pixel 10", "Plans"],
    ["Home", "Plans", "Northline L", "Compare plans"],
    ["Cards overview", "Compare cards", "Gold card", "Fees and interest"],
    ["Help", "Roaming", "Roaming outside the EU"],
    ["Home", "Fibre at home", "Is there fibre at my address?"],
    ["Help", "My invoice explained", "Direct debit"],
)
_SCREENS: Final = (
    ["Overview", "Data used"],
    ["Overview", "Invoices", "Invoice of last month"],
    ["Overview", "Bonus points", "Rewards"],
    ["Overview", "Roaming", "Costs abroad"],
    ["Overview", "My plan", "Add data"],
)
_TOPICS: Final = (
    "the invoice", "roaming costs", "a new SIM card", "the card limit", "the contract", "a parcel",
    "slow data", "a new address",
)  # fmt: skip
_AGENTS: Final = ("Jonas W.", "Mira K.", "Sam O.", "Petra L.", "Aylin D.", "Tom B.")
_STORES: Final = ("Berlin Mitte", "Hamburg Altona", "Munich Sendling", "Cologne Ehrenfeld",
                  "Frankfurt Nordend", "London Euston")  # fmt: skip
_CHATS: Final = (
    (0.62, ["That was quick, thank you.", "I found it now."]),
    (0.18, ["Where do I see what is left of my data?"]),
    (-0.12, ["I have asked that before.", "So nobody can tell me when it arrives?"]),
    (-0.55, ["This is the third time that I write.", "I am thinking of leaving."]),
)
FORM: Final = {"form": "card-application", "form_name": "Gold card application",
               "form_short": "Apply", "steps": 5}  # fmt: skip
STEPS: Final = ("About you", "Contact", "Proof of income", "Check", "Sign")


def tell(story: Story, person: Person) -> None:
    """The story of one person, from when they became a customer."""
    start = story.now - person.since_days * DAY
    if person.lead:
        _lead(story, person, start)
        return
    story.profile(start, person.traits)
    if person.since_days <= 90:
        story.known("northline-stores", start + 20 * MINUTE, "Contract Signed",
                    product=person.traits["plan"], months=24)  # fmt: skip
    reach = min(90, person.since_days)
    _online(story, person, reach)
    _messages(story, person, reach)
    _talks(story, person, reach)
    _in_store(story, person, reach)
    _turns(story, person, reach)


def _lead(story: Story, person: Person, start: int) -> None:
    campaign, offer = story.pick.choice(CAMPAIGNS)
    story.advert(start - 4 * MINUTE, "Search Ad Clicked", campaign=campaign, offer=offer)
    story.visit(start - 3 * MINUTE, [(page, 40) for page in story.pick.choice(_BROWSING)])
    story.profile(start, person.traits)
    story.signed_in(start + 1000)
    if story.pick.random() < 0.5:
        story.known("northline-outbound", story.when(story.pick.uniform(0.2, 2)), "Call Ended",
                    campaign=campaign, duration_s=story.pick.randrange(20, 200),
                    lead=story.pick.choice(["Cold", "Warm", "Cold"]))  # fmt: skip


def _online(story: Story, person: Person, reach: int) -> None:
    pick = story.pick
    if "reader" in person.turns:
        story.signed_in(story.when(pick.uniform(0, reach)))
        for _ in range(pick.randrange(1, 4)):
            pages = pick.choice(_BROWSING)
            seconds = [(page, pick.randrange(8, 200)) for page in pages[: pick.randrange(2, 5)]]
            story.visit(story.when(pick.triangular(0, reach, 0)), seconds)
    if "app" in person.turns:
        story.signed_in(story.when(pick.uniform(0, reach)), app=True)
        for _ in range(pick.randrange(1, 5)):
            screens = [(screen, pick.randrange(4, 60)) for screen in pick.choice(_SCREENS)]
            story.visit(story.when(pick.triangular(0, reach, 0)), screens, app=True)


def _messages(story: Story, person: Person, reach: int) -> None:
    pick = story.pick
    bill = {"amount": pick.randrange(15, 90), "currency": "EUR"}
    for month in range(min(3, 1 + reach // 31)):
        at = story.when(min(reach, 3 + month * 30))
        story.known("northline-email", at, "Invoice Sent", **bill)
        paid = at + DAY + pick.randrange(DAY)
        if "payment" in person.turns and month == 0:
            story.known("northline-accounts", paid, "Payment Failed", reason="card expired", **bill)
        else:
            story.known("northline-accounts", paid, "Payment Received", **bill)
    if "campaign" in person.turns and person.traits.get("email"):
        campaign, offer = pick.choice(CAMPAIGNS)
        sent = story.when(pick.uniform(1, reach))
        mail: dict[str, Any] = {"campaign": campaign, "offer": offer}
        story.known("northline-email", sent, "Email Delivered", **mail)
        if pick.random() < 0.6:
            story.known("northline-email", sent + 50 * MINUTE, "Email Opened", **mail)
            if pick.random() < 0.4:
                story.known("northline-email", sent + 51 * MINUTE, "Email Link Clicked", **mail)
    if "social" in person.turns:
        campaign, offer = pick.choice(CAMPAIGNS)
        at = story.when(pick.uniform(0, reach))
        if pick.random() < 0.5:
            story.advert(at - MINUTE, "Social Ad Clicked", campaign=campaign, offer=offer,
                      network=pick.choice(["Instagram", "Facebook", "TikTok"]))  # fmt: skip
        else:
            story.known("northline-social", at, "Social Message Received", network="Instagram",
                        topic=pick.choice(_TOPICS), sentiment=round(pick.uniform(-0.7, 0.7), 2),
                        messages=["Is somebody there who can help me?"])  # fmt: skip


def _talks(story: Story, person: Person, reach: int) -> None:
    pick = story.pick
    if "called" in person.turns:
        for _ in range(pick.randrange(1, 3)):
            story.known("northline-calls", story.when(pick.uniform(0, reach), 8, 19), "Call Ended",
                        topic=pick.choice(_TOPICS), queue=pick.choice(["Contracts", "Account"]),
                        duration_s=pick.randrange(60, 900), waited_s=pick.randrange(5, 300),
                        sentiment=round(pick.triangular(-0.8, 0.9, 0.3), 2))  # fmt: skip
    if "abandoned" in person.turns:
        story.known("northline-calls", story.when(pick.uniform(0, min(9, reach)), 8, 19),
                    "Call Abandoned", queue="Contracts",
                    waited_s=pick.randrange(60, 400))  # fmt: skip
    if "chased" in person.turns and person.phone:
        campaign, _ = pick.choice(CAMPAIGNS)
        at = story.when(pick.uniform(1, reach), 9, 19)
        if pick.random() < 0.5:
            story.known("northline-outbound", at, "Call Missed", campaign=campaign)
        else:
            story.known("northline-outbound", at, "Call Ended", campaign=campaign,
                        duration_s=pick.randrange(15, 400),
                        lead=pick.choice(["Warm", "Cold", "Hot"]))  # fmt: skip
    if "chat" in person.turns:
        sentiment, messages = pick.choice(_CHATS)
        at = story.when(pick.uniform(0, reach))
        agent = pick.choice(_AGENTS)
        story.known("northline-chat", at, "Live Chat Conversation Started", agent_name=agent)
        story.known("northline-chat", at + 9 * MINUTE, "Live Chat Conversation Ended",
                    agent_name=agent, duration_s=540, sentiment=sentiment,
                    messages=messages)  # fmt: skip


def _in_store(story: Story, person: Person, reach: int) -> None:
    pick = story.pick
    store = pick.choice(_STORES)
    if "store" in person.turns:
        story.known("northline-stores", story.when(pick.uniform(0, reach), 10, 19), "Store Visited",
                    store=store, topic=pick.choice(_TOPICS))  # fmt: skip
    if person.loyalty:
        first = story.when(reach - 1 if reach > 1 else 1, 10, 19)
        story.loyalty(first, person.loyalty, store, pick.randrange(5, 90), known=True)
        for _ in range(pick.randrange(0, 3)):
            story.loyalty(story.when(pick.uniform(0, reach - 1 if reach > 1 else 1), 10, 19),
                          person.loyalty, store, pick.randrange(5, 90), known=False)  # fmt: skip


def _turns(story: Story, person: Person, reach: int) -> None:
    pick, turns = story.pick, person.turns
    soon = min(6, reach)
    if "data" in turns:
        story.known("northline-app-accounts", story.when(pick.uniform(0, soon)),
                    "Data Limit Reached", days_left=pick.randrange(3, 12))  # fmt: skip
    if "roaming" in turns:
        story.known("northline-app-accounts", story.when(pick.uniform(0, reach)), "Roaming Started",
                    country=pick.choice(["Turkey", "Egypt", "the USA", "Vietnam"]))  # fmt: skip
    if "complaint" in turns:
        at = story.when(pick.uniform(1, reach))
        subject = pick.choice(_TOPICS)
        story.known("northline-accounts", at, "Complaint Opened", subject=subject)
        if pick.random() < 0.5:
            story.known("northline-accounts", at + 3 * DAY, "Complaint Closed", subject=subject)
    if "leaving" in turns:
        pages = [("Help", 20), ("My contract", 65), ("Cancel my contract", 140)]
        at = story.when(pick.uniform(0, soon))
        story.signed_in(at - MINUTE)
        story.visit(at, pages)
    if "fibre" in turns and pick.random() < 0.5:
        story.web(story.when(pick.uniform(0, reach)), "Product Viewed", name="Fibre 250", price=34)
    if "card" in turns:
        story.web(story.when(pick.uniform(0, 14)), "Product Viewed", name="Gold card", price=49)
    if "form" in turns:
        at = story.when(pick.uniform(0, soon))
        story.signed_in(at - MINUTE)
        fill_in(story, at, pick.randrange(1, 5))
    if "declined" in turns:
        story.web(story.when(pick.uniform(0, 10)), "Suggestion Answered",
                  action=pick.choice(["travel-insurance", "offer-gold-card", "fibre-at-home"]),
                  response="negative", title="Offer on the web", verb="dismissed",
                  answer="No, thanks")  # fmt: skip


def fill_in(story: Story, at: int, last: int, seconds: int = 70, *, app: bool = False) -> int:
    """The card application up to a step. Returns when that step was opened."""
    say = story.in_app if app else story.web
    for step in range(1, last + 1):
        say(at, "Form Started" if step == 1 else "Form Step Viewed", step=step,
            step_name=STEPS[step - 1], **FORM)  # fmt: skip
        if step < last:
            at += seconds * 1000
    return at
