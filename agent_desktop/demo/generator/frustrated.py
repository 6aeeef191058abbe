"""Leila Haddad: nearly through with a card application, twice hung up, and back at the form."""

from __future__ import annotations

from agent_desktop.demo.cast import FRUSTRATED, Member
from agent_desktop.demo.generator.lives import FORM, STEPS
from agent_desktop.demo.generator.story import DAY, HOUR, MINUTE, Call, Story, moment

LEFT_MINUTES = 12
"""How long ago she left the form for the second time."""
_BONUS_CARD = "308240014471"


def frustrated(story: Story, member: Member) -> None:
    """Some forty events in ninety days, on all six channels."""
    _years_before(story, member)
    _autumn(story)
    _yesterday(story)
    _today(story)


def _years_before(story: Story, member: Member) -> None:
    joined = story.now - (7 * 365 + 20) * DAY
    story.profile(
        joined,
        {
            "name": member.name, "phone": member.number, "email": "leila.haddad@example.net",
            "city": "Berlin", "languages": "German, Arabic",
            "customer_since": int(moment(joined)[:4]),
            "plan": "Northline L", "lines": 1, "contract_months_left": 14, "income": 2900,
            "arrears_months": 0, "cards": 1, "card": "Classic", "joint_account": True,
            "paperless": False, "travels": True, "bonus_points": 1240, "bonus_confirmed": False,
            "offer_consent": "phone, e-mail",
        },
    )  # fmt: skip


def _autumn(story: Story) -> None:
    now = story.now
    story.visit(now - 88 * DAY, [("Home", 20), ("Help", 35)])
    story.signed_in(now - 88 * DAY + 2 * MINUTE)
    story.known("northline-calls", now - 81 * DAY, "Call Ended", topic="a new address",
                queue="Account", duration_s=205, waited_s=38, sentiment=0.35)  # fmt: skip
    story.advert(now - 67 * DAY, "Social Ad Clicked", campaign="Travel light", offer="Roaming pass",
                 network="Instagram")  # fmt: skip
    story.visit(now - 60 * DAY, [("Overview", 11), ("Bonus points", 30)], app=True)
    story.signed_in(now - 60 * DAY - MINUTE, app=True)
    story.known("northline-email", now - 40 * DAY, "Email Opened", campaign="Travel light",
                offer="Roaming pass")  # fmt: skip
    story.known("northline-email", now - 31 * DAY, "Invoice Sent", amount=34, currency="EUR")
    story.known("northline-accounts", now - 29 * DAY, "Payment Received", amount=34, currency="EUR")
    story.known("northline-calls", now - 24 * DAY, "Call Ended", topic="the card limit abroad",
                queue="Cards", duration_s=312, waited_s=95, sentiment=0.05)  # fmt: skip
    story.visit(now - 18 * DAY, [("Overview", 8), ("Invoices", 25)], app=True)
    story.known("northline-social", now - 15 * DAY, "Social Message Received", network="Instagram",
                topic="the Gold card", sentiment=0.22,
                messages=["Is the Gold card free in the first year?"])  # fmt: skip
    story.loyalty(now - 12 * DAY, _BONUS_CARD, "Berlin Mitte", 40, known=True)
    story.visit(now - 9 * DAY, [("Overview", 7), ("Data used", 14)], app=True)
    story.known("northline-stores", now - 4 * DAY - 2 * HOUR, "Store Visited", store="Berlin Mitte",
                topic="the card limit abroad")  # fmt: skip
    story.visit(now - 4 * DAY, [("Overview", 6), ("Rewards", 21)], app=True)


def _yesterday(story: Story) -> None:
    now = story.now
    at = now - 20 * HOUR - 10 * MINUTE
    story.known("northline-chat", at, "Live Chat Conversation Ended", agent_name="Jonas W.",
                duration_s=540, sentiment=-0.62, topic="the upload keeps failing",
                messages=["The upload keeps failing with my PDF payslip.",
                          "I need the card before I fly on 12 December."])  # fmt: skip
    at = now - 17 * HOUR - 51 * MINUTE
    left = story.visit(at, [("Cards overview", 45), ("Gold card", 130), ("Travel insurance", 140)])
    story.web(left, "Suggestion Answered", action="travel-insurance", response="negative",
              title="Travel insurance tile", verb="dismissed", answer="No, thanks")  # fmt: skip
    story.visit(left + 5000, [("Home", 40)])


def _today(story: Story) -> None:
    now = story.now
    story.signed_in(now - 5 * HOUR - 37 * MINUTE, app=True)
    mail = now - 5 * HOUR - 18 * MINUTE
    offer = {"campaign": "Autumn Gold", "offer": "First year free"}
    story.known("northline-email", mail, "Email Link Clicked", **offer)
    first = now - 55 * MINUTE
    story.in_app(first, "Form Started", step=1, step_name=STEPS[0], **FORM)
    story.in_app(first + 80_000, "Form Step Viewed", step=2, step_name=STEPS[1], **FORM)
    story.in_app(first + 170_000, "Form Abandoned", step=2, step_name=STEPS[1], **FORM)
    story.known("northline-calls", now - 40 * MINUTE, "Call Abandoned", where="in the menu",
                menu="Cards · Application status", queue="Cards", waited_s=108)  # fmt: skip
    story.known("northline-calls", now - 27 * MINUTE, "Call Abandoned", queue="Cards", waited_s=151)
    _back_at_the_form(story, now - LEFT_MINUTES * MINUTE)


def _back_at_the_form(story: Story, left: int) -> None:
    """Twelve minutes, six pages; the last one for five minutes and 41 seconds."""
    at = left - (22 + 65 + 134 + 100 + 58 + 341) * 1000
    at = story.visit(at, [("Cards overview", 22), ("Compare cards", 65), ("Gold card", 134)])
    story.web(at, "Form Started", step=1, step_name=STEPS[0], **FORM)
    story.web(at + 100_000, "Form Step Viewed", step=2, step_name=STEPS[1], **FORM)
    at += 158_000
    story.web(at, "Form Step Viewed", step=3, step_name=STEPS[2], **FORM)
    for wait in (120_000, 260_000):
        story.web(at + wait, "Upload Failed", form=FORM["form"], file="payslip.pdf",
                  reason="file type not supported")  # fmt: skip
    story.web(left, "Form Abandoned", step=3, step_name=STEPS[2], **FORM)


def afterwards(now: int, story: Story) -> list[tuple[int, Call]]:
    """What she does once she has the link: it arrives while the demo runs."""
    story.user_id = FRUSTRATED.user_id
    story.known("northline-accounts", now + 9 * MINUTE, "Documents Received", documents="payslip")
    story.in_app(now + 10 * MINUTE, "Form Step Viewed", step=4, step_name=STEPS[3], **FORM)
    story.in_app(now + 12 * MINUTE, "Form Submitted", **FORM)
    return story.calls
