"""How and when a customer is best reached, with the evidence; unknown where there is little."""

from __future__ import annotations

from typing import Any, Final

from agent_desktop.decisioning.catalogue import Catalogue
from agent_desktop.decisioning.context_state import CHANNELS, ContextState
from agent_desktop.decisioning.tallies import DAY_MS, KEPT_DAYS
from agent_desktop.decisioning.time_zones import offset_minutes, zone_of_region
from agent_desktop.domain.customers import Customer

LEAST_DAYS: Final = 5
LEAST_EVENTS: Final = 20
_OURS: Final = "outbound"


def preferred_channel(state: ContextState, now: int) -> dict[str, Any]:
    """Of the channels that the customer uses by themselves, the one used on most days of ninety:
    days, since one visit to a web site is many events and one call is one."""
    today = now // DAY_MS
    used = dict.fromkeys((name for name in CHANNELS if name != _OURS), 0)
    for day, counts in state.days.items():
        if today - day >= KEPT_DAYS:
            continue
        for name, count in zip(CHANNELS, counts, strict=True):
            if count and name in used:
                used[name] += 1
    total = sum(used.values())
    if total < LEAST_DAYS:
        return {}
    best = max(used, key=lambda name: (used[name], state.channels.get(name, 0)))
    return {
        "preferred_channel": best,
        "preferred_channel_days": used[best],
        "preferred_channel_share": round(used[best] / total, 3),
    }


def preferred_hour(
    state: ContextState, customer: Customer | None, now: int, catalogue: Catalogue | None
) -> dict[str, Any]:
    """The hour (local, 0 to 23) in the middle of the three in which most of what the customer did
    falls."""
    total = sum(state.hours)
    if total < LEAST_EVENTS:
        return {}
    around = [sum(state.hours[(hour + step) % 24] for step in (-1, 0, 1)) for hour in range(24)]
    best = max(range(24), key=lambda hour: (around[hour], state.hours[hour], -hour))
    local = (best * 60 + 30 + _offset(customer, now, catalogue)) // 60 % 24
    return {
        "preferred_hour": local,
        "preferred_hour_events": around[best],
        "preferred_hour_share": round(around[best] / total, 3),
    }


def _offset(customer: Customer | None, now: int, catalogue: Catalogue | None) -> int:
    """Of the customer's own `timezone`, else of the catalogue's region, else UTC."""
    said = customer.traits.get("timezone") if customer is not None else None
    offset = offset_minutes(said, now) if isinstance(said, str) else None
    if offset is None and catalogue is not None:
        offset = offset_minutes(zone_of_region(catalogue.region), now)
    return offset or 0
