"""Attributes that come from the journey: counts, recency, the open form, calls, what was looked at.

Each function adds what it knows to `found`; defaults are left out later.
"""

from __future__ import annotations

from typing import Any, Final

from agent_desktop.decisioning import cases
from agent_desktop.decisioning.attribute_table import WINDOWS
from agent_desktop.decisioning.cases import OpenCase
from agent_desktop.decisioning.context_state import CHANNELS, ContextState, Latest
from agent_desktop.decisioning.event_kinds import CALLS, EMAIL_CLICKED, EMAIL_OPENED, FORM_ERRORS
from agent_desktop.decisioning.tallies import DAY_MS, within

MINUTE_MS: Final = 60_000
HOUR_MS: Final = 3_600_000
FORM_RESTS_MS: Final = 7 * DAY_MS


def days_since(at: int, now: int) -> int:
    return max(0, now - at) // DAY_MS


def minutes_since(at: int, now: int) -> int:
    return max(0, now - at) // MINUTE_MS


def presence(found: dict[str, Any], state: ContextState, now: int) -> None:
    today = now // DAY_MS
    totals = {days: [0] * len(CHANNELS) for days in WINDOWS}
    for day, counts in state.days.items():
        for days in WINDOWS:
            if today - day < days:
                total = totals[days]
                for column, count in enumerate(counts):
                    total[column] += count
    for days in WINDOWS:
        found[f"events_{days}d"] = sum(totals[days])
        for column, channel in enumerate(CHANNELS):
            found[f"{channel}_{days}d"] = totals[days][column]
    for channel, at in state.channels.items():
        found[f"days_since_{channel}"] = days_since(at, now)
    found["events"] = state.events
    found["days_known"] = days_since(state.first_at, now)
    found["days_away"] = days_since(state.last_at, now)


def by_type(found: dict[str, Any], state: ContextState, now: int) -> None:
    today = now // DAY_MS
    types = state.tallies.types
    names = sorted(types)
    found["days_since"] = {name: days_since(types[name].at, now) for name in names}
    tables: list[dict[str, int]] = [{} for _ in WINDOWS]
    for name in names:
        for table, total in zip(tables, within(types[name], today, WINDOWS), strict=True):
            if total:
                table[name] = total
    for days, table in zip(WINDOWS, tables, strict=True):
        found[f"count_{days}d"] = table


def calls(found: dict[str, Any], state: ContextState, now: int) -> None:
    """After `by_type`."""
    week = found["count_7d"]
    found["calls_7d"] = sum(week.get(name, 0) for name in CALLS)
    found["calls_30d"] = sum(found["count_30d"].get(name, 0) for name in CALLS)
    found["calls_abandoned_7d"] = week.get("Call Abandoned", 0)
    found["calls_abandoned_1h"] = sum(
        event.type == "Call Abandoned" and now - event.at <= HOUR_MS for event in state.recent
    )
    found["emails_opened_7d"] = week.get(EMAIL_OPENED, 0)
    found["emails_clicked_7d"] = week.get(EMAIL_CLICKED, 0)
    call = state.latest.get("call")
    if call is not None:
        found["last_call_minutes"] = minutes_since(call.at, now)
        found["last_call_purpose"] = call.properties.get("purpose", "")
    due = state.latest.get("call_scheduled")
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


def page_and_form(found: dict[str, Any], state: ContextState, now: int) -> None:
    latest = state.latest
    page = latest.get("page")
    if page is not None:
        words = page.properties
        found["last_page"] = words.get("name") or words.get("title") or words.get("path") or ""
        found["last_page_minutes"] = minutes_since(page.at, now)
    form = latest.get("form")
    if form is None or now - form.at > FORM_RESTS_MS:
        return
    name = form.properties.get("form", "")
    done = _at(latest, "form_done")
    submitted = max([one.opened for one in cases.applications(state.cases)], default=-1)
    if done >= form.at or (name == "application" and submitted >= form.at):
        return
    found["form_open"] = True
    found["form"] = name
    found["form_name"] = form.properties.get("form_name", name)
    found["form_step"] = _whole(form.properties.get("step"))
    found["form_steps"] = _whole(form.properties.get("steps"))
    found["form_step_name"] = form.properties.get("step_name", "")
    found["form_minutes"] = minutes_since(form.at, now)
    found["form_errors"] = sum(
        event.type in FORM_ERRORS
        and event.at > done
        and event.at > form.at - DAY_MS
        and event.properties.get("form", name) == name
        for event in state.recent
    )


def applications_and_offers(found: dict[str, Any], state: ContextState, now: int) -> None:
    applications, offers = cases.applications(state.cases), cases.offers(state.cases)
    _open_ones(found, "application", applications, now)
    _open_ones(found, "offer", offers, now)
    if applications:
        newest = applications[-1]
        found["application_stage"] = newest.stage
        found["application_open"] = newest.is_open
        found["application_days"] = days_since(newest.opened, now)
        found["application_stage_days"] = days_since(newest.stage_at, now)
        found["application_amount"] = _whole(newest.properties.get("amount"))
    if offers:
        last = offers[-1]
        found["offer_open"] = last.is_open
        found["offer_returned"] = last.stage == "returned"
        found["offer_days"] = days_since(last.opened, now)
        found["offer_name"] = str(last.properties.get("offer", ""))
        found["offer_amount"] = _whole(last.properties.get("amount"))
    latest = state.latest
    product = latest.get("product")
    if product is not None:
        found["has_product"] = True
        found["product_days"] = days_since(product.at, now)
        found["product_name"] = str(product.properties.get("product", ""))
    requested = _at(latest, "documents_requested")
    found["documents_missing"] = 0 <= requested > _at(latest, "documents_received")


def _open_ones(
    found: dict[str, Any], kind: str, cases_of_kind: tuple[OpenCase, ...], now: int
) -> None:
    still = [one.opened for one in cases_of_kind if one.is_open]
    if still:
        found[f"{kind}s_open"] = len(still)
        found[f"{kind}_oldest_days"] = days_since(min(still), now)
        found[f"{kind}_newest_days"] = days_since(max(still), now)


def interest(found: dict[str, Any], state: ContextState, now: int) -> None:
    latest = state.latest
    campaign = latest.get("campaign")
    if campaign is not None:
        found["campaign"] = campaign.properties.get("campaign", "")
        found["campaign_offer"] = campaign.properties.get("offer", "")
        found["campaign_days"] = days_since(campaign.at, now)
    viewed = latest.get("product_viewed")
    if viewed is not None:
        found["product_viewed"] = viewed.properties.get("name", "")
        found["product_viewed_days"] = days_since(viewed.at, now)
    found["complaint_open"] = _at(latest, "complaint") > _at(latest, "complaint_closed")
    found["payment_failed"] = _at(latest, "payment_failed") > _at(latest, "payment")


def feelings(found: dict[str, Any], state: ContextState, now: int) -> None:
    if not state.feelings:
        return
    newest = state.feelings[-1]
    found["sentiment"] = round(newest.value, 3)
    found["sentiment_days"] = days_since(newest.at, now)
    before = [feeling.value for feeling in state.feelings[:-1]]
    if before:
        # Plain additions, oldest first: bit for bit the same on each side.
        found["sentiment_trend"] = round(newest.value - sum(before) / len(before), 3)


def _whole(value: object) -> int:
    """Steps and amounts, also where they came as 3.0 or 19.99."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return round(value)


def _at(latest: dict[str, Latest], slot: str) -> int:
    known = latest.get(slot)
    return known.at if known is not None else -1
