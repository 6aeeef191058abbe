"""Whether the customer qualifies, and how and when they are best reached: rows for the facts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from agent_desktop.app.views import FactView
from agent_desktop.app.words import QT_TRANSLATE_NOOP, Words
from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.domain.wording import plain

_CHANNELS: Final = {
    "web": QT_TRANSLATE_NOOP("Lead", "Web"),
    "mobile": QT_TRANSLATE_NOOP("Lead", "Mobile app"),
    "assisted": QT_TRANSLATE_NOOP("Lead", "Calls and chats"),
    "social": QT_TRANSLATE_NOOP("Lead", "Social media"),
    "physical": QT_TRANSLATE_NOOP("Lead", "Stores and post"),
}


def channel_name(channel: str, words: Words) -> str:
    """Empty for what is no channel of the customer's own."""
    known = _CHANNELS.get(channel)
    return words.translate("Lead", known) if known else ""


def criteria_rows(
    catalogue: Catalogue, context: Mapping[str, Any], words: Words
) -> tuple[FactView, ...]:
    """Each criterion in the catalogue's order: met, not met, or not to be worked out."""
    # Imported late: the rules' engine is no part of the first paint.
    from agent_desktop.decisioning.qualification import criteria_of, qualification

    found = qualification(criteria_of(catalogue), context)
    said = {
        True: (words.translate("Lead", "met"), "text"),
        False: (words.translate("Lead", "not met"), "warning"),
        None: (words.translate("Lead", "not known"), "unknown"),
    }
    return tuple(
        FactView(key=plain(criterion.title), value=said[holds][0], kind=said[holds][1])
        for criterion, holds in found
    )


def reach_rows(context: Mapping[str, Any], words: Words) -> tuple[FactView, ...]:
    """The channel and the hour, each with its evidence; nothing where there is too little."""
    rows = []
    channel = channel_name(str(context.get("preferred_channel", "")), words)
    if channel:
        days = context.get("preferred_channel_days")
        value = words.counted("Lead", "on %n day(s) of 90", days) if isinstance(days, int) else ""
        rows.append(FactView(key=channel, value=value, kind="count"))
    hour = context.get("preferred_hour")
    if isinstance(hour, int) and not isinstance(hour, bool) and 0 <= hour < 24:
        events = context.get("preferred_hour_events")
        value = words.counted("Lead", "%n event(s) then", events) if isinstance(events, int) else ""
        key = f"{(hour - 1) % 24:02}:00–{(hour + 2) % 24:02}:00"
        rows.append(FactView(key=key, value=value, kind="duration"))
    return tuple(rows)
