"""The context of a decision: attributes of a journey, at one moment.

`attributes` leaves out what has its default value, so that a recorded decision stays small; the
rules put the defaults back. docs/context.md lists them all.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from agent_desktop.decisioning.attribute_table import ATTRIBUTES
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context_answers import own_answers, response_attributes
from agent_desktop.decisioning.context_state import (
    CHANNELS,
    DAY_MS,
    ContextState,
    Latest,
    Scalar,
    fold,
    from_builtins,
    new_state,
    to_builtins,
)
from agent_desktop.decisioning.decisions import Answer
from agent_desktop.decisioning.event_kinds import CALLS, EMAIL_CLICKED, EMAIL_OPENED, FORM_ERRORS
from agent_desktop.decisioning.qualification import (
    criteria_of,
    qualification,
    qualification_attributes,
)
from agent_desktop.domain.customers import Customer

__all__ = [
    "ContextState",
    "attributes",
    "fold",
    "from_builtins",
    "new_state",
    "own_answers",
    "to_builtins",
]

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 3_600_000
FORM_RESTS_MS: Final = 7 * DAY_MS
MAX_TRAITS: Final = 40
TRAIT_LENGTH: Final = 80

# Who somebody is belongs to the talk track, not to rules and the records of decisions.
_PERSONAL: Final = frozenset(
    ["name", "first_name", "firstName", "last_name", "lastName", "phone", "email", "address",
     "street", "birthday", "date_of_birth", "avatar", "username", "title", "card", "iban", "id"]
)  # fmt: skip


def attributes(
    state: ContextState,
    customer: Customer | None,
    now: int,
    answers: Iterable[Answer] = (),
    catalogue: Catalogue | None = None,
) -> dict[str, Any]:
    """What the rules may ask, for a journey at `now`. Plain JSON values, defaults left out.

    `answers` are those that agents recorded, without the ones that were taken back; what customers
    answered by themselves is in the state. Groups and criteria are the catalogue's.
    """
    found: dict[str, Any] = {}
    if state.events:
        _presence(found, state, now)
        _calls(found, state, now)
        _page_and_form(found, state, now)
        _application(found, state.latest, now)
        _interest(found, state, now)
        _feelings(found, state)
        found["days_since"] = {
            name: max(0, now - at) // DAY_MS for name, at in sorted(state.types.items())
        }
    said = [[a.id, a.action, a.response, a.at, a.touchpoint] for a in state.answers]
    everything = (*answers, *own_answers({"answers": said}))
    if everything:
        own = customer.id if customer is not None else ""
        found.update(response_attributes(everything, own, now, catalogue))
    kept = _without_defaults(found)
    if said:
        kept["answers"] = said
    if customer is not None:
        traits = _traits(customer)
        if traits:
            kept["traits"] = traits
    if catalogue is not None and catalogue.criteria:
        met = qualification(criteria_of(catalogue), kept)
        kept.update(_without_defaults(qualification_attributes(met)))
    return kept


def _without_defaults(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value != ATTRIBUTES[name].default}


def _traits(customer: Customer) -> dict[str, Scalar]:
    kept: dict[str, Scalar] = {}
    for name in sorted(customer.traits):
        value = customer.traits[name]
        if name in _PERSONAL or not name.isidentifier():
            continue
        if isinstance(value, str):
            usable = len(value) <= TRAIT_LENGTH
        else:
            usable = isinstance(value, bool | int | float) and abs(value) < 2**53  # not NaN
        if usable:
            kept[name] = value
        if len(kept) == MAX_TRAITS:
            break
    return kept


def _days_since(at: int, now: int) -> int:
    return max(0, now - at) // DAY_MS


def _minutes_since(at: int, now: int) -> int:
    return max(0, now - at) // MINUTE_MS


def _presence(found: dict[str, Any], state: ContextState, now: int) -> None:
    today = now // DAY_MS
    week = [0] * len(CHANNELS)
    month = [0] * len(CHANNELS)
    for day, counts in state.days.items():
        age = today - day
        if age < 30:
            for column, count in enumerate(counts):
                month[column] += count
                if age < 7:
                    week[column] += count
    for column, channel in enumerate(CHANNELS):
        found[f"{channel}_7d"] = week[column]
        found[f"{channel}_30d"] = month[column]
    found["events"] = state.events
    found["events_7d"] = sum(week)
    found["days_known"] = _days_since(state.first_at, now)
    found["days_away"] = _days_since(state.last_at, now)


def _calls(found: dict[str, Any], state: ContextState, now: int) -> None:
    abandoned_hour = abandoned_week = calls = opened = clicked = 0
    for event in state.recent:
        if now - event.at > 7 * DAY_MS:
            continue
        if event.type == "Call Abandoned":
            abandoned_week += 1
            abandoned_hour += now - event.at <= HOUR_MS
        calls += event.type in CALLS
        opened += event.type == EMAIL_OPENED
        clicked += event.type == EMAIL_CLICKED
    found["calls_7d"] = calls
    found["calls_abandoned_1h"] = abandoned_hour
    found["calls_abandoned_7d"] = abandoned_week
    found["emails_opened_7d"] = opened
    found["emails_clicked_7d"] = clicked
    latest = state.latest
    call = latest.get("call")
    if call is not None:
        found["last_call_minutes"] = _minutes_since(call.at, now)
        found["last_call_purpose"] = call.properties.get("purpose", "")
    due = latest.get("call_scheduled")
    if due is not None and not _settles(call, due):
        found["call_due_purpose"] = due.properties.get("purpose", "")
        found["call_due"] = True


def _settles(call: Latest | None, due: Latest) -> bool:
    """The call that was planned has taken place."""
    return (
        call is not None
        and call.at > due.at
        and call.properties.get("purpose") == due.properties.get("purpose")
    )


def _page_and_form(found: dict[str, Any], state: ContextState, now: int) -> None:
    latest = state.latest
    page = latest.get("page")
    if page is not None:
        words = page.properties
        found["last_page"] = words.get("name") or words.get("title") or words.get("path") or ""
        found["last_page_minutes"] = _minutes_since(page.at, now)
    form = latest.get("form")
    if form is None or now - form.at > FORM_RESTS_MS:
        return
    name = form.properties.get("form", "")
    done = _at(latest, "form_done")
    if done >= form.at or (name == "application" and _at(latest, "application") >= form.at):
        return
    found["form_open"] = True
    found["form"] = name
    found["form_name"] = form.properties.get("form_name", name)
    found["form_step"] = _whole(form.properties.get("step"))
    found["form_steps"] = _whole(form.properties.get("steps"))
    found["form_step_name"] = form.properties.get("step_name", "")
    found["form_minutes"] = _minutes_since(form.at, now)
    found["form_errors"] = sum(
        event.type in FORM_ERRORS
        and event.at > done
        and event.at > form.at - DAY_MS
        and event.properties.get("form", name) == name
        for event in state.recent
    )


def _whole(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) else 0


def _at(latest: dict[str, Latest], slot: str) -> int:
    known = latest.get(slot)
    return known.at if known is not None else -1


_STAGES: Final = (
    ("details", "details_completed"),
    ("preaccepted", "preaccepted"),
    ("accepted", "accepted"),
    ("finalised", "finalised"),
    ("declined", "declined"),
    ("cancelled", "cancelled"),
)


def _application(found: dict[str, Any], latest: dict[str, Latest], now: int) -> None:
    application = latest.get("application")
    product = latest.get("product")
    if application is not None:
        stage, since = "submitted", application.at
        for slot, name in _STAGES:
            at = _at(latest, slot)
            if at >= since:
                stage, since = name, at
        if product is not None and product.at >= application.at:
            stage = "active"
        found["application_stage"] = stage
        found["application_open"] = stage not in {"declined", "cancelled", "active"}
        found["application_days"] = _days_since(application.at, now)
        found["application_stage_days"] = _days_since(since, now)
        found["application_amount"] = application.properties.get("amount", 0)
    offer = latest.get("offer")
    if offer is not None:
        closed = max(_at(latest, slot) for slot in ("offer_closed", "cancelled", "declined"))
        found["offer_open"] = closed < offer.at and _at(latest, "product") < offer.at
        found["offer_returned"] = _at(latest, "offer_returned") >= offer.at
        found["offer_days"] = _days_since(offer.at, now)
        found["offer_name"] = str(offer.properties.get("offer", ""))
    if product is not None:
        found["has_product"] = True
        found["product_days"] = _days_since(product.at, now)
        found["product_name"] = str(product.properties.get("product", ""))
    requested = _at(latest, "documents_requested")
    found["documents_missing"] = 0 <= requested > _at(latest, "documents_received")


def _interest(found: dict[str, Any], state: ContextState, now: int) -> None:
    latest = state.latest
    campaign = latest.get("campaign")
    if campaign is not None:
        found["campaign"] = campaign.properties.get("campaign", "")
        found["campaign_offer"] = campaign.properties.get("offer", "")
        found["campaign_days"] = _days_since(campaign.at, now)
    viewed = latest.get("product_viewed")
    if viewed is not None:
        found["product_viewed"] = viewed.properties.get("name", "")
        found["product_viewed_days"] = _days_since(viewed.at, now)
    found["complaint_open"] = _at(latest, "complaint") > _at(latest, "complaint_closed")
    found["payment_failed"] = _at(latest, "payment_failed") > _at(latest, "payment")


def _feelings(found: dict[str, Any], state: ContextState) -> None:
    if not state.feelings:
        return
    last = state.feelings[-1].value
    found["sentiment"] = round(last, 3)
    before = [feeling.value for feeling in state.feelings[:-1]]
    if before:
        # Plain additions, oldest first: bit for bit the same on each side.
        found["sentiment_trend"] = round(last - sum(before) / len(before), 3)
