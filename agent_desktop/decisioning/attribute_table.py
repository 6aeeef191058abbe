"""The attributes that rules, reasons and signals may name, with their defaults.

docs/context.md shows the same table.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec


class Attribute(msgspec.Struct, frozen=True):
    """A name of the context. The default's type is the attribute's type; a table (`{}`) has one
    for each entry that is missing."""

    default: bool | int | float | str | dict[str, Any]
    text: str
    each: bool | int | str = 0
    key: str = ""
    """What a table's entries are named by, such as 'an event type'."""


def _table(each: bool | int | str, key: str, text: str) -> Attribute:
    return Attribute({}, text, each, key)


_TYPE: Final = "an event type"
_ACTION: Final = "an action"
_GROUP: Final = "a group"
WINDOWS: Final = (1, 7, 30, 90)
"""Days, of all counts."""


def _within(days: int) -> str:
    return "today" if days == 1 else f"in the last {days} days"


_CHANNEL_TEXTS: Final = {
    "web": "on the web",
    "mobile": "in the app",
    "assisted": "with an agent",
    "social": "on social media and search",
    "physical": "in a store or by post",
    "outbound": "outbound (e-mails, messages, calls that we made)",
}

NEVER: Final = 36_500
"""Days since something that never happened."""

ATTRIBUTES: Final[dict[str, Attribute]] = {
    "events": Attribute(0, "Events of the whole journey."),
    **{f"events_{days}d": Attribute(0, f"Events {_within(days)}.") for days in WINDOWS},
    **{
        f"{channel}_{days}d": Attribute(0, f"Events {text} {_within(days)}.")
        for channel, text in _CHANNEL_TEXTS.items()
        for days in WINDOWS
    },
    **{
        f"days_since_{channel}": Attribute(NEVER, f"Days since the newest event {text}.")
        for channel, text in _CHANNEL_TEXTS.items()
    },
    "days_known": Attribute(0, "Days since the first event."),
    "days_away": Attribute(0, "Days since the newest event."),
    "days_since": _table(
        NEVER, _TYPE, '`days_since["Store Visited"]`: days since the newest event of a type.'
    ),
    **{
        f"count_{days}d": _table(
            0, _TYPE, f'`count_{days}d["Call Ended"]`: events of a type {_within(days)}.'
        )
        for days in WINDOWS
    },
    "calls_7d": Attribute(0, "Calls in the last 7 days, answered or not."),
    "calls_30d": Attribute(0, "The same in the last 30 days."),
    "calls_abandoned_1h": Attribute(0, "Calls that the customer gave up waiting in the last hour."),
    "calls_abandoned_7d": Attribute(
        0, "Calls that the customer gave up waiting in the last 7 days."
    ),
    "last_call_minutes": Attribute(NEVER * 1440, "Minutes since the last finished call."),
    "last_call_purpose": Attribute("", "Its `purpose`."),
    "call_due": Attribute(False, "A call was scheduled and has not taken place."),
    "call_due_purpose": Attribute("", "Its `purpose`."),
    "last_page": Attribute("", "Name, title or path of the newest page or screen."),
    "last_page_minutes": Attribute(NEVER * 1440, "Minutes since then."),
    "form_open": Attribute(False, "A form was begun in the last 7 days and not submitted."),
    "form": Attribute("", "Its `form` property, such as `card-application`."),
    "form_name": Attribute("", "What it is called, such as 'Gold card application'."),
    "form_step": Attribute(0, "Number of the step that was seen last."),
    "form_steps": Attribute(0, "How many steps it has."),
    "form_step_name": Attribute("", "Name of that step."),
    "form_minutes": Attribute(NEVER * 1440, "Minutes since that step."),
    "form_errors": Attribute(0, "Errors and failed uploads in it."),
    "applications_open": Attribute(0, "How many applications are open."),
    "application_oldest_days": Attribute(0, "Days since the oldest open one was submitted."),
    "application_newest_days": Attribute(0, "Days since the newest open one was submitted."),
    "application_open": Attribute(False, "Submitted and neither decided against nor active."),
    "application_stage": Attribute(
        "",
        "`submitted`, `details_completed`, `preaccepted`, `accepted`, `finalised`, `declined`, "
        "`cancelled` or `active`.",
    ),
    "application_days": Attribute(0, "Days since it was submitted."),
    "application_stage_days": Attribute(0, "Days since it reached that stage."),
    "application_amount": Attribute(0, "Its `amount`."),
    "offers_open": Attribute(0, "How many offers are open."),
    "offer_oldest_days": Attribute(0, "Days since the oldest open one was sent."),
    "offer_newest_days": Attribute(0, "Days since the newest open one was sent."),
    "offer_open": Attribute(False, "An offer was sent and neither accepted nor withdrawn."),
    "offer_returned": Attribute(False, "The newest offer came back signed."),
    "offer_days": Attribute(0, "Days since the newest offer was sent."),
    "offer_name": Attribute("", "Its `offer` property."),
    "offer_amount": Attribute(0, "Its `amount`."),
    "has_product": Attribute(False, "A contract, card or loan is active, or something was bought."),
    "product_days": Attribute(NEVER, "Days since then."),
    "product_name": Attribute("", "Its `product` property."),
    "documents_missing": Attribute(False, "Documents were asked for and have not come."),
    "campaign": Attribute("", "Campaign of the newest e-mail, message or advertisement."),
    "campaign_offer": Attribute("", "Its offer."),
    "campaign_days": Attribute(NEVER, "Days since then."),
    "emails_opened_7d": Attribute(0, "E-mails opened in the last 7 days."),
    "emails_clicked_7d": Attribute(0, "Links in e-mails clicked in the last 7 days."),
    "product_viewed": Attribute("", "Name of the product that was looked at last."),
    "product_viewed_days": Attribute(NEVER, "Days since then."),
    "complaint_open": Attribute(False, "A complaint was opened and not closed."),
    "payment_failed": Attribute(False, "A payment failed and none has come since."),
    "sentiment": Attribute(0.0, "How the last conversation went, -1 to 1."),
    "sentiment_days": Attribute(NEVER, "Days since then."),
    "sentiment_trend": Attribute(0.0, "That, less the mean of the four before it."),
    "preferred_channel": Attribute(
        "", "The channel that the customer uses on most days; empty: unknown, below 5 days of use."
    ),
    "preferred_channel_days": Attribute(0, "On so many of the last 90 days."),
    "preferred_channel_share": Attribute(0.0, "Of all days on which a channel was used, 0 to 1."),
    "preferred_hour": Attribute(
        -1, "Middle of the three hours in which they do most (0-23, local); -1: below 20 events."
    ),
    "preferred_hour_events": Attribute(0, "So many events in these three hours."),
    "preferred_hour_share": Attribute(0.0, "Of all that the customer did, 0 to 1."),
    "responses_90d": Attribute(
        0, "Answers of the customer in the last 90 days, on any touchpoint."
    ),
    "positives_90d": Attribute(0, "Those of them that were positive."),
    "neutrals_90d": Attribute(0, "Those that were neutral."),
    "negatives_90d": Attribute(0, "Those that were negative."),
    "last_response_days": Attribute(NEVER, "Days since the newest answer to any action."),
    "answered": _table(
        0, _ACTION, '`answered["paperless"]`: answers to an action in the last 90 days.'
    ),
    "negatives": _table(0, _ACTION, '`negatives["paperless"]`: the negative ones of them.'),
    "last_response": _table(
        "", _ACTION, '`last_response["paperless"]`: `positive`, `neutral` or `negative`.'
    ),
    "response_days": _table(NEVER, _ACTION, '`response_days["paperless"]`: days since then.'),
    "group_answered": _table(
        0, _GROUP, '`group_answered["cards"]`: answers to actions of a group in the last 90 days.'
    ),
    "group_negatives": _table(0, _GROUP, '`group_negatives["cards"]`: the negative ones of them.'),
    "criteria_met": Attribute(0, "How many of the catalogue's criteria the customer meets."),
    "criteria_missed": Attribute(0, "How many they do not meet."),
    "qualified": _table(False, _GROUP, '`qualified["cards"]`: every criterion of a group is met.'),
}

TABLES: Final = tuple(name for name, one in ATTRIBUTES.items() if one.default == {})
"""Attributes that are asked by an entry: `count_7d["Call Ended"]`."""


def markdown() -> str:
    """The table of docs/context.md."""
    rows = ["| Attribute | Type | Default | Meaning |", "| --- | --- | --- | --- |"]
    kinds = {bool: "yes/no", int: "whole number", float: "number", str: "text", dict: "table"}
    for name, attribute in ATTRIBUTES.items():
        default = attribute.default
        kind = kinds[type(default)]
        if isinstance(default, dict):
            default, kind = attribute.each, f"{kinds[type(attribute.each)]} for {attribute.key}"
        shown = "" if default == "" else f"`{str(default).lower()}`"
        rows.append(f"| `{name}` | {kind} | {shown} | {attribute.text} |")
    return "\n".join(rows) + "\n"
