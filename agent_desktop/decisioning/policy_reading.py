"""Contact policy of a catalogue file: rests after answers, policies and limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from agent_desktop.decisioning.catalogue import (
    ContactPolicy,
    Counted,
    Limit,
    Scope,
    Suppression,
    Who,
)
from agent_desktop.domain.channels import Channel, Touchpoint
from agent_desktop.domain.responses import Sentiment
from agent_desktop.domain.toml_tables import Table

MAX_POLICIES: Final = 200
MAX_LIMITS: Final = 200
DAYS_MOST: Final = 3_650.0


def read_suppressions(table: Table) -> dict[Sentiment, Suppression]:
    """`[suppress.negative]` and so on."""
    found = {}
    for sentiment, entry in by_sentiment(table):
        found[sentiment] = Suppression(
            days=entry.number("days", 0.0, 0.0, DAYS_MOST),
            scope=entry.choice("scope", Scope, Scope.ACTION),
            channels=entry.names("channels", Channel),
            who=entry.choice("who", Who, Who.PERSON),
        )
        entry.finish()
    return found


def by_sentiment(table: Table) -> list[tuple[Sentiment, Table]]:
    """The tables below `positive`, `neutral` and `negative`; other keys are problems."""
    found = [(s, table.table(s.value)) for s in Sentiment if table.has(s.value)]
    known = [sentiment.value for sentiment in Sentiment]
    for name in table.values:
        if name not in known:
            table.problem(name, "is no response", table.meant(name, known))
    return found


def read_policies(root: Table) -> tuple[ContactPolicy, ...]:
    """`[[policies]]`, in the order of the file. What they name is checked later."""
    found: dict[str, ContactPolicy] = {}
    for entry in _few(root, "policies", MAX_POLICIES):
        name = _name(entry, found)
        for key in ("counts", "threshold", "window_days", "pause_days"):
            if not entry.has(key):
                entry.problem(key, "is missing")
        found[name] = ContactPolicy(
            name=name,
            counts=entry.choice("counts", Counted, Counted.DISPLAYED),
            threshold=entry.whole("threshold", 1, 1, 10_000),
            window_days=_days(entry, "window_days"),
            pause_days=_days(entry, "pause_days"),
            scope=entry.choice("scope", Scope, Scope.ACTION),
            counted_on=entry.names("counted_on", Channel),
            holds_on=entry.names("holds_on", Channel),
            actions=_listed(entry, "actions"),
            groups=_listed(entry, "groups"),
            who=entry.choice("who", Who, Who.PERSON),
        )
        entry.finish()
    return tuple(found.values())


def read_limits(root: Table, touchpoints: Mapping[str, Touchpoint]) -> tuple[Limit, ...]:
    """`[[limits]]`. A limit of a touchpoint has its channel."""
    found: dict[str, Limit] = {}
    for entry in _few(root, "limits", MAX_LIMITS):
        name = _name(entry, found)
        for key in ("most", "days"):
            if not entry.has(key):
                entry.problem(key, "is missing")
        touchpoint = entry.text("touchpoint")
        known = touchpoints.get(touchpoint)
        if touchpoint and known is None:
            entry.problem(
                "touchpoint", f"there is no touchpoint '{touchpoint}'",
                entry.meant(touchpoint, touchpoints.keys()),
            )  # fmt: skip
        if not touchpoint and not entry.has("channel"):
            entry.problem("channel", "is missing: say on which channel, or at which touchpoint")
        channel = entry.choice("channel", Channel, known.channel if known else Channel.OUTBOUND)
        if known and channel is not known.channel:
            entry.problem("channel", f"is not that of '{touchpoint}', which is {known.channel}")
        elif channel is not Channel.OUTBOUND:
            place = "touchpoint" if touchpoint else "channel"
            entry.problem(place, "has no limit: only what we begin ourselves, on outbound, counts")
        found[name] = Limit(
            name=name,
            channel=channel,
            touchpoint=touchpoint,
            most=entry.whole("most", 1, 0, 10_000),
            days=_days(entry, "days"),
        )
        entry.finish()
    return tuple(found.values())


def _few(root: Table, key: str, most: int) -> list[Table]:
    entries = list(root.listed(key))
    if len(entries) > most:
        root.problem(key, f"are more than {most}")
    return entries[:most]


def _name(entry: Table, found: Mapping[str, object]) -> str:
    name = entry.text("name", None, 100)
    if name in found:
        entry.problem("name", f"there is another '{name}'")
    return name


def _days(entry: Table, key: str) -> float:
    """A time that passes: less than a minute is a slip of the pen."""
    return entry.number(key, 7.0, 1 / 1440, DAYS_MOST)


def _listed(entry: Table, key: str) -> tuple[str, ...]:
    """Names, without doubles."""
    return tuple(dict.fromkeys(entry.texts(key)))
