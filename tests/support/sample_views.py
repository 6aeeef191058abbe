"""Views of the agent window in every state, for tests of widgets and for pictures."""

from __future__ import annotations

from typing import Any

import msgspec

from agent_desktop.app.explaining import Speaker
from agent_desktop.app.ports import SyncState
from agent_desktop.app.views import (
    ActionView,
    AnsweredView,
    CallerView,
    CandidateView,
    ExplanationView,
    FactView,
    HeldView,
    IdentityView,
    NextView,
    Screen,
    UndoView,
    WorkspaceView,
)
from agent_desktop.decisioning.catalogue import Next
from agent_desktop.decisioning.catalogue_reading import parse_catalogue
from agent_desktop.decisioning.decisions import Decision, Factors, Held, Ranked, Reason, Signal
from agent_desktop.domain.contacts import Contact, ContactState, Direction, Presentation
from agent_desktop.domain.responses import Sentiment
from agent_desktop.gui.words import QtWords
from tests.support import sample_journey as journey

NOW = journey.NOW
MINUTE, DAY = journey.MINUTE, journey.DAY
ALL_THREE = (Sentiment.POSITIVE, Sentiment.NEUTRAL, Sentiment.NEGATIVE)

SYNCED = SyncState(online=True, waiting=0, refused=0, last_contact_at=NOW, signed_in=True)
OFFLINE = SyncState(online=False, waiting=3, refused=0, last_contact_at=NOW, signed_in=True)

CONTACT = Contact(
    id="contact-1",
    direction=Direction.INBOUND,
    number="+49 171 39200 47",
    e164="+491713920047",
    presentation=Presentation.ALLOWED,
    queue="Cards",
    waited_s=41,
    state=ContactState.TALKING,
    started_at=NOW - 88_000,
    answered_at=NOW - 47_000,
    touchpoint="call-centre",
    source="demo",
)

CALLER = CallerView(
    customer_id="leila",
    name="Leila Haddad",
    initials="LH",
    verified=True,
    number="+49 171 39200 47",
    match="Number confirmed on 3 calls",
    likely=False,
    facts=("Berlin, 14:32 local", "Customer since 2019", "German, Arabic"),
    identities=(
        IdentityView(icon="phone", value="+49 171 39200 47",
                     evidence="Number confirmed on 3 calls", likely=False, shared_by=1),
        IdentityView(icon="mail", value="leila.haddad@example.net",
                     evidence="Confirmed by link in 2019", likely=False, shared_by=1),
        IdentityView(icon="mobile", value="Banking app · Pixel 9",
                     evidence="Signed in today, 08:55", likely=False, shared_by=1),
        IdentityView(icon="loyalty", value="Bonus card ···· 4471",
                     evidence="Linked in the Mitte branch", likely=False, shared_by=1),
        IdentityView(icon="cookie", value="Browser on a tablet",
                     evidence="Same home network", likely=True, shared_by=2),
    ),
    traits=(
        FactView(key="Regular income", value="2,900 € / month"),
        FactView(key="Arrears", value="None in 24 months"),
        FactView(key="Customer for", value="7 years"),
        FactView(key="Segment", value="Everyday banking"),
    ),
    consents=(
        FactView(key="Phone · Service", value="Allowed"),
        FactView(key="E-mail · Marketing", value="Allowed"),
        FactView(key="SMS · Marketing", value="Not allowed since 2 Nov", kind="warning"),
    ),
    household=("Karim Haddad · joint account",),
    qualification=(
        FactView(key="Regular income", value="met"),
        FactView(key="No arrears", value="met"),
        FactView(key="Customer over 2 years", value="met"),
        FactView(key="Consent to offers", value="not met", kind="warning"),
    ),
    reach=(
        FactView(key="Mobile app", value="on 14 days of 90", kind="count"),
        FactView(key="18:00–21:00", value="22 events then", kind="duration"),
    ),
)  # fmt: skip


def action(
    key: str,
    rank: int,
    title: str,
    why: str,
    talk: str,
    **more: Any,
) -> ActionView:
    """A card. `service`, `follow_up_of`, `group`, `hint`, `enabled` as extras."""
    part = 1 / (rank + 0.2)
    factors = Factors(propensity=0.9 * part, context=1.0, value=1.0, lever=1.0)
    ranked = Ranked(
        action_id=key,
        asset_id=f"{key}-call",
        rank=rank,
        priority=round(factors.propensity, 4),
        factors=more.pop("factors", factors),
        why=why,
        service=more.pop("service", False),
        reasons=more.pop("reasons", ()),
        mandatory=more.pop("mandatory", False),
        follow_up_of=more.pop("follow_up_of", ""),
    )
    return ActionView(
        ranked=ranked,
        title=title,
        group=more.pop("group", ""),
        talk_track=talk,
        hint=more.pop("hint", ""),
        sentiments=more.pop("sentiments", ALL_THREE),
        **more,
    )


FINISH = action(
    "finish", 1, "Finish the card application together",
    "Left at “Proof of income” 12 min ago after two upload errors",
    "“I can see you were nearly through with the Gold card and the upload got stuck. I’m sorry "
    "about the wait earlier. Shall we finish it together now? It takes about three minutes.”",
    service=True, service_first=True, group="Gold card",
    hint="A photo of the payslip in the app works as well",
    factors=Factors(propensity=0.62, context=1.6, value=0.82, lever=1.2, expected=0.57),
    reasons=(
        Reason(code="declared", strength=0.6,
               text="Left at “Proof of income” 12 min ago after two upload errors"),
        Reason(code="weight", strength=0.47, text="Gave up waiting twice within the hour"),
        Reason(code="learnt", strength=0.31, params={"feature": "emails_clicked_7d", "value": 2}),
        Reason(code="learnt", strength=0.12, params={"feature": "mobile_30d", "value": 11}),
        Reason(code="learnt", strength=-0.1, params={"feature": "days_away", "value": 0}),
    ),
    labels={Sentiment.POSITIVE: "Yes, together"},
    follows={Sentiment.POSITIVE: "Send the secure link for the contract"},
)  # fmt: skip
PARTNER = action(
    "partner", 2, "Offer a partner card at no extra fee",
    "Joint account, one card so far; meets 4 of 4 criteria",
    "“Your partner could have a card of their own on this account, without a second yearly fee.”",
    link="https://northline.example/cards/partner",
)  # fmt: skip
BONUS = action(
    "bonus", 3, "Confirm the Bonus card on this account",
    "Number confirmed on 3 calls; travel points are waiting to be credited",
    "“There are travel points from your Bonus card. May I credit them to this account?”",
)  # fmt: skip
PAPERLESS = action(
    "paperless", 4, "Switch to paperless statements",
    "Uses the app four days a week, still gets letters",
    "“Would you like your statements in the app instead of by letter?”",
)  # fmt: skip
LINK = action(
    "link", 1, "Send the secure link for the contract",
    "She agreed to finish now; the link opens at step 3",
    "“I am sending the link to your app. Open it, take a photo of the payslip, and I will stay on "
    "the line until it shows received.”",
    group="Continue", follow_up_of="r2", hint="The link is valid for 24 hours",
)  # fmt: skip
ACTIONS = (FINISH, PARTNER, BONUS, PAPERLESS)

HELD = (
    HeldView(
        held=Held(action_id="travel", code="suppressed", text="", until=NOW + 13 * DAY,
                  response_id="r0", sentiment=Sentiment.NEGATIVE, caused_at=NOW - DAY,
                  touchpoint="website"),
        title="Travel insurance for the Gold card",
        text="Suppressed until 3 Dec: declined on web yesterday",
        cause="Such an answer rests it for 14 days, on every channel.",
    ),
    HeldView(
        held=Held(action_id="roaming", code="policy", text="", until=NOW + 8 * DAY,
                  rule="seen-often", count=5),
        title="Roaming pass for the trip",
        text="Seen 5 times in the last 7 days, pauses until 28 Nov",
        cause="Seen 5 times in 7 days: then it pauses for 8 days.",
    ),
    HeldView(
        held=Held(action_id="loan", code="not_eligible", text="proof of income is missing"),
        title="Personal loan top-up",
        text="Not eligible: proof of income is missing",
    ),
    HeldView(
        held=Held(action_id="survey", code="service_first", text=""),
        title="Satisfaction survey",
        text="Waiting: a service signal is open on this call",
    ),
)  # fmt: skip

SIGNALS = (
    msgspec.structs.replace(
        journey.SIGNAL,
        text="Card application abandoned after two hung-up calls — likely frustrated",
    ),
    Signal(
        id="points", pattern="points", text="Travel points are about to expire", priority=2,
        service=False, at=NOW - 3 * 60 * MINUTE, expires_at=NOW + DAY, evidence=(),
    ),
)  # fmt: skip


def explanation(view: WorkspaceView, action_id: str) -> ExplanationView | None:
    """As the use cases explain an entry of the list that is shown, in the window's language."""
    found = next((a for a in view.actions if a.ranked.action_id == action_id), None)
    if found is None:
        return None
    speaker = Speaker(CATALOGUE, QtWords(lambda: NOW))
    return speaker.explain(
        found.ranked, model_version="7", control=False, service_first=found.service_first
    )


CATALOGUE = parse_catalogue(
    """
name = "sample"
region = "DE"
[touchpoints.call-centre]
channel = "assisted"
label = "Call centre"
agent_handled = true
[issues.care]
lever = 10
[groups.cards]
title = "Gold card"
lever = 10
[actions.finish]
title = "Finish the card application together"
group = "cards"
issue = "care"
[actions.finish.assets.call-centre]
talk_track = "Hello."
""",
    "sample.toml",
)


def decision(actions: tuple[ActionView, ...], held: tuple[HeldView, ...]) -> Decision:
    return Decision(
        id="d1",
        catalogue_version="41",
        at=NOW + 2000,
        ranked=tuple(each.ranked for each in actions),
        held=tuple(each.held for each in held),
        digest="",
    )


def bare(screen: Screen, contact: Contact | None = CONTACT, **more: Any) -> WorkspaceView:
    return WorkspaceView(screen=screen, contact=contact, sync=more.pop("sync", SYNCED), **more)


def customer(
    actions: tuple[ActionView, ...] = ACTIONS,
    held: tuple[HeldView, ...] = HELD,
    **more: Any,
) -> WorkspaceView:
    events = more.pop("events", None) or journey.journey()
    return bare(
        Screen.CUSTOMER,
        more.pop("contact", CONTACT),
        caller=more.pop("caller", CALLER),
        signals=more.pop("signals", SIGNALS),
        decision=more.pop("decision", decision(actions, held)),
        actions=actions,
        held=held,
        events=events,
        events_total=len(events),
        journey_live=more.pop("journey_live", True),
        saved_at=more.pop("saved_at", None),
        **more,
    )


def renumbered(*actions: ActionView) -> tuple[ActionView, ...]:
    return tuple(
        msgspec.structs.replace(each, ranked=msgspec.structs.replace(each.ranked, rank=rank))
        for rank, each in enumerate(actions, start=1)
    )


ANSWERED = (
    AnsweredView(entry_id="r3", action_id="partner", title="Offer a partner card at no extra fee",
                 sentiment=Sentiment.NEGATIVE, at=NOW + 2 * MINUTE, committed=True, synced=False,
                 withdrawn=False, rests_until=NOW + 14 * DAY),
    AnsweredView(entry_id="r2", action_id="finish", title="Finish the card application together",
                 sentiment=Sentiment.POSITIVE, at=NOW + MINUTE, committed=True, synced=False,
                 withdrawn=False, rests_until=None),
)  # fmt: skip
UNDO = UndoView(
    entry_id="r3",
    title="Offer a partner card",
    sentiment=Sentiment.NEGATIVE,
    detail="Rests until 4 Dec. Saved on this device.",
)


def offline() -> WorkspaceView:
    actions = renumbered(LINK, BONUS, PAPERLESS)
    return customer(
        actions, HELD, answered=ANSWERED, undo=UNDO, sync=OFFLINE, journey_live=False,
        saved_at=NOW,
    )  # fmt: skip


NEXT_PAGE = NextView(entry_id="r3", kind=Next.PAGE, title="Settle the failed payment",
                     address="https://northline.example/pay")  # fmt: skip


def continued(step: NextView = NEXT_PAGE) -> WorkspaceView:
    """A positive answer that a page, a call or a callback continues."""
    return customer(answered=ANSWERED, next_step=step)


def masked() -> WorkspaceView:
    caller = msgspec.structs.replace(
        CALLER,
        verified=False,
        likely=True,
        traits=tuple(msgspec.structs.replace(fact, value="•••") for fact in CALLER.traits),
        identities=tuple(
            msgspec.structs.replace(each, value="•••• " + each.value[-4:])
            for each in CALLER.identities
        ),
    )
    return customer(caller=caller)


def choose() -> WorkspaceView:
    people = (
        CandidateView(
            customer_id="peter", name="Peter Brandt", initials="PB",
            why=("Called from here 14 times", "Last call 6 Nov, same hour",
                 "App linked to this number"),
            last_seen=(("web", "Cards, 4 pages", NOW - MINUTE),
                       ("phone", "Call, card limit", NOW - 14 * DAY),
                       ("mail", "Autumn Gold opened", NOW - 17 * DAY)),
        ),
        CandidateView(
            customer_id="renate", name="Renate Brandt", initials="RB",
            why=("Called from here 3 times", "Same household", "Bonus card names this number"),
            last_seen=(("physical", "Branch visit, Pankow", NOW - 8 * DAY),
                       ("mobile", "Checked the balance", NOW - 9 * DAY),
                       ("chat", "Chat, new address", NOW - 79 * DAY)),
        ),
    )  # fmt: skip
    contact = msgspec.structs.replace(CONTACT, number="+49 30 23125 600", waited_s=19)
    return bare(Screen.CHOOSE, contact, candidates=people)


def preparing() -> WorkspaceView:
    contact = msgspec.structs.replace(
        CONTACT, direction=Direction.OUTBOUND, state=ContactState.PREPARING, queue="",
        waited_s=None, answered_at=None, number="+49 171 39200 47",
    )  # fmt: skip
    reason = "Responses open when the call connects"
    actions = tuple(
        msgspec.structs.replace(each, enabled=False, disabled_reason=reason) for each in ACTIONS
    )
    return customer(actions, HELD, contact=contact, list_note=reason)


def ringing() -> WorkspaceView:
    contact = msgspec.structs.replace(
        CONTACT, state=ContactState.RINGING, answered_at=None, number="", e164=None
    )
    caller = msgspec.structs.replace(
        CALLER, customer_id="", number="", match="", facts=(), identities=(), traits=(),
        consents=(), household=(), verified=False, likely=True,
    )  # fmt: skip
    return bare(Screen.RINGING, contact, caller=caller)


def states() -> dict[str, WorkspaceView]:
    """Every state by name."""
    unknown = msgspec.structs.replace(CONTACT, number="+49 152 28817 386")
    withheld = msgspec.structs.replace(CONTACT, number="", presentation=Presentation.WITHHELD)
    ended = msgspec.structs.replace(CONTACT, state=ContactState.ENDED, ended_at=NOW)
    waiting = msgspec.structs.replace(CONTACT, id="second", state=ContactState.RINGING)
    many = renumbered(
        *ACTIONS,
        *(action(f"more{n}", n, f"Suggestion number {n}", "Because", "Say") for n in range(5, 26)),
    )
    return {
        "ready": bare(Screen.READY, None),
        "ringing": ringing(),
        "loading": bare(Screen.LOADING),
        "choose": choose(),
        "unknown": bare(Screen.UNKNOWN, unknown),
        "withheld": bare(Screen.WITHHELD, withheld),
        "customer": customer(),
        "masked": masked(),
        "offline": offline(),
        "continued": continued(),
        "preparing": preparing(),
        "someone_else": bare(Screen.SOMEONE_ELSE),
        "failed": bare(
            Screen.FAILED,
            trouble="The device did not answer within 3 seconds. The call is not affected, and "
            "nothing was lost.",
        ),
        "empty": customer((), HELD, answered=ANSWERED, undo=UNDO, signals=()),
        "no_catalogue": customer(
            (), (), decision=None,
            list_note="Suggestions are not here yet: the catalogue has not arrived from the hub.",
        ),
        "ended": customer(contact=ended, waiting_calls=(waiting,)),
        "notice": customer(notice="The softphone's template lacks the number. Ask IT to add it."),
        "many": customer(many, HELD, new_order=True),
    }  # fmt: skip
